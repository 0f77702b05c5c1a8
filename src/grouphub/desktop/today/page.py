"""Today: what needs doing now."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from grouphub.base import days
from grouphub.base.i18n import _, ngettext
from grouphub.base.topics import Topic
from grouphub.desktop.page import Page
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Card, Line, Sign
from grouphub.desktop.widgets.header import PageHeader
from grouphub.desktop.widgets.labels import Elided, Figure, Section, Small, Text
from grouphub.features.copies.queries import reminder
from grouphub.features.group.queries import keeper_names
from grouphub.features.people.queries import group_figures

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.contribution import TodayRow
    from grouphub.features.copies.queries import Reminder

_MOST_ROWS = 6
_BESIDE_FROM = 760
"""Width of the page, at normal letters, from which the figures stand beside what is due."""


class BigButton(painting.Pressed, QPushButton):
    """A task that is begun from here: a sign on its area's colour and a word."""

    def __init__(self, text: str, icon: str, area: str) -> None:
        super().__init__(painting.escaped(text))
        self._icon = icon
        self._area = area
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return room for the sign above the word."""
        words = painting.width_of(painting.plain(self), theme.font("text", 600))
        return QSize(max(words + 32, theme.px(150)), theme.px(104))

    def minimumSizeHint(self) -> QSize:
        """Return the same: the word is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint card, sign and word."""
        painter = QPainter(self)
        painting.box(painter, self.rect(), 12, fill="sunken" if self.underMouse() else "surface", edge="line")
        side = theme.px(44)
        painting.box(painter, QRect(16, 15, side, side), 10, fill=f"{self._area}soft")
        size = theme.px(24)
        painting.sign(painter, 16 + (side - size) / 2, 15 + side / 2, self._icon, self._area, size, "regular")
        below = QRect(16, 15 + side, self.width() - 32, self.height() - side - 15 - 4)
        painting.words(painter, below, painting.plain(self), theme.font("text", 600), "ink")
        if self.shows_ring():
            painting.ring(painter, self.rect(), 12)
        painter.end()


class FindField(painting.Pressed, QPushButton):
    """Looks like a field; pressing it, or typing on it, opens the search for a person."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Find a person"))
        self.setToolTip("Ctrl+K")
        self.setAccessibleName(_("Find a person") + " · Ctrl+K")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.clicked.connect(self.asked)

    def sizeHint(self) -> QSize:
        """Return the size of a field."""
        return QSize(theme.px(280), theme.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint a field with its key."""
        painter = QPainter(self)
        painting.box(painter, self.rect(), 10, fill="surface", edge="line2")
        size = theme.px(20)
        painting.sign(painter, 12, self.height() / 2, "magnifying-glass", "ink2", size, "regular")
        room = self.rect().adjusted(size + 22, 0, -12, 0)
        painting.words(painter, room, painting.plain(self), theme.font(), "ink3")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painting.words(painter, room, "Ctrl K", theme.font("small"), "ink2", right)
        if self.shows_ring():
            painting.ring(painter, self.rect(), 10)
        painter.end()


class DueRow(QWidget):
    """One thing to do: sign, what, and the button that begins it."""

    def __init__(self, row: TodayRow, *, first: bool) -> None:
        super().__init__()
        self.setMinimumHeight(theme.px(65))
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 8, 20, 8)
        line.setSpacing(14)
        line.addWidget(Sign(row.icon, area=row.area))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Elided(row.text, weight=600))
        words.addWidget(Elided(row.more, size="small", tone="ink2"))
        line.addLayout(words, 1)
        self.button = Button(row.action, kind="primary" if first else "outlined", size="small")
        self.button.setAccessibleName(f"{row.action}: {row.text}")
        line.addWidget(self.button)


class TodayPage(Page):
    """Begins every task and shows what is due; features add the rows."""

    name: ClassVar[str] = "today"
    topics: ClassVar[frozenset[Topic]] = frozenset(Topic)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self._area)
        shown = QWidget()
        self._column = QVBoxLayout(shown)
        self._column.setContentsMargins(32, 24, 32, 24)
        self._column.setSpacing(20)
        self.header = self._make_header()
        self._column.addWidget(self.header)
        self._column.addLayout(self._tasks())
        self._below = QWidget()
        self._body: QBoxLayout | None = None
        self._column.addWidget(self._below, 1)
        self._area.setWidget(shown)

    def refresh(self) -> None:
        """Read the due rows and figures anew; what begins a task stays, and with it the focus."""
        today = self.workspace.today()
        with self.workspace.db.read() as session:
            names = keeper_names(session)
            figures = group_figures(session, today)
            copied = reminder(session, today)
            due = [row for feature in self.workspace.features if feature.today for row in feature.today(session, today)]
        self._greet(names.get(self.workspace.db.who) if self.workspace.db.who else None)
        before, self._below = self._below, QWidget()
        self._body = QBoxLayout(self._direction(), self._below)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(20)
        self._body.addWidget(self._due(sorted(due, key=lambda row: row.urgency)), 1)
        self._body.addWidget(self._figures(figures, copied), 0, Qt.AlignmentFlag.AlignTop)
        self._column.replaceWidget(before, self._below)
        before.hide()
        before.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figures beside what is due where there is room, else below."""
        super().resizeEvent(event)
        if self._body is not None:
            self._body.setDirection(self._direction())

    def _direction(self) -> QBoxLayout.Direction:
        beside = self.width() >= theme.px(_BESIDE_FROM)
        return QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom

    def main_action(self) -> None:
        """Ctrl+N adds a woman."""
        self.workspace.frame.open_form("person")

    def search_field(self) -> QWidget | None:
        """Ctrl+F goes to the search for a person."""
        return self.findChild(FindField)

    def _greet(self, name: str | None) -> None:
        greeting = _greeting(self.workspace.clock.now().astimezone().hour)
        self.header.set_title(_("{greeting}, {name}").format(greeting=greeting, name=name) if name else greeting)
        self.header.set_facts(days.heading(self.workspace.today()))

    def _make_header(self) -> PageHeader:
        header = PageHeader("")
        field = FindField()
        field.asked.connect(self._find)
        header.add_action_widget(field)
        return header

    def _tasks(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        add = BigButton(_("Add a woman"), "user-plus", "teal")
        add.clicked.connect(lambda: self.workspace.frame.open_form("person"))
        find = BigButton(_("Find a person"), "magnifying-glass", "blue")
        find.clicked.connect(self._find)
        people = BigButton(_("List of women"), "users-three", "plum")
        people.clicked.connect(lambda: self.workspace.frame.go("people"))
        for button in (add, find, people):
            row.addWidget(button, 1)
        return row

    def _due(self, due: list[TodayRow]) -> Card:
        card = Card(padding=0)
        card.body.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 20, 12)
        head.addWidget(Section(_("Due today")), 1)
        if due:
            head.addWidget(Text(ngettext("{count} left", "{count} left", len(due)).format(count=len(due)), tone="ink2"))
        card.body.addLayout(head)
        card.body.addWidget(Line())
        for number, row in enumerate(due[:_MOST_ROWS]):
            shown = DueRow(row, first=number == 0)
            shown.button.clicked.connect(lambda _checked=False, row=row: self.workspace.frame.go(row.page, **row.place))
            card.body.addWidget(shown)
            card.body.addWidget(Line())
        if len(due) > _MOST_ROWS:
            more = ngettext("{count} more", "{count} more", len(due) - _MOST_ROWS)
            rest = Small(more.format(count=len(due) - _MOST_ROWS))
            rest.setContentsMargins(20, 8, 20, 8)
            card.body.addWidget(rest)
        if not due:
            card.body.addStretch(1)
            card.body.addWidget(_all_done())
        card.body.addStretch(2)
        return card

    def _figures(self, figures: dict[str, int], copied: Reminder) -> Card:
        card = Card(_("The group"))
        card.setFixedWidth(theme.px(312))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        named = (
            (figures["women"], ngettext("woman", "women", figures["women"])),
            (figures["villages"], ngettext("village", "villages", figures["villages"])),
            (figures["joined"], _("joined this month")),
        )
        for place, (number, word) in enumerate(named):
            grid.addWidget(Figure(f"{number}"), 0, place)
            grid.addWidget(Small(word, wrap=True), 1, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        card.body.addLayout(grid)
        card.body.addWidget(Small(_age_of_copy(copied.days), tone="ink2", wrap=True))
        return card

    def _find(self) -> None:
        self.workspace.frame.open_form("find")


def _age_of_copy(days_ago: int | None) -> str:
    """Return how old the last copy outside the computer is."""
    if days_ago is None:
        return _("No copy outside this computer yet")
    if days_ago == 0:
        return _("Last copy: today")
    return ngettext("Last copy: {count} day ago", "Last copy: {count} days ago", days_ago).format(count=days_ago)


def _greeting(hour: int) -> str:
    """Return the greeting of the hour (0 to 23)."""
    if 4 <= hour < 12:
        return _("Good morning")
    if 12 <= hour < 18:
        return _("Good day")
    return _("Good evening")


def _all_done() -> QWidget:
    shown = QWidget()
    column = QVBoxLayout(shown)
    column.setSpacing(6)
    centre = Qt.AlignmentFlag.AlignHCenter
    column.addWidget(Sign("check-circle", tone="green", size=40, style="duotone"), 0, centre)
    column.addWidget(Section(_("All done for today")), 0, centre)
    words = Text(_("What has to be done next appears here by itself."), tone="ink2", wrap=True)
    words.setAlignment(centre)
    column.addWidget(words)
    return shown
