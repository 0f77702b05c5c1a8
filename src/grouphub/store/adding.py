"""New rows written straight into their tables and the journal: the quick way, for a save somebody waits for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.store.journal import Change, note, packed, readers, record_columns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from grouphub.store.records import Record


def add_rows(session: Session, records: Iterable[Record]) -> None:
    """Write new records in the order given, as one flush of ``session`` would, in a third of its time.

    The session does not know them afterwards: nothing may be changed in them any more.
    """
    session.flush()  # what they refer to may have been made in the same step
    connection = session.connection()
    found = []
    for record in records:
        values = _values(record)
        connection.exec_driver_sql(_statement(type(record)), tuple(values.values()))
        kept = {name: packed(value) for name, value in values.items() if value is not None}
        found.append(Change(record.__tablename__, UUID(bytes=values["id"]), None, kept))
    note(session, found)


def _values(record: Record) -> dict[str, Any]:
    """Return every field as it stands in the file; what was not given takes its column's default."""
    defaults = _defaults(type(record))
    values = {}
    for reader in readers(type(record)):
        value = getattr(record, reader.attribute)
        if value is None and reader.name in defaults:
            default = defaults[reader.name]
            value = default.arg(None) if default.is_callable else default.arg
        values[reader.name] = reader.plain(value)
    return values


@cache
def _defaults(kind: type[Record]) -> dict[str, Any]:
    columns = record_columns(kind.__tablename__)
    return {name: column.default for name, column in columns.items() if column.default is not None}


@cache
def _statement(kind: type[Record]) -> str:
    names = [reader.name for reader in readers(kind)]
    listed = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {kind.__tablename__} ({listed}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608  our own names
