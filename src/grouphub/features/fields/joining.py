"""What becomes of the answers in own fields when it turns out that a woman was entered twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import object_session

from grouphub.base.i18n import ngettext
from grouphub.features.contribution import Joins, PersonLink, Shown
from grouphub.features.fields.models import OwnValue
from grouphub.features.fields.queries import kept_text, own_field

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session


def _answer(row: OwnValue) -> Shown:
    session = object_session(row)
    assert session is not None
    field = own_field(session, row.field_id)
    title = field.names.shown() if field is not None else ""
    if row.other_id is not None:
        return Shown(title, _name(session, row.other_id))
    choices = {choice.id: choice.names.shown() for choice in field.choices} if field is not None else {}
    return Shown(title, choices.get(row.choice_id, "") if row.choice_id else kept_text(row))


def _name(session: Session, person_id: UUID) -> str:
    line = session.connection().exec_driver_sql("SELECT given, family FROM person WHERE id = ?", (person_id.bytes,))
    return " ".join(filter(None, line.first() or ()))


def _answers(count: int) -> str:
    return ngettext("{count} answer in own fields", "{count} answers in own fields", count).format(count=count)


LINKS = (
    PersonLink(OwnValue, joins=Joins.ONE, same=("field_id",), said=_answers, shown=_answer),
    PersonLink(OwnValue, "other_id", apart="person_id"),
)
