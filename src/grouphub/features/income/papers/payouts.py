"""A pay night on paper: the list to sign, and a slip for each woman that shows nobody else's sum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from grouphub.base import days
from grouphub.base.i18n import _, ngettext
from grouphub.base.money import NO_BREAK_SPACE, shown
from grouphub.features.income.rules import pieces_for_all
from grouphub.paper import fonts
from grouphub.paper.sheet import HEIGHT, WIDTH, Paper, lines
from grouphub.paper.table import Column, TableText, table_pdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from grouphub.features.income.printed import PaidRun, PaidWoman

ACROSS: Final = 2
DOWN: Final = 4
_EDGE: Final = 22.7  # 8 mm: no printer reaches further out
_PAD: Final = 17.0
_WIDE: Final = (WIDTH - 2 * _EDGE) / ACROSS
_HIGH: Final = (HEIGHT - 2 * _EDGE) / DOWN


def payout_sheet(run: PaidRun, group: str) -> bytes:
    """Return the list to sign: name, sum, signature or thumb; the total, and the notes and coins needed for it."""
    count = ngettext("{count} woman", "{count} women", len(run.women)).format(count=len(run.women))
    text = TableText(_("Pay list"), facts(group, count, run))
    columns = (
        Column(_("Name"), 3.2, bold=True),
        Column(_("Sum"), 1.3, right=True),
        Column(_("Remark"), 1.5),
        Column(_("Signature or thumb"), 2.6),
    )
    rows = [(one.name, shown(one.amount), _("advance") if one.is_advance else "", "") for one in run.women]
    total = (_("Together"), shown(run.total), "", "")
    below = (_("Notes and coins for all: {pieces}").format(pieces=pieces_line(_needed(run))), run.note)
    signed = _("Paid out by (name, signature): {line}").format(line="_" * 40)
    return table_pdf(
        text, columns, rows, row_high=40.0, across=True, total=total, below=("", *filter(None, below), "", signed)
    )


def _needed(run: PaidRun) -> dict[int, int]:
    return pieces_for_all(one.amount for one in run.women)


def facts(group: str, count: str, run: PaidRun) -> str:
    """Return the line below a title."""
    return " · ".join(filter(None, (group, count, days.in_table(run.day))))


def pieces_line(pieces: Mapping[int, int]) -> str:
    """Return "3 × 100 som., 1 × 0,50 som.": how many of each note and coin."""
    return ", ".join(f"{count}{NO_BREAK_SPACE}×{NO_BREAK_SPACE}{shown(piece)}" for piece, count in pieces.items())


def payout_slips(run: PaidRun, group: str) -> bytes:
    """Return a slip for each woman, eight to a page, to be cut along the dashed lines."""
    paper = Paper()
    for place, one in enumerate(run.women):
        on_page = place % (ACROSS * DOWN)
        if place and not on_page:
            paper.canvas.showPage()
        if not on_page:
            _cut_lines(paper.canvas)
        row, column = divmod(on_page, ACROSS)
        _slip(paper.canvas, run, one, group, _EDGE + column * _WIDE, HEIGHT - _EDGE - row * _HIGH)
    return paper.finish()


def _cut_lines(canvas: Any) -> None:
    canvas.setLineWidth(0.5)
    canvas.setStrokeGray(0.45)
    canvas.setDash(4, 4)
    for column in range(1, ACROSS):
        canvas.line(_EDGE + column * _WIDE, _EDGE, _EDGE + column * _WIDE, HEIGHT - _EDGE)
    for row in range(1, DOWN):
        canvas.line(_EDGE, _EDGE + row * _HIGH, WIDTH - _EDGE, _EDGE + row * _HIGH)
    canvas.setDash()
    canvas.setStrokeGray(0)


def _slip(canvas: Any, run: PaidRun, one: PaidWoman, group: str, left: float, top: float) -> None:
    room = _WIDE - 2 * _PAD
    y = top - _PAD
    for words, font, size in _words(run, one, group):
        for line in lines(words, font, size, room)[:2]:
            y -= size * 1.4
            canvas.setFont(font, size)
            canvas.drawString(left + _PAD, y, line)
        y -= 4


def _words(run: PaidRun, one: PaidWoman, group: str) -> Iterable[tuple[str, str, float]]:
    yield " · ".join(filter(None, (group, days.in_table(run.day)))), fonts.REGULAR, 9.0
    yield one.name, fonts.SEMIBOLD, 13.0
    yield shown(one.amount), fonts.BOLD, 22.0
    if one.is_advance:
        yield _("Part of it is an advance."), fonts.REGULAR, 10.0
    if one.left > 0:
        yield _("Still to be paid: {left}").format(left=shown(one.left)), fonts.REGULAR, 10.0
    elif one.left < 0:
        yield _("Paid beforehand: {more}").format(more=shown(-one.left)), fonts.REGULAR, 10.0
    yield pieces_line(pieces_for_all([one.amount])), fonts.REGULAR, 8.5
