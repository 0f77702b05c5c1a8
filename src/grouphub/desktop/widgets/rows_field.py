"""A field of several like rows, such as all phones of a woman: one more with a button, each with its own fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.widgets.buttons import Button, IconButton
from grouphub.desktop.widgets.fields import Field
from grouphub.desktop.widgets.form import fields_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent


class Row(QFrame):
    """One row of a `RowsField`: a sunken box with fields of its own."""

    def __init__(self, take_out: str, *, movable: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "row")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(14, 12, 8, 14)
        outer.setSpacing(6)
        self.column = QVBoxLayout()
        self.column.setSpacing(12)
        outer.addLayout(self.column, 1)
        self.out = IconButton("trash", take_out)
        signs = [self.out]
        if movable:
            self.up = IconButton("caret-up", _("Move up"))
            self.down = IconButton("caret-down", _("Move down"))
            signs = [self.up, self.down, self.out]
        for sign in signs:
            outer.addWidget(sign, 0, Qt.AlignmentFlag.AlignBottom)  # Tab comes to them last

    def add(self, widget: QWidget) -> None:
        """Put a field below the last."""
        self.column.addWidget(widget)

    def add_row(self, *widgets: QWidget, stretch: tuple[int, ...] = ()) -> None:
        """Put several fields side by side below the last."""
        line = QHBoxLayout()
        line.setSpacing(12)
        for index, widget in enumerate(widgets):
            line.addWidget(widget, stretch[index] if index < len(stretch) else 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(line)

    def fields(self) -> dict[str, Field]:
        """Return the row's fields by name."""
        return {field.name: field for field in fields_in(self)}


class RowsField(Field):
    """Rows that ``fill(row)`` furnishes with fields; the value is a list of {field name: value}, one for each row."""

    def __init__(
        self,
        name: str,
        label: str,
        fill: Callable[[Row], None],
        *,
        add_text: str,
        take_out_text: str,
        least: int = 0,
        movable: bool = False,
        **options: Any,
    ) -> None:
        options.setdefault("required", False)
        super().__init__(name, label, **options)
        self._fill = fill
        self._take_out_text = take_out_text
        self._least = least
        self._movable = movable
        self.rows: list[Row] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._column.insertLayout(1, self._list)
        self.more = Button(add_text, "plus", "plain", "small")
        self.more.clicked.connect(self._add_by_hand)
        self._column.insertWidget(2, self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_value([])

    def add_row(self) -> Row:
        """Add an empty row without counting as an edit."""
        row = Row(self._take_out_text, movable=self._movable)
        self._fill(row)
        for field in row.fields().values():
            field.changed.connect(self.changed)
        row.out.clicked.connect(lambda: self._take_out(row))
        if self._movable:
            row.up.clicked.connect(lambda: self._move(row, -1))
            row.down.clicked.connect(lambda: self._move(row, 1))
        self.rows.append(row)
        self._list.addWidget(row)
        if self.isVisible():
            row.show()  # at once, not at the next layout: Tab must find it
        self._order_stops()
        self._number_rows()
        return row

    def value(self) -> list[dict[str, Any]]:
        """Return what each row holds; rows in which nothing was typed are left out."""
        return [{name: field.value() for name, field in row.fields().items()} for row in self.rows if not is_blank(row)]

    def set_value(self, value: Any) -> None:
        """Show one row for each entry."""
        while self.rows:
            self._drop(self.rows[-1])
        for entry in value or ():
            fields = self.add_row().fields()
            for name, one in entry.items():
                if name in fields:
                    fields[name].set_value(one)
        while len(self.rows) < self._least:
            self.add_row()

    def editor(self) -> QWidget:
        """Return what takes the focus: the first field with a problem, the first field, or the button."""
        fields = [field for row in self.rows for field in row.fields().values()]
        wrong = [field for field in fields if field.error()]
        return (wrong or fields)[0].editor() if fields else self.more

    def problem(self) -> str | None:
        """Return the first problem of any row."""
        found = (field.problem() for row in self._filled() for field in row.fields().values())
        return next((text for text in found if text), None) or super().problem()

    def check_now(self) -> bool:
        """Show the problems of every row that is not blank, and what is wrong with all of them together."""
        fine = [field.check_now() for row in self._filled() for field in row.fields().values()]
        own = super().problem()
        if own or self.error():
            self.show_error(own)
        return all(fine) and own is None

    def focus_key(self) -> str:
        """Return which row and field holds the focus."""
        here = QApplication.focusWidget()
        for number, row in enumerate(self.rows):
            for name, field in row.fields().items():
                if here is not None and field.isAncestorOf(here):
                    return f"{number}/{name}"
        return ""

    def focus_on(self, key: str, caret: int) -> None:
        """Go back to a row's field."""
        number, _slash, name = key.partition("/")
        if number.isdigit() and int(number) < len(self.rows):
            field = self.rows[int(number)].fields().get(name)
            if field is not None:
                field.focus_on("", caret)

    def caret(self) -> int:
        """Return where the text cursor stands in the field that holds the focus."""
        number, _slash, name = self.focus_key().partition("/")
        return self.rows[int(number)].fields()[name].caret() if number else 0

    def _filled(self) -> list[Row]:
        return [row for row in self.rows if not is_blank(row)]

    def _add_by_hand(self) -> None:
        row = self.add_row()
        first = next(iter(row.fields().values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _take_out(self, row: Row) -> None:
        self._drop(row)
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        while len(self.rows) < self._least:
            self.add_row()
        self.changed.emit()

    def _move(self, row: Row, by: int) -> None:
        """Put a row one place up or down; the sign that was pressed keeps the focus."""
        at = self.rows.index(row)
        to = max(0, min(len(self.rows) - 1, at + by))
        if to != at:
            self.rows.insert(to, self.rows.pop(at))
            self._list.insertWidget(to, row)
            self._order_stops()
            self._number_rows()
            self.changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Set the Tab order where it counts: among the other fields of the window."""
        super().showEvent(event)
        self._order_stops()

    def _order_stops(self) -> None:
        """Let Tab go through each row, then to its bin, and at last to the button below."""
        if not self.isVisible():
            return  # the rows may not be in one window yet
        place: QWidget = self.more
        for row in self.rows:
            for widget in _tab_stops(row):
                QWidget.setTabOrder(place, widget)
                place = widget
        if self.rows:
            QWidget.setTabOrder(place, self.more)

    def _drop(self, row: Row) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.setParent(None)
        row.deleteLater()
        self._number_rows()

    def _number_rows(self) -> None:
        """Let a screen reader tell apart what has the same label in every row."""
        for number, row in enumerate(self.rows, 1):
            for field in row.fields().values():
                field.speak_number(number)
            for button in row.findChildren(IconButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
                button.setAccessibleName(_("{field}, {number}").format(field=button.toolTip(), number=number))

    def _name_parts(self) -> None:
        """Leave the names to the rows."""

    def _mark(self, state: str) -> None:
        """Show no red edge: the row's own fields show theirs."""


def _tab_stops(row: Row) -> list[QWidget]:
    """Return what Tab reaches in a row, its signs last; the list of a drop-down is a window of its own."""
    inside = [widget for widget in row.findChildren(QWidget) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    inside.sort(key=lambda widget: widget.parent() is row and isinstance(widget, IconButton))
    return [widget for widget in inside if widget.window() is row.window()]


def is_blank(row: Row) -> bool:
    """Return whether nothing was typed into a row: choices and ticks alone do not count, a woman who was named does."""
    fields = list(row.fields().values())
    typed = [field for field in fields if field.is_typed]
    return all(field.is_empty() for field in typed or fields)
