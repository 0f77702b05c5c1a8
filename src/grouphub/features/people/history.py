"""What a step changed, field by field and in words: for the history of a woman."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from grouphub.base.birth import Birth
from grouphub.base.days import in_table
from grouphub.base.i18n import N_, _
from grouphub.features.people import rules
from grouphub.features.people.card import record_ids
from grouphub.features.people.rules import word
from grouphub.store import journal

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.store.journal import Change, HistoryRow


@dataclass(frozen=True)
class FieldChange:
    """One field before and after, in words; empty is empty."""

    field: str
    before: str
    after: str


def history(session: Session, person_id: UUID) -> list[HistoryRow]:
    """Return every step that touched the woman or what belongs to her, the newest first."""
    return journal.history(session, record_ids(session, person_id))


def field_changes(change: Change, today: date) -> list[FieldChange]:
    """Return what one row's change says to a reader; columns that follow from others are passed over."""
    before, after = change.before or {}, change.after or {}
    found = []
    for column, name in _FIELDS.get(change.table, {}).items():
        if before.get(column) != after.get(column):
            told = FieldChange(_(name), _in_words(column, before, today), _in_words(column, after, today))
            if told.before != told.after:
                found.append(told)
    return found


_FIELDS: dict[str, dict[str, str]] = {
    "person": {
        "given": N_("Name"),
        "patronymic": N_("Father's name"),
        "family": N_("Family name"),
        "paper_name": N_("Name on paper"),
        "birth": N_("Born"),
        "schooling": N_("Schooling"),
        "in_school": N_("Goes to school"),
        "village": N_("Village"),
        "street": N_("Street"),
        "code": N_("Code"),
    },
    "person_spelling": {"text": N_("Also written")},
    "person_phone": {
        "typed": N_("Phone"),
        "whose": N_("Whose phone"),
        "whose_words": N_("Whose phone"),
        "safe": N_("Safe to call"),
        "hours": N_("When to call"),
        "remark": N_("What to know"),
    },
    "person_role": {"role": N_("Does"), "since": N_("From"), "until": N_("To")},
    "person_standing": {"standing": N_("In the group"), "day": N_("Day"), "reason": N_("Why")},
    "person_consent": {
        "purpose": N_("What for"),
        "answer": N_("Her answer"),
        "day": N_("Day"),
        "way": N_("How she answered"),
    },
    "person_note": {"text": N_("Note"), "day": N_("Day")},
    "person_picture": {"jpeg": N_("Picture")},
}
_CHOICES: dict[str, type[StrEnum]] = {
    "schooling": rules.Schooling,
    "whose": rules.Whose,
    "safe": rules.Safe,
    "role": rules.Role,
    "standing": rules.Standing,
    "purpose": rules.Purpose,
    "answer": rules.Answer,
    "way": rules.Way,
}


def _in_words(column: str, values: dict[str, Any], today: date) -> str:
    """Return a stored value as a person reads it."""
    value = values.get(column)
    if value is None or value == "":
        return ""
    if column in _CHOICES:
        known = next((choice for choice in _CHOICES[column] if choice == value), None)
        return word(known) if known is not None else str(value)
    reader = _READERS.get(column)
    return reader(value, today) if reader else str(value)


_READERS: dict[str, Callable[[Any, date], str]] = {
    "birth": lambda value, today: Birth.from_text(value).shown(today),
    "in_school": lambda value, _today: _("yes") if value else _("no"),
    "since": lambda value, _today: in_table(date.fromisoformat(value)),
    "until": lambda value, _today: in_table(date.fromisoformat(value)),
    "day": lambda value, _today: in_table(date.fromisoformat(value)),
    "jpeg": lambda _value, _today: _("a picture"),
}
