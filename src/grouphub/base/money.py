"""Money: whole diram, never fractions; a hundred diram are one somoni."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grouphub.base import decimals
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_, current

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
MOST_SOMONI = 9_999_999_999
"""More is a slip of the finger; it also keeps every sum within what the database can hold."""

_CURRENCY = {"tg": "сом.", "ru": "сом.", "en": "som."}


class AmountNotUnderstood(GroupHubError):
    """What was typed is no amount of money."""

    message = N_("Write the amount in somoni like this: 1\N{NO-BREAK SPACE}250 or 1\N{NO-BREAK SPACE}250,50.")


class AmountTooLarge(GroupHubError):
    """No group has that much: a slip of the finger."""

    message = N_("This amount is too large. Look at the number of zeros.")


class Money(int):
    """An amount in whole diram; sums, differences and whole multiples of money are money again."""

    __slots__ = ()

    @property
    def dirams(self) -> int:
        """The amount as a bare number of diram."""
        return int(self)

    def __add__(self, other: int) -> Money:
        return Money(int(self) + other)

    __radd__ = __add__

    def __sub__(self, other: int) -> Money:
        return Money(int(self) - other)

    def __rsub__(self, other: int) -> Money:
        return Money(other - int(self))

    def __mul__(self, times: int) -> Money:
        return Money(int(self) * times)

    __rmul__ = __mul__

    def __neg__(self) -> Money:
        return Money(-int(self))

    def __abs__(self) -> Money:
        return Money(abs(int(self)))

    def __repr__(self) -> str:
        return f"Money({int(self)})"

    def __str__(self) -> str:
        return shown(self)

    def __format__(self, spec: str) -> str:
        """Show it with its currency: what a ``{field}`` of a sentence needs."""
        return format(str(self), spec)

    def share(self, weights: Sequence[int]) -> list[Money]:
        """Share it by ``weights`` so that no diram is lost or made.

        What does not divide goes, one diram each, to the largest remainders; of equal ones to the first.
        Raises ValueError for a negative weight and when there is nobody to share with.
        """
        total = sum(weights)
        if total <= 0 or min(weights) < 0:
            raise ValueError(list(weights))
        sign = -1 if self < 0 else 1
        parts = [divmod(abs(int(self)) * weight, total) for weight in weights]
        left_over = abs(int(self)) - sum(whole for whole, _ in parts)
        by_remainder = sorted(range(len(parts)), key=lambda place: -parts[place][1])
        lucky = frozenset(by_remainder[:left_over])
        return [Money(sign * (whole + (place in lucky))) for place, (whole, _) in enumerate(parts)]


NOTHING = Money(0)


def shown(money: int, *, currency: bool = True) -> str:
    """Return "1 250,50 сом.": diram only when there are some, spaces that do not break."""
    somoni, dirams = divmod(abs(int(money)), 100)
    text = f"{somoni:,}".replace(",", NO_BREAK_SPACE)
    if dirams:
        text += f"{decimals.mark()}{dirams:02}"
    if money < 0:
        text = f"\N{MINUS SIGN}{text}"
    return f"{text}{NO_BREAK_SPACE}{_CURRENCY[current()]}" if currency else text


def currency() -> str:
    """Return the short name of the somoni in the language spoken now."""
    return _CURRENCY[current()]


_WRITTEN = re.compile(
    r"""(?P<somoni>[0-9]+|[0-9]{1,3}(?:[ ][0-9]{3})+)
        (?:[.,](?P<dirams>[0-9]{1,2}))?
        [ ]?(?:сомон[ӣийе]|сом|смн|с|somoni|som|sm|s|tjs)?\.?
        (?:[ ](?P<small>[0-9]{1,2})[ ]?(?:дирам|дир|д|diram|dir|d)\.?)?""",
    re.VERBOSE,
)
_ONLY_DIRAMS = re.compile(r"(?P<small>[0-9]{1,4}) ?(?:дирам|дир|diram|dir)\.?")


def parse(text: str) -> Money:
    """Return the amount typed as "1 250,50", "1250.5", "1250 сом." or "12 сомонӣ 50 дирам".

    A mark with three digits behind it is refused, not guessed at: it may be meant for thousands or for diram.
    Raises AmountNotUnderstood or AmountTooLarge.
    """
    typed = " ".join(text.lower().split())
    if only := _ONLY_DIRAMS.fullmatch(typed):
        return Money(int(only["small"]))
    written = _WRITTEN.fullmatch(typed)
    if not written or (written["dirams"] and written["small"]):
        raise AmountNotUnderstood
    somoni = written["somoni"].replace(" ", "").lstrip("0") or "0"
    if len(somoni) > len(str(MOST_SOMONI)):
        raise AmountTooLarge
    dirams = (written["dirams"] or "").ljust(2, "0") if not written["small"] else written["small"]
    return Money(int(somoni) * 100 + int(dirams))
