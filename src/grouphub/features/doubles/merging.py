"""Makes one woman of two: what is chosen is taken, everything that belonged to either belongs to the one who stays."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from grouphub.base.i18n import _
from grouphub.features.contribution import Contribution, Joins, PersonLink, Shown
from grouphub.features.doubles.fields import FIELDS, MergeField, Side, usual_side
from grouphub.features.people.derived import shown_name
from grouphub.features.people.dossier import dossier
from grouphub.features.people.models import Person, Phone, Spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Choices:
    """Whose value is taken: by the key of a field, and of things there can be only one of. The rest is as offered."""

    fields: Mapping[str, Side] = field(default_factory=dict)
    ones: Mapping[str, Side] = field(default_factory=dict)


AS_OFFERED = Choices()


@dataclass(frozen=True)
class Rivals:
    """Two rows of which only one can stay. ``key`` names them in ``Choices.ones``."""

    key: str
    link: PersonLink
    kept: Any
    other: Any


def links_of(features: Sequence[Contribution]) -> list[PersonLink]:
    """Return every column that names a woman."""
    return [link for feature in features for link in feature.links]


def rows_of(session: Session, link: PersonLink, person_id: UUID) -> list[Any]:
    """Return the rows of a table that name a woman, in the order they were written."""
    column = getattr(link.model, link.column)
    return list(session.scalars(select(link.model).where(column == person_id).order_by(link.model.id)))


def rivals(session: Session, link: PersonLink, kept_id: UUID, other_id: UUID) -> list[Rivals]:
    """Return the rows of both women of which only one can stay, or which are the same."""
    if link.joins is Joins.MOVE:
        return []
    mine = {_same(link, row): row for row in reversed(rows_of(session, link, kept_id))}
    hers = {_same(link, row): row for row in reversed(rows_of(session, link, other_id))}
    return [Rivals(_key(link, same), link, mine[same], hers[same]) for same in hers if same in mine]


def _same(link: PersonLink, row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, column) for column in link.same)


def _key(link: PersonLink, same: tuple[Any, ...]) -> str:
    return "/".join((link.model.__tablename__, link.column, *map(str, same)))


# --- what is said before ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FieldPair:
    """What both women have in one field, for choosing. ``usual`` is offered."""

    key: str
    label: str
    kept: Shown
    other: Shown
    usual: Side
    one_of: bool = False
    """Whether it is a row of which only one can stay: the choice goes into ``Choices.ones``."""

    @property
    def differs(self) -> bool:
        """Whether there is anything to choose."""
        return self.kept != self.other


@dataclass(frozen=True)
class MergeView:
    """Two women side by side, and in words what goes from the other to the one who stays."""

    kept_id: UUID
    other_id: UUID
    kept_name: str
    other_name: str
    fields: tuple[FieldPair, ...]
    moves: tuple[str, ...]


def merge_view(
    session: Session,
    features: Sequence[Contribution],
    kept_id: UUID,
    other_id: UUID,
    today: date,
    *,
    family_first: bool = True,
) -> MergeView:
    """Return two women side by side. Raises NobodyThere."""
    kept, other = dossier(session, kept_id).person, dossier(session, other_id).person
    pairs = [_field_pair(one, kept, other, today) for one in FIELDS]
    moves = []
    for link in links_of(features):
        same = rivals(session, link, kept.id, other.id)
        if link.shown is not None:
            pairs += [_row_pair(pair, link.shown) for pair in same]
        count = len(rows_of(session, link, other.id)) - len(same)
        if count and link.said is not None:
            moves.append(link.said(count))
    mine, hers = (shown_name(one.given, one.family, family_first=family_first) for one in (kept, other))
    return MergeView(kept.id, other.id, mine, hers, tuple(pairs), tuple(moves))


def _field_pair(one: MergeField, kept: Person, other: Person, today: date) -> FieldPair:
    label = _(one.label)
    mine, hers = (Shown(label, one.shown(person, today)) for person in (kept, other))
    return FieldPair(one.key, label, mine, hers, usual_side(one, kept, other))


def _row_pair(pair: Rivals, shown: Callable[[Any], Shown]) -> FieldPair:
    mine, hers = shown(pair.kept), shown(pair.other)
    return FieldPair(pair.key, mine.title, mine, hers, Side.KEPT, one_of=True)


# --- doing it ---------------------------------------------------------------------------------------------------------


def take_fields(kept: Person, other: Person, choices: Choices) -> None:
    """Write the chosen values; a woman in the archive comes out of it when the other one was not there."""
    for one in FIELDS:
        side = choices.fields.get(one.key) or usual_side(one, kept, other)
        if side is Side.OTHER:
            for column, value in zip(one.columns, one.values(other), strict=True):
                if getattr(kept, column) != value:
                    setattr(kept, column, value)
    if other.archived_at is None and kept.archived_at is not None:
        kept.archived_at = None


def move_rows(session: Session, link: PersonLink, kept_id: UUID, other_id: UUID, choices: Choices) -> None:
    """Let the rows of one table name the woman who stays."""
    for pair in rivals(session, link, kept_id, other_id) if link.joins is Joins.ONE else []:
        session.delete(pair.kept if choices.ones.get(pair.key) is Side.OTHER else pair.other)
    session.flush()  # what there can be only one of goes before the other comes
    there = {_same(link, row): row for row in reversed(rows_of(session, link, kept_id))}
    for row in rows_of(session, link, other_id):
        alike = there.get(_same(link, row)) if link.joins is Joins.UNION else None
        if alike is not None and link.blend is not None:
            link.blend(alike, row)
        if alike is not None or (link.apart and getattr(row, link.apart) == kept_id):
            session.delete(row)
        else:
            setattr(row, link.column, kept_id)
            there[_same(link, row)] = row
    session.flush()
    if link.settle is not None:
        link.settle(session, kept_id)


def keep_names(session: Session, kept: Person, before: Sequence[tuple[str, ...]]) -> None:
    """Keep as other spellings what either woman was called and is not called now.

    ``before`` holds given, father's, family name and the name on paper of both.
    """
    now = {kept.given, kept.patronymic, kept.family, kept.paper_name}
    there = set(session.scalars(select(Spelling.text).where(Spelling.person_id == kept.id)))
    for given, patronymic, family, paper_name in before:
        if {given, patronymic, family} - now - {""}:
            there |= _spell(session, kept, shown_name(given, family, family_first=False, patronymic=patronymic), there)
        if paper_name and paper_name not in now:
            there |= _spell(session, kept, paper_name, there)
    session.flush()


def _spell(session: Session, kept: Person, text: str, there: set[str]) -> set[str]:
    if text and text not in there:
        session.add(Spelling(person_id=kept.id, text=text))
    return {text}


def names_of(person: Person) -> tuple[str, ...]:
    """Return what a woman is called."""
    return person.given, person.patronymic, person.family, person.paper_name


def order_phones(session: Session, kept_id: UUID, came: set[UUID]) -> None:
    """Put the telephones that came behind her own."""
    phones = session.scalars(select(Phone).where(Phone.person_id == kept_id)).all()
    for place, phone in enumerate(sorted(phones, key=lambda one: (one.id in came, one.place, one.id))):
        if phone.place != place:
            phone.place = place
