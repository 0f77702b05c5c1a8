"""Forms: a widget whose fields are found by walking, so that drafts reach every one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from grouphub.desktop.widgets.fields import Field

if TYPE_CHECKING:
    from collections.abc import Iterator


class Form(QWidget):
    """Fields in a column. ``draft_place`` names where its draft is kept, e.g. ``people/add``.

    Add fields with ``add`` and ``add_row`` or any other layout inside ``column``; each is watched once ``watch`` ran
    (``add`` and ``add_row`` do it).
    """

    edited = Signal()
    restored = Signal()

    def __init__(self, draft_place: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft_place = draft_place
        self._touched = False
        self._watched: set[str] = set()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    def add(self, widget: QWidget) -> None:
        """Put a field, or anything else, below the last."""
        self.column.addWidget(widget)
        self.watch()

    def add_row(self, *widgets: QWidget, stretch: tuple[int, ...] = ()) -> None:
        """Put several things side by side below the last."""
        row = QHBoxLayout()
        row.setSpacing(16)
        for index, widget in enumerate(widgets):
            share = stretch[index] if index < len(stretch) else 1
            row.addWidget(widget, share, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.watch()

    def watch(self) -> None:
        """Follow the fields that were added since the last time."""
        for name, field in self.fields().items():
            if name not in self._watched:
                self._watched.add(name)
                field.changed.connect(self._edited)

    def fields(self) -> dict[str, Field]:
        """Return the form's own fields by name, in the order they were made; fields inside a field are its own."""
        return {field.name: field for field in fields_in(self)}

    def field(self, name: str) -> Field:
        """Return one field."""
        return self.fields()[name]

    def values(self) -> dict[str, Any]:
        """Return every field's value by name."""
        return {name: field.value() for name, field in self.fields().items()}

    def set_values(self, values: dict[str, Any]) -> None:
        """Fill in the fields that are named, without counting as an edit."""
        for name, field in self.fields().items():
            if name in values:
                field.set_value(values[name])

    def state(self) -> dict[str, Any]:
        """Return all that is typed, and where the cursor stands, for a draft."""
        typed = {name: field.value() for name, field in self.fields().items() if not field.secret}
        return {"fields": typed, **self.cursor_place()}

    def cursor_place(self) -> dict[str, Any]:
        """Return where the cursor stands."""
        focus = self._focused()
        return {
            "focus": f"{focus.name}/{focus.focus_key()}" if focus else "",
            "caret": focus.caret() if focus else 0,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Show a draft as it was left, with its field and cursor; what no longer fits is passed over."""
        self.set_values(state.get("fields") or {})
        self._touched = True
        here = str(state.get("focus") or "").partition("/")[0]
        for name, field in self.fields().items():
            if name != here:  # there she is still typing
                field.read_back()
        self.restored.emit()  # what is asked now may hide and show fields: the cursor goes where it is seen
        self.put_cursor(state)

    def put_cursor(self, state: dict[str, Any]) -> None:
        """Put the cursor back where it stood, as far as that is there."""
        name, _slash, key = str(state.get("focus") or "").partition("/")
        field = self.fields().get(name)
        if field is not None:
            field.focus_on(key, int(state.get("caret") or 0))

    def is_touched(self) -> bool:
        """Return whether something was typed since the form was opened."""
        return self._touched

    def forget_edits(self) -> None:
        """Count the form as untouched again."""
        self._touched = False
        for field in self.fields().values():
            field.reset()

    def problems(self) -> dict[str, str]:
        """Return why the form cannot be saved, by field name."""
        found = {name: field.problem() for name, field in self.fields().items() if field.isEnabled()}
        return {name: text for name, text in found.items() if text}

    def check(self) -> bool:
        """Show every error, go to the first field with one, and return whether the form may be saved."""
        fields = self.fields()
        for field in fields.values():
            if field.isEnabled():
                field.check_now()
        first = next(iter(self.problems()), None)
        if first is not None:
            fields[first].setFocus(Qt.FocusReason.TabFocusReason)
        return first is None

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        first = next((field for field in self.fields().values() if field.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _edited(self) -> None:
        self._touched = True
        self.edited.emit()

    def _focused(self) -> Field | None:
        widget = QApplication.focusWidget()
        found = None
        while widget is not None and widget is not self:
            if isinstance(widget, Field):
                found = widget
            widget = widget.parentWidget()
        return found if widget is self else None


def fields_in(widget: QWidget) -> Iterator[Field]:
    """Yield the fields below a widget; those inside a field or another form belong there."""
    for child in widget.children():
        if isinstance(child, Field):
            yield child
        elif isinstance(child, QWidget) and not isinstance(child, Form):
            yield from fields_in(child)
