"""Old links to a woman who was entered twice lead to the one who was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

_KEPT = "SELECT kept_id FROM person_merged WHERE gone_id = ? ORDER BY id DESC LIMIT 1"
_THERE = "SELECT 1 FROM person WHERE id = ?"
_MOST_STEPS = 20


def led(session: Session, person_id: UUID) -> UUID:
    """Return the key of the woman meant by ``person_id``: her own, or of the one she was merged into."""
    connection = session.connection()
    key = person_id
    for _step in range(_MOST_STEPS):
        if connection.exec_driver_sql(_THERE, (key.bytes,)).first():
            return key
        kept = connection.exec_driver_sql(_KEPT, (key.bytes,)).first()
        if kept is None:
            break
        key = UUID(bytes=bytes(kept[0]))
    return person_id


def all_led(session: Session, person_ids: Iterable[UUID]) -> list[UUID]:
    """Return the keys of the women meant, each once."""
    return list(dict.fromkeys(led(session, person_id) for person_id in person_ids))


def merged_into(connection: Connection, person_id: UUID) -> list[UUID]:
    """Return the keys of the women who were merged into this one."""
    found = connection.exec_driver_sql("SELECT gone_id FROM person_merged WHERE kept_id = ?", (person_id.bytes,))
    return [UUID(bytes=bytes(key)) for (key,) in found]
