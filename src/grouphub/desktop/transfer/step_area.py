"""The room of one step: as wide as a page of questions, scrolled where it does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grouphub.desktop.settings.rows import ScrolledColumn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDE: Final = 880


class StepArea(ScrolledColumn):
    """Cards below one another; the page around it has the margins."""

    def show_parts(self, parts: list[QWidget]) -> None:
        """Show these instead of what was shown; with their end comes the end of the column."""
        while (item := self.column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None and old not in parts:
                old.hide()
                old.deleteLater()
        for part in parts:
            part.setMaximumWidth(_WIDE)
            self.column.addWidget(part)
        self.column.addStretch(1)

    def fit(self) -> None:
        """Keep clear of the bar that scrolls."""
        bar = self.verticalScrollBar()
        self.column.setContentsMargins(0, 0, 12 if bar.maximum() else 0, 24)
