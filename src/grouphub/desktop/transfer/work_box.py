"""What is shown while something long is done: how far it is, how many minutes are left, and Stop."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base.i18n import _, ngettext
from grouphub.desktop.widgets.bars import Progress
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Card
from grouphub.desktop.widgets.labels import Section, Text

_GUESSED_FROM: Final = 3.0
"""Seconds after which the time left can be told."""
_TOLD_FROM: Final = 0.02
_WIDE: Final = 880


class WorkBox(QWidget):
    """A card with a bar; ``stop_asked`` follows its button."""

    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._begun = 0.0
        card = Card()
        card.setMaximumWidth(_WIDE)
        self.what = Section("", wrap=True)
        self.bar = Progress()
        self.words = Text("", tone="ink2", wrap=True)
        self.stop = Button(_("Stop"), "x")
        self.stop.clicked.connect(self.stop_asked)
        card.body.addWidget(self.what)
        card.body.addWidget(self.bar)
        feet = QHBoxLayout()
        feet.addWidget(self.words, 1)
        feet.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(feet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)

    def begin(self, what: str) -> None:
        """Say what is done from now on."""
        self._begun = time.monotonic()
        self.what.setText(what)
        self.bar.setAccessibleName(what)
        self.stop.setEnabled(True)
        self.show_part(0.0)

    def show_part(self, part: float) -> None:
        """Show that ``part`` (0 to 1) is done, and how long the rest takes if it goes on like this."""
        self.bar.set_part(part)
        self.words.setText(how_far(time.monotonic() - self._begun, part))


def how_far(spent: float, part: float) -> str:
    """Return how much is done after ``spent`` seconds, and how long the rest takes if it goes on like this."""
    percent = _("{percent} %").format(percent=round(part * 100))
    return "  ·  ".join(filter(None, (percent, time_left(spent, part))))


def time_left(spent: float, part: float) -> str:
    """Return how long the rest takes after ``spent`` seconds if it goes on like this; empty while nobody can tell."""
    if spent < _GUESSED_FROM or part < _TOLD_FROM:
        return ""
    minutes = round(spent * (1 - part) / part / 60)
    if minutes < 1:
        return _("less than a minute left")
    return ngettext("{count} minute left", "{count} minutes left", minutes).format(count=minutes)
