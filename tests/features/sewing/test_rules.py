"""Steps of an order, its day, and measures in centimetres."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.features.sewing import rules
from grouphub.features.sewing.rules import Stage

MONDAY = date(2025, 3, 17)


@pytest.mark.parametrize(
    ("now", "wanted", "fits"),
    [
        (Stage.TAKEN, Stage.CUT, True),
        (Stage.CUT, Stage.SEWN, True),
        (Stage.SEWN, Stage.DELIVERED, True),
        (Stage.SEWN, Stage.CUT, True),
        (Stage.TAKEN, Stage.SEWN, False),
        (Stage.TAKEN, Stage.DELIVERED, False),
        (Stage.DELIVERED, Stage.PAID, False),
        (Stage.DELIVERED, Stage.TAKEN, False),
        (Stage.CUT, Stage.CUT, False),
    ],
)
def test_an_order_goes_one_step_at_a_time(now, wanted, fits):
    if fits:
        rules.check_step(now, wanted)
    else:
        with pytest.raises(rules.StepNotNext) as caught:
            rules.check_step(now, wanted)
        assert rules.stage_word(wanted) in caught.value.text()


def test_an_order_is_late_the_day_after_and_soon_two_days_before():
    def told(days: int):
        found = rules.urgency(Stage.CUT, MONDAY + timedelta(days=days), MONDAY)
        return found.is_late, found.is_soon

    assert [told(days) for days in (-1, 0, 2, 3)] == [(True, False), (False, True), (False, True), (False, False)]
    assert rules.urgency(Stage.DELIVERED, MONDAY - timedelta(days=9), MONDAY) is None
    assert rules.urgency(Stage.TAKEN, None, MONDAY) is None


@pytest.mark.parametrize(
    ("typed", "value"),
    [("92", 920), ("92,5", 925), (" 92.5 ", 925), ("0", None), ("1000", None), ("92,55", None), ("ден", None)],
)
def test_measures_are_typed_in_centimetres(typed, value):
    assert rules.millimetres(typed) == value


@given(st.integers(1, rules.MOST_MILLIMETRES))
def test_a_measure_that_is_shown_can_be_typed(value):
    assert rules.millimetres(rules.centimetres(value)) == value


def test_every_garment_and_measure_has_a_word():
    for garment in rules.Garment:
        assert rules.garment_word(garment) != garment
        assert all(rules.measure_word(one) != one for one in rules.measures_of(garment))
    assert rules.garment_word("Жилет") == "Жилет"
