"""One woman in full: her page, her form, what happened, and what was changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from grouphub.base.names import initials
from grouphub.features.fields.kinds import FieldRow, Kind, shown
from grouphub.features.fields.queries import answers, own_fields
from grouphub.features.people.contact import PhoneRow, phone_row
from grouphub.features.people.derived import shown_name
from grouphub.features.people.drafts import ConsentDraft, OwnDraft, PersonDraft, PhoneDraft, RoleDraft
from grouphub.features.people.following import led
from grouphub.features.people.models import (
    CHILDREN,
    Consent,
    Note,
    Person,
    Phone,
    Picture,
    RoleSpan,
    Spelling,
    StandingStep,
)
from grouphub.features.people.rules import (
    Answer,
    NobodyThere,
    Purpose,
    Role,
    Schooling,
    Standing,
    Way,
    chosen,
    unmask,
)
from grouphub.features.places.queries import district_name, villages_by_id
from grouphub.features.places.rules import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from grouphub.base.birth import Birth

_AT_ONCE = 500
"""Keys asked for in one statement."""


@dataclass(frozen=True)
class RoleRow:
    """Something she does or did; on ``until`` she no longer did it."""

    id: UUID
    role: Role
    since: date | None
    until: date | None


@dataclass(frozen=True)
class StandingRow:
    """The day she joined, paused or left."""

    id: UUID
    standing: Standing
    day: date | None
    reason: str


@dataclass(frozen=True)
class ConsentRow:
    """What she answered when asked."""

    id: UUID
    purpose: Purpose
    answer: Answer
    day: date
    way: Way


@dataclass(frozen=True)
class NoteRow:
    """A note."""

    id: UUID
    day: date
    text: str


@dataclass(frozen=True)
class OwnAnswer:
    """The answer to one of the group's own fields."""

    row: FieldRow
    text: str
    """As it is kept."""
    shown: str
    link: UUID | None = None
    """The woman it leads to."""


@dataclass(frozen=True)
class PersonCard:
    """Everything the register says about a woman."""

    id: UUID
    row: int
    name: str
    given: str
    patronymic: str
    family: str
    paper_name: str
    initials: str
    spellings: tuple[str, ...]
    birth: Birth | None
    schooling: Schooling
    in_school: bool | None
    village: str
    jamoat: str
    district: str
    """Key of a district."""
    district_name: str
    village_id: UUID | None
    street: str
    house: str
    code: str
    standing: Standing
    joined_on: date | None
    roles: tuple[Role, ...]
    """What she does today; ``role_rows`` has all of it with the days."""
    phones: tuple[PhoneRow, ...]
    role_rows: tuple[RoleRow, ...]
    standing_rows: tuple[StandingRow, ...]
    consents: tuple[ConsentRow, ...]
    """All answers, the newest first."""
    notes: tuple[NoteRow, ...]
    own: tuple[OwnAnswer, ...]
    """What was answered in own fields, in their order; those no longer asked are left out."""
    has_picture: bool
    archived_at: datetime | None

    @property
    def name_on_paper(self) -> str:
        """What is printed: what she asked for, else her name as shown."""
        return self.paper_name or self.name

    @property
    def lives_at(self) -> str:
        """Village, street and house in one line; empty when none is known."""
        return ", ".join(filter(None, (self.village, " ".join(filter(None, (self.street, self.house))))))

    def consent(self, purpose: Purpose) -> ConsentRow | None:
        """Return her newest answer for ``purpose``; None when she was not asked."""
        return next((row for row in self.consents if row.purpose is purpose), None)


def person(session: Session, person_id: UUID, *, family_first: bool = True) -> PersonCard:
    """Return everything about the woman of ``person_id``, or of the one she was merged into. Raises NobodyThere."""
    for key in (person_id, led(session, person_id)):
        found = next(people(session, [key], family_first=family_first), None)
        if found is not None:
            return found
    raise NobodyThere


def people(session: Session, person_ids: Iterable[UUID], *, family_first: bool = True) -> Iterator[PersonCard]:
    """Yield everything about the women of ``person_ids``, in that order; those no longer there are left out.

    Some queries for hundreds at once: what leaves the register, or is compared with it, is read so.
    """
    wanted = list(person_ids)
    for start in range(0, len(wanted), _AT_ONCE):
        keys = wanted[start : start + _AT_ONCE]
        women = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(keys)))}
        parts = {
            kind: _by_woman(session, kind, keys) for kind in (Spelling, Phone, RoleSpan, StandingStep, Consent, Note)
        }
        own = own_answers(session, keys, family_first=family_first)
        pictures = set(session.scalars(select(Picture.person_id).where(Picture.person_id.in_(keys))))
        places = villages_by_id(session, {one.village_id for one in women.values() if one.village_id})
        for key in keys:
            if key in women:
                one = women[key]
                place = places[one.village_id].place if one.village_id in places else Place()
                hers = {kind: rows.get(key, []) for kind, rows in parts.items()}
                said = own.get(key, ())
                yield _card(session, one, hers, place, said, has_picture=key in pictures, family_first=family_first)


def _card(
    session: Session,
    one: Person,
    parts: dict[Any, list[Any]],
    place: Place,
    own: tuple[OwnAnswer, ...],
    *,
    has_picture: bool,
    family_first: bool,
) -> PersonCard:
    return PersonCard(
        id=one.id,
        row=one.row,
        name=shown_name(one.given, one.family, family_first=family_first),
        given=one.given,
        patronymic=one.patronymic,
        family=one.family,
        paper_name=one.paper_name,
        initials=initials(one.given, one.family),
        spellings=tuple(spelling.text for spelling in parts[Spelling]),
        birth=one.birth,
        schooling=chosen(Schooling, one.schooling, Schooling.NOT_SAID),
        in_school=one.in_school,
        village=place.village,
        jamoat=place.jamoat,
        district=place.district,
        district_name=district_name(session, place.district),
        village_id=one.village_id,
        street=one.street,
        house=one.house,
        code=one.code,
        standing=chosen(Standing, one.standing, Standing.JOINED),
        joined_on=one.joined_on,
        roles=unmask(one.roles),
        phones=tuple(map(phone_row, sorted(parts[Phone], key=lambda phone: phone.place))),
        role_rows=_role_rows(parts[RoleSpan]),
        standing_rows=_standing_rows(parts[StandingStep]),
        consents=_consent_rows(parts[Consent]),
        notes=_note_rows(parts[Note]),
        own=own,
        has_picture=has_picture,
        archived_at=one.archived_at,
    )


def draft_of(session: Session, person_id: UUID) -> PersonDraft:
    """Return what the form of the woman begins with. Raises NobodyThere."""
    return as_draft(person(session, person_id))


def as_draft(one: PersonCard) -> PersonDraft:
    """Return what a form about the woman of a card begins with."""
    first = next((step for step in one.standing_rows if step.standing is Standing.JOINED), None)
    return PersonDraft(
        given=one.given,
        patronymic=one.patronymic,
        family=one.family,
        paper_name=one.paper_name,
        spellings=one.spellings,
        birth=one.birth,
        schooling=one.schooling,
        in_school=one.in_school,
        village=one.village,
        jamoat=one.jamoat,
        district=one.district,
        street=one.street,
        house=one.house,
        code=one.code,
        phones=tuple(
            PhoneDraft(row.typed, row.whose, row.whose_words, row.safe, row.hours, row.remark, row.id)
            for row in one.phones
        ),
        roles=tuple(RoleDraft(row.role, row.since, row.until, row.id) for row in one.role_rows),
        consents=tuple(ConsentDraft(row.purpose, row.answer, row.day, row.way, row.id) for row in one.consents),
        joined_on=first.day if first else None,
        own=tuple(OwnDraft(answer.row.id, answer.text) for answer in one.own),
        id=one.id,
    )


def own_answers(
    session: Session, person_ids: Sequence[UUID], *, family_first: bool = True
) -> dict[UUID, tuple[OwnAnswer, ...]]:
    """Return what was answered for women in the fields that are asked, in their order."""
    kept = answers(session, person_ids)
    if not kept:
        return {}
    rows = own_fields(session)
    links = {UUID(said[row.id]) for said in kept.values() for row in rows if row.kind is Kind.LINK and row.id in said}
    women = names_of(session, links, family_first=family_first)
    return {
        key: tuple(_own_answer(row, said[row.id], women) for row in rows if row.id in said)
        for key, said in kept.items()
    }


def _own_answer(row: FieldRow, text: str, women: dict[UUID, str]) -> OwnAnswer:
    return OwnAnswer(row, text, shown(row, text, women), UUID(text) if row.kind is Kind.LINK else None)


def names_of(session: Session, ids: Iterable[UUID], *, family_first: bool = True) -> dict[UUID, str]:
    """Return the names of women."""
    found = session.execute(select(Person.id, Person.given, Person.family).where(Person.id.in_(list(ids))))
    return {key: shown_name(given, family, family_first=family_first) for key, given, family in found}


def picture(session: Session, person_id: UUID) -> bytes | None:
    """Return her picture as JPEG."""
    return session.scalar(select(Picture.jpeg).where(Picture.person_id == person_id))


def row_of(session: Session, person_id: UUID) -> int | None:
    """Return the row lists know her by; None when she is not there."""
    return session.scalar(select(Person.row).where(Person.id == person_id))


def record_ids(session: Session, person_id: UUID) -> list[UUID]:
    """Return the keys of all rows that belong to her, those taken out since too: what the history is asked for."""
    tables = ", ".join(f"'{kind.__tablename__}'" for kind in CHILDREN)
    # A row taken out is known from the journal alone, by the key of its woman as it was stored.
    gone = session.connection().exec_driver_sql(
        f"SELECT DISTINCT record_id FROM journal_row WHERE record_table IN ({tables}) "  # noqa: S608  our own names
        "AND json_extract(coalesce(before, after), '$.person_id.b64') = ?",
        (_as_journaled(person_id),),
    )
    return [person_id, *(UUID(bytes=bytes(key)) for (key,) in gone)]


def _as_journaled(key: UUID) -> str:
    from base64 import b64encode

    return b64encode(key.bytes).decode()


def _by_woman(session: Session, kind: Any, keys: list[UUID]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for row in session.scalars(select(kind).where(kind.person_id.in_(keys)).order_by(kind.id)):
        found.setdefault(row.person_id, []).append(row)
    return found


def _role_rows(spans: Iterable[RoleSpan]) -> tuple[RoleRow, ...]:
    rows = [RoleRow(span.id, Role(span.role), span.since, span.until) for span in spans if span.role in set(Role)]
    return tuple(sorted(rows, key=lambda row: (row.since is not None, row.since.toordinal() if row.since else 0)))


def _standing_rows(steps: Iterable[StandingStep]) -> tuple[StandingRow, ...]:
    rows = [
        StandingRow(step.id, chosen(Standing, step.standing, Standing.JOINED), step.day, step.reason) for step in steps
    ]
    return tuple(sorted(rows, key=lambda row: (row.day is not None, row.day.toordinal() if row.day else 0)))


def _consent_rows(consents: Sequence[Consent]) -> tuple[ConsentRow, ...]:
    rows = [
        ConsentRow(
            row.id,
            Purpose(row.purpose),
            chosen(Answer, row.answer, Answer.REFUSED),
            row.day,
            chosen(Way, row.way, Way.ORAL),
        )
        for row in reversed(consents)
        if row.purpose in set(Purpose)
    ]
    return tuple(sorted(rows, key=lambda row: row.day, reverse=True))


def _note_rows(notes: Sequence[Note]) -> tuple[NoteRow, ...]:
    rows = [NoteRow(note.id, note.day, note.text) for note in reversed(notes)]
    return tuple(sorted(rows, key=lambda row: row.day, reverse=True))
