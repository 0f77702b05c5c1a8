"""The sheet of a day of baking on A4: filled in, or empty where nothing is written yet, for the pen beside the oven."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.money import Money, shown
from grouphub.features.bakery.rules import sold_for
from grouphub.features.bakery.sheet import split_now
from grouphub.features.income.rules import category_word
from grouphub.features.income.sharing import shown_per_cent
from grouphub.paper import fonts
from grouphub.paper.grid import EDGE, draw_grid
from grouphub.paper.sheet import Sheet
from grouphub.paper.table import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grouphub.features.bakery.queries import BakerRow, CountRow, DaySheet

_SPARE_KINDS: Final = 1
_SPARE_COSTS: Final = 1
_LEAST_BAKERS: Final = 5
"""Rows for the pen: bread and costs nobody thought of, and women who come that day."""
_ROOM_TO_WRITE: Final = 22.0
_ROOM_TO_SIGN: Final = 26.0
_ROOM_TO_READ: Final = 20.0


def bread_sheet_pdf(sheet: DaySheet, group: str) -> bytes:
    """Return the sheet: each bread with its numbers, the money, who bakes and how long, her share, room to sign."""
    paper = Sheet()
    paper.words(_("Bread sheet"), fonts.BOLD, 20, left=EDGE)
    state = _("Closed on {day}").format(day=days.in_table(sheet.closed_on)) if sheet.closed_on else _("Not closed yet")
    paper.words(" · ".join(filter(None, (group, days.heading(sheet.day), state))), size=10.5, left=EDGE)
    paper.down(12)
    _draw_bread(paper, sheet)
    _title(paper, _("Money of the day"))
    draw_grid(
        paper, (Column("", 2.4), Column("", 1, bold=True, right=True)), list(_money(sheet)), row_high=_room(sheet)
    )
    _title(paper, _("Who bakes"))
    _draw_bakers(paper, sheet)
    if sheet.note:
        paper.down(6)
        paper.words(_("Note: {note}").format(note=" ".join(sheet.note.split())), size=10.5, left=EDGE)
    paper.keep(40)
    paper.down(20)
    paper.words(_("Written down by (name, signature): {line}").format(line="_" * 32), size=10.5, left=EDGE)
    return paper.finish()


def _title(paper: Sheet, words: str) -> None:
    paper.keep(90)  # never alone at the foot of a page
    paper.down(6)
    paper.words(words, fonts.SEMIBOLD, 12, left=EDGE)
    paper.down(6)


def _is_counted(sheet: DaySheet) -> bool:
    """Return whether there is something to reckon with: else every sum stays empty for the pen."""
    return sheet.closed_on is not None or any(row.counted.was_baked for row in sheet.counts)


def _room(sheet: DaySheet) -> float:
    return _ROOM_TO_READ if sheet.closed_on else _ROOM_TO_WRITE


def _draw_bread(paper: Sheet, sheet: DaySheet) -> None:
    columns = (
        Column(_("Bread"), 104, bold=True),
        Column(_("Price"), 52, right=True),
        Column(_("Planned"), 46, right=True),
        Column(_("Baked"), 48, right=True),
        Column(_("Sold"), 48, right=True),
        Column(_("Given away"), 48, right=True),
        Column(_("Burnt or stale"), 62, right=True),
        Column(_("Left"), 48, right=True),
        Column(_("Money"), 64, right=True),
    )
    closed = sheet.closed_on is not None
    rows = [_bread(row, closed=closed) for row in sheet.counts]
    if not closed:
        rows += [("",) * len(columns)] * _SPARE_KINDS
    counted = [row.counted for row in sheet.counts]
    sums = [
        "",
        *(_sum(getattr(one, name) for one in counted) for name in ("planned", "baked", "sold", "given", "spoiled")),
    ]
    left = _sum(one.reckoned_left if one.left is None else one.left for one in counted if one.was_baked)
    money = shown(sold_for(counted)) if _is_counted(sheet) else ""
    draw_grid(paper, columns, rows, row_high=_room(sheet), total=(_("Together"), *sums, left, money))


def _bread(row: CountRow, *, closed: bool) -> tuple[str, ...]:
    one = row.counted
    numbers = [str(number) if number or closed else "" for number in (one.baked, one.sold, one.given, one.spoiled)]
    left = one.reckoned_left if one.left is None and closed else one.left
    return (
        row.name,
        shown(one.price),
        str(one.planned or ""),
        *numbers,
        "" if left is None else str(left),
        shown(one.money) if one.sold or closed else "",
    )


def _sum(numbers: Iterator[int]) -> str:
    return str(sum(numbers) or "")


def _money(sheet: DaySheet) -> Iterator[tuple[str, str]]:
    draft = sheet.draft()
    split = split_now(draft)
    known = _is_counted(sheet)

    def told(amount: int) -> str:
        return shown(amount) if known else ""

    yield _("Sold"), told(sheet.sold)
    yield _("Of it on credit"), told(sheet.on_credit)
    yield _("Came into the cash box"), told(sheet.sold - sheet.on_credit)
    yield from _costs(sheet)
    if sheet.loss_taken:
        yield _("Old loss"), shown(sheet.loss_taken)
    if split is not None and split.loss and known:
        yield _("Loss"), shown(split.loss)
        return
    if sheet.fund_percent:
        percent = shown_per_cent(sheet.fund_percent)
        yield _("Group fund, {percent} %").format(percent=percent), told(split.fund) if split is not None else ""
    yield _("To share"), told(split.shared + split.rest) if split is not None else ""
    if split is not None and split.rest:
        yield _("Rest stays in the box"), told(split.rest)


def _costs(sheet: DaySheet) -> Iterator[tuple[str, str]]:
    for cost in sheet.costs:
        word = category_word(cost.category) or _("Something else")
        if not cost.from_box:
            word = _("{what}, paid before").format(what=word)
        if not sheet.after_costs:
            word = _("{what}, not taken off").format(what=word)
        yield _("Costs: {what}").format(what=word), shown(cost.amount) if cost.amount else ""
    if sheet.closed_on is None:
        for _spare in range(_SPARE_COSTS):
            yield _("Costs: {what}").format(what=""), ""


def _draw_bakers(paper: Sheet, sheet: DaySheet) -> None:
    columns = (
        Column(_("Name"), 3, bold=True),
        Column(_("Begins"), 1, right=True),
        Column(_("Hours"), 1, right=True),
        Column(_("Her share"), 1.4, right=True),
        Column(_("Signature or thumb"), 2.6),
    )
    split = split_now(sheet.draft()) if _is_counted(sheet) else None
    parts = {part.person_id: part.amount for part in split.parts} if split else {}
    closed = sheet.closed_on is not None
    rows = [_baker(row, row.amount if closed else parts.get(row.person_id)) for row in sheet.bakers]
    if not closed:
        rows += [("",) * len(columns)] * max(1, _LEAST_BAKERS - len(rows))
    draw_grid(paper, columns, rows, row_high=_ROOM_TO_SIGN)


def _baker(row: BakerRow, share: Money | None) -> tuple[str, ...]:
    begins = "" if row.begins is None else f"{row.begins // 60}:{row.begins % 60:02}"
    hours, rest = divmod(row.minutes, 60)
    time = f"{hours}:{rest:02}" if rest else str(hours or "")
    return row.name, begins, time, "" if share is None else shown(share), ""
