"""The rows of the stock: a material, a remnant, a machine, and what is there no longer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.desktop.stock.stock_row import StockRow
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.chips import Pill
from grouphub.features.income.rules import AREA_SIGNS, Area, area_word
from grouphub.features.stock.rules import Condition, condition_word, shown_quantity, size_shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID

    from grouphub.desktop.workspace import Frame
    from grouphub.features.stock.queries import CareRow, MaterialRow, RemnantRow, ToolRow


def material_row(row: MaterialRow, frame: Frame) -> StockRow:
    """Return a material with what is left of it."""
    told = []
    if row.least:
        told.append(_("buy anew below {amount}").format(amount=shown_quantity(row.least, row.unit)))
    if row.counted_on is not None:
        told.append(_("counted on {day}").format(day=days.in_table(row.counted_on)))
    shown = StockRow(
        material_sign(row),
        row.name,
        " · ".join(filter(None, (area_word(row.area), *told, row.note))),
        amount=row.shown(),
        pill=Pill(_("Runs out"), "warning", "amber") if row.is_low else None,
    )
    about = {"material_id": str(row.id)}
    for form, word, icon, spoken in (
        ("buy", _("Bought"), "plus", _("Bought: {name}")),
        ("use", _("Used"), "minus", _("Used: {name}")),
        ("count_stock", _("Count"), "hash", _("Count: {name}")),
    ):
        act = partial(frame.open_form, form, **about)
        shown.add_button(f"{form}/{row.id}", word, icon, spoken.format(name=row.name), act)
    look = partial(frame.go, "material", material=str(row.id))
    shown.add_button(f"open/{row.id}", _("Open"), "list", _("Open: {what}").format(what=row.name), look)
    return shown


def material_sign(row: MaterialRow) -> Sign:
    """Return the sign of the work a material is for."""
    icon, area = ("package", "green") if row.area == Area.OTHER else AREA_SIGNS[Area(row.area)]
    return Sign(icon, area=area, side=40, size=24)


def remnant_row(row: RemnantRow, frame: Frame, today: date) -> StockRow:
    """Return a remnant with its size and where it lies."""
    told = " · ".join(filter(None, (row.place, days.in_words(row.day, today), row.note)))
    size = size_shown(row.long_cm, row.wide_cm)
    shown = StockRow(Sign("scissors", area="plum", side=40, size=24), row.what, told, amount=size)
    name = f"{row.what}, {size}, {told}"
    for form, word, icon, spoken in (
        ("use_remnant", _("Used"), "minus", _("Used: {name}")),
        ("remnant", _("Change"), "pencil-simple", _("Change: {name}")),
    ):
        act = partial(frame.open_form, form, remnant_id=str(row.id))
        shown.add_button(f"{form}/{row.id}", word, icon, spoken.format(name=name), act)
    return shown


def used_row(row: RemnantRow, today: date, bring_back: Callable[[], object]) -> StockRow:
    """Return a remnant that was used, and for what."""
    day = "" if row.used_on is None else days.in_words(row.used_on, today)
    told = " · ".join(filter(None, (row.used_for, day)))
    sign, size = Sign("scissors", area="ink2", side=40, size=24), size_shown(row.long_cm, row.wide_cm)
    shown = StockRow(sign, row.what, told, amount=size)
    _add_way_back(shown, row.id, f"{row.what}, {size}, {told}", bring_back)
    return shown


def tool_row(row: ToolRow, last: CareRow | None, frame: Frame, today: date) -> StockRow:
    """Return a machine: where and since when, how it is, its last and its next care."""
    pill = None
    if row.condition in {Condition.BROKEN, Condition.IN_REPAIR}:
        pill = Pill(condition_word(row.condition), "warning", "red")
    elif row.is_due(today):
        pill = Pill(_("Care is due"), "clock", "amber")
    sign = Sign("gear-six", area="blue", side=40, size=24)
    shown = StockRow(sign, row.shown(), about_tool(row, last), pill=pill)
    name = " ".join(filter(None, (row.shown(), row.where)))
    for form, word, icon, spoken in (
        ("care", _("Cared for today"), "check", _("Cared for: {name}")),
        ("tool", _("Change"), "pencil-simple", _("Change: {name}")),
    ):
        act = partial(frame.open_form, form, tool_id=str(row.id))
        shown.add_button(f"{form}/{row.id}", word, icon, spoken.format(name=name), act)
    look = partial(frame.go, "tool", tool=str(row.id))
    shown.add_button(f"open/{row.id}", _("Open"), "list", _("Open: {what}").format(what=name), look)
    return shown


def about_tool(row: ToolRow, last: CareRow | None = None) -> str:
    """Return where a machine is and since when, how it is, its last and its next care."""
    where = row.where or _("nobody wrote down where")
    if row.since is not None:
        where = _("{where}, since {day}").format(where=where, day=days.in_table(row.since))
    told = [where, condition_word(row.condition)]
    if last is not None:
        told.append(_("last: {what}, {day}").format(what=last.what, day=days.in_table(last.day)))
    if row.next_care is not None:
        due = _("next care {day}").format(day=days.in_table(row.next_care))
        told.append(f"{due}: {row.care}" if row.care else due)
    return " · ".join(filter(None, (*told, row.note)))


def ended_row(row: MaterialRow | ToolRow, bring_back: Callable[[], object]) -> StockRow:
    """Return a material or machine that was taken out and can come back."""
    is_material = not hasattr(row, "condition")
    sign = Sign("package" if is_material else "gear-six", area="ink2", side=40, size=24)
    name = row.name if is_material else row.shown()
    shown = StockRow(sign, name, row.note, amount=row.shown() if is_material else "")
    _add_way_back(shown, row.id, name, bring_back)
    return shown


def _add_way_back(shown: StockRow, key: UUID, name: str, bring_back: Callable[[], object]) -> None:
    spoken = _("Bring back: {what}").format(what=name)
    shown.add_button(f"back/{key}", _("Bring back"), "arrow-u-up-left", spoken, bring_back)
