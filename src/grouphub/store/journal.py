"""What changed, by whom and when: written with each change, read for undo, history and the toast.

A batch is one action. Its rows hold each touched record's fields before and after, as plain stored values.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID  # noqa: TC003  SQLAlchemy reads the annotations of mapped classes

from sqlalchemy import ForeignKey, Index, event, inspect, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from grouphub.base.i18n import _
from grouphub.base.keys import new_key
from grouphub.store.records import Base, Json, Key, Record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Column
    from sqlalchemy.engine import Dialect

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
    """``do``, ``undo`` or ``redo``."""
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
class Change:
    """One touched record of a batch, fields as stored in the file."""

    table: str
    record_id: UUID
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def reverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.table, self.record_id, self.after, self.before)


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


def stored(column: Column[Any], value: Any, dialect: Dialect) -> Any:
    """Return ``value`` as it stands in the file, JSON-able: bytes as ``{"b64": ...}``."""
    bind = column.type.dialect_impl(dialect).bind_processor(dialect)
    plain = bind(value) if bind is not None else value
    if isinstance(plain, (bytes, memoryview)):
        return {"b64": base64.b64encode(bytes(plain)).decode()}
    return plain


def unpacked(value: Any) -> Any:
    """Return a stored value as the database driver takes it."""
    if isinstance(value, dict) and set(value) == {"b64"}:
        return base64.b64decode(value["b64"])
    return value


def _fields(record: Record, dialect: Dialect) -> dict[str, Any]:
    """Return the record's stored fields; those that are empty are left out."""
    mapper = inspect(type(record))
    found = {
        name: stored(column, getattr(record, mapper.get_property_by_column(column).key), dialect)
        for name, column in record_columns(_table(record)).items()
    }
    return {name: value for name, value in found.items() if value is not None}


def _edited(record: Record, dialect: Dialect) -> Change | None:
    """Return what the running flush changes in ``record``, only the fields that differ."""
    state = inspect(record)
    table = _table(record)
    mapper = inspect(type(record))
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name, column in record_columns(table).items():
        history = state.attrs[mapper.get_property_by_column(column).key].history
        if history.has_changes():
            old = stored(column, history.deleted[0] if history.deleted else None, dialect)
            new = stored(column, history.added[0] if history.added else None, dialect)
            if old != new:
                before[name], after[name] = old, new
    return Change(table, record.id, before, after) if after else None


def watch(session: Session) -> None:
    """Collect, while ``session`` flushes, the changes of every record it touches."""
    session.info["changes"] = []
    session.info["topics"] = set()
    event.listen(session, "before_flush", _load_old_values)
    event.listen(session, "after_flush", _collect)


def _load_old_values(session: Session, *_unused: object) -> None:
    """Make sure that a deleted record's fields are known before it goes."""
    for record in session.deleted:
        if isinstance(record, Record):
            _fields(record, session.get_bind().dialect)


def _collect(session: Session, *_unused: object) -> None:
    dialect = session.get_bind().dialect
    changes: list[Change] = session.info["changes"]
    for record in session.new:
        if isinstance(record, Record):
            changes.append(Change(_table(record), record.id, None, _fields(record, dialect)))
            session.info["topics"].add(record.topic)
    for record in session.dirty:
        if isinstance(record, Record) and (change := _edited(record, dialect)) is not None:
            changes.append(change)
            session.info["topics"].add(record.topic)
    for record in session.deleted:
        if isinstance(record, Record):
            changes.append(Change(_table(record), record.id, _fields(record, dialect), None))
            session.info["topics"].add(record.topic)


def _table(record: Record) -> str:
    return str(record.__tablename__)


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
    session: Session, limit: int = 50, before: int | None = None, *, gone_from: Collection[str] = ()
) -> list[HistoryRow]:
    """Return the newest actions, newest first, without their changes; with ``before`` only older batches than that.

    With ``gone_from`` only those that took a record out of one of these tables and were not taken back since.
    """
    query = select(JournalBatch).order_by(JournalBatch.number.desc()).limit(limit)
    if before is not None:
        query = query.where(JournalBatch.number < before)
    if gone_from:
        gone = select(JournalRow.batch).where(JournalRow.record_table.in_(gone_from), JournalRow.after.is_(None))
        query = query.where(JournalBatch.kind == "do", JournalBatch.undone.is_(False), JournalBatch.number.in_(gone))
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
