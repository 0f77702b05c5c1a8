"""How a cell is read, for each thing a column can be used for."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_
from grouphub.base.texts import LONGEST_NOTE, clean_lines
from grouphub.features.people.rules import Answer, Safe, Schooling, Whose
from grouphub.features.transfer import addresses, choice_words, day_cells, name_cells, phone_cells
from grouphub.features.transfer.choice_words import is_empty_word
from grouphub.features.transfer.meanings import Meaning
from grouphub.features.transfer.read_people import ReadConsent
from grouphub.features.transfer.sheets import Cell, CellFault, text_of
from grouphub.features.transfer.text_cells import CellTooLong, Faults, fault_in, is_dash, read_text

if TYPE_CHECKING:
    from datetime import date

    from grouphub.base.birth import Birth
    from grouphub.features.people.rules import Role
    from grouphub.features.transfer.meanings import Use
    from grouphub.features.transfer.name_cells import NameOrder
    from grouphub.features.transfer.phone_cells import ReadPhone

Reader = Callable[[Cell], tuple[Any, Faults]]
"""Returns the value of a cell that is not empty, and what is wrong with it; a value that is none is empty too."""


class OnlyMonthAndYear(GroupHubError):
    """Of a birth the month is known and the day is not."""

    message = N_("The day is missing here. Only the year was taken.")


class WordNotKnown(GroupHubError):
    """A word that stands for no choice."""

    message = N_("“{text}” is not a word that is known here. Choose what it means on her card.")


class WhenNotSaid(GroupHubError):
    """A consent without its day."""

    message = N_("It does not say when she was asked. Write it on her card with the day.")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the cells of one column are read by."""

    births: day_cells.Frame
    name_order: NameOrder
    head: str = ""

    @property
    def today(self) -> date:
        """The day on which the file is read."""
        return self.births.today


def reader_for(use: Use, frame: Frame) -> Reader:
    """Return what reads the cells of a column."""
    return _MAKERS.get(use.meaning, _texts)(use, frame)


def _texts(_use: Use, _frame: Frame) -> Reader:
    return read_text


def _of_text(read: Callable[[str], tuple[Any, Faults]], empty: Any) -> Reader:
    """Return a reader that reads the cleaned text of a cell and adds what was wrong with its letters."""

    def reader(cell: Cell) -> tuple[Any, Faults]:
        text, faults = read_text(cell)
        if not text:
            return empty, faults
        value, more = read(text)
        return value, (*faults, *more)

    return reader


# --- names, places, notes ---------------------------------------------------------------------------------------------


def _names(_use: Use, frame: Frame) -> Reader:
    order = frame.name_order
    return _of_text(lambda text: (name_cells.split(text, order), ()), None)


def _spellings(_use: Use, _frame: Frame) -> Reader:
    return _of_text(lambda text: (tuple(filter(None, map(str.strip, re.split(r"[,;]", text)))), ()), ())


def _addresses(_use: Use, _frame: Frame) -> Reader:
    return _of_text(lambda text: (addresses.parted(text), ()), None)


def _notes(_use: Use, _frame: Frame) -> Reader:
    def read(cell: Cell) -> tuple[str, Faults]:
        if isinstance(cell, CellFault):
            return "", ((fault_in(cell), False),)
        text = clean_lines(text_of(cell))
        if len(text) > LONGEST_NOTE:
            return "", ((CellTooLong(length=len(text)), False),)
        return ("" if is_dash(text) else text), ()

    return read


def _answers(use: Use, frame: Frame) -> Reader:
    in_lines = _notes(use, frame)
    return lambda cell: in_lines(cell) if isinstance(cell, str) and "\n" in cell.strip() else read_text(cell)


# --- days -------------------------------------------------------------------------------------------------------------


def _births(use: Use, frame: Frame) -> Reader:
    births = frame.births if use.meaning is not Meaning.AGE else day_cells.of_ages(frame.births)

    def read(cell: Cell) -> tuple[Birth | None, Faults]:
        if isinstance(cell, CellFault):
            return None, ((fault_in(cell), False),)
        try:
            birth = day_cells.birth_in(cell, births)
        except GroupHubError as wrong:
            return None, ((wrong, False),)
        return birth, (((OnlyMonthAndYear(), True),) if day_cells.is_month_and_year(cell) else ())

    return read


def _days(_use: Use, frame: Frame) -> Reader:
    def read(cell: Cell) -> tuple[date | None, Faults]:
        if isinstance(cell, CellFault):
            return None, ((fault_in(cell), False),)
        try:
            return day_cells.day_in(cell, frame.births), ()
        except GroupHubError as wrong:
            return None, ((wrong, False),)

    return read


# --- telephones -------------------------------------------------------------------------------------------------------


def _phones(use: Use, _frame: Frame) -> Reader:
    def read(cell: Cell) -> tuple[tuple[ReadPhone, ...], Faults]:
        if isinstance(cell, CellFault):
            return (), ((fault_in(cell), False),)
        phones, wrong = phone_cells.phones_in(text_of(cell), use.whose)
        return phones, tuple((one, isinstance(one, phone_cells.PhoneDoubtful)) for one in wrong)

    return read


def _whose(_use: Use, _frame: Frame) -> Reader:
    def read(text: str) -> tuple[tuple[Whose, str], Faults]:
        whose = choice_words.whose_in(text)
        return ((whose, "") if whose else (Whose.OTHER, text)), ()

    return _of_text(read, None)


def _safe(_use: Use, _frame: Frame) -> Reader:
    def read(text: str) -> tuple[Safe | None, Faults]:
        safe = choice_words.safe_in(text)
        return safe, (() if safe else _not_known(text))

    # A dash is a "no" here: read_text would take it for an empty cell.
    def reader(cell: Cell) -> tuple[Safe | None, Faults]:
        return read(text_of(cell)) if not isinstance(cell, CellFault) else (None, ((fault_in(cell), False),))

    return reader


# --- choices ----------------------------------------------------------------------------------------------------------


def _not_known(text: str) -> Faults:
    return ((WordNotKnown(text=text), False),)


def _roles(_use: Use, frame: Frame) -> Reader:
    ticked = choice_words.role_named(frame.head)

    def read(text: str) -> tuple[tuple[Role, ...], Faults]:
        answer = choice_words.answer_in(text) if ticked else None
        if ticked and answer:
            return ((ticked,) if answer is Answer.GIVEN else ()), ()
        roles, strange = choice_words.roles_in(text)
        return roles, tuple((WordNotKnown(text=one), False) for one in strange)

    return _of_text(read, ())


def _schoolings(_use: Use, _frame: Frame) -> Reader:
    def read(text: str) -> tuple[Schooling, Faults]:
        found = choice_words.schooling_in(text)
        return (Schooling.NOT_SAID, _not_known(text)) if found is None else (found, ())

    return _of_text(read, Schooling.NOT_SAID)


def _yes_or_no(_use: Use, _frame: Frame) -> Reader:
    def read(cell: Cell) -> tuple[bool | None, Faults]:
        if isinstance(cell, CellFault):
            return None, ((fault_in(cell), False),)
        text = text_of(cell)
        answer = choice_words.answer_in(text)
        if answer is None:
            return None, (() if not text or is_empty_word(text) else _not_known(text))
        return answer is Answer.GIVEN, ()

    return read


_WITH_DAY = re.compile(r"(.*?)[\s,;(]*(\d{1,4}[./-]\d{1,2}[./-]\d{2,4})[\s)г.с]*", re.DOTALL)


def _consents(use: Use, frame: Frame) -> Reader:
    def read(cell: Cell) -> tuple[ReadConsent | None, Faults]:
        if isinstance(cell, CellFault):
            return None, ((fault_in(cell), False),)
        text = text_of(cell)
        written = _WITH_DAY.fullmatch(text)
        answer = choice_words.answer_in(written[1]) if written and written[1].strip() else None
        try:
            day = day_cells.day_in(written[2], frame.births) if written else None
        except GroupHubError as wrong:
            return None, ((wrong, False),)
        if answer is None and (not written or written[1].strip()):
            answer = choice_words.answer_in(text)
            if answer is None:
                return None, (() if not text or is_empty_word(text) else _not_known(text))
        consent = ReadConsent(use.purpose, answer or Answer.GIVEN, day)
        return consent, (() if day else ((WhenNotSaid(), False),))

    return read


def _keys(_use: Use, _frame: Frame) -> Reader:
    def read(cell: Cell) -> tuple[UUID | None, Faults]:
        # Whoever typed into this column meant something else: she is looked for by her name.
        with suppress(ValueError):
            return UUID(text_of(cell)), ()
        return None, ()

    return read


_MAKERS: dict[Meaning, Callable[[Use, Frame], Reader]] = {
    Meaning.FULL_NAME: _names,
    Meaning.SPELLINGS: _spellings,
    Meaning.ADDRESS: _addresses,
    Meaning.NOTE: _notes,
    Meaning.OWN: _answers,
    Meaning.BIRTH: _births,
    Meaning.YEAR: _births,
    Meaning.AGE: _births,
    Meaning.JOINED: _days,
    Meaning.PHONE: _phones,
    Meaning.PHONE_WHOSE: _whose,
    Meaning.PHONE_SAFE: _safe,
    Meaning.ROLES: _roles,
    Meaning.SCHOOLING: _schoolings,
    Meaning.IN_SCHOOL: _yes_or_no,
    Meaning.CONSENT: _consents,
    Meaning.KEY: _keys,
}
