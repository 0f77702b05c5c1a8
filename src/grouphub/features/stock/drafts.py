"""What the forms of the stock say before they are saved. Keys are made by the form: saving twice writes once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grouphub.base.keys import new_key
from grouphub.base.money import NOTHING, Money
from grouphub.features.income.rules import Area
from grouphub.features.stock.rules import Condition, Unit

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID


@dataclass(frozen=True)
class MaterialDraft:
    """A material; ``least`` in thousandths of its unit."""

    name: str
    unit: Unit
    area: Area = Area.OTHER
    least: int = 0
    note: str = ""
    ended: bool = False
    id: UUID = field(default_factory=new_key)


@dataclass(frozen=True)
class MoveDraft:
    """What came or went, in thousandths of the unit; ``cost`` is paid from the box unless it is nothing."""

    material_id: UUID
    quantity: int
    day: date
    note: str = ""
    cost: Money = NOTHING
    party: str = ""
    """Of whom it was bought."""
    purpose_id: UUID | None = None
    all_the_same: bool = False
    """Whether more is used than is written down as being there."""
    source: str = ""
    source_id: UUID | None = None
    id: UUID = field(default_factory=new_key)


@dataclass(frozen=True)
class RemnantDraft:
    """A piece of cloth that was left over."""

    what: str
    long_cm: int
    wide_cm: int
    day: date
    place: str = ""
    material_id: UUID | None = None
    note: str = ""
    id: UUID = field(default_factory=new_key)


@dataclass(frozen=True)
class ToolDraft:
    """A machine or a tool."""

    name: str
    code: str = ""
    condition: Condition = Condition.GOOD
    person_id: UUID | None = None
    place: str = ""
    since: date | None = None
    next_care: date | None = None
    care: str = ""
    note: str = ""
    ended: bool = False
    id: UUID = field(default_factory=new_key)


@dataclass(frozen=True)
class CareDraft:
    """What was done for a machine, and when it is due again."""

    tool_id: UUID
    day: date
    what: str
    next_care: date | None = None
    note: str = ""
    id: UUID = field(default_factory=new_key)
