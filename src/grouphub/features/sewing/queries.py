"""What the pages of sewing read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from grouphub.base.money import Money
from grouphub.base.names import fold, initials
from grouphub.features.group.queries import family_first
from grouphub.features.income import shares
from grouphub.features.income.booking import lines_of
from grouphub.features.income.models import DebtSum, LedgerLine
from grouphub.features.income.rules import Kind
from grouphub.features.people.card import names_of
from grouphub.features.people.derived import shown_name
from grouphub.features.people.models import Person
from grouphub.features.sewing.models import MeasurementSet, OrderCost, OrderWorker, SewingOrder
from grouphub.features.sewing.orders import BACK, SOURCE
from grouphub.features.sewing.rules import SOON_DAYS, OrderGone, Stage, Urgency, garment_word, urgency

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from uuid import UUID

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

PAID_SHOWN = 2
"""So many paid orders stand on the board; the rest is in the list."""


@dataclass(frozen=True)
class OrderRow:
    """An order on the board and in the list."""

    id: UUID
    number: int
    customer: str
    garment: str
    quantity: int
    total: Money
    left: Money
    taken_on: date
    due: date | None
    stage: Stage
    """``PAID`` when it is delivered and nothing is owed."""
    is_fitted: bool
    sewers: tuple[str, ...]
    initials: str
    """Of the first who sews it."""
    urgency: Urgency | None
    is_cancelled: bool = False


@dataclass(frozen=True)
class Column:
    """One column of the board: how many orders there are, and those that are shown."""

    stage: Stage
    count: int
    orders: tuple[OrderRow, ...]


@dataclass(frozen=True)
class CostRow:
    """What an order cost."""

    what: str
    amount: Money
    from_box: bool


@dataclass(frozen=True)
class WorkerRow:
    """Who does what; ``amount`` is her share once it is sewn, and ``waits`` says that it was not yet received."""

    person_id: UUID
    name: str
    task: str
    weight: int
    amount: Money | None = None
    waits: bool = False
    odd: bool = False


@dataclass(frozen=True)
class PaymentRow:
    """What a customer paid."""

    line_id: UUID
    day: date
    amount: Money
    is_voided: bool
    note: str


@dataclass(frozen=True)
class MeasureRow:
    """What was measured, in millimetres by the name of the measure."""

    id: UUID
    garment: str
    taken_on: date
    measures: dict[str, int]
    note: str


@dataclass(frozen=True)
class OrderCard:
    """All about one order."""

    row: OrderRow
    person_id: UUID | None
    party: str
    phone: str
    price: Money
    cloth: str
    fitted_on: date | None
    reached: dict[Stage, date]
    """When it came to each stage."""
    note: str
    rule: str
    after_costs: bool
    fund_percent: int
    piece_pay: Money
    debt_id: UUID | None
    costs: tuple[CostRow, ...]
    workers: tuple[WorkerRow, ...]
    payments: tuple[PaymentRow, ...]
    given_back: Money
    """What the customer got back when it was cancelled."""
    measures: MeasureRow | None
    cancelled_on: date | None
    reason: str

    @property
    def paid(self) -> Money:
        """What was paid of it; of a cancelled order too, which is not owed any more."""
        return Money(sum(one.amount for one in self.payments if not one.is_voided))


_LEFT = func.coalesce(DebtSum.owed - DebtSum.paid, 0)
_STANDS = SewingOrder.cancelled_on.is_(None)


def board(session: Session, today: date) -> list[Column]:
    """Return the five columns: open orders by their day, of the paid ones the newest."""
    columns = []
    for stage in Stage:
        where = _at(stage)
        count = session.scalar(_joined(select(func.count())).where(*where)) or 0
        order = (SewingOrder.delivered_on.desc(), SewingOrder.number.desc())
        query = _joined(select(SewingOrder, _LEFT)).where(*where)
        if stage is Stage.PAID:
            query = query.order_by(*order).limit(PAID_SHOWN)
        else:
            query = query.order_by(SewingOrder.due.is_(None), SewingOrder.due, SewingOrder.number)
        columns.append(Column(stage, count, tuple(_rows(session, query, today))))
    return columns


def orders(
    session: Session,
    today: date,
    *,
    stage: Stage | None = None,
    text: str = "",
    cancelled: bool = False,
    first: int = 0,
    most: int = 200,
) -> list[OrderRow]:
    """Return orders, the newest first; ``text`` is looked for in number, garment and customer."""
    query = _joined(select(SewingOrder, _LEFT))
    query = query.where(SewingOrder.cancelled_on.is_not(None)) if cancelled else query.where(_STANDS)
    if stage is not None:
        query = query.where(*_at(stage))
    query = query.order_by(SewingOrder.number.desc())
    if not text.strip():
        return list(_rows(session, query.offset(first).limit(most), today))
    sought = fold(text)
    found = [
        row
        for row in _rows(session, query, today)
        if sought in fold(f"{row.number} {garment_word(row.garment)} {row.customer}")
    ]
    return found[first : first + most]


def orders_due(session: Session, today: date) -> list[OrderRow]:
    """Return the open orders that are late or due within two days, the latest first."""
    until = today + timedelta(days=SOON_DAYS)
    open_ones = SewingOrder.stage.in_([Stage.TAKEN.value, Stage.CUT.value, Stage.SEWN.value])
    query = _joined(select(SewingOrder, _LEFT)).where(_STANDS, open_ones, SewingOrder.due <= until)
    return list(_rows(session, query.order_by(SewingOrder.due, SewingOrder.number), today))


def orders_of(session: Session, person_id: UUID, today: date) -> list[OrderRow]:
    """Return the orders of a woman as a customer, the newest first."""
    query = _joined(select(SewingOrder, _LEFT)).where(SewingOrder.person_id == person_id)
    return list(_rows(session, query.order_by(SewingOrder.number.desc()), today))


def order_card(session: Session, order_id: UUID, today: date) -> OrderCard:
    """Return all about an order. Raises OrderGone."""
    found = session.execute(_joined(select(SewingOrder, _LEFT)).where(SewingOrder.id == order_id)).first()
    if found is None:
        raise OrderGone
    row = found[0]
    [shown] = _rows(session, _joined(select(SewingOrder, _LEFT)).where(SewingOrder.id == order_id), today)
    reached = {Stage.TAKEN: row.taken_on, Stage.CUT: row.cut_on, Stage.SEWN: row.sewn_on}
    reached[Stage.DELIVERED] = row.delivered_on
    costs = session.scalars(select(OrderCost).where(OrderCost.order_id == row.id).order_by(OrderCost.place))
    return OrderCard(
        row=shown,
        person_id=row.person_id,
        party=row.party,
        phone=row.phone,
        price=row.price,
        cloth=row.cloth,
        fitted_on=row.fitted_on,
        reached={stage: day for stage, day in reached.items() if day is not None},
        note=row.note,
        rule=row.rule,
        after_costs=row.after_costs,
        fund_percent=row.fund_percent,
        piece_pay=row.piece_pay,
        debt_id=row.debt_id,
        costs=tuple(CostRow(cost.what, cost.amount, cost.from_box) for cost in costs),
        workers=tuple(_workers(session, row)),
        payments=tuple(_payments(session, row)),
        given_back=Money(sum(line.amount for line in lines_of(session, BACK, row.id))),
        measures=_measure(session.get(MeasurementSet, row.measurement_id)) if row.measurement_id else None,
        cancelled_on=row.cancelled_on,
        reason=row.reason,
    )


def _joined(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return query.select_from(SewingOrder).outerjoin(DebtSum, DebtSum.debt_id == SewingOrder.debt_id)


def _at(stage: Stage) -> list[ColumnElement[bool]]:
    if stage is Stage.PAID:
        return [_STANDS, SewingOrder.stage == Stage.DELIVERED.value, _LEFT <= 0]
    if stage is Stage.DELIVERED:
        return [_STANDS, SewingOrder.stage == Stage.DELIVERED.value, _LEFT > 0]
    return [_STANDS, SewingOrder.stage == stage.value]


def _rows(session: Session, query: Select[*tuple[Any, ...]], today: date) -> Iterable[OrderRow]:
    found = session.execute(query).all()
    workers = _sewers(session, [row.id for row, _left in found])
    people = {row.person_id for row, _left in found if row.person_id} | {
        key for keys in workers.values() for key in keys
    }
    names, letters = _called(session, people)
    for row, left in found:
        sewers = workers.get(row.id, ())
        paid = row.stage == Stage.DELIVERED.value and left <= 0
        stage = Stage.PAID if paid else Stage(row.stage)
        yield OrderRow(
            id=row.id,
            number=row.number,
            customer=names.get(row.person_id, "–") if row.person_id else row.party,
            garment=row.garment,
            quantity=row.quantity,
            total=Money(row.price * row.quantity),
            left=Money(left),
            taken_on=row.taken_on,
            due=row.due,
            stage=stage,
            is_fitted=row.fitted_on is not None,
            sewers=tuple(names.get(key, "–") for key in sewers),
            initials=next((letters.get(key, "") for key in sewers), ""),
            urgency=urgency(stage, row.due, today),
            is_cancelled=row.cancelled_on is not None,
        )


def _called(session: Session, people: Collection[UUID]) -> tuple[dict[UUID, str], dict[UUID, str]]:
    """Return the names of women, and their initials."""
    first = family_first(session)
    found = session.execute(select(Person.id, Person.given, Person.family).where(Person.id.in_(list(people)))).all()
    names = {key: shown_name(given, family, family_first=first) for key, given, family in found}
    return names, {key: initials(given, family) for key, given, family in found}


def _sewers(session: Session, order_ids: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    query = select(OrderWorker.order_id, OrderWorker.person_id).where(OrderWorker.order_id.in_(order_ids))
    found: dict[UUID, list[UUID]] = {}
    for order_id, person_id in session.execute(query.order_by(OrderWorker.order_id, OrderWorker.place)):
        found.setdefault(order_id, []).append(person_id)
    return found


def _workers(session: Session, row: SewingOrder) -> Iterable[WorkerRow]:
    there = list(session.scalars(select(OrderWorker).where(OrderWorker.order_id == row.id).order_by(OrderWorker.place)))
    share = shares.share_for(session, SOURCE, row.id)
    parts = {part.person_id: part for part in shares.parts_of(session, share.id)} if share else {}
    names = names_of(session, {one.person_id for one in there}, family_first=family_first(session))
    for one in there:
        part = parts.get(one.person_id)
        yield WorkerRow(
            one.person_id,
            names.get(one.person_id, "–"),
            one.task,
            one.weight,
            part.amount if part else None,
            waits=bool(share and share.waits),
            odd=bool(part and part.odd),
        )


def _payments(session: Session, row: SewingOrder) -> Iterable[PaymentRow]:
    if row.debt_id is None:
        return
    query = select(LedgerLine).where(LedgerLine.debt_id == row.debt_id, LedgerLine.kind == Kind.CAME_IN.value)
    lines = list(session.scalars(query.order_by(LedgerLine.day, LedgerLine.id)))
    taken_back = {line.reverses_id for line in lines if line.reverses_id}
    for line in lines:
        if line.reverses_id is None:
            yield PaymentRow(line.id, line.day, line.amount, line.id in taken_back, line.note)


def _measure(row: MeasurementSet | None) -> MeasureRow | None:
    return None if row is None else MeasureRow(row.id, row.garment, row.taken_on, dict(row.measures), row.note)


def measures(
    session: Session, *, person_id: UUID | None = None, party: str = "", garment: str = ""
) -> list[MeasureRow]:
    """Return what was measured of a woman of the register, or of a name, the newest first."""
    query = select(MeasurementSet).order_by(MeasurementSet.taken_on.desc(), MeasurementSet.id.desc())
    if person_id is not None:
        query = query.where(MeasurementSet.person_id == person_id)
    else:
        query = query.where(MeasurementSet.party_key == fold(party), MeasurementSet.person_id.is_(None))
    if garment:
        query = query.where(MeasurementSet.garment == garment)
    return [row for row in map(_measure, session.scalars(query)) if row is not None]
