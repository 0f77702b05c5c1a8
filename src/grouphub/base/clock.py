"""Time is given, never asked for: tests own the calendar."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

BUILT = datetime(2026, 11, 1, tzinfo=UTC)
"""A clock before this day is certainly wrong: the program is younger."""


class Clock(Protocol):
    """What tells the time."""

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""
        ...

    def today(self) -> date:
        """Return the day on the wall calendar of this computer."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never run backwards."""
        ...


class SystemClock:
    """The clock of this computer."""

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the day on the wall calendar of this computer."""
        return datetime.now().astimezone().date()

    def monotonic(self) -> float:
        """Return seconds that never run backwards."""
        return time.monotonic()


class FixedClock:
    """A clock that stands still until moved."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment
        self._seconds = 0.0

    def now(self) -> datetime:
        """Return the moment it stands at."""
        return self._moment

    def today(self) -> date:
        """Return the day it stands at."""
        return self._moment.date()

    def monotonic(self) -> float:
        """Return the seconds it was moved forward."""
        return self._seconds

    def move(self, **step: float) -> None:
        """Move by a ``timedelta`` given by name, e.g. ``move(minutes=3)``."""
        moved = timedelta(**step)
        self._moment += moved
        self._seconds += max(moved.total_seconds(), 0.0)


def clock_doubt(now: datetime, newest: datetime | None) -> datetime | None:
    """Return the moment the clock should have passed long ago, or None when it may be right.

    ``newest`` is the newest entry; a register without any is measured by the program's own day.
    """
    known = BUILT if newest is None else max(newest, BUILT)
    return known if now < known else None
