"""The line one searches in: a magnifying glass before, a sign that clears it behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from grouphub.base.i18n import _
from grouphub.desktop.widgets.buttons import IconButton
from grouphub.desktop.widgets.fields import LineEdit
from grouphub.features.people.seeking import SHORTEST_PART

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget


def is_number(text: str) -> bool:
    """Return whether a telephone is searched for: digits, and no letter."""
    return any(map(str.isdecimal, text)) and not any(map(str.isalpha, text))


def nobody_words(text: str) -> str:
    """Say that nobody was found by ``text``, already short enough for a line."""
    if not is_number(text):
        return _("Nobody is called “{name}”").format(name=text)
    if sum(map(str.isdecimal, text)) < SHORTEST_PART:
        return _("Three digits of a telephone are enough.")
    return _("Nobody has “{number}”").format(number=text)


def new_woman(text: str) -> dict[str, str]:
    """Return what the form of a woman who was not found begins with."""
    return {"phone" if is_number(text) else "given": text}


class SearchLine(LineEdit):
    """Esc empties it once; the arrow down and Enter go on to what was found."""

    went_down = Signal()
    entered = Signal()

    def __init__(self, placeholder: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(icon="magnifying-glass")
        self.setParent(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.clearer = IconButton("x-circle", _("Clear the search"), style="fill", sign=18)
        self.clearer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clearer.clicked.connect(self.clear)
        self.clearer.hide()
        self.put_inside(self.clearer)
        self.textChanged.connect(self._follow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear with Esc, go on with the arrow down and Enter."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.went_down.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def set_quietly(self, text: str, cursor: int) -> None:
        """Fill in a search without anybody hearing of it."""
        blocked = self.blockSignals(True)
        self.setText(text)
        self.setCursorPosition(cursor)
        self.blockSignals(blocked)
        self._follow(text)

    def _follow(self, text: str) -> None:
        if self.clearer.isHidden() == bool(text):
            self.clearer.setVisible(bool(text))
            self.arrange()
