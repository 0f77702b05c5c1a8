"""Bread that is taken now and paid later: each action one transaction, one step to undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from grouphub.base.i18n import N_
from grouphub.features.bakery.models import BreadDay, BreadOnCredit
from grouphub.features.bakery.rules import BreadDayGone, LessThanPaid
from grouphub.features.bakery.sheet import day_row, keep_past, new_day
from grouphub.features.bakery.takings import rebook_takings
from grouphub.features.income import debts
from grouphub.features.income.booking import reason_given
from grouphub.features.income.models import Debt
from grouphub.features.income.rules import Area, check_not_ahead
from grouphub.store.journal import say

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.base.money import Money
    from grouphub.features.income.drafts import DebtDraft
    from grouphub.store.database import Database


SOURCE = "bread_credit"
"""What such a debt says it came from; its ``source_id`` is the day's key. The share of the day does not wait for it."""


def give_on_credit(db: Database, draft: DebtDraft, reason: str = "") -> UUID:
    """Write down bread of the day of the draft that is taken now and paid later, and return the debt's key.

    Of a closed day it is a correction: it needs a ``reason``, and that much less came into the box. Saving twice
    writes it once. Raises PartyMissing, AmountMissing, DayAhead, ReasonMissing, CreditTooLarge.
    """
    with db.write(N_("Bread on credit for {name} was written down")) as session:
        made = session.get(Debt, draft.id) or _given(session, draft, reason, db.clock.today())
        say(session, name=debts.debtor(session, made))
        return made.id


def _given(session: Session, draft: DebtDraft, reason: str, today: date) -> Debt:
    check_not_ahead(draft.day, today)
    row = day_row(session, draft.day) or new_day(session, draft.day)
    closed = row.closed_on is not None
    kept = reason_given(reason) if closed else ""
    if closed:
        keep_past(session, row, kept, today)
    told = replace(draft, area=Area.BAKERY, source=SOURCE, source_id=row.id)
    made = debts.book_debt(session, told, today, late=True)
    session.add(BreadOnCredit(bread_day_id=row.id, debt_id=made.id))
    if closed:
        rebook_takings(session, row, kept, today, "amount")
    return made


def change_bread_on_credit(db: Database, debt_id: UUID, amount: Money, reason: str) -> None:
    """Change what was taken on credit; 0 lets it go. Of a closed day, what came into the box follows.

    Raises BreadDayGone, LineGone, ReasonMissing, AmountMissing, LessThanPaid, CreditTooLarge.
    """
    with db.write(N_("Bread on credit for {name} was changed: {reason}"), reason=reason.strip()) as session:
        today = db.clock.today()
        link = session.scalars(select(BreadOnCredit).where(BreadOnCredit.debt_id == debt_id)).first()
        row = session.get(BreadDay, link.bread_day_id) if link else None
        if row is None:
            raise BreadDayGone
        if row.closed_on is not None:
            keep_past(session, row, reason_given(reason), today)
        owed = debts.rebook_debt(session, debt_id, amount, reason, today)
        say(session, name=debts.debtor(session, owed))
        paid = debts.owed_and_paid(session, debt_id)[1]
        if amount < paid:
            raise LessThanPaid("amount", paid=paid)
        if row.closed_on is not None:
            rebook_takings(session, row, reason, today, "amount")
