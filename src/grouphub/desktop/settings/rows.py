"""What the pages of Settings are made of: cards of rows, a sign and words at the left, what is set at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.card import Card, Line, Sign
from grouphub.desktop.widgets.empty import Empty
from grouphub.desktop.widgets.labels import Section, Small, Text

_NARROW = 1200
"""Below this width of the window a page has smaller margins."""


class SettingRow(QWidget):
    """One thing that can be set: a sign, its name, a line that explains it, and ``control`` at the right."""

    def __init__(self, icon: str | QWidget, title: str, second: str = "", control: QWidget | None = None) -> None:
        super().__init__()
        self.setMinimumHeight(theme.px(67))
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 11, 20, 11)
        line.setSpacing(16)
        line.addWidget(Sign(icon, size=24) if isinstance(icon, str) else icon)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        self.title = Text(painting.escaped(title), weight=600, wrap=True)
        self.second = Small(second, wrap=True)
        painting.hide_unless(self.second, second)
        words.addWidget(self.title)
        words.addWidget(self.second)
        words.addStretch(1)
        line.addLayout(words, 1)
        self.controls = QHBoxLayout()
        self.controls.setSpacing(8)
        line.addLayout(self.controls)
        if control is not None:
            self.title.setBuddy(control)
            self.add_control(control)

    def add_control(self, control: QWidget) -> None:
        """Put something more to press at the right."""
        self.controls.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_second(self, text: str) -> None:
        """Show another explaining line; an empty one takes no room."""
        self.second.setText(text)
        self.second.setVisible(bool(text))


class RowsCard(Card):
    """A card of rows with lines between them."""

    def __init__(self, title: str) -> None:
        super().__init__(padding=0)
        self.setAccessibleName(title)
        self.body.setSpacing(0)
        self.top = QHBoxLayout()
        self.top.setContentsMargins(20, 10, 20, 8)
        self.top.setSpacing(12)
        self.heading = Section(title, wrap=True)
        self.heading.setMinimumHeight(theme.px(38))
        self.top.addWidget(self.heading, 1)
        self.body.addLayout(self.top)
        self._rows: list[QWidget] = []

    def add_row(self, row: QWidget) -> None:
        """Put a row, or anything else, below a line under the last."""
        line = Line()
        self.body.addWidget(line)
        self.body.addWidget(row)
        if self.isVisible():
            row.show()  # at once, not at the next layout: the focus may go there
        self._rows += [line, row]

    def clear_rows(self) -> None:
        """Take every row out."""
        for widget in self._rows:
            self.body.removeWidget(widget)
            widget.hide()
            widget.setParent(None)  # else its buttons are found under the names of the new ones
            widget.deleteLater()
        self._rows = []


class ScrolledColumn(QScrollArea):
    """A page that scrolls as a whole: what does not fit is reached, never cut."""

    def __init__(self, *, spacing: int = 16) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._held = QWidget()
        self.column = QVBoxLayout(self._held)
        self.column.setSpacing(spacing)
        self.setWidget(self._held)
        self.viewport().setAutoFillBackground(False)
        self._held.setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self.fit)
        self.fit()

    def put(self, part: QWidget) -> None:
        """Put a part below the last; what says that a page is empty stands in the middle of the room."""
        self.column.addWidget(part, 1000 if isinstance(part, Empty) else 0)

    def fit(self) -> None:
        """Give the page the margins its window has room for; the bar that scrolls stands in the right one."""
        side, top = (32, 24) if self.window().width() >= _NARROW else (24, 20)
        bar = self.verticalScrollBar()
        self.column.setContentsMargins(side, top, side - (bar.sizeHint().width() if bar.maximum() else 0), top)

    def scrolled(self) -> int:
        """Return how far the page is scrolled."""
        return self.verticalScrollBar().value()

    def scroll_to(self, place: int) -> None:
        """Scroll to where the page was; its length is measured first."""
        self.column.activate()
        self.verticalScrollBar().setMaximum(max(self.verticalScrollBar().maximum(), place))
        self.verticalScrollBar().setValue(place)
