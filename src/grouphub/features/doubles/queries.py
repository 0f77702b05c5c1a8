"""Who may be the same woman: for one form, for many drafts at once, for the whole register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.features.doubles.crowd import Crowd
from grouphub.features.doubles.likeness import Likeness, Reason, compare
from grouphub.features.doubles.register import everybody, woman, women, words_of, worth_comparing
from grouphub.features.doubles.traits import traits_of
from grouphub.features.people.derived import shown_name
from grouphub.features.people.queries import people_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy.orm import Session

    from grouphub.base.birth import Birth
    from grouphub.features.doubles.traits import Traits
    from grouphub.features.doubles.words import Words
    from grouphub.features.people.drafts import PersonDraft

LIMIT = 5
"""So many are shown at most: more is not read."""
_PAIRS = 300
_STEP = 50
"""Women between two reports of progress."""


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be the woman asked about: in the register (``id``), or another line of the list (``line``)."""

    id: UUID | None
    line: int | None
    name: str
    village: str
    birth: Birth | None
    archived: bool
    points: float
    reasons: tuple[Reason, ...]

    def reason(self) -> str:
        """Return why she may be the one, in words."""
        return ", ".join(reason.text() for reason in self.reasons)


@dataclass(frozen=True)
class Pair:
    """Two women of the register who may be one."""

    one: Candidate
    other: Candidate

    def reason(self) -> str:
        """Return why they may be one, in words."""
        return self.other.reason()


def doubles_of(
    session: Session,
    draft: PersonDraft,
    *,
    limit: int = LIMIT,
    family_first: bool = True,
    besides: Sequence[PersonDraft] = (),
) -> list[Candidate]:
    """Return who in the register may be the woman of a form, the likeliest first; herself not among them.

    ``besides`` are drafts of the same list, compared as well: a candidate from there has a ``line`` instead of a key.
    """
    asked = traits_of(draft)
    if not asked.names[0]:
        return []
    others = [traits_of(one, row=-1 - line) for line, one in enumerate(besides)]
    return _found(session, asked, limit, family_first=family_first, others=others)


def doubles_of_woman(
    session: Session, person_id: UUID, *, limit: int = LIMIT, family_first: bool = True
) -> list[Candidate]:
    """Return who else in the register may be this woman; nobody when she is not there."""
    asked = woman(session, person_id)
    return [] if asked is None else _found(session, asked, limit, family_first=family_first)


def doubles_of_many(
    session: Session,
    drafts: Sequence[PersonDraft],
    *,
    limit: int = LIMIT,
    family_first: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> list[list[Candidate]]:
    """Return for each draft who it may be: women of the register, and drafts before it in the same list.

    For thousands at once: everybody is read once and compared in memory. ``progress`` hears (done, all).
    """
    known = everybody(session)
    asked = [traits_of(draft, row=-1 - line) for line, draft in enumerate(drafts)]
    crowd = Crowd([*known, *asked])
    apart = _apart(session)
    found: list[list[tuple[Likeness, Traits]]] = []
    for line, one in enumerate(asked):
        if progress is not None and line % _STEP == 0:
            progress(line, len(asked))
        rows = [row for row in crowd.worth_comparing(one) if row > one.row] if one.names[0] else []
        found.append(_best(one, [crowd.women[row] for row in rows], crowd.words, limit, apart))
    archived = _archived(session, [other.row for each in found for _like, other in each if other.row > 0])
    return [
        [_candidate(like, other, family_first=family_first, archived=other.row in archived) for like, other in each]
        for each in found
    ]


def doubles_in_register(
    session: Session,
    *,
    limit: int = _PAIRS,
    family_first: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> list[Pair]:
    """Return the pairs of the whole register who may be one woman, the likeliest first; archived ones left out.

    For a job: it takes seconds in a large register. ``progress`` hears (done, all).
    """
    known = everybody(session)
    archived = _archived(session, None)
    crowd = Crowd([one for one in known if one.row not in archived])
    apart = _apart(session)
    pairs: list[tuple[Likeness, Traits, Traits]] = []
    for number, one in enumerate(crowd.women.values()):
        if progress is not None and number % _STEP == 0:
            progress(number, len(crowd.women))
        rows = (row for row in crowd.worth_comparing(one) if row > one.row)
        best = _best(one, [crowd.women[row] for row in rows], crowd.words, LIMIT, apart)
        pairs += [(like, one, other) for like, other in best]
    pairs.sort(key=lambda pair: (-pair[0].points, pair[1].row, pair[2].row))
    return [
        Pair(_candidate(like, one, family_first=family_first), _candidate(like, other, family_first=family_first))
        for like, one, other in pairs[:limit]
    ]


def still_open(session: Session, pairs: Iterable[Pair]) -> list[Pair]:
    """Return the pairs of which nothing was decided since: both are there, not archived, not said to be two."""
    apart = _apart(session)
    active = session.connection().exec_driver_sql("SELECT id FROM person WHERE archived_at IS NULL")
    there = {UUID(bytes=bytes(key)) for (key,) in active}
    return [
        pair
        for pair in pairs
        if {pair.one.id, pair.other.id} <= there and frozenset((pair.one.id, pair.other.id)) not in apart
    ]


# --- merged before ----------------------------------------------------------------------------------------------------

PARTED_FOR = timedelta(days=90)
"""So long her page offers to part her again from a woman she was merged with."""


@dataclass(frozen=True)
class Parting:
    """A merge that can be taken back: ``number`` is what ``Database.undo`` takes."""

    name: str
    day: date
    number: int


def partings(session: Session, person_id: UUID, today: date) -> list[Parting]:
    """Return which women can be parted from this one again, the newest first."""
    found = session.connection().exec_driver_sql(
        "SELECT gone_name, day, journal_batch.number FROM person_merged "
        "JOIN journal_row ON record_id = person_merged.id AND record_table = 'person_merged' AND before IS NULL "
        "JOIN journal_batch ON journal_batch.number = batch AND kind = 'do' AND NOT undone "
        "WHERE kept_id = ? AND day >= ? ORDER BY journal_batch.number DESC",
        (person_id.bytes, (today - PARTED_FOR).isoformat()),
    )
    return [Parting(name, date.fromisoformat(day), number) for name, day, number in found]


# --- inside -----------------------------------------------------------------------------------------------------------


def _found(
    session: Session, asked: Traits, limit: int, *, family_first: bool, others: Iterable[Traits] = ()
) -> list[Candidate]:
    words = words_of(session)
    compared = [*women(session, worth_comparing(session, asked, words)), *others]
    best = _best(asked, compared, words, limit, _apart(session, asked.id))
    archived = _archived(session, [other.row for _like, other in best if other.row > 0])
    return [_candidate(like, other, family_first=family_first, archived=other.row in archived) for like, other in best]


def _best(
    asked: Traits, others: Iterable[Traits], words: Words, limit: int, apart: set[frozenset[UUID | None]]
) -> list[tuple[Likeness, Traits]]:
    """Return the likeliest of ``others``; those said to be somebody else are left out."""
    compared = [
        (compare(asked, other, words), other)
        for other in others
        if other.id != asked.id and frozenset((asked.id, other.id)) not in apart
    ]
    enough = [pair for pair in compared if pair[0].is_enough]
    return sorted(enough, key=lambda pair: (-pair[0].points, pair[1].row))[:limit]


def _apart(session: Session, person_id: UUID | None = None) -> set[frozenset[UUID | None]]:
    """Return the pairs that were said to be two women: all, or those of one woman."""
    statement, values = "SELECT one_id, other_id FROM person_two", tuple[bytes, ...]()
    if person_id is not None:
        statement, values = f"{statement} WHERE one_id = ? OR other_id = ?", (person_id.bytes, person_id.bytes)
    found = session.connection().exec_driver_sql(statement, values)
    return {frozenset((UUID(bytes=bytes(one)), UUID(bytes=bytes(other)))) for one, other in found}


def _archived(session: Session, rows: Sequence[int] | None) -> set[int]:
    """Return which of ``rows`` are in the archive; of everybody for None."""
    if rows is None:
        found = session.connection().exec_driver_sql('SELECT "row" FROM person WHERE archived_at IS NOT NULL')
        return {row for (row,) in found}
    return {one.row for one in people_page(session, list(dict.fromkeys(rows))) if one.archived_at is not None}


def _candidate(like: Likeness, one: Traits, *, family_first: bool, archived: bool = False) -> Candidate:
    return Candidate(
        id=one.id if one.row > 0 else None,
        line=-1 - one.row if one.row < 0 else None,
        name=shown_name(one.given, one.family, family_first=family_first, patronymic=one.patronymic),
        village=one.village,
        birth=one.birth,
        archived=archived,
        points=like.points,
        reasons=like.reasons,
    )
