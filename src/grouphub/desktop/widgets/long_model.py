"""The model of a list of any length: sorted ids are held, rows are fetched by the page when they are painted."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PAGE: Final = 16
"""Rows fetched at once: what is in sight and a little more, so that a search shows its first hits at once."""
KEPT: Final = 64
"""Pages kept."""
ROW: Final = Qt.ItemDataRole.UserRole
"""The role under which a cell gives its whole row."""

_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column:
    """One column: what it shows of a row, and how.

    ``kind``: ``name`` (letter circle and strong words), ``text``, ``pill`` (sign and word on an area's colour),
    ``pills`` (as many as fit, then +2), ``number`` (right-aligned, equally wide digits), ``bars`` (small ones, the
    newest last) or ``act`` (a button painted in the row, or a word that it is done). ``width`` is in px at
    normal letters; a ``stretch`` column also takes the room that is left.
    """

    key: str
    title: str
    text: Callable[[Any], str]
    width: int = 120
    kind: Literal["name", "text", "pill", "pills", "number", "bars", "act"] = "text"
    stretch: bool = False
    sortable: bool = True
    second: Callable[[Any], str] | None = None
    """A small second line below the first."""
    initials: Callable[[Any], str] | None = None
    """The two letters of a ``name`` column's circle."""
    pill: Callable[[Any], tuple[str | None, str]] | None = None
    """Sign and area of a ``pill`` column."""
    pills: Callable[[Any], Sequence[tuple[str, str | None, str]]] | None = None
    """Word, sign and area of each pill of a ``pills`` column."""
    bars: Callable[[Any], Sequence[float]] | None = None
    """The amounts of a ``bars`` column."""
    act: Callable[[Any], bool] | None = None
    """Whether an ``act`` column offers its button; else its words say that it is done."""
    tone: Callable[[Any], str] | None = None
    """Colour token of the words."""
    weight: int = 400


class LongModel(QAbstractTableModel):
    """Rows of a long list. ``fetch_page(ids)`` returns one row per id, in that order; None for one that is gone."""

    def __init__(
        self,
        columns: Sequence[Column],
        fetch_page: Callable[[Sequence[Any]], Sequence[Any]],
        ids: Sequence[Any] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.ids = ids
        self._fetch_page = fetch_page
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()

    def show_ids(self, ids: Sequence[Any]) -> None:
        """Show another list."""
        self.beginResetModel()
        self.ids = ids
        self._pages.clear()
        self.endResetModel()

    def forget_rows(self) -> None:
        """Read the rows anew; the ids and their order stay."""
        self._pages.clear()
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, len(self.columns) - 1))

    def row(self, number: int) -> Any:
        """Return the row shown at ``number``, fetching its page if need be."""
        page, at = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            rows = self._pages[page] = self._fetch_page(self.ids[page * PAGE : (page + 1) * PAGE])
            if len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(page)
        return rows[at] if at < len(rows) else None

    def number_of(self, key: Any) -> int:
        """Return where an id stands, -1 when it is not in the list."""
        try:
            return self.ids.index(key)
        except ValueError:
            return -1

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, its alignment, or its whole row."""
        if role == ROW:
            return self.row(index.row())
        if role in _WORDS and index.isValid():
            row, column = self.row(index.row()), self.columns[index.column()]
            if row is None:
                return ""
            second = column.second(row) if column.second and role == Qt.ItemDataRole.AccessibleTextRole else ""
            return ", ".join(filter(None, (column.text(row), second)))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's title."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.columns[section].title if section < len(self.columns) else None
        return str(section + 1)
