"""The list of any length: rows painted straight from the model, whole row as target, sorted by its head."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QScrollArea, QTableView, QWidget

from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting, row_acts
from grouphub.desktop.widgets.card import Card
from grouphub.desktop.widgets.cells import CELLS, act_box
from grouphub.desktop.widgets.long_model import ROW, Column, LongModel
from grouphub.desktop.widgets.marks import paint_tick
from grouphub.desktop.widgets.table_head import EDGE, Head, HeadEnd

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

TICK: Final = 40
"""Width of the column with ticks."""
_PRESSES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_SIDEWAYS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_TABBED: Final = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_ONLY: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class LongTable(painting.Follows, QTableView):
    """A list that shows a `LongModel`. The chosen row is an id, never a number."""

    chosen = Signal(object)
    """The current row changed: its id, or None."""
    opened = Signal(object)
    """Enter or a double click on a row: its id."""
    clicked_id = Signal(object)
    """A plain click on a row, beside its buttons: its id."""
    acted = Signal(object, str)
    """A button in a row was pressed by click or key: the row's id, and the column's key."""
    sort_asked = Signal(str, bool)
    """A column's title was pressed: its key, and whether ascending. The page queries anew and shows the ids."""
    several_changed = Signal(int)
    """With ``several``: how many rows are chosen."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        name: str,
        row_height: int = 52,
        several: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._row_height = row_height
        self._hovered = -1
        self._by_key = False
        self._ticks = False
        self.setAccessibleName(name)
        self._prepare(several=several)
        self.head = Head(self.columns, self)
        self.setHorizontalHeader(self.head)
        self.addScrollBarWidget(HeadEnd(), Qt.AlignmentFlag.AlignTop)
        self.head.sort_asked.connect(self._sort)
        self.doubleClicked.connect(self._open)
        self.clicked.connect(self._clicked)
        self.look_changed()

    # what a page does with the list
    def show_model(self, model: QAbstractItemModel) -> None:
        """Show this model."""
        self.setModel(model)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self._set_widths()

    def long_model(self) -> LongModel:
        """Return the model shown."""
        model = self.model()
        assert isinstance(model, LongModel)
        return model

    def show_ids(self, ids: Sequence[Any]) -> None:
        """Show another order or choice of rows; the chosen row stays chosen if it is still there."""
        key, several, top = self.chosen_id(), self.chosen_ids(), self.verticalScrollBar().value()
        self.long_model().show_ids(ids)
        self._choose_again(key, several)
        self.verticalScrollBar().setValue(top)

    def chosen_id(self) -> Any:
        """Return the id of the current row, or None."""
        return self._id_at(self.currentIndex())

    def chosen_ids(self) -> list[Any]:
        """Return the ids of all chosen rows, from top to bottom."""
        ids = self.long_model().ids
        return [ids[number] for top, bottom in self._ranges() for number in range(top, bottom + 1)]

    def choose(self, key: Any) -> bool:
        """Make the row with this id the chosen one and bring it into sight; return whether it is there."""
        number = self.long_model().number_of(key)
        if number >= 0:
            # Said in full: left to Qt, a Ctrl that is still held would add the row to those chosen.
            chooses = QItemSelectionModel.SelectionFlag.NoUpdate if self._ticks else _ONLY
            self.selectionModel().setCurrentIndex(self.long_model().index(number, 0), chooses)
            self.scrollTo(self.long_model().index(number, 0))
        return number >= 0

    def press_first(self, key: Any) -> None:
        """Press the first button of the row with this id, where it has one: for lists whose rows open nothing else."""
        number = self.long_model().number_of(key)
        found = row_acts.first(self.long_model().index(number, 0), self.columns) if number >= 0 else QModelIndex()
        if found.isValid():
            self._act(found)

    def choose_none(self) -> None:
        """Let no row be chosen."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def show_sorted(self, key: str, *, ascending: bool = True) -> None:
        """Put the sort mark beside a column's title."""
        self.head.sorted_by = next((n for n, column in enumerate(self.columns) if column.key == key), -1)
        self.head.ascending = ascending
        self.head.viewport().update()

    def show_title(self, key: str, title: str) -> None:
        """Give a column another title."""
        self.columns = tuple(replace(one, title=title) if one.key == key else one for one in self.columns)
        self.head.show_columns(self.columns)
        self.long_model().columns = self.columns

    def show_columns(self, keys: Collection[str]) -> None:
        """Show only these columns, in their usual order."""
        for number, column in enumerate(self.columns):
            self.setColumnHidden(number, column.key not in keys)
        self._set_widths()

    def show_ticks(self, *, on: bool) -> None:
        """Show or hide the column of ticks for choosing several."""
        self._ticks = on
        self.setSelectionMode(
            QAbstractItemView.SelectionMode.MultiSelection if on else QAbstractItemView.SelectionMode.ExtendedSelection
        )
        self._set_widths()
        self.viewport().update()

    # painting
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight; Qt's way through a delegate per cell takes several times as long."""
        model = self.model()
        painter = QPainter(self.viewport())
        if model is not None:
            high = self.verticalHeader().defaultSectionSize()
            top = event.rect().top() + self.verticalOffset()
            last = min(model.rowCount() - 1, (top + event.rect().height() - 1) // high)
            places = self._places()
            for number in range(max(0, top // high), last + 1):
                self._paint_row(painter, number, QRect(0, number * high - self.verticalOffset(), 0, high), places)
        painter.end()

    def look_changed(self) -> None:
        """Grow with the letters."""
        self.verticalHeader().setDefaultSectionSize(theme.px(self._row_height))
        self.verticalScrollBar().setSingleStep(theme.px(self._row_height))
        self._set_widths()
        self.viewport().update()
        super().look_changed()

    def _places(self) -> list[tuple[Column, int, int]]:
        """Return each column with its left edge and width."""
        start = TICK if self._ticks else 0
        at, places, shown = -self.horizontalOffset(), [], self.head.shown()
        for number in shown:
            wide = self.columnWidth(number)
            inset = EDGE + start if number == shown[0] else 0
            end = EDGE + 4 if number == shown[-1] else 12
            places.append((self.columns[number], at + inset, wide - inset - end))
            at += wide
        return places

    def _paint_row(self, painter: QPainter, number: int, rect: QRect, places: list[tuple[Column, int, int]]) -> None:
        wide = self.viewport().width()
        selected = self.selectionModel().isRowSelected(number, QModelIndex())
        if selected or number == self._hovered:
            painting.fill(painter, QRect(0, rect.top(), wide, rect.height()), "psoft" if selected else "sunken")
        painting.fill(painter, QRect(0, rect.bottom(), wide, 1), "line")
        if selected:
            painting.fill(painter, QRect(0, rect.top(), 4, rect.height()), "primary")
        row = self.model().index(number, 0).data(ROW)
        if row is not None:
            if self._ticks:
                left = EDGE - self.horizontalOffset()
                paint_tick(painter, QRect(left, rect.center().y() - 10, 22, 22), checked=selected)
            for column, left, room in places:
                if left < wide and left + room > 0:
                    cell = QRect(left, rect.top(), room, rect.height() - 1)
                    CELLS[column.kind](painter, column, row, cell, selected)
        if self._by_key and self.hasFocus() and number == self.currentIndex().row():
            self._paint_ring(painter, QRect(0, rect.top(), wide, rect.height()), places)

    def _paint_ring(self, painter: QPainter, rect: QRect, places: list[tuple[Column, int, int]]) -> None:
        """Paint the ring around the row, or around the button of it that keys would press."""
        here = self.currentIndex()
        if row_acts.offers(here, self.columns):
            column = self.columns[here.column()]
            left, room = next((left, room) for one, left, room in places if one is column)
            painting.ring(painter, act_box(column, here.data(ROW), QRect(left, rect.top(), room, rect.height() - 1)), 8)
        else:
            painting.ring(painter, rect, 4)

    # keys and mouse
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and last row, Enter opens, Up from the first row goes to the titles.

        Right and left go along the buttons of the row; Enter and Space press the one that has the ring.
        """
        self._by_key = True
        rows = self.model().rowCount() if self.model() else 0
        key = event.key()
        if self.head.at >= 0 and self._head_key(key):
            pass
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.head.go_along(1)
        elif key in _PRESSES and row_acts.offers(self.currentIndex(), self.columns):
            self._act(self.currentIndex())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and rows:
            self._go_to(0 if key == Qt.Key.Key_Home else rows - 1, event)
        elif key in _SIDEWAYS and row_acts.step(self, self.columns, 1 if key == Qt.Key.Key_Right else -1):
            pass
        elif key in _SIDEWAYS:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + (40 if key == Qt.Key.Key_Right else -40))
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
        self._keep_in_sight()
        self.viewport().update()

    def _keep_in_sight(self) -> None:
        """Scroll the list, and the page it stands in, to the current row: Qt's own way is off with its auto scroll."""
        here = self.currentIndex()
        if not here.isValid():
            return
        high, bar = self.verticalHeader().defaultSectionSize(), self.verticalScrollBar()
        above = here.row() * high - self.verticalOffset()
        below = above + high - self.viewport().height()
        bar.setValue(bar.value() + (above if above < 0 else max(below, 0)))
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        inside = page.widget() if page is not None else None
        if page is not None and inside is not None:
            middle = here.row() * high - self.verticalOffset() + high // 2
            place = self.viewport().mapTo(inside, QPoint(0, middle))
            page.ensureVisible(page.horizontalScrollBar().value(), place.y(), 0, high)

    def _head_key(self, key: int) -> bool:
        """Work the titles by keys; return False for a key that leads back to the rows."""
        match key:
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self.head.go_along(1 if key == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.head.press()
            case Qt.Key.Key_Up:
                pass
            case _:
                self.head.leave()
                return key == Qt.Key.Key_Down
        return True

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters belong to the search field."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring after the keyboard only; the first row is ready to be chosen."""
        self._by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        if self._by_key and event.reason() in _TABBED:
            self._keep_in_sight()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave the titles."""
        self.head.leave()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose by mouse without a ring."""
        self.head.leave()
        self._by_key = False
        super().mousePressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the pointer from row to row."""
        if event.type() in (QEvent.Type.MouseMove, QEvent.Type.HoverMove, QEvent.Type.Leave):
            at = event.position().toPoint() if isinstance(event, QMouseEvent) else QPoint(-1, -1)
            self._hover(self.rowAt(at.y()) if event.type() != QEvent.Type.Leave else -1)
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the free room to the stretching column."""
        super().resizeEvent(event)
        self._set_widths()

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            high = self.verticalHeader().defaultSectionSize()
            for row in (number, self._hovered):
                if row >= 0:
                    self.viewport().update(0, row * high - self.verticalOffset(), self.viewport().width(), high)
            self._hovered = number

    def _go_to(self, number: int, event: QKeyEvent) -> None:
        before, here = self.currentIndex(), self.model().index(number, 0)
        several = self.selectionMode() == QAbstractItemView.SelectionMode.ExtendedSelection
        if several and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and before.isValid():
            first, last = sorted((before.siblingAtColumn(0), here), key=QModelIndex.row)
            self.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.selectionModel().select(QItemSelection(first, last), _ONLY)
        else:
            # Ticks stay: the way to the end of the list takes none away.
            chooses = QItemSelectionModel.SelectionFlag.NoUpdate if self._ticks else _ONLY
            self.selectionModel().setCurrentIndex(here, chooses)

    # inside
    def _prepare(self, *, several: bool) -> None:
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setAutoScroll(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(20)

    def _set_widths(self) -> None:
        if self.model() is None:
            return
        shown = self.head.shown()
        widths = {number: theme.px(self.columns[number].width) for number in shown}
        widths[shown[0]] += TICK if self._ticks else 0
        stretching = [number for number in shown if self.columns[number].stretch]
        spare = self.viewport().width() - sum(widths.values())
        for number in stretching:
            # A scroll bar beside the rows is no reason for one below them: the stretching columns give way a little.
            # Where that is not enough the table scrolls sideways anyway, and nothing needs to be cut.
            given = spare // len(stretching)
            widths[number] += given if given >= -widths[number] // 6 else 0
        for number, wide in widths.items():
            if self.columnWidth(number) != wide:
                self.setColumnWidth(number, wide)

    def _choose_again(self, key: Any, several: list[Any]) -> None:
        model = self.long_model()
        number = model.number_of(key) if key is not None else -1
        if number >= 0:
            self.selectionModel().setCurrentIndex(model.index(number, 0), _ONLY)
        if 1 < len(several) <= 2000:
            places = {one: place for place, one in enumerate(model.ids)}
            flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            for one in several:
                if one in places:
                    self.selectionModel().select(model.index(places[one], 0), flags)

    def _ranges(self) -> list[tuple[int, int]]:
        """Return the chosen rows as (first, last), from top to bottom."""
        parts = self.selectionModel().selection()
        return sorted((parts.at(n).top(), parts.at(n).bottom()) for n in range(parts.count()))

    def _sort(self, number: int) -> None:
        ascending = not self.head.ascending if number == self.head.sorted_by else True
        self.show_sorted(self.columns[number].key, ascending=ascending)
        self.sort_asked.emit(self.columns[number].key, ascending)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._id_at(index))

    def _clicked(self, index: QModelIndex) -> None:
        if row_acts.offers(index, self.columns):
            self._act(index)
        else:
            self.clicked_id.emit(self._id_at(index))

    def _act(self, index: QModelIndex) -> None:
        self.acted.emit(self._id_at(index), self.columns[index.column()].key)

    def _id_at(self, index: QModelIndex) -> Any:
        """Return the id of a row; a model of another kind has none."""
        model = self.model()
        return model.ids[index.row()] if isinstance(model, LongModel) and index.isValid() else None

    def _current_changed(self, current: QModelIndex) -> None:
        self.chosen.emit(self._id_at(current))

    def _selection_changed(self) -> None:
        self.several_changed.emit(sum(bottom - top + 1 for top, bottom in self._ranges()))
        self.viewport().update()


def framed(table: LongTable) -> Card:
    """Return a card that holds the table, its round lower corners kept free."""
    card = Card(padding=0)
    card.body.setContentsMargins(0, 0, 0, 10)
    card.body.addWidget(table)
    return card
