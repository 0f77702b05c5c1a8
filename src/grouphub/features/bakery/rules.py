"""What a day of baking adds up to, what bread costs, and what is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grouphub.base.errors import FieldProblem, GroupHubError
from grouphub.base.i18n import N_, _
from grouphub.base.money import NOTHING, Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

HUNDRED = 10_000
"""A hundred per cent, in hundredths of a per cent."""
THOUSAND = 1_000
"""A whole unit of an ingredient, in thousandths."""
PRICE_STEP = 10
"""A suggested price is rounded up to so many diram: the smallest coin people give."""
MOST_BREAD = 99_999
MOST_ON_TOP = 10 * HUNDRED
"""At most ten times the cost is put on top of it, in hundredths of a per cent."""


class BreadNameMissing(FieldProblem):
    """A kind of bread without a name."""

    message = N_("Write what the bread is called.")


class BreadNameTaken(FieldProblem):
    """Another kind is called so; fact: name."""

    message = N_("There is already bread called “{name}”.")


class BreadKindGone(GroupHubError):
    """The kind of bread is not there any more."""

    message = N_("This bread is not in the list any more. Nothing was changed.")


class BreadDayGone(GroupHubError):
    """The day is not there any more."""

    message = N_("This day is not there any more. Nothing was changed.")


class DayClosed(GroupHubError):
    """The day was closed meanwhile."""

    message = N_("This day is closed. Correct it with a reason: what it said before stays to be seen.")


class BakersClosed(DayClosed):
    """Who baked on a closed day is corrected with the rest of it."""

    message = N_("This day is closed. Press “Correct the day”: there it is written who baked, and why it changes.")


class DayStillOpen(GroupHubError):
    """The day is not closed."""

    message = N_("This day is not closed yet: simply change it.")


class CountWrong(FieldProblem):
    """Less than nothing, or more than any oven bakes."""

    message = N_("Write a number from 0 to 99 999.")


class BreadTwice(FieldProblem):
    """A kind stands on the sheet twice."""

    message = N_("This bread stands on the sheet twice. Put both together.")


class DoesNotAddUp(FieldProblem):
    """Bread is missing or too many; ``as_it_is`` says that the day is closed all the same. Fact: lines."""

    message = N_("The bread does not add up: {lines}. Look at the numbers, or tick that it is so.")


class NothingBaked(FieldProblem):
    """A day without bread cannot be closed."""

    message = N_("Nothing was baked or sold on this day. Write the numbers first.")


class NobodyBaked(FieldProblem):
    """There is money to share and nobody to share it with."""

    message = N_("Write who baked: without them the money cannot be shared.")


class CreditTooLarge(FieldProblem):
    """More is on credit than was sold; facts: sold, credit."""

    message = N_("Bread for {sold} was sold, and {credit} of it is said to be on credit. Look at the amounts.")


class LessThanPaid(FieldProblem):
    """More was paid of it already; fact: paid."""

    message = N_("{paid} of it was paid already: it cannot have been less.")


class TimeWrong(FieldProblem):
    """More than a day, or less than nothing."""

    message = N_("Write her hours like this: 8 or 7:30. A day has 24 hours.")


class TwiceOnDay(FieldProblem):
    """She stands in the list of a day twice."""

    message = N_("She stands in the list twice. Put both lines together.")


class BatchEmpty(FieldProblem):
    """A batch that gives no bread."""

    message = N_("Write how many pieces one batch gives.")


class QuantityMissing(FieldProblem):
    """Nothing goes in."""

    message = N_("Write how much goes into one batch.")


class WorkWrong(FieldProblem):
    """More than a day of work on one batch, or less than none."""

    message = N_("Write the hours like this: 2 or 1:30. A day has 24 hours.")


class OnTopWrong(FieldProblem):
    """Less than nothing, or more than anybody puts on top of a cost."""

    message = N_("Write from 0 to 1 000 %: that much is put on top of what it costs.")


class PriceMissing(FieldProblem):
    """A price was left out."""

    message = N_("Write what it costs.")


@dataclass(frozen=True)
class Counted:
    """How many of one kind; ``left`` is none when nobody counted what was left."""

    kind_id: UUID
    price: Money
    planned: int = 0
    baked: int = 0
    sold: int = 0
    given: int = 0
    spoiled: int = 0
    left: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written of it."""
        return not (self.planned or self.was_baked)

    @property
    def was_baked(self) -> bool:
        """Whether anything was written of it but what was planned."""
        return bool(self.baked or self.sold or self.given or self.spoiled or self.left)

    @property
    def reckoned_left(self) -> int:
        """What must be left; negative when more went away than was baked."""
        return self.baked - self.sold - self.given - self.spoiled

    @property
    def missing(self) -> int:
        """How many are missing; negative: how many are too many. 0 when it adds up."""
        return min(self.reckoned_left, 0) if self.left is None else self.reckoned_left - self.left

    @property
    def money(self) -> Money:
        """What was sold is worth."""
        return Money(self.price * self.sold)


def missing_words(breads: Iterable[tuple[str, Counted]]) -> str:
    """Return which bread does not add up, and by how much; nothing when all of it does."""
    told = []
    for bread, one in breads:
        if one.missing:
            sentence = _("{bread}: {count} missing") if one.missing > 0 else _("{bread}: {count} too many")
            told.append(sentence.format(bread=bread, count=abs(one.missing)))
    return "; ".join(told)


def sold_for(counts: Iterable[Counted]) -> Money:
    """Return what all that was sold is worth."""
    return Money(sum(one.money for one in counts))


def check_counts(counts: Sequence[Counted]) -> None:
    """Raise unless every number can be bread. Raises CountWrong, PriceMissing, BreadTwice."""
    seen: set[UUID] = set()
    for place, one in enumerate(counts):
        if one.kind_id in seen:
            raise BreadTwice(f"kind-{place}")
        seen.add(one.kind_id)
        for name in ("planned", "baked", "sold", "given", "spoiled", "left"):
            if not 0 <= (getattr(one, name) or 0) <= MOST_BREAD:
                raise CountWrong(f"{name}-{place}")
        if one.price < 0:
            raise PriceMissing(f"price-{place}")


# --- what bread costs -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Part:
    """So many thousandths of a unit at the price of a unit."""

    quantity: int
    price: Money


@dataclass(frozen=True)
class Batch:
    """One batch: what goes in, how long it takes, how many come out."""

    parts: tuple[Part, ...]
    pieces: int
    fuel: Money = NOTHING
    minutes: int = 0
    hourly_wage: Money = NOTHING
    margin_percent: int = 0


def _rounded(amount: int, divisor: int) -> int:
    """Return the nearest whole of ``amount / divisor``, halves up."""
    return (2 * amount + divisor) // (2 * divisor)


def batch_cost(batch: Batch) -> Money:
    """Return what goes into one batch costs, fuel too; rounded once, to the diram."""
    return Money(batch.fuel + _rounded(sum(part.quantity * part.price for part in batch.parts), THOUSAND))


def batch_work(batch: Batch) -> Money:
    """Return what the work on one batch is worth."""
    return Money(_rounded(batch.minutes * batch.hourly_wage, 60))


def piece_cost(batch: Batch) -> Money:
    """Return what one piece costs: the batch shared by its pieces, rounded up, so that it never says too little."""
    return Money(-(-batch_cost(batch) // batch.pieces))


def suggested_price(batch: Batch) -> Money:
    """Return a price that covers cost, work and what she puts on top, rounded up to what people pay with."""
    whole = (batch_cost(batch) + batch_work(batch)) * (HUNDRED + batch.margin_percent)
    return Money(-(-whole // (HUNDRED * batch.pieces * PRICE_STEP)) * PRICE_STEP)


def margin(price: int, cost: int) -> int:
    """Return what is left of a price after the cost, in hundredths of a per cent of the price; rounded down."""
    return (price - cost) * HUNDRED // price if price else 0


def scaled(quantity: int, pieces: int, wanted: int) -> int:
    """Return how much goes in, in thousandths, for so many pieces instead of a batch; rounded."""
    return _rounded(quantity * wanted, pieces)
