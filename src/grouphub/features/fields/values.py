"""Writes answers, inside the action that is about the woman."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from grouphub.base.phones import parse as parse_phone
from grouphub.features.fields.kinds import FieldRow, Kind, NotAWoman, parse, search_words, sort_key
from grouphub.features.fields.models import OwnValue
from grouphub.features.fields.queries import fields_at_work, kept_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy.orm import Session


def value_rows(session: Session, person_ids: Iterable[UUID]) -> list[OwnValue]:
    """Return the rows with the answers of some women."""
    wanted = list(person_ids)
    return list(session.scalars(select(OwnValue).where(OwnValue.person_id.in_(wanted)).order_by(OwnValue.id)))


def new_answers(session: Session, person_id: UUID, wanted: Mapping[UUID, str], today: date) -> list[OwnValue]:
    """Return the answers of a woman who is being added, not yet in the session. Raises FieldProblem."""
    if not any(wanted.values()):
        return []
    made = []
    for row in fields_at_work(session):
        if text := parse(row, wanted.get(row.id, ""), today):
            _check_link(session, row, text)
            made.append(OwnValue(person_id=person_id, field_id=row.id, **columns(row, text)))
    return made


def write_answers(
    session: Session, person_id: UUID, there: list[OwnValue], wanted: Mapping[UUID, str], today: date
) -> None:
    """Write the answers in ``wanted``; fields not named there stay as they are, an empty text takes an answer out.

    ``there`` are the woman's rows and follows what is done. A field that is gone is passed over. Raises FieldProblem.
    """
    if not wanted:
        return
    known = {row.id: row for row in fields_at_work(session)}
    rows = {value.field_id: value for value in there}
    for key, typed in wanted.items():
        row, value = known.get(key), rows.get(key)
        if row is None or (value is not None and kept_text(value) == typed):
            continue
        text = parse(row, typed, today)
        if text:
            _check_link(session, row, text)
            _put(session, person_id, row, text, value, there)
        elif value is not None:
            session.delete(value)
            there.remove(value)


@dataclass(frozen=True)
class SearchedAnswers:
    """What a woman is found by because of her answers."""

    words: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    """The words that stand for choices."""
    numbers: list[tuple[str, str]] = field(default_factory=list)
    """Telephones, as typed and in their normal form."""


def searched_answers(rows: Iterable[FieldRow], values: Iterable[OwnValue]) -> SearchedAnswers:
    """Return what a woman is found by because of her answers, the same in whatever order they are read."""
    known = {row.id: row for row in rows}
    words: set[str] = set()
    marks: set[str] = set()
    numbers = []
    for value in values:
        row = known[value.field_id]
        (marks if row.kind is Kind.CHOICE else words).add(search_words(row, kept_text(value)))
        if row.kind is Kind.PHONE:
            numbers.append((value.text, value.normal))
    return SearchedAnswers(tuple(sorted(words - {""})), tuple(sorted(marks - {""})), numbers)


def columns(row: FieldRow, text: str) -> dict[str, Any]:
    """Return the columns that keep an answer."""
    own = row.kind in {Kind.CHOICE, Kind.LINK}
    return {
        "text": "" if own else text,
        "normal": parse_phone(text).digits if row.kind is Kind.PHONE else "",
        "sort": "" if own else sort_key(row, text),
        "choice_id": UUID(text) if row.kind is Kind.CHOICE else None,
        "other_id": UUID(text) if row.kind is Kind.LINK else None,
    }


def _put(
    session: Session, person_id: UUID, row: FieldRow, text: str, value: OwnValue | None, there: list[OwnValue]
) -> None:
    if value is None:
        made = OwnValue(person_id=person_id, field_id=row.id, **columns(row, text))
        session.add(made)
        there.append(made)
    else:
        change(value, columns(row, text))


def change(row: Any, wanted: dict[str, Any]) -> None:
    """Write the columns that differ."""
    for name, one in wanted.items():
        if getattr(row, name) != one:
            setattr(row, name, one)


def _check_link(session: Session, row: FieldRow, text: str) -> None:
    if row.kind is Kind.LINK:
        key = UUID(text).bytes
        if session.connection().exec_driver_sql("SELECT 1 FROM person WHERE id = ?", (key,)).first() is None:
            raise NotAWoman(row.form_field)
