"""What changed, by whom and when: written with each change, read for undo, history and the toast.

A batch is one action. Its rows hold each touched record's fields before and after, as plain stored values.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID  # noqa: TC003  SQLAlchemy reads the annotations of mapped classes

from sqlalchemy import ForeignKey, Index, event, inspect, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from grouphub.base.i18n import _
from grouphub.base.keys import new_key
from grouphub.store.changes import Change, packed
from grouphub.store.records import Base, Json, Key, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from sqlalchemy import Column, Connection, Engine

    from grouphub.base.topics import Topic

_COUNTER_BITS = 16


class JournalBatch(Base):
    """One action: who did what, when, on which computer."""

    __tablename__ = "journal_batch"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[Key] = mapped_column(default=new_key, unique=True)
    at: Mapped[int]
    """Hybrid logical clock: milliseconds since 1970 shifted left by 16, plus a counter; never runs backwards."""
    computer: Mapped[str]
    who: Mapped[Key | None]
    kind: Mapped[str]
    """``do``, ``undo``, ``redo``, or ``erase``: what cannot be taken back."""
    of: Mapped[int | None]
    """The number of the batch an undo or redo is about."""
    undone: Mapped[bool] = mapped_column(default=False)
    sentence: Mapped[str]
    facts: Mapped[Json]


class JournalRow(Base):
    """One touched record: the changed fields before and after; ``None`` for a record that was not there."""

    __tablename__ = "journal_row"
    __table_args__ = (Index("ix_journal_row_record", "record_id"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    batch: Mapped[int] = mapped_column(ForeignKey("journal_batch.number"), index=True)
    record_table: Mapped[str]
    record_id: Mapped[Key]
    before: Mapped[Json | None]
    after: Mapped[Json | None]


@dataclass(frozen=True)
class Commit:
    """What a finished action announces."""

    number: int
    kind: str
    topics: frozenset[Topic]
    sentence: str
    facts: dict[str, str]

    def text(self) -> str:
        """Return the sentence of the toast in the language spoken now."""
        return told(self.sentence, self.facts)


@dataclass(frozen=True)
class HistoryRow:
    """One line of a record's history, or of everything that was done."""

    at: datetime
    who: UUID | None
    computer: str
    kind: str
    sentence: str
    facts: dict[str, str]
    changes: tuple[Change, ...]
    number: int
    """The batch: what ``Database.undo`` takes."""
    undone: bool

    def text(self) -> str:
        """Return what was done in the language spoken now."""
        return told(self.sentence, self.facts)


def told(sentence: str, facts: dict[str, str]) -> str:
    """Return ``sentence`` with its facts in the language spoken now."""
    return _(sentence).format(**facts)


def moment_of(at: int) -> datetime:
    """Return the wall-clock moment of a hybrid logical time."""
    return datetime.fromtimestamp((at >> _COUNTER_BITS) / 1000, UTC)


def next_time(now: datetime, newest: int | None) -> int:
    """Return a hybrid logical time after ``newest`` and, where the clock allows, of ``now``."""
    wall = round(now.timestamp() * 1000) << _COUNTER_BITS
    return wall if newest is None or wall > newest else newest + 1


def say(session: Session, **facts: object) -> None:
    """Add facts to the sentence of the running action, known only inside it."""
    session.info["facts"].update({name: str(value) for name, value in facts.items()})


@cache
def record_columns(table: str) -> dict[str, Column[Any]]:
    """Return the journaled columns of ``table``: all but the local row number."""
    return {column.name: column for column in Base.metadata.tables[table].columns if column.name != "row"}


@dataclass(frozen=True)
class FieldReader:
    """How one field of a mapped class is read as it stands in the file."""

    name: str
    attribute: str
    bind: Callable[[Any], Any] | None

    def plain(self, value: Any) -> Any:
        """Return ``value`` as it stands in the file."""
        return value if self.bind is None else self.bind(value)

    def stored(self, value: Any) -> Any:
        """Return ``value`` as the journal keeps it."""
        return packed(self.plain(value))


@cache
def readers(kind: type[Record]) -> tuple[FieldReader, ...]:
    """Return how the journaled fields of a mapped class are read."""
    mapper = inspect(kind)
    dialect = sqlite.dialect()
    return tuple(
        FieldReader(
            name,
            mapper.get_property_by_column(column).key,
            column.type.dialect_impl(dialect).bind_processor(dialect),
        )
        for name, column in record_columns(kind.__tablename__).items()
    )


def _fields(record: Record) -> dict[str, Any]:
    """Return the record's stored fields; those that are empty are left out."""
    found = {reader.name: reader.stored(getattr(record, reader.attribute)) for reader in readers(type(record))}
    return {name: value for name, value in found.items() if value is not None}


def _edited(record: Record) -> Change | None:
    """Return what the running flush changes in ``record``, only the fields that differ."""
    attributes = inspect(record).attrs
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for reader in readers(type(record)):
        history = attributes[reader.attribute].history
        if history.has_changes():
            old = reader.stored(history.deleted[0] if history.deleted else None)
            new = reader.stored(history.added[0] if history.added else None)
            if old != new:
                before[reader.name], after[reader.name] = old, new
    return Change(record.__tablename__, record.id, before, after) if after else None


class WatchedSession(Session):
    """A session that collects the changes of every record its flushes touch."""

    def __init__(self, bind: Engine) -> None:
        super().__init__(bind, expire_on_commit=False)
        self.info.update(changes=[], topics=set())


def _load_old_values(session: Session, *_unused: object) -> None:
    """Make sure that a deleted record's fields are known before it goes."""
    for record in session.deleted:
        if isinstance(record, Record):
            _fields(record)


def _collect(session: Session, *_unused: object) -> None:
    found = [Change(record.__tablename__, record.id, None, _fields(record)) for record in _records(session.new)]
    found += [change for record in _records(session.dirty) if (change := _edited(record)) is not None]
    found += [Change(record.__tablename__, record.id, _fields(record), None) for record in _records(session.deleted)]
    note(session, found)


event.listen(WatchedSession, "before_flush", _load_old_values)
event.listen(WatchedSession, "after_flush", _collect)


def note(session: Session, found: Sequence[Change]) -> None:
    """Remember what the running action changed, for its batch."""
    session.info["changes"] += found
    touched = {change.table for change in found}
    session.info["topics"] |= {topic for table, topic in topics_by_table().items() if table in touched}


def _records(objects: Iterable[object]) -> list[Record]:
    return [record for record in objects if isinstance(record, Record)]


@cache
def kinds_by_table() -> dict[str, type[Record]]:
    """Return the class of each journaled table."""
    kinds = [mapper.class_ for mapper in Record.registry.mappers if issubclass(mapper.class_, Record)]
    return {kind.__tablename__: kind for kind in kinds}


@cache
def topics_by_table() -> dict[str, Topic]:
    """Return what a change of each journaled table touches."""
    return {table: kind.topic for table, kind in kinds_by_table().items()}


_BATCH = (
    "INSERT INTO journal_batch (id, at, computer, who, kind, of, undone, sentence, facts) "
    "VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)"
)
_ROW = "INSERT INTO journal_row (batch, record_table, record_id, before, after) VALUES (?, ?, ?, ?, ?)"


def write(
    connection: Connection,
    *,
    at: int,
    computer: str,
    who: UUID | None,
    kind: str,
    of: int | None,
    sentence: str,
    facts: dict[str, str],
    changes: Sequence[Change],
) -> int:
    """Write a batch with its rows and return its number. Plain SQL: it is part of every save."""
    values = (new_key().bytes, at, computer, who.bytes if who else None, kind, of, sentence, _json(facts))
    number = int(connection.exec_driver_sql(_BATCH, values).lastrowid)
    rows = [
        (number, change.table, change.record_id.bytes, _json(change.before), _json(change.after)) for change in changes
    ]
    if rows:
        connection.exec_driver_sql(_ROW, rows)
    return number


_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _json(value: Any) -> str | None:
    return None if value is None else _to_json(value)


def history(session: Session, record_ids: Iterable[UUID]) -> list[HistoryRow]:
    """Return what happened to the records, newest first."""
    found = session.execute(
        select(JournalBatch, JournalRow)
        .join(JournalRow, JournalRow.batch == JournalBatch.number)
        .where(JournalRow.record_id.in_(list(record_ids)))
        .order_by(JournalBatch.number.desc(), JournalRow.number)
    )
    rows: dict[int, HistoryRow] = {}
    for batch, row in found:
        change = Change(row.record_table, row.record_id, row.before, row.after)
        known = rows.get(batch.number)
        rows[batch.number] = _history_row(batch, (*known.changes, change) if known else (change,))
    return list(rows.values())


def latest(
    session: Session, limit: int = 50, before: int | None = None, *, gone_from: Collection[str] = (), besides: str = ""
) -> list[HistoryRow]:
    """Return the newest actions, newest first, without their changes; with ``before`` only older batches than that.

    With ``gone_from`` only those that took a record out of one of these tables and were not taken back since, but
    none that added one to the table ``besides``.
    """
    query = select(JournalBatch).order_by(JournalBatch.number.desc()).limit(limit)
    if before is not None:
        query = query.where(JournalBatch.number < before)
    if gone_from:
        gone = select(JournalRow.batch).where(JournalRow.record_table.in_(gone_from), JournalRow.after.is_(None))
        query = query.where(JournalBatch.kind == "do", JournalBatch.undone.is_(False), JournalBatch.number.in_(gone))
    if besides:
        added = select(JournalRow.batch).where(JournalRow.record_table == besides, JournalRow.before.is_(None))
        query = query.where(JournalBatch.number.not_in(added))
    return [_history_row(batch, ()) for batch in session.scalars(query)]


def _history_row(batch: JournalBatch, changes: tuple[Change, ...]) -> HistoryRow:
    return HistoryRow(
        at=moment_of(batch.at),
        who=batch.who,
        computer=batch.computer,
        kind=batch.kind,
        sentence=batch.sentence,
        facts=batch.facts,
        changes=changes,
        number=batch.number,
        undone=batch.undone,
    )
