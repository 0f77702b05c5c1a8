"""Changes a field inside a writing session: names, choices, and its kind where every answer fits the new one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from grouphub.base.errors import FieldProblem
from grouphub.base.i18n import N_
from grouphub.features.fields.kinds import FieldRow, Kind, parse, shown
from grouphub.features.fields.models import OwnField, OwnValue
from grouphub.features.fields.queries import (
    choice_row,
    chosen_answers,
    every_field,
    field_row,
    forget_fields,
    kept_text,
)
from grouphub.features.fields.rows import check_name, choice_of, choices_of, field_of, name_columns
from grouphub.features.fields.values import change, columns

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.fields.drafts import FieldDraft
    from grouphub.features.fields.models import OwnChoice


class AnswersDoNotFit(FieldProblem):
    """Some answers cannot be read as the new kind."""

    message = N_(
        "{count} of {all} answers cannot be read so, for example “{example}”. "
        "Nothing was changed. Add a new field, or change these answers first."
    )


def change_in(session: Session, field_id: UUID, kept: FieldDraft, now: datetime) -> list[UUID]:
    """Write what ``kept`` says, and return the women whose answers are kept in another way since.

    A choice that women have and that is left out is only offered no more. Raises FieldProblem, AnswersDoNotFit,
    FieldGone.
    """
    row = field_of(session, field_id)
    check_name([other for other in every_field(session) if other.id != field_id], kept)
    before = _as_row(session, row)
    change(row, name_columns(kept.names))
    old = {choice.id: choice for choice in choices_of(session, field_id)}
    _put_choices(session, field_id, kept, old)
    women: list[UUID] = []
    if kept.kind is not before.kind:
        change(row, {"kind": kept.kind.value})
        session.flush()
        women = _convert(session, before, _as_row(session, row), now)
        session.flush()
    used = set(chosen_answers(session, field_id))
    forget_fields(session)
    _drop_choices(session, [one for key, one in old.items() if key not in {c.id for c in kept.choices}], used, now)
    return women


def _as_row(session: Session, row: OwnField) -> FieldRow:
    return field_row(row, map(choice_row, choices_of(session, row.id)))


def _put_choices(session: Session, field_id: UUID, kept: FieldDraft, old: dict[UUID, OwnChoice]) -> None:
    for place, choice in enumerate(kept.choices):
        if choice.id in old:
            change(old[choice.id], {**name_columns(choice.names), "place": place, "archived_at": None})
        else:
            session.add(choice_of(field_id, place, choice))


def _drop_choices(session: Session, left_out: list[OwnChoice], used: set[UUID], now: datetime) -> None:
    for row in left_out:
        if row.id not in used:
            session.delete(row)
        elif row.archived_at is None:
            row.archived_at = now


def _convert(session: Session, before: FieldRow, after: FieldRow, now: datetime) -> list[UUID]:
    """Keep every answer as the new kind. Raises AnswersDoNotFit when one of them cannot be."""
    values = list(session.scalars(select(OwnValue).where(OwnValue.field_id == after.id)))
    women = _names_of(session, values) if before.kind is Kind.LINK else {}
    wanted, wrong = [], []
    for value in values:
        said = kept_text(value) if before.kind in _TYPED else shown(before, kept_text(value), women)
        if text := _read_again(after, said, now):
            wanted.append((value, text))
        else:
            wrong.append(said)
    if wrong:
        raise AnswersDoNotFit("kind", count=len(wrong), all=len(values), example=wrong[0][:40])
    for value, text in wanted:
        change(value, columns(after, text))
    return [value.person_id for value, _text in wanted]


_TYPED = {Kind.TEXT, Kind.LONG, Kind.PHONE}
_YEAR = re.compile(r"\d{4}|\d\D+\d+\D+\d\d")


def _read_again(after: FieldRow, said: str, now: datetime) -> str:
    """Return an answer as the new kind keeps it, empty when that would lose or invent something."""
    if after.kind is Kind.DAY and not _YEAR.search(said):
        return ""
    if after.kind is not Kind.LONG and "\n" in said:
        return ""
    try:
        return parse(after, said, now.astimezone().date())
    except FieldProblem:
        return ""


def _names_of(session: Session, values: list[OwnValue]) -> dict[UUID, str]:
    """Return the names of the women that links lead to; the table of women stands above this feature."""
    names = {}
    for key in {value.other_id for value in values if value.other_id is not None}:
        sql = "SELECT trim(given || ' ' || family) FROM person WHERE id = ?"
        names[key] = str(session.connection().exec_driver_sql(sql, (key.bytes,)).scalar_one())
    return names
