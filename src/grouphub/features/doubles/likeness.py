"""How alike two women are, and why: points for what agrees, each the rarer the more, against what differs.

A point is a doubling of the odds that both are one woman. In a large group many women share a name by chance, in a
small one hardly any: what an agreeing name is worth follows from how many women of the register have it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import log2
from typing import TYPE_CHECKING

from grouphub.base.i18n import N_, _, ngettext
from grouphub.base.names import distance
from grouphub.features.doubles.words import letters_apart

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from grouphub.base.birth import Birth
    from grouphub.features.doubles.traits import Traits
from grouphub.features.doubles.words import Words

ENOUGH = 2.0
"""From so many points on two women are shown as perhaps one."""
_USUAL = 0.0012
"""Share of women from which a word is a name of its own, not a slip."""
_SHORT = 4
"""In names of so few letters one letter more often makes another name."""


class Why(StrEnum):
    """What agrees."""

    SAME_NAME = "same name"
    SAME_NAME_IN_PART = "same name in part"
    OTHER_WRITING = "other writing"
    LETTERS = "letters"
    GIVEN = "given name"
    SPELLING = "spelling"
    SWAPPED = "swapped"
    ENDING = "ending"
    FATHER = "father"
    PHONE = "phone"
    PHONE_DIGIT = "phone digit"
    BIRTH = "birth"
    YEAR = "year"
    CODE = "code"
    VILLAGE = "village"


_WORDS = {
    Why.SAME_NAME: N_("same name"),
    Why.SAME_NAME_IN_PART: N_("same name as far as it is known"),
    Why.OTHER_WRITING: N_("same name, written in another way"),
    Why.GIVEN: N_("same given name"),
    Why.SPELLING: N_("her other spelling fits"),
    Why.SWAPPED: N_("names in another order"),
    Why.ENDING: N_("family name with another ending"),
    Why.FATHER: N_("same father’s name"),
    Why.PHONE: N_("same phone"),
    Why.PHONE_DIGIT: N_("phone differs by one digit"),
    Why.BIRTH: N_("born on the same day"),
    Why.YEAR: N_("about the same age"),
    Why.CODE: N_("same code"),
    Why.VILLAGE: N_("same village"),
}


@dataclass(frozen=True)
class Reason:
    """One thing that agrees; ``letters`` tells by how many a name differs."""

    why: Why
    letters: int = 0

    def text(self) -> str:
        """Return the reason in words."""
        if self.why is Why.LETTERS:
            told = ngettext("name differs by {count} letter", "name differs by {count} letters", self.letters)
            return told.format(count=self.letters)
        return _(_WORDS[self.why])


@dataclass(frozen=True)
class Likeness:
    """How many points two women have in common, and the reasons, those that tell most first."""

    points: float
    reasons: tuple[Reason, ...]

    @property
    def is_enough(self) -> bool:
        """Whether they may be one woman."""
        return self.points >= ENOUGH


@dataclass(frozen=True)
class _Part:
    """What one part of a name is worth."""

    points: float
    letters: int = 0
    exact: bool = True
    known: bool = True
    ending: bool = False
    spelling: bool = False
    differs: bool = False


_UNKNOWN = _Part(0.0, known=False)
_OTHER = _Part(-40.0, exact=False, differs=True)
_Names = tuple[str, str, str]


_NOBODY = Likeness(-100.0, ())


def compare(one: Traits, other: Traits, words: Words) -> Likeness:
    """Return how alike two women are."""
    named = _names(one, other, words)
    if named is None:
        return _NOBODY
    points, reasons = named[0] - log2(words.women), named[1]
    told: list[Reason] = []
    for found, why in (
        _phones(one, other),
        _births(one.birth, other.birth),
        _codes(one, other),
        _places(one, other),
    ):
        points += found
        if why is not None:
            told.append(why)
    front = [reason for reason in told if reason.why in {Why.PHONE, Why.PHONE_DIGIT, Why.CODE, Why.BIRTH}]
    return Likeness(points, (*front, *reasons, *(reason for reason in told if reason not in front)))


# --- names ------------------------------------------------------------------------------------------------------------


def _names(one: Traits, other: Traits, words: Words) -> tuple[float, list[Reason]] | None:
    """Return the best way in which both names can be one; None when both are called otherwise."""
    best: tuple[float, list[_Part], bool] | None = None
    for mine, hers, turned in _orders(one, other):
        given = _given(mine[0], hers[0], one, other, words)
        if given.differs:
            continue
        parts = [given, words.once(_family, mine[1], hers[1]), words.once(_father, mine[2], hers[2])]
        points = sum([part.points for part in parts]) - (2.0 if turned else 0.0)
        if best is None or points > best[0]:
            best = points, parts, turned
    if best is None:
        return None
    points, parts, turned = best
    if not any((one.family, one.patronymic, other.family, other.patronymic)):
        points += 3.0  # nothing more is written of either: the one name is all there is to agree
    return points, _told(one, other, parts, turned=turned)


def _orders(one: Traits, other: Traits) -> Iterator[tuple[_Names, _Names, bool]]:
    """Yield both names in every order in which they may have been meant: only one side is turned at a time."""
    for names, turned in other.arranged:
        yield one.names, names, turned
    for names, turned in one.arranged[1:]:
        yield names, other.names, turned


def _told(one: Traits, other: Traits, parts: list[_Part], *, turned: bool) -> list[Reason]:
    """Return in words how the names agree."""
    _given, family, father = parts
    told = [_of_names(one, other, parts)]
    if turned:
        told.append(Reason(Why.SWAPPED))
    if family.ending:
        told.append(Reason(Why.ENDING))
    if father.known and father.points > 0 and not turned:
        told.append(Reason(Why.FATHER))
    return told


def _of_names(one: Traits, other: Traits, parts: list[_Part]) -> Reason:
    given, family, _father = parts
    if given.spelling:
        return Reason(Why.SPELLING)
    if letters := sum(part.letters for part in parts):
        return Reason(Why.LETTERS, letters)
    if not family.known and (one.family or other.family):
        return Reason(Why.SAME_NAME_IN_PART)
    if family.ending or family.differs:
        return Reason(Why.GIVEN)
    same = (one.given.casefold(), one.family.casefold()) == (other.given.casefold(), other.family.casefold())
    return Reason(Why.SAME_NAME if same else Why.OTHER_WRITING)


def _given(one: str, other: str, first: Traits, second: Traits, words: Words) -> _Part:
    if not one or not other:
        return _UNKNOWN
    found = words.once(_alike, one, other)
    if found is not None:
        return found
    if one in second.others or other in first.others or first.others & second.others:
        return _Part(max(2.0, words.worth(one, other) - 2.0), spelling=True)
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= 4 and (longer.startswith(shorter) or longer.endswith(shorter)):
        return _Part(-1.0, exact=False)
    return _OTHER


def _alike(one: str, other: str, words: Words) -> _Part | None:
    """Return what two near words are worth; None when they are two words."""
    if one == other:
        return _Part(words.worth(one, other))
    near = words.alike(one, other)
    if near.sounds:
        return _Part(words.worth(one, other) - 1.0, exact=False)
    shorter = min(len(one), len(other))
    return _slip(one, other, near.letters, shorter, words) if near.letters <= letters_apart(shorter) else None


def _slip(one: str, other: str, letters: int, length: int, words: Words) -> _Part:
    """Return what two words are worth of which one may be a slip of the hand."""
    # Two names many women have are two names, however few letters part them.
    both = min(words.count(one), words.count(other)) / words.women
    doubt = (8.0 if both > _USUAL else 0.0) + (2.0 if length <= _SHORT else 0.0)
    return _Part(words.worth(one, other) - 1.5 * letters - doubt, letters, exact=False)


def _family(one: str, other: str, words: Words) -> _Part:
    if not one or not other:
        return _UNKNOWN
    if one == other or words.alike(one, other).sounds:
        return _alike(one, other, words) or _UNKNOWN
    if words.alike(one, other).roots:
        return _Part(max(1.0, words.worth(one, other) - 2.0), ending=True)
    return _slipped(one, other, words) or _Part(-7.0, exact=False, differs=True)


def _father(one: str, other: str, words: Words) -> _Part:
    if not one or not other:
        return _UNKNOWN
    if one == other or words.alike(one, other).roots:
        return _Part(max(1.0, words.worth(one, other) - (0.5 if one != other else 0.0)))
    return _slipped(one, other, words) or _Part(-10.0, exact=False, differs=True)


def _slipped(one: str, other: str, words: Words) -> _Part | None:
    """Return what two family names are worth of which one may be a slip; endings they share say nothing."""
    near, roots = words.alike(one, other), (words.root(one), words.root(other))
    shorter = min(map(len, roots))
    both_end = roots[0] != one and roots[1] != other
    allowed = 1 if both_end else letters_apart(min(len(one), len(other)))
    if near.letters > allowed and near.letters_of_roots > letters_apart(shorter):
        return None
    return _slip(one, other, min(near.letters, near.letters_of_roots), shorter, words)


# --- everything else --------------------------------------------------------------------------------------------------


def _phones(one: Traits, other: Traits) -> tuple[float, Reason | None]:
    if not one.phones or not other.phones:
        return 0.0, None
    if one.phones & other.phones:
        return 8.0, Reason(Why.PHONE)
    if any(distance(mine, hers, 1) == 1 for mine in one.phones for hers in other.phones):
        return 4.0, Reason(Why.PHONE_DIGIT)
    return -1.0, None


def _births(one: Birth | None, other: Birth | None) -> tuple[float, Reason | None]:
    if one is None or other is None:
        return 0.0, None
    if one.day is not None and other.day is not None and one.is_exact and other.is_exact:
        return _days(one.day, other.day)
    apart = abs(one.year - other.year)
    allowed = sum({"day": 0, "year": 0, "age": 1, "about": 3}[birth.kind] for birth in (one, other))
    if apart <= allowed:
        return (4.0 if allowed == 0 else 2.5 if allowed == 1 else 1.5), Reason(Why.YEAR)
    return (-1.0 if apart == allowed + 1 else max(-12.0, -3.0 - (apart - allowed))), None


def _days(one: date, other: date) -> tuple[float, Reason | None]:
    if one == other:
        return 9.0, Reason(Why.BIRTH)
    turned = (one.day, one.month, one.year) == (other.month, other.day, other.year)
    parts = sum(getattr(one, part) != getattr(other, part) for part in ("year", "month", "day"))
    return (2.0, Reason(Why.YEAR)) if turned or parts == 1 else (-6.0, None)


def _codes(one: Traits, other: Traits) -> tuple[float, Reason | None]:
    if one.sign and one.sign == other.sign:
        return 8.0, Reason(Why.CODE)
    return 0.0, None


def _places(one: Traits, other: Traits) -> tuple[float, Reason | None]:
    if not one.place or not other.place:
        return 0.0, None
    if one.place == other.place or distance(one.place, other.place, 1) <= 1 < min(len(one.place), len(other.place)) - 2:
        return 4.5, Reason(Why.VILLAGE)
    return -3.5, None
