"""How a sum is shared: by each rule, to the diram, and what is refused."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.base.errors import FieldProblem
from grouphub.base.money import MOST_SOMONI, AmountTooLarge, Money
from grouphub.features.income import rules
from grouphub.features.income.rules import AmountMissing, NobodyChosen, pieces_for, worth
from grouphub.features.income.sharing import (
    FundOverHundred,
    HoursMissing,
    MoreThanLoss,
    PiecesMissing,
    Rule,
    SharesMissing,
    SharesOverHundred,
    TwiceInShare,
    Weighed,
    split,
)
from tests.features.income.money import som

WOMEN = [UUID(int=number) for number in range(1, 60)]


def weighed(*weights):
    return [Weighed(WOMEN[place], weight) for place, weight in enumerate(weights)]


def amounts(found):
    return [int(part.amount) for part in found.parts]


def test_an_equal_share_that_does_not_divide_shows_who_got_the_odd_diram():
    found = split(Money(10_000), weighed(1, 1, 1), Rule.EQUAL)
    assert amounts(found) == [3334, 3333, 3333]
    assert [part.odd for part in found.parts] == [True, False, False]
    assert found.fund == found.rest == found.loss == 0


def test_hours_share_what_is_left_after_costs_and_the_fund():
    # 1 082 less 380 and 60; a tenth to the fund: 642 - 64,20 = 577,80 by 8, 8 and 6 hours.
    found = split(som(1082), weighed(480, 480, 360), Rule.HOURS, costs=som(440), fund_percent=1000)
    assert (found.base, found.fund) == (som(642), som(64.2))
    assert amounts(found) == [21011, 21011, 15758]
    assert [part.odd for part in found.parts] == [True, True, False]


def test_the_largest_remainder_comes_before_the_place_in_the_list():
    found = split(Money(100), weighed(1, 5, 5), Rule.PIECES)
    assert amounts(found) == [9, 46, 45]


def test_what_is_left_of_a_hundred_per_cent_stays_in_the_box():
    found = split(som(200), weighed(5000, 3000), Rule.PER_CENT)
    assert amounts(found) == [10_000, 6_000]
    assert found.rest == som(40)


def test_a_wage_is_fixed_the_fund_gets_of_what_is_left_and_the_rest_stays():
    found = split(som(100), weighed(3000, 3000), Rule.WAGE, fund_percent=2500)
    assert amounts(found) == [3000, 3000]
    assert (found.fund, found.rest, found.loss) == (som(10), som(30), 0)


def test_a_wage_is_paid_also_when_it_is_more_than_there_is_and_what_is_missing_is_a_loss():
    found = split(som(50), weighed(3000, 3000), Rule.WAGE, fund_percent=2500)
    assert amounts(found) == [3000, 3000]
    assert (found.fund, found.rest, found.loss) == (0, 0, som(10))


def test_piece_pay_is_so_much_for_each():
    found = split(som(100), weighed(7, 3), Rule.PIECE_PAY, piece_pay=som(2.5))
    assert amounts(found) == [1750, 750]
    assert found.rest == som(75)


def test_a_loss_gives_nobody_a_minus_and_the_fund_nothing():
    found = split(som(100), weighed(1, 1), Rule.EQUAL, costs=som(130), fund_percent=1000)
    assert amounts(found) == [0, 0]
    assert (found.fund, found.rest, found.loss) == (0, 0, som(30))


def test_an_old_loss_is_set_against_a_good_day_before_the_fund():
    found = split(som(100), weighed(1, 1), Rule.EQUAL, loss_taken=som(30), fund_percent=1000)
    assert (found.base, found.fund) == (som(70), som(7))


def test_the_price_is_shared_whole_when_costs_are_not_taken_off():
    assert split(som(100), weighed(1), Rule.EQUAL, costs=som(40), after_costs=False).shared == som(100)


@pytest.mark.parametrize(
    ("fault", "field", "sentence", "asked"),
    [
        (SharesOverHundred, "women", "110 %", {"rule": Rule.PER_CENT, "women": weighed(6000, 5000)}),
        (HoursMissing, "weight-1", "how long", {"rule": Rule.HOURS, "women": weighed(60, 0)}),
        (PiecesMissing, "weight-0", "how many", {"rule": Rule.PIECES, "women": weighed(-1, 4)}),
        (SharesMissing, "weight-0", "her part", {"rule": Rule.WAGE, "women": weighed(0, 4)}),
        (AmountMissing, "total", "above zero", {"total": Money(-1)}),
        (AmountMissing, "costs", "above zero", {"costs": Money(-1)}),
        (AmountMissing, "piece_pay", "above zero", {"rule": Rule.PIECE_PAY}),
        (FundOverHundred, "fund_percent", "100 %", {"fund_percent": 10_001}),
        (FundOverHundred, "fund_percent", "100 %", {"fund_percent": -1}),
        (NobodyChosen, "women", "who", {"women": []}),
        (TwiceInShare, "women-1", "twice", {"women": [Weighed(WOMEN[0]), Weighed(WOMEN[0])]}),
        (MoreThanLoss, "loss_taken", "10", {"loss_taken": som(10.01)}),
        (MoreThanLoss, "loss_taken", "10", {"loss_taken": Money(-1)}),
    ],
)
def test_what_cannot_be_meant_is_refused_beside_its_field(fault, field, sentence, asked):
    known = {"total": som(10), "women": weighed(1, 1), "rule": Rule.EQUAL, **asked}
    with pytest.raises(fault) as told:
        split(known.pop("total"), known.pop("women"), known.pop("rule"), **known)
    assert told.value.field == field
    assert sentence in told.value.text()


@pytest.mark.parametrize(
    "asked",
    [
        {"total": Money(10**15)},
        {"costs": Money(10**20)},
        {"rule": Rule.WAGE, "women": weighed(10**20)},
        {"rule": Rule.HOURS, "women": weighed(10**20)},
        {"rule": Rule.PIECE_PAY, "women": weighed(10**9), "piece_pay": Money(10**9)},
    ],
)
def test_more_money_than_there_is_is_refused(asked):
    known = {"total": som(10), "women": weighed(1), "rule": Rule.EQUAL, **asked}
    with pytest.raises(AmountTooLarge):
        split(known.pop("total"), known.pop("women"), known.pop("rule"), **known)


@given(
    total=st.integers(0, MOST_SOMONI * 100),
    weights=st.lists(st.integers(1, 10**6), min_size=1, max_size=50),
    rule=st.sampled_from(Rule),
    costs=st.integers(0, MOST_SOMONI * 100),
    after_costs=st.booleans(),
    fund=st.integers(0, 10_000),
    pay=st.integers(1, 10**5),
)
def test_sharing_loses_no_diram_and_makes_none(total, weights, rule, costs, after_costs, fund, pay):
    if rule is Rule.PER_CENT:
        weights = [min(weight, 10_000 // len(weights)) for weight in weights]
    known = {"costs": Money(costs), "after_costs": after_costs, "fund_percent": fund, "piece_pay": Money(pay)}
    found = split(Money(total), weighed(*weights), rule, **known)
    assert found.base == total - (costs if after_costs else 0)
    assert found.shared + found.fund + found.rest - found.loss == found.base
    assert all(part.amount >= 0 for part in found.parts)
    assert found.fund >= 0
    assert found.rest >= 0
    assert found.loss >= 0
    if found.loss:
        assert found.fund == 0
    if rule in {Rule.EQUAL, Rule.HOURS, Rule.PIECES} and found.base > 0:
        pool = found.base - found.fund
        even = [1 if rule is Rule.EQUAL else weight for weight in weights]
        for part, weight in zip(found.parts, even, strict=True):
            assert part.amount - part.odd == pool * weight // sum(even)


@given(st.integers(0, 10**8))
def test_notes_and_coins_come_to_the_amount(amount):
    pieces = pieces_for(amount)
    assert worth(pieces) == amount
    assert all(count > 0 for count in pieces.values())


def test_there_are_as_few_notes_and_coins_as_can_be_without_the_rare_25_diram():
    fewest = [0]
    for amount in range(1, 12_000):
        fewest.append(1 + min(fewest[amount - piece] for piece in rules.PIECES if piece <= amount and piece != 25))
    assert [sum(pieces_for(amount).values()) for amount in range(12_000)] == fewest


@given(st.lists(st.integers(1, 10**6), max_size=40))
def test_notes_for_all_fill_every_hand(amounts):
    assert worth(rules.pieces_for_all(amounts)) == sum(amounts)


@given(hundredths=st.integers(1, 10**9), rate=st.integers(1, 10**9))
def test_other_money_is_worth_whole_diram_rounded_half_up(hundredths, rate):
    exact = hundredths * rate
    found = int(rules.exchanged(hundredths, rate))
    assert abs(found * 1_000_000 - exact) * 2 <= 1_000_000


def test_every_refusal_is_a_sentence_in_every_language():
    from grouphub.base import i18n
    from grouphub.features.income import sharing

    known = dict.fromkeys(("name", "left", "asked", "per_cent", "closed_to"), "7")
    for module in (rules, sharing):
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, FieldProblem) and kind.__module__ == module.__name__:
                told = set()
                for language in i18n.LANGUAGES:
                    i18n.use(language)
                    told.add(kind("amount", **known).text())
                assert len(told) == 3, kind
                assert all(text.endswith(".") for text in told), kind
