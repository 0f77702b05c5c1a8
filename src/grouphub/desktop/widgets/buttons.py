"""Buttons: filled, outlined, soft, plain, danger; and signs that can be pressed."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting

Kind = Literal["primary", "outlined", "soft", "plain", "danger", "toast"]
Size = Literal["normal", "small", "large"]

_HEIGHT: Final = {"normal": 44, "small": 36, "large": 52}
_RADIUS: Final = {"normal": 10, "small": 8, "large": 12}
_PAD: Final = {"normal": 17, "small": 13, "large": 26}
_SIGN: Final = {"normal": 20, "small": 18, "large": 20}
_LOOKS: Final = {
    "primary": (("primary", "", "onprimary"), ("hover", "", "onprimary")),
    "outlined": (("surface", "line2", "ink"), ("sunken", "line2", "ink")),
    "soft": (("psoft", "", "ptext"), ("track", "", "ptext")),
    "plain": (("", "", "ptext"), ("sunken", "", "ptext")),
    "danger": (("surface", "red", "red"), ("redsoft", "red", "red")),
    "toast": (("", "", "toastaction"), ("", "", "toastaction")),
}
"""Fill, edge and ink of each kind: at rest, and pointed at or pressed."""
_GAP: Final = {"normal": 8, "small": 7, "large": 9}


class Button(painting.Pressed, QPushButton):
    """A button with words and, where it helps, a sign before or after them."""

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        kind: Kind = "outlined",
        size: Size = "normal",
        *,
        icon_after: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        # the text comes after: looking for a constructor with words, PySide sets up all of QIcon
        super().__init__(parent)
        self.setText(painting.escaped(text))
        self.kind = kind
        self.size_name = size
        self.sign = icon
        self.icon_after = icon_after
        self._is_second = False
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Press once: the second click is meant for what the button said before the first."""
        self._is_second = True
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep the end of a second click from what lies below the button."""
        if self._is_second:
            self._is_second = False
            event.accept()
        else:
            super().mouseReleaseEvent(event)

    def set_words(self, text: str) -> None:
        """Show other words."""
        self.setText(painting.escaped(text))

    def set_sign(self, icon: str | None) -> None:
        """Show another sign, or none."""
        self.sign = icon
        self.look_changed()

    def set_kind(self, kind: Kind) -> None:
        """Become another kind of button."""
        self.kind = kind
        self.update()

    def words_font(self) -> QFont:
        """Return the font of the words."""
        return theme.font("lead" if self.size_name == "large" else "text", 600)

    def sizeHint(self) -> QSize:
        """Return room for sign and words."""
        width = 2 * _PAD[self.size_name] + self._content_width()
        return QSize(max(width, theme.px(36)), theme.px(_HEIGHT[self.size_name]))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a button is never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take the whole box as the target."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint box, sign, words and ring."""
        painter = QPainter(self)
        radius = _RADIUS[self.size_name]
        fill, edge, ink = self._colours()
        painting.box(painter, self.rect(), radius, fill=fill, edge=edge)
        self._paint_content(painter, ink)
        if self.shows_ring():
            painting.ring(painter, self.rect(), radius)
        painter.end()

    def _content_width(self) -> int:
        wide = painting.width_of(painting.plain(self), self.words_font()) if self.text() else 0
        if self.sign:
            wide += theme.px(_SIGN[self.size_name]) + (_GAP[self.size_name] if wide else 0)
        return wide

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        wide = self._content_width()
        left = max(0, (self.width() - wide) // 2)
        middle = self.height() / 2
        rect = QRect(left, 0, min(wide, self.width()), self.height())
        if self.sign:
            size = theme.px(_SIGN[self.size_name])
            gap = size + _GAP[self.size_name]
            at = rect.right() + 1 - size if self.icon_after else left
            style = "bold" if self.kind == "primary" else "regular"
            tint = "ink2" if self.kind == "outlined" and self.isEnabled() else ink
            painting.sign(painter, at, middle, self.sign, tint, size, style)
            rect.adjust(*((0, 0, -gap, 0) if self.icon_after else (gap, 0, 0, 0)))
        painting.words(painter, rect, painting.plain(self), self.words_font(), ink)

    def _colours(self) -> tuple[str, str, str]:
        """Return fill, edge and ink for the present state."""
        if not self.isEnabled():
            return ("", "", "ink3") if self.kind == "plain" else ("sunken", "line", "ink3")
        still, lit = _LOOKS[self.kind]
        return lit if self.underMouse() or self.isDown() else still


class IconButton(painting.Pressed, QPushButton):
    """A sign alone that can be pressed; ``name`` is its tooltip and its accessible name."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        tone: str = "ink2",
        side: int = 36,
        sign: int = 20,
        edge: bool = False,
        soft: bool = False,
        style: str = "regular",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sign = icon
        self.tone = tone
        self.edge = edge
        self.soft = soft
        self.style_name = style
        self._side = side
        self._sign = sign
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Give the button another name for tooltip and screen reader."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_sign(self, icon: str) -> None:
        """Show another sign."""
        self.sign = icon
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square that grows with the letters."""
        return QSize(theme.px(self._side), theme.px(self._side))

    def minimumSizeHint(self) -> QSize:
        """Return the same: the target never shrinks."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take the whole square as the target."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the sign, and the box under it where pointed at."""
        painter = QPainter(self)
        lit = self.isEnabled() and (self.underMouse() or self.isDown())
        resting = "sunken" if self.soft else "surface" if self.edge else ""
        fill = ("track" if self.soft else "sunken") if lit else resting
        radius = 10 if self._side >= 40 else 8
        painting.box(painter, self.rect(), radius, fill=fill, edge="line2" if self.edge else "")
        size = theme.px(self._sign)
        tone = self.tone if self.isEnabled() else "ink3"
        painting.sign(painter, (self.width() - size) / 2, self.height() / 2, self.sign, tone, size, self.style_name)
        if self.shows_ring():
            painting.ring(painter, self.rect(), radius)
        painter.end()
