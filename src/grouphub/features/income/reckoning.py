"""What corrections carry for a woman, reckoned from what happened, as if payouts that were voided had never been.

What is carried depends on what was paid at that time: once a payout is voided, every later correction may have made
less too much or too little, and every later payout may have taken in less. So it is reckoned anew from the beginning.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from grouphub.features.income.models import LedgerLine, Share, SharePart
from grouphub.features.income.rules import Kind, carried, paid_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

SHARE = "share"
"""What the lines of a share say they came from; their ``source_id`` is the share's key."""
CORRECTION = "correction"
"""What carried lines say they came from; their ``source_id`` is the share that stands now, or the line voided."""


@dataclass
class Reckoned:
    """What is carried for a woman: in all, and by each correction's ``source_id``."""

    total: int = 0
    by_source: dict[UUID, int] = field(default_factory=dict)

    def of(self, keys: Iterable[UUID]) -> int:
        """Return what is carried by these corrections together."""
        return sum(self.by_source.get(key, 0) for key in keys)


def reckon(session: Session, person_id: UUID) -> Reckoned:
    """Go through her corrections and what payouts took in, in the order in which they were written."""
    session.flush()
    kinds = [kind.value for kind in (Kind.EARNING, Kind.PAYOUT, Kind.CARRIED)]
    query = select(LedgerLine).where(LedgerLine.person_id == person_id, LedgerLine.kind.in_(kinds))
    story = _Story(session, sorted(session.scalars(query), key=lambda line: (*_when(line), line.id)))
    for line in story.carried_lines():
        story.go_on(line)
    return story.found


def chain(session: Session, share_id: UUID | None) -> Iterator[UUID]:
    """Yield the key of a share and of those it was written in place of."""
    while share_id is not None:
        yield share_id
        share = session.get(Share, share_id)
        share_id = share.replaces_id if share is not None else None


def _when(line: LedgerLine) -> tuple[date, int]:
    """Return when a line was written: its day, and the millisecond in its key, which a form may have made earlier."""
    return line.written_on, line.id.int >> 80


class _Story:
    """The lines of one woman, and how far they were gone through."""

    def __init__(self, session: Session, lines: list[LedgerLine]) -> None:
        self._session = session
        self._lines = lines
        self._backs = {line.reverses_id: line for line in lines if line.reverses_id is not None}
        self.found = Reckoned()

    def carried_lines(self) -> list[LedgerLine]:
        """Return what corrections carried and payouts took in; what only followed from a voided payout is no step."""
        return [line for line in self._standing(Kind.CARRIED) if line.run_id is not None or line.source == CORRECTION]

    def go_on(self, line: LedgerLine) -> None:
        """Reckon what one of them comes to."""
        if line.run_id is not None or line.source_id is None:
            self.found.total = 0
            return
        amount = self._amount(line, line.source_id)
        self.found.total += amount
        self.found.by_source[line.source_id] = self.found.by_source.get(line.source_id, 0) + amount

    def _standing(self, kind: Kind) -> Iterator[LedgerLine]:
        own = (line for line in self._lines if line.kind == kind and line.reverses_id is None)
        return (line for line in own if line.id not in self._backs)

    def _amount(self, line: LedgerLine, key: UUID) -> int:
        share = self._session.get(Share, key)
        old = self._corrected(line, key, share)
        if share is not None and old is None:
            return self._earned_again(line, key)
        if old is None:
            return line.amount
        if share is not None and line.amount > 0 and (old.source_id == key or self._was_held(old, line)):
            return self._earned_again(line, key)
        if share is None or old.source_id == key:
            return -self._paid_of(old)
        both = self._both(old, line, key)
        until = min(_when(self._backs[one.id]) for one in both)
        had, paid = sum(one.amount for one in both), sum(self._paid_of(one, until) for one in both)
        return carried(had, self._part(line, key), paid, settled=self._is_settled(share))

    def _both(self, old: LedgerLine, line: LedgerLine, key: UUID) -> list[LedgerLine]:
        """Return what she earned by the sum of ``old``: two lines of one who was two women when it was shared."""
        parts = select(func.count()).where(SharePart.share_id == key, SharePart.person_id == line.person_id)
        if (self._session.scalar(parts) or 0) > 1:  # made one since: each has a correction of her own
            return [old]
        alike = [one for one in self._lines if one.source_id == old.source_id and one.kind == Kind.EARNING]
        return [one for one in alike if one is old or self._stood_with(one, old)]

    def _stood_with(self, one: LedgerLine, old: LedgerLine) -> bool:
        """Return whether ``one`` was there together with ``old`` when that was written."""
        back = self._backs.get(one.id)
        return back is not None and _when(back) > _when(old) and _when(one) < _when(self._backs[old.id])

    def _part(self, line: LedgerLine, key: UUID) -> int:
        part = select(SharePart.amount).where(SharePart.share_id == key, SharePart.person_id == line.person_id)
        return self._session.scalar(part) or 0

    def _is_settled(self, share: Share) -> bool:
        """Return whether something of earlier corrections of the same sum is carried."""
        return self.found.of(chain(self._session, share.replaces_id)) != 0

    def _corrected(self, line: LedgerLine, key: UUID, share: Share | None) -> LedgerLine | None:
        """Return the earning that was taken back just before something of it was carried."""
        shares = {key, share.replaces_id} if share is not None else set()
        taken = (
            one
            for one in self._lines
            if one.kind == Kind.EARNING
            and one.id in self._backs
            and _when(self._backs[one.id]) <= _when(line)
            and (one.id == key or (one.source == SHARE and one.source_id in shares))
        )
        return max(taken, key=lambda one: _when(self._backs[one.id]), default=None)

    def _earned_again(self, line: LedgerLine, key: UUID) -> int:
        there = [one for one in self._lines if one.kind == Kind.EARNING and one.reverses_id is None]
        earned = [one.amount for one in there if one.source_id == key and _when(one) <= _when(line)]
        of_this = -self.found.of(chain(self._session, key))
        return max(min(earned[-1], of_this, -self.found.total), 0) if earned else 0

    def _was_held(self, old: LedgerLine, line: LedgerLine) -> bool:
        """Return whether what was paid of ``old`` was carried when its money was taken away, before its correction."""
        taken = _when(self._backs[old.id])
        return any(
            one.source_id == old.source_id and taken <= _when(one) < _when(line)
            for one in self._standing(Kind.CARRIED)
            if one.run_id is None and one.source == CORRECTION
        )

    def _paid_of(self, old: LedgerLine, until: tuple[date, int] | None = None) -> int:
        """Return how much of an earning was paid when it was taken back, the oldest being paid first."""
        until = until or _when(self._backs[old.id])
        earned = sum(
            one.amount
            for one in self._lines
            if one.kind == Kind.EARNING
            and one.reverses_id is None
            and _when(one) < until
            and (one.day, one.id) < (old.day, old.id)
            and (one.id not in self._backs or _when(self._backs[one.id]) >= until)
        )
        out = sum(one.amount for one in self._standing(Kind.PAYOUT) if _when(one) < until)
        return paid_part(old.amount, earned, out + self.found.total)
