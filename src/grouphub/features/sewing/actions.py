"""What is done in the sewing workshop: one function, one transaction, one step to undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grouphub.base.i18n import N_, _
from grouphub.base.names import fold
from grouphub.base.texts import check_length, clean, clean_lines
from grouphub.features.income import debts, shares
from grouphub.features.income.booking import reason_given, whom
from grouphub.features.income.drafts import PaymentDraft
from grouphub.features.income.rules import AmountMissing, DayAhead
from grouphub.features.sewing.models import MeasurementSet, SewingOrder
from grouphub.features.sewing.orders import (
    SOURCE,
    checked,
    give_money_back,
    next_number,
    order,
    owe,
    put,
    share_out,
    spend,
    write_costs,
    write_workers,
)
from grouphub.features.sewing.rules import (
    MOST_MILLIMETRES,
    CustomerMissing,
    DepositTooLarge,
    FittedAhead,
    GarmentMissing,
    MeasuresMissing,
    MeasureWrong,
    NobodySews,
    Stage,
    check_step,
    stage_before,
)
from grouphub.store.journal import say

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.sewing.drafts import MeasureDraft, OrderDraft
    from grouphub.store.database import Database

_MOVED = {
    Stage.TAKEN: N_("Order {number}: taken, not cut yet"),
    Stage.CUT: N_("Order {number}: cut"),
    Stage.SEWN: N_("Order {number}: sewn"),
    Stage.DELIVERED: N_("Order {number}: handed over"),
}
_REACHED = {Stage.CUT: "cut_on", Stage.SEWN: "sewn_on", Stage.DELIVERED: "delivered_on"}


def take_order(db: Database, draft: OrderDraft) -> UUID:
    """Write down an order with its deposit, costs and sewers; saving twice writes it once. Return its key.

    Raises FieldProblem, NobodyThere.
    """
    with db.write(N_("Order {number} was taken")) as session:
        if session.get(SewingOrder, draft.id) is None:
            row = _take(session, draft, db.clock.today())
            say(session, number=row.number)
        return draft.id


def _take(session: Session, draft: OrderDraft, today: date) -> SewingOrder:
    if draft.taken_on > today:
        raise DayAhead("taken_on")
    kept = checked(session, draft)
    if not 0 <= draft.deposit <= draft.total:
        if draft.deposit < 0:
            raise AmountMissing("deposit")
        raise DepositTooLarge("deposit", deposit=draft.deposit, price=draft.total)
    row = SewingOrder(id=draft.id, number=next_number(session), stage=Stage.TAKEN.value, **kept)
    session.add(row)
    session.flush()
    write_costs(session, row, draft.costs)
    write_workers(session, row, draft.workers, archived=False)
    owe(session, row, today, "")
    session.flush()
    if draft.deposit:
        assert row.debt_id is not None
        debts.book_payment(session, PaymentDraft(row.debt_id, draft.deposit, draft.taken_on), today)
    spend(session, row, draft.taken_on, today, "")
    return row


def change_order(db: Database, order_id: UUID, draft: OrderDraft) -> None:
    """Change an order; debts, costs from the box and shares follow by reversing lines, the old ones stay to be seen.

    The deposit of the draft is not looked at. Raises OrderGone, OrderCancelled, FieldProblem, NobodyThere.
    """
    with db.write(N_("Order {number} was changed")) as session:
        today, row = db.clock.today(), order(session, order_id)
        say(session, number=row.number)
        if draft.taken_on > today:
            raise DayAhead("taken_on")
        put(row, checked(session, draft, archived=draft.person_id == row.person_id))
        write_costs(session, row, draft.costs)
        write_workers(session, row, draft.workers, archived=False)
        _settle(session, row, today, _("Order {number} was changed").format(number=row.number))
        _check_sewn(session, row)


def move_order(db: Database, order_id: UUID, stage: Stage, day: date | None = None) -> None:
    """Bring an order one step on, or one back, on a day (today unless given).

    When it is sewn its money is shared: it waits until the customer has paid.
    Raises OrderGone, OrderCancelled, StepNotNext, NobodySews, DayAhead.
    """
    with db.write(_MOVED[stage]) as session:
        today, row = db.clock.today(), order(session, order_id)
        say(session, number=row.number)
        check_step(row.stage, stage)
        reached = day or today
        if reached > today:
            raise DayAhead("day")
        was, row.stage = Stage(row.stage), stage.value
        if stage is stage_before(was):
            setattr(row, _REACHED[was], None)
        else:
            setattr(row, _REACHED[stage], reached)
        session.flush()
        share_out(session, row, today, _(_MOVED[stage]).format(number=row.number))
        _check_sewn(session, row)


def _check_sewn(session: Session, row: SewingOrder) -> None:
    if row.stage == Stage.DELIVERED.value and shares.share_for(session, SOURCE, row.id) is None:
        raise NobodySews("women")


def mark_fitted(db: Database, order_id: UUID, day: date | None) -> None:
    """Write down when she tried it on; none takes the tick away. Raises OrderGone, OrderCancelled, FittedAhead."""
    with db.write(N_("The fitting of order {number} was written down")) as session:
        row = order(session, order_id)
        say(session, number=row.number)
        if day is not None and not row.taken_on <= day <= db.clock.today():
            raise FittedAhead("fitted_on")
        row.fitted_on = day


def pay_for_order(db: Database, order_id: UUID, draft: PaymentDraft) -> UUID:
    """Write down what the customer paid and return the line's key; with the last payment the sewers have earned.

    ``draft.debt_id`` is not looked at. Raises NothingOwed, MoreThanOwed, OrderGone, OrderCancelled, FieldProblem.
    """
    with db.write(N_("A payment for order {number} was written down")) as session:
        row = order(session, order_id)
        say(session, number=row.number)
        assert row.debt_id is not None
        return debts.book_payment(session, replace(draft, debt_id=row.debt_id), db.clock.today()).id


def cancel_order(db: Database, order_id: UUID, reason: str, *, give_back: bool = False) -> None:
    """Cancel an order: nobody owes for it and nobody earns by it; it stays to be seen.

    What was paid already stays in the box, or with ``give_back`` goes out of it today.
    Raises OrderGone, OrderCancelled, ReasonMissing.
    """
    with db.write(N_("Order {number} was cancelled: {reason}"), reason=clean(reason)) as session:
        today, kept, row = db.clock.today(), reason_given(reason), order(session, order_id)
        say(session, number=row.number)
        there = shares.share_for(session, SOURCE, row.id)
        if there is not None:
            shares.void_share(session, there.id, kept, today)
        if row.debt_id is not None:
            paid = debts.close_debt(session, row.debt_id, kept, today)
            if give_back and paid:
                give_money_back(session, row, paid, kept, today)
        row.cancelled_on, row.reason = today, kept


def _settle(session: Session, row: SewingOrder, today: date, reason: str) -> None:
    """Bring the money of an order to what it says now."""
    owe(session, row, today, reason)
    spend(session, row, min(row.taken_on, today), today, reason, late=True)
    share_out(session, row, today, reason)


# --- measures ---------------------------------------------------------------------------------------------------------


def take_measures(db: Database, draft: MeasureDraft) -> UUID:
    """Write down what was measured, beside what was measured before; saving twice writes it once.

    Raises GarmentMissing, CustomerMissing, MeasuresMissing, MeasureWrong, DayAhead, NobodyThere.
    """
    with db.write(N_("Measures were written down")) as session:
        if session.get(MeasurementSet, draft.id) is None:
            session.add(_measured(session, draft, db.clock.today()))
        return draft.id


def measure_for_order(db: Database, order_id: UUID, draft: MeasureDraft) -> UUID:
    """Write down what was measured for an order, of its customer; earlier sets stay. Saving twice writes it once.

    Who was measured is the customer, whatever the draft says. Raises as ``take_measures``, OrderGone, OrderCancelled.
    """
    with db.write(N_("Measures for order {number} were written down")) as session:
        row = order(session, order_id)
        say(session, number=row.number)
        if session.get(MeasurementSet, draft.id) is None:
            session.add(_measured(session, replace(draft, person_id=row.person_id, party=row.party), db.clock.today()))
            session.flush()
            row.measurement_id = draft.id
        return draft.id


def _measured(session: Session, draft: MeasureDraft, today: date) -> MeasurementSet:
    garment, party = clean(draft.garment), clean(draft.party)
    for name, text in (("garment", garment), ("party", party), ("note", draft.note)):
        check_length(name, text)
    person = None if draft.person_id is None else whom(session, draft.person_id, archived=True).id
    if person is None and not party:
        raise CustomerMissing("party")
    if not garment:
        raise GarmentMissing("garment")
    if draft.taken_on > today:
        raise DayAhead("taken_on")
    measures = {clean(name): value for name, value in draft.measures.items()}
    if not measures:
        raise MeasuresMissing("measures")
    for name, value in measures.items():
        if not name or not 0 < value <= MOST_MILLIMETRES:
            raise MeasureWrong(name or "measures")
    return MeasurementSet(
        id=draft.id,
        person_id=person,
        party="" if person else party,
        party_key="" if person else fold(party),
        garment=garment,
        taken_on=draft.taken_on,
        measures=measures,
        note=clean_lines(draft.note),
    )
