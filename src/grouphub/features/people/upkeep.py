"""What time changes without anybody writing: a role that ends or begins on a day written down before."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import or_, select, update

from grouphub.features.people.dossier import derived_columns, dossiers
from grouphub.features.people.models import Person, RoleSpan, StandingStep

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.store.database import Database

_LOOKED_BACK = timedelta(days=400)


def catch_up(db: Database, today: date) -> int:
    """Bring what women do up to ``today`` and return for how many it changed. Not journaled: it follows from days.

    Looks at days of the last 400; whoever opens the register more rarely sees it right after the next change.
    """
    with db.read() as session:
        found = dossiers(session, _touched(session, today))
        late = {
            one.person.id: changed
            for one in found
            if (
                changed := {
                    name: value
                    for name, value in derived_columns(
                        one.person, one.spellings, one.phones, one.spans, one.steps, today
                    )
                    if name in {"roles", "standing", "joined_on"} and getattr(one.person, name) != value
                }
            )
        }
    if late:
        with db.fill() as connection:
            for key, values in late.items():
                connection.execute(update(Person).where(Person.id == key).values(**values))
    return len(late)


def _touched(session: Session, today: date) -> list[UUID]:
    recent = (today - _LOOKED_BACK, today)
    roles = select(RoleSpan.person_id).where(or_(RoleSpan.since.between(*recent), RoleSpan.until.between(*recent)))
    steps = select(StandingStep.person_id).where(StandingStep.day.between(*recent))
    return list(session.scalars(roles.union(steps)))
