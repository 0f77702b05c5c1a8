"""The rows of a damaged register, moved into a new one: read around bad pages, made anew from history, or let go."""

from __future__ import annotations

import json
import re
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from grouphub.base.i18n import N_
from grouphub.store.cipher import connect
from grouphub.store.faults import FileDamaged
from grouphub.store.inspecting import tables
from grouphub.store.reading_around import Damaged, Reader, Unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from grouphub.store.copies import Told

_OFTEN = 500


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


def move_rows(damaged: Damaged, path: Path, key: bytearray, told: Told) -> tuple[Saved, ...]:
    """Write all that can be read of ``damaged`` into the new register; the indexes are made from the rows."""
    made = _schema(damaged)
    with closing(connect(path, key, missing=NothingReadable())) as fresh:
        fresh.execute("PRAGMA foreign_keys=OFF").fetchall()
        fresh.execute("BEGIN IMMEDIATE")
        for sql in (*made.tables, *made.sums):
            fresh.execute(sql)
        found = {name: _read_table(damaged, fresh, name, told) for name in tables(fresh) if name not in made.summed}
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
    sums: list[str]
    """Triggers that keep sums: they are there while the rows come in, and the sums follow from what could be read."""
    summed: frozenset[str]
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
    found = {name: sql for name, kind, _t, sql in plain if kind == "table" and not name.startswith("sqlite_")}
    triggers = [sql for _name, kind, _table, sql in plain if kind == "trigger"]
    sums = [sql for sql in triggers if _written_by(sql) & found.keys()]
    return _Made(
        tables=list(found.values()),
        sums=sums,
        summed=frozenset(name for sql in sums for name in _written_by(sql) & found.keys()),
        rest=[*(sql for _name, kind, _table, sql in plain if kind == "index"), *virtual],
        triggers=[sql for sql in triggers if sql not in sums],
        searched=[name for name, sql in zip(searched, virtual, strict=True) if "fts5vocab" not in sql],
    )


def _written_by(trigger: str) -> set[str]:
    """Return the tables a trigger writes into."""
    return set(re.findall(r"(?:INSERT INTO|DELETE FROM|; UPDATE|BEGIN UPDATE) (\w+)", trigger))


def _read_table(damaged: Damaged, fresh: Any, table: str, told: Told) -> tuple[Saved, set[bytes]]:
    """Move the rows of one table; return what became of them, and the keys of those that are lost."""
    reader = Reader(damaged, table)
    names = ", ".join(f'"{name}"' for name in reader.columns)
    marks = ", ".join("?" for _ in reader.columns)
    insert = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608  our own names
    for number, row in enumerate(reader.rows()):
        with suppress(fresh.IntegrityError):  # a row that came twice, or does not fit beside the others
            fresh.execute(insert, row)
        if number % _OFTEN == 0:
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
            f'INSERT INTO "{table}" ({listed}) VALUES ({marks})',  # noqa: S608  our own names
            [row[name] for name in names],
        )
        return bool(done.rowcount)
    return False


def _last_state(fresh: Any, table: str, key: bytes) -> dict[str, Any] | None:
    """Return a record as the history says it was at the end; None when it was taken out or is not told of."""
    from grouphub.store.changes import unpacked

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
