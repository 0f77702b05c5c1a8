"""Where somebody lived, told by name: the journal of a woman only links to her village."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from grouphub.features.places.queries import districts, villages_by_id
from grouphub.store.changes import Change, unpacked
from grouphub.store.journal import JournalRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from grouphub.store.journal import HistoryRow

Side = dict[str, Any]

_TABLE = "village"
_TOLD = ("jamoat", "district")


def with_places(session: Session, rows: Sequence[HistoryRow]) -> list[HistoryRow]:
    """Return the steps with jamoat and district beside each link to a village, and with what befell the village."""
    sides = [side for row in rows for change in row.changes for side in (change.before, change.after)]
    villages = _places(session, {key for side in sides if (key := _village_id(side))})
    befell = _changed_villages(session, [row.number for row in rows]) if villages else {}
    names = {one.key: one.name for one in districts(session)}

    def told(change: Change) -> Change:
        before, after = (_with_place(side, villages, names) for side in (change.before, change.after))
        return replace(change, before=before, after=after)

    return [replace(row, changes=tuple(map(told, (*row.changes, *befell.get(row.number, ()))))) for row in rows]


def _with_place(side: Side | None, villages: Mapping[UUID, Side], names: Mapping[str, str]) -> Side | None:
    if side is None or not {"village_id", "district"} & set(side):
        return side
    told = {**side, **villages.get(_village_id(side) or UUID(int=0), {})}
    return {**told, "district": names.get(told.get("district", ""), told.get("district", ""))}


def _village_id(side: Side | None) -> UUID | None:
    """Return the village a journaled row links to."""
    link = (side or {}).get("village_id")
    return UUID(bytes=unpacked(link)) if link else None


def _places(session: Session, keys: set[UUID]) -> dict[UUID, Side]:
    """Return jamoat and district of the villages, of those taken out since as they were last."""
    known = {
        key: {"jamoat": one.jamoat, "district": one.district} for key, one in villages_by_id(session, keys).items()
    }
    for key in keys - set(known):
        last = session.scalar(
            select(JournalRow.before)
            .where(JournalRow.record_id == key, JournalRow.after.is_(None))
            .order_by(JournalRow.number.desc())
            .limit(1)
        )
        known[key] = {name: str((last or {}).get(name, "")) for name in _TOLD}
    return known


def _changed_villages(session: Session, batches: Iterable[int]) -> dict[int, list[Change]]:
    """Return, by step, the villages whose jamoat or district it changed with all who live there."""
    rows = session.scalars(
        select(JournalRow).where(
            JournalRow.batch.in_(list(batches)),
            JournalRow.record_table == _TABLE,
            JournalRow.before.is_not(None),
            JournalRow.after.is_not(None),
        )
    )
    found: dict[int, list[Change]] = {}
    for row in rows:
        found.setdefault(row.batch, []).append(Change(row.record_table, row.record_id, row.before, row.after))
    return found
