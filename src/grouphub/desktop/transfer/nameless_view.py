"""What leaves when nobody is named: the first rows of it, and who can be recognised all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.labels import Small, Text

if TYPE_CHECKING:
    from grouphub.features.transfer.nameless import NamelessTable

_SHOWN: Final = 3
_SPACE: Final = 16


class NamelessView(QWidget):
    """Every column of the table is a line here, so that no word of it is cut; the first women stand side by side."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.caution = Strip("amber", "")
        self.caution.hide()
        column.addWidget(self.caution)
        column.addWidget(Text(_("The first rows of what leaves"), weight=600))
        self._frame = QFrame()
        self._frame.setProperty("role", "sunken")
        self._frame.setAccessibleName(_("The first rows of what leaves"))
        self._grid = QGridLayout(self._frame)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setHorizontalSpacing(_SPACE)
        self._grid.setVerticalSpacing(6)
        column.addWidget(self._frame)
        self._cells: list[Small] = []

    def show_table(self, made: NamelessTable) -> None:
        """Show the beginning of a table."""
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = []
        rows = made.rows[:_SHOWN]
        for line, head in enumerate(made.heads):
            self._put(Small(head, wrap=True), line, 0)
            for at, row in enumerate(rows, 1):
                self._put(Small(row[line] or "–", tone="ink", weight=600 if line == 0 else None, wrap=True), line, at)
        for at in range(len(rows) + 1):
            self._grid.setColumnStretch(at, 1)
        self.caution.set_words(made.caution())
        self.caution.setVisible(bool(made.few))

    def words(self) -> list[str]:
        """Return what is shown, line by line."""
        return [cell.text() for cell in self._cells]

    def _put(self, cell: Small, line: int, at: int) -> None:
        self._grid.addWidget(cell, line, at)
        self._cells.append(cell)
