"""The rows of the grid: texts by column, what was found out about each row, and steps of typing to take back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from grouphub.base.keys import new_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from grouphub.features.doubles.queries import Candidate
    from grouphub.features.transfer.typed_rows import TypedRow

MOST: Final = 5000
"""So many rows are taken at most: more come in from a file."""
_STEPS: Final = 50
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
Block = list[list[str]]


@dataclass(eq=False)
class GridRow:
    """One row: what was typed, and what was found out when it was left."""

    key: UUID = field(default_factory=new_key)
    """The key the woman will have: saving twice adds her once."""
    cells: dict[str, str] = field(default_factory=dict)
    read: TypedRow | None = None
    alike: list[Candidate] = field(default_factory=list)
    parted: str = ""
    """The whole name that was parted over the name columns: taken back, it stays whole."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not any(text.strip() for text in self.cells.values())


_Step = list[tuple[GridRow, str, str, str]]
"""What one step of typing changed: row, column, before, after."""


class GridModel(QAbstractTableModel):
    """Rows that grow by themselves: below the last one with something in it always stands an empty one."""

    edited = Signal()
    """Something was typed, pasted or taken back."""

    def __init__(
        self,
        columns: Sequence[str],
        titles: Callable[[str], str],
        parent: QObject | None = None,
        *,
        hanging: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """``hanging`` names for a column those without a place on screen that hold only for what stands in it."""
        super().__init__(parent)
        self._hanging = hanging or {}
        self.columns = tuple(columns)
        self.rows = [GridRow()]
        self._titles = titles
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    # what the page does with it
    def filled(self) -> list[GridRow]:
        """Return the rows in which something was typed."""
        return [row for row in self.rows if not row.is_empty]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed anywhere."""
        return all(row.is_empty for row in self.rows)

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell."""
        return self.rows[row].cells.get(self.columns[column], "")

    def type(self, row: int, column: int, text: str) -> None:
        """Write what is being typed into a cell; one cell typed into without a break is one step."""
        one, key = self.rows[row], self.columns[column]
        before = self.text(row, column)
        if before == text:
            return
        hanging = [(one, name, one.cells[name], "") for name in self._hanging.get(key, ()) if one.cells.get(name)]
        step = [(one, key, before, text), *hanging]
        self._remember(step)
        for _row, name, _before, after in step:
            self._write(one, name, after)
        self._show_changed(row, row)

    def put(self, row: int, rows: Sequence[Mapping[str, str]]) -> int:
        """Write cells into rows from ``row`` on, one step to take back; return how many rows were taken."""
        taken = rows[: MOST - row]
        while len(self.rows) < row + len(taken):
            self._add_row()
        step: _Step = []
        for number, cells in enumerate(taken, row):
            one = self.rows[number]
            for key, text in cells.items():
                step.append((one, key, one.cells.get(key, ""), text))
                self._write(one, key, text)
        if step:
            self._done = [*self._done[-_STEPS:], step]
            self._undone.clear()
            self._show_changed(row, row + len(taken) - 1)
        return len(taken)

    def take_back(self, *, again: bool = False) -> int | None:
        """Take back the last step of typing, or do it ``again``; return its row, None when there is none."""
        source, target = (self._undone, self._done) if again else (self._done, self._undone)
        if not source:
            return None
        step = source.pop()
        target.append(step)
        for row, key, before, after in step if again else reversed(step):
            self._write(row, key, after if again else before)
        numbers = [self.rows.index(row) for row in {id(one[0]): one[0] for one in step}.values()]
        self._show_changed(min(numbers), max(numbers))
        return min(numbers)

    def clear_cells(self, cells: Iterable[tuple[int, int]]) -> None:
        """Empty some cells, one step to take back."""
        step = [(self.rows[row], self.columns[at], self.text(row, at), "") for row, at in cells if self.text(row, at)]
        if step:
            self._done = [*self._done[-_STEPS:], step]
            self._undone.clear()
            for row, key, _before, after in step:
                self._write(row, key, after)
            numbers = [self.rows.index(row) for row, *_rest in step]
            self._show_changed(min(numbers), max(numbers))

    def show_columns(self, columns: Sequence[str]) -> None:
        """Show other columns; what was typed into one that is hidden stays."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def keep_only(self, keys: set[UUID]) -> None:
        """Take out the rows whose women were saved."""
        self.beginResetModel()
        self.rows = [row for row in self.rows if row.key in keys and not row.is_empty]
        self.rows.append(GridRow())
        self._done.clear()
        self._undone.clear()
        self.endResetModel()

    def tell(self, row: GridRow) -> None:
        """Show what was found out about a row."""
        number = self.rows.index(row)
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))

    def to_plain(self) -> list[list[Any]]:
        """Return the rows for a draft: key, and texts by column."""
        return [[str(row.key), {key: text for key, text in row.cells.items() if text}] for row in self.filled()]

    def restore(self, plain: Iterable[Any]) -> None:
        """Show the rows of a draft."""
        self.beginResetModel()
        self.rows = [GridRow(UUID(key), {str(at): str(text) for at, text in cells.items()}) for key, cells in plain]
        self.rows.append(GridRow())
        self.endResetModel()

    # what Qt asks
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are, the empty one included."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what was typed; a screen reader and the pointer also hear what is wrong."""
        if not index.isValid():
            return None
        row, key = self.rows[index.row()], self.columns[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return row.cells.get(key, "")
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            wrong = said_of(row, key)
            return ", ".join(filter(None, (row.cells.get(key, ""), wrong))) if role != _TIP else wrong or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's title, or a row's number."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._titles(self.columns[section]) if section < len(self.columns) else None
        return str(section + 1)

    # inside
    def _remember(self, step: _Step) -> None:
        """Keep a step; typing on in the same cell prolongs the last one."""
        (row, key, _before, after), last = step[0], self._done[-1] if self._done else []
        if len(step) == 1 == len(last) and last[0][0] is row and last[0][1] == key and not self._undone:
            self._done[-1] = [(row, key, last[0][2], after)]
        else:
            self._done = [*self._done[-_STEPS:], step]
        self._undone.clear()

    def _write(self, row: GridRow, key: str, text: str) -> None:
        row.cells[key] = text
        row.read, row.alike = None, []
        if not row.is_empty and row is self.rows[-1] and len(self.rows) < MOST:
            self._add_row()

    def _add_row(self) -> None:
        self.beginInsertRows(_NOWHERE, len(self.rows), len(self.rows))
        self.rows.append(GridRow())
        self.endInsertRows()

    def _show_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        self.edited.emit()


_TIP = Qt.ItemDataRole.ToolTipRole


def said_of(row: GridRow, key: str) -> str:
    """Return what is wrong with a cell, or doubtful in it."""
    error = (row.read.faults.get(key) or row.read.doubts.get(key)) if row.read else None
    return error.text() if error else ""
