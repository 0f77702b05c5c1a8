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
from grouphub.features.places.history import with_places
from grouphub.store import journal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from enum import StrEnum
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.contribution import Contribution
    from grouphub.store.changes import Change
    from grouphub.store.journal import HistoryRow

_LONGEST = 120
_NOTHING = "–"


@dataclass(frozen=True)
class FieldChange:
    """One field before and after, in words; empty is empty."""

    field: str
    before: str
    after: str
    gone: bool = False
    """Whether what it belongs to was taken out."""

    def text(self) -> str:
        """Return it in one line: "Village: now, before: then"."""
        facts = {"field": self.field, "old": self.before, "new": self.after or _NOTHING}
        if not self.before:
            return _("{field}: {new}").format(**facts)
        return (_("{field}: {old}, taken out") if self.gone else _("{field}: {new}, before: {old}")).format(**facts)


def history(session: Session, person_id: UUID, features: Sequence[Contribution] = ()) -> list[HistoryRow]:
    """Return every step that touched the woman or what belongs to her in any feature, the newest first.

    Where she lived is told by name: her own row only links to the village.
    """
    more = [key for feature in features if feature.history for key in feature.history(session, person_id)]
    rows = journal.history(session, [*record_ids(session, person_id), *more])
    return with_places(session, rows)


def in_words(session: Session, row: HistoryRow, today: date, features: Sequence[Contribution] = ()) -> list[str]:
    """Return one line for each field that a step wrote, in whatever feature."""
    tellers = [feature.told for feature in features if feature.told]
    told = [line.text() for change in row.changes for line in field_changes(change, today)]
    return told + [line.text() for change in row.changes for tell in tellers for line in tell(session, change, today)]


def field_changes(change: Change, today: date) -> list[FieldChange]:
    """Return what one row's change says to a reader; columns that follow from others are passed over."""
    before, after = change.before or {}, change.after or {}
    told = (
        FieldChange(
            _(name), _in_words(column, before, today), _in_words(column, after, today), gone=change.after is None
        )
        for column, name in _FIELDS.get(change.table, {}).items()
        if before.get(column) != after.get(column)
    )
    return [one for one in told if one.before != one.after]


_FIELDS: dict[str, dict[str, str]] = {
    "person": {
        "given": N_("Name"),
        "patronymic": N_("Father’s name"),
        "family": N_("Family name"),
        "paper_name": N_("On paper"),
        "birth": N_("Born"),
        "schooling": N_("Schooling"),
        "in_school": N_("Goes to school now"),
        "village": N_("Village"),
        "jamoat": N_("Jamoat"),
        "district": N_("District"),
        "street": N_("Street or quarter"),
        "house": N_("House"),
        "code": N_("Own short code"),
    },
    "village": {"jamoat": N_("Jamoat"), "district": N_("District")},
    "person_spelling": {"text": N_("Also written")},
    "person_phone": {
        "typed": N_("Phone"),
        "whose": N_("Whose phone is it?"),
        "whose_words": N_("Who is that?"),
        "safe": N_("May we call there?"),
        "hours": N_("When to call"),
        "remark": N_("Remark"),
    },
    "person_role": {"role": N_("What she does"), "since": N_("From"), "until": N_("Stopped on")},
    "person_standing": {"standing": N_("Standing"), "day": N_("Day"), "reason": N_("Why")},
    "person_consent": {
        "purpose": N_("What for"),
        "answer": N_("Answer"),
        "day": N_("Day"),
        "way": N_("How"),
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
    """Return a stored value as a person reads it, not longer than a line; what is not understood stays as it is."""
    value = values.get(column)
    if value is None or value == "":
        return ""
    try:
        text = word(_CHOICES[column](value)) if column in _CHOICES else _READERS.get(column, _plain)(value, today)
    except ValueError:
        text = str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _plain(value: Any, _today: date) -> str:
    return str(value)


_READERS: dict[str, Callable[[Any, date], str]] = {
    "birth": lambda value, today: Birth.from_text(value).shown(today),
    "in_school": lambda value, _today: _("Yes") if value else _("No"),
    "since": lambda value, _today: in_table(date.fromisoformat(value)),
    "until": lambda value, _today: in_table(date.fromisoformat(value)),
    "day": lambda value, _today: in_table(date.fromisoformat(value)),
    "jpeg": lambda _value, _today: _("a picture"),
}
