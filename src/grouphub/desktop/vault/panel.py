"""The green side of the door: a quiet pattern, the program's sign, a neutral word."""

from __future__ import annotations

import math
from functools import lru_cache

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
_REACH = 56
"""How far a flower and the dots around it reach from its middle."""


class DoorWord(Words):
    """The neutral word, white on green in every look."""

    role = "doorword"


class DoorLine(Words):
    """The line below it."""

    role = "doorline"


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
        self.word = DoorWord(word or "GroupHub", wrap=True)
        self.line = DoorLine(_("Sewing & bakery register"), wrap=True)
        column.addWidget(self.word)
        column.addWidget(self.line)
        column.addStretch(16)
        self.look_changed()

    def look_changed(self) -> None:
        """Take up the look in use; white words stand on green in every look."""
        self._tile = None
        self._sign.setPixmap(app_sign(_SIGN, self.devicePixelRatioF()))
        super().look_changed()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the ground and the pattern."""
        painter = QPainter(self)
        name = theme.current().name
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_GROUND[name]))
        painter.drawRect(self.rect())
        if self._tile is None:
            self._tile = _flower(QColor(_PETAL[name]), QColor(_HEART[name]), self.devicePixelRatioF())
        for row in range(int(self.height() / _STEP_Y) + 2):
            y = 30 + row * _STEP_Y
            start = 20 if row % 2 == 0 else 86
            for x in range(start - _STEP_X, self.width() + _STEP_X, _STEP_X):
                painter.drawPixmap(QPointF(x - _REACH, y - _REACH), self._tile)
        sign = self._sign.geometry()
        painter.drawRect(sign.x(), sign.y(), _SIGN, _SIGN)
        painter.end()


def _flower(petal: QColor, heart: QColor, ratio: float) -> QPixmap:
    """Return one flower of the pattern, drawn once and put down many times."""
    side = round(2 * _REACH * ratio)
    picture = QPixmap(side, side)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.translate(_REACH, _REACH)
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
    painter.end()
    return picture


@lru_cache(maxsize=4)
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
