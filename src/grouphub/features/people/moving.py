"""What is done to villages with all the women who live there, those in the archive too: one step to undo each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from grouphub.base.errors import FieldProblem, GroupHubError
from grouphub.base.i18n import N_
from grouphub.base.texts import check_length, clean
from grouphub.features.people.dossier import dossiers
from grouphub.features.people.models import Person
from grouphub.features.places.models import Village
from grouphub.features.places.queries import KnownVillage, village_at
from grouphub.features.places.rules import Place
from grouphub.store.journal import say

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.store.database import Database


class VillageNameMissing(FieldProblem):
    """A village with a name was left without one."""

    message = N_("Write the name of the village.")


class VillageThere(FieldProblem):
    """Another village has this name in the same jamoat and district."""

    message = N_("There is a village {name} in this place already. Put the two together instead.")


class VillageGone(GroupHubError):
    """The village is not in the register any more."""

    message = N_("This village is not in the register any more. Nothing was changed.")


class VillageInhabited(GroupHubError):
    """Women live in the village, or lived there and are in the archive."""

    message = N_("Women live in {name}, or are kept in the archive with it. Nothing was changed.")


def change_village(db: Database, village_id: UUID, place: Place) -> None:
    """Write name, jamoat and district of a village anew; all its women follow.

    Raises VillageNameMissing, VillageThere, VillageGone, TooLong.
    """
    wanted = Place(*(_line(field, getattr(place, field)) for field in ("village", "jamoat", "district")))
    said = N_("The village {name} was changed")
    with db.write(said, takes_long=True, name=wanted.village or wanted.jamoat) as session:
        village = _village(session, village_id)
        if village.name and not wanted.village:
            raise VillageNameMissing("village")
        other = village_at(session, wanted)
        if other is not None and other.id != village_id:
            raise VillageThere("village", name=other.name)
        village.name, village.jamoat, village.district = wanted.village, wanted.jamoat, wanted.district
        if village.identity != wanted.identity:
            village.identity = wanted.identity
        _move(session, village_id, KnownVillage(village_id, *wanted.parts), db)


def merge_villages(db: Database, gone_id: UUID, into_id: UUID) -> None:
    """Let everybody of one village live in another, and take the first one out. Raises VillageGone."""
    with db.write(N_("{gone} and {name} were put together"), takes_long=True) as session:
        if gone_id == into_id:
            raise VillageGone
        gone, into = _village(session, gone_id), _village(session, into_id)
        say(session, gone=_called(gone), name=_called(into))
        _move(session, gone_id, KnownVillage(into_id, into.name, into.jamoat, into.district), db)
        session.flush()
        session.delete(gone)


def take_out_village(db: Database, village_id: UUID) -> None:
    """Take out a village in which nobody lives. Raises VillageInhabited, VillageGone."""
    with db.write(N_("The village {name} was taken out")) as session:
        village = _village(session, village_id)
        say(session, name=_called(village))
        if session.scalar(select(Person.id).where(Person.village_id == village_id).limit(1)) is not None:
            raise VillageInhabited(name=_called(village))
        session.delete(village)


def _move(session: Session, from_id: UUID, village: KnownVillage, db: Database) -> None:
    """Let everybody of the village ``from_id`` live in ``village``, as it is written there."""
    today = db.clock.today()
    women = session.scalars(select(Person.id).where(Person.village_id == from_id).order_by(Person.row)).all()
    for one in dossiers(session, women):
        one.live_in(village)
        one.refresh(today)


def _village(session: Session, village_id: UUID) -> Village:
    found = session.get(Village, village_id)
    if found is None:
        raise VillageGone
    return found


def _called(village: Village) -> str:
    return village.name or village.jamoat or village.district


def _line(field: str, text: str) -> str:
    kept = clean(text)
    check_length(field, kept)
    return kept
