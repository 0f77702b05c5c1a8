"""When a woman was born, as exactly as she knows it: a day, a year, "about" a year, or an age that grows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from grouphub.base.days import DayNotUnderstood, in_table, parse_day
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_, _, ngettext
from grouphub.base.names import fold

OLDEST = 120
"""Years nobody has outlived by much; a higher age is a slip of the finger."""

_TEXT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)|(?P<year>\d{4})(?P<about>~?)|(?P<age>\d{1,3})@(?P<said_on>\d{4}-\d\d-\d\d)", re.ASCII
)


class BirthNotUnderstood(GroupHubError):
    """What was typed is neither a day nor a year nor an age."""

    message = N_("Write the day, the year or the age: 12.03.1998, 1998, about 1998 or 34.")


class BornInFuture(GroupHubError):
    """The birth typed is still to come."""

    message = N_("{born} is still to come. Look at the year again.")


class AgeTooHigh(GroupHubError):
    """The woman would be older than anybody."""

    message = N_("That would make her {age} years old. Look at the number again.")


@dataclass(frozen=True, slots=True)
class Birth:
    """What is known of a birth: exactly one of ``day``, ``year_said`` (perhaps about) and ``age`` said on a day."""

    kind: Literal["day", "year", "about", "age"]
    day: date | None = None
    year_said: int | None = None
    age: int | None = None

    @classmethod
    def on(cls, day: date) -> Birth:
        """Return a birth on a known day."""
        return cls("day", day=day)

    @classmethod
    def in_year(cls, year: int) -> Birth:
        """Return a birth of which the year is known."""
        return cls("year", year_said=year)

    @classmethod
    def about(cls, year: int) -> Birth:
        """Return a birth around a year."""
        return cls("about", year_said=year)

    @classmethod
    def aged(cls, age: int, on: date) -> Birth:
        """Return the birth of one who said on the day ``on`` how old she was."""
        return cls("age", day=on, age=age)

    @property
    def year(self) -> int:
        """The year of birth: known for a day and a year, likely for the others."""
        if self.year_said is not None:
            return self.year_said
        assert self.day is not None
        return self.day.year - (self.age or 0)

    @property
    def is_exact(self) -> bool:
        """Whether the day itself is known."""
        return self.kind == "day"

    def age_on(self, day: date) -> int | None:
        """Return her age on ``day``, from a year the one she reaches in it; None before her birth."""
        if self.day is None:
            years = day.year - self.year
        else:
            years = day.year - self.day.year - ((day.month, day.day) < (self.day.month, self.day.day)) + (self.age or 0)
        return years if years >= 0 else None

    def to_text(self) -> str:
        """Return the form kept in files: "1998-03-12", "1998", "1975~" or "34@2026-11-23" for 34 said on that day."""
        match self.kind:
            case "day" | "age":
                assert self.day is not None
                return self.day.isoformat() if self.age is None else f"{self.age}@{self.day.isoformat()}"
            case "year" | "about":
                return f"{self.year:04}" + ("~" if self.kind == "about" else "")

    @classmethod
    def from_text(cls, text: str) -> Birth:
        """Read back what ``to_text`` wrote. Raises ValueError for anything else."""
        written = _TEXT.fullmatch(text)
        if not written:
            raise ValueError(text)
        if written["age"]:
            return cls.aged(int(written["age"]), date.fromisoformat(written["said_on"]))
        if written["day"]:
            return cls.on(date.fromisoformat(written["day"]))
        year = int(written["year"])
        return cls.about(year) if written["about"] else cls.in_year(year)

    def shown(self, today: date) -> str:
        """Return it in words that ``parse_birth`` reads as the same birth again."""
        match self.kind:
            case "day":
                assert self.day is not None
                return in_table(self.day)
            case "year":
                return str(self.year)
            case "about":
                # Translators: use a word that the field understands: тахминан, около.
                return _("about {year}").format(year=self.year)
            case "age":
                return self._age_shown(today)

    def _age_shown(self, today: date) -> str:
        assert self.day is not None
        assert self.age is not None
        now = self.age_on(today)
        # Translators: the age first, the day after it: the field reads this text again.
        facts = {"age": self.age, "day": in_table(self.day), "now": now}
        if now in {None, self.age}:
            return ngettext("{age} year old on {day}", "{age} years old on {day}", self.age).format(**facts)
        return ngettext("{age} year old on {day}, now {now}", "{age} years old on {day}, now {now}", self.age).format(
            **facts
        )


# Words around a number, as the search key of names spells them.
_ABOUT = frozenset(
    fold(
        "about around approximately approx circa ca c est estimated тахминан тахм тақрибан тақр қариб тахминӣ "
        "около примерно прим приблизительно прибл ок где-то"
    ).split()
)
_BORN = frozenset(fold("born соли таваллуд р рожд рождения тав").split())
_YEARS = frozenset(
    fold("age aged years year y yo o old in сол сола соле сину син г год года году годов лет л ёш ёшда").split()
)
_NUMBERS_AND_WORDS = re.compile(r"\d+|[^\W\d_]+")
# An age, something in letters, the day it was said on: what ``shown`` writes in every language.
_AGE_THEN_DAY = re.compile(r"\s*(\d{1,3})(?=\D*[^\W\d_])\D+(\d{1,2}\.\d{1,2}\.\d{4})(?!\d)")


def parse_birth(typed: str, today: date) -> Birth:
    """Return the birth meant by a day, a year, "about" a year or an age, which then counts from ``today``.

    Raises BirthNotUnderstood, BornInFuture, AgeTooHigh, or DayNotInCalendar for a day that no month has.
    """
    birth = _from_age_and_day(typed, today) or _from_one_number(typed, today) or Birth.on(_day(typed, today))
    if birth.kind != "age" and (birth.year > today.year or (birth.day and birth.day > today)):
        raise BornInFuture(born=birth.shown(today))
    age = birth.age_on(today) if birth.age is None else birth.age
    if age is not None and age > OLDEST:
        raise AgeTooHigh(age=age)
    return birth


def _from_age_and_day(typed: str, today: date) -> Birth | None:
    said = _AGE_THEN_DAY.match(typed)
    return Birth.aged(int(said[1]), parse_day(said[2], today)) if said else None


def _from_one_number(typed: str, today: date) -> Birth | None:
    parts = _NUMBERS_AND_WORDS.findall(fold(typed))
    numbers = [part for part in parts if part.isdecimal()]
    words = {part for part in parts if not part.isdecimal()}
    if len(numbers) != 1 or len(numbers[0]) > 4 or not words <= _ABOUT | _BORN | _YEARS:
        return None
    is_about = bool(words & _ABOUT) or any(sign in typed for sign in "~≈?")
    number, size = int(numbers[0]), len(numbers[0])
    if size == 2 and words & _BORN:
        number += 1900 if number > today.year - 2000 else 2000
        size = 4
    if size == 4:
        return Birth.about(number) if is_about else Birth.in_year(number)
    return Birth.about(today.year - number) if is_about else Birth.aged(number, today)


def _day(typed: str, today: date) -> date:
    try:
        return parse_day(typed, today, past=True, year_needed=True)
    except DayNotUnderstood:
        raise BirthNotUnderstood from None
