"""What a feature may add elsewhere, as one small frozen type. Everything above it is a feature."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from random import Random
    from uuid import UUID

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from grouphub.base.money import Money
    from grouphub.store.changes import Change
    from grouphub.store.records import Record


class ChangeInWords(Protocol):
    """One field before and after."""

    def text(self) -> str:
        """Return it in one line."""
        ...


@dataclass(frozen=True)
class TimelineRow:
    """One thing that happened to a woman, for her page: a day, a sign, a line and a second line."""

    day: date | None
    icon: str
    area: str
    """Token of the colour: ``primary``, ``amber``, ``blue``, ``plum``, ``clay``, ``green``."""
    kind: str
    """Key of the filter the row belongs to."""
    text: str
    more: str = ""
    record_id: UUID | None = None
    money: Money | None = None
    """A sum of hers: shown only while the eye is held."""


@dataclass(frozen=True)
class Caution:
    """What must be read before a woman is called or visited: who may be spoken to, in words anybody may read."""

    text: str
    forbids: bool


@dataclass(frozen=True)
class TodayRow:
    """One thing to do now. ``urgency`` sorts: smaller comes first."""

    icon: str
    area: str
    text: str
    more: str
    action: str
    """The word on the button."""
    page: str
    place: dict[str, str]
    urgency: int = 100


@dataclass(frozen=True)
class Invention:
    """What a feature invents its rows of a practice group from; chance follows from the group's seed."""

    connection: Connection
    people: Sequence[UUID]
    """The first women of the group, not archived."""
    chance: Random
    today: date


class Fate(StrEnum):
    """What becomes of a row that points to a woman who is erased for ever."""

    GOES = "goes"
    """It belongs to her alone and goes with her."""
    EMPTIED = "emptied"
    """It belongs to others: only the column that points to her is emptied."""
    STAYS = "stays"
    """It is a figure that counts on: what it points to has no name any more."""


@dataclass(frozen=True)
class Trace:
    """A column that points to a woman, and what becomes of its rows when she is erased."""

    table: str
    column: str = "person_id"
    fate: Fate = Fate.GOES
    told: Callable[[int], str] | None = None
    """Returns so many rows in words, for the question before erasing: "3 notes"."""
    only: str = ""
    """Condition in SQL that keeps the fate to some of the rows; another trace tells that of the rest."""
    texts: tuple[str, ...] = ()
    """Columns of rows that stay whose words may tell of her: they are emptied, in the history too."""

    def condition(self) -> str:
        """Return the condition that finds its rows by the key of the woman."""
        points = f'"{self.column}" = ?'
        return f"{points} AND {self.only}" if self.only else points


class Joins(StrEnum):
    """What becomes of the rows of both when two women turn out to be one."""

    MOVE = "move"
    """The other's rows go to the one who is kept."""
    UNION = "union"
    """The same, but what both have alike is kept once."""
    ONE = "one"
    """There can be only one of both: which one is chosen by the one who merges."""


@dataclass(frozen=True)
class Shown:
    """What a row that is chosen of two is shown as."""

    title: str
    words: str
    jpeg: bytes = b""


@dataclass(frozen=True)
class PersonLink:
    """A column that names a woman, and what becomes of its rows when two women turn out to be one."""

    model: type[Record]
    column: str = "person_id"
    joins: Joins = Joins.MOVE
    same: tuple[str, ...] = ()
    """For ``UNION`` and ``ONE``: rows of both women alike in these columns are the same one; none: any two are."""
    said: Callable[[int], str] | None = None
    """Tells in words how many rows move; without it they move unsaid."""
    blend: Callable[[Any, Any], None] | None = None
    """For ``UNION``: takes over into the first row what only the second, which goes, says."""
    shown: Callable[[Any], Shown] | None = None
    """For ``ONE``: how a row is shown beside the other."""
    apart: str = ""
    """Another column that names a woman: a row in which both would be the same one goes."""
    settle: Callable[[Session, UUID], None] | None = None
    """Puts in order what follows from both women's rows belonging to one, once they do."""


@dataclass(frozen=True)
class Counted:
    """A kind of rows that is told where whole registers are compared, as a copy with the present one."""

    table: str
    told: Callable[[int], str]
    """Returns so many in words: "31 women"."""
    only: str = ""
    """Condition in SQL that keeps it to some of the rows."""
    called: str = ""
    """Expression in SQL for what ``{row}`` is called, where one asks "who?"; of columns that every revision has."""
    sorted_by: str = "{row}.id"
    """In what order those are told."""


@dataclass(frozen=True)
class Contribution:
    """One feature: its tables, its actions, and what it shows on the pages of others."""

    name: str
    models: tuple[type[Record], ...] = ()
    actions: tuple[Callable[..., object], ...] = ()
    traces: tuple[Trace, ...] = ()
    """Every column of its tables that points to a woman: a check finds those that are missing."""
    links: tuple[PersonLink, ...] = ()
    """Every column of its tables that names a woman."""
    counted: tuple[Counted, ...] = ()
    """What is told of its rows where a copy is compared with the register."""
    timeline: Callable[[Session, UUID], list[TimelineRow]] | None = None
    cautions: Callable[[Session, UUID], list[Caution]] | None = None
    """What is shown about a woman before her telephones."""
    history: Callable[[Session, UUID], list[UUID]] | None = None
    """Keys of its rows whose changes belong to the history of a woman, those taken out since too."""
    told: Callable[[Session, Change, date], Sequence[ChangeInWords]] | None = None
    """What a change of one of its rows says to a reader; nothing for rows of others."""
    today: Callable[[Session, date], list[TodayRow]] | None = None
    check: Callable[[Session], str] | None = None
    """Returns what of its rows does not fit together, in a few words; nothing when all is well."""
    invent: Callable[[Invention], None] | None = None
    """Writes invented rows into a practice group, unjournaled; words are in the language spoken meanwhile."""


def cautions_of(session: Session, features: Sequence[Contribution], person_id: UUID) -> list[Caution]:
    """Return what every feature wants read before a woman is called or visited, what forbids first."""
    told = [line for feature in features if feature.cautions for line in feature.cautions(session, person_id)]
    return sorted(told, key=lambda caution: not caution.forbids)
