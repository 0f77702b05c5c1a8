"""Days as women write and read them, in Tajik, Russian and English.

Month and weekday names are own tables: those of operating systems are wrong or missing for Tajik (FACTS 4.4).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_, current, ngettext
from grouphub.base.names import fold

# fmt: off
_MONTHS = {
    "tg": ("январ", "феврал", "март", "апрел", "май", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"),
    "ru": ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
           "декабрь"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}
# The form before a year: Tajik takes -и then, Russian its genitive with or without a year.
_MONTHS_OF_A_YEAR = {
    "tg": ("январи", "феврали", "марти", "апрели", "майи", "июни", "июли", "августи", "сентябри", "октябри",
           "ноябри", "декабри"),
    "ru": ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
           "декабря"),
    "en": _MONTHS["en"],
}
_MONTHS_SHORT = {
    "tg": ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
    "ru": ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_WEEKDAYS = {
    "tg": ("душанбе", "сешанбе", "чоршанбе", "панҷшанбе", "ҷумъа", "шанбе", "якшанбе"),
    "ru": ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_WEEKDAYS_SHORT = {
    "tg": ("дшб", "сшб", "чшб", "пшб", "ҷмъ", "шнб", "яшб"),
    "ru": ("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_NEAR = {
    "tg": {-1: "дирӯз", 0: "имрӯз", 1: "фардо"},
    "ru": {-1: "вчера", 0: "сегодня", 1: "завтра"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
}
_UZBEK_WEEKDAYS = ("душанба", "сешанба", "чоршанба", "пайшанба", "жума", "шанба", "якшанба")
_FILLERS = ("сол", "соли", "соле", "уми", "ум", "г", "год", "года", "го", "е", "й", "of", "the", "st", "nd", "rd", "th")
# fmt: on
_DAY_MONTH_YEAR = {"tg": "{day} {month} соли {year}", "ru": "{day} {month} {year}", "en": "{day} {month} {year}"}
_MONTH_YEAR = {"tg": "{month} соли {year}", "ru": "{month} {year}", "en": "{month} {year}"}

_YEARS = range(1800, 2200)
"""Any other year is a slip of the finger."""


class DayNotUnderstood(GroupHubError):
    """What was typed is no way to write a day that is known here."""

    message = N_("Write the day like this: 17.03.2025. Also good: 17.3, 17 March, today.")


class DayNotInCalendar(GroupHubError):
    """The month has no such day, or the year no such month."""

    message = N_("There is no {day} in the calendar. Look at the day and the month again.")


# --- shown ------------------------------------------------------------------------------------------------------------


def in_table(day: date) -> str:
    """Return "17.03.2025": in tables, in fields and on paper."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def in_words(day: date, today: date | None = None) -> str:
    """Return "17 March", with its year unless that is the year of ``today``."""
    language = current()
    if today is None or day.year != today.year:
        month = _MONTHS_OF_A_YEAR[language][day.month - 1]
        return _DAY_MONTH_YEAR[language].format(day=day.day, month=month, year=day.year)
    months = _MONTHS if language == "tg" else _MONTHS_OF_A_YEAR
    return f"{day.day} {months[language][day.month - 1]}"


def heading(day: date) -> str:
    """Return "Monday, 17 March 2025" as a heading begins: with a capital."""
    return f"{weekday(day)}, {in_words(day)}"


def month_heading(day: date) -> str:
    """Return "March 2025", the month of ``day``, with a capital."""
    language = current()
    months = _MONTHS_OF_A_YEAR if language == "tg" else _MONTHS
    return _capital(_MONTH_YEAR[language].format(month=months[language][day.month - 1], year=day.year))


def relative(day: date, today: date) -> str:
    """Return "today", "yesterday" or "tomorrow", any other day in words."""
    return _NEAR[current()].get((day - today).days) or in_words(day, today)


def ago(day: date, today: date) -> str:
    """Return roughly how long ago ``day`` was, or in how many days it comes."""
    days = (today - day).days
    if -1 <= days <= 1:
        return _NEAR[current()][-days]
    if days < 0:
        return ngettext("in {count} day", "in {count} days", -days).format(count=-days)
    if days < 14:
        return ngettext("{count} day ago", "{count} days ago", days).format(count=days)
    months = full_months(day, today)
    if months < 2:
        return ngettext("{count} week ago", "{count} weeks ago", days // 7).format(count=days // 7)
    if months < 24:
        return ngettext("{count} month ago", "{count} months ago", months).format(count=months)
    return ngettext("{count} year ago", "{count} years ago", months // 12).format(count=months // 12)


def full_months(start: date, end: date) -> int:
    """Return how many months are complete between two days; negative when ``end`` is the earlier one."""
    if end < start:
        return -full_months(end, start)
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def weekday(day: date, *, short: bool = False) -> str:
    """Return the name of the weekday of ``day`` with a capital, or its short form."""
    return _capital((_WEEKDAYS_SHORT if short else _WEEKDAYS)[current()][day.weekday()])


def month(number: int, *, short: bool = False) -> str:
    """Return the name of month 1 to 12 with a capital, or its short form."""
    return _capital((_MONTHS_SHORT if short else _MONTHS)[current()][number - 1])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# --- typed ------------------------------------------------------------------------------------------------------------

_MONTH_FORMS = {
    fold(form): number
    for tables in (_MONTHS, _MONTHS_OF_A_YEAR, _MONTHS_SHORT)
    for names in tables.values()
    for number, form in enumerate(names, 1)
}
_DAYS_AWAY = {fold(word): days for words in _NEAR.values() for days, word in words.items()} | {
    fold("позавчера"): -2,
    fold("парерӯз"): -2,
    fold("послезавтра"): 2,
    fold("пасфардо"): 2,
}
_PASSED_OVER = {
    fold(word)
    for words in (*_WEEKDAYS.values(), *_WEEKDAYS_SHORT.values(), _UZBEK_WEEKDAYS, _FILLERS)
    for word in words
}
_NUMBERS_AND_WORDS = re.compile(r"\d+|[^\W\d_]+")


def parse_day(text: str, today: date, *, past: bool = False, year_needed: bool = False) -> date:
    """Return the day meant by ``text``, the day before the month, in any of the three languages.

    Without a year it is this year's day, or the next or last year's if that is within a month of ``today``.
    A year of two digits is never later than this one when ``past`` is set, else at most twenty years later.
    With ``year_needed`` a day without a year is not understood.
    Raises DayNotUnderstood or DayNotInCalendar.
    """
    parts = _NUMBERS_AND_WORDS.findall(fold(text))
    numbers = [part for part in parts if part.isdecimal()]
    words = [part for part in parts if not part.isdecimal() and part not in _PASSED_OVER]
    if not numbers and len(words) == 1 and words[0] in _DAYS_AWAY:
        return today + timedelta(days=_DAYS_AWAY[words[0]])
    if len(words) > 1 or not numbers or max(map(len, numbers)) > 8:
        raise DayNotUnderstood
    day, month_number, year = _numbers_and_month(numbers, words[0]) if words else _only_numbers(numbers)
    if not year and not year_needed:
        return _nearest(int(day), month_number, today)
    return _day_of(int(day), month_number, _full_year(year, today.year + (0 if past else 20)))


def _numbers_and_month(numbers: list[str], word: str) -> tuple[str, int, str]:
    match [len(number) for number in numbers]:
        case [1 | 2]:
            return numbers[0], _month_named(word), ""
        case [1 | 2, 2 | 4]:
            return numbers[0], _month_named(word), numbers[1]
        case [4, 1 | 2]:
            return numbers[1], _month_named(word), numbers[0]
    raise DayNotUnderstood


def _only_numbers(numbers: list[str]) -> tuple[str, int, str]:
    match [len(number) for number in numbers]:
        case [1 | 2, 1 | 2]:
            return numbers[0], int(numbers[1]), ""
        case [1 | 2, 1 | 2, 2 | 4]:
            return numbers[0], int(numbers[1]), numbers[2]
        case [4, 1 | 2, 1 | 2]:
            return numbers[2], int(numbers[1]), numbers[0]
        case [6]:
            return numbers[0][:2], int(numbers[0][2:4]), numbers[0][4:]
        case [8]:
            return _eight_digits(numbers[0])
    raise DayNotUnderstood


def _eight_digits(digits: str) -> tuple[str, int, str]:
    if int(digits[4:]) in _YEARS or int(digits[:4]) not in _YEARS:
        return digits[:2], int(digits[2:4]), digits[4:]
    return digits[6:], int(digits[4:6]), digits[:4]


def _month_named(word: str) -> int:
    if word in _MONTH_FORMS:
        return _MONTH_FORMS[word]
    meant = {number for form, number in _MONTH_FORMS.items() if len(word) >= 3 and form.startswith(word)}
    if len(meant) != 1:
        raise DayNotUnderstood
    return meant.pop()


def _full_year(digits: str, newest: int) -> int:
    if len(digits) == 2:
        year = newest // 100 * 100 + int(digits)
        return year if year <= newest else year - 100
    if not digits or int(digits) not in _YEARS:
        raise DayNotUnderstood
    return int(digits)


def _nearest(day: int, month_number: int, today: date) -> date:
    """Return this year's day, unless another year's is about as near as tomorrow: New Year is between them."""
    meant = _day_of(day, month_number, today.year)
    if abs((meant - today).days) <= 335:
        return meant
    return _day_of(day, month_number, today.year + (1 if meant < today else -1))


def _day_of(day: int, month_number: int, year: int) -> date:
    try:
        return date(year, month_number, day)
    except ValueError:
        raise DayNotInCalendar(day=f"{day:02}.{month_number:02}.{year:04}") from None
