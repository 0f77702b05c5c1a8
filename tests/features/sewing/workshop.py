"""A small workshop: orders, and what women and the box have by them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from grouphub.base.keys import named_key
from grouphub.base.money import Money
from grouphub.features.income.booking import balance_of
from grouphub.features.income.box import box_on
from grouphub.features.income.drafts import PaymentDraft
from grouphub.features.sewing import actions, queries
from grouphub.features.sewing.drafts import MeasureDraft, OrderCostDraft, OrderDraft, WorkerDraft
from grouphub.features.sewing.rules import Stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from grouphub.store.database import Database

MONDAY = date(2025, 3, 17)
CURTAINS, MEASURES = (named_key(f"workshop:{name}") for name in ("curtains", "measures"))


def draft(*sewers: UUID, **changed) -> OrderDraft:
    """Return an order of two curtains for 120 somoni each."""
    known = {
        "garment": "curtain",
        "quantity": 2,
        "price": Money(12_000),
        "taken_on": MONDAY,
        "party": "Хола Саломат",
        "due": date(2025, 3, 20),
        "workers": tuple(WorkerDraft(one) for one in sewers),
    }
    return OrderDraft(**{**known, **changed})


def bring_to(db: Database, order_id: UUID, stage: Stage) -> None:
    """Bring an order from the first step to this one."""
    for step in (Stage.CUT, Stage.SEWN, Stage.DELIVERED):
        actions.move_order(db, order_id, step)
        if step is stage:
            return


def card(db: Database, order_id: UUID) -> queries.OrderCard:
    """Return all about an order."""
    with db.read() as session:
        return queries.order_card(session, order_id, MONDAY)


def balances(db: Database, her: list[UUID]) -> list[Money]:
    """Return what each is to be paid."""
    with db.read() as session:
        return [balance_of(session, one)[0] for one in her]


def box(db: Database) -> Money:
    """Return what is in the box."""
    with db.read() as session:
        return box_on(session, MONDAY)


def keep_workshop(db: Database, her: UUID) -> None:
    """Take an order that is cut, with a part of it paid, and measures of her."""
    actions.take_measures(db, MeasureDraft("dress", {"bust": 920}, MONDAY, person_id=her, id=MEASURES))
    order = draft(her, id=CURTAINS, deposit=Money(24_000), costs=(OrderCostDraft("ресмон", Money(500), from_box=True),))
    actions.take_order(db, order)
    actions.move_order(db, CURTAINS, Stage.CUT)


DONE: dict[str, Callable[[Database, UUID], object]] = {
    "take_order": lambda db, key: actions.take_order(
        db, draft(key, person_id=key, party="", measurement_id=MEASURES, deposit=Money(1), note="сурх")
    ),
    "change_order": lambda db, key: actions.change_order(
        db, CURTAINS, draft(key, price=Money(9_000), costs=(OrderCostDraft("тугма", Money(700), from_box=True),))
    ),
    "move_order": lambda db, _key: actions.move_order(db, CURTAINS, Stage.SEWN),
    "mark_fitted": lambda db, _key: actions.mark_fitted(db, CURTAINS, MONDAY),
    "pay_for_order": lambda db, _key: actions.pay_for_order(
        db, CURTAINS, PaymentDraft(CURTAINS, Money(5), MONDAY, more_is_right=True)
    ),
    "cancel_order": lambda db, _key: actions.cancel_order(db, CURTAINS, "not needed", give_back=True),
    "measure_for_order": lambda db, _key: actions.measure_for_order(
        db, CURTAINS, MeasureDraft("curtain", {"width": 1400}, MONDAY)
    ),
    "take_measures": lambda db, _key: actions.take_measures(
        db, MeasureDraft("кат", {"бар": 900}, MONDAY, party="Лола")
    ),
}
