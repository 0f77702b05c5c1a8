"""Pills one after the other, on as many lines as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from grouphub.desktop.widgets.chips import Pill

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent

    from grouphub.desktop.people.signs import PillWords

_GAP = 8


class PillRows(QWidget):
    """Several pills; what does not fit goes to the next line."""

    def __init__(self, pills: Iterable[PillWords], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pills = [Pill(text, icon, area, self) for text, icon, area in pills]
        self.setAccessibleName(", ".join(pill.accessibleName() for pill in self._pills))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Return True: a narrow place makes more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        """Return all pills on one line."""
        sizes = [pill.sizeHint() for pill in self._pills]
        wide = sum(size.width() + _GAP for size in sizes) - _GAP if sizes else 0
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """Return room for the widest pill."""
        sizes = [pill.sizeHint() for pill in self._pills]
        return QSize(max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put every pill at its place."""
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)

    def _arrange(self, width: int, *, move: bool) -> int:
        left = top = high = 0
        for pill in self._pills:
            size = pill.sizeHint()
            if left and left + size.width() > width:
                left, top = 0, top + high + _GAP
            if move:
                pill.setGeometry(left, top, min(size.width(), width), size.height())
            left += size.width() + _GAP
            high = size.height()
        return top + high
