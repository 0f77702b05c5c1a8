"""Which of the copies that were made by themselves may go: a plain rule over their days.

It counts days, weeks and months on which there are copies, never from today: however wrong a clock runs, one new copy
pushes out one old copy at most of each kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from grouphub.store.copyfile import Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable
    from datetime import date, datetime

DAYS, WEEKS, MONTHS = 7, 8, 12
LEAST = 3
"""So many of the newest always stay."""
APART_DAYS = 90
"""A copy made before something that replaces the register is left alone for so long."""
_SLACK = timedelta(days=1)


@dataclass(frozen=True)
class Dated:
    """One copy, as far as the rule looks at it."""

    name: str
    made: datetime
    sort: Sort = Sort.DAY


def to_go(copies: Collection[Dated], now: datetime, *, is_tight: bool = False) -> frozenset[str]:
    """Return the names of the copies that may go: those of no day, week or month for which one is kept.

    Where room ``is_tight`` only the newest stay, and those made before something that replaces the register. One dated
    in the future stays, and is no reason for another one to go.
    """
    past = sorted((one for one in copies if one.made <= now + _SLACK), key=lambda one: (one.made, one.name))
    stays = {one.name for one in past[-LEAST:]}
    for bucket, most in () if is_tight else ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        stays |= set(_newest_of_each(past, bucket, most))
    stays |= {one.name for one in past if _is_apart(one, past, now)}
    return frozenset(one.name for one in past if one.name not in stays)


def _newest_of_each(past: Iterable[Dated], bucket: Callable[[Dated], Hashable], most: int) -> list[str]:
    newest = {bucket(one): one.name for one in past}
    return list(newest.values())[-most:]


def _is_apart(one: Dated, past: Iterable[Dated], now: datetime) -> bool:
    """Tell whether a copy made before the register was replaced is too young to go.

    A clock alone does not make it old: the register must have been used since, on as many days as are kept.
    """
    if one.sort not in {Sort.RESTORE, Sort.MIGRATION}:
        return False
    used = {_day(other) for other in past if other.made > one.made}
    return now - one.made < timedelta(days=APART_DAYS) or len(used) < DAYS


def _day(one: Dated) -> date:
    return one.made.astimezone().date()


def _week(one: Dated) -> tuple[int, int]:
    calendar = _day(one).isocalendar()
    return calendar.year, calendar.week


def _month(one: Dated) -> tuple[int, int]:
    return _day(one).year, _day(one).month
