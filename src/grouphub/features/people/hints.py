"""Help while typing: women of the same name, the code given last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from grouphub.base.names import fold
from grouphub.features.people.derived import shown_name
from grouphub.features.people.models import Person
from grouphub.features.people.seeking import sought

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class SameName:
    """A woman of the same name, for the hint in the form."""

    id: UUID
    name: str
    village: str
    birth_year: int | None
    archived: bool


def same_name(session: Session, given: str, family: str, *, besides: UUID | None = None) -> list[SameName]:
    """Return up to five women with this name in any spelling; a name without family is compared with such alone."""
    key = (fold(given), fold(family))
    if not key[0]:
        return []
    search = sought(session, f"{given} {family}", typed_only=True)
    if search is None:
        return []
    source, where, values = search.source()
    sql = f'SELECT person."row" FROM {source} WHERE {" AND ".join(where)} ORDER BY archived_at IS NOT NULL LIMIT 200'  # noqa: S608
    rows = [row for (row,) in session.connection().exec_driver_sql(sql, tuple(values))]
    people = session.scalars(select(Person).where(Person.row.in_(rows)).order_by(Person.archived_at, Person.row))
    same = [one for one in people if (fold(one.given), fold(one.family)) == key and one.id != besides]
    return [
        SameName(
            one.id,
            shown_name(one.given, one.family, family_first=False),
            one.village,
            one.birth.year if one.birth else None,
            one.archived_at is not None,
        )
        for one in same[:5]
    ]


def newest_code(session: Session) -> str | None:
    """Return the code given last, to suggest the one after it."""
    return session.scalar(select(Person.code).where(Person.code != "").order_by(Person.row.desc()).limit(1))
