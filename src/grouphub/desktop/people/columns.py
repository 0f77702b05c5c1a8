"""The columns of the list of women. Later features put theirs between "Does" and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.desktop.people.signs import pills
from grouphub.desktop.widgets.long_model import Column
from grouphub.features.people.queries import PersonRow, SortBy
from grouphub.features.people.rules import Safe, word

if TYPE_CHECKING:
    from collections.abc import Callable

ALWAYS = (SortBy.NAME, SortBy.VILLAGE, SortBy.ROLES, SortBy.JOINED)
WIDE = (SortBy.NAME, SortBy.VILLAGE, "phone", SortBy.ROLES, SortBy.JOINED)
"""What is shown where there is room for it."""

NOTHING = "–"


def columns(why: Callable[[PersonRow], str]) -> tuple[Column, ...]:
    """Return all columns; ``why`` says why a woman was found, on a second line under her name."""
    return (
        Column(
            SortBy.NAME,
            _("Name"),
            lambda row: row.name,
            width=232,
            kind="name",
            stretch=True,
            second=why,
            initials=lambda row: row.initials,
        ),
        Column(SortBy.VILLAGE, _("Village"), lambda row: row.village or NOTHING, width=136),
        Column("phone", _("Phone"), _number, width=196, sortable=False, second=_caution, tone=_phone_tone),
        Column(SortBy.ROLES, _("Does"), _does, width=176, kind="pills", pills=_pills),
        Column(SortBy.JOINED, _("Since"), _since, width=116),
    )


def _pills(row: PersonRow) -> list[tuple[str, str | None, str]]:
    return pills(row.roles, row.standing, archived=row.archived_at is not None)


def _does(row: PersonRow) -> str:
    return ", ".join(words for words, _icon, _area in _pills(row)) or NOTHING


def _since(row: PersonRow) -> str:
    return days.in_table(row.joined_on) if row.joined_on else NOTHING


def _number(row: PersonRow) -> str:
    """Return her first number; one that is not to be called is not shown in a list at all."""
    if row.phone is None:
        return NOTHING
    return word(Safe.NO) if row.phone.safe is Safe.NO else row.phone.shown


def _caution(row: PersonRow) -> str:
    return row.phone.caution() if row.phone and row.phone.safe is not Safe.NO else ""


def _phone_tone(row: PersonRow) -> str:
    return "red" if row.phone and row.phone.safe is Safe.NO else "ink2"
