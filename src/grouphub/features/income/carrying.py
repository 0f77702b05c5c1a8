"""What a woman was paid too much or too little once something she earned is corrected.

It is carried beside her balance: it stays to be seen, and the next payout takes it in only if the payer says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from grouphub.base.money import NOTHING, Money
from grouphub.features.income.booking import balance_of, book, is_taken_back, take_back
from grouphub.features.income.models import LedgerLine, Share, SharePart
from grouphub.features.income.rules import Kind, carried, paid_part

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

SHARE = "share"
"""What the lines of a share say they came from; their ``source_id`` is the share's key."""
CORRECTION = "correction"
"""What carried lines say they came from; their ``source_id`` is the share that stands now, or the line voided."""


def paid_of(session: Session, earning: LedgerLine, until: bytes = b"\xff" * 16) -> Money:
    """Return how much of an earning was paid out, the oldest being paid first.

    What was paid too much pays for nothing else, and what is still to be taken in was not paid. ``until`` is the key of
    a line: what was written after it is not looked at. Payouts that were voided at any time never were.
    """
    session.flush()
    assert earning.person_id is not None
    her, connection = earning.person_id.bytes, session.connection()
    earned = connection.exec_driver_sql(_EARNED, (her, earning.day.isoformat(), earning.id.bytes, until, until))
    out = connection.exec_driver_sql(_PAID_OUT, (her, until))
    return Money(paid_part(earning.amount, earned.scalar_one(), out.scalar_one()))


_EARNED = (
    "SELECT coalesce(sum(amount), 0) FROM ledger_line AS line WHERE person_id = ? AND kind = 'earning' "
    "AND reverses_id IS NULL AND (day, id) < (?, ?) AND id < ? "
    "AND NOT EXISTS (SELECT 1 FROM ledger_line AS back WHERE back.reverses_id = line.id AND back.id < ?)"
)
_PAID_OUT = (
    "SELECT coalesce(sum(amount), 0) FROM ledger_line AS line WHERE person_id = ? AND kind IN ('payout', 'carried') "
    "AND reverses_id IS NULL AND id < ? "
    "AND NOT EXISTS (SELECT 1 FROM ledger_line AS back WHERE back.reverses_id = line.id)"
)


def carry(session: Session, about: LedgerLine, more: int, source_id: UUID, today: date) -> None:
    """Write down what a correction of ``about`` made too little, or (negative) too much, of what was paid."""
    if more:
        known = {"person_id": about.person_id, "source": CORRECTION, "source_id": source_id, "area": about.area}
        book(session, Kind.CARRIED, more, about.day, today, late=True, **known)


def take_back_earning(session: Session, taken: LedgerLine, reason: str, today: date) -> LedgerLine:
    """Void an earning; what was paid of it stays to be seen as too much. Raises LineVoided, ReasonMissing."""
    paid = paid_of(session, taken)
    made = take_back(session, taken, reason, today)
    carry(session, taken, -paid, taken.id, today)
    return made


def earn_again(session: Session, earned: LedgerLine, source_id: UUID, today: date) -> None:
    """Let an earning that comes back settle first what is carried as too much since it was taken away."""
    assert earned.person_id is not None
    query = select(LedgerLine.amount).where(
        LedgerLine.source == CORRECTION, LedgerLine.source_id == source_id, LedgerLine.person_id == earned.person_id
    )
    of_this = -sum(session.scalars(query))
    in_all = -balance_of(session, earned.person_id)[1]
    carry(session, earned, max(min(earned.amount, of_this, in_all), 0), source_id, today)


def take_back_payout(session: Session, taken: LedgerLine, reason: str, today: date) -> LedgerLine:
    """Void a payout: what it took in waits again, and what she never had was not too much.

    Raises LineVoided, ReasonMissing.
    """
    made = take_back(session, taken, reason, today)
    of_hers = (LedgerLine.person_id == taken.person_id, LedgerLine.kind == Kind.CARRIED.value)
    standing = select(LedgerLine).where(*of_hers, LedgerLine.reverses_id.is_(None)).order_by(LedgerLine.id)
    for one in session.scalars(standing).all():
        if is_taken_back(session, one.id):
            continue
        if one.run_id is not None and one.run_id == taken.run_id:
            take_back(session, one, reason, today)
        elif one.source == CORRECTION and one.amount < 0:
            _reckon_anew(session, one, reason, today)
    return made


def _reckon_anew(session: Session, carried_line: LedgerLine, reason: str, today: date) -> None:
    """Bring what is carried as too much to what it is when only what stands was paid; it never becomes more."""
    found = _what_was_corrected(session, carried_line)
    if found is None:
        return
    old, back, new = found
    too_much = carried(old.amount, new, paid_of(session, old, back.id.bytes))
    if too_much > carried_line.amount:
        assert carried_line.source_id is not None
        take_back(session, carried_line, reason, today)
        carry(session, carried_line, min(too_much, 0), carried_line.source_id, today)


def _what_was_corrected(session: Session, carried_line: LedgerLine) -> tuple[LedgerLine, LedgerLine, Money] | None:
    """Return the earning behind a carried line, the line that took it back, and what she earned by it then."""
    key = carried_line.source_id
    assert key is not None
    share = session.get(Share, key)
    of_share = LedgerLine.source_id.in_([key] if share is None else [key, share.replaces_id or key])
    query = select(LedgerLine).where(
        LedgerLine.person_id == carried_line.person_id,
        LedgerLine.kind == Kind.EARNING.value,
        LedgerLine.reverses_id.is_not(None),
        or_(LedgerLine.reverses_id == key, (LedgerLine.source == SHARE) & of_share),
    )
    back = session.scalars(query.order_by(LedgerLine.id.desc()).limit(1)).first()
    if back is None or back.reverses_id is None:
        return None
    old = session.get(LedgerLine, back.reverses_id)
    assert old is not None
    if share is None or old.source_id == share.id:
        return old, back, NOTHING
    part = select(SharePart.amount).where(SharePart.share_id == key, SharePart.person_id == carried_line.person_id)
    return old, back, session.scalar(part) or NOTHING
