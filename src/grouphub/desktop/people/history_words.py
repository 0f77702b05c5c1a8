"""What a change of a woman's record says, in plain words: "Village: before, now"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from grouphub.base import days
from grouphub.base.birth import Birth
from grouphub.base.i18n import N_, _
from grouphub.features.people.rules import Answer, Purpose, Role, Safe, Schooling, Standing, Way, Whose, word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grouphub.store.journal import Change, HistoryRow

NOTHING = "–"
_LONGEST = 120

_TITLES: Final = {
    "given": N_("Name"),
    "family": N_("Family name"),
    "patronymic": N_("Father’s name"),
    "paper_name": N_("On paper"),
    "birth": N_("Born"),
    "schooling": N_("Schooling"),
    "in_school": N_("Goes to school now"),
    "village": N_("Village"),
    "street": N_("Street, house"),
    "code": N_("Own short code"),
    "archived_at": N_("In the archive"),
    "text": N_("Text"),
    "typed": N_("Phone"),
    "whose": N_("Whose phone is it?"),
    "whose_words": N_("Who is that?"),
    "safe": N_("May we call there?"),
    "hours": N_("When to call"),
    "remark": N_("Remark"),
    "role": N_("What she does"),
    "since": N_("From"),
    "until": N_("Stopped on"),
    "standing": N_("Standing"),
    "purpose": N_("What for"),
    "answer": N_("Answer"),
    "way": N_("How"),
    "day": N_("Day"),
    "reason": N_("Why"),
    "jpeg": N_("Picture"),
}
"""Columns a person wrote; the others follow from them and are not told."""

_FOLLOWS: Final = {("person", "standing"), ("person", "roles"), ("person", "joined_on")}
_CHOICES: Final = {
    "schooling": Schooling,
    "whose": Whose,
    "safe": Safe,
    "role": Role,
    "standing": Standing,
    "purpose": Purpose,
    "answer": Answer,
    "way": Way,
}


def details(today: date) -> Callable[[HistoryRow], Sequence[str]]:
    """Return what ``HistoryRows`` asks for each step: one line for each field that was written."""
    return lambda row: [line for change in row.changes for line in _lines(change, today)]


def _lines(change: Change, today: date) -> list[str]:
    before, after = change.before or {}, change.after or {}
    lines = []
    for column, title in _TITLES.items():
        if (change.table, column) in _FOLLOWS or before.get(column) == after.get(column):
            continue
        old, new = (_value(column, side.get(column), today) for side in (before, after))
        facts = {"field": _(title), "old": old, "new": new}
        if change.before is None or old == NOTHING:
            line = _("{field}: {new}").format(**facts) if new != NOTHING else ""
        elif change.after is None:
            line = _("{field}: {old}, taken out").format(**facts)
        else:
            line = _("{field}: {new}, before: {old}").format(**facts)
        lines.append(line)
    return [line for line in lines if line]


def _value(column: str, stored: Any, today: date) -> str:
    """Return a stored value in words; what is empty or not understood stays as it is."""
    if stored in (None, ""):
        return NOTHING
    try:
        return _words(column, stored, today)
    except ValueError:
        return str(stored)[:_LONGEST]


def _words(column: str, stored: Any, today: date) -> str:
    if column in _CHOICES:
        return word(_CHOICES[column](stored))
    if column == "birth":
        return Birth.from_text(stored).shown(today)
    if column in {"since", "until", "day"}:
        return days.in_table(date.fromisoformat(stored))
    if column in {"in_school", "archived_at"}:
        return _("Yes") if stored else _("No")
    if column == "jpeg":
        return _("a picture")
    text = str(stored)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
