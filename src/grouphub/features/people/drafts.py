"""What a form says about a woman before it is saved; the same values are read back to change her."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID

from grouphub.base.birth import Birth
from grouphub.base.keys import new_key
from grouphub.base.texts import LONGEST_NOTE, check_length, clean, clean_lines
from grouphub.features.people.rules import (
    Answer,
    DayMissing,
    NameMissing,
    Purpose,
    Role,
    Safe,
    Schooling,
    Way,
    Whose,
    check_days,
    holds_on,
)
from grouphub.features.places.rules import Place

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class PhoneDraft:
    """A telephone as typed, and who may answer."""

    typed: str = ""
    whose: Whose = Whose.OWN
    whose_words: str = ""
    safe: Safe = Safe.UNKNOWN
    hours: str = ""
    remark: str = ""
    id: UUID = field(default_factory=new_key)


@dataclass(frozen=True)
class RoleDraft:
    """What she does from a day to a day; on ``until`` she no longer does it."""

    role: Role = Role.MEMBER
    since: date | None = None
    until: date | None = None
    id: UUID = field(default_factory=new_key)


@dataclass(frozen=True)
class ConsentDraft:
    """What she answered when asked."""

    purpose: Purpose = Purpose.KEEP
    answer: Answer = Answer.REFUSED
    day: date | None = None
    way: Way = Way.ORAL
    id: UUID = field(default_factory=new_key)


@dataclass(frozen=True)
class OwnDraft:
    """The answer to one of the group's own fields, as it is kept; an empty text takes it out."""

    field: UUID
    text: str = ""


@dataclass(frozen=True)
class PersonDraft:
    """Everything the form of a woman holds. ``id`` is made when the form opens: saving twice adds her once."""

    given: str = ""
    patronymic: str = ""
    family: str = ""
    paper_name: str = ""
    spellings: tuple[str, ...] = ()
    birth: Birth | None = None
    schooling: Schooling = Schooling.NOT_SAID
    in_school: bool | None = None
    village: str = ""
    jamoat: str = ""
    district: str = ""
    """Key of a district."""
    street: str = ""
    house: str = ""
    code: str = ""
    phones: tuple[PhoneDraft, ...] = ()
    roles: tuple[RoleDraft, ...] = ()
    consents: tuple[ConsentDraft, ...] = ()
    joined_on: date | None = None
    note: str = ""
    """A new note of today."""
    own: tuple[OwnDraft, ...] = ()
    """Answers to own fields; what is asked but not named here stays as it is."""
    id: UUID = field(default_factory=new_key)

    @property
    def place(self) -> Place:
        """Where she lives."""
        return Place(self.village, self.jamoat, self.district)

    def answers(self) -> dict[UUID, str]:
        """Return the answers to own fields by field."""
        return {one.field: one.text for one in self.own}

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for a form draft."""
        return {item.name: _plain(getattr(self, item.name)) for item in fields(self)}

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> PersonDraft:
        """Read a form draft; what is missing or not understood keeps its default."""
        return _read(cls, kept)


def with_roles(
    roles: tuple[RoleDraft, ...], wanted: frozenset[Role], today: date, *, since: date | None
) -> tuple[RoleDraft, ...]:
    """Return ``roles`` so that exactly ``wanted`` hold today: others end today, new ones begin on ``since``.

    A role that would end before it was ever held is taken out.
    """
    kept = []
    for span in roles:
        ends = holds_on(span.since, span.until, today) and span.role not in wanted
        if not ends:
            kept.append(span)
        elif span.since is None or span.since < today:
            kept.append(replace(span, until=today))
    held = {span.role for span in kept if holds_on(span.since, span.until, today)}
    return (*kept, *(RoleDraft(role, since) for role in Role if role in wanted - held))


def same_again(before: PersonDraft, today: date) -> PersonDraft:
    """Return what the form of the next woman begins with: what mostly repeats from one to the next."""
    held = [span for span in before.roles if holds_on(span.since, span.until, today)]
    return PersonDraft(
        village=before.village,
        jamoat=before.jamoat,
        district=before.district,
        street=before.street,
        roles=tuple(RoleDraft(span.role, span.since) for span in held),
        joined_on=before.joined_on,
    )


def joined_anew(draft: PersonDraft, begun: PersonDraft) -> PersonDraft:
    """Return the draft so that what began on the day of joining follows that day when it is written otherwise."""
    roles = (
        replace(span, since=draft.joined_on) if span.since == begun.joined_on and span in begun.roles else span
        for span in draft.roles
    )
    return replace(draft, roles=tuple(roles))


def checked(draft: PersonDraft) -> PersonDraft:
    """Return the draft as it is kept: texts clean, empty lines left out. Raises FieldProblem."""
    lines: dict[str, Any] = {name: _line(name, getattr(draft, name)) for name in _LINES}
    if not lines["given"]:
        raise NameMissing("given")
    note = clean_lines(draft.note)
    check_length("note", note, LONGEST_NOTE)
    for span in draft.roles:
        check_days("roles", span.since, span.until)
    if any(consent.day is None for consent in draft.consents):
        raise DayMissing("consents")
    spellings = dict.fromkeys(_line("spellings", spelling) for spelling in draft.spellings)
    phones = tuple(_phone(phone) for phone in draft.phones)
    return replace(
        draft,
        **lines,
        note=note,
        spellings=tuple(filter(None, spellings)),
        phones=tuple(phone for phone in phones if phone.typed or phone.remark or phone.hours or phone.whose_words),
    )


_LINES = (*("given", "patronymic", "family", "paper_name", "village", "jamoat", "district", "street", "house", "code"),)


def _line(field_name: str, text: str) -> str:
    kept = clean(text)
    check_length(field_name, kept)
    return kept


def _phone(phone: PhoneDraft) -> PhoneDraft:
    texts: dict[str, Any] = {
        name: _line("phones", getattr(phone, name)) for name in ("typed", "whose_words", "hours", "remark")
    }
    return replace(phone, **texts)


Kind = TypeVar("Kind")


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, (PhoneDraft, RoleDraft, ConsentDraft, OwnDraft)):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    writer = next((writer for kind, writer in _WRITERS.items() if isinstance(value, kind)), None)
    return writer(value) if writer else value


_WRITERS: dict[type, Callable[[Any], str]] = {
    Birth: Birth.to_text,
    StrEnum: str,
    date: date.isoformat,
    UUID: str,
}


def _read(kind: Callable[..., Kind], kept: Any) -> Kind:
    hints = get_type_hints(kind)
    found: dict[str, Any] = {}
    for name, hint in hints.items():
        if isinstance(kept, dict) and name in kept:
            value = _understood(hint, kept[name])
            if value is not _NOT_UNDERSTOOD:
                found[name] = value
    return kind(**found)


_NOT_UNDERSTOOD = object()
_READERS: dict[Any, Any] = {Birth: Birth.from_text, date: date.fromisoformat, UUID: UUID}


def _understood(hint: Any, value: Any) -> Any:
    """Return ``value`` as the field means it, or ``_NOT_UNDERSTOOD``."""
    if isinstance(hint, UnionType):
        only = next(part for part in get_args(hint) if part is not NoneType)
        return None if value is None else _understood(only, value)
    if get_origin(hint) is tuple:
        parts = [_understood(get_args(hint)[0], part) for part in value] if isinstance(value, list) else []
        return tuple(part for part in parts if part is not _NOT_UNDERSTOOD)
    if hint in {PhoneDraft, RoleDraft, ConsentDraft, OwnDraft}:
        return _read(hint, value) if isinstance(value, dict) else _NOT_UNDERSTOOD
    if hint is bool:
        return value if isinstance(value, bool) else _NOT_UNDERSTOOD
    return _from_text(_READERS.get(hint, hint), value)


def _from_text(reader: Any, value: Any) -> Any:
    try:
        return reader(value) if isinstance(value, str) else _NOT_UNDERSTOOD
    except ValueError:
        return _NOT_UNDERSTOOD
