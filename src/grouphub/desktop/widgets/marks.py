"""Ticks, radios, switches and tiles: real buttons painted by hand."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.chips import RadioChoice

_SIDE: Final = 22


def paint_tick(painter: QPainter, rect: QRect, *, checked: bool, enabled: bool = True) -> None:
    """Paint a tick box."""
    fill = ("primary" if enabled else "line2") if checked else ("surface" if enabled else "sunken")
    painting.box(painter, rect, 6, fill=fill, edge="" if checked else "line2", width=2)
    if checked:
        size = rect.width() - 6
        painting.sign(painter, rect.left() + 3, rect.top() + rect.height() / 2, "check", "onprimary", size, "bold")


def paint_radio(painter: QPainter, rect: QRect, *, checked: bool) -> None:
    """Paint a radio mark."""
    painting.box(painter, rect, rect.height(), fill="surface", edge="primary" if checked else "line2", width=2)
    if checked:
        inset = round(rect.width() * 0.27)
        painting.box(painter, rect.adjusted(inset, inset, -inset, -inset), rect.height(), fill="primary")


class _Mark(painting.Pressed, QPushButton):
    """What ticks and switches share: a push button that can be checked is a check box to a screen reader."""

    enter_presses = False

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(painting.escaped(text))
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, pos: QPoint) -> bool:
        """Take the whole box as the target."""
        return self.rect().contains(pos)


class Tick(_Mark):
    """A tick box with words that wrap."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return room for box and words on one line."""
        wide = self._indent() + painting.width_of(painting.plain(self), theme.font("text", 500)) + 4
        return QSize(wide, theme.px(36))

    def minimumSizeHint(self) -> QSize:
        """Return room for the box and a few words."""
        return QSize(min(self.sizeHint().width(), theme.px(180)), theme.px(36))

    def hasHeightForWidth(self) -> bool:
        """Return True: long words go on in a second line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height the words need."""
        return max(theme.px(36), self._words_box(width).height() + 12)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint box and words."""
        painter = QPainter(self)
        side = theme.px(_SIDE)
        top = (self.height() - side) // 2
        paint_tick(painter, QRect(1, top, side, side), checked=self.isChecked(), enabled=self.isEnabled())
        painter.setFont(theme.font("text", 500))
        painter.setPen(theme.colour("ink" if self.isEnabled() else "ink3"))
        room = self.rect().adjusted(self._indent(), 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(flags | Qt.TextFlag.TextWordWrap), painting.plain(self))
        if self.shows_ring():
            painting.ring(painter, self.rect(), 8)
        painter.end()

    def _indent(self) -> int:
        return theme.px(_SIDE) + 12

    def _words_box(self, width: int) -> QRect:
        from PySide6.QtGui import QFontMetrics

        metrics = QFontMetrics(theme.font("text", 500))
        room = QRect(0, 0, max(40, width - self._indent()), 10_000)
        return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), painting.plain(self))


class Switch(_Mark):
    """On or off, without words of its own: ``name`` is its accessible name."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the switch with room for the ring."""
        return QSize(theme.px(46), theme.px(26) + 10)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the track and the knob."""
        painter = QPainter(self)
        wide, high = theme.px(46), theme.px(26)
        track = QRect((self.width() - wide) // 2, (self.height() - high) // 2, wide, high)
        on = self.isChecked()
        knob = high - 8
        if on:
            painting.box(painter, track, high, fill="primary" if self.isEnabled() else "line2")
        else:
            painting.box(painter, track, high, fill="surface", edge="line2", width=2)
        left = track.right() - knob - 3 if on else track.left() + 4
        place = QRect(left, track.top() + 4, knob, knob)
        painting.box(painter, place, knob, fill="onprimary" if on else "line2")
        if self.shows_ring():
            painting.ring(painter, track, high)
        painter.end()


class _Tile(painting.Follows):
    """How a tile is laid out and painted, whether it is a radio or a tick."""

    sign: str | None = None
    area = "ink2"
    second = ""

    def tile_hint(self, button: QAbstractButton, *, high: int) -> QSize:
        wide = 13 + 12 + theme.px(_SIDE) + 13 + painting.width_of(painting.plain(button), theme.font("text", 600))
        if self.sign:
            wide += theme.px(36) + 12
        if self.second:
            high += 8
            inner = painting.width_of(self.second, theme.font("small")) + 38 + theme.px(_SIDE)
            wide = max(wide, min(inner, theme.px(260)) + (theme.px(36) + 12 if self.sign else 0))
        return QSize(wide, theme.px(high))

    def paint_tile(self, button: QAbstractButton, painter: QPainter, *, radio: bool) -> None:
        checked, rect = button.isChecked(), button.rect()
        fill = "psoft" if radio and checked else ("sunken" if button.underMouse() else "surface")
        painting.box(
            painter, rect, 11, fill=fill, edge="primary" if checked else "line2", width=2 if radio and checked else 1
        )
        left, side = 13, theme.px(_SIDE)
        if self.sign:
            left = self._paint_square(painter, rect, left)
        mark = QRect(rect.right() - 12 - side, rect.center().y() - side // 2 + 1, side, side)
        (paint_radio if radio else paint_tick)(painter, mark, checked=checked)
        self._paint_words(button, painter, QRect(left, 0, mark.left() - left - 8, rect.height()))

    def _paint_square(self, painter: QPainter, rect: QRect, left: int) -> int:
        side = theme.px(36 if rect.height() >= theme.px(56) else 32)
        square = QRect(left - 1, rect.center().y() - side // 2 + 1, side, side)
        painting.box(painter, square, 8, fill="sunken" if self.area == "ink2" else f"{self.area}soft")
        size = theme.px(22 if side >= theme.px(36) else 18)
        painting.sign(
            painter,
            square.left() + (side - size) / 2,
            square.top() + side / 2,
            self.sign or "",
            self.area,
            size,
            "regular",
        )
        return left + side + 9

    def _paint_words(self, button: QAbstractButton, painter: QPainter, room: QRect) -> None:
        if self.second:
            line = QRect(room.left(), room.center().y() + 1, room.width(), theme.px(18))
            painting.words(painter, line, self.second, theme.font("small"), "ink2")
            room = QRect(room.left(), room.center().y() - theme.px(20), room.width(), theme.px(20))
        painting.words(painter, room, painting.plain(button), theme.font("text", 600), "ink")


class RadioTile(_Tile, RadioChoice):
    """A big choice of which one holds: sign, words, radio mark."""

    def __init__(self, text: str, icon: str | None = None, area: str = "ink2", second: str = "") -> None:
        super().__init__(text, icon)
        self.area = area
        self.second = second
        self.setAccessibleDescription(second)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for sign, words and mark."""
        return self.tile_hint(self, high=54)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the tile."""
        painter = QPainter(self)
        self.paint_tile(self, painter, radio=True)
        if self.shows_ring():
            painting.ring(painter, self.rect(), 11)
        painter.end()


class TickTile(_Tile, _Mark):
    """A big choice of which several may hold: sign, words, tick box."""

    def __init__(self, text: str, icon: str | None = None, area: str = "ink2", second: str = "") -> None:
        super().__init__(text)
        self.sign = icon
        self.area = area
        self.second = second
        self.setAccessibleDescription(second)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for sign, words and mark."""
        return self.tile_hint(self, high=58)

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the tile."""
        painter = QPainter(self)
        self.paint_tile(self, painter, radio=False)
        if self.shows_ring():
            painting.ring(painter, self.rect(), 12)
        painter.end()
