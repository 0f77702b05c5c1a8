"""What is done about doubles: two are made one, or said to be two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_
from grouphub.features.doubles import merging
from grouphub.features.doubles.merging import AS_OFFERED, Choices
from grouphub.features.doubles.models import Merged, TwoWomen
from grouphub.features.people.dossier import dossier
from grouphub.store.journal import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from grouphub.features.contribution import Contribution
    from grouphub.store.database import Database


class OnlyOneWoman(GroupHubError):
    """Both keys lead to one woman."""

    message = N_("This is one woman already. Nothing was changed.")


def merge_people(
    db: Database,
    kept_id: UUID,
    other_id: UUID,
    choices: Choices = AS_OFFERED,
    *,
    features: Sequence[Contribution],
) -> None:
    """Make one woman of two: ``kept_id`` stays and gets all that belonged to the other, who is found through her.

    One step to undo, which parts both again however much was written since. Raises NobodyThere, OnlyOneWoman.
    """
    with db.write(N_("{name} and {other} are one woman")) as session:
        kept, other = dossier(session, kept_id), dossier(session, other_id)
        if kept.person.id == other.person.id:
            raise OnlyOneWoman
        say(session, name=kept.name, other=other.name)
        # All rows go and come in several flushes; they must fit together when it is committed.
        session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        before = [merging.names_of(other.person), merging.names_of(kept.person)]
        came = {phone.id for phone in other.phones}
        gone_name = other.name
        merging.take_fields(kept.person, other.person, choices)
        for link in merging.links_of(features):
            merging.move_rows(session, link, kept.person.id, other.person.id, choices)
        merging.keep_names(session, kept.person, before)
        merging.order_phones(session, kept.person.id, came)
        session.add(Merged(gone_id=other.person.id, kept_id=kept.person.id, gone_name=gone_name, day=db.clock.today()))
        session.delete(other.person)
        session.flush()
        dossier(session, kept.person.id).refresh(db.clock.today())


def say_two_women(db: Database, one_id: UUID, other_id: UUID) -> None:
    """Remember that two women are not one; saying it twice writes it once. Raises NobodyThere, OnlyOneWoman."""
    with db.write(N_("{name} and {other} are two women")) as session:
        one, other = dossier(session, one_id), dossier(session, other_id)
        if one.person.id == other.person.id:
            raise OnlyOneWoman
        say(session, name=one.name, other=other.name)
        first, second = sorted((one.person.id, other.person.id))
        there = select(TwoWomen).where(TwoWomen.one_id == first, TwoWomen.other_id == second)
        if session.scalar(there) is None:
            session.add(TwoWomen(one_id=first, other_id=second))
