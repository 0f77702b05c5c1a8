"""What a leader does with her own fields: one function, one transaction, one step to undo.

Changing a field is an action of people: what women are found by may follow from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_
from grouphub.features.fields.drafts import checked
from grouphub.features.fields.models import OwnField
from grouphub.features.fields.queries import answered, every_field
from grouphub.features.fields.rows import (
    check_name,
    choice_of,
    choices_of,
    field_of,
    in_order,
    name_columns,
    shown_name,
)
from grouphub.store.journal import say

if TYPE_CHECKING:
    from uuid import UUID

    from grouphub.features.fields.drafts import FieldDraft
    from grouphub.store.database import Database


class FieldHasAnswers(GroupHubError):
    """The field cannot be taken out: answers would be lost."""

    message = N_("Women have answers in this field, so it was not taken out. It can be archived: the answers stay.")


def add_field(db: Database, draft: FieldDraft) -> UUID:
    """Add a field below the others and return its key; saving a draft twice adds it once. Raises FieldProblem."""
    kept = checked(draft)
    with db.write(N_("The field “{field}” was added"), field=kept.names.shown()) as session:
        if session.get(OwnField, kept.id) is not None:
            return kept.id
        others = every_field(session)
        check_name(others, kept)
        session.add(OwnField(id=kept.id, kind=kept.kind.value, place=len(others) + 1, **name_columns(kept.names)))
        session.flush()
        for place, choice in enumerate(kept.choices):
            session.add(choice_of(kept.id, place, choice))
    return kept.id


def move_field(db: Database, field_id: UUID, by: int) -> None:
    """Move a field up (-1) or down (1) among those that are asked. Raises FieldGone."""
    with db.write(N_("The field “{field}” was moved")) as session:
        moved = field_of(session, field_id)
        say(session, field=shown_name(moved))
        asked = [row for row in in_order(session) if row.archived_at is None]
        if moved not in asked:
            return
        at = asked.index(moved)
        asked.insert(max(0, min(len(asked) - 1, at + by)), asked.pop(at))
        for place, row in enumerate(asked, 1):
            if row.place != place:
                row.place = place


def archive_field(db: Database, field_id: UUID) -> None:
    """Ask no more; the answers stay. Raises FieldGone."""
    now = db.clock.now()
    with db.write(N_("The field “{field}” was archived")) as session:
        row = field_of(session, field_id)
        say(session, field=shown_name(row))
        if row.archived_at is None:
            row.archived_at = now


def bring_back_field(db: Database, field_id: UUID) -> None:
    """Ask again, below the others. Raises FieldGone."""
    with db.write(N_("The field “{field}” was brought back")) as session:
        row = field_of(session, field_id)
        say(session, field=shown_name(row))
        if row.archived_at is not None:
            row.place = max((other.place for other in in_order(session)), default=0) + 1
            row.archived_at = None


def take_out_field(db: Database, field_id: UUID) -> None:
    """Take out a field that no woman has an answer in. Raises FieldHasAnswers, FieldGone."""
    with db.write(N_("The field “{field}” was taken out")) as session:
        row = field_of(session, field_id)
        say(session, field=shown_name(row))
        if answered(session).get(field_id):
            raise FieldHasAnswers
        for choice in choices_of(session, field_id):
            session.delete(choice)
        session.flush()
        session.delete(row)
