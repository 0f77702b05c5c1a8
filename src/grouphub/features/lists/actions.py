"""What a leader does with kept lists: one function, one transaction, one step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from grouphub.base.errors import FieldProblem, GroupHubError
from grouphub.base.i18n import N_
from grouphub.base.names import fold
from grouphub.base.texts import check_length, clean
from grouphub.features.lists.models import SavedList
from grouphub.store.journal import say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.store.database import Database

LONGEST_NAME = 60


class ListNameMissing(FieldProblem):
    """A list was kept without a name."""

    message = N_("Write a name for the list.")


class ListNameTaken(FieldProblem):
    """Another list is called so."""

    message = N_("There is already a list called “{name}”.")


class ListGone(GroupHubError):
    """The list is not there any more."""

    message = N_("This list is not there any more. Nothing was changed.")


def keep_list(db: Database, name: str, shows: Mapping[str, Any]) -> UUID:
    """Keep what a list shows under a name, below the others, and return its key.

    Raises ListNameMissing, ListNameTaken, TooLong.
    """
    with db.write(N_("The list “{list}” was kept"), list=clean(name)) as session:
        others = _in_order(session)
        made = SavedList(name=_checked(others, name), shows=dict(shows), place=len(others) + 1)
        session.add(made)
        session.flush()
        return made.id


def rename_list(db: Database, list_id: UUID, name: str) -> None:
    """Call a list otherwise. Raises ListGone, ListNameMissing, ListNameTaken, TooLong."""
    with db.write(N_("The list “{list}” was renamed"), list=clean(name)) as session:
        row = _list(session, list_id)
        row.name = _checked([other for other in _in_order(session) if other is not row], name)


def move_list(db: Database, list_id: UUID, by: int) -> None:
    """Move a list up (-1) or down (1). Raises ListGone."""
    with db.write(N_("The list “{list}” was moved")) as session:
        moved = _list(session, list_id)
        say(session, list=moved.name)
        rows = _in_order(session)
        at = rows.index(moved)
        rows.insert(max(0, at + by), rows.pop(at))
        for place, row in enumerate(rows, 1):
            if row.place != place:
                row.place = place


def take_out_list(db: Database, list_id: UUID) -> None:
    """Keep a list no longer; the women stay as they are. Raises ListGone."""
    with db.write(N_("The list “{list}” was taken out")) as session:
        row = _list(session, list_id)
        say(session, list=row.name)
        session.delete(row)


def _list(session: Session, list_id: UUID) -> SavedList:
    row = session.get(SavedList, list_id)
    if row is None:
        raise ListGone
    return row


def _in_order(session: Session) -> list[SavedList]:
    return list(session.scalars(select(SavedList).order_by(SavedList.place, SavedList.id)))


def _checked(others: list[SavedList], name: str) -> str:
    kept = clean(name)
    if not kept:
        raise ListNameMissing("name")
    check_length("name", kept, LONGEST_NAME)
    if any(fold(other.name) == fold(kept) for other in others):
        raise ListNameTaken("name", name=kept)
    return kept
