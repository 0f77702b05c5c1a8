"""What the forms of sewing say before they are saved. Keys are made by the form: saving twice writes once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003  dataclasses are read at run time by tests
from typing import TYPE_CHECKING

from grouphub.base.keys import new_key
from grouphub.base.money import NOTHING, Money
from grouphub.features.income.sharing import Rule
from grouphub.features.sewing.rules import Cloth

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID


@dataclass(frozen=True)
class OrderCostDraft:
    """What an order cost; ``from_box`` when it is paid straight from the cash box."""

    what: str
    amount: Money
    from_box: bool = False


@dataclass(frozen=True)
class WorkerDraft:
    """Who does what; ``weight`` is her part in the meaning of the rule."""

    person_id: UUID
    task: str = ""
    weight: int = 1


@dataclass(frozen=True)
class OrderDraft:
    """An order: the customer is a woman of the register (``person_id``) or a name (``party``)."""

    garment: str
    """A ``Garment``, or her own words."""
    quantity: int
    price: Money
    """Of one."""
    taken_on: date
    person_id: UUID | None = None
    party: str = ""
    phone: str = ""
    cloth: Cloth = Cloth.CUSTOMER
    due: date | None = None
    deposit: Money = NOTHING
    """What is paid when it is taken; later payments are written down on their own."""
    measurement_id: UUID | None = None
    note: str = ""
    costs: tuple[OrderCostDraft, ...] = ()
    workers: tuple[WorkerDraft, ...] = ()
    rule: Rule = Rule.EQUAL
    after_costs: bool = True
    fund_percent: int = 0
    """Hundredths of a per cent of the profit."""
    piece_pay: Money = NOTHING
    id: UUID = field(default_factory=new_key)

    @property
    def total(self) -> Money:
        """What all of it costs."""
        return Money(self.price * self.quantity)


@dataclass(frozen=True)
class MeasureDraft:
    """What was measured: millimetres by the name of the measure."""

    garment: str
    measures: Mapping[str, int]
    taken_on: date
    person_id: UUID | None = None
    party: str = ""
    note: str = ""
    id: UUID = field(default_factory=new_key)
