"""The card with a woman's family: who belongs to her, who may be spoken to, who answers for a girl."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base.i18n import _, ngettext
from grouphub.desktop.people.contact import PhoneLine
from grouphub.desktop.people.signs import SAFE_SIGNS
from grouphub.desktop.widgets.buttons import Button, IconButton
from grouphub.desktop.widgets.card import Card, Line, Sign
from grouphub.desktop.widgets.labels import Small, Text
from grouphub.desktop.widgets.letter_circle import LetterCircle
from grouphub.features.people.rules import Safe

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import SignalInstance

    from grouphub.base.birth import Birth
    from grouphub.features.families.queries import Family, GuardianRow, MemberRow

_GROWN_UP = 18


class FamilyCard(Card):
    """Rows of people; what may be said to whom stands before any number."""

    member_asked = Signal(str)
    """Key of a member to change; empty for somebody new."""
    guardian_asked = Signal(str)
    opened = Signal(object)
    """Key of the woman whose page is asked for."""

    def __init__(self) -> None:
        super().__init__(_("Family"), padding=20)
        self.add = Button(_("Add"), "plus", "soft", "small")
        self.add.setAccessibleName(_("Add somebody to the family"))
        self.add.clicked.connect(lambda: self.member_asked.emit(""))
        self.head.addWidget(self.add)
        self._rows = QWidget()
        self.body.addWidget(self._rows)
        self._her_row = ""
        self.days = Button(_("Since when she belongs here"), "calendar-blank", "plain", "small")
        self.days.clicked.connect(lambda: self.member_asked.emit(self._her_row))
        self.body.addWidget(self.days, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_guardian = Button(_("Add a guardian"), "shield-check", "plain", "small")
        self.add_guardian.clicked.connect(lambda: self.guardian_asked.emit(""))
        self.body.addWidget(self.add_guardian, 0, Qt.AlignmentFlag.AlignLeft)

    def show_family(self, found: Family, birth: Birth | None, today: date) -> None:
        """Show the family of another woman, or of the same one changed."""
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for guardian in found.guardians:
            column.addLayout(self._guardian(guardian))
        if found.guardians and found.members:
            column.addWidget(Line())
        for member in found.members:
            column.addLayout(self._member(member, today))
        if not (found.members or found.guardians):
            column.addWidget(Text(_("Who belongs to her, and who may be spoken to."), tone="ink2", wrap=True))
        self._her_row = str(found.her_row or "")
        self.days.setVisible(found.her_row is not None)
        age = birth.age_on(today) if birth else None
        self.add_guardian.setVisible(bool(found.guardians) or (age is not None and age < _GROWN_UP))
        self.body.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows

    def _member(self, one: MemberRow, today: date) -> QHBoxLayout:
        lives = {False: _("does not live there"), True: "", None: ""}[one.lives_here]
        facts = " · ".join(filter(None, (one.kin, _age(one.who.birth, today), lives)))
        words = self._words(one, facts)
        return self._row(one, words, _("Change: {name}"), self.member_asked)

    def _guardian(self, one: GuardianRow) -> QHBoxLayout:
        kin = one.kin[:1].lower() + one.kin[1:]
        kin = _("Guardian, {kin}").format(kin=kin) if kin else _("Guardian")
        words = self._words(one, kin)
        if one.phone is not None:
            words.addWidget(PhoneLine(one.phone))
        return self._row(one, words, _("Change the guardian: {name}"), self.guardian_asked)

    def _words(self, one: MemberRow | GuardianRow, facts: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        name = _("{name} (archived)").format(name=one.who.name) if one.who.archived else one.who.name
        column.addWidget(Text(name, weight=500, wrap=True))
        if facts:
            column.addWidget(Small(facts, wrap=True))
        if one.safe is not Safe.UNKNOWN or one.hours or one.remark:
            column.addLayout(_speaking(one))
        return column

    def _row(self, one: MemberRow | GuardianRow, words: QVBoxLayout, change: str, asked: SignalInstance) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(LetterCircle(one.who.initials, one.who.name), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        key = one.who.person_id
        if key is not None:
            page = IconButton("arrow-right", _("Open the page of {name}").format(name=one.who.name), sign=18)
            page.clicked.connect(lambda: self.opened.emit(key))
            row.addWidget(page, 0, Qt.AlignmentFlag.AlignTop)
        edit = IconButton("pencil-simple", change.format(name=one.who.name), sign=18)
        edit.clicked.connect(lambda: asked.emit(str(one.id)))
        row.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _speaking(one: MemberRow | GuardianRow) -> QHBoxLayout:
    icon, tone = ("info", "ink2") if one.safe is Safe.NO else SAFE_SIGNS[one.safe]
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(Sign(icon, tone=tone, size=16, style="bold"), 0, Qt.AlignmentFlag.AlignTop)
    strong = one.safe is not Safe.UNKNOWN
    row.addWidget(Small(one.speaking(), weight=600 if strong else 400, tone=tone, wrap=True), 1)
    return row


def _age(birth: Birth | None, today: date) -> str:
    if birth is None:
        return ""
    age = birth.age_on(today)
    if age is None or birth.kind == "age":
        return birth.shown(today)
    told = ngettext("{born}, {age} year old", "{born}, {age} years old", age)
    return told.format(born=birth.shown(today), age=age)
