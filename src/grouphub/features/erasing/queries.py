"""What erasing a woman takes away, and what it leaves: said before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from grouphub.base.i18n import ngettext
from grouphub.base.names import fold
from grouphub.features.contribution import Fate
from grouphub.features.people.derived import shown_name
from grouphub.features.people.models import Note, Person, Phone
from grouphub.features.people.rules import NobodyThere

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from grouphub.features.contribution import Contribution, Trace

_MOST = 20


@dataclass(frozen=True)
class Mention:
    """Another woman in whose texts the name stands: nobody but a reader can tell whom it means."""

    person_id: UUID
    name: str


@dataclass(frozen=True)
class WhatGoes:
    """What erasing takes away (``goes``) and what counts on without her name (``stays``), in words."""

    name: str
    given: str
    goes: tuple[str, ...]
    stays: tuple[str, ...]
    mentions: tuple[Mention, ...]


def what_goes(session: Session, features: Sequence[Contribution], person_id: UUID) -> WhatGoes:
    """Return what erasing the woman would do. Raises NobodyThere."""
    one = session.get(Person, person_id)
    if one is None:
        raise NobodyThere
    connection = session.connection()
    told = {fate: tuple(_in_words(connection, features, person_id, fate)) for fate in Fate}
    steps = _steps(connection, person_id)
    history = ngettext("{count} step of her history", "{count} steps of her history", steps).format(count=steps)
    return WhatGoes(
        name=shown_name(one.given, one.family, family_first=False),
        given=one.given,
        goes=(*told[Fate.GOES], *told[Fate.EMPTIED], *([history] if steps else ())),
        stays=told[Fate.STAYS],
        mentions=tuple(_mentions(session, one)),
    )


def traces(features: Sequence[Contribution], *fates: Fate) -> Iterator[Trace]:
    """Yield the columns that point to a woman and have one of ``fates``."""
    return (trace for feature in features for trace in feature.traces if trace.fate in fates)


def count_of(connection: Connection, trace: Trace, person_id: UUID) -> int:
    """Return how many rows of the trace point to the woman."""
    return int(
        connection.exec_driver_sql(
            f'SELECT count(*) FROM "{trace.table}" WHERE {trace.condition()}',  # noqa: S608  our own names
            (person_id.bytes,),
        ).scalar_one()
    )


def _in_words(connection: Connection, features: Sequence[Contribution], person_id: UUID, fate: Fate) -> Iterator[str]:
    for trace in traces(features, fate):
        count = count_of(connection, trace, person_id)
        if count and trace.told is not None:
            yield trace.told(count).format(count=count)


def _steps(connection: Connection, person_id: UUID) -> int:
    found = connection.exec_driver_sql(
        "SELECT count(DISTINCT batch) FROM journal_row WHERE record_id = ?", (person_id.bytes,)
    )
    return int(found.scalar_one())


def _mentions(session: Session, one: Person) -> Iterator[Mention]:
    """Yield the women in whose notes and remarks all words of her name stand, in any spelling."""
    words = set(fold(f"{one.given} {one.family}").split())
    if not words:
        return
    texts: list[tuple[Any, Any]] = [(Note.person_id, Note.text), (Phone.person_id, Phone.remark)]
    found: dict[UUID, None] = {}
    for key, text in texts:
        for person_id, written in session.execute(select(key, text).where(key != one.id, text != "")):
            if words <= set(fold(written).split()):
                found[person_id] = None
    others = session.execute(select(Person.id, Person.given, Person.family).where(Person.id.in_(list(found)[:_MOST])))
    for person_id, given, family in others:
        yield Mention(person_id, shown_name(given, family, family_first=False))
