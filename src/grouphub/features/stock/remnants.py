"""What is written down about remnants of cloth: one function, one transaction, one step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grouphub.base import days
from grouphub.base.i18n import N_
from grouphub.features.income.rules import check_not_ahead
from grouphub.features.stock.kept import line, named, put
from grouphub.features.stock.models import Remnant
from grouphub.features.stock.rules import MOST_CENTIMETRES, QuantityMissing, ThingGone, UsedBeforeKept
from grouphub.store.journal import say

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.stock.drafts import RemnantDraft
    from grouphub.store.database import Database


def keep_remnant(db: Database, draft: RemnantDraft) -> UUID:
    """Write down a piece of cloth that was left over; saving twice writes it once. Raises FieldProblem."""
    kept = _kept(draft)
    with db.write(N_("A remnant is kept: {name}"), name=kept["what"]) as session:
        if session.get(Remnant, draft.id) is None:
            check_not_ahead(draft.day, db.clock.today())
            session.add(Remnant(id=draft.id, **kept))
    return draft.id


def change_remnant(db: Database, remnant_id: UUID, draft: RemnantDraft) -> None:
    """Write anew which cloth is left, how large it is and where it lies. Raises FieldProblem, ThingGone."""
    kept = _kept(draft)
    with db.write(N_("A remnant was changed: {name}"), name=kept["what"]) as session:
        check_not_ahead(draft.day, db.clock.today())
        put(_there(session, remnant_id), kept)


def use_remnant(db: Database, remnant_id: UUID, day: date, used_for: str = "") -> None:
    """Write down that a remnant was used. Raises DayAhead, UsedBeforeKept, ThingGone."""
    with db.write(N_("A remnant was used: {name}")) as session:
        found = _there(session, remnant_id)
        say(session, name=found.what)
        check_not_ahead(day, db.clock.today())
        if day < found.day:
            raise UsedBeforeKept("day", kept=days.in_table(found.day))
        found.used_on, found.used_for = day, line("used_for", used_for)


def bring_back_remnant(db: Database, remnant_id: UUID) -> None:
    """Keep a remnant again that was said to be used. Raises ThingGone."""
    with db.write(N_("A remnant is kept again: {name}")) as session:
        found = session.get(Remnant, remnant_id)
        if found is None or found.used_on is None:
            raise ThingGone
        say(session, name=found.what)
        found.used_on, found.used_for = None, ""


def _there(session: Session, remnant_id: UUID) -> Remnant:
    found = session.get(Remnant, remnant_id)
    if found is None or found.used_on is not None:
        raise ThingGone
    return found


def _kept(draft: RemnantDraft) -> dict[str, Any]:
    size = {"long_cm": draft.long_cm, "wide_cm": draft.wide_cm}
    what = named(draft.what, "what")
    for name, value in size.items():
        if not 0 < value <= MOST_CENTIMETRES:
            raise QuantityMissing(name)
    told = {"place": line("place", draft.place), "note": line("note", draft.note)}
    return {"what": what, "material_id": draft.material_id, "day": draft.day, **size, **told}
