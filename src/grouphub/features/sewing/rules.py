"""The steps of an order, what may be written down of it, and measures of a body."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from grouphub.base import decimals
from grouphub.base.errors import FieldProblem, GroupHubError
from grouphub.base.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from datetime import date

MOST_PIECES = 9_999
SOON_DAYS = 2
"""So many days before its day an order is told of on Today."""


class Stage(StrEnum):
    """How far an order is. ``PAID`` is never stored: a delivered order is paid when nothing is owed any more."""

    TAKEN = "taken"
    CUT = "cut"
    SEWN = "sewn"
    DELIVERED = "delivered"
    PAID = "paid"


WORK = (Stage.TAKEN, Stage.CUT, Stage.SEWN, Stage.DELIVERED)
"""The steps of the work, in their order."""


class Cloth(StrEnum):
    """Whose cloth is sewn."""

    CUSTOMER = "customer"
    GROUP = "group"


_STAGE_WORDS = {
    Stage.TAKEN: N_("Taken"),
    Stage.CUT: N_("Cut"),
    Stage.SEWN: N_("Sewn"),
    Stage.DELIVERED: N_("Delivered"),
    Stage.PAID: N_("Paid"),
}


def stage_word(stage: str) -> str:
    """Return the name of a stage in the language spoken now."""
    return _(_STAGE_WORDS[Stage(stage)])


class Garment(StrEnum):
    """What is often sewn. Anything else is kept in her own words."""

    DRESS = "dress"
    KURTA = "kurta"
    TROUSERS = "trousers"
    SKIRT = "skirt"
    SCHOOL_DRESS = "school_dress"
    APRON = "apron"
    CURTAIN = "curtain"
    BED_COVER = "bed_cover"


_GARMENT_WORDS = {
    Garment.DRESS: N_("Dress"),
    Garment.KURTA: N_("Kurta"),
    Garment.TROUSERS: N_("Trousers"),
    Garment.SKIRT: N_("Skirt"),
    Garment.SCHOOL_DRESS: N_("School dress"),
    Garment.APRON: N_("Apron"),
    Garment.CURTAIN: N_("Curtain"),
    Garment.BED_COVER: N_("Bed cover"),
}


def garment_word(garment: str) -> str:
    """Return what is sewn: the word of a known garment, or her own words."""
    return _(_GARMENT_WORDS[Garment(garment)]) if garment in set(Garment) else garment


class Measure(StrEnum):
    """What is measured of a body. Anything else is kept in her own words."""

    HEIGHT = "height"
    BUST = "bust"
    WAIST = "waist"
    HIPS = "hips"
    SHOULDER = "shoulder"
    NECK = "neck"
    BACK_LENGTH = "back_length"
    SLEEVE = "sleeve"
    UPPER_ARM = "upper_arm"
    WRIST = "wrist"
    LENGTH = "length"
    LEG = "leg"
    INSIDE_LEG = "inside_leg"
    THIGH = "thigh"
    ANKLE = "ankle"
    WIDTH = "width"


_MEASURE_WORDS = {
    Measure.HEIGHT: N_("Her height"),
    Measure.BUST: N_("Round the bust"),
    Measure.WAIST: N_("Round the waist"),
    Measure.HIPS: N_("Round the hips"),
    Measure.SHOULDER: N_("Shoulder"),
    Measure.NECK: N_("Round the neck"),
    Measure.BACK_LENGTH: N_("Back to the waist"),
    Measure.SLEEVE: N_("Sleeve"),
    Measure.UPPER_ARM: N_("Round the upper arm"),
    Measure.WRIST: N_("Round the wrist"),
    Measure.LENGTH: N_("Whole length"),
    Measure.LEG: N_("Leg, outside"),
    Measure.INSIDE_LEG: N_("Leg, inside"),
    Measure.THIGH: N_("Round the thigh"),
    Measure.ANKLE: N_("Round the ankle"),
    Measure.WIDTH: N_("Width"),
}

_UPPER = (Measure.BUST, Measure.WAIST, Measure.HIPS, Measure.SHOULDER, Measure.NECK, Measure.SLEEVE, Measure.LENGTH)
_LEGS = (Measure.WAIST, Measure.HIPS, Measure.LEG, Measure.INSIDE_LEG, Measure.THIGH, Measure.ANKLE)
MEASURES_OF: dict[str, tuple[Measure, ...]] = {
    Garment.DRESS: (*_UPPER[:-1], Measure.BACK_LENGTH, Measure.UPPER_ARM, Measure.LENGTH),
    Garment.KURTA: _UPPER,
    Garment.TROUSERS: _LEGS,
    Garment.SKIRT: (Measure.WAIST, Measure.HIPS, Measure.LENGTH),
    Garment.SCHOOL_DRESS: (Measure.HEIGHT, *_UPPER),
    Garment.APRON: (Measure.WAIST, Measure.LENGTH),
    Garment.CURTAIN: (Measure.WIDTH, Measure.LENGTH),
    Garment.BED_COVER: (Measure.WIDTH, Measure.LENGTH),
}
"""What is asked for each garment; for any other, what a dress needs."""


def measures_of(garment: str) -> tuple[Measure, ...]:
    """Return what is measured for a garment."""
    return MEASURES_OF.get(garment, MEASURES_OF[Garment.DRESS])


def measure_word(measure: str) -> str:
    """Return the name of a measure: the word of a known one, or her own words."""
    return _(_MEASURE_WORDS[Measure(measure)]) if measure in set(Measure) else measure


# --- what is refused --------------------------------------------------------------------------------------------------


class GarmentMissing(FieldProblem):
    """What is to be sewn was not said."""

    message = N_("Write what is to be sewn.")


class CustomerMissing(FieldProblem):
    """Neither a woman nor a name was given."""

    message = N_("Write who ordered it.")


class QuantityWrong(FieldProblem):
    """Nothing is ordered, or more than anybody sews."""

    message = N_("Write how many, from 1 to 9 999.")


class PriceTooLarge(FieldProblem):
    """All of it together costs more than anybody pays."""

    message = N_("All of it together costs too much. Look at the price and at how many.")


class DueBeforeTaken(FieldProblem):
    """It would have to be ready before it was ordered."""

    message = N_("It cannot be ready before it was ordered. Look at both days.")


class OrderGone(GroupHubError):
    """The order is not there any more."""

    message = N_("This order is not there any more. Nothing was changed.")


class OrderCancelled(GroupHubError):
    """The order was cancelled."""

    message = N_("This order was cancelled. Nothing was changed.")


class StepNotNext(GroupHubError):
    """An order goes one step at a time; facts: now, wanted."""

    message = N_("From “{now}” an order does not go to “{wanted}”: one step after the other. Nothing was changed.")


class NobodySews(FieldProblem):
    """An order was handed over and nobody stands as having sewn it."""

    message = N_("Write who sewed it first: without that nobody gets her share.")


class DepositTooLarge(FieldProblem):
    """More was paid in advance than the order costs; facts: deposit, price."""

    message = N_("The order costs {price}, and {deposit} is said to be paid. Look at the amounts.")


class FittedAhead(FieldProblem):
    """The fitting would be later than today, or before the order."""

    message = N_("The fitting cannot be later than today nor before the order.")


class MeasureWrong(FieldProblem):
    """No body is so small or so large."""

    message = N_("Write the measure in centimetres, like 92 or 92,5.")


class MeasureTwice(FieldProblem):
    """The same was measured twice, and only one of both can be right."""

    message = N_("This measure is there already. Keep the right one and take the other out.")


class MeasuresMissing(FieldProblem):
    """Nothing was measured."""

    message = N_("Write at least one measure.")


# --- steps ------------------------------------------------------------------------------------------------------------


def next_stage(stage: str) -> Stage | None:
    """Return the stage after this one; after ``DELIVERED`` comes paying, which is no step of the work."""
    at = WORK.index(Stage(stage)) if stage in WORK else len(WORK)
    return WORK[at + 1] if at + 1 < len(WORK) else None


def stage_before(stage: str) -> Stage | None:
    """Return the stage before this one."""
    at = WORK.index(Stage(stage)) if stage in WORK else 0
    return WORK[at - 1] if at else None


def check_step(now: str, wanted: str) -> None:
    """Raise StepNotNext unless an order may go from one stage to the other: one on, or one back."""
    if wanted not in {next_stage(now), stage_before(now)}:
        raise StepNotNext(now=stage_word(now), wanted=stage_word(wanted))


@dataclass(frozen=True)
class Urgency:
    """How an order stands to its day: ``days`` until then, negative when it is late."""

    days: int

    @property
    def is_late(self) -> bool:
        """Whether the day is over."""
        return self.days < 0

    @property
    def is_soon(self) -> bool:
        """Whether the day is today or close."""
        return 0 <= self.days <= SOON_DAYS


def urgency(stage: str, due: date | None, today: date) -> Urgency | None:
    """Return how urgent an order is; none when it is handed over or has no day."""
    if due is None or stage in {Stage.DELIVERED, Stage.PAID}:
        return None
    return Urgency((due - today).days)


def late_words(days: int) -> str:
    """Return "2 days late", "today" or "in 2 days" for the days until an order is due."""
    if days < 0:
        return ngettext("{count} day late", "{count} days late", -days).format(count=-days)
    if days == 0:
        return _("due today")
    return ngettext("due in {count} day", "due in {count} days", days).format(count=days)


# --- measures ---------------------------------------------------------------------------------------------------------

MOST_MILLIMETRES = 9_999


def millimetres(text: str) -> int | None:
    """Return the millimetres of "92,5" centimetres; none when it is no measure."""
    value = decimals.parse(text, 10)
    return value if value and value <= MOST_MILLIMETRES else None


def centimetres(value: int) -> str:
    """Return "92,5" for 925 millimetres."""
    return decimals.shown(value, 10)
