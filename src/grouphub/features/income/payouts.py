"""Paying out: to one woman or to many, all or none. Paying out is never automatic: a person says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grouphub.base.i18n import N_
from grouphub.base.money import Money
from grouphub.base.texts import check_length, clean
from grouphub.features.income.booking import balance_of, book, whom
from grouphub.features.income.models import PayoutRun, closed_to
from grouphub.features.income.rules import AmountMissing, Kind, NobodyChosen, check_day, check_payout
from grouphub.store.journal import say

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.income.drafts import PayoutDraft, PayoutPart
    from grouphub.store.database import Database

_ONE = N_("Paid out to {name}")
_MANY = N_("Paid out to {count} women")


def pay(db: Database, draft: PayoutDraft) -> UUID:
    """Pay one woman or many in one run and return its key: all are paid, or none.

    What is left is read in the transaction that writes, and a run is written once: two quick clicks pay once. Fields
    of the errors end with the place of the part, counted from 0: ``amount-3``. Raises FieldProblem, NobodyThere.
    """
    if not draft.parts:
        raise NobodyChosen("women")
    with db.write(_ONE if len(draft.parts) == 1 else _MANY, count=len(draft.parts)) as session:
        if session.get(PayoutRun, draft.id) is None:
            _pay(session, draft, db.clock.today())
    return draft.id


def _pay(session: Session, draft: PayoutDraft, today: date) -> None:
    check_day(draft.day, today, closed_to(session))
    note = clean(draft.note)
    check_length("note", note)
    session.add(PayoutRun(id=draft.id, day=draft.day, note=note))
    session.flush()
    for place, part in enumerate(draft.parts):
        _pay_one(session, draft, part, place, today)


def _pay_one(session: Session, draft: PayoutDraft, part: PayoutPart, place: int, today: date) -> None:
    her = whom(session, part.person_id, f"women-{place}")
    say(session, name=her.name)
    balance, carried = balance_of(session, her.id)
    field = f"amount-{place}"
    if part.amount < 0 or (part.amount == 0 and not (part.take_in and carried)):
        raise AmountMissing(field)
    left = balance if part.take_in else Money(balance - carried)
    known: dict[str, Any] = {"person_id": her.id, "run_id": draft.id, "note": clean(draft.note)}
    if part.amount:
        check_payout(part.amount, left, her.name, advance=part.is_advance, field=field)
        advance = part.is_advance and part.amount > left
        book(session, Kind.PAYOUT, part.amount, draft.day, today, is_advance=advance, **known)
    if part.take_in and carried:
        book(session, Kind.CARRIED, -carried, draft.day, today, **known)
