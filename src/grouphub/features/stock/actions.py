"""What is written down about materials: one function, one transaction, one step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from grouphub.base.i18n import N_
from grouphub.features.income.actions import book_cash
from grouphub.features.income.booking import reason_given, take_back_all
from grouphub.features.income.drafts import CashDraft
from grouphub.features.income.models import closed_to
from grouphub.features.income.rules import Area, Category, Kind, check_day
from grouphub.features.stock.kept import line, named, put
from grouphub.features.stock.models import Material, StockMove
from grouphub.features.stock.rules import (
    MOST,
    SOURCE,
    MoreThanThere,
    MoveKind,
    MoveVoided,
    NameTaken,
    QuantityMissing,
    ThingGone,
    UnitFixed,
    check_quantity,
    shown_quantity,
)
from grouphub.store.journal import say

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.stock.drafts import MaterialDraft, MoveDraft
    from grouphub.store.database import Database


def add_material(db: Database, draft: MaterialDraft) -> UUID:
    """Write down a material; saving twice writes it once. Raises NameMissing, NameTaken."""
    kept = _material(draft)
    with db.write(N_("{name} is in the stock now"), name=kept["name"]) as session:
        if session.get(Material, draft.id) is None:
            _check_free(session, draft.id, kept["name"])
            session.add(Material(id=draft.id, **kept))
    return draft.id


def change_material(db: Database, material_id: UUID, draft: MaterialDraft) -> None:
    """Write a material anew. Raises NameMissing, NameTaken, UnitFixed, ThingGone."""
    kept = _material(draft)
    with db.write(N_("{name} was changed in the stock"), name=kept["name"]) as session:
        found = material(session, material_id)
        _check_free(session, material_id, kept["name"])
        moved = session.scalar(select(StockMove.id).where(StockMove.material_id == material_id).limit(1))
        if moved is not None and found.unit != kept["unit"]:
            raise UnitFixed("unit")
        put(found, kept)


def buy(db: Database, draft: MoveDraft) -> UUID:
    """Write down what was bought; its cost goes out of the box. Saving twice writes it once. Raises FieldProblem."""
    with db.write(N_("{name} was bought")) as session:
        return _booked(session, MoveKind.BOUGHT, draft, db.clock.today())


def use(db: Database, draft: MoveDraft) -> UUID:
    """Write down what was used up. Saving twice writes it once. Raises MoreThanThere, FieldProblem."""
    with db.write(N_("{name} was used")) as session:
        return _booked(session, MoveKind.USED, draft, db.clock.today())


def count_stock(db: Database, material_id: UUID, counted: int, day: date, note: str = "") -> None:
    """Bring what was there in the evening of a day to what was counted, in thousandths; nothing changes when it fits.

    Raises QuantityMissing, DayAhead, ThingGone.
    """
    if not 0 <= counted <= MOST:
        raise QuantityMissing("quantity")
    with db.write(N_("{name} was counted")) as session:
        found = material(session, material_id)
        say(session, name=found.name)
        today = db.clock.today()
        check_day(day, today, closed_to(session))
        more = counted - in_stock(session, material_id, day)
        if more:
            _move(session, MoveKind.COUNTED, material_id, more, day, today, note=line("note", note))


def void_move(db: Database, move_id: UUID, reason: str) -> None:
    """Take a movement back with a reason, and what was paid for it; both stay to be seen.

    Raises ReasonMissing, MoveVoided, ThingGone.
    """
    with db.write(N_("A movement of {name} was voided")) as session:
        found = session.get(StockMove, move_id)
        if found is None:
            raise ThingGone
        kept, today = reason_given(reason), db.clock.today()
        taken = session.scalar(select(StockMove.id).where(StockMove.reverses_id == move_id).limit(1))
        if taken is not None or found.reverses_id is not None:
            raise MoveVoided
        say(session, name=material(session, found.material_id).name)
        known = {"source": found.source, "source_id": found.source_id, "reverses_id": found.id, "reason": kept}
        _move(session, MoveKind(found.kind), found.material_id, -found.quantity, found.day, today, **known)
        take_back_all(session, SOURCE, found.id, kept, today)


def in_stock(session: Session, material_id: UUID, day: date | None = None) -> int:
    """Return how much is there, or was in the evening of a day, in thousandths of the unit."""
    session.flush()
    query = select(func.sum(StockMove.quantity)).where(StockMove.material_id == material_id)
    return session.scalar(query if day is None else query.where(StockMove.day <= day)) or 0


def material(session: Session, material_id: UUID) -> Material:
    """Return a material. Raises ThingGone."""
    found = session.get(Material, material_id)
    if found is None:
        raise ThingGone
    return found


def _booked(session: Session, kind: MoveKind, draft: MoveDraft, today: date) -> UUID:
    found = material(session, draft.material_id)
    session.info["facts"].setdefault("name", found.name)
    if session.get(StockMove, draft.id) is not None:
        return draft.id
    check_quantity(draft.quantity)
    check_day(draft.day, today, closed_to(session))
    there = in_stock(session, found.id)
    if kind is MoveKind.USED and draft.quantity > there and not draft.all_the_same:
        raise MoreThanThere("quantity", left=shown_quantity(max(there, 0), found.unit))
    moved = draft.quantity if kind is MoveKind.BOUGHT else -draft.quantity
    known = {"id": draft.id, "note": line("note", draft.note), "source": draft.source, "source_id": draft.source_id}
    _move(session, kind, found.id, moved, draft.day, today, **known)
    if draft.cost and kind is MoveKind.BOUGHT:
        paid = CashDraft(
            draft.cost,
            draft.day,
            Area(found.area),
            (Category.FLOUR if found.area == Area.BAKERY else Category.MATERIALS).value,
            party=draft.party,
            note=found.name,
            purpose_id=draft.purpose_id,
            source=SOURCE,
            source_id=draft.id,
        )
        book_cash(session, Kind.WENT_OUT, paid, today)
    return draft.id


def _move(
    session: Session, kind: MoveKind, material_id: UUID, quantity: int, day: date, today: date, **known: Any
) -> None:
    plain = {"material_id": material_id, "kind": kind.value, "day": day, "written_on": today, "quantity": quantity}
    session.add(StockMove(**plain, **known))
    session.flush()


def _material(draft: MaterialDraft) -> dict[str, Any]:
    name = named(draft.name)
    if not 0 <= draft.least <= MOST:
        raise QuantityMissing("least")
    plain = {"unit": draft.unit.value, "area": draft.area.value, "least": draft.least, "ended": draft.ended}
    return {"name": name, "note": line("note", draft.note), **plain}


def _check_free(session: Session, material_id: UUID, name: str) -> None:
    for key, other in session.execute(select(Material.id, Material.name).where(Material.ended.is_(False))):
        if key != material_id and other.casefold() == name.casefold():
            raise NameTaken("name")
