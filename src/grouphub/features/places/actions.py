"""What a leader does with districts: names change by decree, and people call them in more ways than one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from grouphub.base.districts import District
from grouphub.base.errors import FieldProblem
from grouphub.base.i18n import N_
from grouphub.base.keys import named_key, new_key
from grouphub.base.names import fold
from grouphub.base.texts import check_length, clean
from grouphub.features.places.models import OwnDistrict
from grouphub.features.places.queries import district, districts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grouphub.store.database import Database


class DistrictNameMissing(FieldProblem):
    """A district without a name in any language."""

    message = N_("Write the name of the district.")


class DistrictThere(FieldProblem):
    """Another district is called so."""

    message = N_("There is a district {name} already.")


@dataclass(frozen=True)
class DistrictDraft:
    """What the form of a district says; a name left out is the one in another language."""

    tg: str = ""
    ru: str = ""
    en: str = ""
    also: tuple[str, ...] = ()


def change_district(db: Database, key: str, draft: DistrictDraft) -> None:
    """Write a district anew; by the names it had she is still found. Raises DistrictNameMissing, DistrictThere."""
    kept = _checked(draft)
    with db.write(N_("The district {name} was changed"), name=kept.tg) as session:
        _check_name(session, draft, key)
        now = district(session, key)
        before = now.former if now else ()
        lost = _lost(now, kept) if now else ()
        _write(session, District(key, kept.tg, kept.ru, kept.en, kept.also, tuple(dict.fromkeys((*lost, *before)))))


def add_district(db: Database, draft: DistrictDraft) -> str:
    """Add a district that is not on the list, and return its key. Raises DistrictNameMissing, DistrictThere."""
    kept = _checked(draft)
    with db.write(N_("The district {name} was added"), name=kept.tg) as session:
        _check_name(session, draft, "")
        key = f"own-{new_key()}"
        _write(session, District(key, kept.tg, kept.ru, kept.en, kept.also))
    return key


def _checked(draft: DistrictDraft) -> DistrictDraft:
    tg, ru, en = (_line(text) for text in (draft.tg, draft.ru, draft.en))
    any_name = tg or ru or en
    if not any_name:
        raise DistrictNameMissing("tg")
    also = tuple(filter(None, dict.fromkeys(_line(text) for text in draft.also)))
    return replace(draft, tg=tg or any_name, ru=ru or any_name, en=en or any_name, also=also)


def _line(text: str) -> str:
    kept = clean(text)
    check_length("also", kept)
    return kept


def _check_name(session: Session, draft: DistrictDraft, key: str) -> None:
    """Raise DistrictThere when another district has one of the names that were written."""
    taken = {fold(name): one for one in districts(session) if one.key != key for name in one.names.values()}
    for language in ("tg", "ru", "en"):
        other = taken.get(fold(getattr(draft, language)))
        if other is not None:
            raise DistrictThere(language, name=other.name)


def _lost(now: District, kept: DistrictDraft) -> tuple[str, ...]:
    """Return the names that are not written any more."""
    still = {fold(name) for name in (kept.tg, kept.ru, kept.en, *kept.also)}
    return tuple(name for name in now.names.values() if fold(name) not in still)


def _write(session: Session, wanted: District) -> None:
    row = session.scalar(select(OwnDistrict).where(OwnDistrict.key == wanted.key))
    if row is None:
        row = OwnDistrict(id=named_key(f"district:{wanted.key}"), key=wanted.key)
        session.add(row)
    values = {**wanted.names, "also": list(wanted.also), "former": list(wanted.former)}
    for name, value in values.items():
        if getattr(row, name, None) != value:
            setattr(row, name, value)
