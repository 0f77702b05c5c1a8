"""The buttons painted in the rows of a list: where they are, and the way to them by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex

from grouphub.desktop.widgets.long_model import ROW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QTableView

    from grouphub.desktop.widgets.long_model import Column


def offers(index: QModelIndex, columns: Sequence[Column]) -> bool:
    """Return whether a cell is a button that can be pressed."""
    if not index.isValid() or columns[index.column()].kind != "act":
        return False
    act, row = columns[index.column()].act, index.data(ROW)
    return row is not None and act is not None and act(row)


def first(index: QModelIndex, columns: Sequence[Column]) -> QModelIndex:
    """Return the first button of the row of a cell; no cell when it has none."""
    found = (index.siblingAtColumn(number) for number in range(len(columns)))
    return next((one for one in found if offers(one, columns)), QModelIndex())


def step(table: QTableView, columns: Sequence[Column], forward: int) -> bool:
    """Go along the buttons of the current row, back from the first to the row itself.

    Return False where there is none that way, or where it is not in sight yet: then the list scrolls sideways.
    """
    here = table.currentIndex()
    if not here.isValid():
        return False
    numbers = range(here.column() + 1, len(columns)) if forward > 0 else range(here.column() - 1, -1, -1)
    beside = (here.siblingAtColumn(number) for number in numbers if not table.isColumnHidden(number))
    there = next((one for one in beside if offers(one, columns)), QModelIndex())
    if not there.isValid():
        if forward > 0 or not offers(here, columns):
            return False
        there = here.siblingAtColumn(0)
    elif table.visualRect(there).right() > table.viewport().width():
        return False
    table.selectionModel().setCurrentIndex(there, QItemSelectionModel.SelectionFlag.NoUpdate)
    return True
