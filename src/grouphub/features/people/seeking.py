"""How typed words become a search: which index is asked for what, and which reading of the keys is meant."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from grouphub.base.names import readings
from grouphub.features.fields.queries import choices_sought
from grouphub.features.places.queries import marks_sought

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

SHORTEST_PART = 3
"""So many signs are found anywhere in a word; fewer only at its beginning."""
_WORDS_SOUGHT = 8
_LONGEST_WORD = 60


class Kind(StrEnum):
    """How a search was understood."""

    TYPED = "typed"
    LAYOUT = "layout"
    """As the same keys on another keyboard layout."""
    SIMILAR = "similar"
    """As a name a letter or two away."""


@dataclass(frozen=True)
class Sought:
    """A search as questions to the index, all of which a woman must fit: (table, FTS5 question)."""

    questions: tuple[tuple[str, str], ...]
    kind: Kind = Kind.TYPED
    words: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked: everyone fits."""
        return not self.questions

    def conditions(self) -> tuple[list[str], list[str]]:
        """Return conditions on ``person`` and their values."""
        return (
            [f'"row" IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)' for table, _asked in self.questions],  # noqa: S608
            [asked for _table, asked in self.questions],
        )

    def source(self) -> tuple[str, list[str], list[str]]:
        """Return a FROM that starts at the hits, the conditions that go with it, and their values."""
        (table, asked), *others = self.questions
        inside, values = Sought(tuple(others)).conditions()
        return (
            f'{table} CROSS JOIN person ON person."row" = {table}.rowid',
            [f"{table} MATCH ?", *(condition.replace('"row"', 'person."row"') for condition in inside)],
            [asked, *values],
        )

    def count(self, session: Session, enough: int) -> int:
        """Return how many fit the narrower question, counted up to ``enough``."""
        connection = session.connection()
        numbers: list[int] = [
            connection.exec_driver_sql(
                f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT ?)",  # noqa: S608
                (asked, enough),
            ).scalar_one()
            for table, asked in self.questions
        ]
        return min(numbers)

    def finds_anybody(self, session: Session) -> bool:
        """Return whether anybody, archived or not, fits."""
        source, where, values = self.source()
        sql = f"SELECT 1 FROM {source} WHERE {' AND '.join(where)} LIMIT 1"  # noqa: S608
        return session.connection().exec_driver_sql(sql, tuple(values)).first() is not None


def sought(session: Session, text: str, *, typed_only: bool = False) -> Sought | None:
    """Return the first reading of ``text`` that finds anybody; None when none does."""
    marks = _marks(session) if any(map(str.isalpha, text)) and not typed_only else _no_marks
    tries = (attempt for attempt in attempts(text, marks) if attempt.kind is Kind.TYPED or not typed_only)
    return next((attempt for attempt in tries if attempt.finds_anybody(session)), None)


def _marks(session: Session) -> Callable[[str], tuple[str, ...]]:
    """Return what tells the marks a word may mean: of districts and of choices of own fields."""
    districts, choices = marks_sought(session), choices_sought(session)
    return lambda word: (*districts(word), *choices(word))


def _no_marks(_word: str) -> tuple[str, ...]:
    return ()


def attempts(text: str, marks: Callable[[str], tuple[str, ...]] = _no_marks) -> Iterator[Sought]:
    """Yield the readings of ``text``: as typed with numbers run together, number by number, then other layouts.

    One or two letters are taken as typed: nearly any key begins somebody's name. ``marks`` tells the marks of the
    districts a word may mean.
    """
    for number, reading in enumerate(readings(text)):
        if number and len(reading) < SHORTEST_PART:
            continue
        kind = Kind.LAYOUT if number else Kind.TYPED
        words = tuple(word[:_LONGEST_WORD] for word in reading.split()[:_WORDS_SOUGHT])
        runs = _runs(words)
        yield Sought(_questions(runs, marks), kind, runs)
        if len(runs) < len(words):
            yield Sought(_questions(words, marks), kind, words)
        without_trunk = tuple(_without_trunk(run) for run in runs)
        if without_trunk != runs:
            yield Sought(_questions(without_trunk, marks), kind, without_trunk)


def starts(search: Sought) -> Sought:
    """Return the search for names that begin with the words: what stands first among the hits."""
    asked = " AND ".join(f'search_names : "{word}" *' for word in search.words)
    return Sought((("person_start", asked),), search.kind, search.words)


def _runs(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words with neighbouring numbers run together: a telephone is written with blanks."""
    joined = []
    for is_number, group in groupby(words, key=str.isdecimal):
        neighbours = list(group)
        joined += ["".join(neighbours)] if is_number else neighbours
    return tuple(joined)


def _questions(words: tuple[str, ...], marks: Callable[[str], tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    parts = [_part(word, marks(word)) for word in words if len(word) >= SHORTEST_PART]
    # One letter alone would find whoever lives in a street: half of them begin with the word for it.
    where = "" if parts else "{search_names search_place} : "
    begins = [f'{where}"{word}" *' for word in words if len(word) < SHORTEST_PART]
    asked = []
    if parts:
        asked.append(("person_part", " AND ".join(parts)))
    if begins:
        asked.append(("person_start", " AND ".join(begins)))
    return tuple(asked)


def _part(word: str, marks: tuple[str, ...]) -> str:
    others = {plain for plain in number_forms(word) if plain != word} if word.isdecimal() else set()
    either = [f'search_digits : "{other}"' for other in sorted(others)] + [f'search_more : "{mark}"' for mark in marks]
    return "(" + " OR ".join([f'"{word}"', *either]) + ")" if either else f'"{word}"'


def _without_trunk(word: str) -> str:
    """Return the beginning of a number without the 8 once dialled before all others."""
    return word[1:] if word.isdecimal() and word.startswith("8") and len(word) > SHORTEST_PART else word


def number_forms(number: str) -> tuple[str, ...]:
    """Return the digits a typed number may be kept under: the old trunk 8 and the 00 before 992 are not."""
    forms = [number]
    if len(number) > 9 and number.startswith("8"):
        forms.append(number[1:])
    if number.startswith("00992"):
        forms.append(number[2:])
    return tuple(forms)
