"""What every PDF shares: A4, embedded letters, and nothing said about who made it, where or when."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, Final

from grouphub.paper import fonts

WIDTH: Final = 595.28
HEIGHT: Final = 841.89
MARGIN: Final = 56.7  # 2 cm, in points


class Paper:
    """A PDF being drawn: ``canvas`` is reportlab's, ``finish`` gives the bytes."""

    def __init__(self, size: tuple[float, float] = (WIDTH, HEIGHT)) -> None:
        from reportlab.pdfgen.canvas import Canvas

        fonts.load()
        self._bytes = BytesIO()
        # Without initialFontName reportlab opens every page in a Helvetica it does not embed.
        self.canvas: Any = Canvas(
            self._bytes, pagesize=size, initialFontName=fonts.REGULAR, invariant=1, pageCompression=1
        )
        _forget_maker(self.canvas)

    def finish(self) -> bytes:
        """End the last page and return the PDF."""
        self.canvas.showPage()
        self.canvas.save()
        # reportlab signs in two comments; blanks of the same length keep every offset right.
        return re.sub(
            rb"ReportLab [Gg]enerated PDF document[^\n]*", lambda found: b" " * len(found[0]), self._bytes.getvalue()
        )


class Sheet(Paper):
    """A4 pages drawn from the top down."""

    def __init__(self) -> None:
        super().__init__()
        self.y = HEIGHT - MARGIN

    def down(self, points: float) -> None:
        """Go further down; a new page begins where this one ends."""
        self.y -= points
        if self.y < MARGIN:
            self.canvas.showPage()
            self.y = HEIGHT - MARGIN

    def keep(self, points: float) -> None:
        """Begin a new page unless so much room is left on this one."""
        if self.y - points < MARGIN:
            self.canvas.showPage()
            self.y = HEIGHT - MARGIN

    def words(
        self,
        text: str,
        font: str = fonts.REGULAR,
        size: float = 12,
        *,
        left: float = MARGIN,
        wide: float = WIDTH - 2 * MARGIN,
    ) -> None:
        """Set ``text`` in lines as wide as ``wide`` and go below them."""
        for line in lines(text, font, size, wide):
            self.down(size * 1.4)
            self.canvas.setFont(font, size)
            self.canvas.drawString(left, self.y, line)

    def rule(self) -> None:
        """Draw a thin line across the page here."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(MARGIN, self.y, WIDTH - MARGIN, self.y)


def lines(text: str, font: str, size: float, wide: float) -> list[str]:
    """Break ``text`` into lines no wider than ``wide`` points: between words, and inside one that is too long."""
    made = [""]
    for word in text.split(" "):
        longer = f"{made[-1]} {word}" if made[-1] else word
        if fonts.width(longer, font, size) <= wide:
            made[-1] = longer
            continue
        parts = [word] if fonts.width(word, font, size) <= wide else _broken(word, font, size, wide)
        made = [*made, *parts] if made[-1] else [*made[:-1], *parts]
    return made


def _broken(word: str, font: str, size: float, wide: float) -> list[str]:
    """Return a word in pieces that fit."""
    pieces = [""]
    room = wide
    for sign in word:
        room -= fonts.width(sign, font, size)
        if room < 0 and pieces[-1]:
            pieces.append("")
            room = wide - fonts.width(sign, font, size)
        pieces[-1] += sign
    return pieces


def _forget_maker(canvas: Any) -> None:
    """Take title, author, maker and dates out of the PDF."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo

    class Nothing(PDFInfo):  # type: ignore[misc]
        title = author = subject = keywords = ""

        def format(self, document: Any) -> Any:
            return PDFDictionary({}).format(document)

    canvas._doc.info = Nothing()  # noqa: SLF001  reportlab offers no other way
