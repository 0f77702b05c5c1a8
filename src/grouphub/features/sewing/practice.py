"""Invents orders for a practice group, one or two at each stage of the work."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from grouphub.base.i18n import N_, _
from grouphub.base.keys import named_key
from grouphub.base.money import Money
from grouphub.features.income.models import Debt, LedgerLine, Share, SharePart
from grouphub.features.income.rules import Kind
from grouphub.features.income.shares import SOURCE as SHARE
from grouphub.features.sewing.models import OrderWorker, SewingOrder
from grouphub.features.sewing.orders import SOURCE
from grouphub.features.sewing.rules import Cloth, Garment, Stage, garment_word

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from grouphub.features.contribution import Invention
    from grouphub.store.records import Record

_CUSTOMERS = (N_("Customer from the bazaar"), N_("School"), N_("Tea house"), N_("Neighbour"))
_ORDERS = (
    (Garment.SCHOOL_DRESS, 1, 16_000, Stage.TAKEN, 3, False),
    (Garment.BED_COVER, 2, 14_000, Stage.TAKEN, 5, False),
    (Garment.CURTAIN, 2, 12_000, Stage.CUT, 1, False),
    (Garment.TROUSERS, 1, 11_000, Stage.SEWN, 2, False),
    (Garment.SCHOOL_DRESS, 1, 18_000, Stage.CUT, 0, False),
    (Garment.KURTA, 1, 45_000, Stage.CUT, -2, False),
    (Garment.APRON, 12, 3_000, Stage.DELIVERED, -1, False),
    (Garment.CURTAIN, 1, 9_000, Stage.DELIVERED, -3, True),
)
"""What, how many, the price of one, how far, in how many days it is due, and whether the customer has paid."""


def invent(invention: Invention) -> None:
    """Write the orders with what is owed for them and, where the work has begun, who sews and what she gets."""
    women = list(invention.people[3:6])
    for number, order in enumerate(_ORDERS, 1):
        _order(invention, number, order, women)


def _order(
    invention: Invention, number: int, order: tuple[Garment, int, int, Stage, int, bool], women: list[UUID]
) -> None:
    garment, quantity, price, stage, days, paid = order
    stage = stage if women else Stage.TAKEN
    today, taken, total = invention.today, invention.today - timedelta(days=7), Money(price * quantity)
    key, debt = named_key(f"order:{number}"), named_key(f"order:{number}:debt")
    party = _(invention.chance.choice(_CUSTOMERS))
    due = today + timedelta(days=days)
    steps = [today - timedelta(days=days_ago) for days_ago in (4, 3, 2)]
    reached = [day if place < list(Stage).index(stage) else None for place, day in enumerate(steps)]
    common = {"area": "sewing", "day": taken, "person_id": None, "party": party}
    _write(invention, Debt, {**common, "id": debt, "what": "", "due": due, "source": SOURCE, "source_id": key})
    _line(invention, f"order:{number}:owed", Kind.OWED, total, **common, debt_id=debt)
    row = {
        "id": key,
        "number": number,
        "person_id": None,
        "party": party,
        "phone": "",
        "garment": garment.value,
        "quantity": quantity,
        "price": Money(price),
        "cloth": Cloth.CUSTOMER.value,
        "measurement_id": None,
        "taken_on": taken,
        "due": due,
        "fitted_on": None,
        "stage": stage.value,
        "note": "",
        "rule": "equal",
        "after_costs": True,
        "fund_percent": 0,
        "piece_pay": Money(0),
        "debt_id": debt,
        "cancelled_on": None,
        "reason": "",
        **dict(zip(("cut_on", "sewn_on", "delivered_on"), reached, strict=True)),
    }
    _write(invention, SewingOrder, row)
    if paid:
        _line(invention, f"order:{number}:paid", Kind.CAME_IN, total, **{**common, "day": today}, debt_id=debt)
    if stage is not Stage.TAKEN:
        her = women[number % len(women)]
        worker = {"id": named_key(f"order:{number}:sewer"), "order_id": key, "person_id": her}
        _write(invention, OrderWorker, {**worker, "task": "", "weight": 1, "place": 0})
        if reached[1] is not None:
            _share(invention, row, her, reached[1], waits=not paid)


def _share(invention: Invention, order: dict[str, Any], her: UUID, day: date, *, waits: bool) -> None:
    """Write what she who sewed it gets: all of it, once the customer has paid."""
    name, total = f"order:{order['number']}", Money(order["price"] * order["quantity"])
    what = garment_word(order["garment"])
    nothing = dict.fromkeys(("costs", "loss_taken", "fund", "piece_pay", "rest", "loss"), Money(0))
    known = {"area": "sewing", "day": day, "written_on": day, "what": what, "source": SOURCE, "source_id": order["id"]}
    by = {"rule": "equal", "total": total, "after_costs": True, "fund_percent": 0, "waits": waits, **nothing}
    share = named_key(f"{name}:share")
    _write(invention, Share, {"id": share, **known, **by})
    part = {"id": named_key(f"{name}:part"), "share_id": share, "person_id": her}
    _write(invention, SharePart, {**part, "place": 0, "weight": 1, "amount": total, "odd": False})
    if not waits:
        earned = {"area": "sewing", "day": invention.today, "person_id": her, "note": what}
        _line(invention, f"{name}:earned", Kind.EARNING, total, **earned, source=SHARE, source_id=share)


def _line(invention: Invention, name: str, kind: Kind, amount: Money, **known: Any) -> None:
    told = {"id": named_key(name), "kind": kind.value, "amount": amount, "written_on": known["day"]}
    plain = dict.fromkeys(("category", "note", "currency", "reason", "source", "party"), "")
    _write(invention, LedgerLine, {**plain, "is_advance": False, **told, **known})


def _write(invention: Invention, kind: type[Record], row: dict[str, Any]) -> None:
    invention.connection.execute(insert(kind), [row])
