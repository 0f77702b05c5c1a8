"""A big tile that begins something: sign, what it is, and a line about it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting

_PAD: Final = 14
_SQUARE: Final = 40
_GAP: Final = 12
_LEAST: Final = 180
"""Room for the words at normal letters, in px."""
_WRAPPED: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | Qt.TextFlag.TextWordWrap.value


class TaskTile(painting.Pressed, QPushButton):
    """A button as high as its words need in the width it is given."""

    def __init__(self, text: str, second: str, icon: str, area: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(painting.escaped(text))
        self.setAccessibleDescription(second)
        self.second = second
        self.sign = icon
        self.area = area
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return room for sign and words."""
        wide = self._left() + theme.px(_LEAST) + _PAD
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return room for the longest word."""
        words = [(word, "text", 600) for word in painting.plain(self).split()]
        words += [(word, "small", 400) for word in self.second.split()]
        longest = max(painting.width_of(word, theme.font(size, weight)) for word, size, weight in words)
        return QSize(self._left() + longest + _PAD, theme.px(_SQUARE) + 2 * _PAD)

    def hasHeightForWidth(self) -> bool:
        """Return True: long words go on in further lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height the words need."""
        first, second = self._boxes(width)
        return max(theme.px(_SQUARE), first.height() + second.height() + 2) + 2 * _PAD

    def hitButton(self, pos: QPoint) -> bool:
        """Take the whole tile as the target."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint box, sign and words."""
        painter = QPainter(self)
        lit = self.underMouse() or self.isDown()
        painting.box(painter, self.rect(), 11, fill="sunken" if lit else "surface", edge="line2")
        side, size = theme.px(_SQUARE), theme.px(22)
        middle = self.height() / 2
        square = QRect(_PAD, round(middle - side / 2), side, side)
        painting.box(painter, square, 10, fill=f"{self.area}soft")
        painting.sign(painter, _PAD + (side - size) / 2, middle, self.sign, self.area, size, "regular")
        first, second = self._boxes(self.width())
        first.moveTop(round(middle - (first.height() + second.height() + 2) / 2))
        second.moveTop(first.bottom() + 3)
        for box, text, font, ink in (
            (first, painting.plain(self), theme.font("text", 600), "ink"),
            (second, self.second, theme.font("small"), "ink2"),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(ink))
            painter.drawText(box.adjusted(0, 0, 2, 2), _WRAPPED, text)
        if self.shows_ring():
            painting.ring(painter, self.rect(), 11)
        painter.end()

    def _left(self) -> int:
        return _PAD + theme.px(_SQUARE) + _GAP

    def _boxes(self, width: int) -> tuple[QRect, QRect]:
        """Return where both texts stand when they begin at the top."""
        room = QRect(self._left(), 0, max(40, width - self._left() - _PAD), 10_000)
        first = QFontMetrics(theme.font("text", 600)).boundingRect(room, _WRAPPED, painting.plain(self))
        second = QFontMetrics(theme.font("small")).boundingRect(room, _WRAPPED, self.second)
        return first, second
