"""What time changes without anybody writing: a role that ends or begins on a day written down before."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import update

from grouphub.features.people.dossier import dossiers
from grouphub.features.people.models import Person
from grouphub.features.people.rules import Role

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from grouphub.store.database import Database

_BITS = " ".join(f"WHEN '{role.value}' THEN {role.bit}" for role in Role)
_ROLES_DIFFER = f"""
    SELECT person.id FROM person LEFT JOIN (
        SELECT person_id, sum(bit) AS held FROM (
            SELECT DISTINCT person_id, CASE role {_BITS} ELSE 0 END AS bit FROM person_role
            WHERE (since IS NULL OR since <= :today) AND (until IS NULL OR until > :today)
        ) GROUP BY person_id
    ) ON person_id = person.id WHERE roles <> coalesce(held, 0)
"""  # noqa: S608  our own names
_STANDING_DIFFERS = """
    SELECT person.id FROM (
        SELECT person_id, standing, day, row_number() OVER (
            PARTITION BY person_id ORDER BY day IS NOT NULL DESC, day DESC, id DESC
        ) AS place FROM person_standing WHERE day IS NULL OR day <= :today
    ) AS step JOIN person ON person.id = step.person_id
    WHERE place = 1 AND (
        step.standing <> person.standing
        OR (step.standing = 'joined' AND step.day IS NOT NULL AND person.joined_on IS NULL)
    )
"""
_FOLLOW_FROM_DAYS = {"roles", "standing", "joined_on"}


def catch_up(db: Database, today: date) -> int:
    """Bring what women do up to ``today`` and return for how many it changed.

    For a job after unlocking. Not journaled: nobody did anything, and the days it follows from are.
    """
    with db.read() as session:
        late = _late(session, today)
    if late:
        with db.fill() as connection:
            for key, values in late.items():
                connection.execute(update(Person).where(Person.id == key).values(**values))
    return len(late)


def _late(session: Session, today: date) -> dict[UUID, dict[str, object]]:
    """Return the columns to be changed of each woman."""
    connection = session.connection()
    asked = {"today": today.isoformat()}
    keys = [
        UUID(bytes=bytes(key))
        for query in (_ROLES_DIFFER, _STANDING_DIFFERS)
        for (key,) in connection.exec_driver_sql(query, asked)
    ]
    late = {}
    for one in dossiers(session, keys):
        changed = {
            name: value
            for name, value in one.derived(today).items()
            if name in _FOLLOW_FROM_DAYS and getattr(one.person, name) != value
        }
        if changed:
            late[one.person.id] = changed
    return late
