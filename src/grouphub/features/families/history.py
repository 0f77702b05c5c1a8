"""What was changed about a woman's family, in words."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import or_, select

from grouphub.base.birth import Birth
from grouphub.base.days import in_table
from grouphub.base.i18n import N_, _
from grouphub.features.families.models import Guardian, HouseholdMember
from grouphub.features.families.rules import Kin, kin_word, speak_word
from grouphub.features.group.queries import family_first
from grouphub.features.people.derived import name_in_sentence
from grouphub.features.people.history import FieldChange
from grouphub.features.people.models import Person
from grouphub.features.people.rules import Safe, Whose, word
from grouphub.store.changes import unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy.orm import Session

    from grouphub.store.changes import Change

_SOMEBODY = {
    "kin": N_("What to her"),
    "kin_words": N_("In your own words"),
    "safe": N_("May we speak with her or him?"),
    "hours": N_("When"),
    "remark": N_("What to know"),
}
_TITLES: dict[str, dict[str, str]] = {
    "household_member": {
        "person_id": N_("Who"),
        "name": N_("Who"),
        "birth": N_("Born"),
        **_SOMEBODY,
        "lives_here": N_("Lives there now"),
        "since": N_("Belongs there since"),
        "until": N_("No longer since"),
    },
    "guardian": {
        "guardian_id": N_("Guardian"),
        "name": N_("Guardian"),
        **_SOMEBODY,
        "typed": N_("Phone"),
        "whose": N_("Whose phone is it?"),
        "whose_words": N_("Who is that?"),
    },
}


def history_ids(session: Session, person_id: UUID) -> list[UUID]:
    """Return the keys of all rows of her households and of her guardians, those taken out since too."""
    houses = {row.household_id for row in session.scalars(_members(person_id))}
    houses |= {UUID(bytes=unpacked({"b64": key})) for key in _journaled(session, "person_id", [person_id], "household")}
    rows = select(HouseholdMember.id).where(
        or_(HouseholdMember.household_id.in_(houses), HouseholdMember.person_id == person_id)
    )
    guardians = select(Guardian.id).where(Guardian.person_id == person_id)
    there = [*session.scalars(rows), *session.scalars(guardians)]
    gone = _journaled(session, "household_id", houses, "member")
    gone += _journaled(session, "person_id", [person_id], "guardian")
    return list(dict.fromkeys([*there, *(UUID(bytes=key) for key in gone)]))


def told(session: Session, change: Change, today: date) -> list[FieldChange]:
    """Return what one row's change says to a reader; nothing for a row of another feature."""
    before, after = change.before or {}, change.after or {}
    found = [
        FieldChange(_(title), _words(session, column, before, today), _words(session, column, after, today))
        for column, title in _TITLES.get(change.table, {}).items()
        if before.get(column) != after.get(column)
    ]
    return [one for one in found if one.before != one.after]


def _members(person_id: UUID) -> Any:
    return select(HouseholdMember).where(HouseholdMember.person_id == person_id)


_ASKED = {
    "household": ("json_extract(coalesce(after, before), '$.household_id.b64')", "household_member"),
    "member": ("record_id", "household_member"),
    "guardian": ("record_id", "guardian"),
}


def _journaled(session: Session, column: str, keys: Iterable[UUID], what: str) -> list[Any]:
    """Return what the journal knows of rows that name one of ``keys``: a row taken out stands there alone."""
    wanted, table = _ASKED[what]
    sql = (
        f"SELECT DISTINCT {wanted} FROM journal_row WHERE record_table = '{table}' "  # noqa: S608  our own names
        f"AND json_extract(coalesce(before, after), '$.{column}.b64') = ?"
    )
    connection = session.connection()
    rows = [row for key in keys for row in connection.exec_driver_sql(sql, (b64encode(key.bytes).decode(),))]
    return [value for (value,) in rows if value is not None]


def _words(session: Session, column: str, values: dict[str, Any], today: date) -> str:
    value = values.get(column)
    if value is None or value == "":
        return ""
    if column in {"person_id", "guardian_id"}:
        line = session.execute(select(Person.given, Person.family).where(Person.id == UUID(bytes=unpacked(value))))
        order = family_first(session)
        return next((name_in_sentence(given, family, family_first=order) for given, family in line), "")
    try:
        return _READERS[column](value, today) if column in _READERS else str(value)
    except ValueError:
        return str(value)


_READERS: dict[str, Callable[[Any, date], str]] = {
    "birth": lambda value, today: Birth.from_text(value).shown(today),
    "kin": lambda value, _today: kin_word(Kin(value)),
    "safe": lambda value, _today: speak_word(Safe(value)),
    "whose": lambda value, _today: word(Whose(value)),
    "lives_here": lambda value, _today: _("Yes") if value else _("No"),
    "since": lambda value, _today: in_table(date.fromisoformat(value)),
    "until": lambda value, _today: in_table(date.fromisoformat(value)),
}
