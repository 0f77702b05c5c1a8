"""Takes what lies behind a dialog out of what a screen reader walks through, and leaves its picture as it is."""

from __future__ import annotations

from typing import Final

import shiboken6
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

_OVERLOOKED: Final = "qt_rubberband"
"""Qt has no switch for a single widget. It passes over children of this name, with everything in them, when a screen
reader asks a window what it holds. Hiding them would empty the picture behind the scrim, disabling would grey it."""


class Cover:
    """Covers widgets for a screen reader, and gives them back."""

    def __init__(self) -> None:
        self._covered: list[tuple[QWidget, str]] = []

    def lay_over(self, window: QWidget, besides: QWidget) -> None:
        """Cover every part of ``window`` that is seen, ``besides`` this one."""
        for part in window.children():
            if not isinstance(part, QWidget) or part is besides or part.isHidden():
                continue
            if part.objectName() != _OVERLOOKED:  # it may be covered already, for the dialog before this one
                self._covered.append((part, part.objectName()))
                _tell(part, QAccessible.Event.ObjectHide)
                part.setObjectName(_OVERLOOKED)

    def lift(self, part: QWidget) -> None:
        """Give back one part that now stands in front."""
        for covered, name in self._covered:
            if covered is part:
                _uncover(part, name)
        self._covered = [one for one in self._covered if one[0] is not part]

    def take_away(self) -> None:
        """Give everything back that is still there."""
        covered, self._covered = self._covered, []
        for part, name in covered:
            if shiboken6.isValid(part):
                _uncover(part, name)


def _uncover(part: QWidget, name: str) -> None:
    part.setObjectName(name)
    _tell(part, QAccessible.Event.ObjectShow)


def _tell(part: QWidget, what: QAccessible.Event) -> None:
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(part, what))
