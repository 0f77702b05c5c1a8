"""A month to choose a day from, laid over the window below its field."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.buttons import IconButton
from grouphub.desktop.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_CELL: Final = 38


def months_on(day: date, months: int) -> date:
    """Return the same day some months on, or that month's last day."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    year = min(max(year, date.min.year), date.max.year - 1)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError


class MonthGrid(painting.Follows, QWidget):
    """The days of one month, Monday first; arrows move, Enter or a click chooses."""

    chosen = Signal(object)
    left = Signal()
    moved = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.day = today
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.look_changed()

    def sizeHint(self) -> QSize:
        """Return seven columns, and six weeks below the names of the days."""
        side = theme.px(_CELL)
        return QSize(7 * side, 6 * side + theme.px(24))

    def look_changed(self) -> None:
        """Grow with the letters."""
        self.setFixedSize(self.sizeHint())
        super().look_changed()

    def go_to(self, day: date) -> None:
        """Put the mark on a day."""
        self.day = day
        self.setAccessibleName(days.heading(day))
        self.moved.emit()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by day, week and month; choose with Enter."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.go_to(self.day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go_to(months_on(self.day, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.day)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, ARG002, FBT001 - Qt's signature
        """Let Tab close the month: it goes on from the field."""
        self.left.emit()
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        for day, rect in self.places().items():
            if rect.contains(event.position().toPoint()):
                self.go_to(day)
                self.chosen.emit(day)
                return

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus has gone elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the names of the days and the days."""
        painter = QPainter(self)
        side, top = theme.px(_CELL), theme.px(24)
        for number in range(7):
            name = days.weekday(date(2024, 1, 1 + number), short=True)
            rect = QRect(number * side, 0, side, top)
            painting.words(painter, rect, name, theme.font("small"), "ink3", painting.CENTRE)
        for day, rect in self.places().items():
            self._paint_day(painter, day, rect.adjusted(1, 1, -1, -1))
        painter.end()

    def places(self) -> dict[date, QRect]:
        """Return where each day of the month lies."""
        side, top = theme.px(_CELL), theme.px(24)
        first = self.day.replace(day=1)
        found = {}
        for number in range((months_on(first, 1) - first).days):
            week, column = divmod(first.weekday() + number, 7)
            found[first + timedelta(days=number)] = QRect(column * side, top + week * side, side, side)
        return found

    def _paint_day(self, painter: QPainter, day: date, rect: QRect) -> None:
        marked = day == self.day
        if marked:
            painting.box(painter, rect, 10, fill="primary")
        elif day == self.today:
            painting.box(painter, rect, 10, edge="primary", width=2)
        font = theme.font("text", 600 if marked or day == self.today else 400)
        painting.words(painter, rect, f"{day.day}", font, "onprimary" if marked else "ink", painting.CENTRE)
        if marked and self.hasFocus():
            painting.ring(painter, rect.adjusted(-1, -1, 1, 1), 10)


class MonthPicker(QFrame):
    """The month with its name and the ways to the next and the last one, over the window that holds ``field``."""

    chosen = Signal(object)

    def __init__(self, field: QWidget, today: date, day: date | None) -> None:
        super().__init__(field.window())
        self.setProperty("role", "popup")
        self._field = field
        self.grid = MonthGrid(today)
        self._name = Text(weight=600)
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        head = QHBoxLayout()
        for icon, name, step in (("caret-left", _("Month before"), -1), ("caret-right", _("Month after"), 1)):
            button = IconButton(icon, name)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, step=step: self.grid.go_to(months_on(self.grid.day, step)))
            head.addWidget(button)
        head.insertWidget(1, self._name, 1)
        column.addLayout(head)
        column.addWidget(self.grid)
        self.grid.moved.connect(self._name_month)
        self.grid.chosen.connect(self._choose)
        self.grid.left.connect(self.leave)
        self.grid.go_to(day or today)

    def open(self) -> None:
        """Lie below the field, or above it where there is no room, and take the keyboard."""
        self.adjustSize()
        window = self._field.window()
        place = self._field.mapTo(window, QPoint(0, self._field.height() + 4))
        if place.y() + self.height() > window.height():
            place.setY(max(4, place.y() - self.height() - self._field.height() - 8))
        place.setX(max(4, min(place.x(), window.width() - self.width() - 4)))
        self.move(place)
        self.show()
        self.raise_()
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close without a choice."""
        if not self.isHidden():
            had_focus = self.grid.hasFocus()
            self.hide()
            if had_focus:
                self._field.setFocus(Qt.FocusReason.PopupFocusReason)
            self.deleteLater()

    def _choose(self, day: date) -> None:
        self.chosen.emit(day)
        self.leave()

    def _name_month(self) -> None:
        self._name.setText(days.month_heading(self.grid.day))
