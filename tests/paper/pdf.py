"""Reading a PDF back, as a person and as a program would."""

from __future__ import annotations

import re

from pypdfium2 import PdfDocument


def texts(pdf: bytes) -> list[str]:
    """Return the text of every page, lines parted by single breaks."""
    document = PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def text(pdf: bytes) -> str:
    """Return all the text with single blanks: where a line was broken does not matter."""
    return re.sub(r"\s+", " ", " ".join(texts(pdf)))


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Return the size of every page in whole points."""
    document = PdfDocument(pdf)
    try:
        return [(round(wide), round(high)) for wide, high in (page.get_size() for page in document)]
    finally:
        document.close()


def says_nothing_about_its_making(pdf: bytes) -> bool:
    """Tell whether neither maker, day, title nor author stands in the file."""
    return re.search(rb"reportlab|grouphub|/CreationDate|/Producer|/Author|/Title", pdf, re.IGNORECASE) is None


def has_only_embedded_letters(pdf: bytes) -> bool:
    """Tell whether every font of the file is ours and lies in it."""
    fonts = set(re.findall(rb"/BaseFont /(\S+)", pdf))
    return bool(fonts) and all(b"+Onest" in font for font in fonts) and pdf.count(b"/FontFile2") >= len(fonts)


def ink_box(pdf: bytes, page: int = 0) -> tuple[float, float, float, float]:
    """Return how far ink is from the left, top, right and bottom edge of a page, in millimetres."""
    document = PdfDocument(pdf)
    try:
        image = document[page].render(scale=2, grayscale=True).to_pil().point(lambda grey: 255 if grey < 250 else 0)
        left, top, right, bottom = image.getbbox() or (0, 0, *image.size)
        millimetre = 2 * 72 / 25.4
        wide, high = image.size
        return left / millimetre, top / millimetre, (wide - right) / millimetre, (high - bottom) / millimetre
    finally:
        document.close()
