"""Lists on paper: the roster, the phone list, and the sheet on which women sign up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grouphub.base import days
from grouphub.base.i18n import _, ngettext
from grouphub.features.people.rules import Standing, Whose, word
from grouphub.paper.table import Column, TableText, table_pdf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from grouphub.features.people.contact import PhoneRow
    from grouphub.features.people.printed import PrintedWoman

BLANK_ROWS = 15
"""Rows of an empty sign-up sheet: one page."""


@dataclass(frozen=True)
class Heading:
    """What stands at the top: the group's name as she wrote it, and the day."""

    group: str
    day: date

    def facts(self, *more: str) -> str:
        """Return the line below the title."""
        return " · ".join(filter(None, (self.group, *more, days.in_table(self.day))))


def roster(women: Sequence[PrintedWoman], heading: Heading) -> bytes:
    """Return the list of women: nothing that must not be read by others stands on it (FACTS 3.6)."""
    text = TableText(_("List of women"), heading.facts(_women(len(women))))
    columns = (
        Column(_("Name"), 3.4, bold=True),
        Column(_("Born"), 1.3),
        Column(_("Village"), 1.9),
        Column(_("Does"), 1.9),
        Column(_("Since"), 1.45),
    )
    return table_pdf(text, columns, (_in_roster(woman) for woman in women))


def phone_list(women: Sequence[PrintedWoman], heading: Heading) -> bytes:
    """Return the numbers that are safe to call, one in a row; whoever has none is only counted."""
    rows = [_in_phone_list(woman, phone) for woman in women for phone in woman.phones]
    without = sum(1 for woman in women if not woman.phones)
    left_out = ngettext(
        "{count} woman has no number that is safe to call",
        "{count} women have no number that is safe to call",
        without,
    )
    text = TableText(_("Phone list"), heading.facts(left_out.format(count=without) if without else ""))
    columns = (
        Column(_("Name"), 3.0, bold=True),
        Column(_("Phone"), 1.7),
        Column(_("Whose"), 1.4),
        Column(_("When"), 1.2),
        Column(_("Remark"), 2.0),
    )
    return table_pdf(text, columns, rows)


def sign_up(heading: Heading, rows: int = BLANK_ROWS) -> bytes:
    """Return an empty sheet on which women write themselves down."""
    text = TableText(
        _("Sign-up sheet"), heading.facts(), foot=_("Only your name is needed. Everything else may stay empty.")
    )
    columns = (
        Column(_("Name, family name"), 3.0),
        Column(_("Born"), 1.0),
        Column(_("Village"), 1.6),
        Column(_("Phone"), 1.8),
        Column(_("May we call there?"), 1.3),
        Column(_("Signature"), 1.8),
    )
    answer = _("yes  /  no")
    return table_pdf(text, columns, [("", "", "", "", answer, "")] * rows, row_high=26.0, across=True)


def _women(count: int) -> str:
    return ngettext("{count} woman", "{count} women", count).format(count=count)


def _in_roster(woman: PrintedWoman) -> tuple[str, ...]:
    does = ", ".join(word(role) for role in woman.roles)
    if woman.standing is not Standing.JOINED:
        does = ", ".join(filter(None, (word(woman.standing), does)))
    return (
        woman.name,
        _year(woman),
        woman.village,
        does,
        days.in_table(woman.joined_on) if woman.joined_on else "",
    )


def _year(woman: PrintedWoman) -> str:
    """Return the year of birth, marked where it is not certain: the day itself is nobody's business."""
    if woman.birth is None:
        return ""
    exact = woman.birth.kind in {"day", "year"}
    return str(woman.birth.year) if exact else _("about {year}").format(year=woman.birth.year)


def _in_phone_list(woman: PrintedWoman, phone: PhoneRow) -> tuple[str, ...]:
    whose = phone.whose_words if phone.whose is Whose.OTHER and phone.whose_words else word(phone.whose)
    return (woman.name, phone.shown, whose, phone.hours, phone.remark)
