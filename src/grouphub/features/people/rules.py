"""What may be written about a woman, and what follows from it: choices, their words, limits, days."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from grouphub.base.errors import FieldProblem, GroupHubError
from grouphub.base.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Role(StrEnum):
    """What a woman does in the group."""

    MEMBER = "member"
    LEARNER = "learner"
    SEWING = "sewing"
    BAKERY = "bakery"
    TRAINER = "trainer"
    VOLUNTEER = "volunteer"
    ORGANISER = "organiser"

    @property
    def bit(self) -> int:
        """The role's bit in a person's ``roles``; never renumbered."""
        return 1 << _ROLE_ORDER.index(self)


_ROLE_ORDER = tuple(Role)


class Standing(StrEnum):
    """Whether a woman is in the group."""

    JOINED = "joined"
    PAUSED = "paused"
    LEFT = "left"


class Whose(StrEnum):
    """Whose telephone it is."""

    OWN = "own"
    HUSBAND = "husband"
    SHARED = "shared"
    NEIGHBOUR = "neighbour"
    OTHER = "other"


class Safe(StrEnum):
    """Whether it is safe to call; unknown unless she said so."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Schooling(StrEnum):
    """How far she went to school."""

    NOT_SAID = ""
    NONE = "none"
    PRIMARY = "primary"
    BASIC = "basic"
    SECONDARY = "secondary"
    VOCATIONAL = "vocational"
    HIGHER = "higher"


class Purpose(StrEnum):
    """What a consent is for."""

    KEEP = "keep"
    PHOTO = "photo"
    STORY = "story"
    STATISTICS = "statistics"
    SHARING = "sharing"


class Answer(StrEnum):
    """What she answered; "given" is never the default."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Way(StrEnum):
    """How she answered."""

    WRITTEN = "written"
    ORAL = "oral"


_WORDS: dict[StrEnum, str] = {
    Role.MEMBER: N_("Member"),
    Role.LEARNER: N_("Learning"),
    Role.SEWING: N_("Sewing"),
    Role.BAKERY: N_("Bakery"),
    Role.TRAINER: N_("Trainer"),
    Role.VOLUNTEER: N_("Volunteer"),
    Role.ORGANISER: N_("Organiser"),
    Standing.JOINED: N_("In the group"),
    Standing.PAUSED: N_("Pausing"),
    Standing.LEFT: N_("Left the group"),
    Whose.OWN: N_("Her own"),
    Whose.HUSBAND: N_("Her husband's"),
    Whose.SHARED: N_("Shared"),
    Whose.NEIGHBOUR: N_("A neighbour's"),
    Whose.OTHER: N_("Someone else's"),
    Safe.YES: N_("Safe to call"),
    Safe.NO: N_("Do not call"),
    Safe.UNKNOWN: N_("Not known whether safe"),
    Schooling.NOT_SAID: N_("Not said"),
    Schooling.NONE: N_("Did not go to school"),
    Schooling.PRIMARY: N_("Classes 1–4"),
    Schooling.BASIC: N_("Classes 5–9"),
    Schooling.SECONDARY: N_("Classes 10–11"),
    Schooling.VOCATIONAL: N_("Trade school"),
    Schooling.HIGHER: N_("University"),
    Purpose.KEEP: N_("Being written in the register"),
    Purpose.PHOTO: N_("Photo"),
    Purpose.STORY: N_("Story"),
    Purpose.STATISTICS: N_("Being counted in reports"),
    Purpose.SHARING: N_("Telling other organisations"),
    Answer.GIVEN: N_("Agreed"),
    Answer.REFUSED: N_("Refused"),
    Answer.WITHDRAWN: N_("Taken back"),
    Way.WRITTEN: N_("in writing"),
    Way.ORAL: N_("orally"),
}


def word(choice: StrEnum) -> str:
    """Return the word of a choice in the language spoken now."""
    return _(_WORDS[choice])


Choice = TypeVar("Choice", bound=StrEnum)


def chosen(kind: type[Choice], value: str, otherwise: Choice) -> Choice:
    """Return the choice kept as ``value``; ``otherwise`` for one this program does not know."""
    try:
        return kind(value)
    except ValueError:
        return otherwise


# --- errors -----------------------------------------------------------------------------------------------------------


class NameMissing(FieldProblem):
    """No given name was written."""

    message = N_("Write her name. Everything else can wait.")


class CodeTaken(FieldProblem):
    """Another woman has the same code."""

    message = N_("The code {code} already belongs to {name}. Choose another one.")


class EndsBeforeItBegins(FieldProblem):
    """The last day lies before the first."""

    message = N_("The last day ({until}) lies before the first one ({since}).")


class DayMissing(FieldProblem):
    """A consent or a change of standing needs its day."""

    message = N_("Write the day.")


class NothingWritten(FieldProblem):
    """A note without words."""

    message = N_("Write something, or close the note.")


class NobodyThere(GroupHubError):
    """The woman is not in the register any more."""

    message = N_("This woman is not in the register any more. Nothing was changed.")


# --- days ------------------------------------------------------------------------------------------------------------


def check_days(field: str, since: date | None, until: date | None) -> None:
    """Raise EndsBeforeItBegins when ``until`` lies before ``since``."""
    if since is not None and until is not None and until < since:
        raise EndsBeforeItBegins(field, since=f"{since:%d.%m.%Y}", until=f"{until:%d.%m.%Y}")


# --- roles and standing on a day --------------------------------------------------------------------------------------


class Span(Protocol):
    """A role from a day to a day, half-open: on ``until`` she no longer does it; None is open."""

    @property
    def role(self) -> str:
        """Return the role."""
        ...

    @property
    def since(self) -> date | None:
        """Return the first day."""
        ...

    @property
    def until(self) -> date | None:
        """Return the first day after."""
        ...


class Step(Protocol):
    """A change of standing; without a day it counts from the beginning."""

    @property
    def standing(self) -> str:
        """Return what she was from then on."""
        ...

    @property
    def day(self) -> date | None:
        """Return the day."""
        ...


def holds_on(since: date | None, until: date | None, day: date) -> bool:
    """Return whether ``day`` lies in the half-open range."""
    return (since is None or since <= day) and (until is None or day < until)


_ROLES = {role.value: role for role in Role}


def roles_on(spans: Iterable[Span], day: date) -> frozenset[Role]:
    """Return what she did on ``day``."""
    return frozenset(
        _ROLES[span.role] for span in spans if span.role in _ROLES and holds_on(span.since, span.until, day)
    )


def mask(roles: Iterable[Role]) -> int:
    """Return the roles as one number."""
    found = 0
    for role in roles:
        found |= role.bit
    return found


@lru_cache(maxsize=1024)
def unmask(number: int) -> tuple[Role, ...]:
    """Return the roles in a number, in their usual order."""
    return tuple(role for role in Role if number & role.bit)


def standing_on(steps: Iterable[Step], day: date) -> Standing | None:
    """Return whether she was in the group on ``day``; None before the first step.

    ``steps`` come in the order they were written: of two on one day the later one counts.
    """
    taken = _taken(steps, day)
    return chosen(Standing, taken[-1].standing, Standing.JOINED) if taken else None


def joined_since(steps: Iterable[Step], day: date) -> date | None:
    """Return the day she last came into the group before ``day``; a pause does not count as leaving."""
    since: date | None = None
    outside = True
    for step in _taken(steps, day):
        if outside and step.standing != Standing.LEFT:
            since = step.day
        outside = step.standing == Standing.LEFT
    return since


def _taken(steps: Iterable[Step], day: date) -> list[Step]:
    """Return the steps taken by ``day`` in the order of their days; those without a day stand first."""
    by_then = [step for step in steps if step.day is None or step.day <= day]
    return sorted(by_then, key=lambda step: (step.day is not None, step.day or day))


# --- code -------------------------------------------------------------------------------------------------------------

_NUMBER_AT_END = re.compile(r"(\d+)(\D*)$")


def next_code(newest: str | None) -> str:
    """Suggest the code after ``newest``, counting on its last number and keeping its zeros: ``A-07`` -> ``A-08``."""
    found = _NUMBER_AT_END.search(newest) if newest else None
    if newest is None or found is None:
        return "1"
    number = str(int(found[1]) + 1).zfill(len(found[1]))
    return f"{newest[: found.start()]}{number}{found[2]}"
