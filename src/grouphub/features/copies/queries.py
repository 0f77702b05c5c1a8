"""What is known of copies, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from grouphub.features.copies.models import CopyKept
from grouphub.features.group.queries import group_settings

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session

_SLACK = timedelta(days=1)


@dataclass(frozen=True)
class KeptRow:
    """A copy that was kept elsewhere."""

    at: datetime
    label: str
    folder: str
    name: str
    size: int
    outside: bool


@dataclass(frozen=True)
class Reminder:
    """How long ago a copy last left the computer; ``days`` is None when none ever did."""

    days: int | None
    is_due: bool
    newest: KeptRow | None


def copies_elsewhere(session: Session) -> list[KeptRow]:
    """Return the copies kept outside the register's folder, newest first."""
    return [_row(kept) for kept in session.scalars(select(CopyKept).order_by(CopyKept.at.desc()))]


def newest_outside(session: Session) -> KeptRow | None:
    """Return the copy that left the computer last."""
    kept = session.scalars(
        select(CopyKept).where(CopyKept.outside).order_by(CopyKept.at.desc(), CopyKept.id.desc()).limit(1)
    ).first()
    return None if kept is None else _row(kept)


def newest_at(session: Session, label: str) -> KeptRow | None:
    """Return the newest copy on the stick called ``label``."""
    kept = session.scalars(
        select(CopyKept).where(CopyKept.label == label).order_by(CopyKept.at.desc()).limit(1)
    ).first()
    return None if kept is None else _row(kept)


def copies_before(session: Session, moment: datetime) -> list[KeptRow]:
    """Return the copies elsewhere that were made before ``moment``: they hold who was erased since."""
    kept = session.scalars(select(CopyKept).where(CopyKept.at <= moment).order_by(CopyKept.at.desc()))
    return [_row(one) for one in kept]


def reminder(session: Session, today: date) -> Reminder:
    """Return the age of the newest copy outside the computer, and whether another one is due.

    With none yet, the days count from the first change. A copy dated after today was made under a wrong clock: nobody
    knows how old it is, so it counts for nothing.
    """
    outside = [row for row in copies_elsewhere(session) if row.outside and _local(row.at) <= today + _SLACK]
    newest = outside[0] if outside else None
    since = _local(newest.at) if newest else _first_day(session)
    if since is None:
        return Reminder(None, is_due=False, newest=None)
    days = (today - since).days
    due = days >= group_settings(session).copy_days
    return Reminder(max(0, days) if newest else None, is_due=due, newest=newest)


def _first_day(session: Session) -> date | None:
    from grouphub.store.journal import moment_of

    first = session.connection().exec_driver_sql("SELECT at FROM journal_batch ORDER BY number LIMIT 1").scalar()
    return None if first is None else _local(moment_of(first))


def _local(moment: datetime) -> date:
    return moment.astimezone().date()


def _row(kept: CopyKept) -> KeptRow:
    return KeptRow(kept.at, kept.label, kept.folder, kept.name, kept.size, kept.outside)
