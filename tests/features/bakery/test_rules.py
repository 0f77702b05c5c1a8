"""Bread adds up, and what it costs is exact to the diram."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.base.keys import new_key
from grouphub.base.money import Money
from grouphub.features.bakery import rules
from grouphub.features.bakery.rules import Batch, Counted, Part


def counted(**numbers) -> Counted:
    return Counted(new_key(), Money(300), **numbers)


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [
        ({"baked": 120, "sold": 112}, 0),
        ({"baked": 120, "sold": 112, "left": 8}, 0),
        ({"baked": 120, "sold": 100, "given": 5, "spoiled": 7, "left": 8}, 0),
        ({"baked": 120, "sold": 112, "left": 5}, 3),
        ({"baked": 120, "sold": 112, "left": 10}, -2),
        ({"baked": 120, "sold": 125}, -5),
        ({"planned": 100}, 0),
    ],
)
def test_bread_adds_up_or_says_by_how_much_not(numbers, missing):
    assert counted(**numbers).missing == missing


@pytest.mark.parametrize("numbers", [{"sold": -1}, {"baked": 100_000}, {"left": -3}])
def test_numbers_no_oven_bakes_are_told_by_the_field(numbers):
    with pytest.raises(rules.CountWrong) as caught:
        rules.check_counts([counted(), counted(**numbers)])
    assert caught.value.field == f"{next(iter(numbers))}-1"


def test_a_piece_costs_the_batch_by_its_pieces():
    batch = Batch((Part(25_000, Money(620)), Part(2_000, Money(350))), pieces=40, fuel=Money(1500))
    assert rules.batch_cost(batch) == Money(15_500 + 700 + 1_500)
    assert rules.piece_cost(batch) == Money(443)  # 442.5: never too little


def test_the_suggested_price_covers_cost_work_and_what_is_put_on_top():
    batch = Batch((Part(10_000, Money(600)),), 20, Money(0), minutes=120, hourly_wage=Money(500), margin_percent=1000)
    assert rules.batch_work(batch) == Money(1000)
    assert rules.suggested_price(batch) == Money(390)  # (60 + 10) somoni and a tenth by 20 is 3.85


@given(
    parts=st.lists(st.tuples(st.integers(1, 10**6), st.integers(1, 10**5)), max_size=6),
    pieces=st.integers(1, 500),
    fuel=st.integers(0, 10**5),
    top=st.integers(0, 10_000),
)
def test_a_suggested_price_never_loses_money(parts, pieces, fuel, top):
    batch = Batch(tuple(Part(q, Money(p)) for q, p in parts), pieces, Money(fuel), 60, Money(700), top)
    whole = rules.batch_cost(batch) + rules.batch_work(batch)
    price = rules.suggested_price(batch)
    assert price * pieces * rules.HUNDRED >= whole * (rules.HUNDRED + top)
    assert price % rules.PRICE_STEP == 0
    assert (price - rules.PRICE_STEP) * pieces * rules.HUNDRED < whole * (rules.HUNDRED + top) or price == 0
    assert 0 <= rules.piece_cost(batch) * pieces - rules.batch_cost(batch) < pieces


def test_a_recipe_is_scaled():
    assert rules.scaled(25_000, 40, 100) == 62_500
    assert rules.scaled(1, 3, 2) == 1


def test_the_margin_is_what_is_left_of_the_price():
    assert rules.margin(Money(300), Money(225)) == 2500
    assert rules.margin(Money(0), Money(225)) == 0
    assert rules.margin(Money(200), Money(300)) == -5000
