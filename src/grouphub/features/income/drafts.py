"""What the forms of money say before they are saved. Keys are made by the form: saving twice writes once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003  dataclasses are read at run time by tests
from typing import TYPE_CHECKING

from grouphub.base.keys import new_key
from grouphub.base.money import NOTHING, Money
from grouphub.features.income.rules import Area

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from grouphub.features.income.sharing import Rule, Weighed


@dataclass(frozen=True)
class EarningDraft:
    """What a woman earned; ``own`` when it never passes the group's box, ``paid`` when she has it in her hand."""

    person_id: UUID
    amount: Money
    day: date
    area: Area = Area.OTHER
    note: str = ""
    own: bool = False
    paid: bool = False
    id: UUID = field(default_factory=new_key)


@dataclass(frozen=True)
class CashDraft:
    """What came into the box or went out of it.

    ``person_id`` or ``party``: who paid, or was paid. Other money: ``currency`` with ``foreign_amount`` (hundredths)
    and ``rate`` (ten thousandths of a diram for one); ``amount`` is then reckoned.
    """

    amount: Money
    day: date
    area: Area = Area.OTHER
    category: str = ""
    """A ``Category`` or her own words; for what went out."""
    person_id: UUID | None = None
    party: str = ""
    note: str = ""
    purpose_id: UUID | None = None
    from_fund: bool = False
    """Whether it goes out of the group's fund; for what went out."""
    currency: str = ""
    foreign_amount: int = 0
    rate: int = 0
    source: str = ""
    source_id: UUID | None = None
    debt_id: UUID | None = None
    id: UUID = field(default_factory=new_key)


@dataclass(frozen=True)
class PayoutPart:
    """What is put into the hand of one woman.

    ``take_in`` settles what corrections made too much or too little with it; then ``amount`` may be 0.
    """

    person_id: UUID
    amount: Money
    is_advance: bool = False
    take_in: bool = False


@dataclass(frozen=True)
class PayoutDraft:
    """One act of paying out. ``id`` is made when the dialog opens: two quick clicks pay once."""

    day: date
    parts: tuple[PayoutPart, ...]
    note: str = ""
    id: UUID = field(default_factory=new_key)


@dataclass(frozen=True)
class ShareDraft:
    """A sum and by what it is shared; see ``sharing.split`` for the meaning of each."""

    total: Money
    women: tuple[Weighed, ...]
    rule: Rule
    day: date
    area: Area = Area.OTHER
    what: str = ""
    costs: Money = NOTHING
    after_costs: bool = True
    fund_percent: int = 0
    loss_taken: Money = NOTHING
    piece_pay: Money = NOTHING
    waits: bool = False
    """Whether the money has not come yet: nobody earns before ``release_share``."""
    source: str = ""
    source_id: UUID | None = None
    id: UUID = field(default_factory=new_key)


@dataclass(frozen=True)
class DebtDraft:
    """What somebody owes the group: a woman of the register, or a name."""

    amount: Money
    day: date
    person_id: UUID | None = None
    party: str = ""
    what: str = ""
    area: Area = Area.OTHER
    due: date | None = None
    source: str = ""
    source_id: UUID | None = None
    id: UUID = field(default_factory=new_key)


@dataclass(frozen=True)
class PaymentDraft:
    """What was paid of a debt. ``more_is_right`` when more than is owed is meant."""

    debt_id: UUID
    amount: Money
    day: date
    note: str = ""
    more_is_right: bool = False
    id: UUID = field(default_factory=new_key)


@dataclass(frozen=True)
class CountDraft:
    """The box as it was counted: how many of each note and coin, by its worth in diram."""

    day: date
    pieces: Mapping[int, int]
    reason: str = ""
    """Why it differs: needed when it does."""
    id: UUID = field(default_factory=new_key)


@dataclass(frozen=True)
class PurposeDraft:
    """A donor's line: what money is for, and how much there may be."""

    name: str
    giver: str = ""
    budget: Money = NOTHING
    since: date | None = None
    until: date | None = None
    ended: bool = False
    id: UUID = field(default_factory=new_key)
