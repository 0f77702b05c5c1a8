"""The green side of the door: a quiet pattern, the program's sign, a neutral word."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from grouphub.base import resources
from grouphub.base.i18n import _
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.labels import Words

_GROUND = {"light": "#17695F", "dark": "#14413B"}
_PETAL = {"light": "#1B7267", "dark": "#184942"}
_HEART = {"light": "#1E776C", "dark": "#1B5048"}
_STEP_X, _STEP_Y = 132, 116.2
_SIGN = 128


class GreenPanel(painting.Follows, QWidget):
    """A panel that says what a passer-by may know."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._tile: QPixmap | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(56, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(9)
        self._sign = QLabel()
        self._sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column.addWidget(self._sign)
        column.addSpacing(22)
        self.word = Words(word or "GroupHub", wrap=True)
        self.line = Words(_("Sewing & bakery register"), wrap=True)
        column.addWidget(self.word)
        column.addWidget(self.line)
        column.addStretch(16)
        self.look_changed()

    def look_changed(self) -> None:
        """Take up the look in use; white words stand on green in every look."""
        self._tile = None
        words = f"color: #FFFFFF; font-size: {theme.px(34)}px; font-weight: 700;"
        line = f"color: #DDEFEA; font-size: {theme.px(17)}px;"
        for label, style in ((self.word, words), (self.line, line)):
            if label.styleSheet() != style:
                label.setStyleSheet(style)
        self._sign.setPixmap(app_sign(_SIGN, self.devicePixelRatioF()))
        super().look_changed()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the ground and the pattern."""
        painter = QPainter(self)
        name = theme.current().name
        painter.fillRect(self.rect(), QColor(_GROUND[name]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for row in range(int(self.height() / _STEP_Y) + 2):
            y = 30 + row * _STEP_Y
            start = 20 if row % 2 == 0 else 86
            for x in range(start - _STEP_X, self.width() + _STEP_X, _STEP_X):
                _paint_flower(painter, QPointF(x, y), QColor(_PETAL[name]), QColor(_HEART[name]))
        sign = self._sign.geometry()
        painter.fillRect(sign.x(), sign.y(), _SIGN, _SIGN, QColor(_GROUND[name]))
        painter.end()


def _paint_flower(painter: QPainter, middle: QPointF, petal: QColor, heart: QColor) -> None:
    painter.save()
    painter.translate(middle)
    for turn in range(8):
        painter.save()
        painter.rotate(turn * 45)
        painter.setBrush(petal)
        painter.drawEllipse(QRectF(16, -6, 26, 12))
        painter.restore()
        painter.setBrush(heart)
        angle = math.radians(turn * 45 + 22.5)
        painter.drawEllipse(QPointF(50 * math.cos(angle), 50 * math.sin(angle)), 2.7, 2.7)
    painter.drawEllipse(QPointF(0, 0), 9, 9)
    painter.restore()


def app_sign(side: int, ratio: float) -> QPixmap:
    """Return the program's sign from its ready-made pictures: the window is painted before SVG is loaded."""
    picture = QPixmap(str(resources.path("app-icon", "256.png" if side * ratio > 128 else "128.png")))
    picture = picture.scaled(
        round(side * ratio),
        round(side * ratio),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    picture.setDevicePixelRatio(ratio)
    return picture
