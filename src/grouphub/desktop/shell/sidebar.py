"""The one list at the left: the group, its parts, and below them Recipes and Settings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.shell import icons, theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.labels import TwoLines, tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grouphub.desktop.catalogue import PageEntry

WIDE, NARROW, WIDEST = 208, 192, 224
_ROW, _LOW_ROW, _LIST_ROW = 42, 40, 36
_MOST_LISTS = 6
"""So many kept lists stand below their part; the others behind one more row."""
_LOW_WINDOW = 740
_NARROW_WINDOW = 1200
_LISTS_BELOW = "people"
"""The part below which kept lists stand."""


class SideRow(painting.Pressed, QPushButton):
    """One row: sign and word; the current one is lifted and its sign filled."""

    def __init__(self, text: str, icon: str, *, checkable: bool = True, keys: str = "") -> None:
        super().__init__(painting.escaped(text))
        self.sign = icon
        self.low = False
        self.setCheckable(checkable)
        self.setAutoExclusive(checkable)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if checkable:  # filters and cards of a page may bear the same word
            self.setAccessibleName(_("Page: {name}").format(name=text))
        if keys:
            self.setToolTip(f"{text} · {keys}")

    def sizeHint(self) -> QSize:
        """Return a row as wide as its word needs."""
        words = painting.width_of(painting.plain(self), theme.font("text", 600))
        return QSize(theme.px(46) + words + 14, theme.px(_LOW_ROW if self.low else _ROW))

    def minimumSizeHint(self) -> QSize:
        """Return the same: words always stay."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint sign and word."""
        painter = QPainter(self)
        current = self.isChecked()
        if current:
            painting.box(painter, self.rect(), 10, fill="sideon", edge="line")
        elif self.underMouse():
            painting.box(painter, self.rect(), 10, fill="track")
        tint = "ptext" if current else "ink2"
        size = theme.px(22)
        painting.sign(painter, 13, self.height() / 2, self.sign, tint, size, "fill" if current else "regular")
        rect = QRect(24 + size, 0, self.width() - size - 28, self.height())
        font = theme.font("text", 600 if current else 500)
        painting.words(painter, rect, painting.plain(self), font, "ptext" if current else "ink")
        if self.shows_ring():
            painting.ring(painter, self.rect(), 10)
        painter.end()


class ListRow(SideRow):
    """A kept list below the part it belongs to: set in a little, a long name shortened."""

    def __init__(self, text: str, icon: str, *, checkable: bool = True) -> None:
        super().__init__(text, icon, checkable=checkable)

    def sizeHint(self) -> QSize:
        """Return a lower row that makes nothing wider."""
        return QSize(theme.px(120), theme.px(_LIST_ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the pointer read a name that is shortened."""
        super().resizeEvent(event)
        name = painting.plain(self)
        fits = painting.width_of(name, theme.font("text", 600)) <= self._words().width()
        self.setToolTip("" if fits else tip(name))

    def _words(self) -> QRect:
        left = theme.px(20) + 12 + theme.px(16) + 8
        return QRect(left, 0, self.width() - left - 8, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint sign and name."""
        painter = QPainter(self)
        current, inset = self.isChecked(), theme.px(20)
        box = self.rect().adjusted(inset, 0, 0, 0)
        if current:
            painting.box(painter, box, 8, fill="sideon", edge="line")
        elif self.underMouse():
            painting.box(painter, box, 8, fill="track")
        size = theme.px(16)
        style = "fill" if current else "bold"
        painting.sign(painter, inset + 12, self.height() / 2, self.sign, "ptext" if current else "ink2", size, style)
        font = theme.font("text", 600 if current else 400)
        painting.words(painter, self._words(), painting.plain(self), font, "ptext" if current else "ink")
        if self.shows_ring():
            painting.ring(painter, box, 8)
        painter.end()


class _GroupHead(QWidget):
    """The program's sign, the group's name and its place."""

    def __init__(self, name: str, below: str, *, tone: str) -> None:
        super().__init__()
        self.setMinimumHeight(theme.px(36))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(0)
        row.addSpacing(theme.px(36) + 10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(TwoLines(name, weight=600))
        words.addWidget(TwoLines(below, size="tiny", weight=500, tone=tone))
        row.addLayout(words, 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the sign."""
        side = theme.px(36)
        painter = QPainter(self)
        icons.app_icon().paint(painter, QRect(8, (self.height() - side) // 2, side, side))
        painter.end()


class Sidebar(QFrame):
    """Rows of the parts; ``chosen`` carries the name of a page, ``recipes_asked`` is the neutral way to hide."""

    chosen = Signal(str)
    list_chosen = Signal(str)
    """A kept list was pressed: its key."""
    keep_asked = Signal()
    """What is shown now is to be kept as a list."""
    lists_asked = Signal()
    """More lists are asked for than there is room for."""
    recipes_asked = Signal()

    def __init__(self, name: str, below: str, entries: Sequence[PageEntry], *, tone: str = "ink2") -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAccessibleName(_("Parts of the register"))
        self.rows: dict[str, SideRow] = {}
        self.lists: dict[str, ListRow] = {}
        self.more_lists = ListRow(_("More lists"), "dots-three", checkable=False)
        self.more_lists.clicked.connect(self.lists_asked)
        self.keep = ListRow(_("Keep this list"), "plus", checkable=False)
        self.keep.clicked.connect(self.keep_asked)
        self._can_keep = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 14, 13, 14)
        self._column.setSpacing(0)
        self._column.addWidget(_GroupHead(name, below, tone=tone))
        self._column.addSpacing(14)
        for entry in entries:
            if not entry.below:
                self._add(entry, len(self.rows) + 1)
                if entry.name == _LISTS_BELOW:
                    self._column.addWidget(self.more_lists)
                    self._column.addWidget(self.keep)
        self.more_lists.hide()
        self.keep.hide()
        self._column.addStretch(1)
        line = QFrame()
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        self._column.addWidget(line)
        self._column.addSpacing(4)
        self.recipes = SideRow(_("Recipes"), "cooking-pot", checkable=False, keys="F12")
        self.recipes.clicked.connect(self.recipes_asked)
        self._column.addWidget(self.recipes)
        for entry in entries:
            if entry.below:
                self._add(entry, 0)

    def show_current(self, name: str, list_key: str = "") -> None:
        """Lift the row of the page named ``name``, or that of a kept list."""
        row = self.lists.get(list_key) or self.rows.get(name)
        if row is not None and row.isHidden():
            row = self.rows.get(name)
        if row is not None:
            row.setChecked(True)

    def show_lists(self, lists: Sequence[tuple[str, str]]) -> None:
        """Show kept lists (key and name) below their part."""
        for old in self.lists.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lists = {}
        for key, name in lists:
            row = ListRow(name, "star")
            row.clicked.connect(partial(self.list_chosen.emit, key))
            self._column.insertWidget(self._column.indexOf(self.more_lists), row)
            self.lists[key] = row
        self.fit(self.window().size())

    def offer_keeping(self, *, on: bool) -> None:
        """Offer to keep what is shown now, where its row would stand."""
        if on != self._can_keep:
            self._can_keep = on
            self._show_fitting(self.window().height())

    def _show_fitting(self, height: int) -> None:
        """Show as many lists as there is room for; the others are behind one more row."""
        margins = self._column.contentsMargins()
        taken = theme.px(36) + 14 + 5 + margins.top() + margins.bottom()
        taken += sum(row.sizeHint().height() for row in (*self.rows.values(), self.recipes))
        room = max(0, (height - taken) // theme.px(_LIST_ROW) - self._can_keep)
        shown = len(self.lists) if len(self.lists) <= min(room, _MOST_LISTS) else min(room, _MOST_LISTS) - 1
        for number, row in enumerate(self.lists.values()):
            row.setVisible(number < shown)
        self.more_lists.setVisible(bool(self.lists) and shown < len(self.lists))
        self.keep.setVisible(self._can_keep)

    def fit(self, size: QSize) -> None:
        """Be as wide and as high as the window allows."""
        wanted = max(row.sizeHint().width() for row in (*self.rows.values(), self.recipes)) + 25
        least = NARROW if size.width() < _NARROW_WINDOW else WIDE
        self.setFixedWidth(max(min(wanted, theme.px(WIDEST)), least))
        for row in (*self.rows.values(), self.recipes):
            row.low = size.height() < _LOW_WINDOW
            row.updateGeometry()
        self._show_fitting(size.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the ground and the line at the right."""
        painter = QPainter(self)
        painting.fill(painter, self.rect(), "side")
        painting.fill(painter, QRect(self.width() - 1, 0, 1, self.height()), "line")
        painter.end()

    def _add(self, entry: PageEntry, number: int) -> None:
        row = SideRow(_(entry.title), entry.icon, keys=f"Alt+{number}" if number else "")
        row.clicked.connect(lambda: self.chosen.emit(entry.name))
        self.rows[entry.name] = row
        self._column.addWidget(row)
