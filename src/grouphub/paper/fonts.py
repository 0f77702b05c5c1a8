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
    from reportlab.pdfbase import pdfmetrics

    load()
    return float(pdfmetrics.stringWidth(text, font, size))
