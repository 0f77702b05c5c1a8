"""What hand-painted widgets share: round boxes, the focus ring, and following the look."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen

from grouphub.desktop.shell import icons, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QWidget

    _Mixin = QWidget
else:  # the mixins below stand before a Qt class; a second Qt base would make Shiboken build two objects
    _Mixin = object

_BY_MOUSE = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)

_SINGLE = Qt.TextFlag.TextSingleLine.value
_LINE = Qt.AlignmentFlag.AlignVCenter.value | _SINGLE
# plain numbers: joining Qt's flags at every call is slow
LEFT = _LINE | Qt.AlignmentFlag.AlignLeft.value
RIGHT = _LINE | Qt.AlignmentFlag.AlignRight.value
CENTRE = _LINE | Qt.AlignmentFlag.AlignHCenter.value


def box(
    painter: QPainter, rect: QRect | QRectF, radius: float, *, fill: str = "", edge: str = "", width: float = 1
) -> None:
    """Paint a round-cornered box in tokens' colours; the edge lies inside ``rect``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour(edge), width) if edge else QPen(Qt.PenStyle.NoPen))
    inset = width / 2 if edge else 0
    rect = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    radius = min(radius - inset, rect.height() / 2, rect.width() / 2)
    painter.drawRoundedRect(rect, radius, radius)


def fill(painter: QPainter, rect: QRect | QRectF, colour: str) -> None:
    """Fill a plain rectangle without what QPainter.fillRect drags in at start: all presets of QGradient."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(colour))
    painter.drawRect(rect)


def ring(painter: QPainter, rect: QRect | QRectF, radius: float) -> None:
    """Paint the keyboard's focus ring, 3 px, inside ``rect``."""
    box(painter, rect, radius, edge="focus", width=3)


def sign(painter: QPainter, left: float, middle: float, name: str, colour: str, size: int, style: str) -> None:
    """Paint a Phosphor sign with its left edge at ``left``, upright around ``middle``."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(QPointF(left, middle - size / 2), icons.pixmap(name, colour, size, style, ratio=ratio))


def words(
    painter: QPainter,
    rect: QRect | QRectF,
    text: str,
    font: QFont,
    colour: str | QColor,
    flags: int | Qt.AlignmentFlag = LEFT,
) -> None:
    """Paint one line of text, shortened with … where it does not fit."""
    painter.setFont(font)
    painter.setPen(theme.colour(colour) if isinstance(colour, str) else colour)
    rect = QRectF(rect)
    shown = QFontMetrics(font).elidedText(text[:2000], Qt.TextElideMode.ElideRight, int(rect.width() + 1.5))
    painter.drawText(rect, flags if type(flags) is int else int(flags) | _SINGLE, shown)


def width_of(text: str, font: QFont) -> int:
    """Return how wide ``text`` is painted, in px."""
    return QFontMetrics(font).horizontalAdvance(text[:2000])


def hide_unless(widget: QWidget, wanted: object) -> None:
    """Hide a widget that is still being built. Showing it would open a window of its own while it has no parent."""
    if not wanted:
        widget.hide()


class Follows(_Mixin):
    """Mixin: repaints and measures itself anew when colours or letters change."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.look_changed()

    def look_changed(self) -> None:
        """Take up the new look; extend where pixmaps or fixed sizes are kept."""
        self.updateGeometry()
        self.update()


class Pressed(Follows):
    """Mixin for hand-painted buttons: ring only after the keyboard, Enter presses, the whole box is the target."""

    by_key = False
    enter_presses = True
    """False where Enter belongs to the form around: ticks and tiles."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button as Space does."""
        if self.enter_presses and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():  # held down, Enter would go on to what the button says next
                cast("QAbstractButton", self).click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus."""
        if event.reason() not in _BY_MOUSE:
            self.by_key = True
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget the ring, unless only the window lost the focus."""
        if event.reason() not in _BY_MOUSE:
            self.by_key = False
        super().focusOutEvent(event)

    def shows_ring(self) -> bool:
        """Return whether the focus ring is to be painted."""
        return self.hasFocus() and self.by_key


def escaped(text: str) -> str:
    """Return ``text`` with & doubled, so that Qt does not take it for a key mark."""
    return text.replace("&", "&&")


def plain(button: QAbstractButton) -> str:
    """Return a button's words as they are shown."""
    return button.text().replace("&&", "&")
