"""A numbered receipt, twice on one page: one half for whoever paid, one half stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from grouphub.base import days, decimals
from grouphub.base.i18n import _
from grouphub.base.money import NO_BREAK_SPACE, shown
from grouphub.features.income.rules import EFFECTS, RATE_SCALE, area_word
from grouphub.paper import fonts
from grouphub.paper.sheet import HEIGHT, MARGIN, WIDTH, Paper, lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grouphub.features.income.cash import ReceiptRow

_HALF: Final = HEIGHT / 2
_LABEL_WIDE: Final = 130.0


def receipt_pdf(receipt: ReceiptRow, group: str) -> bytes:
    """Return the receipt: number, day, sum, who, what for, and what is left to pay."""
    paper = Paper()
    for top in (HEIGHT, _HALF):
        _half(paper.canvas, receipt, group, top)
    paper.canvas.setLineWidth(0.5)
    paper.canvas.setStrokeGray(0.45)
    paper.canvas.setDash(4, 4)
    paper.canvas.line(22.7, _HALF, WIDTH - 22.7, _HALF)
    return paper.finish()


def _half(canvas: Any, receipt: ReceiptRow, group: str, top: float) -> None:
    y = top - MARGIN
    canvas.setFont(fonts.BOLD, 18)
    title = _("Receipt № {number}").format(number=receipt.number)
    canvas.drawString(MARGIN, y - 12, title)
    canvas.setFont(fonts.REGULAR, 10)
    canvas.drawRightString(WIDTH - MARGIN, y - 12, group)
    y -= 44
    for label, words, font, size in _words(receipt):
        y -= size - 12
        canvas.setFont(fonts.REGULAR, 10)
        canvas.drawString(MARGIN, y, label)
        for line in lines(words, font, size, WIDTH - 2 * MARGIN - _LABEL_WIDE)[:3]:
            canvas.setFont(font, size)
            canvas.drawString(MARGIN + _LABEL_WIDE, y, line)
            y -= 12 * 1.4
        y -= 7
    y = min(y - 24, top - _HALF + 70)
    for place, words in enumerate((_("Gave"), _("Took"))):
        left = MARGIN + place * (WIDTH - 2 * MARGIN) / 2
        canvas.setLineWidth(0.5)
        canvas.line(left, y, left + 190, y)
        canvas.setFont(fonts.REGULAR, 8.5)
        canvas.drawString(left, y - 12, _("{who}: signature or thumb").format(who=words))


def _words(receipt: ReceiptRow) -> Iterator[tuple[str, str, str, float]]:
    line = receipt.line
    if receipt.voided_on is not None:
        voided = _("voided on {day}: {reason}").format(day=days.in_table(receipt.voided_on), reason=receipt.reason)
        yield _("Not valid"), voided, fonts.SEMIBOLD, 12
    yield _("Day"), days.in_table(line.day), fonts.REGULAR, 12
    yield _("Sum"), shown(line.amount), fonts.BOLD, 20
    if line.currency and line.foreign_amount and line.rate:
        other = f"{shown(line.foreign_amount, currency=False)}{NO_BREAK_SPACE}{line.currency}"
        rate = decimals.shown(line.rate, 100 * RATE_SCALE)
        yield _("In other money"), _("{amount}, at {rate} for one").format(amount=other, rate=rate), fonts.REGULAR, 12
    if line.who:
        yield (_("Paid out to") if EFFECTS[line.kind].box < 0 else _("Came from")), line.who, fonts.SEMIBOLD, 12
    yield _("What for"), receipt.what or area_word(line.area), fonts.REGULAR, 12
    if receipt.left is not None:
        left = shown(max(receipt.left, 0)) if receipt.left else _("nothing: all is paid")
        yield _("Left to pay"), left, fonts.SEMIBOLD, 12
