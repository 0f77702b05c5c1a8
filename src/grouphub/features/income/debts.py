"""What anyone owes the group, and what was paid of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.i18n import N_
from grouphub.base.money import Money
from grouphub.base.texts import check_length, clean
from grouphub.features.income.booking import book, reason_given, take_back, whom
from grouphub.features.income.models import Debt, LedgerLine
from grouphub.features.income.rules import (
    DebtClosed,
    Kind,
    LineFollows,
    LineGone,
    PartyMissing,
    PaymentGivenBack,
    check_amount,
    check_payment,
)
from grouphub.features.income.shares import hold_share, release_share, share_for
from grouphub.store.journal import say

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.income.drafts import DebtDraft, PaymentDraft
    from grouphub.store.database import Database


def add_debt(db: Database, draft: DebtDraft) -> UUID:
    """Write down what somebody owes; saving twice writes it once. Raises FieldProblem, NobodyThere."""
    with db.write(N_("What {name} owes was written down")) as session:
        made = book_debt(session, draft, db.clock.today())
        say(session, name=debtor(session, made))
        return made.id


def change_debt(db: Database, debt_id: UUID, amount: Money, reason: str) -> None:
    """Change what is owed in all; 0 lets it go. What an order or bread is owed for is changed there.

    Raises LineGone, LineFollows, ReasonMissing, AmountMissing.
    """
    with db.write(N_("What {name} owes was changed: {reason}"), reason=reason.strip()) as session:
        owed = rebook_debt(session, debt_id, amount, reason, db.clock.today())
        if owed.source:
            raise LineFollows
        say(session, name=debtor(session, owed))


def pay_debt(db: Database, draft: PaymentDraft) -> UUID:
    """Write down a payment of a debt, whole or part: it comes into the box. Saving twice writes it once.

    Raises NothingOwed, MoreThanOwed, DebtClosed, FieldProblem, LineGone.
    """
    with db.write(N_("A payment of {name} was written down")) as session:
        made = book_payment(session, draft, db.clock.today())
        say(session, name=debtor(session, debt(session, draft.debt_id)))
        return made.id


# --- inside a running action ------------------------------------------------------------------------------------------


def book_debt(session: Session, draft: DebtDraft, today: date, *, late: bool = False) -> Debt:
    """Write down what somebody owes. Raises FieldProblem, NobodyThere."""
    there = session.get(Debt, draft.id)
    if there is not None:
        return there
    check_amount(draft.amount)
    person = None if draft.person_id is None else whom(session, draft.person_id, archived=True).id
    party, what = clean(draft.party), clean(draft.what)
    check_length("party", party)
    check_length("what", what)
    if person is None and not party:
        raise PartyMissing("party")
    made = Debt(
        id=draft.id,
        area=draft.area.value,
        day=draft.day,
        person_id=person,
        party="" if person else party,
        what=what,
        due=draft.due,
        source=draft.source,
        source_id=draft.source_id,
    )
    session.add(made)
    session.flush()
    _book_owed(session, made, draft.amount, draft.day, today, late=late)
    return made


def rebook_debt(session: Session, debt_id: UUID, amount: int, reason: str, today: date) -> Debt:
    """Bring what is owed in all to ``amount`` by one more line.

    Raises LineGone, DebtClosed, ReasonMissing, AmountMissing.
    """
    found = debt(session, debt_id)
    if found.closed_on is not None:
        raise DebtClosed("amount")
    kept = reason_given(reason)
    if amount:
        check_amount(amount)
    more = amount - owed_and_paid(session, debt_id)[0]
    if more:
        _book_owed(session, found, more, found.day, today, late=True, reason=kept)
    return found


def close_debt(session: Session, debt_id: UUID, reason: str, today: date) -> Money:
    """Call a debt off: no more is owed than was paid, which is returned. Raises LineGone, DebtClosed, ReasonMissing."""
    paid = owed_and_paid(session, debt_id)[1]
    rebook_debt(session, debt_id, paid, reason, today).closed_on = today
    session.flush()
    return paid


def book_payment(session: Session, draft: PaymentDraft, today: date, *, late: bool = False) -> LedgerLine:
    """Write down a payment of a debt; a share that waits for its money is released with the last one.

    Raises NothingOwed, MoreThanOwed, DebtClosed, FieldProblem, LineGone.
    """
    there = session.get(LedgerLine, draft.id)
    if there is not None:
        return there
    check_amount(draft.amount)
    found = debt(session, draft.debt_id)
    if found.closed_on is not None:
        raise DebtClosed("amount")
    owed, paid = owed_and_paid(session, found.id)
    check_payment(draft.amount, Money(owed - paid), more_is_right=draft.more_is_right)
    known = {"area": found.area, "person_id": found.person_id, "party": found.party, "debt_id": found.id}
    known |= {"id": draft.id, "note": draft.note}
    made = book(session, Kind.CAME_IN, draft.amount, draft.day, today, late=late, **known)
    waiting = share_for(session, found.source, found.source_id) if found.source_id else None
    if waiting is not None and waiting.waits and paid + draft.amount >= owed:
        release_share(session, waiting.id, made.day, today)
    return made


def take_back_payment(session: Session, taken: LedgerLine, reason: str, today: date) -> LedgerLine:
    """Void a payment of a debt; a share that follows from its money waits again.

    Of a debt that was called off no more becomes owed, and what was given back of it stays.
    Raises LineVoided, ReasonMissing, PaymentGivenBack.
    """
    made = take_back(session, taken, reason, today)
    assert taken.debt_id is not None
    found = debt(session, taken.debt_id)
    owed, paid = owed_and_paid(session, found.id)
    if found.closed_on is not None:
        if paid < given_back(session, found.id):
            raise PaymentGivenBack("reason")
        if paid != owed:
            _book_owed(session, found, paid - owed, found.day, today, late=True, reason=reason_given(reason))
        return made
    held = share_for(session, found.source, found.source_id) if found.source_id else None
    if held is not None and not held.waits and paid < owed:
        hold_share(session, held.id, reason, today)
    return made


def debt(session: Session, debt_id: UUID) -> Debt:
    """Return a debt. Raises LineGone."""
    found = session.get(Debt, debt_id)
    if found is None:
        raise LineGone
    return found


def owed_and_paid(session: Session, debt_id: UUID) -> tuple[Money, Money]:
    """Return what is owed in all and what was paid of it."""
    session.flush()
    statement = "SELECT owed, paid FROM ledger_debt WHERE debt_id = ?"
    row = session.connection().exec_driver_sql(statement, (debt_id.bytes,)).first()
    return (Money(row[0]), Money(row[1])) if row else (Money(0), Money(0))


def given_back(session: Session, debt_id: UUID) -> Money:
    """Return what went out of the box again of what was paid."""
    session.flush()
    statement = "SELECT coalesce(sum(amount), 0) FROM ledger_line WHERE debt_id = ? AND kind = 'went_out'"
    return Money(session.connection().exec_driver_sql(statement, (debt_id.bytes,)).scalar_one())


def debtor(session: Session, owed: Debt) -> str:
    """Return who owes, short enough for a sentence."""
    return owed.party or (whom(session, owed.person_id, archived=True).name if owed.person_id else "")


def _book_owed(
    session: Session, owed: Debt, amount: int, day: date, today: date, *, late: bool, reason: str = ""
) -> None:
    known = {"area": owed.area, "person_id": owed.person_id, "party": owed.party, "note": owed.what}
    known |= {"debt_id": owed.id, "reason": reason}
    book(session, Kind.OWED, amount, day, today, late=late, **known)
