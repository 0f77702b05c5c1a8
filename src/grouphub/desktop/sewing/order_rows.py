"""The rows of an order's page: who sews it, its measures, and what it took from the stock."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.money import shown
from grouphub.desktop.settings.rows import SettingRow
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Sign
from grouphub.features.income.sharing import rule_word, shown_per_cent
from grouphub.features.sewing.rules import centimetres, garment_word, measure_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grouphub.desktop.workspace import Frame
    from grouphub.features.sewing.queries import MeasureRow, OrderCard
    from grouphub.features.stock.queries import UsedRow


def sign(icon: str) -> Sign:
    """Return the sign of a row, as wide as those on an area's colour."""
    return Sign(icon, area="ink2", side=40)


def work_rows(card: OrderCard) -> list[SettingRow]:
    """Return who does what with her share, and how the money is shared."""
    if not card.workers:
        return [SettingRow(sign("user"), _("Nobody yet"), _("Change the order to say who sews it."))]
    rows = []
    for one in card.workers:
        share = shown(one.amount) if one.amount is not None else _("her share is reckoned when it is sewn")
        if one.waits and one.amount:
            share = _("{amount}, not yet received").format(amount=share)
        rows.append(SettingRow(sign("user"), one.name, " · ".join(filter(None, (one.task, share)))))
    return [*rows, SettingRow(sign("chart-bar"), _("How it is shared"), _sharing(card))]


def _sharing(card: OrderCard) -> str:
    told = [rule_word(card.rule)]
    if card.piece_pay:
        told.append(_("{amount} a piece").format(amount=shown(card.piece_pay)))
    if card.costs and card.after_costs:
        told.append(_("costs go off first"))
    if card.fund_percent:
        told.append(_("{per_cent} % for the group fund").format(per_cent=shown_per_cent(card.fund_percent)))
    return " · ".join(told)


def measure_rows(card: OrderCard, earlier: Sequence[MeasureRow]) -> list[SettingRow]:
    """Return every set of measures, the newest first, each with what it was before."""
    own = card.measures
    rows = [own, *earlier] if own is not None and own.id not in {row.id for row in earlier} else list(earlier)
    if not rows:
        return [SettingRow(sign("text-align-left"), _("Nothing was measured yet"))]
    return [_measured(row, next(iter(rows[place + 1 :]), None)) for place, row in enumerate(rows)]


def _measured(row: MeasureRow, before: MeasureRow | None) -> SettingRow:
    title = f"{garment_word(row.garment)}, {days.in_table(row.taken_on)}"
    told = " · ".join(filter(None, (compared(row, before), row.note)))
    return SettingRow(sign("text-align-left"), title, told)


def compared(row: MeasureRow, before: MeasureRow | None) -> str:
    """Return the measures in centimetres, with what they were before where they changed."""
    told = []
    for name, value in row.measures.items():
        was = before.measures.get(name) if before else None
        more = _(" (was {value})").format(value=centimetres(was)) if was is not None and was != value else ""
        told.append(f"{measure_word(name)} {centimetres(value)}{more}")
    return " · ".join(told)


def material_rows(used: Sequence[UsedRow], frame: Frame) -> list[SettingRow]:
    """Return what the order took from the stock, each with the way to the material."""
    rows = []
    for place, row in enumerate(used):
        line = SettingRow(sign("package"), f"{row.name}: {row.amount}", days.in_table(row.day))
        button = Button(_("Open"), size="small")
        button.setObjectName(f"material/{place}")
        button.setAccessibleName(_("Open: {what}").format(what=f"{row.name}, {row.amount}"))
        button.clicked.connect(partial(frame.go, "material", material=str(row.material_id)))
        line.add_control(button)
        rows.append(line)
    return rows or [SettingRow(sign("package"), _("Nothing was taken from the stock"))]
