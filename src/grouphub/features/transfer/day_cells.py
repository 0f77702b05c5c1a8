"""Days, years and ages as people write them in tables: the order of day and month is found for a whole column."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from grouphub.base.birth import OLDEST, AgeTooHigh, Birth, BirthNotUnderstood, BornInFuture, parse_birth
from grouphub.base.days import DayNotInCalendar, DayNotUnderstood, parse_day
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_
from grouphub.features.transfer.choice_words import says_none
from grouphub.features.transfer.sheets import Cell, CellFault, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable


class DayIncomplete(GroupHubError):
    """A year or a month where a whole day is needed."""

    message = N_("Only a part of the day stands here. It was not taken.")


class DayOrder(StrEnum):
    """In which order the numbers of a day are written."""

    DAY_FIRST = "day.month.year"
    MONTH_FIRST = "month/day/year"


@dataclass(frozen=True, slots=True)
class DaySample:
    """A day as written in the table, and what it is in either order."""

    text: str
    day_first: date
    month_first: date


@dataclass(frozen=True, slots=True)
class Order:
    """The order found for a column; ``is_clear`` unless every day in it could be meant either way."""

    order: DayOrder
    is_clear: bool = True
    samples: tuple[DaySample, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What a column of births is read by: the order of its days, and the day on which ages in it were said."""

    order: DayOrder
    said_on: date
    today: date
    counts_from: Literal[1900, 1904] = 1900
    ages: bool = False


_THREE = re.compile(
    r"(?P<one>\d{1,4})\s*(?P<sign>[./\\,\-–\s])\s*(?P<two>\d{1,2})\s*[./\\,\-–\s]\s*(?P<three>\d{4}|\d{2})(?!\d)"
    r"(?:\s*(?:г\.?|с\.?|год[а]?|сол[и]?|y\.?)|[T\s]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?\s*",
    re.ASCII,
)
_YEAR_ONLY = re.compile(r"[0xхXХ?_*\-–—.\s/]*[.\-–—/\s]\s*(?P<year>(?:19|20)\d\d)\s*(?:г\.?|с\.?)?")
_MONTH_AND_YEAR = re.compile(r"(?P<month>0?[1-9]|1[0-2])\s*[./-]\s*(?P<year>(?:19|20)\d\d)(?:0)?")
_YEAR_WITH_LETTER = re.compile(r"[сС]\.?\s*(?P<year>(?:19|20)\d\d)")
_TWO_YEARS = re.compile(r"(?P<year>(?:19|20)\d\d)\s*[-–/]\s*(?:(?:19|20)?\d\d)\s*(?:г\.?|гг\.?|с\.?)?")
_FORMS_OF_A_YEAR = (_YEAR_ONLY, _MONTH_AND_YEAR, _YEAR_WITH_LETTER)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)\s*(?:г\.?|с\.?|год|сол)?")
_SAMPLES = 3
_SERIALS = range(3_000, 75_000)
"""Day numbers from 1908 to 2105."""


def order_of(cells: Iterable[Cell], today: date) -> Order:
    """Return the order in which the days of a column are written.

    One day that fits a single order decides it. With dots the day always comes first; of other days that all fit both
    orders nobody knows, and three of them are returned to ask with.
    """
    votes = {DayOrder.DAY_FIRST: 0, DayOrder.MONTH_FIRST: 0}
    samples: dict[str, DaySample] = {}
    slips = 0  # with a dot, one month that cannot be is a slip of the hand
    for text in {cell.strip() for cell in cells if isinstance(cell, str)}:
        found = _THREE.fullmatch(text)
        if not found or len(found["one"]) > 2:
            continue
        one, two = int(found["one"]), int(found["two"])
        if one > 12 >= two:
            votes[DayOrder.DAY_FIRST] += 1
        elif two > 12 >= one:
            votes[DayOrder.MONTH_FIRST] += 1
            slips += found["sign"] == "."
        elif found["sign"] != "." and one != two and (sample := _sample(text, today)):
            samples[text] = sample
    day_first, month_first = votes.values()
    if slips == 1:
        month_first -= 1
    shown = tuple(samples[text] for text in sorted(samples)[:_SAMPLES])
    if day_first and month_first:
        likelier = DayOrder.DAY_FIRST if day_first >= month_first else DayOrder.MONTH_FIRST
        return Order(likelier, is_clear=not shown, samples=shown)
    if month_first:
        return Order(DayOrder.MONTH_FIRST)
    return Order(DayOrder.DAY_FIRST, is_clear=bool(day_first) or not shown, samples=shown)


def _sample(text: str, today: date) -> DaySample | None:
    try:
        return DaySample(text, read_day(text, DayOrder.DAY_FIRST, today), read_day(text, DayOrder.MONTH_FIRST, today))
    except (DayNotInCalendar, DayNotUnderstood):
        return None


def read_day(text: str, order: DayOrder, today: date) -> date:
    """Return the day a text means. Raises DayNotUnderstood or DayNotInCalendar."""
    found = _THREE.fullmatch(text.strip())
    if not found:
        return parse_day(text, today, past=True, year_needed=True)
    one, two, three = found["one"], int(found["two"]), found["three"]
    if len(one) > 2:
        if len(one) != 4 or len(three) > 2:
            raise DayNotUnderstood
        # After the year comes the month; only a number no month has turns the two around.
        month, day = (two, int(three)) if two <= 12 else (int(three), two)
        return _day(int(one), month, day)
    year = int(three) if len(three) == 4 else _century(int(three), today)
    day, month = (int(one), two) if order is DayOrder.DAY_FIRST else (two, int(one))
    return _day(year, month, day)


def _century(year: int, today: date) -> int:
    return year + (2000 if year <= today.year % 100 else 1900)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise DayNotInCalendar(day=f"{day:02}.{month:02}.{year:04}") from None


def day_in(cell: Cell, frame: Frame) -> date | None:
    """Return the day in a cell, or None in an empty one. Raises DayNotUnderstood or DayNotInCalendar."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, (bool, CellFault)):
        raise DayNotUnderstood
    text = text_of(cell)
    if not text or says_none(text):
        return None
    if isinstance(cell, (int, float)) and cell in _SERIALS:
        return from_serial(int(cell), frame.counts_from)
    if any(form.fullmatch(text) for form in (*_FORMS_OF_A_YEAR, _YEAR)):
        raise DayIncomplete
    return read_day(text, frame.order, frame.today)


def from_serial(number: int, counts_from: Literal[1900, 1904]) -> date:
    """Return the day a spreadsheet keeps as a number. The calendar of 1900 counts a 29 February that never was."""
    return (date(1899, 12, 30) if counts_from == 1900 else date(1904, 1, 1)) + timedelta(days=number)


def birth_in(cell: Cell, frame: Frame) -> Birth | None:
    """Return the birth in a cell, or None in an empty one.

    Raises BirthNotUnderstood, BornInFuture, AgeTooHigh, DayNotUnderstood or DayNotInCalendar.
    """
    if isinstance(cell, (bool, CellFault)):
        raise BirthNotUnderstood
    if isinstance(cell, date):
        return _checked(_of_day(cell.date() if isinstance(cell, datetime) else cell, frame), frame)
    text = text_of(cell)
    if not text or says_none(text):
        return None
    if text.isdecimal() and len(text) <= 8:
        return _checked(_of_number(int(text), len(text), frame), frame)
    return _of_text(text, frame)


def _of_day(day: date, frame: Frame) -> Birth:
    # A year in a cell that is shown as a day: 1975 looks like 28 May 1905.
    number = (day - from_serial(0, frame.counts_from)).days
    return Birth.in_year(number) if 1900 <= number <= frame.today.year else Birth.on(day)


def _of_number(number: int, size: int, frame: Frame) -> Birth:
    if size <= 3 and (number <= OLDEST or frame.ages):
        if number > OLDEST:
            raise AgeTooHigh(age=number)
        return Birth.aged(number, frame.said_on)
    if size == 4:
        return Birth.in_year(number)
    if size == 5 and number in _SERIALS:
        return Birth.on(from_serial(number, frame.counts_from))
    return Birth.on(parse_day(f"{number:0{size + size % 2}}", frame.today, past=True, year_needed=True))


def _of_text(text: str, frame: Frame) -> Birth:
    two = _TWO_YEARS.fullmatch(text)
    if two:
        return _checked(Birth.about(int(two["year"])), frame)
    only = next(filter(None, (form.fullmatch(text) for form in _FORMS_OF_A_YEAR)), None)
    if only:
        return _checked(Birth.in_year(int(only["year"])), frame)
    if _THREE.fullmatch(text):
        return _checked(Birth.on(read_day(text, frame.order, frame.today)), frame)
    return parse_birth(text, frame.said_on)


def _checked(birth: Birth, frame: Frame) -> Birth:
    if birth.kind != "age" and (birth.year > frame.today.year or (birth.day and birth.day > frame.today)):
        raise BornInFuture(born=birth.shown(frame.today))
    age = birth.age_on(frame.today)
    if age is not None and age > OLDEST:
        raise AgeTooHigh(age=age)
    return birth


def is_month_and_year(cell: Cell) -> bool:
    """Return whether a cell tells month and year only: the month cannot be kept."""
    return isinstance(cell, str) and _MONTH_AND_YEAR.fullmatch(cell.strip()) is not None


def of_ages(frame: Frame) -> Frame:
    """Return the frame for a column whose plain numbers are ages."""
    return replace(frame, ages=True)
