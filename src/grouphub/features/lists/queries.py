"""What the sidebar and the dialogs read about kept lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from grouphub.features.lists.models import SavedList

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class ListRow:
    """A kept list; ``shows`` is what the page of women calls a place."""

    id: UUID
    name: str
    shows: dict[str, Any]


def saved_lists(session: Session) -> list[ListRow]:
    """Return the kept lists in their order."""
    rows = session.scalars(select(SavedList).order_by(SavedList.place, SavedList.id))
    return [ListRow(row.id, row.name, dict(row.shows)) for row in rows]
