"""Counting the box, numbered receipts, and what money is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from grouphub.base.i18n import N_
from grouphub.base.money import Money
from grouphub.base.texts import check_length, clean
from grouphub.features.income.booking import book, is_taken_back, line, reason_given
from grouphub.features.income.debts import owed_and_paid
from grouphub.features.income.models import CashCount, Purpose, Receipt, ReceiptCounter, closed_to
from grouphub.features.income.rules import (
    AmountMissing,
    Kind,
    LineGone,
    LineVoided,
    NameMissing,
    check_day,
    check_not_too_much,
    worth,
)
from grouphub.features.people.rules import check_days
from grouphub.store.journal import say

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.income.drafts import CountDraft, PurposeDraft
    from grouphub.store.database import Database


def count_box(db: Database, draft: CountDraft) -> UUID:
    """Write down how the box was counted; a difference is booked with its reason. Saving twice writes it once.

    Raises ReasonMissing when it differs and nobody says why, AmountMissing, AmountTooLarge, DayAhead, MonthClosed.
    """
    with db.write(N_("The cash box was counted")) as session:
        if session.get(CashCount, draft.id) is not None:
            return draft.id
        today = db.clock.today()
        check_day(draft.day, today, closed_to(session))
        if any(count < 0 or piece <= 0 for piece, count in draft.pieces.items()):
            raise AmountMissing("pieces")
        counted, expected = worth(dict(draft.pieces)), box_on(session, draft.day)
        check_not_too_much(counted)
        more = Money(counted - expected)
        reason = reason_given(draft.reason) if more else clean(draft.reason)
        made = None
        if more:
            made = book(session, Kind.DIFFERENCE, more, draft.day, today, source="count", note=reason)
        pieces = {str(piece): count for piece, count in draft.pieces.items() if count}
        known = {"pieces": pieces, "counted": counted, "expected": expected, "reason": reason}
        session.add(CashCount(id=draft.id, day=draft.day, line_id=made.id if made else None, **known))
        return draft.id


def box_on(session: Session, day: date) -> Money:
    """Return what must be in the box in the evening of a day."""
    session.flush()
    month = day.year * 12 + day.month - 1
    connection = session.connection()
    before = connection.exec_driver_sql("SELECT coalesce(sum(amount), 0) FROM ledger_box WHERE month < ?", (month,))
    within = connection.exec_driver_sql(_WITHIN, (day.replace(day=1).isoformat(), day.isoformat()))
    return Money(before.scalar_one() + within.scalar_one())


_WITHIN = (
    "SELECT coalesce(sum(CASE WHEN kind IN ('payout', 'went_out') THEN -amount ELSE amount END), 0) FROM ledger_line "
    "WHERE day BETWEEN ? AND ? AND kind IN ('payout', 'went_out', 'came_in', 'opening', 'difference')"
)


# --- receipts ---------------------------------------------------------------------------------------------------------


def write_receipt(db: Database, line_id: UUID, what: str = "") -> int:
    """Write a numbered receipt about a line and return its number; one that stands is returned again.

    Numbers go up by one and are never used again, whatever is taken back. Raises LineGone, LineVoided.
    """
    with db.write(N_("Receipt number {number} was written")) as session:
        number = book_receipt(session, line_id, db.clock.today(), what)
        say(session, number=number)
        return number


def book_receipt(session: Session, line_id: UUID, today: date, what: str = "") -> int:
    """Write a receipt inside a running action and return its number. Raises LineGone, LineVoided."""
    about = line(session, line_id)
    standing = select(Receipt).where(Receipt.line_id == line_id, Receipt.voided_on.is_(None))
    there = session.scalars(standing).first()
    if there is not None:
        return there.number
    if about.reverses_id is not None or is_taken_back(session, line_id):
        raise LineVoided
    left = None
    if about.debt_id is not None:
        owed, paid = owed_and_paid(session, about.debt_id)
        left = Money(owed - paid)
    text = clean(what)
    check_length("what", text)
    number = _next_number(session)
    session.add(Receipt(number=number, line_id=line_id, written_on=today, what=text or about.note, left_to_pay=left))
    session.flush()
    return number


def void_receipt(db: Database, receipt_id: UUID, reason: str) -> None:
    """Void a receipt; its number is never used again. Raises LineGone, LineVoided, ReasonMissing."""
    with db.write(N_("Receipt number {number} was voided")) as session:
        found = session.get(Receipt, receipt_id)
        if found is None:
            raise LineGone
        if found.voided_on is not None:
            raise LineVoided
        say(session, number=found.number)
        found.voided_on, found.reason = db.clock.today(), reason_given(reason)


def _next_number(session: Session) -> int:
    counter = session.get(ReceiptCounter, 1)
    if counter is None:
        counter = ReceiptCounter(id=1, newest=0)
        session.add(counter)
    counter.newest += 1
    return counter.newest


# --- what money is for ------------------------------------------------------------------------------------------------


def add_purpose(db: Database, draft: PurposeDraft) -> UUID:
    """Write down a donor's line; saving twice writes it once. Raises NameMissing, AmountMissing."""
    kept = _purpose(draft)
    with db.write(N_("What money is for was written down: {name}"), name=clean(draft.name)) as session:
        if session.get(Purpose, draft.id) is None:
            session.add(Purpose(id=draft.id, **kept))
        return draft.id


def change_purpose(db: Database, purpose_id: UUID, draft: PurposeDraft) -> None:
    """Write a donor's line anew. Raises NameMissing, AmountMissing, LineGone."""
    kept = _purpose(draft)
    with db.write(N_("What money is for was changed: {name}"), name=clean(draft.name)) as session:
        found = session.get(Purpose, purpose_id)
        if found is None:
            raise LineGone
        for name, value in kept.items():
            if getattr(found, name) != value:
                setattr(found, name, value)


def _purpose(draft: PurposeDraft) -> dict[str, object]:
    name, giver = clean(draft.name), clean(draft.giver)
    check_length("name", name)
    check_length("giver", giver)
    if not name:
        raise NameMissing("name")
    if draft.budget < 0:
        raise AmountMissing("budget")
    check_days("until", draft.since, draft.until)
    return {
        "name": name,
        "giver": giver,
        "budget": draft.budget,
        "since": draft.since,
        "until": draft.until,
        "ended": draft.ended,
    }
