"""Where the women live: villages and districts with how many, and what was written before, for help while typing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from grouphub.base.names import fold
from grouphub.features.places.rules import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy.orm import Session

Known = TypeVar("Known")

_OFFERED = 8


@dataclass(frozen=True)
class VillageRow:
    """A village and how many women live there now; ``also_archived`` counts those in the bin too."""

    id: UUID
    name: str
    jamoat: str
    district: str
    women: int
    also_archived: int


# A village nobody lives in, or only women in the bin, stands last.
_VILLAGES = """
    SELECT village.id, name, jamoat, district, coalesce(women, 0) AS women, coalesce(everybody, 0)
    FROM village LEFT JOIN (
        SELECT village_id, count(CASE WHEN archived_at IS NULL THEN 1 END) AS women, count(*) AS everybody
        FROM person INDEXED BY ix_person_place WHERE village_id IS NOT NULL GROUP BY village_id
    ) ON village_id = village.id
    ORDER BY women DESC, name, jamoat, district, village.id
"""


def villages(session: Session) -> list[VillageRow]:
    """Return every village, the largest first; those without a name are a jamoat or a district alone."""
    rows = session.connection().exec_driver_sql(_VILLAGES)
    return [VillageRow(UUID(bytes=bytes(key)), *rest) for key, *rest in rows]


def inhabited(session: Session) -> list[VillageRow]:
    """Return the villages with a name in which women live now, the largest first."""
    return [row for row in villages(session) if row.women and row.name]


def villages_like(session: Session, typed: str, limit: int = _OFFERED) -> list[VillageRow]:
    """Return the villages with women whose name fits what was typed so far, the largest first."""
    return _fitting(inhabited(session), typed, lambda row: row.name, limit)


def misplaced(session: Session) -> int:
    """Return on how many kinds of rows the village written there is not the one that is linked; case does not count."""
    connection = session.connection()
    if connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'village'").first() is None:
        return 0  # a register that was not brought up yet
    pairs = connection.exec_driver_sql(
        "SELECT DISTINCT person.village, coalesce(village.name, '') FROM person "
        "LEFT JOIN village ON village.id = person.village_id"
    )
    return sum(Place(written).identity != Place(linked).identity for written, linked in pairs)


def jamoats_like(session: Session, typed: str, district: str = "", limit: int = _OFFERED) -> list[str]:
    """Return the jamoats written before that fit what was typed so far; with ``district`` only those of it."""
    rows = session.connection().exec_driver_sql(
        "SELECT DISTINCT jamoat FROM village WHERE jamoat <> '' AND (? = '' OR district IN ('', ?)) ORDER BY jamoat",
        (district, district),
    )
    fitting = _fitting([jamoat for (jamoat,) in rows], typed, str, limit + 1)
    return [jamoat for jamoat in fitting if jamoat != typed][:limit]


def streets_like(session: Session, typed: str, village: UUID | None = None, limit: int = _OFFERED) -> list[str]:
    """Return the streets written before that fit what was typed so far, most used first; of ``village`` alone."""
    where, values = (" AND village_id = ?", (village.bytes,)) if village else ("", ())
    rows = session.connection().exec_driver_sql(
        f"SELECT street, count(*) AS n FROM person INDEXED BY ix_person_place "  # noqa: S608  our own words
        f"WHERE archived_at IS NULL AND street <> ''{where} GROUP BY street ORDER BY n DESC, street",
        values,
    )
    fitting = _fitting([street for street, _number in rows], typed, str, limit + 1)
    return [street for street in fitting if street != typed][:limit]


def _fitting(known: Iterable[Known], typed: str, text: Callable[[Known], str], limit: int) -> list[Known]:
    """Return what begins as typed, then what has a later word that does, each in the order it came."""
    sought_for = fold(typed)
    begins: list[Known] = []
    later: list[Known] = []
    for one in known:
        folded = fold(text(one))
        if folded.startswith(sought_for):
            begins.append(one)
            if len(begins) >= limit:
                break
        elif f" {sought_for}" in folded:
            later.append(one)
    return [*begins, *later][:limit]
