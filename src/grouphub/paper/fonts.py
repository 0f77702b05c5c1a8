"""The program's letters in PDF: the same Onest as on the screen, embedded."""

from __future__ import annotations

from functools import cache
from typing import Final

from grouphub.base import resources

REGULAR: Final = "Onest"
SEMIBOLD: Final = "Onest-SemiBold"
BOLD: Final = "Onest-Bold"

_FILES: Final = {REGULAR: "Onest-Regular.ttf", SEMIBOLD: "Onest-SemiBold.ttf", BOLD: "Onest-Bold.ttf"}


@cache
def load() -> None:
    """Make the fonts known to reportlab; the second call does nothing."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resources.path("fonts", file))))


def width(text: str, font: str, size: float) -> float:
    """Return how wide ``text`` is set, in points."""
    return sum(map(_widths(font).__getitem__, text)) * size / 1000


class _Widths(dict[str, float]):
    """How wide each letter is, in thousandths of the size; read from the font when first asked for."""

    def __init__(self, font: str) -> None:
        from reportlab.pdfbase import pdfmetrics

        load()
        super().__init__()
        self._face = pdfmetrics.getFont(font).face

    def __missing__(self, letter: str) -> float:
        found = float(self._face.charWidths.get(ord(letter), self._face.defaultWidth))
        self[letter] = found
        return found


@cache
def _widths(font: str) -> _Widths:
    return _Widths(font)
