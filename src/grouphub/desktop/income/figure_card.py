"""A card with one figure: its sign, the number, and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base.money import Money, shown
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.card import Card, Sign
from grouphub.desktop.widgets.labels import Figure, Small

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST: Final = 250
"""Width of a card, at normal letters, in which a large sum is not cut."""


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
    """Figures side by side, all equally wide; in two columns where there is too little room."""

    def __init__(self, cards: Sequence[FigureCard]) -> None:
        super().__init__()
        self._cards = cards
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        self._lay(2)

    def fit(self, wide: int) -> None:
        """Lay the figures out for a width."""
        self._lay(len(self._cards) if wide >= theme.px(_LEAST) * len(self._cards) else 2)

    def _lay(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number in range(len(self._cards)):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
