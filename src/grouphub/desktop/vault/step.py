"""What every step of the first run is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from grouphub.desktop.vault.answers import Answers


class Step(QWidget):
    """The content of one step: ``changed`` follows what she does, ``went_on`` asks for the next step."""

    changed = Signal()
    went_on = Signal()

    def title(self) -> str:
        """Return the title of the card."""
        raise NotImplementedError

    def lead(self) -> str:
        """Return the line below the title."""
        return ""

    def note(self) -> str:
        """Return what stands beside Next, such as what is still missing."""
        return ""

    def is_done(self) -> bool:
        """Tell whether Next may be pressed."""
        raise NotImplementedError

    def fill(self, answers: Answers) -> None:
        """Write down what was answered here."""

    def go_on(self) -> bool:
        """Go on inside the step; False when it is the next step's turn."""
        return False

    def go_back(self) -> bool:
        """Go back inside the step; False when it is the step before."""
        return False

    def note_hidden(self) -> None:
        """Hear that the screen was hidden."""
