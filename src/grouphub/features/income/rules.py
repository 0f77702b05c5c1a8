"""What a line of the ledger moves, what may be written down, and why not."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from grouphub.base.errors import FieldProblem, GroupHubError
from grouphub.base.i18n import N_, _
from grouphub.base.money import MOST_SOMONI, AmountTooLarge, Money

if TYPE_CHECKING:
    from collections.abc import Iterable


class Kind(StrEnum):
    """What a line of the ledger tells."""

    EARNING = "earning"
    """She earned it; the group owes it to her until it is paid out."""
    OWN = "own"
    """Her own income that never passes the group's box."""
    PAYOUT = "payout"
    """It was put into her hand, from the box."""
    CAME_IN = "came_in"
    WENT_OUT = "went_out"
    OPENING = "opening"
    """What was in the box when the book was begun."""
    DIFFERENCE = "difference"
    """What counting the box found to be more (or less: negative)."""
    FUND = "fund"
    """It belongs to the group's fund; no cash moves."""
    LOSS = "loss"
    """A loss that is still open (or was set against another day: negative)."""
    OWED = "owed"
    """Somebody owes it to the group."""
    CARRIED = "carried"
    """A correction made what she was paid too little (or too much: negative); the next payout may take it in."""


@dataclass(frozen=True)
class Effect:
    """What one diram of a line moves: her balance, the box, what is left of a debt."""

    balance: int = 0
    box: int = 0
    owed: int = 0
    paid: int = 0
    carried: int = 0


EFFECTS: dict[Kind, Effect] = {
    Kind.EARNING: Effect(balance=1),
    Kind.OWN: Effect(),
    Kind.PAYOUT: Effect(balance=-1, box=-1),
    Kind.CAME_IN: Effect(box=1, paid=1),
    Kind.WENT_OUT: Effect(box=-1),
    Kind.OPENING: Effect(box=1),
    Kind.DIFFERENCE: Effect(box=1),
    Kind.FUND: Effect(),
    Kind.LOSS: Effect(),
    Kind.OWED: Effect(owed=1),
    Kind.CARRIED: Effect(carried=1),
}
HERS = (Kind.EARNING, Kind.OWN, Kind.PAYOUT, Kind.CARRIED)
"""Kinds whose lines are about one woman."""
IN_THE_BOX = tuple(kind for kind, effect in EFFECTS.items() if effect.box)
"""Kinds that move the box."""


FOLLOWING = frozenset({Kind.FUND, Kind.LOSS, Kind.OWED, Kind.CARRIED})
"""Kinds whose lines follow from something else, whatever they came from."""
BY_HAND = frozenset({"", "earning", "receipt", "count"})
"""Sources of lines that are voided one by one."""


class Area(StrEnum):
    """What work the money belongs to: the enterprise."""

    SEWING = "sewing"
    BAKERY = "bakery"
    CLASSES = "classes"
    OTHER = "other"


class Category(StrEnum):
    """What was bought. Anything else is kept in her own words."""

    MATERIALS = "materials"
    FLOUR = "flour"
    FUEL = "fuel"
    TRANSPORT = "transport"
    RENT = "rent"
    REPAIR = "repair"
    TOOLS = "tools"
    PEOPLE = "people"
    OTHER = "other"


class Currency(StrEnum):
    """Other money that is brought from abroad."""

    RUB = "RUB"
    USD = "USD"


_KIND_WORDS = {
    Kind.EARNING: N_("Earned"),
    Kind.OWN: N_("Her own income"),
    Kind.PAYOUT: N_("Paid out"),
    Kind.CAME_IN: N_("Came in"),
    Kind.WENT_OUT: N_("Went out"),
    Kind.OPENING: N_("In the box at the beginning"),
    Kind.DIFFERENCE: N_("Difference found by counting"),
    Kind.FUND: N_("Group fund"),
    Kind.LOSS: N_("Open loss"),
    Kind.OWED: N_("Owed to the group"),
    Kind.CARRIED: N_("From a correction"),
}
_AREA_WORDS = {
    Area.SEWING: N_("Sewing"),
    Area.BAKERY: N_("Bakery"),
    Area.CLASSES: N_("Classes"),
    Area.OTHER: N_("Other"),
}
_CATEGORY_WORDS = {
    Category.MATERIALS: N_("Cloth and materials"),
    Category.FLOUR: N_("Flour, oil, yeast"),
    Category.FUEL: N_("Firewood, gas, current"),
    Category.TRANSPORT: N_("Transport"),
    Category.RENT: N_("Rent"),
    Category.REPAIR: N_("Repair"),
    Category.TOOLS: N_("Machines and tools"),
    Category.PEOPLE: N_("Help for people"),
    Category.OTHER: N_("Something else"),
}
AREA_SIGNS = {
    Area.SEWING: ("scissors", "blue"),
    Area.BAKERY: ("bread", "amber"),
    Area.CLASSES: ("student", "green"),
    Area.OTHER: ("coins", "green"),
}
"""Sign and colour of each area, the same everywhere."""


def kind_word(kind: str) -> str:
    """Return what a line tells, in the language spoken now."""
    return _(_KIND_WORDS[Kind(kind)])


def area_word(area: str) -> str:
    """Return the name of an area."""
    return _(_AREA_WORDS[Area(area)])


def category_word(category: str) -> str:
    """Return what was bought: the word of a known category, or her own words."""
    return _(_CATEGORY_WORDS[Category(category)]) if category in set(Category) else category


# --- months -----------------------------------------------------------------------------------------------------------


def month_number(day: date) -> int:
    """Return the month of ``day`` as a number that goes up by one each month."""
    return day.year * 12 + day.month - 1


def month_of(number: int) -> date:
    """Return the first day of the month of this number."""
    return date(number // 12, number % 12 + 1, 1)


def month_end(day: date) -> date:
    """Return the last day of the month of ``day``."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def booked_day(day: date, closed_to: date, today: date) -> date:
    """Return the day a correction is dated: its own while its month is open, else today."""
    return day if day > closed_to else today


# --- what is refused --------------------------------------------------------------------------------------------------


class AmountMissing(FieldProblem):
    """Nothing, or less than nothing, was entered."""

    message = N_("Write an amount above zero.")


class DayAhead(FieldProblem):
    """The day has not come yet."""

    message = N_("This day is still to come. Write today’s day or an earlier one.")


class MonthClosed(FieldProblem):
    """The month of the day is closed; fact: closed_to."""

    message = N_("This month is closed. Write it with today’s day: closed months stay as they are.")


class MonthNotOver(FieldProblem):
    """The month is not over."""

    message = N_("This month is not over yet. It can be closed from the first day of the next one.")


class MonthClosedAlready(FieldProblem):
    """The month, or a later one, is closed."""

    message = N_("This month is closed already.")


class ReasonMissing(FieldProblem):
    """Why it is corrected was not said."""

    message = N_("Write in a few words why. Both lines stay to be seen.")


class PersonArchived(FieldProblem):
    """The woman is in the bin; fact: name."""

    message = N_("{name} is in the archive. Bring her back first, then write this down.")


class NobodyChosen(FieldProblem):
    """No woman was named."""

    message = N_("Choose who it is for.")


class PartyMissing(FieldProblem):
    """Neither a woman nor a name was given."""

    message = N_("Find her in the list, or write the name.")


class PayoutTooLarge(FieldProblem):
    """More was asked for than she has earned and not yet received; facts: name, left, asked."""

    message = N_("Only {left} is left to pay to {name}, and {asked} was entered. More can only be an advance.")


class NothingToPay(FieldProblem):
    """Everything she earned is paid; fact: name."""

    message = N_("Nothing is left to pay to {name}. Money given now can only be an advance.")


class MoreThanOwed(FieldProblem):
    """More was entered than is owed; facts: left, asked. ``more_is_right`` says that it is meant."""

    message = N_("Only {left} is still owed, and {asked} was entered. Look at the amount again.")


class NothingOwed(FieldProblem):
    """All of it is paid: a customer who pays twice."""

    message = N_("This is paid already: nothing is owed any more. Nothing was written down.")


class DebtClosed(FieldProblem):
    """It was called off: nothing is owed any more."""

    message = N_(
        "This was cancelled: nothing is owed for it any more. Money that comes or goes all the same is written "
        "in the cash box, under “Came in or went out”."
    )


class PaymentGivenBack(FieldProblem):
    """What was paid was given back when it was called off."""

    message = N_(
        "This money was given back when it was cancelled: both stay as they are. If a sum is wrong, write the "
        "difference in the cash box, under “Came in or went out”."
    )


class LineGone(GroupHubError):
    """The line is not there any more."""

    message = N_("This line is not there any more. Nothing was changed.")


class LineVoided(GroupHubError):
    """The line was taken back already."""

    message = N_("This line was voided already. Nothing was changed.")


class LineFollows(GroupHubError):
    """The line follows from something else."""

    message = N_("This line follows from something else. Correct it where it was written down; this line follows.")


class OpeningThere(FieldProblem):
    """The opening amount of the box is written down."""

    message = N_("The opening amount is written down already. Void it first if it is wrong.")


class RateMissing(FieldProblem):
    """Other money came without the rate of the day."""

    message = N_("Write what one of this money was worth that day, in somoni.")


class MoreThanFund(FieldProblem):
    """More is taken from the group fund than is in it; fact: left."""

    message = N_("Only {left} is in the group fund.")


class NameMissing(FieldProblem):
    """What it is was not said."""

    message = N_("Write what it is.")


class ShareGone(GroupHubError):
    """The shared sum is not there, or was voided."""

    message = N_("This sum was corrected meanwhile. Nothing was changed; look at it again.")


class LossTaken(GroupHubError):
    """More of a loss was set against other sums than would be left of it."""

    message = N_(
        "Part of this loss is set against another sum already. Correct that one first, so that less is taken off "
        "there; then this one."
    )


def check_amount(amount: int, field: str = "amount") -> None:
    """Raise unless ``amount`` is money that moves. Raises AmountMissing, AmountTooLarge."""
    if amount <= 0:
        raise AmountMissing(field)
    check_not_too_much(amount)


def check_not_too_much(amount: int) -> None:
    """Raise AmountTooLarge when no group has so much."""
    if amount > MOST_SOMONI * 100:
        raise AmountTooLarge


def check_day(day: date, today: date, closed_to: date, field: str = "day") -> None:
    """Raise unless something may be written down for ``day``. Raises DayAhead, MonthClosed."""
    check_not_ahead(day, today, field)
    if day <= closed_to:
        raise MonthClosed(field, closed_to=closed_to)


def check_not_ahead(day: date, today: date, field: str = "day") -> None:
    """Raise unless the day has come. Raises DayAhead."""
    if day > today:
        raise DayAhead(field)


def check_payout(amount: Money, left: Money, name: str, *, advance: bool, field: str = "amount") -> None:
    """Raise unless ``amount`` may be handed over when ``left`` is due. Raises NothingToPay, PayoutTooLarge."""
    if advance or amount <= left:
        return
    if left <= 0:
        raise NothingToPay(field, name=name)
    raise PayoutTooLarge(field, name=name, left=left, asked=amount)


def check_payment(amount: Money, left: Money, *, more_is_right: bool, field: str = "amount") -> None:
    """Raise unless ``amount`` may be taken for a debt of which ``left`` is open. Raises NothingOwed, MoreThanOwed."""
    if more_is_right or amount <= left:
        return
    if left <= 0:
        raise NothingOwed(field)
    raise MoreThanOwed(field, left=left, asked=amount)


# --- paid and not paid ------------------------------------------------------------------------------------------------


def paid_part(amount: int, earned_before: int, paid_out: int) -> int:
    """Return how much of an earning is paid, the oldest being paid first."""
    return min(max(paid_out - earned_before, 0), amount)


def carried(old: int, new: int, paid: int, *, settled: bool = False) -> int:
    """Return what a correction from ``old`` to ``new`` made too little, or (negative) too much, of what was ``paid``.

    What was not paid yet is simply owed anew: nothing is carried of it. ``settled`` says that something of earlier
    corrections of the same is carried: then every further one is.
    """
    if settled or 0 < old == paid:
        return new - old
    return min(new - paid, 0)


# --- other money ------------------------------------------------------------------------------------------------------

RATE_SCALE = 10_000


def exchanged(hundredths: int, rate: int) -> Money:
    """Return what ``hundredths`` of other money are worth at ``rate`` ten thousandths of a diram each, rounded."""
    worth, rest = divmod(hundredths * rate, 100 * RATE_SCALE)
    return Money(worth + (rest * 2 >= 100 * RATE_SCALE))


# --- notes and coins --------------------------------------------------------------------------------------------------

NOTES = (50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 300, 100)
COINS = (50, 25, 20, 10, 5, 1)
PIECES = (*NOTES, *COINS)
"""Everything money is made of here, in diram, the largest first. The notes of 1, 3 and 5 somoni are coins as well."""


def pieces_for(amount: int) -> dict[int, int]:
    """Return how many of each note and coin make up ``amount``, as few as can be.

    The coin of 25 diram is left out: without it the largest first is also the fewest.
    """
    found: dict[int, int] = {}
    left = amount
    for piece in PIECES:
        if piece == 25:
            continue
        count, left = divmod(left, piece)
        if count:
            found[piece] = count
    return found


def pieces_for_all(amounts: Iterable[int]) -> dict[int, int]:
    """Return how many of each note and coin are needed to put each of ``amounts`` into a hand of its own."""
    found: dict[int, int] = {}
    for amount in amounts:
        for piece, count in pieces_for(amount).items():
            found[piece] = found.get(piece, 0) + count
    return {piece: found[piece] for piece in PIECES if piece in found}


def worth(pieces: dict[int, int]) -> Money:
    """Return what counted notes and coins come to."""
    return Money(sum(piece * count for piece, count in pieces.items()))


def month_range(month: date) -> tuple[date, date]:
    """Return the first day of the month and the first day of the next one."""
    return month.replace(day=1), month_end(month) + timedelta(days=1)
