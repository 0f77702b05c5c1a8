"""The pages of a PDF as they will lie on the table: drawn from the very bytes that are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.buttons import IconButton
from grouphub.desktop.widgets.labels import Small

if TYPE_CHECKING:
    from collections.abc import Callable

_SIDE = 250
"""Pixels of the longer side's room at normal letters; the page keeps its shape inside."""
_HIGH = 340


class PaperPreview(QWidget):
    """One page at a time, with ◀ and ▶ where there are more."""

    def __init__(self) -> None:
        super().__init__()
        self._pdf = b""
        self._number = 0
        self._count = 0
        self.sheet = _Sheet()
        self.before = IconButton("caret-left", _("Page before"))
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after = IconButton("caret-right", _("Next page"))
        self.after.clicked.connect(lambda: self.turn(1))
        self.words = Small("")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        feet = QHBoxLayout()
        feet.setContentsMargins(0, 0, 0, 0)
        feet.addWidget(self.before)
        feet.addWidget(self.words, 1)
        feet.addWidget(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(feet)
        column.addStretch(1)
        self._show_place()

    def show_pdf(self, pdf: bytes) -> None:
        """Show the first page of another paper."""
        from grouphub.desktop.printing import page_count

        self._pdf, self._number, self._count = pdf, 0, page_count(pdf)
        self._draw()

    def turn(self, steps: int) -> None:
        """Show another page."""
        self._number = max(0, min(self._count - 1, self._number + steps))
        self._draw()

    def _draw(self) -> None:
        self.sheet.show_page(lambda high: _drawn(self._pdf, self._number, high))
        self._show_place()

    def _show_place(self) -> None:
        several = self._count > 1
        self.before.setVisible(several)
        self.after.setVisible(several)
        self.before.setEnabled(self._number > 0)
        self.after.setEnabled(self._number < self._count - 1)
        words = _("page {number} of {last}").format(number=self._number + 1, last=self._count) if several else ""
        self.words.setText(words)
        self.sheet.setAccessibleName(words or _("The paper as it will be printed"))


class _Sheet(painting.Follows, QWidget):
    """A white page with a thin edge."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._render: Callable[[int], QImage] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for A4, upright or across."""
        return QSize(theme.px(_SIDE), theme.px(_HIGH))

    def show_page(self, render: Callable[[int], QImage]) -> None:
        """Show the page that ``render`` draws for a longest side in device pixels."""
        self._render = render
        self._image = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the page into the middle."""
        painter = QPainter(self)
        room = self.rect().adjusted(0, 0, -1, -1)
        ratio = self.devicePixelRatioF()
        if self._image is None and self._render is not None:
            self._image = self._render(round(max(room.height(), room.width()) * ratio))
        if self._image is not None:
            size = self._image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            room.setSize(size)
            room.moveCenter(self.rect().center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(room, self._image)
        painter.setPen(theme.colour("line2"))
        painter.drawRect(room.adjusted(0, 0, -1, -1))
        painter.end()


def _drawn(pdf: bytes, number: int, longest: int) -> QImage:
    from grouphub.desktop.printing import page

    drawn: QImage = page(pdf, number, longest)
    return drawn
