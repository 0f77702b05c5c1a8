"""Units, quantities in whole thousandths, and what is refused."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grouphub.base import days, decimals
from grouphub.base.errors import FieldProblem, GroupHubError
from grouphub.base.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from datetime import date

THOUSAND = 1000
_A_FEW = 2
"""A part of one is counted like a few: "2,5 sacks"."""
MOST = 10**9
"""Thousandths of a unit: more is a slip of the finger."""
MOST_CENTIMETRES = 100_000
"""A remnant is no longer than a kilometre."""
SOURCE = "stock"
"""What the line of the box says a purchase came from; its ``source_id`` is the key of the movement."""


class Unit(StrEnum):
    """What a material is counted in."""

    METRE = "m"
    CENTIMETRE = "cm"
    KILOGRAM = "kg"
    SACK = "sack"
    PIECE = "piece"


class MoveKind(StrEnum):
    """Why the stock changed."""

    BOUGHT = "bought"
    USED = "used"
    COUNTED = "counted"


class Condition(StrEnum):
    """How a machine is."""

    GOOD = "good"
    WORN = "worn"
    BROKEN = "broken"
    IN_REPAIR = "in_repair"


_UNIT_WORDS = {
    Unit.METRE: N_("m"),
    Unit.CENTIMETRE: N_("cm"),
    Unit.KILOGRAM: N_("kg"),
    Unit.SACK: N_("sack"),
    Unit.PIECE: N_("piece"),
}
_MOVE_WORDS = {
    MoveKind.BOUGHT: N_("Bought"),
    MoveKind.USED: N_("Used"),
    MoveKind.COUNTED: N_("Found by counting"),
}
_CONDITION_WORDS = {
    Condition.GOOD: N_("Works well"),
    Condition.WORN: N_("Works, but worn"),
    Condition.BROKEN: N_("Does not work"),
    Condition.IN_REPAIR: N_("Being repaired"),
}


def unit_word(unit: str) -> str:
    """Return the short word of a unit."""
    return _(_UNIT_WORDS[Unit(unit)])


def move_word(kind: str) -> str:
    """Return why the stock changed."""
    return _(_MOVE_WORDS[MoveKind(kind)])


def condition_word(condition: str) -> str:
    """Return how a machine is."""
    return _(_CONDITION_WORDS[Condition(condition)])


# --- quantities -------------------------------------------------------------------------------------------------------


class QuantityNotUnderstood(FieldProblem):
    """What was typed is no quantity."""

    message = N_("Write how much in figures, like 12 or 2,5.")


class QuantityMissing(FieldProblem):
    """Nothing, or less than nothing, was entered."""

    message = N_("Write how much, more than zero.")


class MoreThanThere(FieldProblem):
    """More is used than is there; fact: left. ``all_the_same`` says that it is meant."""

    message = N_("Only {left} is written down as being there. Count it again, or look at what you entered.")


class NameMissing(FieldProblem):
    """What it is was not said."""

    message = N_("Write what it is.")


class NameTaken(FieldProblem):
    """A material of this name is there."""

    message = N_("This is in the stock already. Choose it in the list.")


class UnitFixed(FieldProblem):
    """The unit of a material cannot be changed once something of it came or went."""

    message = N_("Something of this was counted already, so its unit stays. Add it anew with another unit.")


class ThingGone(GroupHubError):
    """What the form is about is not there any more."""

    message = N_("This is not there any more. Nothing was changed.")


class UsedBeforeKept(FieldProblem):
    """A remnant would be used before it was there; fact: kept."""

    message = N_("It was kept on {kept} and cannot be used before. Look at the day.")


class CareTooSoon(FieldProblem):
    """The next care would not be after the last one; fact: last."""

    message = N_("The last care was on {last}. Write a later day, or leave it empty.")


class CareVoided(GroupHubError):
    """The care was taken back already."""

    message = N_("This was voided already. Nothing was changed.")


class MoveVoided(GroupHubError):
    """The movement was taken back already."""

    message = N_("This was voided already. Nothing was changed.")


def parse_quantity(text: str, field: str = "quantity") -> int:
    """Return thousandths of a unit typed as "2,5" or "2.5". Raises QuantityNotUnderstood."""
    found = decimals.parse(text, THOUSAND)
    if found is None or found > MOST:
        raise QuantityNotUnderstood(field)
    return found


def shown_quantity(thousandths: int, unit: str) -> str:
    """Return "2,5 m" or "5 sacks": as many figures as it needs, with its unit."""
    figures = decimals.shown(thousandths, THOUSAND)
    whole, rest = divmod(abs(thousandths), THOUSAND)
    counted = _A_FEW if rest else whole
    if unit == Unit.SACK:
        told = ngettext("{count} sack", "{count} sacks", counted).format(count=figures)
    elif unit == Unit.PIECE:
        told = ngettext("{count} piece", "{count} pieces", counted).format(count=figures)
    else:
        told = f"{figures} {unit_word(unit)}"
    return told.replace(" ", "\N{NO-BREAK SPACE}")


def size_shown(long_cm: int, wide_cm: int) -> str:
    """Return "70 × 40 cm"."""
    return f"{long_cm} × {wide_cm}\N{NO-BREAK SPACE}{unit_word(Unit.CENTIMETRE)}"


def check_quantity(thousandths: int, field: str = "quantity") -> None:
    """Raise QuantityMissing unless something is meant that a group can have."""
    if not 0 < thousandths <= MOST:
        raise QuantityMissing(field)


def check_next_care(wanted: date | None, last: date | None) -> None:
    """Raise CareTooSoon unless a machine is due again after its last care."""
    if wanted is not None and last is not None and wanted <= last:
        raise CareTooSoon("next_care", last=days.in_table(last))
