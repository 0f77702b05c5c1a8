"""The grid one types into: one text line goes from cell to cell, so that thousands of rows cost no more than one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QLineEdit, QTableView, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.shell import theme
from grouphub.desktop.shell.keys import placed_letter
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.long_model import Column, Index
from grouphub.desktop.widgets.table_head import Head, HeadEnd

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from grouphub.desktop.people.grid_model import Block, GridModel, GridRow

_ROW: Final = 44
_MARK: Final = 52
"""Room at the left for the row's number or sign."""
_WIDTHS: Final = {"given": 170, "family": 180, "phone": 150, "birth": 120, "village": 170, "patronymic": 170}
_LEAST: Final = 150
_TIGHTEST: Final = 0.85
"""A small window makes the columns narrower by so much before they scroll sideways."""
_CTRL: Final = Qt.KeyboardModifier.ControlModifier


class CellLine(QLineEdit):
    """The text line in the cell one is in. What leads to another cell is told, the rest is typing."""

    moved = Signal(int, int)
    """So many rows and columns from here."""
    next_row = Signal()
    stepped = Signal(int)
    """To the next cell (1) or the one before (-1)."""
    pasted = Signal(str)
    as_above = Signal()
    finished = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from cell to cell; at the ends of the text the arrows lead on."""
        key, plain = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        here, end = self.cursorPosition(), len(self.text())
        no_mark = not self.hasSelectedText()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit() if plain & _CTRL else self.next_row.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1, 0)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.moved.emit(10 if key == Qt.Key.Key_PageDown else -10, 0)
        elif key == Qt.Key.Key_Left and not plain and (here == 0 and (no_mark or end == 0)):
            self.moved.emit(0, -1)
        elif key == Qt.Key.Key_Right and not plain and here == end and (no_mark or end == 0):
            self.moved.emit(0, 1)
        elif plain & _CTRL and placed_letter(event) == "V":
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif plain & _CTRL and placed_letter(event) == "D":
            self.as_above.emit()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Tab before it leaves the grid."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()), 0)
            if step and not event.modifiers() & _CTRL:
                self.stepped.emit(step)
                return True
        return super().event(event)


class GridTable(painting.Follows, QTableView):
    """Shows a ``GridModel`` and moves the text line over it."""

    row_left = Signal(int)
    """Another row was gone to: the one that was left."""
    left = Signal(bool)
    """Tab leads out of the grid: forwards or back."""
    finished = Signal()
    cell_left = Signal(int, str)
    """Another cell was gone to: row and column of the one that was left."""
    block_pasted = Signal(object)
    """Several cells lie in the clipboard and shall come in."""

    def __init__(self, model: GridModel, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(name)
        self._prepare()
        self.grid = model
        self.setModel(model)
        self._make_head()
        self.line = CellLine()
        self.line.hide()
        self.line.setProperty("role", "cell")
        self.line.textEdited.connect(self._typed)
        self.line.moved.connect(self.move_by)
        self.line.next_row.connect(lambda: self.go_to(self.currentIndex().row() + 1, 0))
        self.line.stepped.connect(self._step)
        self.line.pasted.connect(self.paste)
        self.line.as_above.connect(self.repeat_above)
        self.line.finished.connect(self.finished)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.selectionModel().currentChanged.connect(self._gone_to)
        self._kept = (0, "")
        model.dataChanged.connect(self._follow)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._reset)
        self.look_changed()
        self.go_to(0, 0)

    def carry_line(self, over: QWidget) -> None:
        """Lay the text line into ``over``, which holds the table: inside a table no screen reader finds it."""
        self.line.setParent(over)
        self.line.raise_()
        self._place_line()

    # where one is
    def go_to(self, row: int, column: int, caret: int | None = None) -> None:
        """Go to a cell, all of it marked, or with the cursor at ``caret``."""
        row = max(0, min(row, len(self.grid.rows) - 1))
        column = max(0, min(column, len(self.grid.columns) - 1))
        self.setCurrentIndex(self.grid.index(row, column))
        self._place_line()
        if caret is not None:
            self.line.deselect()
            self.line.setCursorPosition(caret)

    def move_by(self, rows: int, columns: int) -> None:
        """Go some rows and columns on; at the edge one stays."""
        here = self.currentIndex()
        self.go_to(here.row() + rows, here.column() + columns)

    def place(self) -> tuple[int, int, int]:
        """Return row, column and cursor."""
        return self.currentIndex().row(), self.currentIndex().column(), self.line.cursorPosition()

    def paste(self, text: str) -> None:
        """Put what lies in the clipboard here: a block of cells fills cells, anything else goes into the line."""
        block = block_in(text)
        if len(block) > 1 or (block and len(block[0]) > 1):
            self.block_pasted.emit(block)
        elif block:
            self.line.insert(block[0][0])
            self._typed(self.line.text())

    def repeat_above(self) -> None:
        """Write what stands in the cell above."""
        row, column, _caret = self.place()
        if row > 0:
            self.grid.type(row, column, self.grid.text(row - 1, column))
            self.line.end(False)

    def take_back(self, *, again: bool = False) -> bool:
        """Take back a step of typing, or do it again; return whether there was one."""
        row = self.grid.take_back(again=again)
        if row is not None:
            self.go_to(row, self.currentIndex().column())
        return row is not None

    def _step(self, by: int) -> None:
        row, column = self.currentIndex().row(), self.currentIndex().column() + by
        wide = len(self.grid.columns)
        row, column = row + column // wide, column % wide
        out = row < 0 or row >= len(self.grid.rows) or (by > 0 and column == 0 and self.grid.rows[row - 1].is_empty)
        if out:
            self.left.emit(by > 0)
        else:
            self.go_to(row, column)

    def _typed(self, text: str) -> None:
        self.scrollTo(self.currentIndex())
        self.grid.type(self.currentIndex().row(), self.currentIndex().column(), text)

    def _gone_to(self, now: QModelIndex, before: QModelIndex) -> None:
        self.scrollTo(now)
        self._place_line()
        self.line.selectAll()
        if before.isValid():
            # Read now: whoever hears of it may change the columns, and then the places hold no longer.
            left, column, is_other_row = before.row(), self.grid.columns[before.column()], before.row() != now.row()
            self.cell_left.emit(left, column)
            if is_other_row:
                self.row_left.emit(left)
        self.viewport().update()

    def _place_line(self) -> None:
        """Lay the text line over the current cell, with what stands in it."""
        here = self.currentIndex()
        if not here.isValid():
            return
        text = self.grid.text(here.row(), here.column())
        if self.line.text() != text:
            self.line.setText(text)
        seen = self.visualRect(here).adjusted(0, 0, 0, -1) & self.viewport().rect()
        over = self.line.parentWidget()
        if over is None:
            return
        # Scrolled out of sight it keeps the focus: what is typed brings it back.
        corner = self.viewport().mapTo(over, seen.topLeft()) if not seen.isEmpty() else QPoint(-10, -10)
        self.line.setGeometry(QRect(corner, seen.size() if not seen.isEmpty() else QSize(1, 1)))
        title, number = self.grid.headerData(here.column(), Qt.Orientation.Horizontal), here.row() + 1
        self.line.setAccessibleName(_("{column}, row {number}").format(column=title, number=number))
        self.line.setAccessibleDescription(self.grid.data(here, Qt.ItemDataRole.ToolTipRole) or "")
        self.line.show()

    def _follow(self) -> None:
        self._place_line()
        self.viewport().update()

    def _keep(self) -> None:
        row, column, _caret = self.place()
        self._kept = row, self.grid.columns[column] if 0 <= column < len(self.grid.columns) else ""

    def _reset(self) -> None:
        self._make_head()
        self._set_widths()
        row, key = self._kept
        self.go_to(row, self.grid.columns.index(key) if key in self.grid.columns else 0)

    # painting
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        painter = QPainter(self.viewport())
        high, top = self.verticalHeader().defaultSectionSize(), self.verticalOffset()
        first = (event.rect().top() + top) // high
        last = min(len(self.grid.rows) - 1, (event.rect().bottom() + top) // high)
        for number in range(max(0, first), last + 1):
            self._paint_row(painter, number, QRect(0, number * high - top, self.viewport().width(), high))
        painter.end()

    def _paint_row(self, painter: QPainter, number: int, rect: QRect) -> None:
        row, here = self.grid.rows[number], number == self.currentIndex().row()
        painting.fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), "line")
        for column, key in enumerate(self.grid.columns):
            left = self.columnViewportPosition(column)
            cell = QRect(left, rect.top(), self.columnWidth(column), rect.height() - 1)
            wrong = row.read is not None and key in row.read.faults
            doubtful = row.read is not None and key in row.read.doubts
            if wrong or doubtful:
                painting.fill(painter, cell, "redsoft" if wrong else "ambersoft")
            if column < len(self.grid.columns) - 1:
                painting.fill(painter, QRect(cell.right(), cell.top(), 1, cell.height()), "line")
            words = cell.adjusted(self._inset(column), 0, -8, 0)
            painting.words(painter, words, row.cells.get(key, ""), theme.font(), "red" if wrong else "ink")
        mark = QRect(-self.horizontalOffset(), rect.top(), theme.px(_MARK), rect.height() - 1)
        painting.fill(painter, mark, "psoft" if here else "sunken")
        self._paint_mark(painter, number, row, mark)

    def _paint_mark(self, painter: QPainter, number: int, row: GridRow, rect: QRect) -> None:
        sign = mark_of(row)
        if sign is None:
            font = theme.font("small", 600, tabular=True)
            empty = row.is_empty
            painting.words(painter, rect.adjusted(8, 0, -12, 0), str(number + 1), font, "ink3" if empty else "ink2",
                           painting.RIGHT)  # fmt: skip
        else:
            size = theme.px(20)
            painting.sign(painter, rect.center().x() - size / 2, rect.center().y() + 1, *sign[:2], size, sign[2])

    def _inset(self, column: int) -> int:
        return (theme.px(_MARK) if column == 0 else 0) + 12

    # inside
    def visualRect(self, index: Index) -> QRect:
        """Return where a cell is; the first one begins behind the row's number."""
        rect = super().visualRect(index)
        return rect.adjusted(theme.px(_MARK), 0, 0, 0) if index.column() == 0 else rect

    def look_changed(self) -> None:
        """Grow with the letters."""
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self._set_widths()
        self._place_line()
        super().look_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the free room to the columns."""
        super().resizeEvent(event)
        self._set_widths()
        self.scrollTo(self.currentIndex())  # a sentence below the grid must not hide the cell it is about
        self._place_line()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Take the text line along."""
        super().scrollContentsBy(dx, dy)
        self._place_line()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the cell that was clicked."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.go_to(index.row(), index.column())
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)

    def _prepare(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setAutoScroll(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.addScrollBarWidget(HeadEnd(), Qt.AlignmentFlag.AlignTop)

    def _make_head(self) -> None:
        titles = [
            Column(key, self.grid.headerData(number, Qt.Orientation.Horizontal) or "", str, sortable=False)
            for number, key in enumerate(self.grid.columns)
        ]
        self.head = GridHead(titles, self)
        self.setHorizontalHeader(self.head)
        self.head.show()

    def _set_widths(self) -> None:
        wide = [theme.px(_WIDTHS.get(key, _LEAST)) for key in self.grid.columns]
        wide[0] += theme.px(_MARK)
        tight = max(_TIGHTEST, min(1.0, self.viewport().width() / sum(wide)))
        wide = [int(one * tight) for one in wide]
        spare = max(0, self.viewport().width() - sum(wide))
        for number, width in enumerate(wide):
            last = number == len(wide) - 1
            share = spare - spare // len(wide) * (len(wide) - 1) if last else spare // len(wide)
            self.setColumnWidth(number, width + share)


class GridHead(Head):
    """The titles above the cells, level with what is typed below."""

    def _paint_title(self, painter: QPainter, column: Column, number: int, room: QRect) -> None:
        inset = theme.px(_MARK) - 4 if number == 0 else 12
        super()._paint_title(painter, column, number, room.adjusted(inset, 0, 0, 0))


def mark_of(row: GridRow) -> tuple[str, str, str] | None:
    """Return the sign of a row: sign, colour, style; None shows its number."""
    if row.read is not None and row.read.faults:
        return "warning-circle", "red", "fill"
    if row.alike or (row.read is not None and row.read.doubts):
        return "warning", "amber", "bold"
    return None


def block_in(text: str) -> Block:
    """Return the cells of a text from a spreadsheet: lines are rows, tabs part cells, quotation marks hold lines."""
    import csv
    from io import StringIO

    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    quoted = csv.reader(StringIO(lines), delimiter="\t") if '"' in lines else None
    rows = list(quoted) if quoted else [line.split("\t") for line in lines.split("\n")]
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return [[" ".join(cell.split()) for cell in row] or [""] for row in rows]
