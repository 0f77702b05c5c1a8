"""What the pages read about days of baking: the sheet, the days, who bakes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from grouphub.base.money import NOTHING, Money
from grouphub.features.bakery.drafts import CostDraft, DayDraft, ShiftDraft
from grouphub.features.bakery.models import (
    BakeShift,
    BreadCost,
    BreadCount,
    BreadDay,
    BreadKind,
    BreadOnCredit,
)
from grouphub.features.bakery.past import past_of
from grouphub.features.bakery.rules import Counted, sold_for
from grouphub.features.bakery.sheet import SOURCE, day_row
from grouphub.features.group.queries import family_first
from grouphub.features.income.carrying import CARRIES
from grouphub.features.income.debts import debtor, owed_and_paid
from grouphub.features.income.models import Debt, LedgerLine, Share
from grouphub.features.income.shares import parts_of, share_for
from grouphub.features.income.sharing import Rule
from grouphub.features.people.card import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.bakery.past import PastRow


@dataclass(frozen=True)
class KindRow:
    """A kind of bread and the price the next day begins with."""

    id: UUID
    name: str
    price: Money
    archived: bool = False


@dataclass(frozen=True)
class CountRow:
    """A kind of bread on the sheet of a day."""

    name: str
    counted: Counted


@dataclass(frozen=True)
class CostRow:
    """What a day cost."""

    category: str
    amount: Money
    from_box: bool


@dataclass(frozen=True)
class BakerRow:
    """A woman who bakes on a day, and what she earned by it once it is closed."""

    person_id: UUID
    name: str
    minutes: int
    begins: int | None
    weight: int | None
    amount: Money | None = None
    odd: bool = False
    carried: Money = NOTHING
    """What a correction made too little (or too much: negative) of what was paid to her already."""


@dataclass(frozen=True)
class CreditRow:
    """Bread that was taken and is to be paid."""

    debt_id: UUID
    name: str
    amount: Money
    left: Money


@dataclass(frozen=True)
class DaySheet:
    """The sheet of a day; of a day nobody wrote yet it is what the day before makes likely."""

    day: date
    id: UUID | None
    closed_on: date | None
    counts: tuple[CountRow, ...]
    costs: tuple[CostRow, ...]
    bakers: tuple[BakerRow, ...]
    rule: str
    after_costs: bool
    fund_percent: int
    piece_pay: Money
    loss_taken: Money
    note: str
    credits: tuple[CreditRow, ...] = ()
    share: ShareFigures | None = None
    past: tuple[PastRow, ...] = ()
    taken_out: tuple[BakerRow, ...] = ()
    """Women a correction took out after they had been paid."""

    @property
    def sold(self) -> Money:
        """What was sold is worth."""
        return sold_for(row.counted for row in self.counts)

    def cost_of(self, category: str) -> Money:
        """Return what a day cost for one thing."""
        return Money(sum(row.amount for row in self.costs if row.category == category))

    @property
    def on_credit(self) -> Money:
        """What of it was taken on credit."""
        return Money(sum(row.amount for row in self.credits))

    def draft(self) -> DayDraft:
        """Return what it says, as it is saved."""
        return DayDraft(
            day=self.day,
            counts=tuple(row.counted for row in self.counts),
            costs=tuple(CostDraft(row.category, row.amount, row.from_box) for row in self.costs),
            shifts=tuple(ShiftDraft(row.person_id, row.minutes, row.begins, row.weight) for row in self.bakers),
            rule=Rule(self.rule),
            after_costs=self.after_costs,
            fund_percent=self.fund_percent,
            piece_pay=self.piece_pay,
            loss_taken=self.loss_taken,
            note=self.note,
        )


@dataclass(frozen=True)
class ShareFigures:
    """How the money of a closed day was shared."""

    fund: Money
    rest: Money
    loss: Money
    loss_taken: Money


@dataclass(frozen=True)
class DayRow:
    """A day in the list of days."""

    day: date
    is_closed: bool
    baked: int
    sold: int
    money: Money


def bread_kinds(session: Session, *, archived: bool = False) -> list[KindRow]:
    """Return the kinds of bread in their order; with ``archived`` also those not baked any more."""
    query = select(BreadKind).order_by(BreadKind.place, BreadKind.id)
    if not archived:
        query = query.where(BreadKind.archived.is_(False))
    return [KindRow(row.id, row.name, row.price, row.archived) for row in session.scalars(query)]


def day_sheet(session: Session, day: date) -> DaySheet:
    """Return the sheet of a day, written or not."""
    row = day_row(session, day)
    known = row or _newest_before(session, day)
    share = share_for(session, SOURCE, row.id) if row else None
    carried = _carried(session, row) if row else {}
    bakers = tuple(_bakers(session, day, share, carried))
    return DaySheet(
        day=day,
        id=row.id if row else None,
        closed_on=row.closed_on if row else None,
        counts=tuple(_counts(session, row)),
        costs=tuple(_costs(session, known, filled=row is not None)),
        bakers=bakers,
        taken_out=tuple(_taken_out(session, carried, bakers)),
        rule=known.rule if known else "hours",
        after_costs=known.after_costs if known else True,
        fund_percent=known.fund_percent if known else 0,
        piece_pay=known.piece_pay if known else Money(0),
        loss_taken=row.loss_taken if row else Money(0),
        note=row.note if row else "",
        credits=tuple(_credits(session, row)) if row else (),
        share=ShareFigures(share.fund, share.rest, share.loss, share.loss_taken) if share else None,
        past=tuple(past_of(session, row)) if row else (),
    )


def _newest_before(session: Session, day: date) -> BreadDay | None:
    return session.scalars(select(BreadDay).where(BreadDay.day < day).order_by(BreadDay.day.desc()).limit(1)).first()


def _counts(session: Session, row: BreadDay | None) -> Iterable[CountRow]:
    there: dict[UUID, BreadCount] = {}
    if row is not None:
        query = select(BreadCount).where(BreadCount.bread_day_id == row.id)
        there = {one.kind_id: one for one in session.scalars(query)}
    closed = row is not None and row.closed_on is not None
    for kind in bread_kinds(session, archived=True):
        one = there.get(kind.id)
        if one is not None:
            figures = {name: getattr(one, name) for name in ("planned", "baked", "sold", "given", "spoiled", "left")}
            yield CountRow(kind.name, Counted(kind.id, one.price, **figures))
        elif not kind.archived and not closed:
            yield CountRow(kind.name, Counted(kind.id, kind.price))


def _costs(session: Session, row: BreadDay | None, *, filled: bool) -> Iterable[CostRow]:
    if row is None:
        return
    for one in session.scalars(select(BreadCost).where(BreadCost.bread_day_id == row.id).order_by(BreadCost.place)):
        yield CostRow(one.category, one.amount if filled else Money(0), one.from_box)


def _bakers(session: Session, day: date, share: Share | None, carried: dict[UUID, Money]) -> Iterable[BakerRow]:
    rows = list(session.scalars(select(BakeShift).where(BakeShift.day == day).order_by(BakeShift.place, BakeShift.id)))
    parts = {part.person_id: part for part in parts_of(session, share.id)} if share else {}
    names = names_of(session, {row.person_id for row in rows}, family_first=family_first(session))
    for row in rows:
        part = parts.get(row.person_id)
        yield BakerRow(
            row.person_id,
            names.get(row.person_id, "–"),
            row.minutes,
            row.begins,
            row.weight,
            part.amount if part else None,
            part.odd if part else False,
            carried.get(row.person_id, Money(0)),
        )


def _taken_out(session: Session, carried: dict[UUID, Money], bakers: Iterable[BakerRow]) -> Iterable[BakerRow]:
    """Yield the women a correction took out after they had been paid."""
    gone = carried.keys() - {row.person_id for row in bakers}
    names = names_of(session, gone, family_first=family_first(session))
    for key, amount in carried.items():
        if key in gone and amount:
            yield BakerRow(key, names.get(key, "–"), 0, None, None, Money(0), carried=amount)


def _carried(session: Session, row: BreadDay) -> dict[UUID, Money]:
    """Return what corrections of a day carried for each woman, all of them together."""
    of_day = select(Share.id).where(Share.source == SOURCE, Share.source_id == row.id)
    query = (
        select(LedgerLine.person_id, func.sum(LedgerLine.amount))
        .where(LedgerLine.source.in_(CARRIES), LedgerLine.source_id.in_(of_day))
        .group_by(LedgerLine.person_id)
    )
    return {key: Money(amount) for key, amount in session.execute(query) if key is not None}


def _credits(session: Session, row: BreadDay) -> Iterable[CreditRow]:
    query = (
        select(Debt)
        .join(BreadOnCredit, BreadOnCredit.debt_id == Debt.id)
        .where(BreadOnCredit.bread_day_id == row.id)
        .order_by(BreadOnCredit.id)
    )
    for debt in session.scalars(query):
        owed, paid = owed_and_paid(session, debt.id)
        if owed:
            yield CreditRow(debt.id, debtor(session, debt), owed, Money(owed - paid))


# --- many days --------------------------------------------------------------------------------------------------------


def bread_days(session: Session, since: date, until: date) -> list[DayRow]:
    """Return the days from ``since`` up to, not with, ``until``, newest first."""
    money = func.coalesce(func.sum(BreadCount.sold * BreadCount.price), 0)
    query = (
        select(
            BreadDay.day,
            BreadDay.closed_on,
            func.coalesce(func.sum(BreadCount.baked), 0),
            func.coalesce(func.sum(BreadCount.sold), 0),
            money,
        )
        .outerjoin(BreadCount, BreadCount.bread_day_id == BreadDay.id)
        .where(BreadDay.day >= since, BreadDay.day < until)
        .group_by(BreadDay.id)
        .order_by(BreadDay.day.desc())
    )
    rows = session.execute(query).all()
    return [DayRow(day, closed is not None, baked, sold, Money(int(worth))) for day, closed, baked, sold, worth in rows]


def open_bread_days(session: Session, today: date) -> list[date]:
    """Return the days up to today that were begun and not closed, the oldest first."""
    wrote = select(BreadCount.id).where(BreadCount.bread_day_id == BreadDay.id, BreadCount.baked + BreadCount.sold > 0)
    query = select(BreadDay.day).where(BreadDay.closed_on.is_(None), BreadDay.day <= today, wrote.exists())
    return list(session.scalars(query.order_by(BreadDay.day)))


def bakers_of_week(session: Session, monday: date) -> dict[date, list[BakerRow]]:
    """Return who bakes on each of the seven days from ``monday`` on."""
    days = [monday + timedelta(days=more) for more in range(7)]
    return {day: list(_bakers(session, day, None, {})) for day in days}
