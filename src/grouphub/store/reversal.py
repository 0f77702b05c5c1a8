"""Takes a batch of the journal back, or does it again: row by row, refused when a row has changed since."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_
from grouphub.store.changes import Change, TakenBack, unpacked
from grouphub.store.journal import JournalBatch, JournalRow, kinds_by_table, record_columns, topics_by_table
from grouphub.store.records import Base, shared_tables

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from grouphub.base.topics import Topic


class ChangedSince(GroupHubError):
    """What the step wrote was changed by a later one."""

    message = N_("This cannot be taken back by itself: it was changed again later. Nothing was changed now.")


def to_undo(session: Session, number: int | None) -> JournalBatch | None:
    """Return the newest action not taken back, or the batch ``number`` when it can still be."""
    query = select(JournalBatch).where(JournalBatch.kind == "do", JournalBatch.undone.is_(False))
    if number is not None:
        query = query.where(JournalBatch.number == number)
    return session.scalar(query.order_by(JournalBatch.number.desc()).limit(1))


def to_redo(session: Session) -> JournalBatch | None:
    """Return the action undone last, as long as nothing new was done since."""
    newest_do = (
        select(JournalBatch.number).where(JournalBatch.kind == "do").order_by(JournalBatch.number.desc()).limit(1)
    )
    newest = session.scalar(newest_do) or 0
    undos = select(JournalBatch.of).where(JournalBatch.kind == "undo", JournalBatch.number > newest)
    for of in session.scalars(undos.order_by(JournalBatch.number.desc())):
        batch = session.get(JournalBatch, of)
        if batch is not None and batch.undone:
            return batch
    return None


def undo(session: Session, batch: JournalBatch, today: date) -> TakenBack:
    """Take ``batch`` back, in the way the records it added know, else row by row. Raises ChangedSince."""
    changes = changes_of(session, batch)
    session.execute(text("PRAGMA defer_foreign_keys = ON"))
    for table in dict.fromkeys(change.table for change in changes if change.before is None):
        taken = kinds_by_table()[table].take_back(session, changes, today)
        if taken is not None:
            return taken
    return TakenBack(apply(session, batch, undo=True), batch.sentence, batch.facts)


def changes_of(session: Session, batch: JournalBatch) -> list[Change]:
    """Return what ``batch`` changed, in the order it was done."""
    columns = (JournalRow.record_table, JournalRow.record_id, JournalRow.before, JournalRow.after)
    rows = session.execute(select(*columns).where(JournalRow.batch == batch.number).order_by(JournalRow.number))
    return [Change(*row) for row in rows]


def length_of(session: Session, batch: JournalBatch) -> int:
    """Return how many rows ``batch`` changed."""
    return session.scalar(select(func.count()).where(JournalRow.batch == batch.number)) or 0


def apply(session: Session, batch: JournalBatch, *, undo: bool) -> list[Change]:
    """Write the rows of ``batch`` back (or again) and return the changes made. Raises ChangedSince.

    A row taken away may still be linked from elsewhere: the commit finds that out, and ``commit`` tells it.
    """
    changes = changes_of(session, batch)
    wanted = [change.reverse for change in reversed(changes)] if undo else changes
    session.execute(text("PRAGMA defer_foreign_keys = ON"))
    try:
        # What others may need comes last: by then it is known whether they do.
        made = [change for change in sorted(wanted, key=_is_shared) if _apply(session, change)]
    except IntegrityError as error:
        raise ChangedSince from error
    return made


def commit(session: Session) -> None:
    """Commit what ``apply`` wrote. Raises ChangedSince when a row taken away is still linked from elsewhere."""
    try:
        session.commit()
    except IntegrityError as error:
        raise ChangedSince from error


def topics_of(changes: Iterable[Change]) -> frozenset[Topic]:
    """Return what the changes touch."""
    return frozenset(topics_by_table()[change.table] for change in changes)


def _apply(session: Session, change: Change) -> bool:
    """Write one row and return whether it was written: a shared row that others use stays as it is."""
    now = current(session, change)
    if _is_shared(change) and _stays(session, change, now):
        return False
    if change.before is None:
        if now is not None:
            raise ChangedSince
    elif now is None or any(now[name] != unpacked(value) for name, value in change.before.items()):
        raise ChangedSince
    write(session, change)
    return True


def write(session: Session, change: Change) -> None:
    """Write the row as it is after ``change``, whatever it says now."""
    if change.before is None:
        _insert(session, change)
    elif change.after is None:
        session.connection().exec_driver_sql(f'DELETE FROM "{change.table}" WHERE id = ?', (change.record_id.bytes,))  # noqa: S608  our own names
    else:
        _update(session, change)


def _stays(session: Session, change: Change, now: dict[str, Any] | None) -> bool:
    if change.before is None:
        return now is not None
    return change.after is None and now is not None and is_linked(session, change)


def _is_shared(change: Change) -> bool:
    return change.table in shared_tables()


def is_linked(session: Session, change: Change) -> bool:
    """Return whether any row links to the one that would go."""
    return any(
        session.connection()
        .exec_driver_sql(f'SELECT 1 FROM "{table}" WHERE "{column}" = ? LIMIT 1', (change.record_id.bytes,))  # noqa: S608  our own names
        .first()
        for table, column in links_to(change.table)
    )


@cache
def links_to(table: str) -> tuple[tuple[str, str], ...]:
    """Return every column that links to a row of ``table``: (table, column)."""
    return tuple(
        (key.parent.table.name, key.parent.name)
        for other in Base.metadata.tables.values()
        for key in other.foreign_keys
        if key.column.table.name == table
    )


def current(session: Session, change: Change) -> dict[str, Any] | None:
    """Return the fields of the row as they are now; None when it is not there."""
    names = list(record_columns(change.table))
    listed = ", ".join(f'"{name}"' for name in names)
    found = (
        session.connection()
        .exec_driver_sql(f'SELECT {listed} FROM "{change.table}" WHERE id = ?', (change.record_id.bytes,))  # noqa: S608  our own names
        .first()
    )
    return None if found is None else dict(zip(names, found, strict=True))


def _insert(session: Session, change: Change) -> None:
    assert change.after is not None
    names = ", ".join(f'"{name}"' for name in change.after)
    marks = ", ".join("?" for _ in change.after)
    values = tuple(unpacked(value) for value in change.after.values())
    session.connection().exec_driver_sql(f'INSERT INTO "{change.table}" ({names}) VALUES ({marks})', values)  # noqa: S608  our own names


def _update(session: Session, change: Change) -> None:
    assert change.after is not None
    listed = ", ".join(f'"{name}" = ?' for name in change.after)
    values = (*(unpacked(value) for value in change.after.values()), change.record_id.bytes)
    session.connection().exec_driver_sql(f'UPDATE "{change.table}" SET {listed} WHERE id = ?', values)  # noqa: S608  our own names
