"""A shared sum as it stands: by what it was shared, what each woman has of it, and what a correction would carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.money import NOTHING, Money
from grouphub.features.group.queries import family_first
from grouphub.features.income.carrying import paid_of
from grouphub.features.income.models import closed_to
from grouphub.features.income.rules import Area, carried
from grouphub.features.income.shares import carried_before, earnings_of, parts_of, standing_share
from grouphub.features.income.sharing import Rule
from grouphub.features.people.derived import shown_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class SharedPart:
    """What one woman has of a shared sum, and what of it was paid to her."""

    person_id: UUID
    name: str
    weight: int
    amount: Money
    paid: Money


@dataclass(frozen=True)
class ShareChange:
    """What a correction changes for one woman. ``carried``: what it makes too little, or (negative) too much."""

    person_id: UUID
    name: str
    was: Money
    becomes: Money
    carried: Money


@dataclass(frozen=True)
class SharedSum:
    """A sum that was shared, as it stands."""

    id: UUID
    area: Area
    day: date
    what: str
    rule: Rule
    total: Money
    costs: Money
    after_costs: bool
    fund_percent: int
    loss_taken: Money
    piece_pay: Money
    month_closed: bool
    parts: tuple[SharedPart, ...]
    settled: Mapping[UUID, int]
    """What earlier corrections carry for women, also for those who have no part any more."""

    def changes(self, amounts: Mapping[UUID, Money], names: Mapping[UUID, str]) -> list[ShareChange]:
        """Return what changes when each woman gets so much: those who had a part first, then who is new."""
        found = []
        for part in self.parts:
            new = amounts.get(part.person_id, NOTHING)
            more = carried(part.amount, new, part.paid, settled=part.person_id in self.settled)
            found.append(ShareChange(part.person_id, part.name, part.amount, new, Money(more)))
        there = {part.person_id for part in self.parts}
        for key in (key for key in amounts if key not in there):
            more = max(min(amounts[key], -self.settled.get(key, 0)), 0)
            found.append(ShareChange(key, names.get(key, ""), NOTHING, amounts[key], Money(more)))
        return [one for one in found if one.was != one.becomes]


def shared_sum(session: Session, share_id: UUID) -> SharedSum:
    """Return a shared sum that stands. Raises ShareGone."""
    made = standing_share(session, share_id)
    paid: dict[UUID | None, Money] = {}
    for line in earnings_of(session, made):
        paid[line.person_id] = paid.get(line.person_id, NOTHING) + paid_of(session, line)
    names = _names(session, share_id)
    parts: dict[UUID, SharedPart] = {}
    for part in parts_of(session, share_id):  # one who was two women when it was shared has two
        her, there = part.person_id, parts.get(part.person_id)
        had = (there.weight, there.amount) if there is not None else (0, NOTHING)
        weight, amount = part.weight + had[0], part.amount + had[1]
        parts[her] = SharedPart(her, names[her], weight, amount, paid.get(her, NOTHING))
    return SharedSum(
        made.id,
        Area(made.area),
        made.day,
        made.what,
        Rule(made.rule),
        made.total,
        made.costs,
        made.after_costs,
        made.fund_percent,
        made.loss_taken,
        made.piece_pay,
        made.day <= closed_to(session),
        tuple(parts.values()),
        carried_before(session, made),
    )


def _names(session: Session, share_id: UUID) -> dict[UUID, str]:
    first = family_first(session)
    statement = (
        "SELECT person.id, given, family FROM share_part JOIN person ON person.id = person_id WHERE share_id = ?"
    )
    found = session.connection().exec_driver_sql(statement, (share_id.bytes,))
    return {UUID(bytes=bytes(key)): shown_name(given, family, family_first=first) for key, given, family in found}
