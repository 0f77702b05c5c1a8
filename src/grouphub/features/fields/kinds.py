"""The eight kinds of own fields: how an answer is read, kept, shown, sorted and found.

An answer is kept as one plain text, the same on every computer and in every language: a number as exact decimal
(``12.5``), a day as ``2025-03-17``, yes and no as ``yes`` and ``no``, a choice as the key of the choice, a link as the
key of the woman, a telephone and words as typed. Empty text is no answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base import days, decimals, names, phones
from grouphub.base.errors import FieldProblem
from grouphub.base.i18n import LANGUAGES, N_, _, current
from grouphub.base.money import NO_BREAK_SPACE
from grouphub.base.texts import LONGEST_NOTE, check_length, clean, clean_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

FORM_FIELD = "own-"
"""A field of a form that asks for an own field is named so, followed by the own field's key."""
_SORTED_BY = 160


class Kind(StrEnum):
    """What an own field takes."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"
    YES_NO = "yes-no"
    PHONE = "phone"
    LINK = "link"


_KIND_WORDS = {
    Kind.TEXT: N_("Words"),
    Kind.LONG: N_("Long text"),
    Kind.NUMBER: N_("A number"),
    Kind.DAY: N_("Day"),
    Kind.CHOICE: N_("One of several answers"),
    Kind.YES_NO: N_("Yes or no"),
    Kind.PHONE: N_("Phone"),
    Kind.LINK: N_("Another woman"),
}
YES, NO = "yes", "no"


def kind_word(kind: Kind) -> str:
    """Return the word of a kind in the language spoken now."""
    return _(_KIND_WORDS[kind])


@dataclass(frozen=True)
class Names:
    """A name in three languages; one is enough."""

    tg: str = ""
    ru: str = ""
    en: str = ""

    def shown(self) -> str:
        """Return the name in the language spoken now, else the first there is."""
        return getattr(self, current(), "") or next(iter(self.each()), "")

    def each(self) -> tuple[str, ...]:
        """Return the names that were written, each once."""
        return tuple(dict.fromkeys(filter(None, (getattr(self, language) for language in LANGUAGES))))

    def cleaned(self) -> Names:
        """Return the names as they are kept."""
        return Names(*(clean(getattr(self, one.name)) for one in fields(self)))

    def is_called(self, text: str) -> bool:
        """Tell whether ``text`` is one of the names, in any spelling."""
        key = names.fold(text)
        return bool(key) and any(names.fold(one) == key for one in self.each())


@dataclass(frozen=True)
class ChoiceRow:
    """One answer of a field that has several."""

    id: UUID
    names: Names
    archived: bool = False

    @property
    def name(self) -> str:
        """The answer in the language spoken now."""
        return self.names.shown()


@dataclass(frozen=True)
class FieldRow:
    """An own field, as everybody else uses it."""

    id: UUID
    kind: Kind
    names: Names
    choices: tuple[ChoiceRow, ...] = ()
    """In order, those no longer offered too."""
    archived_at: datetime | None = None

    @property
    def name(self) -> str:
        """Its name in the language spoken now."""
        return self.names.shown()

    @property
    def form_field(self) -> str:
        """Its name in a form."""
        return f"{FORM_FIELD}{self.id}"

    @property
    def offered(self) -> tuple[ChoiceRow, ...]:
        """The answers that can be chosen."""
        return tuple(choice for choice in self.choices if not choice.archived)

    def choice(self, text: str) -> ChoiceRow | None:
        """Return the choice kept as ``text``."""
        return next((choice for choice in self.choices if str(choice.id) == text), None)


# --- errors -----------------------------------------------------------------------------------------------------------


class NotANumber(FieldProblem):
    """What was typed is no number."""

    message = N_("Write a number like this: 12 or 12,5.")


class NumberTooLong(FieldProblem):
    """More digits than a number has."""

    message = N_("This number has too many digits. A field with words can hold it.")


class NotADay(FieldProblem):
    """What was typed is no day."""

    message = days.DayNotUnderstood.message


class NoSuchDay(FieldProblem):
    """The month has no such day."""

    message = days.DayNotInCalendar.message


class NotYesOrNo(FieldProblem):
    """Neither yes nor no."""

    message = N_("Write yes or no.")


class NotAnAnswer(FieldProblem):
    """None of the answers of the field."""

    message = N_("“{text}” is none of the answers of this field.")


class NotAWoman(FieldProblem):
    """Not one woman of the register."""

    message = N_("Choose the woman from the list.")


# --- read -------------------------------------------------------------------------------------------------------------


def parse(row: FieldRow, typed: str, today: date) -> str:
    """Return ``typed`` as it is kept; empty for nothing. What is kept already stays as it is. Raises FieldProblem."""
    if row.kind is Kind.LONG:
        kept = clean_lines(typed)
        check_length(row.form_field, kept, LONGEST_NOTE)
        return kept
    text = clean(typed)
    check_length(row.form_field, text)
    reader = _READERS.get(row.kind)
    return text if reader is None or not text else reader(row, text, today)


_GROUPS = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"([-−+]?)\s*(\d+)(?:[.,](\d+))?")
_WHOLE, _PARTS = 20, 6
"""Digits before and after the mark at most."""


def _number(row: FieldRow, text: str, _today: date) -> str:
    found = _NUMBER.fullmatch(_GROUPS.sub("", text))
    if found is None:
        raise NotANumber(row.form_field)
    whole = "".join(str(int(digit)) for digit in found[2]).lstrip("0") or "0"
    parts = "".join(str(int(digit)) for digit in found[3] or "").rstrip("0")
    if len(whole) > _WHOLE or len(parts) > _PARTS:
        raise NumberTooLong(row.form_field)
    number = f"{whole}.{parts}" if parts else whole
    return f"-{number}" if found[1] in {"-", "−"} and number != "0" else number


def _day(row: FieldRow, text: str, today: date) -> str:
    try:
        return days.parse_day(text, today).isoformat()
    except days.DayNotUnderstood as error:
        raise NotADay(row.form_field) from error
    except days.DayNotInCalendar as error:
        raise NoSuchDay(row.form_field, **error.facts) from error


_YES = {"+", "1", "✓", "✔", *map(names.fold, ("yes", "y", "true", "да", "ҳа", "бале", "ha", "есть", "ҳаст"))}
_NO = {"-", "−", "0", "✗", "✘", *map(names.fold, ("no", "n", "false", "нет", "не", "na", "не-а", "нест"))}


def _yes_no(row: FieldRow, text: str, _today: date) -> str:
    said = {text, names.fold(text)}
    if said & _YES:
        return YES
    if said & _NO:
        return NO
    raise NotYesOrNo(row.form_field)


def _choice(row: FieldRow, text: str, _today: date) -> str:
    by_key = row.choice(text.lower())
    called = [choice for choice in (*row.offered, *row.choices) if choice.names.is_called(text)]
    if by_key is None and not called:
        raise NotAnAnswer(row.form_field, text=text)
    return str((by_key or called[0]).id)


def _link(row: FieldRow, text: str, _today: date) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        raise NotAWoman(row.form_field) from None


_READERS = {
    Kind.NUMBER: _number,
    Kind.DAY: _day,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.LINK: _link,
}


# --- shown ------------------------------------------------------------------------------------------------------------


def shown(row: FieldRow, text: str, women: Mapping[UUID, str] | None = None) -> str:
    """Return a kept answer in the language spoken now; ``parse`` reads it again, but for a link.

    ``women`` has the names of those a link may lead to. What cannot be read is shown as it is kept.
    """
    try:
        return _shown(row, text, women or {})
    except (ValueError, ArithmeticError):
        return text


def _shown(row: FieldRow, text: str, women: Mapping[UUID, str]) -> str:
    writers: dict[Kind, Callable[[], str]] = {
        Kind.NUMBER: lambda: number_shown(text),
        Kind.DAY: lambda: days.in_table(date.fromisoformat(text)),
        Kind.YES_NO: lambda: {YES: _("Yes"), NO: _("No")}.get(text, text),
        Kind.CHOICE: lambda: choice.name if (choice := row.choice(text)) else "",
        Kind.PHONE: lambda: phones.shown(phones.parse(text).digits) or text,
        Kind.LINK: lambda: women.get(UUID(text), ""),
    }
    return writers[row.kind]() if text and row.kind in writers else text


def number_shown(text: str) -> str:
    """Return a kept number with the decimal mark of the language and a blank between thousands."""
    number = Decimal(text)
    whole, _point, parts = f"{abs(number):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", NO_BREAK_SPACE)
    minus = "\N{MINUS SIGN}" if number < 0 else ""
    return f"{minus}{grouped}{decimals.mark()}{parts}" if parts else f"{minus}{grouped}"


# --- sorted and found -------------------------------------------------------------------------------------------------

_NINES = str.maketrans("0123456789", "9876543210")


def sort_key(row: FieldRow, text: str) -> str:
    """Return a key that sorts answers of one field wherever text is compared by code point; empty for none.

    Numbers and days sort by size, choices by their order. A link sorts by the name of the woman, which is not here.
    """
    if not text or row.kind is Kind.LINK:
        return ""
    match row.kind:
        case Kind.NUMBER:
            return _number_key(text)
        case Kind.DAY | Kind.YES_NO:
            return text
        case Kind.CHOICE:
            return next((f"{at:04}" for at, choice in enumerate(row.choices) if str(choice.id) == text), "")
        case Kind.PHONE:
            return phones.parse(text).digits
    return names.sort_key(text[:_SORTED_BY])[:_SORTED_BY]


def _number_key(text: str) -> str:
    whole, _point, parts = text.lstrip("-").partition(".")
    digits = f"{whole.zfill(_WHOLE)}{parts.ljust(_PARTS, '0')}"
    return f"0{digits.translate(_NINES)}" if text.startswith("-") else f"1{digits}"


_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_SEARCHED = 4000
"""Signs of a long text it is found by."""


def search_words(row: FieldRow, text: str) -> str:
    """Return the words an answer is found by, folded; a choice stands as one made-up word, see ``choice_word``.

    Days and links are not searched by words: a year would find nearly everybody, a name everyone who knows her.
    """
    match row.kind:
        case Kind.TEXT | Kind.LONG | Kind.NUMBER:
            return names.fold(text[:_SEARCHED])
        case Kind.CHOICE:
            return choice_word(UUID(text)) if text else ""
    return ""


def choice_word(key: UUID) -> str:
    """Return the word that stands in the search index for a choice: renaming the choice leaves the index alone.

    It is of Latin letters, which no folded word has.
    """
    return key.hex[-12:].translate(_LETTERS)
