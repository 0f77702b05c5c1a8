"""Finding a woman from anywhere: a few best hits, each with its reason; the nearest names when nothing fits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from grouphub.base.i18n import N_, _
from grouphub.base.names import distance, fold
from grouphub.base.phones import parse
from grouphub.features.fields.kinds import Kind as FieldKind
from grouphub.features.fields.kinds import search_words, shown
from grouphub.features.fields.queries import answers, every_field
from grouphub.features.people.contact import phone_row
from grouphub.features.people.derived import code_forms, digits
from grouphub.features.people.models import Person, Phone, Spelling
from grouphub.features.people.queries import Order, PeopleFilter, PersonRow, listed, people_page
from grouphub.features.people.seeking import Kind, Sought, number_forms, sought, starts
from grouphub.features.places.queries import districts as known_districts
from grouphub.features.places.queries import spellings_of, villages_by_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.fields.kinds import FieldRow
    from grouphub.features.people.contact import PhoneRow

_SHORTEST_SIMILAR = 3
_TRIES = 6
_LONGEST_ANSWER = 60
_ANY_VOWEL = str.maketrans("еиоуюя", "а" * 6)


class Why(StrEnum):
    """Where the words typed were found."""

    NAME = "name"
    SPELLING = "spelling"
    PAPER_NAME = "paper name"
    CODE = "code"
    PHONE = "phone"
    VILLAGE = "village"
    STREET = "street"
    HOUSE = "house"
    JAMOAT = "jamoat"
    DISTRICT = "district"
    OWN = "own"
    """In the answer to one of the group's own fields."""
    LAYOUT = "layout"
    SIMILAR = "similar"
    SIMILAR_PLACE = "similar place"


@dataclass(frozen=True)
class Reason:
    """Why a woman was found: the text that fits (none for her name), and the telephone with whose and safe."""

    why: Why
    what: str = ""
    phone: PhoneRow | None = None

    def text(self) -> str:
        """Return the reason in words; nothing for what the name itself shows."""
        if self.phone is not None:
            return _("phone {number}").format(number=self.phone.in_line())
        return _(_REASONS[self.why]).format(what=self.what) if self.why in _REASONS else self.what


_REASONS = {
    Why.SPELLING: N_("also written {what}"),
    Why.PAPER_NAME: N_("on paper {what}"),
    Why.CODE: N_("code {what}"),
    Why.HOUSE: N_("house {what}"),
    Why.JAMOAT: N_("jamoat {what}"),
    Why.DISTRICT: N_("district {what}"),
    Why.LAYOUT: N_("other keyboard language"),
    Why.SIMILAR: N_("similar name"),
    Why.SIMILAR_PLACE: N_("similar village"),
}
NEAR = frozenset({Why.SIMILAR, Why.SIMILAR_PLACE})
"""Reasons of a hit that does not fit what was typed, but nearly."""


@dataclass(frozen=True)
class Hit:
    """A woman found, and why."""

    person: PersonRow
    reason: Reason


def find(session: Session, text: str, limit: int = 12, *, family_first: bool = True, near: bool = True) -> list[Hit]:
    """Return the best hits for what was typed: names that begin so first, then any part, then archived women.

    When nothing fits and ``near`` is set, the nearest names.
    """
    search = sought(session, text)
    if search is None:
        return nearest(session, text, limit, family_first=family_first) if near else []
    order = Order(family_first=family_first)
    rows: dict[int, None] = {}
    for attempt, archived in ((starts(search), False), (search, False), (search, True)):
        if len(rows) < limit:
            wanted = PeopleFilter(archived=archived)
            rows.update(dict.fromkeys(listed(session, '"row"', wanted, order, attempt, limit=limit)))
    people = people_page(session, list(rows)[:limit], family_first=family_first)
    return _with_reasons(session, people, search)


def nearest(session: Session, text: str, limit: int = 5, *, family_first: bool = True) -> list[Hit]:
    """Return the women whose names or villages are a letter or two away from what was typed, the nearest first."""
    words = [word for word in fold(text).split() if not word.isdecimal()]
    known = _known_words(session, words)
    near = [_near_words(known, word) for word in words]
    if not any(near):
        return []
    order = Order(family_first=family_first)
    rows: dict[int, None] = {}
    for search in _combined(near):
        rows.update(dict.fromkeys(listed(session, '"row"', PeopleFilter(), order, search, limit=limit)))
        if len(rows) >= limit * 3:
            break
    ranked = _nearest_first(session, words, list(rows))
    people = people_page(session, list(ranked)[:limit], family_first=family_first)
    return [Hit(person, Reason(ranked[person.row])) for person in people]


def _nearest_first(session: Session, words: list[str], rows: list[int]) -> dict[int, Why]:
    """Return ``rows`` and why each is near, sorted by how many letters of all words differ; equals keep their order."""
    columns = (Person.row, Person.search_names, Person.search_place)
    far: dict[int, int] = {}
    why: dict[int, Why] = {}
    for row, names, place in session.execute(select(*columns).where(Person.row.in_(rows))):
        by_name = _letters_between(words, names.split())
        by_all = _letters_between(words, [*names.split(), *place.split()])
        far[row], why[row] = by_all, Why.SIMILAR if by_name == by_all else Why.SIMILAR_PLACE
    return {row: why[row] for row in sorted(rows, key=lambda row: far[row])}


def _letters_between(words: list[str], known: list[str]) -> int:
    return sum(min((_far(word, one, 2) for one in known), default=3) for word in words)


def _far(word: str, known: str, limit: int) -> int:
    """Return how many letters differ, ``limit`` at most when only vowels do: Куляб is Кӯлоб, Яван is Ёвон."""
    far = distance(word, known, limit)
    if far > limit and len(word) > _SHORTEST_SIMILAR and word.translate(_ANY_VOWEL) == known.translate(_ANY_VOWEL):
        return limit
    return far


def _known_words(session: Session, words: list[str]) -> list[str]:
    """Return every word of a name or place that may be near one of ``words``."""
    lengths = [len(word) for word in words if len(word) >= _SHORTEST_SIMILAR]
    if not lengths:
        return []
    # Digits come before letters in the index: codes are not read at all.
    found = session.connection().exec_driver_sql(
        "SELECT DISTINCT term FROM person_word "
        "WHERE term >= 'a' AND col IN ('search_names', 'search_place') AND length(term) BETWEEN ? AND ?",
        (min(lengths) - 2, max(lengths) + 2),
    )
    return [term for (term,) in found]


def _near_words(known: list[str], word: str) -> list[str]:
    """Return the known words at most two letters from ``word`` (one, when it is short), the nearest first."""
    if len(word) < _SHORTEST_SIMILAR:
        return []
    allowed = 1 if len(word) <= _SHORTEST_SIMILAR + 1 else 2
    near = [(_far(word, term, allowed), term) for term in known]
    return [term for far, term in sorted(near) if far <= allowed][:_TRIES]


def _combined(near: list[list[str]]) -> list[Sought]:
    """Return searches for women who have a near form of every word, then of any word, the nearest forms first."""
    known = [words for words in near if words]
    if len(known) > 1:
        each = " AND ".join(f"({' OR '.join(map(_whole, words))})" for words in known)
        all_words = [Sought((("person_start", each),), Kind.SIMILAR)]
    else:
        all_words = []
    any_word = [Sought((("person_start", _whole(word)),), Kind.SIMILAR) for words in known for word in words]
    return [*all_words, *any_word]


def _whole(word: str) -> str:
    return f'{{search_names search_place}} : "{word}"'


def reasons(session: Session, people: Sequence[PersonRow], text: str) -> list[Hit]:
    """Return why each woman of a list is in it, in three queries: the second lines of one page."""
    search = sought(session, text) if text.strip() else None
    if search is None:
        return [Hit(person, Reason(Why.NAME)) for person in people]
    return _with_reasons(session, people, search)


# --- reasons ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Places:
    """Where each word may have been found, the plainest first."""

    texts: tuple[tuple[Why, str, str], ...]
    """(why, as shown, folded in all its spellings)."""
    phones: tuple[PhoneRow, ...]

    def of(self, word: str) -> Reason | None:
        """Return where ``word`` was found; a beginning wins over a middle."""
        padded = [(why, what, f" {folded}") for why, what, folded in self.texts]
        for looked_for in (f" {word}", word):
            for why, what, folded in padded:
                if looked_for in folded:
                    return Reason(why, "" if why is Why.NAME else what)
        return self._number(word) if word.isdecimal() else None

    def _number(self, number: str) -> Reason | None:
        for why, what, _folded in self.texts:
            if why is Why.CODE and number in digits(what):
                return Reason(why, what)
        for phone in self.phones:
            if any(form in digits(kept) for form in number_forms(number) for kept in (phone.normal, phone.typed)):
                return Reason(Why.PHONE, phone.shown, phone)
        return None


def _with_reasons(session: Session, people: Sequence[PersonRow], search: Sought) -> list[Hit]:
    places = _places(session, [person.id for person in people])
    return [Hit(person, _reason(places[person.id], search)) for person in people]


def _reason(places: _Places, search: Sought) -> Reason:
    """Return the reason that tells most: a word found outside the name."""
    if search.kind is Kind.LAYOUT:
        return Reason(Why.LAYOUT)
    found = (places.of(word) for word in search.words)
    return next((reason for reason in found if reason is not None and reason.why is not Why.NAME), Reason(Why.NAME))


# Made once: building a statement anew takes longer than running it.
_SPELLINGS_OF = select(Spelling.person_id, Spelling.text).where(
    Spelling.person_id.in_(bindparam("ids", expanding=True))
)
_PHONES_OF = (
    select(*Phone.__table__.columns).where(Phone.person_id.in_(bindparam("ids", expanding=True))).order_by(Phone.place)
)
_WORDS_OF = select(
    Person.id,
    Person.given,
    Person.patronymic,
    Person.family,
    Person.paper_name,
    Person.code,
    Person.village_id,
    Person.village,
    Person.street,
    Person.house,
).where(Person.id.in_(bindparam("ids", expanding=True)))


def _places(session: Session, ids: Sequence[UUID]) -> dict[UUID, _Places]:
    asked = {"ids": list(ids)}
    spellings: dict[UUID, list[str]] = {}
    for person_id, written in session.execute(_SPELLINGS_OF, asked):
        spellings.setdefault(person_id, []).append(written)
    phones: dict[UUID, list[PhoneRow]] = {}
    for phone in session.execute(_PHONES_OF, asked):
        phones.setdefault(phone.person_id, []).append(phone_row(phone))
    lines = session.execute(_WORDS_OF, asked).all()
    villages = villages_by_id(session, {line.village_id for line in lines if line.village_id})
    districts = {one.key: one for one in known_districts(session)}
    own = _own_places(session, ids)
    found = {}
    for line in lines:
        village = villages.get(line.village_id)
        district = districts.get(village.district) if village else None
        texts = [
            (Why.NAME, line.given),
            (Why.NAME, line.family),
            (Why.NAME, line.patronymic),
            *((Why.SPELLING, spelling) for spelling in spellings.get(line.id, ())),
            (Why.PAPER_NAME, line.paper_name),
            (Why.CODE, line.code),
            (Why.VILLAGE, line.village),
            (Why.STREET, line.street),
            (Why.HOUSE, line.house),
            (Why.JAMOAT, village.jamoat if village else ""),
        ]
        folded = [(why, what, _as_sought(why, what)) for why, what in texts if what]
        if district:
            folded.append((Why.DISTRICT, district.name, spellings_of(district)))
        folded += [(Why.OWN, *place) for place in own.get(line.id, ())]
        found[line.id] = _Places(tuple(folded), tuple(phones.get(line.id, ())))
    return found


def _own_places(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[tuple[str, str]]]:
    """Return for each woman the answers she may be found by: as told, and folded in all their names."""
    kept = answers(session, ids)
    rows = {row.id: row for row in every_field(session)} if kept else {}
    return {
        woman: [place for key, text in said.items() if (place := _own_place(rows[key], text)) is not None]
        for woman, said in kept.items()
    }


def _own_place(row: FieldRow, text: str) -> tuple[str, str] | None:
    if row.kind is FieldKind.PHONE:
        # Nobody said whether that number is safe to call: the field alone is told.
        return row.name, f"{digits(parse(text).digits)} {digits(text)}"
    choice = row.choice(text) if row.kind is FieldKind.CHOICE else None
    found_by = fold(" ".join(choice.names.each())) if choice else search_words(row, text)
    said = " ".join(shown(row, text).split())
    short = said if len(said) <= _LONGEST_ANSWER else f"{said[: _LONGEST_ANSWER - 1]}…"
    return (_("{field}: {what}").format(field=row.name, what=short), found_by) if found_by else None


def _as_sought(why: Why, what: str) -> str:
    """Return the folded words ``what`` is found by."""
    return fold(" ".join(code_forms(what)) if why is Why.CODE else what)
