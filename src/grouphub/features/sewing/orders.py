"""Writing an order and its money inside a running action."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from grouphub.base.money import MOST_SOMONI, Money
from grouphub.base.texts import check_length, clean, clean_lines
from grouphub.features.income import debts, shares
from grouphub.features.income.actions import book_cash
from grouphub.features.income.booking import lines_of, take_back_all, whom
from grouphub.features.income.drafts import CashDraft, DebtDraft, ShareDraft
from grouphub.features.income.rules import Area, Category, Kind, NameMissing, check_amount, check_not_too_much
from grouphub.features.income.sharing import (
    HUNDRED,
    FundOverHundred,
    Rule,
    SharesOverHundred,
    TwiceInShare,
    Weighed,
    missing_part,
    shown_per_cent,
)
from grouphub.features.sewing.models import MeasurementSet, OrderCost, OrderWorker, SewingOrder
from grouphub.features.sewing.rules import (
    MOST_PIECES,
    CustomerMissing,
    DueBeforeTaken,
    GarmentMissing,
    OrderCancelled,
    OrderGone,
    PriceTooLarge,
    QuantityWrong,
    Stage,
    garment_word,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.sewing.drafts import OrderCostDraft, OrderDraft, WorkerDraft
    from grouphub.store.records import Record

SOURCE = "order"
"""What lines, shares and debts of an order say they came from; their ``source_id`` is the order's key."""
BACK = "order_back"
"""The same for what was given back when an order was cancelled."""


def order(session: Session, order_id: UUID) -> SewingOrder:
    """Return an order that stands. Raises OrderGone, OrderCancelled."""
    found = session.get(SewingOrder, order_id)
    if found is None:
        raise OrderGone
    if found.cancelled_on is not None:
        raise OrderCancelled
    return found


def next_number(session: Session) -> int:
    """Return the number of the next order."""
    return (session.scalar(select(func.max(SewingOrder.number))) or 0) + 1


def checked(session: Session, draft: OrderDraft, *, archived: bool = False) -> dict[str, Any]:
    """Return the columns of an order as they are kept. Raises FieldProblem, NobodyThere."""
    texts = {name: clean(getattr(draft, name)) for name in ("garment", "party", "phone")}
    for name, text in (*texts.items(), ("note", draft.note)):
        check_length(name, text)
    person = None if draft.person_id is None else whom(session, draft.person_id, archived=archived).id
    if person is None and not texts["party"]:
        raise CustomerMissing("party")
    if not texts["garment"]:
        raise GarmentMissing("garment")
    if not 0 < draft.quantity <= MOST_PIECES:
        raise QuantityWrong("quantity")
    check_amount(draft.price, "price")
    if draft.total > MOST_SOMONI * 100:
        raise PriceTooLarge("price")
    _check_sharing(draft)
    if draft.due is not None and draft.due < draft.taken_on:
        raise DueBeforeTaken("due")
    if draft.measurement_id is not None and session.get(MeasurementSet, draft.measurement_id) is None:
        raise OrderGone
    return {
        **texts,
        "party": "" if person else texts["party"],
        "phone": "" if person else texts["phone"],
        "person_id": person,
        "quantity": draft.quantity,
        "price": draft.price,
        "cloth": draft.cloth.value,
        "measurement_id": draft.measurement_id,
        "taken_on": draft.taken_on,
        "due": draft.due,
        "note": clean_lines(draft.note),
        "rule": draft.rule.value,
        "after_costs": draft.after_costs,
        "fund_percent": draft.fund_percent,
        "piece_pay": draft.piece_pay,
    }


def _check_sharing(draft: OrderDraft) -> None:
    if not 0 <= draft.fund_percent <= HUNDRED:
        raise FundOverHundred("fund_percent")
    if draft.rule is Rule.PIECE_PAY:
        check_amount(draft.piece_pay, "piece_pay")
    for place, one in enumerate(draft.workers):
        if one.weight < 0:
            raise missing_part(draft.rule, f"weight-{place}")
        check_not_too_much(one.weight)


def put(row: Record, values: dict[str, Any]) -> None:
    """Change only what differs."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def write_costs(session: Session, row: SewingOrder, costs: Sequence[OrderCostDraft]) -> None:
    """Write what an order cost. Raises NameMissing, AmountMissing."""
    there = list(session.scalars(select(OrderCost).where(OrderCost.order_id == row.id).order_by(OrderCost.place)))
    for place, cost in enumerate(costs):
        what = clean(cost.what)
        check_length(f"what-{place}", what)
        if not what:
            raise NameMissing(f"what-{place}")
        check_amount(cost.amount, f"cost-{place}")
        values = {"what": what, "amount": cost.amount, "from_box": cost.from_box, "place": place}
        if place < len(there):
            put(there[place], values)
        else:
            session.add(OrderCost(order_id=row.id, **values))
    for gone in there[len(costs) :]:
        session.delete(gone)
    session.flush()


def write_workers(session: Session, row: SewingOrder, workers: Sequence[WorkerDraft], *, archived: bool) -> None:
    """Write who does what. Raises TwiceInShare, SharesOverHundred, NobodyThere, PersonArchived."""
    parts = sum(one.weight for one in workers)
    if row.rule == Rule.PER_CENT and parts > HUNDRED:
        raise SharesOverHundred("women", per_cent=shown_per_cent(parts))
    query = select(OrderWorker).where(OrderWorker.order_id == row.id)
    there = {one.person_id: one for one in session.scalars(query)}
    seen: set[UUID] = set()
    for place, one in enumerate(workers):
        known = one.person_id in there  # who stands there already may have gone to the bin meanwhile
        her = whom(session, one.person_id, f"women-{place}", archived=archived or known).id
        if her in seen:
            raise TwiceInShare(f"women-{place}")
        seen.add(her)
        task = clean(one.task)
        check_length(f"task-{place}", task)
        values = {"task": task, "weight": one.weight, "place": place}
        worker = there.pop(her, None)
        if worker is not None:
            put(worker, values)
        else:
            session.add(OrderWorker(order_id=row.id, person_id=her, **values))
    for gone in there.values():
        session.delete(gone)
    session.flush()


# --- money ------------------------------------------------------------------------------------------------------------


def total(row: SewingOrder) -> Money:
    """Return what an order costs the customer."""
    return Money(row.price * row.quantity)


def owe(session: Session, row: SewingOrder, today: date, reason: str) -> None:
    """Write down what the customer owes for an order, or bring it to what the order says now."""
    if row.debt_id is not None:
        owed = debts.debt(session, row.debt_id)
        what = garment_word(row.garment)
        put(owed, {"person_id": row.person_id, "party": row.party, "what": what, "due": row.due})
        if debts.owed_and_paid(session, row.debt_id)[0] != total(row):
            debts.rebook_debt(session, row.debt_id, total(row), reason, today)
        return
    draft = DebtDraft(
        total(row),
        row.taken_on,
        person_id=row.person_id,
        party=row.party,
        what=garment_word(row.garment),
        area=Area.SEWING,
        due=row.due,
        source=SOURCE,
        source_id=row.id,
    )
    row.debt_id = debts.book_debt(session, draft, today).id


def give_money_back(session: Session, row: SewingOrder, amount: Money, reason: str, today: date) -> None:
    """Write down what was given back to a customer, out of the box and today."""
    given = replace(CashDraft(amount, today, Area.SEWING, party=row.party, note=reason), source=BACK, source_id=row.id)
    given = replace(given, person_id=row.person_id, debt_id=row.debt_id)
    book_cash(session, Kind.WENT_OUT, given, today)


def left_to_pay(session: Session, row: SewingOrder) -> Money:
    """Return what the customer has not paid yet."""
    if row.debt_id is None:
        return Money(0)
    owed, paid = debts.owed_and_paid(session, row.debt_id)
    return Money(owed - paid)


def spend(session: Session, row: SewingOrder, day: date, today: date, reason: str, *, late: bool = False) -> None:
    """Write down what was paid from the box for an order; what was written before and differs is taken back.

    With ``late``, for an order that is changed, a day in a closed month becomes today.
    """
    query = select(OrderCost).where(OrderCost.order_id == row.id, OrderCost.from_box).order_by(OrderCost.place)
    wanted = list(session.scalars(query))
    there = lines_of(session, SOURCE, row.id)
    if sorted((one.note, int(one.amount)) for one in there) == sorted((one.what, int(one.amount)) for one in wanted):
        return
    if there:
        take_back_all(session, SOURCE, row.id, reason, today)
    for cost in wanted:
        spent = CashDraft(
            cost.amount,
            day,
            Area.SEWING,
            category=Category.MATERIALS.value,
            note=cost.what,
            source=SOURCE,
            source_id=row.id,
        )
        book_cash(session, Kind.WENT_OUT, spent, today, late=late)


def share_draft(session: Session, row: SewingOrder, day: date) -> ShareDraft | None:
    """Return how the money of an order is shared; none while nobody sews it."""
    query = select(OrderWorker).where(OrderWorker.order_id == row.id).order_by(OrderWorker.place)
    workers = list(session.scalars(query))
    if not workers:
        return None
    costs = session.scalars(select(OrderCost.amount).where(OrderCost.order_id == row.id))
    rule = Rule(row.rule)
    return ShareDraft(
        total=total(row),
        women=tuple(Weighed(one.person_id, 1 if rule is Rule.EQUAL else one.weight) for one in workers),
        rule=rule,
        day=day,
        area=Area.SEWING,
        what=garment_word(row.garment),
        costs=Money(sum(costs)),
        after_costs=row.after_costs,
        fund_percent=row.fund_percent,
        piece_pay=row.piece_pay,
        waits=left_to_pay(session, row) > 0,
        source=SOURCE,
        source_id=row.id,
    )


def share_out(session: Session, row: SewingOrder, today: date, reason: str) -> None:
    """Bring the shares of an order to what it says now: none before it is sewn, waiting until the customer has paid."""
    there = shares.share_for(session, SOURCE, row.id)
    is_sewn = row.stage in {Stage.SEWN, Stage.DELIVERED}
    wanted = share_draft(session, row, there.day if there else row.sewn_on or today) if is_sewn else None
    if there is None and wanted is not None:
        shares.book_share(session, wanted, today, late=True)
    elif there is not None and wanted is None:
        shares.void_share(session, there.id, reason, today)
    elif there is not None and wanted is not None:
        wanted = replace(wanted, waits=wanted.waits and there.waits)  # what was earned does not wait again
        if not _same(session, there, wanted):
            shares.correct_share(session, there.id, wanted, reason, today)


def _same(session: Session, there: Any, wanted: ShareDraft) -> bool:
    """Return whether a share says already what is wanted."""
    said = [(part.person_id, part.weight) for part in shares.parts_of(session, there.id)]
    names = ("total", "costs", "after_costs", "fund_percent", "piece_pay", "waits")
    alike = all(getattr(there, name) == getattr(wanted, name) for name in names) and there.rule == wanted.rule.value
    return alike and said == [(one.person_id, one.weight) for one in wanted.women]
