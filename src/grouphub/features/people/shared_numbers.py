"""Numbers that several women have: who picks up may be another than she who is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.features.people.derived import digits, shown_name

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

_NAMED = 3
_OTHERS = """
    SELECT DISTINCT person.given, person.family FROM person JOIN person_phone ON person_phone.person_id = person.id
    WHERE person."row" IN (SELECT rowid FROM person_part WHERE person_part MATCH ?)
    AND person_phone.normal = ? AND person.id <> ? AND person.archived_at IS NULL
    ORDER BY person.sort_family, person.sort_given LIMIT ?
"""


def others_with(session: Session, number: str, person_id: UUID, *, family_first: bool) -> list[str]:
    """Return the names of other women who have ``number``, in its normal form; those in the archive are left out."""
    if not number:
        return []
    asked = (f'search_digits : "{digits(number)}"', number, person_id.bytes, _NAMED)
    found = session.connection().exec_driver_sql(_OTHERS, asked)
    return [shown_name(given, family, family_first=family_first) for given, family in found]
