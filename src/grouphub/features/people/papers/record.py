"""One woman's record: all that the register says about her, for her own eyes (FACTS 1.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.features.people.rules import Safe, Schooling, Standing, Whose, word
from grouphub.paper import fonts
from grouphub.paper.sheet import MARGIN, WIDTH, Sheet, lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from grouphub.features.people.card import PersonCard
    from grouphub.features.people.contact import PhoneRow
    from grouphub.features.people.papers.lists import Heading

_TITLE_WIDE = 150.0
_SIZE = 11.0
_LAST_SIGNS = 2


def record(one: PersonCard, heading: Heading) -> bytes:
    """Return what the group has written about a woman, part by part; what is empty is left out.

    Of a number that must not be called only the last two digits stand here: the paper may be found by others.
    """
    sheet = Sheet()
    sheet.words(_("What is written about you"), fonts.BOLD, 20)
    sheet.words(heading.facts(), size=_SIZE)
    for title, facts in (
        (_("Name"), _names(one, heading.day)),
        (_("Phones"), [(_("Phone"), _phone(phone)) for phone in one.phones]),
        (_("Where you live"), _place(one)),
        (_("School"), _school(one)),
        (_("In the group"), _group(one)),
        (_("What the group asked besides"), [(answer.row.name, answer.shown) for answer in one.own]),
        (_("What you agreed to"), _consents(one)),
        (_("Notes"), [(days.in_table(note.day), note.text) for note in one.notes]),
    ):
        _part(sheet, title, facts)
    sheet.down(16)
    sheet.words(
        _(
            "You may ask the group to correct any of this, or to erase it. What you agreed to you may take back at "
            "any time."
        ),
        size=_SIZE,
    )
    return sheet.finish()


def _part(sheet: Sheet, title: str, facts: Iterable[tuple[str, str]]) -> None:
    written = [(name, value) for name, value in facts if value]
    if not written:
        return
    sheet.keep(70)
    sheet.down(10)
    sheet.words(title, fonts.SEMIBOLD, 13)
    sheet.down(4)
    sheet.rule()
    for name, value in written:
        _line(sheet, name, value)


def _line(sheet: Sheet, name: str, value: str) -> None:
    """Set a title and, beside it, its words, over as many lines and pages as they need."""
    names = lines(name, fonts.REGULAR, _SIZE, _TITLE_WIDE - 10)
    words = [
        line
        for part in value.split("\n")
        for line in lines(part, fonts.SEMIBOLD, _SIZE, WIDTH - 2 * MARGIN - _TITLE_WIDE)
    ]
    for number in range(max(len(names), len(words))):
        sheet.down(_SIZE * 1.4)
        if number < len(names):
            sheet.canvas.setFont(fonts.REGULAR, _SIZE)
            sheet.canvas.drawString(MARGIN, sheet.y, names[number])
        if number < len(words):
            sheet.canvas.setFont(fonts.SEMIBOLD, _SIZE)
            sheet.canvas.drawString(MARGIN + _TITLE_WIDE, sheet.y, words[number])
    sheet.down(2)


def _names(one: PersonCard, today: date) -> list[tuple[str, str]]:
    return [
        (_("Name"), one.given),
        (_("Family name"), one.family),
        (_("Father’s name"), one.patronymic),
        (_("Also written"), ", ".join(one.spellings)),
        (_("On paper"), one.paper_name),
        (_("Born"), one.birth.shown(today) if one.birth else ""),
        (_("Picture"), _("A small picture is kept") if one.has_picture else ""),
    ]


def _place(one: PersonCard) -> list[tuple[str, str]]:
    return [
        (_("Village"), one.village),
        (_("District"), one.district_name),
        (_("Jamoat"), one.jamoat),
        (_("Street or quarter"), one.street),
        (_("House"), one.house),
    ]


def _school(one: PersonCard) -> list[tuple[str, str]]:
    return [
        (_("Schooling"), word(one.schooling) if one.schooling is not Schooling.NOT_SAID else ""),
        (_("Goes to school now"), {True: _("Yes"), False: _("No"), None: ""}[one.in_school]),
    ]


def _phone(phone: PhoneRow) -> str:
    number = phone.shown
    if phone.safe is Safe.NO:
        number = f"… {number[-_LAST_SIGNS:]}"
    whose = phone.whose_words if phone.whose is Whose.OTHER and phone.whose_words else word(phone.whose)
    hours = _("Hours: {hours}").format(hours=phone.hours) if phone.hours else ""
    return ", ".join(filter(None, (number, word(phone.safe), whose, hours, phone.remark)))


def _group(one: PersonCard) -> list[tuple[str, str]]:
    spans = [(word(row.role), _span(row.since, row.until)) for row in one.role_rows]
    steps = [
        (word(row.standing), ", ".join(filter(None, (days.in_table(row.day) if row.day else "", row.reason))))
        for row in one.standing_rows
        if row.day or row.reason or row.standing is not Standing.JOINED
    ]
    return [(_("Code"), one.code), *steps, *spans]


def _span(since: date | None, until: date | None) -> str:
    facts = {"since": days.in_table(since) if since else "", "until": days.in_table(until) if until else ""}
    if since and until:
        return _("from {since} to {until}").format(**facts)
    if until:
        return _("until {until}").format(**facts)
    return _("since {since}").format(**facts) if since else _("yes")


def _consents(one: PersonCard) -> list[tuple[str, str]]:
    return [
        (
            word(row.purpose),
            _("{answer}, {day}, {way}").format(answer=word(row.answer), day=days.in_table(row.day), way=word(row.way)),
        )
        for row in one.consents
    ]
