"""Bringing out of a damaged register what can be read: into a new one, under the same key and passwords.

Pages that were changed outside the program are seen by their seals and read around. Rows whose page is lost are made
anew from the history where it tells of them. The damaged files stay as they are, in a folder beside.
"""

from __future__ import annotations

import json
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Any

from grouphub.base.errors import GroupHubError
from grouphub.base.files import create_private_folder, settle
from grouphub.base.i18n import N_
from grouphub.store.cipher import connect, connect_still, make_file
from grouphub.store.copies import NoRoomForCopy, Stage, Told, check_room, copies_in
from grouphub.store.copyfile import keys_of, read_outline, reading
from grouphub.store.faults import DiskFull, FileDamaged, blamed
from grouphub.store.frozen import aside
from grouphub.store.holder import Holder
from grouphub.store.inspecting import table_counts, tables
from grouphub.store.keyfile import KeyFileDamaged, KeyFileMissing, read_keys, wipe, write_keys
from grouphub.store.places import check_place
from grouphub.store.reading_around import Damaged, Reader, Unreadable, is_damage
from grouphub.store.restoring import drop_arriving, finish, name_to_keep, put_in_place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from grouphub.base.clock import Clock
    from grouphub.base.paths import Folder
    from grouphub.store.keyfile import KeyFile
    from grouphub.store.recovery import RecoveryCode

_AT_ONCE = 4096
_BATCH = 500
_SPARE = 4 * 1024 * 1024


class NothingReadable(FileDamaged):
    """The beginning of the file is damaged: it says where everything else lies."""

    message = N_(
        "Nothing can be brought out of the damaged register: its beginning, which says where everything lies, is lost. "
        "Nothing was changed. Bring back a copy, and keep the damaged file until it is done."
    )


@dataclass(frozen=True)
class Saved:
    """What became of one table."""

    table: str
    rows: int
    remade: int = 0
    """Rows that could not be read and were made anew from the history."""
    lost: int | None = 0
    """Rows that could not be saved; None when not even their number can be read."""
    loose: int = 0
    """Rows that were read but belong to one that is lost: they could not stay."""


@dataclass(frozen=True)
class BroughtOut:
    """What was brought out, and the folder in which the damaged files stay."""

    kept: str
    tables: tuple[Saved, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return all(one.lost == 0 and one.loose == 0 for one in self.tables)


def bring_out(folder: Folder, secret: str | RecoveryCode, clock: Clock, told: Told | None = None) -> BroughtOut:
    """Put a new register in the place of a damaged one, with all that can be read of it.

    Nothing may have it open. It opens with the passwords it had. Slow; run it in a job. Raises WrongPassword,
    KeyFileDamaged, KeyFileMissing, NothingReadable, RegisterMissing, HeldByAnother, UnsafePlace, a storage fault,
    and what ``told`` raises; nothing was changed then.
    """
    from grouphub.store.vault import NoRegister, RegisterMissing, register_expected

    told = told or Told()
    if not register_expected(folder):
        raise NoRegister(folder=folder.path)
    check_place(folder.path)
    with blamed(folder.path):
        holder = Holder(folder.held, clock)
    try:
        with blamed(folder.path):
            finish(folder)
            if not folder.register.exists():
                raise RegisterMissing(folder=folder.path)
            keys, key = _keys(folder, secret)
            try:
                found = _made_ready(folder, keys, key, told)
            except BaseException:
                drop_arriving(folder)
                raise
            finally:
                wipe(key)
        kept = name_to_keep(folder, clock)
        put_in_place(folder, keep=kept)
    finally:
        holder.release()
    return BroughtOut(kept, found)


def _keys(folder: Folder, secret: str | RecoveryCode) -> tuple[KeyFile, bytearray]:
    """Return the key file and the key it holds; where the key files are gone or damaged, those of the newest copy."""
    from grouphub.store.vault import WrongPassword

    try:
        keys, _twins = read_keys(folder)
    except (KeyFileDamaged, KeyFileMissing):
        for copy in copies_in(folder.copies):
            with suppress(GroupHubError), reading(copy.path) as file:
                keys = keys_of(read_outline(file))
                key = _opened_by(keys, secret)
                if key is not None and _fits(folder, key):
                    return keys, key
        raise
    key = _opened_by(keys, secret)
    if key is None:
        raise WrongPassword
    return keys, key


def _opened_by(keys: KeyFile, secret: str | RecoveryCode) -> bytearray | None:
    from grouphub.store.vault import candidates, try_secret

    entries = (try_secret(keys, one) for one in candidates(secret))
    return next((entry.key for entry in entries if entry is not None), None)


def _fits(folder: Folder, key: bytearray) -> bool:
    """Tell whether the register opens with a key; a stranger's copy may lie among the others."""
    try:
        connect_still(folder.register, key).close()
    except FileDamaged:
        return False
    return True


def _made_ready(folder: Folder, keys: KeyFile, key: bytearray, told: Told) -> tuple[Saved, ...]:
    told.begin(Stage.ROOM)
    size = folder.register.stat().st_size
    told.whole = 3 * size
    try:
        check_room(folder.path, 3 * size + _SPARE)
    except NoRoomForCopy as error:
        raise DiskFull from error
    arriving = folder.arriving
    drop_arriving(folder)
    create_private_folder(arriving.path)
    told.begin(Stage.READ)
    with aside(folder.path) as place:
        for path in (folder.register, folder.register.with_name(folder.register.name + "-wal")):
            if path.exists():
                _copy_around(path, place / path.name, told)
        path = place / folder.register.name
        _drop_unfitting(path, key)
        with closing(Damaged(lambda: connect(path, key, missing=NothingReadable()))) as damaged:
            told.begin(Stage.WRITE)
            make_file(arriving.register, key)
            found = _moved(damaged, arriving.register, key, told)
    told.begin(Stage.LOOK)
    _look(arriving.register, key)
    if folder.pages.exists():
        _copy_around(folder.pages, arriving.pages, told)
    write_keys(arriving, keys)
    settle(arriving.path)
    return found


def _drop_unfitting(path: Path, key: bytearray) -> None:
    """See that a damaged register opens at all; what waits beside it goes where only that does not fit."""
    for _time in range(2):
        try:
            with closing(connect(path, key, missing=NothingReadable())) as connection:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except Exception as error:
            if not isinstance(error, FileDamaged) and not is_damage(error):
                raise
            for end in ("-wal", "-shm"):
                path.with_name(path.name + end).unlink(missing_ok=True)
        else:
            return
    raise NothingReadable


def _copy_around(source: Path, target: Path, told: Told) -> None:
    """Copy a file piece by piece; where the disk does not give one, zeros stand in its place."""
    with source.open("rb", buffering=0) as file, target.open("xb") as out:
        left = source.stat().st_size
        while left > 0:
            wanted = min(_AT_ONCE * 64, left)
            piece = _piece(file, wanted)
            out.write(piece)
            left -= len(piece)
            told.moved(len(piece))


def _piece(file: IO[bytes], wanted: int) -> bytes:
    """Return the next bytes; a disk that gives none of many is asked page by page."""
    at = file.tell()
    with suppress(OSError):
        piece = file.read(wanted)
        if piece:
            return piece
    found = b""
    while len(found) < wanted:
        size = min(_AT_ONCE, wanted - len(found))
        file.seek(at + len(found))
        try:
            found += file.read(size).ljust(size, b"\0")
        except OSError:
            found += bytes(size)
    file.seek(at + wanted)
    return found


# Moving the rows


def _moved(damaged: Damaged, path: Path, key: bytearray, told: Told) -> tuple[Saved, ...]:
    """Write all that can be read of ``damaged`` into the new register; the indexes are made from the rows."""
    made = _schema(damaged)
    with closing(connect(path, key, missing=NothingReadable())) as fresh:
        fresh.execute("PRAGMA foreign_keys=OFF").fetchall()
        fresh.execute("BEGIN IMMEDIATE")
        for sql in made.tables:
            fresh.execute(sql)
        found = {name: _read_table(damaged, fresh, name, told) for name in tables(fresh)}
        for sql in made.rest:
            fresh.execute(sql)
        lost = {name: keys for name, (_saved, keys) in found.items() if keys}
        remade = _remake(fresh, lost)
        loose = _drop_loose(fresh)
        for name in made.searched:
            fresh.execute(f"INSERT INTO {name}({name}) VALUES ('rebuild')")  # noqa: S608  our own names
        for sql in made.triggers:
            fresh.execute(sql)
        if not fresh.execute("SELECT count(*) FROM alembic_version").fetchone()[0]:
            raise NothingReadable
        fresh.execute("COMMIT")
        fresh.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return tuple(_told_of(saved, remade.get(name, 0), loose.get(name, 0)) for name, (saved, _keys) in found.items())


@dataclass(frozen=True)
class _Made:
    """The statements that make a register, in the order in which they are run around the filling in."""

    tables: list[str]
    rest: list[str]
    triggers: list[str]
    searched: list[str]


def _schema(damaged: Damaged) -> _Made:
    try:
        made = damaged.all("SELECT name, type, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    except Unreadable as error:
        raise NothingReadable from error
    searched = [name for name, _kind, _table, sql in made if sql.startswith("CREATE VIRTUAL")]
    plain = [row for row in made if not any(row[2] == one or row[2].startswith(f"{one}_") for one in searched)]
    virtual = [sql for name, _kind, _table, sql in made if name in searched]
    return _Made(
        tables=[sql for name, kind, _t, sql in plain if kind == "table" and not name.startswith("sqlite_")],
        rest=[*(sql for _name, kind, _table, sql in plain if kind == "index"), *virtual],
        triggers=[sql for _name, kind, _table, sql in plain if kind == "trigger"],
        searched=[name for name, sql in zip(searched, virtual, strict=True) if "fts5vocab" not in sql],
    )


def _read_table(damaged: Damaged, fresh: Any, table: str, told: Told) -> tuple[Saved, set[bytes]]:
    """Move the rows of one table; return what became of them, and the keys of those that are lost."""
    reader = Reader(damaged, table)
    names = ", ".join(f'"{name}"' for name in reader.columns)
    marks = ", ".join("?" for _ in reader.columns)
    insert = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608  our own names
    for batch in _batches(reader.rows()):
        fresh.executemany(insert, batch)
        told.moved(0)
    rows = int(fresh.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608
    if not reader.has_gaps:
        return Saved(table, rows), set()
    known = damaged.keys_in_index(table) if "id" in reader.columns else None
    if known is not None:
        known -= {bytes(key) for (key,) in fresh.execute(f'SELECT id FROM "{table}"').fetchall()}  # noqa: S608
        return Saved(table, rows, lost=len(known)), known
    count = damaged.count_in_index(table)
    return Saved(table, rows, lost=None if count is None else count - rows), set()


def _batches(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    batch: list[tuple[Any, ...]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


# What the history still tells


def _remake(fresh: Any, lost: dict[str, set[bytes]]) -> dict[str, int]:
    """Make lost rows anew from the history, and rows that others point to; return how many of each table."""
    remade: dict[str, int] = {}
    for table, keys in lost.items():
        remade[table] = sum(_remade(fresh, table, key) for key in keys)
    for _level in range(3):  # who is made anew may point to another one
        wanted = _pointed_to(fresh)
        made = {table: sum(_remade(fresh, table, key) for key in keys) for table, keys in wanted.items()}
        for table, count in made.items():
            remade[table] = remade.get(table, 0) + count
        if not any(made.values()):
            break
    return remade


def _remade(fresh: Any, table: str, key: bytes) -> bool:
    row = _last_state(fresh, table, key)
    if row is None:
        return False
    known = {column[1] for column in fresh.execute(f'PRAGMA table_info("{table}")').fetchall()}
    names = [name for name in row if name in known]
    listed, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" for _ in names)
    with suppress(Exception):  # a row of an older shape that does not fit stays lost
        done = fresh.execute(
            f'INSERT OR IGNORE INTO "{table}" ({listed}) VALUES ({marks})',  # noqa: S608  our own names
            [row[name] for name in names],
        )
        return bool(done.rowcount)
    return False


def _last_state(fresh: Any, table: str, key: bytes) -> dict[str, Any] | None:
    """Return a record as the history says it was at the end; None when it was taken out or is not told of."""
    from grouphub.store.journal import unpacked

    state: dict[str, Any] | None = None
    steps = fresh.execute(
        "SELECT before, after FROM journal_row WHERE record_table = ? AND record_id = ? ORDER BY number", (table, key)
    ).fetchall()
    for before, after in steps:
        if after is None:
            state = None
            continue
        fields = {name: unpacked(value) for name, value in json.loads(after).items()}
        if before is None:
            state = fields
        elif state is not None:
            state |= fields
    return state


def _pointed_to(fresh: Any) -> dict[str, set[bytes]]:
    """Return the keys of rows that others point to and that are not there."""
    wanted: dict[str, set[bytes]] = {}
    for table, row, parent, column in _broken(fresh):
        found = fresh.execute(f'SELECT "{column}" FROM "{table}" WHERE _rowid_ = ?', (row,)).fetchone()  # noqa: S608
        if found is not None and isinstance(found[0], bytes):
            wanted.setdefault(parent, set()).add(found[0])
    return wanted


def _broken(fresh: Any) -> list[tuple[str, int, str, str]]:
    """Return the links that lead nowhere: table, row, the table it points to, the column."""
    found = []
    for table, row, parent, number in fresh.execute("PRAGMA foreign_key_check").fetchall():
        links = fresh.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
        found += [(table, row, parent, link[3]) for link in links if link[0] == number]
    return found


def _drop_loose(fresh: Any) -> dict[str, int]:
    """Let rows go that belong to a lost one; a link that may be empty is emptied instead."""
    loose: dict[str, int] = {}
    while broken := _broken(fresh):
        for table, row, _parent, column in broken:
            if _may_be_empty(fresh, table, column):
                fresh.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE _rowid_ = ?', (row,))  # noqa: S608
            else:
                done = fresh.execute(f'DELETE FROM "{table}" WHERE _rowid_ = ?', (row,))  # noqa: S608
                loose[table] = loose.get(table, 0) + done.rowcount
    return loose


def _may_be_empty(fresh: Any, table: str, column: str) -> bool:
    columns = fresh.execute(f'PRAGMA table_info("{table}")').fetchall()
    return any(name == column and not needed for _number, name, _type, needed, *_rest in columns)


def _told_of(saved: Saved, remade: int, loose: int) -> Saved:
    lost = None if saved.lost is None else max(0, saved.lost - remade)
    return replace(saved, rows=saved.rows + remade - loose, remade=remade, lost=lost, loose=loose)


def _look(path: Path, key: bytearray) -> None:
    with closing(connect_still(path, key)) as still:
        whole = not still.execute("PRAGMA cipher_integrity_check").fetchall()
        if not whole or still.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise FileDamaged
        table_counts(still)
