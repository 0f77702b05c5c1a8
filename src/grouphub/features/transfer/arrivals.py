"""What a table would do to the register: who is new, who is there already, what would change, and what is in doubt.

Nothing is written here. A table only adds and changes: whoever does not stand in it stays as she is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from grouphub.features.doubles.likeness import Why
from grouphub.features.doubles.queries import Candidate, doubles_of_many
from grouphub.features.people.card import as_draft, people
from grouphub.features.people.drafts import PersonDraft, checked
from grouphub.features.transfer.joining import Joining, joined
from grouphub.features.transfer.known_phones import by_phone, changed_phones
from grouphub.features.transfer.meanings import Meaning
from grouphub.features.transfer.outgoing import columns
from grouphub.features.transfer.sheets import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.people.card import PersonCard
    from grouphub.features.transfer.joining import FieldChange
    from grouphub.features.transfer.outgoing import OutColumn
    from grouphub.features.transfer.read_people import Problem, ReadPerson
    from grouphub.features.transfer.understanding import Understanding

_SURE = 7.0
"""Points (doublings of the odds) from which a woman of the same name is taken for the same woman."""
_AHEAD = 3.0
"""Points by which she must be likelier than the next."""
_SAME_NAMES = {Why.SAME_NAME, Why.OTHER_WRITING, Why.SAME_NAME_IN_PART}


class Verdict(StrEnum):
    """What a row is to the register."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    DOUBTFUL = "doubtful"


class Decision(StrEnum):
    """What is done with a row."""

    ADD = "add"
    """She comes in as a new woman."""
    CHANGE = "change"
    """What the row says is written to the woman it is about."""
    LEAVE = "leave"
    """Nothing."""


@dataclass(frozen=True)
class Arrival:
    """A row and what it would do. ``target`` is the woman it is about, as far as that is certain or chosen.

    ``twin`` is the row of the same table that says the same woman again.
    """

    read: ReadPerson
    verdict: Verdict
    decision: Decision
    draft: PersonDraft
    target: UUID | None = None
    name_there: str = ""
    changes: tuple[FieldChange, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    twin: int | None = None

    def leaving(self) -> Arrival:
        """Return the row as one that does nothing."""
        return replace(self, decision=Decision.LEAVE)


@dataclass(frozen=True)
class Plan:
    """All rows in order, and the cells that could not be taken as they stand."""

    arrivals: tuple[Arrival, ...]
    problems: tuple[Problem, ...]

    def count(self, verdict: Verdict) -> int:
        """Return how many rows have the verdict."""
        return sum(1 for one in self.arrivals if one.verdict is verdict)

    @property
    def coming(self) -> int:
        """How many rows would be written."""
        return sum(1 for one in self.arrivals if one.decision is not Decision.LEAVE)


def plan(
    session: Session,
    understood: Understanding,
    today: date,
    *,
    family_first: bool = True,
    progress: Callable[[float], None] = lambda _part: None,
) -> Plan:
    """Return what the table would do. ``progress`` is told the part done and may raise to stop."""
    return _Planner(session, understood, today, family_first=family_first).plan(progress)


def about(session: Session, arrival: Arrival, target: UUID, today: date, *, family_first: bool = True) -> Arrival:
    """Return the row as one about the woman ``target``, chosen by her who looks at it."""
    joining = Joining(session, today)
    known = next(people(session, [target], family_first=family_first), None)
    if known is None:  # she is not here any more
        return arrival
    read = _with_fitting_code(arrival)
    return _about(read, known, joining, exact=False, unchanged=frozenset(), candidates=arrival.candidates)


def as_new(session: Session, arrival: Arrival, today: date) -> Arrival:
    """Return the row as one about a woman who is not here yet."""
    joining, read = Joining(session, today), _with_fitting_code(arrival)
    draft = joining.settled(read, joining.draft(read))
    return replace(arrival, decision=Decision.ADD, draft=draft, changes=())


def _with_fitting_code(arrival: Arrival) -> ReadPerson:
    """Return what the row says, without a code that the plan gave to another row."""
    refused = arrival.draft.code != arrival.read.code
    return replace(arrival.read, code="") if refused else arrival.read


class _Planner:
    """Looks up everybody at once, then judges row by row."""

    def __init__(self, session: Session, understood: Understanding, today: date, *, family_first: bool) -> None:
        self._session = session
        self._understood = understood
        self._today = today
        self._family_first = family_first
        self._joining = Joining(session, today)
        self._out: tuple[OutColumn, ...] = ()
        self._asked: list[int] = []
        """The rows that are looked for by name, by their place."""
        self._place_of_row = {number: at for at, number in enumerate(understood.table.numbers)}

    def plan(self, progress: Callable[[float], None]) -> Plan:
        """Return the rows judged."""
        rows = self._understood.people
        by_key = self._known([read.key for read in rows if read.key])
        self._asked = [at for at, read in enumerate(rows) if read.key not in by_key]
        drafts = {at: self._joining.draft(rows[at]) for at in self._asked}
        found = self._doubles(list(drafts.values()), lambda part: progress(0.7 * part))
        candidates = dict(zip(self._asked, found, strict=True))
        sure = self._sure(candidates)
        known = by_key | self._known([key for key in sure.values() if key is not None])
        self._out = columns(self._session, list(by_key.values()), self._today) if by_key else ()
        arrivals = []
        for at, read in enumerate(rows):
            if at % 100 == 0:
                progress(0.7 + 0.3 * at / max(len(rows), 1))
            if read.key in by_key:
                arrivals.append(self._about_known(read, by_key[read.key]))
            else:
                arrivals.append(self._judge(at, read, drafts[at], known, sure, candidates))
        return Plan(tuple(arrivals), self._problems(arrivals, by_key))

    def _problems(self, arrivals: Sequence[Arrival], by_key: Mapping[UUID, PersonCard]) -> tuple[Problem, ...]:
        """Return what could not be taken as it stands; a row that came back untouched has nothing to be told about."""
        untouched = {one.read.row for one in arrivals if one.read.key in by_key and one.verdict is Verdict.SAME}
        found = (*self._understood.problems, *self._joining.problems)
        return tuple(sorted((one for one in found if one.row not in untouched), key=_by_row))

    def _judge(
        self,
        at: int,
        read: ReadPerson,
        draft: PersonDraft,
        known: Mapping[UUID, PersonCard],
        sure: Mapping[int, UUID | None],
        candidates: Mapping[int, list[Candidate]],
    ) -> Arrival:
        target = sure.get(at)
        found = tuple(candidates.get(at, ()))
        if target is not None:
            return _about(read, known[target], self._joining, exact=False, unchanged=frozenset(), candidates=found)
        draft = self._joining.settled(read, draft)
        if not found:
            return Arrival(read, Verdict.NEW, Decision.ADD, draft)
        twin = next((one.line for one in found if one.line is not None), None)
        row = None if twin is None else self._understood.people[self._asked[twin]].row
        return Arrival(read, Verdict.DOUBTFUL, Decision.ADD, draft, candidates=found, twin=row)

    def _doubles(self, drafts: list[PersonDraft], progress: Callable[[float], None]) -> list[list[Candidate]]:
        def told(done: int, there_are: int) -> None:
            progress(done / max(there_are, 1))

        return doubles_of_many(self._session, drafts, family_first=self._family_first, progress=told)

    def _sure(self, candidates: Mapping[int, list[Candidate]]) -> dict[int, UUID | None]:
        """Return for each row the one woman it is certainly about; two rows about one woman are both in doubt."""
        found = {at: _certain(there) for at, there in candidates.items()}
        often = Counter(key for key in found.values() if key is not None)
        return {at: key for at, key in found.items() if key is not None and often[key] == 1}

    def _known(self, keys: Sequence[UUID]) -> dict[UUID, PersonCard]:
        women = people(self._session, dict.fromkeys(keys), family_first=self._family_first)
        return {one.id: one for one in women}

    def _about_known(self, read: ReadPerson, there: PersonCard) -> Arrival:
        """Return a row that names its woman by her key, and so was written here once."""
        row = self._understood.table.rows[self._place_of_row[read.row]]
        here = [(use.meaning, text_of(cell)) for cell, use in zip(row, self._understood.uses, strict=False)]
        written = [(column.meaning, column.of(there).strip()) for column in self._out]
        phones = changed_phones(by_phone(here), by_phone(written), there.phones)
        ours = {column.key: column.of(there).strip() for column in self._out}
        said = {
            use.own: text_of(cell)
            for cell, use in zip(row, self._understood.uses, strict=False)
            if use.meaning is Meaning.OWN
        }
        own = {key: text for key, text in (read.own or {}).items() if said[key] != ours.get(f"{Meaning.OWN}:{key}")}
        read = replace(read, phones=tuple(phones), own=own)
        return _about(read, there, self._joining, exact=True, unchanged=_unchanged(here, written))


def _unchanged(here: Sequence[tuple[Meaning, str]], written: Sequence[tuple[Meaning, str]]) -> frozenset[Meaning]:
    """Return what stands in the row letter by letter as the register would write it: nothing to do there.

    A file that was written here and comes back untouched changes nothing, whatever its cells look like.
    """
    cells, ours = _by_meaning(here), _by_meaning(written)
    return frozenset(meaning for meaning, texts in cells.items() if texts == ours.get(meaning))


def _by_meaning(cells: Sequence[tuple[Meaning, str]]) -> dict[Meaning, list[str]]:
    found: dict[Meaning, list[str]] = {}
    for meaning, text in cells:
        found.setdefault(meaning, []).append(text)
    return found


def _about(
    read: ReadPerson,
    there: PersonCard,
    joining: Joining,
    *,
    exact: bool,
    unchanged: frozenset[Meaning],
    candidates: tuple[Candidate, ...] = (),
) -> Arrival:
    """Return a row about a woman who is there, with what it would change."""
    before = as_draft(there)
    after, changes = joined(joining, before, there, read, exact=exact, unchanged=unchanged)
    verdict = Verdict.CHANGED if changes else Verdict.SAME
    decision = Decision.CHANGE if changes else Decision.LEAVE
    return Arrival(read, verdict, decision, checked(after), there.id, there.name, tuple(changes), candidates)


def _certain(candidates: Sequence[Candidate]) -> UUID | None:
    """Return the woman the row is certainly about: same names, much speaks for her, and for nobody else."""
    if not candidates:
        return None
    best, *others = candidates
    if best.id is None or best.points < _SURE or best.archived:
        return None
    if not any(reason.why in _SAME_NAMES for reason in best.reasons):
        return None
    return best.id if all(best.points - other.points >= _AHEAD for other in others) else None


def _by_row(problem: Problem) -> tuple[int, int]:
    return problem.row, -1 if problem.column is None else problem.column
