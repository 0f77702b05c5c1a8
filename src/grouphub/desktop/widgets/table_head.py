"""The line of column titles above a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTableView, QWidget

from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grouphub.desktop.widgets.long_model import Column

EDGE: Final = 16
"""Room at the left of a row; columns begin here."""


class Head(painting.Follows, QHeaderView):
    """The sunken line of column titles; a click or Enter sorts."""

    sort_asked = Signal(int)

    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self.sorted_by = -1
        self.ascending = True
        self.at = -1
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(24)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.sectionClicked.connect(self._ask)

    def sizeHint(self) -> QSize:
        """Return the height of the line."""
        return QSize(100, theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the line with its titles and the sort mark."""
        painter = QPainter(self.viewport())
        whole = self.viewport().rect()
        # round above like the card around it; the corners beside it show the card
        beyond = 24 if self._goes_on() else 0
        painting.box(painter, whole.adjusted(0, 0, beyond, 24), 11, fill="sunken")
        painting.fill(painter, QRect(0, whole.bottom(), whole.width(), 1), "line")
        shown = self.shown()
        for number in shown:
            left = self.sectionViewportPosition(number)
            rect = QRect(left, 0, self.sectionSize(number), whole.height())
            end = EDGE + 4 if number == shown[-1] else 12
            room = rect.adjusted(EDGE if number == shown[0] else 0, 0, -end, 0)
            self._paint_title(painter, self._columns[number], number, room)
            if number == self.at:
                painting.ring(painter, rect, 6)
        painter.end()

    def _goes_on(self) -> bool:
        """Return whether the line goes on above a bar that scrolls."""
        table = self.parentWidget()
        return isinstance(table, QTableView) and not table.verticalScrollBar().isHidden()

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show the titles of these columns, the same ones under other names."""
        self._columns = columns
        self.viewport().update()

    def shown(self) -> list[int]:
        """Return the numbers of the columns that are not hidden."""
        return [number for number in range(len(self._columns)) if not self.isSectionHidden(number)]

    def go_along(self, step: int) -> None:
        """Move the keyboard's place along the titles."""
        shown = self.shown()
        place = shown.index(self.at) + step if self.at in shown else 0
        self.at = shown[max(0, min(len(shown) - 1, place))]
        self.viewport().update()

    def leave(self) -> None:
        """Take the keyboard's place away."""
        self.at = -1
        self.viewport().update()

    def press(self) -> None:
        """Sort by the column where the keyboard is."""
        self._ask(self.at)

    def _ask(self, number: int) -> None:
        if self._columns[number].sortable:
            self.sort_asked.emit(number)

    def _paint_title(self, painter: QPainter, column: Column, number: int, room: QRect) -> None:
        font = theme.font("small", 600)
        sign = theme.px(14)
        sorted_by = number == self.sorted_by
        wide = min(painting.width_of(column.title, font), room.width() - (sign + 4 if sorted_by else 0))
        left = room.left() if column.kind != "number" else room.right() + 1 - wide
        if sorted_by and column.kind == "number":
            left -= sign + 4
        painting.words(painter, QRect(left, 0, wide, room.height()), column.title, font, "ink2")
        if sorted_by:
            name = "caret-up" if self.ascending else "caret-down"
            painting.sign(painter, left + wide + 4, room.height() / 2, name, "ink2", sign, "bold")


class HeadEnd(painting.Follows, QWidget):
    """The end of the line of titles, above the bar that scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of the line."""
        return QSize(0, theme.px(40))

    def minimumSizeHint(self) -> QSize:
        """Return the same: it never gives way to the bar."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the line on to its round corner."""
        painter = QPainter(self)
        painting.box(painter, self.rect().adjusted(-24, 0, 0, 24), 11, fill="sunken")
        painting.fill(painter, QRect(0, self.height() - 1, self.width(), 1), "line")
        painter.end()
