"""How a sum is shared: pure reckoning in whole diram, nothing lost and nothing made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from grouphub.base import decimals
from grouphub.base.errors import FieldProblem
from grouphub.base.i18n import N_, _
from grouphub.base.money import NOTHING, Money
from grouphub.features.income.rules import AmountMissing, NobodyChosen, check_amount, check_not_too_much

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

HUNDRED = 10_000
"""A hundred per cent, in hundredths of a per cent."""


class Rule(StrEnum):
    """By what a sum is shared; in brackets what ``weight`` means."""

    EQUAL = "equal"
    """Everybody the same (not used)."""
    HOURS = "hours"
    """By the time worked (minutes)."""
    PER_CENT = "per_cent"
    """By agreed parts (hundredths of a per cent); what is left of the hundred stays in the box."""
    PIECES = "pieces"
    """By what each made (pieces)."""
    PIECE_PAY = "piece_pay"
    """So much for each piece (pieces, and the pay for one); the rest stays in the box."""
    WAGE = "wage"
    """A fixed wage (diram); the rest stays in the box."""


_RULE_WORDS = {
    Rule.EQUAL: N_("Equal"),
    Rule.HOURS: N_("By hours"),
    Rule.PER_CENT: N_("By per cent"),
    Rule.PIECES: N_("By pieces"),
    Rule.PIECE_PAY: N_("So much a piece"),
    Rule.WAGE: N_("Fixed wage"),
}


def rule_word(rule: str) -> str:
    """Return the name of a rule in the language spoken now."""
    return _(_RULE_WORDS[Rule(rule)])


class SharesOverHundred(FieldProblem):
    """The parts are more than the whole; fact: per_cent."""

    message = N_("The parts together are {per_cent} %. They cannot be more than 100 %.")


class SharesMissing(FieldProblem):
    """A part is nothing; the field ends with its place, counted from 0."""

    message = N_("Write her part, or take her out of the list.")


class HoursMissing(SharesMissing):
    """She worked no time."""

    message = N_("Write how long she worked, or take her out of the list.")


class PiecesMissing(SharesMissing):
    """She made nothing."""

    message = N_("Write how many she made, or take her out of the list.")


class TwiceInShare(FieldProblem):
    """A woman stands in the list twice."""

    message = N_("She stands in the list twice. Put both lines together.")


class FundOverHundred(FieldProblem):
    """The fund cannot get more than all of it."""

    message = N_("The fund cannot get more than 100 %.")


class MoreThanLoss(FieldProblem):
    """More of an old loss is set against this sum than is open or left; fact: left."""

    message = N_("At most {left} of the open loss can be set against this.")


@dataclass(frozen=True)
class Weighed:
    """A woman and her weight, in the meaning of the rule."""

    person_id: UUID
    weight: int = 1


@dataclass(frozen=True)
class Part:
    """What one woman gets; ``odd`` when one of the diram that could not be divided went to her."""

    person_id: UUID
    weight: int
    amount: Money
    odd: bool = False


@dataclass(frozen=True)
class Split:
    """A sum shared: what the parts, the fund and the rest come to, less the loss, is ``base`` to the diram."""

    base: Money
    """What there was to share: the sum less the costs and the old loss that were taken off."""
    fund: Money
    parts: tuple[Part, ...]
    rest: Money
    loss: Money

    @property
    def shared(self) -> Money:
        """What all women get together."""
        return Money(sum(part.amount for part in self.parts))


def split(
    total: Money,
    women: Sequence[Weighed],
    rule: Rule,
    *,
    costs: Money = NOTHING,
    after_costs: bool = True,
    fund_percent: int = 0,
    loss_taken: Money = NOTHING,
    piece_pay: Money = NOTHING,
) -> Split:
    """Share ``total``; ``fund_percent`` in hundredths of a per cent of the profit.

    Odd diram go to the largest remainders, of equal ones to whoever stands first. Raises FieldProblem.
    """
    _check(total, women, rule, costs, fund_percent, piece_pay)
    base = Money(total - (costs if after_costs else 0))
    if loss_taken < 0 or loss_taken > max(base, 0):
        raise MoreThanLoss("loss_taken", left=Money(max(base, 0)))
    base = Money(base - loss_taken)
    if rule in {Rule.WAGE, Rule.PIECE_PAY}:
        return _wages(base, women, Money(1) if rule is Rule.WAGE else piece_pay, fund_percent)
    if base < 0:
        nothing = tuple(Part(one.person_id, one.weight, Money(0)) for one in women)
        return Split(base, Money(0), nothing, Money(0), -base)
    fund = _fund(base, fund_percent)
    return _divided(base, fund, women, rule)


def _check(
    total: Money, women: Sequence[Weighed], rule: Rule, costs: Money, fund_percent: int, piece_pay: Money
) -> None:
    if total:
        check_amount(total, "total")
    if costs < 0:
        raise AmountMissing("costs")
    check_not_too_much(costs)
    if not 0 <= fund_percent <= HUNDRED:
        raise FundOverHundred("fund_percent")
    _check_women(women, rule)
    if rule is Rule.PIECE_PAY:
        check_amount(piece_pay, "piece_pay")


def _check_women(women: Sequence[Weighed], rule: Rule) -> None:
    if not women:
        raise NobodyChosen("women")
    seen: set[UUID] = set()
    for place, one in enumerate(women):
        if one.person_id in seen:
            raise TwiceInShare(f"women-{place}")
        seen.add(one.person_id)
        if rule is not Rule.EQUAL and one.weight <= 0:
            raise missing_part(rule, f"weight-{place}")
        check_not_too_much(one.weight)
    parts = sum(one.weight for one in women)
    if rule is Rule.PER_CENT and parts > HUNDRED:
        raise SharesOverHundred("women", per_cent=shown_per_cent(parts))


_MISSING: dict[Rule, type[SharesMissing]] = {
    Rule.HOURS: HoursMissing,
    Rule.PIECES: PiecesMissing,
    Rule.PIECE_PAY: PiecesMissing,
}


def missing_part(rule: Rule, field: str) -> SharesMissing:
    """Return the refusal of a part that is nothing, by the rule."""
    return _MISSING.get(rule, SharesMissing)(field)


def _fund(profit: Money, fund_percent: int) -> Money:
    return profit.share([HUNDRED - fund_percent, fund_percent])[1] if profit > 0 else Money(0)


def _divided(base: Money, fund: Money, women: Sequence[Weighed], rule: Rule) -> Split:
    pool = Money(base - fund)
    weights = [1 if rule is Rule.EQUAL else one.weight for one in women]
    left = HUNDRED - sum(weights) if rule is Rule.PER_CENT else 0
    *amounts, rest = pool.share([*weights, left])
    whole = sum(weights) + left
    parts = tuple(
        Part(one.person_id, weight, amount, odd=amount > pool * weight // whole)
        for one, weight, amount in zip(women, weights, amounts, strict=True)
    )
    return Split(base, fund, parts, rest, Money(0))


def _wages(base: Money, women: Sequence[Weighed], pay: Money, fund_percent: int) -> Split:
    """Give everybody her fixed pay; the fund gets of what is left, and what is missing is a loss."""
    parts = tuple(Part(one.person_id, one.weight, Money(one.weight * pay)) for one in women)
    wages = sum(part.amount for part in parts)
    check_not_too_much(wages)
    left = Money(base - wages)
    if left < 0:
        return Split(base, Money(0), parts, Money(0), -left)
    fund = _fund(left, fund_percent)
    return Split(base, fund, parts, Money(left - fund), Money(0))


def shown_per_cent(hundredths: int) -> str:
    """Return "33,33" or "110" for hundredths of a per cent."""
    return decimals.shown(hundredths, 100)
