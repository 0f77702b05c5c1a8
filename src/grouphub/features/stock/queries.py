"""What the pages read about the stock, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.money import NOTHING
from grouphub.features.contribution import TodayRow
from grouphub.features.group.queries import family_first
from grouphub.features.income.models import LedgerLine
from grouphub.features.people.derived import shown_name
from grouphub.features.people.models import Person
from grouphub.features.stock.models import Material, Remnant, StockMove, Tool, ToolCare
from grouphub.features.stock.rules import SOURCE, Condition, MoveKind, Unit, shown_quantity

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.base.money import Money


@dataclass(frozen=True)
class MaterialRow:
    """A material and how much of it is there, in thousandths of its unit."""

    id: UUID
    name: str
    unit: Unit
    area: str
    least: int
    note: str
    ended: bool
    there: int
    counted_on: date | None
    """When it was last counted and found otherwise."""

    @property
    def is_low(self) -> bool:
        """Whether it should be bought anew."""
        return self.least > 0 and self.there < self.least

    def shown(self) -> str:
        """Return how much is there, in words."""
        return shown_quantity(self.there, self.unit)


def materials(session: Session, *, also_ended: bool = False) -> list[MaterialRow]:
    """Return what is in the stock, by name."""
    counted = func.max(StockMove.day).filter(StockMove.kind == MoveKind.COUNTED.value)
    query = (
        select(Material, func.coalesce(func.sum(StockMove.quantity), 0), counted)
        .outerjoin(StockMove, StockMove.material_id == Material.id)
        .group_by(Material.id)
        .order_by(Material.name, Material.id)
    )
    if not also_ended:
        query = query.where(Material.ended.is_(False))
    return [
        MaterialRow(row.id, row.name, Unit(row.unit), row.area, row.least, row.note, row.ended, there, day)
        for row, there, day in session.execute(query)
    ]


@dataclass(frozen=True)
class MoveRow:
    """What came or went of a material."""

    id: UUID
    kind: MoveKind
    day: date
    written_on: date
    quantity: int
    note: str
    source: str
    source_id: UUID | None
    reverses_id: UUID | None
    reason: str
    voided: bool
    cost: Money
    """What was paid for it from the box."""
    party: str
    """Of whom it was bought."""


def moves(session: Session, material_id: UUID, limit: int = 500) -> list[MoveRow]:
    """Return what came and went of a material, the newest first."""
    query = select(StockMove).where(StockMove.material_id == material_id)
    rows = session.scalars(query.order_by(StockMove.day.desc(), StockMove.id.desc()).limit(limit)).all()
    paid = _paid(session, [row.id for row in rows])
    back = set(
        session.scalars(
            select(StockMove.reverses_id).where(
                StockMove.material_id == material_id, StockMove.reverses_id.is_not(None)
            )
        )
    )
    return [
        MoveRow(
            row.id,
            MoveKind(row.kind),
            row.day,
            row.written_on,
            row.quantity,
            row.note,
            row.source,
            row.source_id,
            row.reverses_id,
            row.reason,
            row.id in back,
            *paid.get(row.id, (NOTHING, "")),
        )
        for row in rows
    ]


@dataclass(frozen=True)
class UsedRow:
    """What was used of a material for an order or a bread day."""

    material_id: UUID
    name: str
    day: date
    amount: str
    """In words."""


def used_for(session: Session, source: str, source_id: UUID) -> list[UsedRow]:
    """Return what was used for something and stands, in the order of days."""
    back = select(StockMove.reverses_id).where(StockMove.source_id == source_id, StockMove.reverses_id.is_not(None))
    query = select(StockMove, Material).join(Material, Material.id == StockMove.material_id)
    query = query.where(
        StockMove.source_id == source_id,
        StockMove.source == source,
        StockMove.reverses_id.is_(None),
        StockMove.id.not_in(back),
    )
    return [
        UsedRow(material.id, material.name, move.day, shown_quantity(-move.quantity, material.unit))
        for move, material in session.execute(query.order_by(StockMove.day, StockMove.id))
    ]


def _paid(session: Session, move_ids: Collection[UUID]) -> dict[UUID, tuple[Money, str]]:
    """Return what was paid for movements, and to whom."""
    query = select(LedgerLine.source_id, LedgerLine.amount, LedgerLine.party).where(
        LedgerLine.source_id.in_(move_ids), LedgerLine.source == SOURCE, LedgerLine.reverses_id.is_(None)
    )
    return {key: (amount, party) for key, amount, party in session.execute(query) if key is not None}


@dataclass(frozen=True)
class RemnantRow:
    """A piece of cloth that was left over."""

    id: UUID
    what: str
    long_cm: int
    wide_cm: int
    day: date
    place: str
    note: str
    material_id: UUID | None
    used_on: date | None
    used_for: str


def remnants(session: Session, *, also_used: bool = False) -> list[RemnantRow]:
    """Return the remnants that are kept, the largest first."""
    query = select(Remnant).order_by((Remnant.long_cm * Remnant.wide_cm).desc(), Remnant.id)
    if not also_used:
        query = query.where(Remnant.used_on.is_(None))
    return [
        RemnantRow(
            row.id,
            row.what,
            row.long_cm,
            row.wide_cm,
            row.day,
            row.place,
            row.note,
            row.material_id,
            row.used_on,
            row.used_for,
        )
        for row in session.scalars(query)
    ]


@dataclass(frozen=True)
class ToolRow:
    """A machine or a tool."""

    id: UUID
    name: str
    code: str
    condition: Condition
    person_id: UUID | None
    where: str
    """The woman it is with, or the place."""
    since: date | None
    next_care: date | None
    care: str
    note: str
    ended: bool

    def shown(self) -> str:
        """Return its name with the number on it."""
        return f"{self.name} {self.code}".strip()

    def is_due(self, today: date) -> bool:
        """Return whether it must be cared for."""
        return self.next_care is not None and self.next_care <= today


def tools(session: Session, *, also_ended: bool = False) -> list[ToolRow]:
    """Return the machines and tools, by name."""
    first = family_first(session)
    query = select(Tool, Person.given, Person.family).outerjoin(Person, Person.id == Tool.person_id)
    if not also_ended:
        query = query.where(Tool.ended.is_(False))
    return [
        ToolRow(
            row.id,
            row.name,
            row.code,
            Condition(row.condition),
            row.person_id,
            row.place if given is None else shown_name(given, family, family_first=first),
            row.since,
            row.next_care,
            row.care,
            row.note,
            row.ended,
        )
        for row, given, family in session.execute(query.order_by(Tool.name, Tool.code, Tool.id))
    ]


@dataclass(frozen=True)
class CareRow:
    """What was done for a machine."""

    id: UUID
    day: date
    what: str
    note: str
    next_care: date | None
    """When it was due again, as it was said on that day."""
    voided_on: date | None
    reason: str


def cares(session: Session, tool_id: UUID) -> list[CareRow]:
    """Return what was done for a machine, the newest first; what was voided too."""
    query = select(ToolCare).where(ToolCare.tool_id == tool_id).order_by(ToolCare.day.desc(), ToolCare.id.desc())
    return [_care(row) for row in session.scalars(query)]


def last_cares(session: Session) -> dict[UUID, CareRow]:
    """Return what was done last for each machine that was cared for."""
    query = select(ToolCare).where(ToolCare.voided_on.is_(None)).order_by(ToolCare.day, ToolCare.id)
    return {row.tool_id: _care(row) for row in session.scalars(query)}


def _care(row: ToolCare) -> CareRow:
    return CareRow(row.id, row.day, row.what, row.note, row.next_care, row.voided_on, row.reason)


def today(session: Session, day: date) -> list[TodayRow]:
    """Return which machines must be cared for, and what should be bought anew."""
    rows = []
    for tool in tools(session):
        if tool.next_care is not None and tool.is_due(day):
            text = _("{name} must be cared for").format(name=tool.shown())
            due = _("due {day}").format(day=days.relative(tool.next_care, day))
            more = " · ".join(filter(None, (tool.care, tool.where, due)))
            rows.append(TodayRow("gear-six", "blue", text, more, _("Look"), "stock", {"tool": str(tool.id)}, 70))
    for material in materials(session):
        if material.is_low:
            text = _("{name} runs out: {left} left").format(name=material.name, left=material.shown())
            place = {"material": str(material.id)}
            rows.append(TodayRow("warning", "amber", text, "", _("Look"), "stock", place, 80))
    return rows
