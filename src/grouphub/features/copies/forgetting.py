"""Erasing for ever from copies: those at hand are made anew without her, the others are named."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grouphub.base.paths import Folder
from grouphub.features.erasing.actions import all_erased, erase_again
from grouphub.store.copies import Copy, Told, copies_in, moment_of_millis, take_out
from grouphub.store.copyfile import REGISTER, CopyDamaged, CopyUnread
from grouphub.store.copying import open_with_key, remake_copy
from grouphub.store.database import Database
from grouphub.store.erased import keep_beside
from grouphub.store.faults import FileDamaged, blamed
from grouphub.store.frozen import aside
from grouphub.store.schema import NewerRegister, NoGroupInside
from grouphub.store.vault import opened_aside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from grouphub.features.contribution import Contribution


@dataclass(frozen=True)
class Forgotten:
    """How many copies were made anew, and those that could not be: they may still hold her."""

    remade: int
    left: tuple[Copy, ...]


def last_erased(db: Database) -> datetime | None:
    """Return when somebody was erased last."""
    with db.read() as session:
        at = session.connection().exec_driver_sql("SELECT max(at) FROM erased").scalar()
    return None if at is None else moment_of_millis(int(at))


def copies_to_sweep(db: Database, place: Path | None = None) -> list[Copy]:
    """Return the copies in ``place``, else in the register's folder, that may hold somebody who was erased."""
    with db.read() as session:
        count = session.connection().exec_driver_sql("SELECT count(*) FROM erased").scalar_one()
    return [copy for copy in copies_in(place or db.opened.folder.copies) if copy.swept < count]


def forget_in_copies(
    db: Database, features: Sequence[Contribution], *, place: Path | None = None, told: Told | None = None
) -> Forgotten:
    """Make the copies in ``place``, else those in the register's folder, anew without those erased for ever.

    Runs in a thread of its own; what was cut off goes on at the next call. A copy of another register, a damaged one or
    one that cannot be read is left as it is and told of. Raises CopyNotKept, storage faults, and what ``told`` raises.
    """
    waiting = copies_to_sweep(db, place)
    keys = all_erased(db) if waiting else frozenset()
    told = told or Told()
    told.expect(4 * sum(copy.size for copy in waiting))
    left = [copy for copy in waiting if not _sweep(db, features, copy, keys, told)]
    return Forgotten(len(waiting) - len(left), tuple(left))


def _sweep(db: Database, features: Sequence[Contribution], copy: Copy, keys: frozenset[UUID], told: Told) -> bool:
    """Make one copy anew; tells whether that was possible."""
    try:
        opened = open_with_key(db.opened, copy.path)
        with blamed(db.opened.folder.path), aside(db.opened.folder.path) as path:
            place = Folder(path)
            take_out(opened, REGISTER, place.register, told)
            _erase_in(db, features, place, keys)
            remake_copy(db.opened, opened, place.register, told)
    except (CopyDamaged, CopyUnread, FileDamaged, NewerRegister, NoGroupInside):
        return False
    return True


def _erase_in(db: Database, features: Sequence[Contribution], place: Folder, keys: frozenset[UUID]) -> None:
    """Erase everybody from an unpacked register and leave nothing beside its file."""
    with opened_aside(place, db.opened.key, db.opened.keeper) as opened:
        with closing(Database.open(opened, db.clock)) as old:
            old.bring_up(keep_copy=False)
            keep_beside(opened, keys)
            erase_again(old, features)
        with closing(opened.connect()) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
