"""An order as a small card on the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.money import shown
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.chips import Pill
from grouphub.desktop.widgets.labels import Elided, Small
from grouphub.features.sewing.rules import Stage, garment_word, late_words, next_stage, stage_word

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

    from grouphub.features.sewing.queries import OrderRow

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
        column.setContentsMargins(13, 10, 13, 12)
        column.setSpacing(3)
        top = QHBoxLayout()
        top.addWidget(Small(str(row.number), tone="ink2"))
        top.addStretch(1)
        pill = pill_of(row)
        if pill is None and row.due is not None:
            top.addWidget(Small(days.in_words(row.due, today), tone="ink2"))
        column.addLayout(top)
        if pill is not None:
            column.addWidget(pill, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Elided(what(row), weight=600))
        column.addWidget(Elided(row.customer, size="small", tone="ink2"))
        column.addWidget(Elided(shown(row.total), weight=600))
        sewers = ", ".join(row.sewers) or _("Nobody yet")
        column.addWidget(Elided(sewers, size="small", tone="ink2" if row.sewers else "ink3"))
        self.step = self._step_button(row)
        if self.step is not None:
            column.addSpacing(4)
            column.addWidget(self.step)

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
