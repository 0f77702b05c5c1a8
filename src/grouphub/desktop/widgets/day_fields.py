"""Fields that understand what is typed: days, births, phones. They keep the typed text and say what they read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from grouphub.base import days, phones
from grouphub.base.birth import Birth, parse_birth
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _, ngettext
from grouphub.desktop.widgets.buttons import IconButton
from grouphub.desktop.widgets.fields import TextField

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from grouphub.desktop.widgets.month import MonthPicker

Today = Callable[[], date]


class DayField(TextField):
    """A day, typed as 17.3, 17032025 or “today”. ``value`` is the typed text, ``day`` what it means."""

    def __init__(
        self, name: str, label: str, today: Today, *, past: bool = False, hint: str = "", **options: Any
    ) -> None:
        options.setdefault("icon", "calendar-blank")
        super().__init__(name, label, hint=hint, **options)
        self._today = today
        self._past = past
        self._own_hint = hint
        self.left.connect(self.read_back)
        self.changed.connect(self._say_nothing)
        self.chooser = IconButton("caret-down", _("Choose a day"), sign=18, style="bold")
        self.chooser.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.chooser.clicked.connect(self.open_month)
        self.edit.put_inside(self.chooser)
        self.edit.installEventFilter(self)
        self._name_parts()

    def _name_parts(self) -> None:
        """Name the button with its field: a form may ask for several days."""
        super()._name_parts()
        chooser = getattr(self, "chooser", None)  # the field is named before it has one
        if chooser is not None:
            chooser.setAccessibleName(f"{chooser.toolTip()}: {self.spoken()}")

    def open_month(self) -> MonthPicker:
        """Show a month to choose from."""
        from grouphub.desktop.widgets.month import MonthPicker

        picker = MonthPicker(self.edit, self._today(), self.day())
        picker.chosen.connect(self._choose)
        picker.open()
        return picker

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the month with the Down key, as a drop-down does."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.open_month()
            return True
        return super().eventFilter(watched, event)

    def day(self) -> date | None:
        """Return the day that is meant, None while it is empty or not understood."""
        try:
            return days.parse_day(self.value(), self._today(), past=self._past) if not self.is_empty() else None
        except GroupHubError:
            return None

    def set_day(self, day: date | None) -> None:
        """Fill in a day."""
        self.set_value("" if day is None else days.in_table(day))

    def problem(self) -> str | None:
        """Return why the text is no day."""
        if not self.is_empty():
            try:
                days.parse_day(self.value(), self._today(), past=self._past)
            except GroupHubError as error:
                return error.text()
        return super().problem()

    def _choose(self, day: date) -> None:
        self.set_day(day)
        self.changed.emit()
        self.show_error(None)
        self.read_back()

    def read_back(self) -> None:
        """Say below the field what was read from what was typed."""
        day = self.day()
        if day is not None:
            self.edit.setText(days.in_table(day))
            self.set_hint(days.heading(day))

    def _say_nothing(self) -> None:
        self.set_hint(self._own_hint)


class BirthField(TextField):
    """A birth: a day, a year, “about 1975”, or an age, which then grows. ``value`` is the typed text."""

    def __init__(self, name: str, label: str, today: Today, *, hint: str = "", **options: Any) -> None:
        super().__init__(name, label, hint=hint, **options)
        self._today = today
        self._own_hint = hint
        self.left.connect(self.read_back)
        self.changed.connect(self._say_nothing)

    def birth(self) -> Birth | None:
        """Return what is known of the birth, None while it is empty or not understood."""
        try:
            return parse_birth(self.value(), self._today()) if not self.is_empty() else None
        except GroupHubError:
            return None

    def set_birth(self, birth: Birth | None) -> None:
        """Fill in a birth."""
        self.set_value("" if birth is None else birth.shown(self._today()))

    def problem(self) -> str | None:
        """Return why the text is no birth."""
        if not self.is_empty():
            try:
                parse_birth(self.value(), self._today())
            except GroupHubError as error:
                return error.text()
        return super().problem()

    def read_back(self) -> None:
        """Say below the field what was read from what was typed."""
        birth = self.birth()
        age = birth.age_on(self._today()) if birth else None
        if birth is None or age is None:
            return
        if birth.kind == "age":  # says it itself
            self.set_hint(birth.shown(self._today()))
            return
        told = ngettext("{shown}: {count} year old", "{shown}: {count} years old", age)
        self.set_hint(told.format(shown=birth.shown(self._today()), count=age))

    def _say_nothing(self) -> None:
        self.set_hint(self._own_hint)


class PhoneField(TextField):
    """A phone number, kept as typed; what looks wrong is told and never refused."""

    def __init__(self, name: str, label: str, **options: Any) -> None:
        options.setdefault("icon", "phone")
        super().__init__(name, label, **options)

    def phone(self) -> phones.PhoneNumber:
        """Return the number read from what was typed."""
        return phones.parse(self.value())

    def doubt(self) -> str | None:
        """Return what looks wrong with the number."""
        return phones.doubt_text(self.phone()) if not self.is_empty() else super().doubt()
