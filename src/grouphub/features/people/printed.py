"""What a paper may say about women: their names as they want them written, and only numbers that are safe to call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from grouphub.features.people.contact import PhoneRow, phone_row
from grouphub.features.people.derived import shown_name
from grouphub.features.people.models import Person, Phone
from grouphub.features.people.rules import Role, Safe, Standing, chosen, unmask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.base.birth import Birth

_AT_ONCE = 500


@dataclass(frozen=True)
class PrintedWoman:
    """A woman as papers name her. ``phones`` has none but those that are safe to call."""

    id: UUID
    name: str
    birth: Birth | None
    village: str
    code: str
    roles: tuple[Role, ...]
    standing: Standing
    joined_on: date | None
    phones: tuple[PhoneRow, ...]


_WOMEN = select(
    Person.row,
    Person.id,
    Person.given,
    Person.patronymic,
    Person.family,
    Person.paper_name,
    Person.birth,
    Person.village,
    Person.code,
    Person.roles,
    Person.standing,
    Person.joined_on,
).where(Person.row.in_(bindparam("rows", expanding=True)))
_SAFE_PHONES = (
    select(*Phone.__table__.columns)
    .join(Person, Person.id == Phone.person_id)
    .where(Person.row.in_(bindparam("rows", expanding=True)), Phone.safe == Safe.YES.value)
    .order_by(Phone.place, Phone.id)
)


def printed_women(session: Session, rows: Sequence[int], *, family_first: bool) -> Iterator[PrintedWoman]:
    """Yield the women of ``rows`` in that order; those no longer there are left out."""
    for start in range(0, len(rows), _AT_ONCE):
        part = list(rows[start : start + _AT_ONCE])
        phones: dict[UUID, list[PhoneRow]] = {}
        for phone in session.execute(_SAFE_PHONES, {"rows": part}):
            phones.setdefault(phone.person_id, []).append(phone_row(phone))
        found = {line.row: line for line in session.execute(_WOMEN, {"rows": part})}
        for row in part:
            if row in found:
                line = found[row]
                yield PrintedWoman(
                    id=line.id,
                    name=name_on_paper(
                        line.given, line.patronymic, line.family, line.paper_name, family_first=family_first
                    ),
                    birth=line.birth,
                    village=line.village,
                    code=line.code,
                    roles=unmask(line.roles),
                    standing=chosen(Standing, line.standing, Standing.JOINED),
                    joined_on=line.joined_on,
                    phones=tuple(phones.get(line.id, ())),
                )


def name_on_paper(given: str, patronymic: str, family: str, paper_name: str, *, family_first: bool) -> str:
    """Return what she asked to be called on paper, else her whole name."""
    return paper_name or shown_name(given, family, family_first=family_first, patronymic=patronymic)
