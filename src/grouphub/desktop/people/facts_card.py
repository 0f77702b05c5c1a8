"""What is known of a woman, fact by fact, and the quiet actions on her page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.i18n import _, ngettext
from grouphub.desktop.people.contact import CautionLines, PhoneLine
from grouphub.desktop.people.picture_field import RoundPicture
from grouphub.desktop.people.signs import pills
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Card, Line
from grouphub.desktop.widgets.chips import Pill
from grouphub.desktop.widgets.flow import Flow
from grouphub.desktop.widgets.labels import Small, Text
from grouphub.desktop.widgets.letter_circle import LetterCircle
from grouphub.features.people.rules import Purpose, Schooling, Standing, word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from grouphub.features.contribution import Caution
    from grouphub.features.doubles.queries import Parting
    from grouphub.features.people.card import OwnAnswer, PersonCard


class FactsCard(Card):
    """Circle or picture, what she does, and everything else that was said."""

    opened = Signal(object)
    """Key of the woman whose page is asked for."""

    def __init__(self) -> None:
        super().__init__(padding=20)
        self.setAccessibleName(_("What is known of her"))
        self._facts = QWidget()
        self.body.addWidget(self._facts)

    def show_person(self, one: PersonCard, jpeg: bytes | None, today: date, cautions: Sequence[Caution] = ()) -> None:
        """Show another woman, or the same one changed."""
        facts = QWidget()
        column = QVBoxLayout(facts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(_head(one, jpeg))
        column.addWidget(Line())
        if cautions:
            column.addWidget(CautionLines(cautions))
        for phone in one.phones:
            line = QVBoxLayout()
            line.setSpacing(1)
            line.addWidget(Text(_("Phone"), tone="ink2"))
            line.addWidget(PhoneLine(phone))
            column.addLayout(line)
        for title, value in _lines(one, today):
            column.addLayout(_line(title, value))
        for answer in one.own:
            column.addLayout(self._answer(answer))
        self.body.replaceWidget(self._facts, facts)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = facts

    def _answer(self, answer: OwnAnswer) -> QHBoxLayout:
        """Return an answer in an own field; a link opens the page of the woman."""
        if answer.link is None:
            return _line(answer.row.name, answer.shown)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Text(answer.row.name, tone="ink2", wrap=True), 2)
        page = Button(answer.shown, "arrow-right", "plain", "small", icon_after=True)
        page.setAccessibleName(_("Open the page of {name}").format(name=answer.shown))
        page.clicked.connect(lambda: self.opened.emit(answer.link))
        row.addWidget(page, 3, Qt.AlignmentFlag.AlignRight)
        return row


class ActionsCard(Card):
    """What can be done beside editing: nothing here is lost, everything can be undone."""

    roles_asked = Signal()
    standing_asked = Signal()
    history_asked = Signal()
    record_asked = Signal()
    same_asked = Signal()
    part_asked = Signal(int)
    """Who was merged with her shall be parted again: the number of that step."""
    archive_asked = Signal()
    erase_asked = Signal()

    def __init__(self) -> None:
        super().__init__(padding=12)
        self.body.setSpacing(2)
        self.setAccessibleName(_("More actions"))
        self.roles = self._add(_("What she does and when"), "calendar-blank")
        self.roles.clicked.connect(self.roles_asked)
        self.standing = self._add("", "pause-circle")
        self.standing.clicked.connect(self.standing_asked)
        self.history = self._add(_("What was changed"), "clock-counter-clockwise")
        self.history.clicked.connect(self.history_asked)
        self.record = self._add(_("Print what is written about her"), "printer")
        self.record.clicked.connect(self.record_asked)
        self.same = self._add(_("Is she here twice?"), "users")
        self.same.clicked.connect(self.same_asked)
        self._parting_buttons: list[Button] = []
        self._partings = QVBoxLayout()
        self._partings.setSpacing(2)
        self.body.addLayout(self._partings)
        self.archive = self._add(_("Archive"), "archive")
        self.archive.clicked.connect(self.archive_asked)
        self.erase = self._add(_("Erase for ever"), "trash")
        self.erase.clicked.connect(self.erase_asked)

    def show_person(self, one: PersonCard) -> None:
        """Offer what fits her."""
        inside = one.standing is Standing.JOINED
        self.standing.set_words(_("She pauses or leaves") if inside else _("She comes back, pauses or leaves"))
        archived = one.archived_at is not None
        self.erase.setVisible(archived)
        self.archive.set_words(_("Bring back from the archive") if archived else _("Archive"))
        self.archive.set_sign("arrow-u-up-left" if archived else "archive")

    def show_partings(self, partings: Sequence[Parting]) -> None:
        """Offer to part her from each woman she was merged with."""
        while (item := self._partings.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._parting_buttons = []
        for parting in partings:
            button = Button(_("Part again: {name}").format(name=parting.name), "arrow-u-up-left", "plain")
            button.clicked.connect(lambda _checked=False, number=parting.number: self.part_asked.emit(number))
            self._parting_buttons.append(button)
            self._partings.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def partings(self) -> list[Button]:
        """Return the buttons that part her again."""
        return self._parting_buttons

    def _add(self, words: str, icon: str) -> Button:
        button = Button(words, icon, "plain")
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button


def _head(one: PersonCard, jpeg: bytes | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(14)
    if jpeg:
        picture = RoundPicture(64)
        picture.show_jpeg(jpeg)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    else:
        row.addWidget(LetterCircle(one.initials, one.name, side=64), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(8)
    flow = Flow()
    for text, icon, area in pills(one.roles, one.standing, archived=one.archived_at is not None):
        flow.add(Pill(text, icon, area))
    words.addWidget(flow)
    if one.joined_on:
        since = _("In the group since {day}").format(day=days.in_words(one.joined_on))
        words.addWidget(Small(since, wrap=True))
    words.addStretch(1)
    row.addLayout(words, 1)
    return row


def _lines(one: PersonCard, today: date) -> list[tuple[str, str]]:
    """Return title and words of everything that was said."""
    school = word(one.schooling) if one.schooling is not Schooling.NOT_SAID else ""
    goes = {True: _("Yes"), False: _("No"), None: ""}[one.in_school]
    lines = [
        (_("Born"), _born(one, today)),
        (_("Father’s name"), one.patronymic),
        (_("Also written"), ", ".join(one.spellings)),
        (_("On paper"), one.paper_name),
        (_("Schooling"), school),
        (_("Goes to school now"), goes),
        (_("Code"), one.code),
    ]
    for purpose in Purpose:
        if answer := one.consent(purpose):
            facts = {"answer": word(answer.answer), "day": days.in_table(answer.day), "way": word(answer.way)}
            lines.append((word(purpose), _("{answer}, {day}, {way}").format(**facts)))
    return [(title, value) for title, value in lines if value]


def _born(one: PersonCard, today: date) -> str:
    if one.birth is None:
        return ""
    age = one.birth.age_on(today)
    if age is None or one.birth.kind == "age":
        return one.birth.shown(today)
    told = ngettext("{born}, {age} year old", "{born}, {age} years old", age)
    return told.format(born=one.birth.shown(today), age=age)


def _line(title: str, value: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Text(title, tone="ink2", wrap=True), 2, Qt.AlignmentFlag.AlignTop)
    words = Text(value, weight=500, wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 3)
    return row
