"""One woman with all that belongs to her, inside a writing session: what every action changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from sqlalchemy import select

from grouphub.base.phones import parse
from grouphub.features.fields.queries import fields_at_work
from grouphub.features.fields.values import SearchedAnswers, searched_answers, value_rows
from grouphub.features.group.queries import family_first
from grouphub.features.people.derived import name_in_sentence, search_keys, sort_keys, village_key
from grouphub.features.people.following import all_led
from grouphub.features.people.models import Person, Phone, RoleSpan, Spelling, StandingStep
from grouphub.features.people.rules import NobodyThere, Standing, joined_since, mask, roles_on, standing_on
from grouphub.features.places.queries import villages_by_id
from grouphub.features.places.rules import Place, district_mark

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.fields.models import OwnValue
    from grouphub.features.people.rules import Span, Step
    from grouphub.features.places.queries import KnownVillage
    from grouphub.store.records import Record

_AT_ONCE = 500
"""Keys asked for in one statement."""

Part = TypeVar("Part", Spelling, Phone, RoleSpan, StandingStep)


@dataclass
class Dossier:
    """A woman and the rows her sorting, finding and counting follow from. Lives as long as its session."""

    session: Session
    person: Person
    village: KnownVillage | None = None
    spellings: list[Spelling] = field(default_factory=list)
    phones: list[Phone] = field(default_factory=list)
    spans: list[RoleSpan] = field(default_factory=list)
    steps: list[StandingStep] = field(default_factory=list)
    values: list[OwnValue] = field(default_factory=list)
    """Her answers to own fields."""

    @property
    def name(self) -> str:
        """Her name, short enough for a sentence."""
        return called(self.session, self.person.given, self.person.family)

    def add(self, part: Record, kept: list[Any] | None = None) -> None:
        """Add a row that belongs to her."""
        self.session.add(part)
        if kept is not None:
            kept.append(part)

    def remove(self, part: Record, kept: list[Any] | None = None) -> None:
        """Take out a row that belongs to her."""
        self.session.delete(part)
        if kept is not None:
            kept.remove(part)

    def end_roles(self, spans: Iterable[RoleSpan], until: date) -> None:
        """Let her no longer do these on ``until``; what had ended by then stays, what had not begun goes."""
        for span in list(spans):
            if span.until is not None and span.until <= until:
                continue
            if span.since is not None and span.since >= until:
                self.remove(span, self.spans)
            else:
                span.until = until

    @property
    def place(self) -> Place:
        """Where she lives."""
        return self.village.place if self.village else Place()

    def live_in(self, village: KnownVillage | None) -> None:
        """Let her live in ``village``; ``refresh`` follows."""
        self.village = village
        self.person.village_id = village.id if village else None

    def refresh(self, today: date) -> None:
        """Write the columns that follow from the rest, where they differ."""
        for name, value in self.derived(today).items():
            if getattr(self.person, name) != value:
                setattr(self.person, name, value)

    def derived(self, today: date) -> dict[str, Any]:
        """Return the columns of the woman that follow from the rest, as of ``today``."""
        return derived_columns(
            self.person,
            self.place,
            spellings=[spelling.text for spelling in self.spellings],
            numbers=[(phone.typed, phone.normal) for phone in self.phones],
            spans=self.spans,
            steps=self.steps,
            own=self._own_words(),
            today=today,
        )

    def _own_words(self) -> SearchedAnswers:
        return searched_answers(fields_at_work(self.session), self.values) if self.values else SearchedAnswers()


class Named(Protocol):
    """A woman as far as her sorting and finding follow from herself: her row, or what a form says."""

    @property
    def given(self) -> str: ...  # noqa: D102  they are called as the fields are
    @property
    def patronymic(self) -> str: ...  # noqa: D102
    @property
    def family(self) -> str: ...  # noqa: D102
    @property
    def paper_name(self) -> str: ...  # noqa: D102
    @property
    def street(self) -> str: ...  # noqa: D102
    @property
    def house(self) -> str: ...  # noqa: D102
    @property
    def code(self) -> str: ...  # noqa: D102


def derived_columns(
    one: Named,
    place: Place,
    *,
    spellings: Iterable[str],
    numbers: Iterable[tuple[str, str]],
    spans: Iterable[Span],
    steps: Iterable[Step],
    own: SearchedAnswers | None,
    today: date,
) -> dict[str, Any]:
    """Return the columns of a woman that follow from everything known of her, as of ``today``.

    ``numbers`` are her telephones, as typed and in their normal form.
    """
    own = own or SearchedAnswers()
    kept_steps = tuple(steps)
    marks = " ".join(filter(None, (district_mark(place.district), *own.marks)))
    return {
        "village": place.village,
        **sort_keys(one.given, one.patronymic, one.family),
        **village_key(place.village),
        **search_keys(
            (one.given, one.patronymic, one.family, one.paper_name, *spellings),
            place.village,
            one.code,
            [*numbers, *own.numbers],
            (one.street, one.house, place.jamoat, *own.words),
            marks,
        ),
        "roles": mask(roles_on(spans, today)),
        "standing": (standing_on(kept_steps, today) or Standing.JOINED).value,
        "joined_on": joined_since(kept_steps, today),
    }


def called(session: Session, given: str, family: str) -> str:
    """Return her name as the group writes it, short enough for a sentence."""
    return name_in_sentence(given, family, family_first=family_first(session))


_NOBODY = Person(given="", patronymic="", family="", paper_name="", street="", house="", code="")
FOLLOWS = frozenset(Dossier(None, _NOBODY).derived(date.min))  # type: ignore[arg-type]
"""Columns of a woman that follow from the rest."""


def normal_form(typed: str) -> str:
    """Return the normal form of a typed number, empty where there is none."""
    return parse(typed).digits


def dossier(session: Session, person_id: UUID) -> Dossier:
    """Return the woman of ``person_id``. Raises NobodyThere."""
    return dossiers(session, [person_id])[0]


def dossiers(session: Session, person_ids: Iterable[UUID]) -> list[Dossier]:
    """Return the women of ``person_ids``, each once and in that order. Raises NobodyThere when one is missing.

    Who was merged into another woman is that one.
    """
    wanted = list(dict.fromkeys(person_ids))
    found = _found(session, wanted)
    if len(found) < len(wanted):
        wanted = all_led(session, wanted)
        found = _found(session, wanted)
    if len(found) < len(wanted):
        raise NobodyThere
    return [found[one] for one in wanted]


def _found(session: Session, wanted: list[UUID]) -> dict[UUID, Dossier]:
    people: dict[UUID, Dossier] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        loaded = list(session.scalars(select(Person).where(Person.id.in_(some))))
        villages = villages_by_id(session, {person.village_id for person in loaded if person.village_id})
        for one in loaded:
            people[one.id] = Dossier(session, one, villages[one.village_id] if one.village_id else None)
        for spelling in _parts(session, Spelling, some):
            people[spelling.person_id].spellings.append(spelling)
        for phone in _parts(session, Phone, some):
            people[phone.person_id].phones.append(phone)
        for span in _parts(session, RoleSpan, some):
            people[span.person_id].spans.append(span)
        for step in _parts(session, StandingStep, some):
            people[step.person_id].steps.append(step)
        for value in value_rows(session, some):
            people[value.person_id].values.append(value)
    return people


def _parts(session: Session, kind: type[Part], person_ids: list[UUID]) -> Iterable[Part]:
    return session.scalars(select(kind).where(kind.person_id.in_(person_ids)).order_by(kind.id))
