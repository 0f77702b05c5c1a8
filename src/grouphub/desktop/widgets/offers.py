"""Earlier entries offered below a line while typing: a list inside the window, worked by the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QListWidgetItem

from grouphub.base.i18n import _
from grouphub.desktop.shell import theme

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 20
SHOWN = 6
_ROW = 38


class Offers(QListWidget):
    """The list for one line; ``taken`` follows a choice, when the text stands in the line already.

    ``passed`` is Enter with none of them chosen: what is typed is meant.
    It is no window of its own: locking and hiding reach it, and so does a screen reader.
    """

    taken = Signal(str)
    passed = Signal()

    def __init__(self, line: QLineEdit, find: Callable[[str], list[str]]) -> None:
        super().__init__(line)
        self._line = line
        self._find = find
        self.row_height = _ROW
        self.setProperty("role", "list")
        self.setAccessibleName(_("Earlier entries"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.itemClicked.connect(self.take)
        self.hide()
        line.textEdited.connect(self.offer)
        line.installEventFilter(self)

    def offer(self, typed: str) -> None:
        """Show what fits the typed text; nothing fits nothing."""
        start = typed.strip()
        found = self._find(start)[:MOST] if start else []
        if not found or found == [typed]:
            self.hide()
            return
        self.clear()
        self.addItems(found)
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows, Enter and Esc of the line work the list while it is open."""
        if self.isVisible():
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event):
                return True
            if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
                self.hide()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Return whether the key was one for the list."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            self.hide()
            self.passed.emit()
            return False  # Ctrl+Enter is never meant for the list
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + step)))
                return True
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.currentItem() is not None:
                self.take(self.currentItem())
                return True
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.hide()  # the next Enter is for the form: half a word is not saved by mistake
                self.passed.emit()
                return True
            case Qt.Key.Key_Escape:
                self.hide()
                return True
        return False

    def take(self, item: QListWidgetItem) -> None:
        """Put an entry into the line."""
        text = item.text()
        self._line.setText(text)
        self.hide()
        self.taken.emit(text)

    def place(self) -> None:
        """Lie below the line, or above it where there is no room, over everything else."""
        window = self._line.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self.setCurrentRow(-1)
        high = theme.px(self.row_height) * min(SHOWN, self.count()) + 12
        top = self._line.mapTo(window, QPoint(0, self._line.height() + 4))
        if top.y() + high > window.height():
            top.setY(top.y() - high - self._line.height() - 8)
        self.setGeometry(top.x(), top.y(), self._line.width(), high)
        self.show()
        self.raise_()
