"""Help while typing: women of the same name, what was written before, the code given last."""

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


def completions(session: Session, field: str, prefix: str, *, village: str = "", limit: int = 8) -> list[str]:
    """Return what was written before in ``field`` (``village`` or ``street``) and fits ``prefix``, most used first.

    A word in the middle fits too, after those that begin so. Streets can be kept to one village.
    """
    assert field in {"village", "street"}, field
    where, values = (" AND village = ?", (village,)) if village else ("", ())
    rows = session.connection().exec_driver_sql(
        f"SELECT {field}, count(*) AS n FROM person WHERE archived_at IS NULL AND {field} <> ''{where} "  # noqa: S608
        f"GROUP BY {field} ORDER BY n DESC, {field}",
        values,
    )
    sought_for = fold(prefix)
    fitting: tuple[list[str], list[str]] = ([], [])
    for written, _number in rows:
        folded = fold(written)
        if f" {folded}".find(f" {sought_for}") >= 0:
            fitting[not folded.startswith(sought_for)].append(written)
            if len(fitting[0]) >= limit:
                break
    return [written for written in (*fitting[0], *fitting[1]) if written != prefix][:limit]


def newest_code(session: Session) -> str | None:
    """Return the code given last, to suggest the one after it."""
    return session.scalar(select(Person.code).where(Person.code != "").order_by(Person.row.desc()).limit(1))
