"""What is done with copies of the whole register."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import insert

from grouphub.base.keys import new_key
from grouphub.features.copies.forgetting import forget_in_copies
from grouphub.features.copies.models import CopyKept
from grouphub.store import own_copies
from grouphub.store.copies import Copy, Told, room_needed
from grouphub.store.copyfile import Sort
from grouphub.store.copying import make_copy, sweep_unfinished
from grouphub.store.faults import FileDamaged
from grouphub.store.frozen import clear_aside
from grouphub.store.inspecting import tables
from grouphub.store.places import Place, place_of
from grouphub.store.restoring import drop_arriving, make_ready, put_in_place
from grouphub.store.vault import DamageFound, opened_aside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grouphub.features.contribution import Contribution
    from grouphub.store.copies import OpenCopy
    from grouphub.store.database import Database

_COLUMNS = "id, at, label, folder, name, size, outside"
_RECENT = timedelta(hours=1)
_QUICK_BYTES = 4 * 1024 * 1024
"""A register up to this size is copied within a tenth of a second or so."""


def keep_copy(db: Database, target: Path, *, label: str = "", told: Told | None = None) -> Copy:
    """Write a copy of the register into the folder ``target`` and remember it; ``label`` is what the stick is called.

    Runs in a thread of its own beside other work. Raises CopyNotKept and its kinds, storage faults, and what ``told``
    raises to stop it: nothing of the copy stays then.
    """
    made = make_copy(db.opened, target, db.clock, sort=Sort.ASKED, told=told)
    _remember(db, made, label or target.name or str(target))
    return made


def keep_by_itself(db: Database, features: Sequence[Contribution], *, told: Told | None = None) -> Copy | None:
    """Keep a copy in the register's own folder when something was changed since the newest one there.

    Whoever was erased for ever and is still in older copies there goes from them.

    Runs in a thread of its own beside other work; without any change it costs a look into the folder. Takes away
    copies that are too many, and what a power cut left of half-made ones. Raises as ``keep_copy``.
    """
    clear_aside(db.opened.folder.path)
    drop_arriving(db.opened.folder)
    sweep_unfinished(db.opened.folder.copies)
    made = None
    if own_copies.is_due(db.opened.folder, db.newest_change()):
        made = own_copies.keep(db.opened, db.clock, told=told)
    forget_in_copies(db, features, told=None if told is None else Told(told.tell))
    return made


def keep_at_end(db: Database) -> Copy | None:
    """Keep such a copy while the register is being closed: only where it is so small that nobody waits for it.

    At most once an hour, since the register locks whenever she turns away; the next opening makes up for it.
    """
    if db.opened.is_closed:
        return None
    folder, now = db.opened.folder, db.clock.now()
    if own_copies.kept_between(folder, now - _RECENT, now) or folder.register.stat().st_size > _QUICK_BYTES:
        return None
    if not own_copies.is_due(folder, db.newest_change()):
        return None
    return own_copies.keep(db.opened, db.clock)


def look_after_crash(db: Database) -> None:
    """Read every page of the open register after the program or the computer stopped in the middle.

    Runs in a thread of its own. Raises DamageFound, PagesMissing or a storage fault.
    """
    try:
        db.opened.verify()
    except FileDamaged as error:
        raise DamageFound from error


def bring_back(db: Database, copy: OpenCopy, *, told: Told | None = None) -> Copy:
    """Put an open copy in the place of the open register, which is closed by it; return the copy of what was there.

    The register of today is kept first, as a copy of its own that no rotation takes away for 90 days. Until all is
    ready nothing of today's is touched, and ``db`` goes on working when something fails. Afterwards the register is
    opened with the password or sheet that was valid when the copy was made.
    Raises CopyNewer, CopyDamaged, CopyUnread, NotBroughtBack, CopyNotKept, Busy, storage faults, and what ``told``
    raises.
    """
    told = told or Told()
    folder = db.opened.folder
    told.expect(copy.size + 3 * room_needed(db.opened))
    make_ready(copy, folder, told)
    try:
        with db.fill():
            pass  # half-typed forms that a full disk kept beside the register are part of today's
        _carry_over(db, copy)
        present = make_copy(db.opened, folder.copies, db.clock, sort=Sort.RESTORE, told=told)
        db.give_way()
    except BaseException:
        drop_arriving(folder)
        raise
    try:
        put_in_place(folder)
    finally:
        db.opened.close()
    return present


def _carry_over(db: Database, copy: OpenCopy) -> None:
    """Let the register that is made ready know of every copy that is known today: sticks do not go back in time."""
    if bytes(copy.key) != bytes(db.opened.key):
        return
    with db.read() as session:
        known = session.connection().exec_driver_sql(f"SELECT {_COLUMNS} FROM copy_kept").all()  # noqa: S608  our own names
    ready = db.opened.folder.arriving
    with opened_aside(ready, copy.key, db.opened.keeper) as opened, closing(opened.connect()) as raw:
        if "copy_kept" in tables(raw):
            marks = ", ".join("?" for _ in _COLUMNS.split(","))
            raw.execute("BEGIN IMMEDIATE")
            raw.executemany(
                f"INSERT OR IGNORE INTO copy_kept ({_COLUMNS}) VALUES ({marks})",  # noqa: S608  our own names
                [tuple(row) for row in known],
            )
            raw.execute("COMMIT")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _remember(db: Database, made: Copy, label: str) -> None:
    row = {
        "id": new_key(),
        "at": made.made,
        "label": label,
        "folder": str(made.path.parent),
        "name": made.path.name,
        "size": made.size,
        "outside": place_of(made.path) is not Place.OWN_DISK,
    }
    with db.fill() as connection:
        connection.execute(insert(CopyKept), row)
