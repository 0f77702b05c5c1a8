"""What the forms of the bakery say before they are saved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003  dataclasses are read at run time by tests
from typing import TYPE_CHECKING

from grouphub.base.keys import new_key
from grouphub.base.money import NOTHING, Money
from grouphub.features.income.sharing import Rule

if TYPE_CHECKING:
    from uuid import UUID

    from grouphub.features.bakery.rules import Counted


@dataclass(frozen=True)
class CostDraft:
    """What a day cost; ``from_box`` when it is paid from the cash box that day."""

    category: str
    """A ``Category`` of the ledger, or her own words."""
    amount: Money
    from_box: bool = True


@dataclass(frozen=True)
class ShiftDraft:
    """A woman who bakes; ``weight`` is her part where the rule does not follow the time."""

    person_id: UUID
    minutes: int = 0
    begins: int | None = None
    """Minutes since midnight."""
    weight: int | None = None


@dataclass(frozen=True)
class DayDraft:
    """The sheet of a day: bread, costs, who baked, and how the money is shared."""

    day: date
    counts: tuple[Counted, ...] = ()
    costs: tuple[CostDraft, ...] = ()
    shifts: tuple[ShiftDraft, ...] = ()
    rule: Rule = Rule.HOURS
    after_costs: bool = True
    fund_percent: int = 0
    """Hundredths of a per cent of the profit."""
    piece_pay: Money = NOTHING
    loss_taken: Money = NOTHING
    """What of an earlier loss is set against it."""
    note: str = ""


@dataclass(frozen=True)
class RecipePartDraft:
    """So many thousandths of a unit of an ingredient."""

    ingredient_id: UUID
    quantity: int


@dataclass(frozen=True)
class RecipeDraft:
    """One batch of a kind of bread."""

    kind_id: UUID
    pieces: int
    parts: tuple[RecipePartDraft, ...] = ()
    minutes: int = 0
    hourly_wage: Money = NOTHING
    fuel: Money = NOTHING
    margin_percent: int = 0
    """Hundredths of a per cent on top of the cost."""
    how: str = ""


@dataclass(frozen=True)
class IngredientDraft:
    """Something bread is made of; ``price`` is that of one unit."""

    name: str
    unit: str
    price: Money
    id: UUID = field(default_factory=new_key)
