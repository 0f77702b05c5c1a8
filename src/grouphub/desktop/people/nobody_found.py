"""What the list shows when nobody fits the search: the nearest names, all women, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.people.search_line import nobody_words
from grouphub.desktop.people.signs import ARCHIVED, pills
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Card
from grouphub.desktop.widgets.empty import Empty
from grouphub.desktop.widgets.letter_circle import paint_circle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from grouphub.features.people.queries import PersonRow

_SHOWN = 40
"""Letters of the search that are repeated: more would not fit a button."""


class PersonButton(painting.Pressed, QPushButton):
    """A woman one can go to: letter circle, name, where she lives and what she does."""

    def __init__(self, person: PersonRow, parent: QWidget | None = None) -> None:
        super().__init__(painting.escaped(person.name), parent)
        self.person = person
        does = [words for words, _sign, _area in pills(person.roles, person.standing)]
        self.second = " · ".join(filter(None, (person.village, *does)))
        self.setAccessibleName(person.name)
        self.setAccessibleDescription(self.second)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for circle, two lines and the arrow."""
        wide = max(
            painting.width_of(painting.plain(self), theme.font("text", 600)),
            painting.width_of(self.second, theme.font("small")),
        )
        return QSize(max(theme.px(280), wide + theme.px(120)), theme.px(60))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(theme.px(200), theme.px(60))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the row."""
        painter = QPainter(self)
        fill = "sunken" if self.underMouse() else "surface"
        painting.box(painter, self.rect(), 10, fill=fill, edge="line2")
        side, sign = theme.px(36), theme.px(18)
        circle = self.rect().adjusted(14, 0, 0, 0)
        circle.setSize(QSize(side, side))
        circle.moveTop((self.height() - side) // 2)
        paint_circle(painter, circle, self.person.initials, self.person.name)
        room = self.rect().adjusted(side + 26, 0, -(sign + 28), 0)
        half = self.height() // 2
        top, below = (half - theme.px(20), half + 1) if self.second else (half - theme.px(11), 0)
        room.setTop(top)
        room.setHeight(theme.px(20))
        painting.words(painter, room, painting.plain(self), theme.font("text", 600), "ink")
        if self.second:
            room.moveTop(below)
            painting.words(painter, room, self.second, theme.font("small"), "ink2")
        painting.sign(painter, self.width() - sign - 16, self.height() / 2, "arrow-right", "primary", sign, "bold")
        if self.shows_ring():
            painting.ring(painter, self.rect(), 10)
        painter.end()


class NobodyFound(Card):
    """Says what was searched, offers the nearest names, all women, and to add her."""

    person_asked = Signal(object)
    """The key of the woman meant."""
    all_asked = Signal()
    archive_asked = Signal()
    add_asked = Signal()

    def __init__(self) -> None:
        super().__init__(padding=20)
        self._empty = Empty("magnifying-glass", "", small=True)
        self._offered: list[PersonButton] = []
        self._near = QVBoxLayout()
        self._near.setSpacing(8)
        self._empty.extra.addLayout(self._near)
        self._empty.extra.addSpacing(6)
        self.all = Button(_("Show all women"))
        self.all.clicked.connect(self.all_asked)
        self.archive = Button("", ARCHIVED[0])
        self.archive.clicked.connect(self.archive_asked)
        self.archive.hide()
        self.add = Button("", "plus", "soft")
        self.add.clicked.connect(self.add_asked)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self.archive)
        row.addWidget(self.all)
        row.addWidget(self.add)
        row.addStretch(1)
        self._empty.extra.addLayout(row)
        self.body.addWidget(_scrolled(self._empty), 1)

    def show_search(self, text: str, near: Sequence[PersonRow], *, archived: int = 0) -> None:
        """Say that nobody is called ``text``, who may be meant, and how many in the archive are called so."""
        short = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
        self._say(nobody_words(short), _why(near, archived))
        self.add.set_words(_("Add “{name}”").format(name=short))
        self.add.show()
        self.all.set_words(_("Show all women"))
        self._show_archive(archived)
        self._show_near(near)

    def show_filter(self, text: str, others: int) -> None:
        """Say that nobody fits here, but ``others`` do among all."""
        self._say(_("Nobody here fits “{name}”").format(name=text[:_SHOWN]), _("Among all women somebody does."))
        self.add.hide()
        self.all.set_words(_("Show all that fit ({count})").format(count=others))
        self._show_archive(0)
        self._show_near(())

    def near_ids(self) -> list[UUID]:
        """Return who is offered."""
        return [button.person.id for button in self._offered]

    def _say(self, what: str, why: str) -> None:
        self._empty.what.setText(what)
        self._empty.what.show()
        self._empty.why.setText(why)
        self._empty.why.setVisible(bool(why))

    def _show_archive(self, count: int) -> None:
        self.archive.set_words(_("In the archive: {count}").format(count=count))
        self.archive.setVisible(bool(count))
        self.all.setVisible(not count)  # three buttons have no room in a small window

    def _show_near(self, near: Sequence[PersonRow]) -> None:
        for button in self._offered:
            self._near.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._offered = [PersonButton(person) for person in near]
        for button in self._offered:
            button.clicked.connect(lambda _checked=False, one=button.person.id: self.person_asked.emit(one))
            self._near.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)


def _scrolled(what: QWidget) -> QScrollArea:
    """Let what has no room in a low window scroll instead of being pressed together."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(what)
    area.viewport().setAutoFillBackground(False)
    what.setAutoFillBackground(False)
    return area


def _why(near: Sequence[PersonRow], archived: int) -> str:
    if archived:
        return _("Somebody in the archive fits.")
    return _("Did you mean one of these?") if near else ""
