"""What is in a copy, and how it differs from the register of today: said before anything is brought back."""

from __future__ import annotations

import json
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grouphub.store.cipher import attach_still, connect_still
from grouphub.store.copies import Stage, open_copy, take_out
from grouphub.store.copyfile import REGISTER, CopyDamaged
from grouphub.store.faults import FileDamaged, blamed
from grouphub.store.frozen import aside
from grouphub.store.keyfile import read_keys, wipe
from grouphub.store.unlocking import candidates, try_secret

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from grouphub.base.paths import Folder
    from grouphub.features.contribution import Contribution, Counted
    from grouphub.store.copies import OpenCopy, Told
    from grouphub.store.database import Database
    from grouphub.store.recovery import RecoveryCode

_MOST_NAMES = 6


@dataclass(frozen=True)
class Difference:
    """One kind of rows, in the copy and today. What differs is counted only for a copy of the same register."""

    kind: str
    """Name of the table."""
    in_copy: int
    today: int | None
    only_copy: int = 0
    """In the copy and not in the register of today: they would come back."""
    only_today: int = 0
    """In the register of today and not in the copy: they would be missing."""
    unlike: int = 0
    """In both, not the same: they would be as in the copy."""
    words: str = ""
    """"31 women": what is in the copy."""
    who_copy: tuple[str, ...] = ()
    """What the first of ``only_copy`` are called, for kinds of which one asks "who?"; likewise the next two."""
    who_today: tuple[str, ...] = ()
    who_unlike: tuple[str, ...] = ()

    @property
    def is_as_today(self) -> bool:
        """Whether bringing the copy back would change nothing of it."""
        return self.today is not None and not (self.only_copy or self.only_today or self.unlike)


@dataclass(frozen=True)
class Preview:
    """What bringing the copy back would do."""

    path: Path
    made: datetime
    newest: datetime | None
    """Moment of the newest change in the copy."""
    newest_today: datetime | None
    computer: str
    group: str
    by_sheet: bool
    """Whether the sheet opened it, not a password."""
    opens_today: bool | None
    """Whether the same secret opens the register of today too; None where there is none."""
    is_same_register: bool | None
    """Whether it is a copy of this register; None where there is none, or it is not open."""
    kinds: tuple[Difference, ...]

    @property
    def is_older(self) -> bool:
        """Whether older entries would take the place of newer ones."""
        if self.newest_today is None:
            return False
        return self.newest is None or self.newest < self.newest_today


def look_into(
    path: Path,
    secret: str | RecoveryCode,
    features: Sequence[Contribution],
    folder: Folder,
    told: Told,
    *,
    db: Database | None = None,
) -> tuple[OpenCopy, Preview]:
    """Open a copy and say what is in it; with the open register ``db`` also how it differs from that.

    Whoever gets the open copy closes it. Raises what ``open_copy`` raises, CopyDamaged, and storage faults.
    """
    copy = open_copy(path, secret)
    try:
        return copy, preview(copy, secret, features, folder, told, db=db)
    except BaseException:
        copy.close()
        raise


def preview(
    copy: OpenCopy,
    secret: str | RecoveryCode,
    features: Sequence[Contribution],
    folder: Folder,
    told: Told,
    *,
    db: Database | None = None,
) -> Preview:
    """Return what bringing an open copy back would do. Raises CopyDamaged, CopyUnread or a storage fault."""
    told.expect(copy.size)
    told.begin(Stage.READ)
    same = None if db is None else bytes(copy.key) == bytes(db.opened.key)
    with blamed(folder.path):
        folder.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with aside(folder.path) as place:
            take_out(copy, REGISTER, place / REGISTER, told)
            told.begin(Stage.LOOK)
            try:
                kinds, group = _compared(place / REGISTER, copy, features, db if same else None)
            except FileDamaged as error:
                raise CopyDamaged from error
    return Preview(
        path=copy.path,
        made=copy.content.made,
        newest=copy.content.newest,
        newest_today=None if db is None else db.newest_moment(),
        computer=copy.content.computer,
        group=group,
        by_sheet=copy.by_recovery,
        opens_today=_opens_today(folder, secret),
        is_same_register=same,
        kinds=kinds,
    )


def _compared(
    path: Path, copy: OpenCopy, features: Sequence[Contribution], db: Database | None
) -> tuple[tuple[Difference, ...], str]:
    with closing(connect_still(path, copy.key)) as still:
        kinds = list(_counted_in(still, features))
        group = _group(still)
    if db is None:
        return tuple(one for _counted, one in kinds), group
    with closing(db.opened.connect()) as live:
        attach_still(live, path, copy.key, "old")
        return tuple(_against(live, counted, one) for counted, one in kinds), group


def _counted_in(still: Any, features: Sequence[Contribution]) -> Iterator[tuple[Counted, Difference]]:
    for counted in (one for feature in features for one in feature.counted):
        if _columns(still, "main", counted.table):
            count = still.execute(f'SELECT count(*) FROM "{counted.table}"{_where(counted)}').fetchone()[0]  # noqa: S608
            yield counted, Difference(counted.table, count, None, words=counted.told(count).format(count=count))


def _against(live: Any, counted: Counted, one: Difference) -> Difference:
    """Compare the rows of one kind by their keys."""
    table, only = counted.table, _where(counted)
    shared = [name for name in _columns(live, "old", table) if name in _columns(live, "main", table)]
    same = " AND ".join(f'a."{name}" IS b."{name}"' for name in shared)
    now, old = (f'(SELECT * FROM {where}."{table}"{only})' for where in ("main", "old"))  # noqa: S608  our own names

    def of(rows: str, row: str) -> tuple[int, tuple[str, ...]]:
        return _counted_and_called(live, counted, rows, row)

    # Whoever was erased for ever is erased from the copy again: she does not come back, and is named nowhere.
    back = f"{old} b WHERE b.id NOT IN (SELECT id FROM {now}) AND b.id NOT IN (SELECT id FROM main.erased)"  # noqa: S608
    only_copy, who_copy = of(back, "b")
    only_today, who_today = of(f"{now} a WHERE a.id NOT IN (SELECT id FROM {old})", "a")  # noqa: S608
    unlike, who_unlike = of(f"{now} a JOIN {old} b ON a.id = b.id WHERE NOT ({same})", "a")
    return Difference(
        one.kind,
        one.in_copy,
        today=int(live.execute(f"SELECT count(*) FROM {now}").fetchone()[0]),  # noqa: S608
        only_copy=only_copy,
        only_today=only_today,
        unlike=unlike,
        words=one.words,
        who_copy=who_copy,
        who_today=who_today,
        who_unlike=who_unlike,
    )


def _counted_and_called(live: Any, counted: Counted, rows: str, row: str) -> tuple[int, tuple[str, ...]]:
    """Return how many rows there are, and what the first are called where one asks; in one pass over both files."""
    if not counted.called:
        return int(live.execute(f"SELECT count(*) FROM {rows}").fetchone()[0]), ()  # noqa: S608  our own names
    called, order = counted.called.format(row=row), counted.sorted_by.format(row=row)
    named = [str(name) for (name,) in live.execute(f"SELECT {called} FROM {rows} ORDER BY {order}")]  # noqa: S608
    return len(named), tuple(named[:_MOST_NAMES])


def _where(counted: Counted) -> str:
    return f" WHERE {counted.only}" if counted.only else ""


def _columns(connection: Any, where: str, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f'PRAGMA {where}.table_info("{table}")').fetchall()]


def _group(still: Any) -> str:
    row = still.execute("SELECT value FROM setting WHERE name = 'name'").fetchone()
    return "" if row is None else str(json.loads(row[0]))


def _opens_today(folder: Folder, secret: str | RecoveryCode) -> bool | None:
    """Tell whether the secret opens the register that is here."""
    with suppress(Exception):  # no key file, or a damaged one: there is nothing it could open
        keys, _twins = read_keys(folder)
        for one in candidates(secret):
            entry = try_secret(keys, one)
            if entry is not None:
                wipe(entry.key)
                return True
        return False
    return None
