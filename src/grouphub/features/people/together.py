"""One thing about several women changed together: looked at first, then written in one step."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from grouphub.base import days
from grouphub.base.i18n import N_, _
from grouphub.base.texts import check_length, clean
from grouphub.features.fields.kinds import FieldRow, parse, shown
from grouphub.features.fields.queries import own_field
from grouphub.features.fields.rows import FieldGone
from grouphub.features.fields.values import write_answers
from grouphub.features.people.derived import shown_name
from grouphub.features.people.dossier import Dossier, dossiers
from grouphub.features.people.models import RoleSpan, StandingStep
from grouphub.features.people.rules import DayMissing, Role, Schooling, Standing, chosen, holds_on, word
from grouphub.features.places.queries import districts
from grouphub.features.places.rules import Place
from grouphub.features.places.villages import village_for
from grouphub.store.journal import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.store.database import Database


class What(StrEnum):
    """What can be changed about several women together."""

    VILLAGE = "village"
    STREET = "street"
    SCHOOLING = "schooling"
    IN_SCHOOL = "in_school"
    BEGINS = "begins"
    """She does something from a day on."""
    ENDS = "ends"
    """She no longer does it on a day."""
    STANDING = "standing"
    JOINED = "joined_on"
    OWN = "own"


@dataclass(frozen=True)
class Together:
    """The change: ``what``, and the new value in the field that belongs to it. An empty value takes hers out."""

    what: What
    text: str = ""
    """A street, a schooling, "yes" or "no", or an answer as it is kept."""
    place: Place = field(default_factory=Place)
    day: date | None = None
    role: Role = Role.MEMBER
    standing: Standing = Standing.JOINED
    own: UUID | None = None
    """The own field that is answered."""


@dataclass(frozen=True)
class Step:
    """What the change does to one woman, in words."""

    name: str
    before: str
    after: str
    changes: bool


@dataclass(frozen=True)
class Preview:
    """What the change would do."""

    steps: tuple[Step, ...]

    @property
    def changing(self) -> tuple[Step, ...]:
        """Those who would be changed."""
        return tuple(step for step in self.steps if step.changes)


def preview(
    session: Session, person_ids: Sequence[UUID], change: Together, today: date, *, family_first: bool = True
) -> Preview:
    """Return what ``change`` would do to each woman; nothing is written.

    Raises FieldProblem, FieldGone, NobodyThere.
    """
    kept = _checked(session, change, today)
    teller = _Teller(session, kept, today)
    after, steps = teller.after(), []
    for one in dossiers(session, person_ids):
        name = shown_name(one.person.given, one.person.family, family_first=family_first)
        steps.append(Step(name, teller.before(one), after, _differs(one, kept, today)))
    return Preview(tuple(steps))


def change_people(db: Database, person_ids: Sequence[UUID], change: Together) -> int:
    """Change one thing about several women; who is so already stays as she is. Returns how many were changed.

    Raises FieldProblem, FieldGone, NobodyThere.
    """
    today = db.clock.today()
    one, several = N_("{name} was changed"), N_("Changed together: {count}")
    with db.write(one if len(set(person_ids)) == 1 else several, takes_long=True) as session:
        kept = _checked(session, change, today)
        women = dossiers(session, person_ids)
        changing = [woman for woman in women if _differs(woman, kept, today)]
        say(session, count=len(changing), **({"name": women[0].name} if len(women) == 1 else {}))
        for woman in changing:
            _apply(woman, kept, today)
            woman.refresh(today)
    return len(changing)


def _checked(session: Session, change: Together, today: date) -> Together:
    """Return the change with its texts as they are kept."""
    if change.what in {What.ENDS, What.STANDING} and change.day is None:
        raise DayMissing("day")
    if change.what is What.OWN:
        return replace(change, text=parse(_own(session, change), change.text, today))
    text, place = clean(change.text), change.place
    parts = {"village": clean(place.village), "jamoat": clean(place.jamoat), "district": place.district}
    for name, part in (("text", text), *parts.items()):
        check_length(name, part)
    return replace(change, text=text, place=Place(**parts))


def _own(session: Session, change: Together) -> FieldRow:
    row = own_field(session, change.own) if change.own else None
    if row is None:
        raise FieldGone
    return row


# --- what is so already ----------------------------------------------------------------------------------------------


def _differs(one: Dossier, change: Together, today: date) -> bool:
    """Return whether the change does something to a woman."""
    differ: dict[What, Callable[[], bool]] = {
        What.VILLAGE: lambda: one.place.identity != change.place.identity,
        What.BEGINS: lambda: (
            not any(
                span.role == change.role and holds_on(span.since, span.until, change.day or today) for span in one.spans
            )
        ),
        What.ENDS: lambda: bool(_ending(one, change)),
        What.STANDING: lambda: (
            one.person.standing != change.standing
            and not any((step.standing, step.day) == (change.standing, change.day) for step in one.steps)
        ),
        What.JOINED: lambda: _joined(one) != change.day,
        What.OWN: lambda: _answer(one, change) != change.text,
    }
    return differ.get(change.what, lambda: _plain(one, change.what) != _plain_value(change))()


def _plain(one: Dossier, what: What) -> str | bool | None:
    value: str | bool | None = getattr(one.person, what.value)
    return value


def _plain_value(change: Together) -> str | bool | None:
    if change.what is What.IN_SCHOOL:
        return {"yes": True, "no": False}.get(change.text)
    return change.text


def _first_step(one: Dossier) -> StandingStep | None:
    return next((step for step in one.steps if step.standing == Standing.JOINED), None)


def _joined(one: Dossier) -> date | None:
    first = _first_step(one)
    return first.day if first else None


def _answer(one: Dossier, change: Together) -> str:
    value = next((value for value in one.values if value.field_id == change.own), None)
    if value is None:
        return ""
    return str(value.choice_id or value.other_id or value.text)


def _ending(one: Dossier, change: Together) -> list[RoleSpan]:
    """Return what she does that would end on the day; what had ended by then is left."""
    assert change.day is not None
    held = [span for span in one.spans if span.role == change.role]
    return [span for span in held if span.until is None or span.until > change.day]


# --- writing ---------------------------------------------------------------------------------------------------------


def _apply(one: Dossier, change: Together, today: date) -> None:
    person = one.person
    match change.what:
        case What.VILLAGE:
            one.live_in(village_for(one.session, change.place))
            one.session.flush()
        case What.BEGINS:
            one.add(RoleSpan(person_id=person.id, role=change.role.value, since=change.day), one.spans)
        case What.ENDS:
            assert change.day is not None
            one.end_roles(_ending(one, change), change.day)
        case What.STANDING:
            step = StandingStep(person_id=person.id, standing=change.standing.value, day=change.day, reason=change.text)
            one.add(step, one.steps)
            if change.standing is Standing.LEFT:
                assert change.day is not None
                one.end_roles(one.spans, change.day)
        case What.JOINED:
            _join(one, change.day)
        case What.OWN:
            assert change.own is not None
            write_answers(one.session, person.id, one.values, {change.own: change.text}, today)
        case _:
            setattr(person, change.what.value, _plain_value(change))


def _join(one: Dossier, day: date | None) -> None:
    first = _first_step(one)
    if first is None:
        one.add(StandingStep(person_id=one.person.id, standing=Standing.JOINED.value, day=day), one.steps)
    else:
        first.day = day


# --- in words --------------------------------------------------------------------------------------------------------


class _Teller:
    """Says before and after in the language spoken now; empty is nothing."""

    def __init__(self, session: Session, change: Together, today: date) -> None:
        self._change = change
        self._today = today
        self._districts = {row.key: row.name for row in districts(session)} if change.what is What.VILLAGE else {}
        self._own = _own(session, change) if change.what is What.OWN else None

    def before(self, one: Dossier) -> str:
        """Return what is written about her now."""
        told: dict[What, Callable[[], str]] = {
            What.VILLAGE: lambda: self._place(one.place),
            What.BEGINS: lambda: self._does(one),
            What.ENDS: lambda: self._does(one),
            What.STANDING: lambda: word(Standing(one.person.standing)),
            What.JOINED: lambda: _day(_joined(one)),
            What.OWN: lambda: self._told(_answer(one, self._change)),
        }
        what = self._change.what
        return told.get(what, lambda: _in_words(what, _plain(one, what)))()

    def after(self) -> str:
        """Return what would be written about each."""
        change, day = self._change, _day(self._change.day)
        told: dict[What, Callable[[], str]] = {
            What.VILLAGE: lambda: self._place(change.place),
            What.BEGINS: lambda: _from(word(change.role), day),
            What.ENDS: lambda: _("{what} until {day}").format(what=word(change.role), day=day),
            What.STANDING: lambda: _from(word(change.standing), day),
            What.JOINED: lambda: day,
            What.OWN: lambda: self._told(change.text),
        }
        return told.get(change.what, lambda: _in_words(change.what, _plain_value(change)))()

    def _does(self, one: Dossier) -> str:
        held = [Role(span.role) for span in one.spans if holds_on(span.since, span.until, self._today)]
        return ", ".join(dict.fromkeys(word(role) for role in held))

    def _place(self, place: Place) -> str:
        district = self._districts.get(place.district, place.district)
        return ", ".join(filter(None, (place.village, place.jamoat, district)))

    def _told(self, text: str) -> str:
        return shown(self._own, text) if self._own and text else ""


def _in_words(what: What, value: object) -> str:
    if what is What.IN_SCHOOL:
        return "" if value is None else _("Yes") if value else _("No")
    if what is What.SCHOOLING:
        return word(chosen(Schooling, str(value or ""), Schooling.NOT_SAID)) if value else ""
    return str(value or "")


def _from(what: str, day: str) -> str:
    return _("{what} from {day}").format(what=what, day=day) if day else what


def _day(day: date | None) -> str:
    return days.in_table(day) if day else ""
