"""Printing a PDF that is only in memory."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOB = "list-01"
_DPI = 300
_IN_MEMORY = Path("/dev/shm")  # noqa: S108  memory, and gone with the power


class NoPrinter(GroupHubError):
    """No printer is set up on this computer."""

    message = N_("There is no printer on this computer. Nothing was printed.")


class PrintingFailed(GroupHubError):
    """The printer did not take the pages."""

    message = N_("The printer did not take the page. Look whether it is switched on and has paper, then try again.")


def has_printer() -> bool:
    """Tell whether a printer is set up here."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def print_pdf(pdf: bytes) -> None:
    """Print on the computer's usual printer, at once. Raises NoPrinter or PrintingFailed."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    if not has_printer():
        raise NoPrinter
    usual = QPrinterInfo.defaultPrinter()
    if usual.isNull():
        usual = QPrinterInfo.availablePrinters()[0]
    with _spooled_in_memory():
        paint_pdf(pdf, QPrinter(usual, QPrinter.PrinterMode.HighResolution))


def paint_pdf(pdf: bytes, printer: Any) -> None:
    """Draw every page of ``pdf`` on a QPrinter, under a neutral name. Raises PrintingFailed."""
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter

    printer.setDocName(_JOB)
    printer.setCreator("")
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    first = page(pdf, 0, 100)
    across = first.width() > first.height()
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintingFailed
    try:
        for number, image in enumerate(pages(pdf)):
            if number and not printer.newPage():
                raise PrintingFailed
            whole = QRectF(painter.viewport())
            size = image.size().scaled(whole.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
    finally:
        painter.end()


def pages(pdf: bytes, dpi: int = _DPI) -> Iterator[Any]:
    """Yield every page as a QImage."""
    with _document(pdf) as document:
        for one in document:
            yield _image(one, dpi / 72)


def page_count(pdf: bytes) -> int:
    """Return how many pages there are."""
    with _document(pdf) as document:
        return len(document)


def page(pdf: bytes, number: int, longest: int) -> Any:
    """Return one page, counted from 0, as a QImage whose longer side is ``longest`` pixels."""
    with _document(pdf) as document:
        one = document[number]
        return _image(one, longest / max(one.get_size()))


@contextmanager
def _document(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def _image(one: Any, scale: float) -> Any:
    from PySide6.QtGui import QImage

    bitmap = one.render(scale=scale, grayscale=True)
    raw = bytes(bitmap.buffer)
    form = QImage.Format.Format_Grayscale8
    return QImage(raw, bitmap.width, bitmap.height, bitmap.stride, form).copy()


@contextmanager
def _spooled_in_memory() -> Iterator[None]:
    """Let the system's printing keep the file it needs in memory, where there is one."""
    if not sys.platform.startswith("linux") or not os.access(_IN_MEMORY, os.W_OK):
        yield
        return
    before = os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = str(_IN_MEMORY)
    try:
        yield
    finally:
        if before is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before
