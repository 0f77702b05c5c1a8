"""What a closed day said before it was corrected, and what the correction changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID  # noqa: TC003  dataclasses are read at run time by tests

from sqlalchemy import select

from grouphub.base.money import Money, shown
from grouphub.base.names import fold
from grouphub.features.bakery.models import BreadDayPast
from grouphub.features.group.queries import family_first
from grouphub.features.income.shares import parts_of
from grouphub.features.people.card import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from grouphub.features.bakery.models import BreadDay

COUNTED = ("baked", "sold", "given", "spoiled", "left")


@dataclass(frozen=True)
class Said:
    """What a day says, or said: each number of each kind, each cost, what each woman earned."""

    counts: dict[str, dict[str, int | None]] = field(default_factory=dict)
    """By the key of the bread, or its name where only that was kept; ``price`` among them."""
    breads: dict[str, str] = field(default_factory=dict)
    """What each bread is called, by the same."""
    costs: dict[str, Money] = field(default_factory=dict)
    parts: dict[UUID, Money] = field(default_factory=dict)
    """What each woman earned."""
    names: dict[UUID, str] = field(default_factory=dict)
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
        yield PastRow(one.changed_on, one.reason, one.figures, said_in(one.figures, *_parts(session, one.share_id)))


def said_in(figures: dict[str, Any], parts: dict[UUID, Money], names: dict[UUID, str]) -> Said:
    """Return what kept figures say."""
    costs: dict[str, Money] = {}
    for cost in figures["costs"]:
        costs[cost["category"]] = Money(costs.get(cost["category"], Money(0)) + cost["amount"])
    keys = [one.get("kind", one["name"]) for one in figures["counts"]]
    told = list(zip(keys, figures["counts"], strict=True))
    counts = {key: {name: one[name] for name in ("price", *COUNTED)} for key, one in told}
    breads = {key: one["name"] for key, one in told}
    credit = figures.get("on_credit")
    return Said(counts, breads, costs, parts, names, None if credit is None else Money(credit))


def changes(before: Said, after: Said) -> Iterator[Change]:
    """Yield the figures that differ: of the bread, of the costs, on credit, of the women."""
    yield from _of_bread(before, after)
    for cost in dict.fromkeys((*before.costs, *after.costs)):
        if before.costs.get(cost, 0) != after.costs.get(cost, 0):
            yield Change(cost, "cost", before.costs.get(cost), after.costs.get(cost))
    if before.on_credit is not None and before.on_credit != after.on_credit:
        yield Change("", "credit", before.on_credit, after.on_credit)
    names = before.names | after.names
    for her in dict.fromkeys((*before.parts, *after.parts)):
        if before.parts.get(her, 0) != after.parts.get(her, 0):
            yield Change(names.get(her, "–"), "earned", before.parts.get(her), after.parts.get(her))


def _of_bread(before: Said, after: Said) -> Iterator[Change]:
    keys = {name: key for key, name in reversed(after.breads.items())}
    counts = {key if key in after.counts else keys.get(key, key): figures for key, figures in before.counts.items()}
    both = counts | after.counts
    names = _told_apart({key: after.breads.get(key) or before.breads[key] for key in both}, both)
    for key in both:
        old, new = counts.get(key, {}), after.counts.get(key, {})
        for what in ("price", *COUNTED):
            if (old.get(what) or 0) != (new.get(what) or 0):
                yield Change(names[key], what, old.get(what), new.get(what))


def _told_apart(names: dict[str, str], counts: dict[str, dict[str, int | None]]) -> dict[str, str]:
    """Return what each bread is called; of two that are called the same also the price, and if need be a number."""
    told: dict[str, str] = {}
    for key, name in names.items():
        price = counts[key]["price"] or 0
        same = [other for other, called in names.items() if fold(called) == fold(name)]
        number = [other for other in same if (counts[other]["price"] or 0) == price].index(key) + 1
        told[key] = name if len(same) == 1 else f"{name}, {shown(price)}" + (f" ({number})" if number > 1 else "")
    return told


def _parts(session: Session, share_id: UUID | None) -> tuple[dict[UUID, Money], dict[UUID, str]]:
    parts = parts_of(session, share_id) if share_id is not None else []
    earned = {part.person_id: part.amount for part in parts}
    return earned, names_of(session, set(earned), family_first=family_first(session))
