"""A card with one figure: its sign, the number, and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base.money import Money, shown
from grouphub.desktop.widgets.card import Card, Sign
from grouphub.desktop.widgets.labels import Figure, Small

if TYPE_CHECKING:
    from collections.abc import Sequence


class FigureCard(Card):
    """One figure of money. ``tone`` colours the number where it waits for something."""

    def __init__(self, icon: str, area: str, words: str, *, tone: str = "ink") -> None:
        super().__init__(padding=15)
        self.number = Figure("")
        self.number.set_tone(tone)
        self.words = Small(words, wrap=True)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(self.number)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(Sign(icon, area=area, side=44, size=24))
        row.addLayout(column, 1)
        self.body.addLayout(row)

    def show_money(self, amount: Money) -> None:
        """Show an amount."""
        self.number.setText(shown(amount))
        self.setAccessibleName(f"{self.words.text()}: {self.number.text()}")


class FigureRow(QWidget):
    """Figures side by side, all equally wide."""

    def __init__(self, cards: Sequence[FigureCard]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for card in cards:
            row.addWidget(card, 1)
