"""The chosen woman beside the list: how to reach her, where she lives, what she does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.fields.kind_signs import KIND_SIGNS
from grouphub.desktop.income.month_money import MonthMoney
from grouphub.desktop.people.contact import CautionLines, PhoneLine
from grouphub.desktop.people.signs import pills
from grouphub.desktop.places.choices import whereabouts
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Card, Line, Sign
from grouphub.desktop.widgets.chips import Pill
from grouphub.desktop.widgets.flow import Flow
from grouphub.desktop.widgets.labels import Section, Small, Text
from grouphub.desktop.widgets.letter_circle import LetterCircle
from grouphub.features.contribution import cautions_of
from grouphub.features.people import card
from grouphub.features.people.rules import NobodyThere

if TYPE_CHECKING:
    from uuid import UUID

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.contribution import Caution
    from grouphub.features.people.card import PersonCard
    from grouphub.features.people.queries import PersonRow

_WIDE = 312
_FEW = 3
"""So many answers in own fields are shown beside the list."""
_LONGEST = 80


class SideCard(Card):
    """Shows one woman; ``opened`` carries the key of her whose page is asked for."""

    opened = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(padding=20)
        self.workspace = workspace
        self._row: PersonRow | None = None
        self._down = False
        self._cautions: list[Caution] = []
        self.setAccessibleName(_("The chosen woman"))
        self.facts = QWidget()
        self.money = MonthMoney(workspace)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self.open_page = Button(_("Open her page"), "user", "primary")
        self.open_page.clicked.connect(self._open)
        self.edit = Button(_("Edit"), "pencil-simple")
        self.edit.clicked.connect(self._edit)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._both.setSpacing(14)
        self.body.addLayout(self._both)
        self._both.addWidget(self._scroll, 1)
        buttons = self._buttons = QVBoxLayout()
        buttons.setSpacing(14)
        buttons.addStretch(1)
        buttons.addWidget(self.money)
        buttons.addWidget(self.open_page)
        buttons.addWidget(self.edit)
        self._both.addLayout(buttons)
        self.show_person(None)
        self._size()

    def lie(self, *, down: bool) -> None:
        """Lie below the list, low and wide, or stand at its right."""
        if down != self._down:
            self._down = down
            directions = QBoxLayout.Direction
            self._both.setDirection(directions.LeftToRight if down else directions.TopToBottom)
            self.body.setContentsMargins(20, 12 if down else 20, 20, 12 if down else 20)
            self._buttons.setSpacing(8 if down else 14)
            self.show_person(self._row)
        self._size()

    def show_person(self, row: PersonRow | None) -> None:
        """Show the woman of a row of the list; None shows a hint."""
        one = self._read(row.id) if row is not None else None
        self._row = row if one else None
        self.open_page.setVisible(one is not None)
        self.edit.setVisible(one is not None)
        self.money.show_person(one.id if one and not self._down else None)
        self.facts = self._facts_of(one) if one else self._hint()
        self._scroll.setWidget(self.facts)
        self.facts.setAutoFillBackground(False)

    def _size(self) -> None:
        if self._down:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
            self.setFixedHeight(theme.px(140))
        else:
            self.setFixedWidth(theme.px(_WIDE))
            self.setMinimumHeight(0)
            self.setMaximumHeight(16_777_215)

    def _read(self, person_id: UUID) -> PersonCard | None:
        try:
            with self.workspace.db.read() as session:
                self._cautions = cautions_of(session, self.workspace.features, person_id)
                return card.person(session, person_id, family_first=self.workspace.settings.family_first)
        except NobodyThere:
            return None

    def _hint(self) -> QWidget:
        facts = QWidget()
        column = QVBoxLayout(facts)
        hint = Text(_("Choose a woman in the list to see her here."), tone="ink3", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(hint)
        return facts

    def _facts_of(self, one: PersonCard) -> QWidget:
        """Return who she is and how to reach her: below each other, or beside each other when the card lies."""
        facts = QWidget()
        directions = QBoxLayout.Direction
        both = QBoxLayout(directions.LeftToRight if self._down else directions.TopToBottom, facts)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(24 if self._down else 14)
        column = QVBoxLayout()
        column.setSpacing(14)
        both.addLayout(column, 3 if self._down else 0)
        column.addLayout(_head(one, with_year=not self._down))
        shown = pills(one.roles, one.standing, archived=one.archived_at is not None)
        if shown:
            row = Flow()
            for words, icon, area in shown:
                row.add(Pill(words, icon, area))
            column.addWidget(row)
        if self._down:
            column.addStretch(1)
        both.addWidget(Line(upright=self._down))
        column = QVBoxLayout()
        column.setSpacing(8 if self._down else 14)
        both.addLayout(column, 4 if self._down else 1)
        if cautions := self._cautions:
            column.addWidget(CautionLines(cautions))
        for phone in one.phones:
            column.addLayout(_fact("phone", _("Phone"), PhoneLine(phone)))
        if self._down:
            column.addStretch(1)
            column = QVBoxLayout()
            column.setSpacing(8)
            both.addLayout(column, 3)
        if one.lives_at or one.jamoat or one.district:
            column.addLayout(_fact("map-pin", _("Where she lives"), _home(one)))
        if one.code:
            column.addLayout(_fact("identification-card", _("Code"), Text(one.code, weight=500, wrap=True)))
        for answer in one.own[: 0 if self._down else _FEW]:
            icon = KIND_SIGNS[answer.row.kind][0]
            column.addLayout(_fact(icon, answer.row.name, Text(_short(answer.shown), weight=500, wrap=True)))
        column.addStretch(1)
        return facts

    def _open(self) -> None:
        if self._row is not None:
            self.opened.emit(self._row.id)

    def _edit(self) -> None:
        if self._row is not None:
            self.workspace.frame.open_form("person", person_id=str(self._row.id))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _home(one: PersonCard) -> QWidget:
    """Return where she lives, and below it in small letters jamoat and district."""
    words = QWidget()
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    around = whereabouts(one.jamoat, one.district, {one.district: one.district_name})
    if one.lives_at:
        column.addWidget(Text(one.lives_at, weight=500, wrap=True))
    if around:
        column.addWidget(Small(around, wrap=True))
    return words


def _head(one: PersonCard, *, with_year: bool) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(14)
    row.addWidget(LetterCircle(one.initials, one.name, side=56), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(3)
    words.addStretch(1)
    words.addWidget(Section(one.name, wrap=True))
    if one.joined_on and with_year:
        words.addWidget(Small(_("In the group since {year}").format(year=one.joined_on.year), wrap=True))
    words.addStretch(1)
    row.addLayout(words, 1)
    return row


def _fact(icon: str, title: str, value: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(14)
    row.addWidget(Sign(icon, size=18), 0, Qt.AlignmentFlag.AlignVCenter)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(Small(title))
    words.addWidget(value)
    row.addLayout(words, 1)
    return row
