"""What a row adds to what is known of a woman, field by field. What the row is silent about stays as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base import days
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_, _
from grouphub.base.names import fold
from grouphub.base.texts import clean_lines
from grouphub.features.fields import kinds
from grouphub.features.fields.kinds import Kind
from grouphub.features.fields.queries import own_fields
from grouphub.features.people.card import names_of
from grouphub.features.people.drafts import ConsentDraft, OwnDraft, PersonDraft, PhoneDraft, RoleDraft, checked
from grouphub.features.people.rules import Safe, Schooling, Whose
from grouphub.features.people.rules import word as choice_word
from grouphub.features.places.queries import completed, district_name, districts_called
from grouphub.features.places.rules import Place
from grouphub.features.transfer.meanings import Meaning, word
from grouphub.features.transfer.named_women import NamedWomen, NobodyCalledSo, SeveralCalledSo
from grouphub.features.transfer.read_people import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from grouphub.base.birth import Birth
    from grouphub.features.fields.kinds import FieldRow
    from grouphub.features.people.card import PersonCard
    from grouphub.features.transfer.phone_cells import ReadPhone
    from grouphub.features.transfer.read_people import ReadPerson


class DistrictNotKnown(GroupHubError):
    """No district is called so; fact: text."""

    message = N_("No district is called “{text}”. She came in without it.")


class CodeOfAnother(GroupHubError):
    """The code belongs to somebody else, here or in the table; fact: code."""

    message = N_("The code {code} belongs to another woman. She came in without it.")


class AnswerNotUnderstood(GroupHubError):
    """The answer does not fit the own field; facts: field, text."""

    message = N_("“{text}” is no answer for “{field}”. She came in without it.")


@dataclass(frozen=True)
class FieldChange:
    """One thing a row changes, in words; empty is empty."""

    field: str
    before: str
    after: str


class Joining:
    """What rows are read against: the districts, own fields and codes of the register. Gathers problems on the way."""

    def __init__(self, session: Session, today: date) -> None:
        self._session = session
        self.today = today
        self.problems: list[Problem] = []
        self._districts: dict[str, str | None] = {}
        self._places: dict[Place, Place] = {}
        self._fields: dict[str, FieldRow] = {str(row.id): row for row in own_fields(session)}
        found = session.connection().exec_driver_sql("SELECT code, id FROM person WHERE code <> ''")
        self._codes: dict[str, bytes] = {code: bytes(key) for code, key in found}

    def draft(self, read: ReadPerson) -> PersonDraft:
        """Return what a new woman of this row is written down as; ``settled`` adds code and links."""
        place = self.place(read)
        drafted = read.draft()
        return checked(
            replace(
                drafted,
                village=place.village,
                jamoat=place.jamoat,
                district=place.district,
                street=read.street,
                house=read.house,
                own=tuple(OwnDraft(row.id, text) for row, text in self.answers(read)),
            )
        )

    def settled(self, read: ReadPerson, draft: PersonDraft) -> PersonDraft:
        """Return the draft of a new woman with her links, and without a code that is another woman's."""
        if not read.code and not read.own:
            return draft
        links = tuple(OwnDraft(row.id, text) for row, text in self.links(read, {}))
        return replace(draft, code=self.code(read, draft.id.bytes), own=(*draft.own, *links))

    def code(self, read: ReadPerson, key: bytes) -> str:
        """Return the code of a row unless it is another woman's."""
        if not read.code:
            return ""
        if self._codes.setdefault(read.code, key) != key:
            self._doubt(read, read.code, CodeOfAnother(code=read.code))
            return ""
        return read.code

    def place(self, read: ReadPerson) -> Place:
        """Return where the row says she lives; a village known once brings its jamoat and district along."""
        said = Place(read.village, read.jamoat, self._district(read))
        if said not in self._places:
            self._places[said] = completed(self._session, said)
        return self._places[said]

    def answers(self, read: ReadPerson) -> Iterator[tuple[FieldRow, str]]:
        """Yield the answers to own fields as they are kept, without the links."""
        for row, text in self._answered(read, links=False):
            try:
                kept = kinds.parse(row, text, self.today)
            except GroupHubError:
                self._doubt(read, text, AnswerNotUnderstood(field=row.name, text=text))
            else:
                if kept:
                    yield row, kept

    def links(self, read: ReadPerson, known: Mapping[UUID, str]) -> Iterator[tuple[FieldRow, str]]:
        """Yield the women the row names in own fields, by key; ``known`` are her answers so far by field."""
        for row, text in self._answered(read, links=True):
            try:
                yield row, self._linked(row, text, known.get(row.id, ""))
            except GroupHubError as error:
                self._doubt(read, text, error)

    def _answered(self, read: ReadPerson, *, links: bool) -> list[tuple[FieldRow, str]]:
        found = [(self._fields.get(key), text) for key, text in (read.own or {}).items()]
        return [(row, text) for row, text in found if row is not None and (row.kind is Kind.LINK) is links]

    def _linked(self, row: FieldRow, text: str, known: str) -> str:
        """Return the woman ``text`` names; the one she is linked to already where several are called so."""
        found = {str(key) for key in self._named_women.called(text)}
        if known in found:
            return known
        if len(found) != 1:
            raise (SeveralCalledSo if found else NobodyCalledSo)(field=row.name, text=text)
        return found.pop()

    @cached_property
    def _named_women(self) -> NamedWomen:
        return NamedWomen(self._session)

    def own_in_words(self, draft: PersonDraft) -> dict[str, str]:
        """Return the answers to own fields by the name of the field."""
        rows = [(self._fields.get(str(one.field)), one.text) for one in draft.own]
        links = [UUID(text) for row, text in rows if row is not None and row.kind is Kind.LINK and text]
        women = names_of(self._session, links) if links else {}
        return {row.name: kinds.shown(row, text, women) for row, text in rows if row is not None}

    def district_name(self, key: str) -> str:
        """Return the name of a district."""
        return district_name(self._session, key)

    def _district(self, read: ReadPerson) -> str:
        if not read.district:
            return ""
        if read.district not in self._districts:
            found = districts_called(self._session, read.district)
            self._districts[read.district] = found[0].key if len(found) == 1 else None
        key = self._districts[read.district]
        if key is None:
            self._doubt(read, read.district, DistrictNotKnown(text=read.district))
        return key or ""

    def _doubt(self, read: ReadPerson, cell: str, error: GroupHubError) -> None:
        problem = Problem(read.row, None, cell, error)
        if problem not in self.problems[-8:]:  # a row looked at twice is told once
            self.problems.append(problem)


def joined(
    joining: Joining,
    before: PersonDraft,
    there: PersonCard,
    read: ReadPerson,
    *,
    exact: bool,
    unchanged: frozenset[Meaning],
) -> tuple[PersonDraft, list[FieldChange]]:
    """Return the woman with what the row adds, and the changes in words.

    ``exact`` says that the row names her by her key: then another spelling replaces hers, else it stands beside it.
    """
    step = _Step(joining, before, there, read, exact, unchanged)
    after = step.done()
    return after, _told(joining, before, after)


@dataclass(frozen=True)
class _Step:
    joining: Joining
    before: PersonDraft
    there: PersonCard
    read: ReadPerson
    exact: bool
    unchanged: frozenset[Meaning]

    def done(self) -> PersonDraft:
        """Return the draft with everything the row says."""
        read, before = self.read, self.before
        said: dict[str, Any] = {
            **self._names(),
            "birth": self._birth(),
            "schooling": read.schooling if self._says(Meaning.SCHOOLING, read.schooling) else before.schooling,
            "in_school": before.in_school if read.in_school is None else read.in_school,
            **self._place(),
            "code": self._code(),
            "phones": self._phones(),
            "roles": self._roles(),
            "consents": self._consents(),
            "joined_on": self._joined_on(),
            "note": self._note(),
            "own": self._own(),
        }
        return replace(before, **said)

    def _says(self, meaning: Meaning, value: object) -> bool:
        return bool(value) and meaning not in self.unchanged

    def _names(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        spellings = list(self.before.spellings)
        beside = False
        for name, meaning in _NAMES.items():
            said, known = getattr(self.read, name), getattr(self.before, name)
            takes = self._says(meaning, said) and (not known or self.exact)
            found[name] = said if takes else known
            beside = beside or (bool(said) and not takes and fold(said) != fold(known) and name != "paper_name")
        if beside and not self.exact:
            spellings.append(" ".join(filter(None, (self.read.family, self.read.given))))
        if Meaning.SPELLINGS not in self.unchanged:
            spellings += self.read.spellings
        known_names = {fold(" ".join((found["family"], found["given"])))}
        new = [text for text in spellings[len(self.before.spellings) :] if fold(text) not in known_names]
        found["spellings"] = tuple(dict.fromkeys((*self.before.spellings, *new)))
        return found

    def _birth(self) -> Birth | None:
        said, known = self.read.birth, self.before.birth
        if said is None or {Meaning.BIRTH, Meaning.YEAR, Meaning.AGE} & self.unchanged:
            return known
        if known is None or self.exact:
            return said
        vaguer = known.is_exact and not said.is_exact and abs(known.year - said.year) <= 1
        return known if vaguer else said

    def _place(self) -> dict[str, str]:
        known = self.before.place
        read = self.read
        where = {Meaning.VILLAGE: read.village, Meaning.JAMOAT: read.jamoat, Meaning.DISTRICT: read.district}
        found = {"village": known.village, "jamoat": known.jamoat, "district": known.district}
        if any(self._says(meaning, text) for meaning, text in where.items()):
            said = self.joining.place(read)
            parts = {name: getattr(said, name) for name in found}
            if fold(said.village) == fold(known.village) and not self.exact:
                parts["village"] = known.village  # only written in another way
            moved = bool(said.village) and fold(said.village) != fold(known.village)
            if self.exact:  # a cell that came back untouched says what it said, were it only a dash
                same = [name for name in ("jamoat", "district") if Meaning(name) in self.unchanged]
                parts |= {name: text for name in same if (text := getattr(known, name))}
            # In another village the old jamoat and district hold no longer.
            found = parts if moved else {name: parts[name] or found[name] for name in found}
        found["street"] = read.street if self._says(Meaning.STREET, read.street) else self.before.street
        found["house"] = read.house if self._says(Meaning.HOUSE, read.house) else self.before.house
        return found

    def _code(self) -> str:
        if not self._says(Meaning.CODE, self.read.code):
            return self.before.code
        return self.joining.code(self.read, self.before.id.bytes) or self.before.code

    def _phones(self) -> tuple[PhoneDraft, ...]:
        if self.unchanged >= _PHONES:
            return self.before.phones
        phones = list(self.before.phones)
        for said in self.read.phones:
            at = next((at for at, known in enumerate(phones) if _is_one(known, said)), None)
            if at is None:
                phones.append(said.draft())
            else:
                phones[at] = self._about_phone(phones[at], said)
        return tuple(phones)

    def _about_phone(self, known: PhoneDraft, said: ReadPhone) -> PhoneDraft:
        """Return a number with what the row says about it; what it does not say is not known better."""
        typed = said.typed if self.exact and self._says(Meaning.PHONE, said.typed) else known.typed
        whose, words = (known.whose, known.whose_words)
        if said.whose is not Whose.OWN or (self.exact and self._says(Meaning.PHONE_WHOSE, said.whose)):
            whose, words = said.whose, said.whose_words
        safe = said.safe if said.safe is not Safe.UNKNOWN else known.safe
        return replace(
            known,
            typed=typed,
            whose=whose,
            whose_words=words,
            safe=safe,
            hours=said.hours or known.hours,
            remark=said.remark or known.remark,
        )

    def _roles(self) -> tuple[RoleDraft, ...]:
        held = set(self.there.roles)
        if Meaning.ROLES in self.unchanged:
            return self.before.roles
        return (*self.before.roles, *(RoleDraft(role) for role in self.read.roles if role not in held))

    def _consents(self) -> tuple[ConsentDraft, ...]:
        new = []
        for one in self.read.consents:
            newest = self.there.consent(one.purpose)
            known = newest is not None and (newest.answer, newest.day) == (one.answer, one.day)
            if one.day is not None and not known and Meaning.CONSENT not in self.unchanged:
                new.append(ConsentDraft(one.purpose, one.answer, one.day))
        return (*self.before.consents, *new)

    def _joined_on(self) -> date | None:
        said, known = self.read.joined_on, self.before.joined_on
        takes = said is not None and Meaning.JOINED not in self.unchanged and (known is None or self.exact)
        return said if takes else known

    def _note(self) -> str:
        said = clean_lines(self.read.note)
        if not self._says(Meaning.NOTE, said):
            return ""
        known = "\n".join(note.text for note in self.there.notes)
        whole = set(said.split("\n")) <= set(known.split("\n"))
        # What a spreadsheet had no room for was cut off; a few letters stand inside other words by chance.
        cut = len(said) > _LONG_NOTE and said in known
        return "" if whole or cut else said

    def _own(self) -> tuple[OwnDraft, ...]:
        known = {one.field: one.text for one in self.before.own}
        if Meaning.OWN not in self.unchanged:
            joining, read = self.joining, self.read
            known |= {row.id: text for row, text in (*joining.answers(read), *joining.links(read, known))}
        return tuple(OwnDraft(field, text) for field, text in known.items())


_LONG_NOTE = 1000
"""Signs: so much does not stand inside another note by chance."""

_NAMES = {
    "given": Meaning.GIVEN,
    "patronymic": Meaning.PATRONYMIC,
    "family": Meaning.FAMILY,
    "paper_name": Meaning.PAPER_NAME,
}
_PHONES = {
    Meaning.PHONE,
    Meaning.PHONE_WHOSE,
    Meaning.PHONE_SAFE,
    Meaning.PHONE_HOURS,
    Meaning.PHONE_REMARK,
}


def _is_one(known: PhoneDraft, said: ReadPhone) -> bool:
    from grouphub.base.phones import parse

    return known.typed == said.typed or bool(said.normal and parse(known.typed).digits == said.normal)


# --- in words ---------------------------------------------------------------------------------------------------------


def _told(joining: Joining, before: PersonDraft, after: PersonDraft) -> list[FieldChange]:
    """Return what differs between the two, in words."""
    old, new = in_words(joining, before), in_words(joining, after)
    return [
        FieldChange(field, old.get(field, ""), new.get(field, ""))
        for field in {**old, **new}
        if old.get(field, "") != new.get(field, "")
    ]


def in_words(joining: Joining, draft: PersonDraft) -> dict[str, str]:
    """Return everything a draft says by the name of its field; what it does not say is empty."""
    found = {word(meaning): getattr(draft, name) for name, meaning in _NAMES.items()}
    found[word(Meaning.SPELLINGS)] = ", ".join(draft.spellings)
    found[word(Meaning.BIRTH)] = draft.birth.shown(joining.today) if draft.birth else ""
    found[word(Meaning.DISTRICT)] = joining.district_name(draft.district)
    for meaning in (Meaning.JAMOAT, Meaning.VILLAGE, Meaning.STREET, Meaning.HOUSE, Meaning.CODE):
        found[word(meaning)] = getattr(draft, meaning.value)
    found[word(Meaning.PHONE)] = "; ".join(map(_phone_words, draft.phones))
    found[word(Meaning.ROLES)] = ", ".join(choice_word(span.role) for span in draft.roles if span.until is None)
    found[word(Meaning.JOINED)] = days.in_table(draft.joined_on) if draft.joined_on else ""
    found[word(Meaning.SCHOOLING)] = choice_word(draft.schooling) if draft.schooling is not Schooling.NOT_SAID else ""
    found[word(Meaning.IN_SCHOOL)] = {True: _("Yes"), False: _("No"), None: ""}[draft.in_school]
    found[word(Meaning.CONSENT)] = "; ".join(
        f"{choice_word(one.purpose)}: {choice_word(one.answer)}" for one in draft.consents
    )
    found[word(Meaning.NOTE)] = draft.note
    found |= joining.own_in_words(draft)
    return found


def _phone_words(phone: PhoneDraft) -> str:
    whose = phone.whose_words if phone.whose is Whose.OTHER and phone.whose_words else choice_word(phone.whose)
    safe = choice_word(phone.safe) if phone.safe is not Safe.UNKNOWN else ""
    return ", ".join(filter(None, (phone.typed, whose, safe, phone.hours, phone.remark)))
