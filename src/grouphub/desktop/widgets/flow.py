"""Things side by side that go on in the next line where there is no room left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent


class Flow(QWidget):
    """Places its widgets by itself, in as many lines as they need.

    It is a widget, not a QLayout written in Python: Qt deletes the items of a layout without Python knowing.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self._flow_gap = gap
        self._flowing: list[QWidget] = []
        self._flow_sizes: list[tuple[QWidget, QSize]] | None = None
        """What is in sight and how large it likes to be, while nothing has changed: a layout asks many times over."""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put one more thing at the end."""
        widget.setParent(self)
        self._flowing.append(widget)
        if self.isVisible():
            widget.show()
        self._flow_again()

    def take(self, widget: QWidget) -> None:
        """Take one thing out and let it go."""
        self._flowing.remove(widget)
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()
        self._flow_again()

    def hasHeightForWidth(self) -> bool:
        """Return True: fewer things to a line make more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return self._flow_lines(width, top=0, move=False)

    def sizeHint(self) -> QSize:
        """Return the room for a single line."""
        sizes = [size for _widget, size in self._sizes()]
        wide = sum(size.width() for size in sizes) + self._flow_gap * max(0, len(sizes) - 1)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """Return the room for the widest thing."""
        sizes = [widget.minimumSizeHint().expandedTo(QSize(0, 0)) for widget in self._in_sight()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def event(self, event: QEvent) -> bool:
        """Lay anew when something in here has changed its size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._flow_again()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Lay anew: out of sight nobody told what had changed."""
        super().showEvent(event)
        self._flow_again()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget how large things are: out of sight nobody tells when they change."""
        self._flow_sizes = None
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay anew for the new width."""
        super().resizeEvent(event)
        self._flow_now()

    def _in_sight(self) -> list[QWidget]:
        return [widget for widget in self._flowing if not widget.isHidden()]

    def _sizes(self) -> list[tuple[QWidget, QSize]]:
        if self._flow_sizes is not None:
            return self._flow_sizes
        found = [(widget, widget.sizeHint()) for widget in self._in_sight()]
        if self.isVisible():  # else Qt does not tell when one of them changes
            self._flow_sizes = found
        return found

    def _flow_again(self) -> None:
        self._flow_sizes = None
        self.updateGeometry()
        self._flow_now()

    def _flow_now(self) -> None:
        """Put everything in the middle of what height there is."""
        spare = self.height() - self.heightForWidth(self.width())
        self._flow_lines(self.width(), top=max(0, spare) // 2, move=True)

    def _flow_lines(self, width: int, *, top: int, move: bool) -> int:
        left, high = 0, 0
        for widget, size in self._sizes():
            wide = min(size.width(), width) if width > 0 else size.width()
            if left > 0 and left + wide > width:
                left, top, high = 0, top + high + self._flow_gap, 0
            if move:
                widget.setGeometry(left, top, wide, size.height())
            left += wide + self._flow_gap
            high = max(high, size.height())
        return top + high
