"""The village a woman is written into: found, or made in the step that saves her."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.keys import new_key
from grouphub.features.places.models import Village
from grouphub.features.places.queries import KnownVillage, village_at

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grouphub.features.places.rules import Place


def village_for(session: Session, place: Place) -> KnownVillage | None:
    """Return the village of ``place``, made when it is new; None when nothing was said.

    Texts must be clean. Whoever calls it more often in one session flushes between.
    """
    if not place.is_said:
        return None
    known = village_at(session, place)
    if known is not None:
        return known
    # It goes in the flush of whoever lives there, in whatever order; they must fit when it is committed.
    session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    made = KnownVillage(new_key(), place.village, place.jamoat, place.district)
    session.add(
        Village(id=made.id, name=made.name, jamoat=made.jamoat, district=made.district, identity=place.identity)
    )
    return made
