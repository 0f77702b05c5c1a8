"""The rows of a field inside a writing session: what every action on fields needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from grouphub.base.errors import FieldProblem, GroupHubError
from grouphub.base.i18n import N_, current
from grouphub.features.fields.kinds import Names
from grouphub.features.fields.models import OwnChoice, OwnField

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.fields.drafts import ChoiceDraft, FieldDraft
    from grouphub.features.fields.kinds import FieldRow


class FieldNameTaken(FieldProblem):
    """Another field is called so."""

    message = N_("There is already a field called “{name}”.")


class FieldGone(GroupHubError):
    """The field is not there any more."""

    message = N_("This field is not there any more. Nothing was changed.")


def field_of(session: Session, field_id: UUID) -> OwnField:
    """Return the row of a field. Raises FieldGone."""
    row = session.get(OwnField, field_id)
    if row is None:
        raise FieldGone
    return row


def in_order(session: Session) -> list[OwnField]:
    """Return the rows of all fields in order."""
    return list(session.scalars(select(OwnField).order_by(OwnField.place, OwnField.id)))


def choices_of(session: Session, field_id: UUID) -> list[OwnChoice]:
    """Return the rows of the choices of a field in order."""
    query = select(OwnChoice).where(OwnChoice.field_id == field_id).order_by(OwnChoice.place, OwnChoice.id)
    return list(session.scalars(query))


def shown_name(row: OwnField) -> str:
    """Return what a field is called in the language spoken now."""
    return Names(row.name_tg, row.name_ru, row.name_en).shown()


def name_columns(names: Names) -> dict[str, str]:
    """Return the columns that keep a name."""
    return {"name_tg": names.tg, "name_ru": names.ru, "name_en": names.en}


def choice_of(field_id: UUID, place: int, choice: ChoiceDraft) -> OwnChoice:
    """Return a new row for a choice."""
    return OwnChoice(id=choice.id, field_id=field_id, place=place, **name_columns(choice.names))


def check_name(others: Iterable[FieldRow], kept: FieldDraft) -> None:
    """Raise FieldNameTaken when another field has one of the names, in any spelling."""
    for other in others:
        for name in kept.names.each():
            if other.names.is_called(name):
                raise FieldNameTaken(f"name_{current()}", name=name)
