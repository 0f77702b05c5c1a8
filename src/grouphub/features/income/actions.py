"""What is written down about money by hand: one function, one transaction, one step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from grouphub.base.i18n import N_
from grouphub.features.income import shares
from grouphub.features.income.booking import book, check_by_hand, fund_left, line, take_back, whom
from grouphub.features.income.carrying import take_back_earning, take_back_payout
from grouphub.features.income.debts import take_back_payment
from grouphub.features.income.models import LedgerLine, MonthClose, PayoutRun, closed_to
from grouphub.features.income.rules import (
    AmountMissing,
    Kind,
    MonthClosedAlready,
    MonthNotOver,
    MoreThanFund,
    OpeningThere,
    RateMissing,
    check_amount,
    exchanged,
    month_end,
)
from grouphub.store.journal import say

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.base.money import Money
    from grouphub.features.income.drafts import CashDraft, EarningDraft, ShareDraft
    from grouphub.store.database import Database


# --- earnings ---------------------------------------------------------------------------------------------------------


def add_earning(db: Database, draft: EarningDraft) -> UUID:
    """Write down what a woman earned and return the key of its line; saving twice writes it once.

    Raises FieldProblem, NobodyThere.
    """
    today = db.clock.today()
    check_amount(draft.amount)
    with db.write(N_("Income of {name} was written down")) as session:
        her = whom(session, draft.person_id)
        say(session, name=her.name)
        if session.get(LedgerLine, draft.id) is not None:
            return draft.id
        known: dict[str, Any] = {"person_id": her.id, "area": draft.area.value, "note": draft.note}
        kind = Kind.OWN if draft.own else Kind.EARNING
        book(session, kind, draft.amount, draft.day, today, id=draft.id, **known)
        if draft.paid and not draft.own:
            run = PayoutRun(day=draft.day, note="")
            session.add(run)
            session.flush()
            known |= {"source": "earning", "source_id": draft.id, "area": "other"}
            book(session, Kind.PAYOUT, draft.amount, draft.day, today, run_id=run.id, **known)
    return draft.id


# --- the box ----------------------------------------------------------------------------------------------------------


def add_cash_in(db: Database, draft: CashDraft) -> UUID:
    """Write down what came into the box; saving twice writes it once. Raises FieldProblem, NobodyThere."""
    with db.write(N_("Money that came in was written down")) as session:
        return book_cash(session, Kind.CAME_IN, draft, db.clock.today()).id


def add_cash_out(db: Database, draft: CashDraft) -> UUID:
    """Write down what went out of the box; saving twice writes it once. Raises FieldProblem, NobodyThere."""
    with db.write(N_("Money that went out was written down")) as session:
        return book_cash(session, Kind.WENT_OUT, draft, db.clock.today()).id


def book_cash(session: Session, kind: Kind, draft: CashDraft, today: date, *, late: bool = False) -> LedgerLine:
    """Write down inside a running action what came in or went out. Raises FieldProblem, NobodyThere."""
    there = session.get(LedgerLine, draft.id)
    if there is not None:
        return there
    if draft.currency and draft.rate <= 0:
        raise RateMissing("rate")
    if draft.currency and draft.foreign_amount <= 0:
        raise AmountMissing("foreign_amount")
    amount = exchanged(draft.foreign_amount, draft.rate) if draft.currency else draft.amount
    check_amount(amount)
    person = None if draft.person_id is None else whom(session, draft.person_id, archived=True).id
    made = book(
        session,
        kind,
        amount,
        draft.day,
        today,
        late=late,
        id=draft.id,
        area=draft.area.value,
        category=draft.category,
        person_id=person,
        party="" if person else draft.party,
        note=draft.note,
        purpose_id=draft.purpose_id,
        debt_id=draft.debt_id,
        source=draft.source,
        source_id=draft.source_id,
        currency=draft.currency,
        foreign_amount=draft.foreign_amount if draft.currency else None,
        rate=draft.rate if draft.currency else None,
    )
    if draft.from_fund and kind is Kind.WENT_OUT:
        if amount > fund_left(session):
            raise MoreThanFund("amount", left=fund_left(session))
        known: dict[str, Any] = {
            "area": draft.area.value,
            "source": _FUND_USED,
            "source_id": made.id,
            "note": draft.note,
        }
        book(session, Kind.FUND, -amount, made.day, today, **known)
    return made


_FUND_USED = "fund_used"
"""What the fund's line says it came from; its ``source_id`` is the line of what went out."""


def set_opening(db: Database, amount: Money, day: date) -> UUID:
    """Write down what was in the box when the book was begun. Raises OpeningThere, FieldProblem."""
    with db.write(N_("The opening amount of the cash box was written down")) as session:
        if _stands(session, Kind.OPENING):
            raise OpeningThere("amount")
        return book(session, Kind.OPENING, amount, day, db.clock.today()).id


def _stands(session: Session, kind: Kind) -> bool:
    back = select(LedgerLine.reverses_id).where(LedgerLine.kind == kind.value, LedgerLine.reverses_id.is_not(None))
    query = select(LedgerLine.id).where(LedgerLine.kind == kind.value, LedgerLine.reverses_id.is_(None))
    return session.scalar(query.where(LedgerLine.id.not_in(back)).limit(1)) is not None


# --- corrections ------------------------------------------------------------------------------------------------------


def void_line(db: Database, line_id: UUID, reason: str) -> UUID:
    """Take a line back with a reason and return the key of the line that does; both stay to be seen.

    What was paid already of a voided earning is carried as too much.
    Raises ReasonMissing, LineGone, LineVoided, LineFollows.
    """
    with db.write(N_("A line was voided: {reason}"), reason=reason.strip()) as session:
        taken = line(session, line_id)
        check_by_hand(taken)
        back = take_back_payment if taken.debt_id else _BACK.get(taken.kind, take_back)
        made = back(session, taken, reason, db.clock.today())
        for follows in session.scalars(select(LedgerLine).where(LedgerLine.source_id == taken.id)).all():
            if follows.source == _FUND_USED and follows.reverses_id is None:
                take_back(session, follows, reason, db.clock.today())
        return made.id


_BACK = {Kind.EARNING.value: take_back_earning, Kind.PAYOUT.value: take_back_payout}
"""How kinds of lines are taken back that others depend on."""


def close_month(db: Database, month: date) -> None:
    """Close the month of a day, and all before it: what is corrected afterwards is dated later.

    Raises MonthNotOver, MonthClosedAlready.
    """
    first, today = month.replace(day=1), db.clock.today()
    if month_end(first) >= today:
        raise MonthNotOver("month")
    with db.write(N_("The month {month} was closed"), month=f"{first:%m.%Y}") as session:
        if month_end(first) <= closed_to(session):
            raise MonthClosedAlready("month")
        session.add(MonthClose(month=first, closed_on=today))


# --- shared sums ------------------------------------------------------------------------------------------------------


def share_sum(db: Database, draft: ShareDraft) -> UUID:
    """Share a sum among women, without an order or a bread day; saving twice writes it once. Raises FieldProblem."""
    with db.write(N_("A sum was shared among {count} women"), count=len(draft.women)) as session:
        return shares.book_share(session, draft, db.clock.today()).id


def correct_shared_sum(db: Database, share_id: UUID, draft: ShareDraft, reason: str) -> UUID:
    """Write a shared sum anew; what it was stays to be seen. Raises ShareGone, LineFollows, FieldProblem."""
    with db.write(N_("A shared sum was corrected: {reason}"), reason=reason.strip()) as session:
        shares.check_by_itself(session, share_id)
        return shares.correct_share(session, share_id, draft, reason, db.clock.today()).id


def void_shared_sum(db: Database, share_id: UUID, reason: str) -> None:
    """Take a shared sum back; it stays to be seen. Raises ShareGone, LineFollows, ReasonMissing."""
    with db.write(N_("A shared sum was voided: {reason}"), reason=reason.strip()) as session:
        shares.check_by_itself(session, share_id)
        shares.void_share(session, share_id, reason, db.clock.today())
