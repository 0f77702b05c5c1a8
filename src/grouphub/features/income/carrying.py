"""What a woman was paid too much or too little once something she earned is corrected.

It is carried beside her balance: it stays to be seen, and the next payout takes it in only if the payer says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from grouphub.base.money import NOTHING, Money
from grouphub.features.income.booking import balance_of, book, is_taken_back, take_back
from grouphub.features.income.models import LedgerLine
from grouphub.features.income.reckoning import CORRECTION, chain, reckon
from grouphub.features.income.rules import Kind, paid_part

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

NEVER_PAID = "never_paid"
"""What carried lines say they came from that bring a correction to what it is without a voided payout.

Their ``source_id`` is the correction's; or the payout's, for what others took in of it.
"""
CARRIES = (CORRECTION, NEVER_PAID)
"""What lines say they came from that carry something of a correction."""


def paid_of(session: Session, earning: LedgerLine) -> Money:
    """Return how much of an earning was paid out, the oldest being paid first.

    What was paid too much pays for nothing else, and what is still to be taken in was not paid.
    """
    session.flush()
    assert earning.person_id is not None
    her, connection = earning.person_id.bytes, session.connection()
    earned = connection.exec_driver_sql(_EARNED, (her, earning.day.isoformat(), earning.id.bytes))
    out = connection.exec_driver_sql(_PAID_OUT, (her,))
    return Money(paid_part(earning.amount, earned.scalar_one(), out.scalar_one()))


_STANDS = "reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM ledger_line AS back WHERE back.reverses_id = line.id)"
_EARNED = (
    "SELECT coalesce(sum(amount), 0) FROM ledger_line AS line WHERE person_id = ? AND kind = 'earning' "  # noqa: S608  our own names
    f"AND (day, id) < (?, ?) AND {_STANDS}"
)
_PAID_OUT = (
    "SELECT coalesce(sum(amount), 0) FROM ledger_line AS line WHERE person_id = ? "  # noqa: S608  our own names
    f"AND kind IN ('payout', 'carried') AND {_STANDS}"
)


def carry(
    session: Session, about: LedgerLine, more: int, source_id: UUID, today: date, *, source: str = CORRECTION
) -> None:
    """Write down what a correction of ``about`` made too little, or (negative) too much, of what was paid."""
    if more:
        known = {"person_id": about.person_id, "source": source, "source_id": source_id, "area": about.area}
        book(session, Kind.CARRIED, more, about.day, today, late=True, **known)


def take_back_earning(session: Session, taken: LedgerLine, reason: str, today: date) -> LedgerLine:
    """Void an earning; what was paid of it stays to be seen as too much. Raises LineVoided, ReasonMissing."""
    paid = paid_of(session, taken)
    made = take_back(session, taken, reason, today)
    carry(session, taken, -paid, taken.id, today)
    return made


def earn_again(session: Session, earned: LedgerLine, source_id: UUID, today: date) -> None:
    """Let an earning that comes back settle first what is carried as too much since it was taken away.

    ``source_id`` is the share's; it may have been corrected since.
    """
    assert earned.person_id is not None
    of_this = -reckon(session, earned.person_id).of(chain(session, source_id))
    in_all = -balance_of(session, earned.person_id)[1]
    carry(session, earned, max(min(earned.amount, of_this, in_all), 0), source_id, today)


def take_back_payout(session: Session, taken: LedgerLine, reason: str, today: date) -> LedgerLine:
    """Void a payout: what it took in waits again, and what she never had was neither too much nor settled anything.

    Raises LineVoided, ReasonMissing.
    """
    assert taken.person_id is not None
    before = reckon(session, taken.person_id)
    made = take_back(session, taken, reason, today)
    waits_again = NOTHING
    for one in _taken_in(session, taken):
        take_back(session, one, reason, today)
        waits_again -= one.amount
    after = reckon(session, taken.person_id)
    changed = {key: after.by_source.get(key, 0) - amount for key, amount in before.by_source.items()}
    changed[taken.id] = after.total - before.total - sum(changed.values()) - waits_again
    for key, more in changed.items():
        carry(session, taken, more, key, today, source=NEVER_PAID)
    return made


def _taken_in(session: Session, payout: LedgerLine) -> list[LedgerLine]:
    """Return what a payout took in."""
    query = select(LedgerLine).where(
        LedgerLine.person_id == payout.person_id,
        LedgerLine.kind == Kind.CARRIED.value,
        LedgerLine.run_id == payout.run_id,
        LedgerLine.run_id.is_not(None),
        LedgerLine.reverses_id.is_(None),
    )
    return [one for one in session.scalars(query).all() if not is_taken_back(session, one.id)]
