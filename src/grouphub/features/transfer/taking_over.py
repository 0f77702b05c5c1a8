"""Writing what was decided about a table: all of it in one step, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grouphub.base.i18n import N_
from grouphub.features.people import search_index
from grouphub.features.people.actions import rewrite_person
from grouphub.features.people.card import as_draft
from grouphub.features.people.card import people as cards
from grouphub.features.people.dossier import dossiers
from grouphub.features.people.newcomers import Newcomers
from grouphub.features.transfer.arrivals import Decision
from grouphub.features.transfer.models import TakenTable
from grouphub.store.journal import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.people.drafts import PersonDraft
    from grouphub.features.transfer.arrivals import Arrival
    from grouphub.store.database import Database

_AT_ONCE = 200
_MANY = 2_000
"""From so many new women on the search index is made anew once instead of being kept with each."""


@dataclass(frozen=True)
class TakenOver:
    """How many women came in new and how many were changed."""

    added: int
    changed: int


def take_over(
    db: Database, arrivals: Sequence[Arrival], progress: Callable[[float], None] = lambda _part: None
) -> TakenOver:
    """Write the rows as decided, in one step that one undo takes out again.

    Nobody is taken out. ``progress`` is told the part done; when it raises to stop, nothing of it stays.
    """
    new = [one for one in arrivals if one.decision is Decision.ADD]
    known: dict[UUID, list[PersonDraft]] = {}
    for one in arrivals:
        if one.decision is Decision.CHANGE and one.target is not None:
            known.setdefault(one.target, []).append(one.draft)  # two rows may be about one woman
    today = db.clock.today()
    with db.write(N_("From a table came in: {added} new, {changed} changed"), takes_long=True) as session:
        say(session, added=len(new), changed=len(known))
        if new or known:
            session.add(TakenTable(day=today, added=len(new), changed=len(known)))
        many = len(new) >= _MANY
        if many:
            search_index.rest(session.connection())
        _add(session, new, today, lambda part: progress(0.7 * part))
        if many:
            search_index.rebuild(session.connection())
        _change(session, known, today, lambda part: progress(0.7 + 0.3 * part))
    return TakenOver(len(new), len(known))


def _add(session: Session, new: Sequence[Arrival], today: date, progress: Callable[[float], None]) -> None:
    newcomers = Newcomers(session, today)
    for start in range(0, len(new), _AT_ONCE):
        progress(start / len(new))
        newcomers.put([one.draft for one in new[start : start + _AT_ONCE]])


def _change(
    session: Session, known: dict[UUID, list[PersonDraft]], today: date, progress: Callable[[float], None]
) -> None:
    keys = list(known)
    for start in range(0, len(keys), _AT_ONCE):
        progress(start / len(keys))
        part = keys[start : start + _AT_ONCE]
        before = {one.id: as_draft(one) for one in cards(session, part)}
        for found in dossiers(session, part):
            key = found.person.id
            for draft in known[key]:
                rewrite_person(found, draft, today, opened=before[key])
                session.flush()
