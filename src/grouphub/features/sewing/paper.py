"""The card of an order on A5: it lies with the cloth while it is sewn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.money import shown
from grouphub.features.sewing.rules import Cloth, centimetres, garment_word, measure_word
from grouphub.paper import fonts
from grouphub.paper.sheet import Paper, lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grouphub.features.sewing.queries import OrderCard

SIZE: Final = (419.53, 595.28)
"""A5, in points."""
_MARGIN: Final = 34.0
_LABEL: Final = 96.0
_BOX: Final = 10.0
_MOST_LINES: Final = 6


def order_card_pdf(card: OrderCard, group: str) -> bytes:
    """Return the card: number, what, for whom, for which day, price, measures, who sews. No telephone stands on it."""
    paper = Paper(SIZE)
    canvas = paper.canvas
    wide, y = SIZE[0], SIZE[1] - _MARGIN
    canvas.setFont(fonts.BOLD, 20)
    canvas.drawString(_MARGIN, y - 14, _("Order {number}").format(number=card.row.number))
    canvas.setFont(fonts.REGULAR, 9)
    canvas.drawRightString(wide - _MARGIN, y - 14, group)
    y -= 44
    for label, words, font, size in _words(card):
        y = _line(canvas, label, words, font, size, y)
    if card.measures is not None:
        y -= 8
        canvas.setLineWidth(0.5)
        canvas.line(_MARGIN, y + 12, wide - _MARGIN, y + 12)
        y = _measures(canvas, card, y - 6)
        if card.measures.note:
            _line(canvas, _("Note"), card.measures.note, fonts.REGULAR, 11, y - 6)
    _boxes(canvas, (_("Cut"), _("Sewn"), _("Fitted"), _("Handed over"), _("Paid")))
    return paper.finish()


def _boxes(canvas: Any, steps: tuple[str, ...]) -> None:
    """Draw a box to tick for each step along the foot, with the same room between them."""
    canvas.setFont(fonts.REGULAR, 9)
    widths = [_BOX + 4 + canvas.stringWidth(words, fonts.REGULAR, 9) for words in steps]
    gap = (SIZE[0] - 2 * _MARGIN - sum(widths)) / (len(steps) - 1)
    left = _MARGIN
    for words, wide in zip(steps, widths, strict=True):
        canvas.rect(left, _MARGIN, _BOX, _BOX)
        canvas.drawString(left + _BOX + 4, _MARGIN + 1.5, words)
        left += wide + gap


def _line(canvas: Any, label: str, words: str, font: str, size: float, y: float) -> float:
    canvas.setFont(fonts.REGULAR, 9)
    canvas.drawString(_MARGIN, y, label)
    canvas.setFont(font, size)
    told = lines(words, font, size, SIZE[0] - 2 * _MARGIN - _LABEL)
    if len(told) > _MOST_LINES:
        told = [*told[: _MOST_LINES - 1], f"{told[_MOST_LINES - 1]} …"]
    for line in told:
        canvas.drawString(_MARGIN + _LABEL, y, line)
        y -= size * 1.35
    return y - 4


def _measures(canvas: Any, card: OrderCard, y: float) -> float:
    """Draw the measures in two columns."""
    assert card.measures is not None
    items = list(card.measures.measures.items())
    half = (len(items) + 1) // 2
    across = (SIZE[0] - 2 * _MARGIN) / 2
    for place, (name, value) in enumerate(items):
        left = _MARGIN + (place // half) * across
        at = y - (place % half) * 17
        canvas.setFont(fonts.REGULAR, 10)
        canvas.drawString(left, at, measure_word(name))
        canvas.setFont(fonts.BOLD, 11)
        canvas.drawRightString(left + across - 20, at, _("{value} cm").format(value=centimetres(value)))
    return y - half * 17


def _words(card: OrderCard) -> Iterator[tuple[str, str, str, float]]:
    row = card.row
    count = "" if row.quantity == 1 else f" × {row.quantity}"
    yield _("What is to be sewn"), f"{garment_word(row.garment)}{count}", fonts.BOLD, 14
    yield _("For whom"), row.customer, fonts.SEMIBOLD, 12
    yield _("Ready on"), days.in_table(row.due) if row.due else "–", fonts.BOLD, 14
    yield _("Taken on"), days.in_table(row.taken_on), fonts.REGULAR, 11
    yield _("Price"), shown(row.total), fonts.SEMIBOLD, 12
    yield _("Left to pay"), shown(max(row.left, 0)), fonts.SEMIBOLD, 12
    yield _("Cloth"), _("hers") if card.cloth == Cloth.CUSTOMER else _("the group’s"), fonts.REGULAR, 11
    if card.workers:
        named = ", ".join(f"{one.name} ({one.task})" if one.task else one.name for one in card.workers)
        yield _("Who sews it"), named, fonts.REGULAR, 11
    if card.note:
        yield _("Note"), card.note.replace("\n", " "), fonts.REGULAR, 11
