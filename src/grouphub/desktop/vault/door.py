"""The frame of every page before the register is open: a green panel, and beside it what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.base.version import VERSION
from grouphub.desktop.shell import theme
from grouphub.desktop.vault.panel import GreenPanel
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.labels import Small

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_PANEL_PART = 0.42
_NARROW = 760
_FORM_WIDE = 400
_EDGE = 17  # what a plain button keeps free before its words


class Column(QWidget):
    """Things below each other. Fields stand in a little, so that the words of plain buttons line up with them."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def put(self, widget: QWidget, below: int = 0) -> None:
        """Add a widget with ``below`` px of room after it; the room goes when the widget is hidden."""
        holder = _Holder(widget, below)
        self._column.addWidget(holder)

    def put_plain(self, button: QWidget) -> None:
        """Add a plain button whose sign stands under the edge of the fields."""
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def put_column(self, column: QWidget) -> None:
        """Add another column."""
        self._column.addWidget(column)


class _Holder(QWidget):
    """A widget and the room below it, both gone when it is hidden."""

    def __init__(self, widget: QWidget, below: int) -> None:
        super().__init__()
        row = QVBoxLayout(self)
        row.setContentsMargins(_EDGE, 0, _EDGE, below)
        row.addWidget(widget)
        self._widget = widget
        widget.installEventFilter(self)
        painting.hide_unless(self, not widget.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(event.type() == QEvent.Type.ShowToParent)
        return super().eventFilter(watched, event)


class Door(QWidget):
    """A page with the panel at the left; put what is asked into ``form``, in the middle of the rest."""

    def __init__(self, word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.panel = GreenPanel(word)
        row.addWidget(self.panel)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row.addWidget(self._area, 1)
        self._build_right()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the panel its part, or nothing where the window is narrow."""
        super().resizeEvent(event)
        self.panel.setVisible(self.width() >= _NARROW)
        self.panel.setFixedWidth(round(self.width() * _PANEL_PART))
        right = self.width() - (self.panel.width() if self.width() >= _NARROW else 0)
        self.form.setFixedWidth(min(theme.px(_FORM_WIDE), right - 2 * _EDGE - 16) + 2 * _EDGE)

    def _build_right(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 32, 0, 28)
        column.setSpacing(16)
        self.top = QHBoxLayout()
        self.top.setContentsMargins(16, 0, 40, 0)
        self.top.addStretch(1)
        column.addLayout(self.top)
        column.addStretch(1)
        self.form = Column()
        between = QHBoxLayout()  # unlike an alignment it lets the form say its height for its own width
        between.addStretch(1)
        between.addWidget(self.form)
        between.addStretch(1)
        column.addLayout(between)
        column.addStretch(1)
        feet = QHBoxLayout()
        feet.setContentsMargins(40, 0, 40, 0)
        feet.addWidget(Small(_("All data stays on this computer."), wrap=True), 1)
        feet.addWidget(Small(_("Version {number}").format(number=VERSION)))
        column.addLayout(feet)
        self._area.setWidget(right)
