"""A card in the middle of the page that asks one thing: a step, a question, what is chosen, and two buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.card import Card, Line, Sign
from grouphub.desktop.widgets.labels import Lead, Small, Title

if TYPE_CHECKING:
    from grouphub.desktop.widgets.buttons import Button

_WIDE: Final = 760


class StepCard(QWidget):
    """Put what is asked into ``body``; buttons stand below a line, the main one at the right."""

    def __init__(self, step: str, title: str, lead: str = "", *, sign: tuple[str, str] | None = None) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        card = Card(padding=36)
        card.setMaximumWidth(theme.px(_WIDE))
        card.body.setSpacing(12)
        across.addStretch(1)
        across.addWidget(card, 100)
        across.addStretch(1)
        self.step = Small(step, weight=600)
        painting.hide_unless(self.step, step)
        card.body.addWidget(self.step)
        if sign is not None:
            icon, area = sign
            held = Sign(icon, area=area, side=56, size=30, style="fill")
            card.body.addWidget(held, 0, Qt.AlignmentFlag.AlignLeft)
        self.title = Title(title, wrap=True)
        card.body.addWidget(self.title)
        self.lead = Lead(lead, wrap=True)
        painting.hide_unless(self.lead, lead)
        card.body.addWidget(self.lead)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        card.body.addLayout(self.body)
        card.body.addSpacing(8)
        card.body.addWidget(Line())
        self._feet = QHBoxLayout()
        self._feet.setSpacing(12)
        self._feet.addStretch(1)
        card.body.addLayout(self._feet)
        self._at_left = 0

    def say(self, lead: str) -> None:
        """Say something else below the title."""
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))

    def add_left(self, button: Button) -> Button:
        """Put a button at the left."""
        self._feet.insertWidget(self._at_left, button)
        self._at_left += 1
        return button

    def add_right(self, widget: QWidget) -> None:
        """Put a button, or a quiet word, at the right."""
        self._feet.addWidget(widget)
