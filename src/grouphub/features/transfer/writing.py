"""The file of women she asked for, made in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grouphub.features.people import queries
from grouphub.features.people.card import people
from grouphub.features.transfer.files_out import MAKERS
from grouphub.features.transfer.nameless import NamelessTable, nameless_table
from grouphub.features.transfer.outgoing import columns, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from grouphub.features.people.card import PersonCard

    Told = Callable[[float], None]

_TOLD_EVERY = 100


@dataclass(frozen=True)
class Wanted:
    """Whom the file is about, by the rows lists know them by, and which columns stay here."""

    rows: tuple[int, ...]
    suffix: str
    left_out: frozenset[str] = frozenset()


def named_file(session: Session, wanted: Wanted, today: date, *, family_first: bool, progress: Told) -> bytes:
    """Return the file with the columns that were not left out. ``progress`` is told the part and may raise to stop."""
    women = _women(session, wanted.rows, family_first=family_first, progress=lambda part: progress(part / 2))
    shown = [column for column in columns(session, women, today) if column.chosen_as not in wanted.left_out]
    lines = _told(list(table(women, shown)), lambda part: progress(0.5 + part / 2))
    return MAKERS[wanted.suffix]([column.head for column in shown], lines)


def nameless_file(made: NamelessTable, suffix: str, progress: Told) -> bytes:
    """Return the file in which nobody is named."""
    return MAKERS[suffix](made.heads, _told(made.rows, progress))


def without_names(
    session: Session, rows: Sequence[int], today: date, bands: Sequence[int], progress: Told
) -> NamelessTable:
    """Return what leaves when nobody is named."""
    return nameless_table(_women(session, rows, family_first=True, progress=progress), today, bands)


def _women(session: Session, rows: Sequence[int], *, family_first: bool, progress: Told) -> list[PersonCard]:
    keys = queries.ids_of(session, rows)
    found: list[PersonCard] = []
    for one in people(session, keys, family_first=family_first):
        if len(found) % _TOLD_EVERY == 0:
            progress(len(found) / len(keys))
        found.append(one)
    return found


def _told(rows: Sequence[Sequence[str]], progress: Told) -> Iterator[Sequence[str]]:
    for number, row in enumerate(rows):
        if number % _TOLD_EVERY == 0:
            progress(number / len(rows))
        yield row
