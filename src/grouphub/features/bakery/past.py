"""What a closed day said before it was corrected, and what the correction changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from grouphub.base.money import Money
from grouphub.features.bakery.models import BreadDayPast
from grouphub.features.group.queries import family_first
from grouphub.features.income.shares import parts_of
from grouphub.features.people.card import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.bakery.models import BreadDay

COUNTED = ("baked", "sold", "given", "spoiled", "left")


@dataclass(frozen=True)
class Said:
    """What a day says, or said: each number of each kind, each cost, what each woman earned."""

    counts: dict[str, dict[str, int | None]] = field(default_factory=dict)
    """By the bread's name; ``price`` among them."""
    costs: dict[str, Money] = field(default_factory=dict)
    parts: dict[str, Money] = field(default_factory=dict)
    """By the woman's name."""
    on_credit: Money | None = None
    """None where it was not kept."""


@dataclass(frozen=True)
class Change:
    """One figure of a day that was corrected; ``what`` is a number of the bread, or empty for money."""

    about: str
    what: str
    before: int | None
    after: int | None


@dataclass(frozen=True)
class PastRow:
    """What a closed day said before it was corrected; ``figures`` as ``sheet`` keeps them."""

    changed_on: date
    reason: str
    figures: dict[str, Any]
    said: Said


def past_of(session: Session, row: BreadDay) -> Iterator[PastRow]:
    """Yield what a day said before each correction, the newest first."""
    query = select(BreadDayPast).where(BreadDayPast.bread_day_id == row.id).order_by(BreadDayPast.id.desc())
    for one in session.scalars(query):
        yield PastRow(one.changed_on, one.reason, one.figures, said_in(one.figures, _parts(session, one.share_id)))


def said_in(figures: dict[str, Any], parts: dict[str, Money]) -> Said:
    """Return what kept figures say."""
    costs: dict[str, Money] = {}
    for cost in figures["costs"]:
        costs[cost["category"]] = Money(costs.get(cost["category"], Money(0)) + cost["amount"])
    counts = {one["name"]: {name: one[name] for name in ("price", *COUNTED)} for one in figures["counts"]}
    credit = figures.get("on_credit")
    return Said(counts, costs, parts, None if credit is None else Money(credit))


def changes(before: Said, after: Said) -> Iterator[Change]:
    """Yield the figures that differ: of the bread, of the costs, on credit, of the women."""
    for bread in dict.fromkeys((*before.counts, *after.counts)):
        old, new = before.counts.get(bread, {}), after.counts.get(bread, {})
        for what in ("price", *COUNTED):
            if (old.get(what) or 0) != (new.get(what) or 0):
                yield Change(bread, what, old.get(what), new.get(what))
    yield from _money("cost", before.costs, after.costs)
    if before.on_credit is not None and before.on_credit != after.on_credit:
        yield Change("", "credit", before.on_credit, after.on_credit)
    yield from _money("earned", before.parts, after.parts)


def _money(what: str, before: dict[str, Money], after: dict[str, Money]) -> Iterator[Change]:
    for about in dict.fromkeys((*before, *after)):
        if before.get(about, 0) != after.get(about, 0):
            yield Change(about, what, before.get(about), after.get(about))


def _parts(session: Session, share_id: UUID | None) -> dict[str, Money]:
    if share_id is None:
        return {}
    parts = parts_of(session, share_id)
    names = names_of(session, {part.person_id for part in parts}, family_first=family_first(session))
    found: dict[str, Money] = {}
    for part in parts:
        name = names.get(part.person_id, "–")
        found[name] = Money(found.get(name, Money(0)) + part.amount)
    return found
