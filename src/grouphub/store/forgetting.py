"""Taking one record out of what the register remembers beside it: journal, half-typed forms, free pages."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

from grouphub.store.records import shared_tables

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from uuid import UUID

    from sqlalchemy import Connection

    from grouphub.store.opened import OpenVault

UNNAMED = "…"
"""What stands in a sentence of the journal where an erased name stood."""


def forget_in_journal(
    connection: Connection,
    key: UUID,
    names: Collection[str],
    *,
    goes: Collection[str],
    emptied: Collection[tuple[str, str]],
) -> None:
    """Take every trace of the record ``key`` out of the journal.

    Its own rows go, and those of every record of the tables in ``goes`` that ever pointed to it. ``emptied`` are
    (table, column) whose records live on without the pointer. Steps of which nothing is left, or only what others
    share, go whole; in the sentences of the others ``names`` become dots.
    """
    hers = _records_pointing_to(connection, key, goes) | {key.bytes}
    touched = list(_batches_of(connection, hers))
    for record in hers:
        connection.exec_driver_sql("DELETE FROM journal_row WHERE record_id = ?", (record,))
    _leave_shared_rows(connection, touched)
    connection.exec_driver_sql(
        "DELETE FROM journal_batch WHERE number IN (SELECT value FROM json_each(?)) "
        "AND number NOT IN (SELECT batch FROM journal_row)",
        (json.dumps(touched),),
    )
    # What undid or redid a step that is gone says nothing any more.
    connection.exec_driver_sql(
        "DELETE FROM journal_batch WHERE of IS NOT NULL AND number NOT IN (SELECT batch FROM journal_row)"
    )
    for table, column in emptied:
        _empty(connection, key, table, column)
    _unname(connection, names)


def _leave_shared_rows(connection: Connection, batches: list[int]) -> None:
    """Let what was only made for the record be no step of its own: a village stays, whoever came there first."""
    numbers, shared = json.dumps(batches), json.dumps(sorted(shared_tables()))
    connection.exec_driver_sql(
        "DELETE FROM journal_row WHERE batch IN (SELECT value FROM json_each(?)) AND batch NOT IN ("
        "SELECT batch FROM journal_row WHERE record_table NOT IN (SELECT value FROM json_each(?)))",
        (numbers, shared),
    )


def forget_in_drafts(connection: Connection, key: UUID, names: Collection[str]) -> None:
    """Take away every half-typed form that is about the record or holds one of ``names``."""
    for place, state in connection.exec_driver_sql("SELECT place, state FROM draft").all():
        if str(key) in place or str(key) in state or any(_as_json(name) in state for name in names):
            connection.exec_driver_sql("DELETE FROM draft WHERE place = ?", (place,))


def sweep_free_pages(opened: OpenVault) -> None:
    """Write the file anew without the pages that are free, and empty what waits beside it. Raises storage faults.

    Free pages hold zeros already (``secure_delete``); this gives them back and leaves nothing of their number.
    """
    connection = opened.connect()
    try:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()


def names_in_journal(connection: Connection, table: str, key: UUID, columns: Iterable[str]) -> Iterator[dict[str, str]]:
    """Yield what the journal says the record's ``columns`` held, before or after each step."""
    rows = connection.exec_driver_sql(
        "SELECT before, after FROM journal_row WHERE record_table = ? AND record_id = ?", (table, key.bytes)
    )
    for before, after in rows.all():
        for written in (before, after):
            fields: dict[str, Any] = json.loads(written) if written else {}
            yield {name: str(fields[name]) for name in columns if fields.get(name)}


def _records_pointing_to(connection: Connection, key: UUID, tables: Collection[str]) -> set[bytes]:
    """Return the records of ``tables`` that, by the journal, ever pointed to ``key``."""
    found = connection.exec_driver_sql(
        "SELECT DISTINCT record_id FROM journal_row WHERE record_table IN (SELECT value FROM json_each(?)) "
        "AND (instr(before, ?) OR instr(after, ?))",
        (json.dumps(list(tables)), _pointer(key), _pointer(key)),
    )
    return {bytes(record) for (record,) in found}


def _empty(connection: Connection, key: UUID, table: str, column: str) -> None:
    """Take the pointer out of what the journal says the records of ``table`` held in ``column``."""
    found = connection.exec_driver_sql(
        "SELECT number, before, after FROM journal_row WHERE record_table = ? "
        "AND (instr(before, ?) OR instr(after, ?))",
        (table, _pointer(key), _pointer(key)),
    )
    for number, *written in found.all():
        sides = [None if side is None else json.loads(side) for side in written]
        for side in sides:
            if side and side.get(column) == {"b64": _pointer(key)}:
                del side[column]
        kept = [None if side is None else json.dumps(side, ensure_ascii=False, separators=(",", ":")) for side in sides]
        connection.exec_driver_sql("UPDATE journal_row SET before = ?, after = ? WHERE number = ?", (*kept, number))


def blank_texts(connection: Connection, key: UUID, table: str, pointer: str, columns: Collection[str]) -> None:
    """Empty words in the rows of ``table`` that point to ``key``, as they are and as the journal remembers them."""
    hers = f'SELECT id FROM "{table}" WHERE "{pointer}" = ?'  # noqa: S608  our own names
    found = connection.exec_driver_sql(
        f"SELECT number, before, after FROM journal_row WHERE record_table = ? AND record_id IN ({hers})",  # noqa: S608
        (table, key.bytes),
    )
    for number, *written in found.all():
        sides = [None if side is None else json.loads(side) for side in written]
        for side in filter(None, sides):
            side.update(dict.fromkeys(side.keys() & set(columns), ""))
        kept = [None if side is None else json.dumps(side, ensure_ascii=False, separators=(",", ":")) for side in sides]
        connection.exec_driver_sql("UPDATE journal_row SET before = ?, after = ? WHERE number = ?", (*kept, number))
    listed = ", ".join(f"\"{column}\" = ''" for column in columns)
    connection.exec_driver_sql(f'UPDATE "{table}" SET {listed} WHERE "{pointer}" = ?', (key.bytes,))  # noqa: S608


def _pointer(key: UUID) -> str:
    """Return a key as the journal writes it."""
    return base64.b64encode(key.bytes).decode()


def _batches_of(connection: Connection, records: Iterable[bytes]) -> Iterator[int]:
    for record in records:
        rows = connection.exec_driver_sql("SELECT DISTINCT batch FROM journal_row WHERE record_id = ?", (record,))
        for (number,) in rows.all():
            yield number


def _unname(connection: Connection, names: Collection[str]) -> None:
    longest_first = sorted(filter(None, names), key=len, reverse=True)
    if not longest_first:
        return
    for number, written in connection.exec_driver_sql("SELECT number, facts FROM journal_batch").all():
        facts: dict[str, str] = json.loads(written)
        told = {name: _without(value, longest_first) for name, value in facts.items()}
        if told != facts:
            plain = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
            connection.exec_driver_sql("UPDATE journal_batch SET facts = ? WHERE number = ?", (plain, number))


def _without(value: str, names: Iterable[str]) -> str:
    for name in names:
        value = value.replace(name, UNNAMED)
    return value


def _as_json(name: str) -> str:
    """Return how a name stands inside a JSON text."""
    return json.dumps(name, ensure_ascii=False)[1:-1]
