"""An order as a small card on the board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.money import shown
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.chips import Pill
from grouphub.desktop.widgets.labels import Elided, Small
from grouphub.desktop.widgets.letter_circle import LetterCircle
from grouphub.features.sewing.rules import Stage, garment_word, late_words, next_stage, stage_word

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from grouphub.features.sewing.queries import OrderRow

_EDGE: Final = 13
_GAP: Final = 8
_CIRCLE: Final = 24
STAGE_SIGNS = {
    Stage.TAKEN: "clipboard-text",
    Stage.CUT: "scissors",
    Stage.SEWN: "needle",
    Stage.DELIVERED: "package",
    Stage.PAID: "check-circle",
}


def what(row: OrderRow) -> str:
    """Return what is sewn, and how many when it is more than one."""
    word = garment_word(row.garment)
    return word if row.quantity == 1 else _("{what}, {count}").format(what=word, count=row.quantity)


def pill_of(row: OrderRow) -> Pill | None:
    """Return what is urgent about an order, as a pill."""
    if row.urgency is not None and row.urgency.is_late:
        return Pill(late_words(row.urgency.days), "warning", "red")
    if row.urgency is not None and row.urgency.is_soon:
        return Pill(late_words(row.urgency.days), "clock", "amber")
    if row.stage is Stage.DELIVERED:
        return Pill(_("Not paid"), "warning", "red")
    return None


class _Pair(QWidget):
    """Two things at both ends of a line, or one below the other where they would not fit."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._parts = left, right
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(_GAP)
        self._line.addWidget(left)
        self._line.addStretch(1)
        self._line.addWidget(right)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the wider one: beside each other they stand only where there is room."""
        hint = super().minimumSizeHint()
        return QSize(max(part.minimumSizeHint().width() for part in self._parts), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the column."""
        super().resizeEvent(event)
        beside = sum(part.sizeHint().width() for part in self._parts) + _GAP <= self.width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != way:
            self._line.setDirection(way)
            self._line.setSpacing(_GAP if beside else 3)
            self._line.setAlignment(self._parts[1], Qt.AlignmentFlag(0) if beside else Qt.AlignmentFlag.AlignLeft)


class _Sewers(QWidget):
    """Who sews it, with the letters of the first where there is room for them."""

    def __init__(self, row: OrderRow) -> None:
        super().__init__()
        nobody = Sign("user", tone="ink3", size=_CIRCLE)
        self._circle = LetterCircle(row.initials, row.sewers[0], _CIRCLE) if row.sewers else nobody
        self._told = Elided(
            ", ".join(row.sewers) or _("Nobody yet"), size="small", tone="ink2" if row.sewers else "ink3"
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 0)
        line.setSpacing(_GAP)
        line.addWidget(self._circle)
        line.addWidget(self._told, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the letters out where the name would be cut for them."""
        super().resizeEvent(event)
        room = self.width() - theme.px(_CIRCLE) - _GAP
        self._circle.setVisible(room >= self._told.sizeHint().width())


class OrderTile(QFrame):
    """Number and day, what, whose, how much, who sews; its button brings it one step on."""

    opened = Signal(object)
    step_asked = Signal(object, int)
    """The order, and one step on (1) or back (-1)."""
    carried = Signal(object, QPoint, QPoint)
    """This tile, where the mouse is on the screen, and where it holds the tile."""
    let_go = Signal(object, QPoint)
    put_back = Signal()

    def __init__(self, row: OrderRow, today: date) -> None:
        super().__init__()
        self.order = row
        self._held_at: QPoint | None = None
        self._is_carried = False
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName(f"order/{row.id}")
        self.setAccessibleName(f"{row.number} {what(row)}, {row.customer}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 10, _EDGE, 12)
        column.setSpacing(3)
        due = "" if row.due is None else days.in_words(row.due, today)
        self._pill = pill_of(row)
        column.addWidget(_Pair(Small(str(row.number), tone="ink2"), self._pill or Small(due, tone="ink2")))
        column.addWidget(Elided(what(row), weight=600))
        customer = Elided(row.customer, size="small", tone="ink2")
        column.addWidget(_Pair(customer, Elided(shown(row.total), weight=600)))
        column.addWidget(_Sewers(row))
        self.step = self._step_button(row)
        if self.step is not None:
            column.addSpacing(4)
            column.addWidget(self.step)

    def least_width(self) -> int:
        """Return the width with which what is urgent is not cut."""
        return (self._pill.sizeHint().width() if self._pill else 0) + 2 * _EDGE

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; Ctrl and an arrow bring it one step on or back."""
        key, ctrl = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if ctrl and key in {Qt.Key.Key_Right, Qt.Key.Key_Left}:
            self.step_asked.emit(self.order, 1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Escape and self._is_carried:
            self._put_back()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(self.order)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold the tile: a click opens it, moving carries it to another column."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held_at = event.position().toPoint()
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the tile once the mouse has gone some way."""
        if self._held_at is None:
            return
        here = event.position().toPoint()
        if not self._is_carried:
            self._is_carried = (here - self._held_at).manhattanLength() >= QApplication.startDragDistance()
        if self._is_carried:
            self.carried.emit(self, event.globalPosition().toPoint(), self._held_at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open with a click, or let go of what was carried."""
        if event.button() != Qt.MouseButton.LeftButton or self._held_at is None:
            return
        was_carried, self._held_at, self._is_carried = self._is_carried, None, False
        if was_carried:
            self.let_go.emit(self, event.globalPosition().toPoint())
        elif self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.order)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Lie where it was when something else takes the keys: a dialog came up, or another window."""
        super().focusOutEvent(event)
        self._put_back()

    def _put_back(self) -> None:
        self._held_at = None
        if self._is_carried:
            self._is_carried = False
            self.put_back.emit()

    def _step_button(self, row: OrderRow) -> Button | None:
        if row.stage is Stage.PAID:
            return None
        following = next_stage(row.stage)
        word = stage_word(following) if following else stage_word(Stage.PAID)
        button = Button(word, "arrow-right" if following else "coins", "soft", "small")
        button.setObjectName(f"step/{row.id}")
        button.setAccessibleName(f"{word}: {row.number} {what(row)}")
        button.clicked.connect(lambda: self.step_asked.emit(row, 1))
        return button
