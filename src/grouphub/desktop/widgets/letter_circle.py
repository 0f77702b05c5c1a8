"""Two initials on a soft round ground, in place of a photo."""

from __future__ import annotations

import zlib

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting


def area_of(name: str) -> str:
    """Return the soft colour that belongs to a name, always the same one."""
    return theme.AREAS[zlib.crc32(name.encode()) % len(theme.AREAS)]


def paint_circle(painter: QPainter, rect: QRect, initials: str, name: str) -> None:
    """Paint a letter circle into ``rect``."""
    area = area_of(name)
    painting.box(painter, rect, rect.height(), fill=f"{area}soft")
    font = theme.font("small", 600)
    font.setPixelSize(round(rect.height() * 0.36) if rect.height() < theme.px(48) else round(rect.height() * 0.39))
    painting.words(painter, rect, initials, font, area, painting.CENTRE)


class LetterCircle(painting.Follows, QWidget):
    """A letter circle on a page, ``side`` px wide at normal letters."""

    def __init__(self, initials: str = "", name: str = "", side: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_name(initials, name)
        self.look_changed()

    def set_name(self, initials: str, name: str) -> None:
        """Show the initials of another woman; the colour follows her name."""
        self._initials, self._name = initials, name
        self.setAccessibleName(name)
        self.update()

    def look_changed(self) -> None:
        """Grow with the letters."""
        self.setFixedSize(theme.px(self._side), theme.px(self._side))
        super().look_changed()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the circle."""
        painter = QPainter(self)
        paint_circle(painter, self.rect(), self._initials, self._name)
        painter.end()
