"""Hands for tests: real key events for any script (QTest aborts on letters beyond Latin)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication


def type_text(widget, text, modifiers=Qt.KeyboardModifier.NoModifier):
    """Type ``text`` into ``widget`` letter by letter."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, ord(letter.upper()), modifiers, letter))


def name_of(widget):
    """Return what a screen reader calls the widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def role_of(widget):
    """Return what a screen reader takes the widget for."""
    return QAccessible.queryAccessibleInterface(widget).role()
