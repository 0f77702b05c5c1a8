"""The bar that steps from month to month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.desktop.widgets.buttons import Button, IconButton
from grouphub.desktop.widgets.month import MonthPicker, months_on

if TYPE_CHECKING:
    from datetime import date


class MonthBar(QWidget):
    """The month shown, the ones beside it one click away, any other by its calendar."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.month = today.replace(day=1)
        self.before = IconButton("caret-left", _("Month before"), edge=True, side=44)
        self.before.clicked.connect(lambda: self._step(-1))
        self.choose = Button("")
        self.choose.clicked.connect(self._open_calendar)
        self.after = IconButton("caret-right", _("Month after"), edge=True, side=44)
        self.after.clicked.connect(lambda: self._step(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in (self.before, self.choose, self.after):
            row.addWidget(button)
        self.show_month(self.month)

    def show_month(self, day: date) -> None:
        """Show the month of a day without telling anybody."""
        self.month = day.replace(day=1)
        self.choose.set_words(days.month_heading(self.month))
        self.after.setEnabled(self.month < self._today.replace(day=1))

    def _step(self, months: int) -> None:
        self._go_to(months_on(self.month, months))

    def _open_calendar(self) -> None:
        picker = MonthPicker(self.choose, self._today, self.month)
        picker.chosen.connect(self._go_to)
        picker.open()

    def _go_to(self, day: date) -> None:
        self.show_month(min(day, self._today))
        self.changed.emit()
