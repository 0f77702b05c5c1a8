"""What leaves the register as a table: columns with heads that are recognised again, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.features.fields.kinds import Kind
from grouphub.features.fields.queries import own_fields
from grouphub.features.people.rules import Purpose, Safe, Schooling, Standing, Whose
from grouphub.features.people.rules import word as choice_word
from grouphub.features.transfer.meanings import Meaning, word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.fields.kinds import FieldRow
    from grouphub.features.people.card import PersonCard
    from grouphub.features.people.contact import PhoneRow


@dataclass(frozen=True)
class OutColumn:
    """One column. ``key`` names it for choosing; ``part`` counts the telephones."""

    key: str
    head: str
    meaning: Meaning
    of: Callable[[PersonCard], str]
    part: int = 0

    @property
    def chosen_as(self) -> str:
        """What the column is chosen by: all telephones go together."""
        return self.meaning.value if self.part else self.key


def columns(session: Session, women: Sequence[PersonCard], today: date) -> tuple[OutColumn, ...]:
    """Return every column these women need: as many telephones as the one with most has, consents that were asked."""
    phones = max((len(one.phones) for one in women), default=0)
    asked = {consent.purpose for one in women for consent in one.consents}
    return _columns(session, max(phones, 1), asked, today)


def offered(session: Session, today: date) -> tuple[OutColumn, ...]:
    """Return what can be chosen among before women are read: one telephone stands for all, no consent is missing."""
    return _columns(session, 1, set(Purpose), today)


def _columns(session: Session, phones: int, asked: set[Purpose], today: date) -> tuple[OutColumn, ...]:
    return (
        *_names(),
        _column(Meaning.BIRTH, lambda one: one.birth.shown(today) if one.birth else ""),
        *(column for part in range(phones) for column in _phone(part)),
        *_place(),
        *_group(),
        *(_consent(purpose) for purpose in Purpose if purpose in asked),
        _column(Meaning.NOTE, lambda one: "\n".join(note.text for note in one.notes)),
        *(_own(row) for row in own_fields(session)),
        _column(Meaning.KEY, lambda one: str(one.id)),
    )


def table(women: Iterable[PersonCard], chosen: Sequence[OutColumn]) -> Iterator[tuple[str, ...]]:
    """Yield the rows."""
    for one in women:
        yield tuple(column.of(one) for column in chosen)


def _column(meaning: Meaning, of: Callable[[PersonCard], str]) -> OutColumn:
    return OutColumn(meaning.value, word(meaning), meaning, of)


def _plain(meaning: Meaning) -> OutColumn:
    return _column(meaning, lambda one: str(getattr(one, meaning.value)))


def _names() -> Iterator[OutColumn]:
    for meaning in (Meaning.FAMILY, Meaning.GIVEN, Meaning.PATRONYMIC):
        yield _plain(meaning)
    yield _column(Meaning.SPELLINGS, lambda one: ", ".join(one.spellings))
    yield _plain(Meaning.PAPER_NAME)


def _phone(part: int) -> Iterator[OutColumn]:
    for meaning, of in _PHONE.items():
        head = word(meaning) if part == 0 else f"{word(meaning)} {part + 1}"
        yield OutColumn(f"{meaning.value}{part or ''}", head, meaning, _of_phone(part, of), part)


def _of_phone(part: int, of: Callable[[PhoneRow], str]) -> Callable[[PersonCard], str]:
    return lambda one: of(one.phones[part]) if part < len(one.phones) else ""


def _whose(phone: PhoneRow) -> str:
    return phone.whose_words if phone.whose is Whose.OTHER and phone.whose_words else choice_word(phone.whose)


def _safe(phone: PhoneRow) -> str:
    return choice_word(phone.safe) if phone.safe is not Safe.UNKNOWN else ""


_PHONE: dict[Meaning, Callable[[PhoneRow], str]] = {
    Meaning.PHONE: lambda phone: phone.typed,
    Meaning.PHONE_WHOSE: _whose,
    Meaning.PHONE_SAFE: _safe,
    Meaning.PHONE_HOURS: lambda phone: phone.hours,
    Meaning.PHONE_REMARK: lambda phone: phone.remark,
}


def _place() -> Iterator[OutColumn]:
    yield _column(Meaning.DISTRICT, lambda one: one.district_name)
    for meaning in (Meaning.JAMOAT, Meaning.VILLAGE, Meaning.STREET, Meaning.HOUSE):
        yield _plain(meaning)


def _group() -> Iterator[OutColumn]:
    yield _column(Meaning.ROLES, lambda one: ", ".join(map(choice_word, one.roles)))
    yield _column(Meaning.JOINED, _joined)
    yield _plain(Meaning.CODE)
    yield _column(Meaning.SCHOOLING, _schooling)
    yield _column(Meaning.IN_SCHOOL, lambda one: {True: _("Yes"), False: _("No"), None: ""}[one.in_school])


def _schooling(one: PersonCard) -> str:
    return choice_word(one.schooling) if one.schooling is not Schooling.NOT_SAID else ""


def _joined(one: PersonCard) -> str:
    first = next((step for step in one.standing_rows if step.standing is Standing.JOINED), None)
    return days.in_table(first.day) if first and first.day else ""


def _consent(purpose: Purpose) -> OutColumn:
    head = f"{word(Meaning.CONSENT)}: {choice_word(purpose)}"

    def of(one: PersonCard) -> str:
        newest = one.consent(purpose)
        return f"{choice_word(newest.answer)}, {days.in_table(newest.day)}" if newest else ""

    return OutColumn(f"{Meaning.CONSENT.value}:{purpose.value}", head, Meaning.CONSENT, of)


def _own(row: FieldRow) -> OutColumn:
    def of(one: PersonCard) -> str:
        answer = next((answer for answer in one.own if answer.row.id == row.id), None)
        if answer is None:
            return ""
        return answer.text if row.kind is Kind.PHONE else answer.shown

    return OutColumn(f"{Meaning.OWN.value}:{row.id}", row.name, Meaning.OWN, of)


# --- without names ----------------------------------------------------------------------------------------------------


def nameless_columns(codes: Mapping[UUID, str], bands: Sequence[int], today: date) -> tuple[OutColumn, ...]:
    """Return the columns of a table in which nobody is named: a code that means nothing, and nothing exact."""
    return (
        OutColumn("number", _("Code"), Meaning.NOTHING, lambda one: codes[one.id]),
        OutColumn("age", _("Age"), Meaning.NOTHING, lambda one: age_band(one, bands, today)),
        _column(Meaning.DISTRICT, lambda one: one.district_name),
        *(column for column in _group() if column.meaning in _NAMELESS),
        OutColumn("standing", _("In the group"), Meaning.NOTHING, lambda one: choice_word(one.standing)),
        OutColumn("since", _("Since the year"), Meaning.NOTHING, _since_year),
    )


_NAMELESS = {Meaning.ROLES, Meaning.SCHOOLING, Meaning.IN_SCHOOL}


def age_band(one: PersonCard, bands: Sequence[int], today: date) -> str:
    """Return the band her age lies in: "18–30", the last one open."""
    age: Any = one.birth.age_on(today) if one.birth else None
    if age is None:
        return ""
    edges = [0, *bands]
    below = [edge for edge in edges if edge <= age]
    above = [edge for edge in edges if edge > age]
    return f"{below[-1]}–{above[0] - 1}" if above else f"{below[-1]}+"


def _since_year(one: PersonCard) -> str:
    return str(one.joined_on.year) if one.joined_on else ""
