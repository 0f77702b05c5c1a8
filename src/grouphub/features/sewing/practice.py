"""Invents orders for a practice group, one or two at each stage of the work."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from grouphub.base.i18n import N_, _
from grouphub.base.keys import named_key
from grouphub.base.money import Money
from grouphub.features.income.models import Debt, LedgerLine
from grouphub.features.income.rules import Kind
from grouphub.features.sewing.models import OrderWorker, SewingOrder
from grouphub.features.sewing.orders import SOURCE
from grouphub.features.sewing.rules import Cloth, Garment, Stage

if TYPE_CHECKING:
    from grouphub.features.contribution import Invention

_CUSTOMERS = (N_("Customer from the bazaar"), N_("School"), N_("Tea house"), N_("Neighbour"))
_ORDERS = (
    (Garment.SCHOOL_DRESS, 1, 16_000, Stage.TAKEN, 3),
    (Garment.BED_COVER, 2, 14_000, Stage.TAKEN, 5),
    (Garment.CURTAIN, 2, 12_000, Stage.CUT, 1),
    (Garment.TROUSERS, 1, 11_000, Stage.CUT, 2),
    (Garment.SCHOOL_DRESS, 1, 18_000, Stage.SEWN, 0),
    (Garment.KURTA, 1, 45_000, Stage.SEWN, -2),
    (Garment.APRON, 12, 3_000, Stage.TAKEN, 8),
)
"""What, how many, the price of one, how far, and in how many days it is due. None is shared yet: nobody earned."""


def invent(invention: Invention) -> None:
    """Write the orders with what is owed for them and, where the work has begun, who sews."""
    women = list(invention.people[3:6])
    for number, order in enumerate(_ORDERS, 1):
        _order(invention, number, order, women)


def _order(invention: Invention, number: int, order: tuple[Garment, int, int, Stage, int], women: list[Any]) -> None:
    garment, quantity, price, stage, days = order
    today, chance = invention.today, invention.chance
    key, debt = named_key(f"order:{number}"), named_key(f"order:{number}:debt")
    taken = today - timedelta(days=7)
    party, due = _(chance.choice(_CUSTOMERS)), today + timedelta(days=days)
    common = {"area": "sewing", "day": taken, "person_id": None, "party": party, "source": SOURCE, "source_id": key}
    invention.connection.execute(insert(Debt), [{**common, "id": debt, "what": "", "due": due}])
    line = {"id": named_key(f"order:{number}:owed"), "kind": Kind.OWED.value, "amount": Money(price * quantity)}
    plain = {"category": "", "note": "", "is_advance": False, "currency": "", "reason": "", "written_on": taken}
    owed = {**common, "source": "", "source_id": None, "debt_id": debt}
    invention.connection.execute(insert(LedgerLine), [{**owed, **plain, **line}])
    reached = {"cut_on": today if stage is not Stage.TAKEN else None, "sewn_on": None, "delivered_on": None}
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
        "stage": (Stage.CUT if stage is Stage.SEWN else stage).value,
        "note": "",
        "rule": "equal",
        "after_costs": True,
        "fund_percent": 0,
        "piece_pay": Money(0),
        "debt_id": debt,
        "cancelled_on": None,
        "reason": "",
        **reached,
    }
    invention.connection.execute(insert(SewingOrder), [row])
    if women and stage is not Stage.TAKEN:
        worker = {"id": named_key(f"order:{number}:sewer"), "order_id": key, "person_id": chance.choice(women)}
        invention.connection.execute(insert(OrderWorker), [{**worker, "task": "", "weight": 1, "place": 0}])
