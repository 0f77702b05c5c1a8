"""What is known of places, as frozen values."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from grouphub.base import districts as shipped
from grouphub.base.districts import District
from grouphub.base.names import fold
from grouphub.base.remembered import remembered
from grouphub.features.places.models import OwnDistrict
from grouphub.features.places.rules import Place, district_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy.orm import Session

_SHORTEST_BEGINNING = 5
"""A district is found by so many of its first letters, or by a whole word: fewer would find everybody who lives there
whenever the name of one woman begins so."""
_KINDS = {
    False: ("ноҳия", "ноҳияи", "район", "district"),
    True: ("шаҳр", "шаҳри", "город", "city"),
}
"""Words for what a place is: they alone find nobody, beside a name they do not hinder."""


@dataclass(frozen=True)
class KnownVillage:
    """A village of the register."""

    id: UUID
    name: str
    jamoat: str
    district: str

    @property
    def place(self) -> Place:
        """Where it is."""
        return Place(self.name, self.jamoat, self.district)


def districts(session: Session) -> tuple[District, ...]:
    """Return every district, the shipped ones first, as the group writes them."""
    # Asked at every key of a search: plain SQL, and the texts are read only when they changed.
    own = session.connection().exec_driver_sql("SELECT key, tg, ru, en, also, former FROM district ORDER BY id")
    return _overlaid(tuple(map(tuple, own)))


@remembered(8)
def _overlaid(own: tuple[tuple[str, str, str, str, str, str], ...]) -> tuple[District, ...]:
    changed = {
        key: District(key, tg, ru, en, tuple(json.loads(also)), tuple(json.loads(former)))
        for key, tg, ru, en, also, former in own
    }
    listed = [changed.pop(one.key, one) for one in shipped.districts()]
    return (*listed, *changed.values())


def own_keys(session: Session) -> frozenset[str]:
    """Return the keys of the districts the group wrote itself."""
    return frozenset(session.scalars(select(OwnDistrict.key)))


def district(session: Session, key: str) -> District | None:
    """Return the district with this key, if there is one."""
    return next((one for one in districts(session) if one.key == key), None) if key else None


def district_name(session: Session, key: str) -> str:
    """Return the name of a district in the language spoken now; of one that is not listed, its key."""
    found = district(session, key)
    return found.name if found else key


def districts_called(session: Session, text: str) -> list[District]:
    """Return the districts that ``text`` names best, in any spelling, old or new."""
    whole = fold(text)
    wanted = _without_kind(whole)
    listed = districts(session) if wanted else ()
    tries: tuple[Callable[[District], bool], ...] = (
        lambda one: text == one.key or whole in _folded(one),
        lambda one: wanted in map(_without_kind, _folded(one)),
        lambda one: any(f" {wanted}" in f" {name}" for name in _folded(one)),
    )
    found = (list(filter(fits, listed)) for fits in tries)
    return next(filter(None, found), [])


def villages_by_id(session: Session, ids: Iterable[UUID]) -> dict[UUID, KnownVillage]:
    """Return the villages of ``ids``."""
    wanted = [one.bytes for one in ids]
    if not wanted:
        return {}
    marks = ", ".join("?" * len(wanted))
    rows = session.connection().exec_driver_sql(
        f"SELECT id, name, jamoat, district FROM village WHERE id IN ({marks})",  # noqa: S608  only marks
        tuple(wanted),
    )
    return {known.id: known for known in (KnownVillage(UUID(bytes=bytes(key)), *rest) for key, *rest in rows)}


def place_of(session: Session, village_id: UUID | None) -> Place:
    """Return where the village is; nowhere without one."""
    known = villages_by_id(session, [village_id]).get(village_id) if village_id else None
    return known.place if known else Place()


def village_at(session: Session, place: Place) -> KnownVillage | None:
    """Return the village of ``place``, however it is written; None when nobody ever lived there."""
    row = (
        session.connection()
        .exec_driver_sql("SELECT id, name, jamoat, district FROM village WHERE identity = ?", (place.identity,))
        .first()
    )
    return None if row is None else KnownVillage(UUID(bytes=bytes(row[0])), *row[1:])


def completed(session: Session, place: Place) -> Place:
    """Return ``place`` with jamoat and district, when only a village was said and there is just one of that name."""
    if not place.village or place.jamoat or place.district:
        return place
    rows = session.connection().exec_driver_sql("SELECT name, jamoat, district FROM village WHERE name <> ''").all()
    alike = [Place(*row) for row in rows if Place(row[0]).identity == place.identity]
    return alike[0] if len(alike) == 1 else place


# --- the districts in a search ----------------------------------------------------------------------------------------


def marks_sought(session: Session) -> Callable[[str], tuple[str, ...]]:
    """Return what tells, for a folded word of a search, the marks of the districts it may mean."""
    listed = districts(session)
    return lambda word: _marks(listed, word)


@remembered(512)
def _marks(listed: tuple[District, ...], word: str) -> tuple[str, ...]:
    if word in _kind_words():
        return tuple(district_mark(one.key) for one in listed)
    return tuple(district_mark(one.key) for one in listed if any(map(_fits(word), _words(one))))


def _fits(word: str) -> Callable[[str], bool]:
    if len(word) >= _SHORTEST_BEGINNING:
        return lambda known: known.startswith(word)
    return lambda known: known == word


@remembered(256)
def _folded(one: District) -> tuple[str, ...]:
    return tuple(fold(name) for name in (one.tg, one.ru, one.en, *one.also, *one.former))


def spellings_of(one: District) -> str:
    """Return all names of a district in one folded text."""
    return " ".join(_folded(one))


@remembered(256)
def _words(one: District) -> frozenset[str]:
    return frozenset(word for name in _folded(one) for word in name.split() if len(word) > 2) - _kind_words()


@lru_cache(maxsize=1)
def _kind_words() -> frozenset[str]:
    return frozenset(fold(word) for words in _KINDS.values() for word in words)


def _without_kind(folded: str) -> str:
    kinds = _kind_words()
    return " ".join(word for word in folded.split() if word not in kinds)
