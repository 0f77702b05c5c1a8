"""Money of a closed day inside a running action: what came into the box for its bread, and what went out for it.

It follows from the day's own rows: what was sold, what of that is on credit, what it cost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from grouphub.base.days import in_table
from grouphub.base.i18n import _
from grouphub.base.money import Money
from grouphub.features.bakery.models import BreadCost, BreadCount
from grouphub.features.bakery.rules import CreditTooLarge
from grouphub.features.bakery.sheet import SOURCE, on_credit
from grouphub.features.income.actions import book_cash
from grouphub.features.income.booking import lines_of, take_back_all
from grouphub.features.income.drafts import CashDraft
from grouphub.features.income.rules import Area, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from grouphub.features.bakery.models import BreadDay


def told_of(day: date) -> str:
    """Return what lines and shares of a day say they are for."""
    return _("Bread, {day}").format(day=in_table(day))


def book_takings(session: Session, row: BreadDay, today: date, field: str = "counts") -> None:
    """Write what came into the box and what went out of it for a day, today when its month is closed.

    Raises CreditTooLarge at ``field``.
    """
    for kind, category, amount in _moved(session, row, field):
        note = told_of(row.day)
        draft = CashDraft(amount, row.day, Area.BAKERY, category=category, note=note, source=SOURCE, source_id=row.id)
        book_cash(session, kind, draft, today, late=True)


def rebook_takings(session: Session, row: BreadDay, reason: str, today: date, field: str = "counts") -> None:
    """Take the lines of a closed day back and write them anew, unless they stay the same.

    Raises CreditTooLarge at ``field``.
    """
    said = sorted((one.kind, one.category, int(one.amount)) for one in lines_of(session, SOURCE, row.id))
    wanted = sorted((kind.value, category, int(amount)) for kind, category, amount in _moved(session, row, field))
    if said != wanted:
        take_back_all(session, SOURCE, row.id, reason, today)
        book_takings(session, row, today, field)


def _moved(session: Session, row: BreadDay, field: str) -> Iterable[tuple[Kind, str, Money]]:
    """Tell what moves the box for a day: what it is, what for, how much."""
    session.flush()
    worth = func.coalesce(func.sum(BreadCount.sold * BreadCount.price), 0)
    sold = Money(int(session.scalar(select(worth).where(BreadCount.bread_day_id == row.id)) or 0))
    credit = on_credit(session, row.id)
    if credit > sold:
        raise CreditTooLarge(field, sold=sold, credit=credit)
    if sold > credit:
        yield Kind.CAME_IN, "", Money(sold - credit)
    costs = select(BreadCost).where(BreadCost.bread_day_id == row.id, BreadCost.from_box).order_by(BreadCost.place)
    for cost in session.scalars(costs):
        yield Kind.WENT_OUT, cost.category, cost.amount
