"""Labels on the commonest sheet there is: 24 to a page of A4, each 70 by 37 millimetres, without a gap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from grouphub.paper import fonts
from grouphub.paper.sheet import HEIGHT, Paper, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

ACROSS: Final = 3
DOWN: Final = 8
_WIDE: Final = 198.43  # 70 mm
_HIGH: Final = 104.88  # 37 mm
_TOP: Final = (HEIGHT - DOWN * _HIGH) / 2
_PAD: Final = 14.2  # 5 mm: printers shift a page by one or two
_LEAST: Final = 7.0


@dataclass(frozen=True)
class Label:
    """Small words above, large ones, small ones below; each may be empty."""

    large: str
    below: str = ""
    above: str = ""


def labels_pdf(labels: Sequence[Label], *, size: float = 14.0, outlined: bool = False, skip: int = 0) -> bytes:
    """Return as many sheets as it takes; ``skip`` leaves the first places of the first sheet free.

    ``size`` is the height of the large letters at most, in points: a long name is set smaller. ``outlined`` draws
    the edges, for cutting labels out of plain paper.
    """
    paper = Paper()
    for place, label in enumerate(labels, skip):
        on_page = place % (ACROSS * DOWN)
        if place and on_page == 0 and place > skip:
            paper.canvas.showPage()
        row, column = divmod(on_page, ACROSS)
        left, top = column * _WIDE, HEIGHT - _TOP - row * _HIGH
        if outlined:
            paper.canvas.setStrokeGray(0.75)
            paper.canvas.setLineWidth(0.4)
            paper.canvas.rect(left, top - _HIGH, _WIDE, _HIGH)
        _draw(paper.canvas, label, left, top, size)
    return paper.finish()


def _draw(canvas: Any, label: Label, left: float, top: float, size: float) -> None:
    room = _WIDE - 2 * _PAD
    middle = left + _WIDE / 2
    small = 9.0
    above = lines(label.above, fonts.REGULAR, small, room)[:1] if label.above else []
    below = lines(label.below, fonts.REGULAR, small, room)[:2] if label.below else []
    most = _HIGH - 2 * _PAD * 0.6 - (len(above) + len(below)) * small * 1.35
    large, size = _fitted(label.large, room, most, size)
    y = top - (_HIGH - (len(above) + len(below)) * small * 1.35 - len(large) * size * 1.2) / 2
    for words, font, high in (
        *((line, fonts.REGULAR, small) for line in above),
        *((line, fonts.SEMIBOLD, size) for line in large),
        *((line, fonts.REGULAR, small) for line in below),
    ):
        y -= high * (1.2 if font is fonts.SEMIBOLD else 1.35)
        canvas.setFont(font, high)
        canvas.drawCentredString(middle, y + high * 0.25, words)


def _fitted(text: str, wide: float, high: float, size: float) -> tuple[list[str], float]:
    """Return the lines of ``text`` and the largest letters, up to ``size``, in which all of it has room."""
    while size > _LEAST:
        found = lines(text, fonts.SEMIBOLD, size, wide)
        whole_words = max(fonts.width(word, fonts.SEMIBOLD, size) for word in text.split(" ")) <= wide
        if whole_words and len(found) * size * 1.2 <= high:
            return found, size
        size -= 0.5
    found = lines(text, fonts.SEMIBOLD, _LEAST, wide)
    most = int(high // (_LEAST * 1.2))
    return (found if len(found) <= most else [*found[: most - 1], f"{found[most - 1][:-1]}…"]), _LEAST
