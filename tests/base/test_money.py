"""Money: typed, shown, shared, never a diram lost."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import LANGUAGES, speaking
from grouphub.base.money import NO_BREAK_SPACE, AmountNotUnderstood, AmountTooLarge, Money, parse, shown

few = settings(max_examples=60, deadline=None)
amounts = st.integers(0, 10**11)
weights = st.lists(st.integers(0, 50), min_size=1, max_size=12).filter(any)


@pytest.mark.parametrize(
    "typed",
    [
        "1250,50", "1250.50", "1250,5", "1250.5", "1 250,50", "1\u00a0250,50", "1\u202f250,50", " 1 250,50 ",
        "1 250,50 сом.",
        "1250,5сом", "1250.50 som.", "1250,50 с.", "1250,50 смн", "1250,50 сомонӣ", "1250.50 TJS",
        "1250 сомонӣ 50 дирам",
        "01250,50", "1250 somoni 50 diram", "1250 сом. 50 дир.",
    ],
)  # fmt: skip
def test_an_amount_may_be_written_in_many_ways(typed):
    assert parse(typed) == Money(125050)


@pytest.mark.parametrize(
    ("typed", "dirams"),
    [
        ("0", 0),
        ("5", 500),
        ("0,05", 5),
        ("50 дирам", 50),
        ("5 сомонӣ 5 дирам", 505),
        ("9 999 999 999", 999_999_999_900),
    ],
)
def test_small_and_large_amounts_are_taken(typed, dirams):
    assert parse(typed) == dirams


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "сом.",
        "-5",
        "1,250",
        "1.250",
        "1,250.50",
        "12 50",
        "1 2500",
        "1250,505",
        "5,5 сом 50 дирам",
        "5 kg",
        "1e5",
        "٥",
        "½",
        ",5",
        "5,",
        "\0",
        "🙂",
        "5\u200f",
        "x" * 10_000,
    ],
)
def test_what_is_no_clear_amount_is_told_how_to_write_one(typed):
    with pytest.raises(AmountNotUnderstood) as told:
        parse(typed)
    assert f"1{NO_BREAK_SPACE}250,50" in told.value.text()


@pytest.mark.parametrize("typed", ["10000000000", "9" * 10_000, "10 000 000 000,00"])
def test_an_amount_beyond_reason_is_refused(typed):
    with pytest.raises(AmountTooLarge):
        parse(typed)


@few
@given(st.text() | st.text("0123456789., сомдир", max_size=14))
def test_any_text_is_an_amount_or_refused_in_words(text):
    with suppress(AmountNotUnderstood, AmountTooLarge):
        assert parse(text) >= 0


@pytest.mark.parametrize(
    ("language", "with_diram", "whole", "bare"),
    [
        ("tg", "1\u00a0250,50\u00a0сом.", "1\u00a0250\u00a0сом.", "1\u00a0250,05"),
        ("ru", "1\u00a0250,50\u00a0сом.", "1\u00a0250\u00a0сом.", "1\u00a0250,05"),
        ("en", "1\u00a0250.50\u00a0som.", "1\u00a0250\u00a0som.", "1\u00a0250.05"),
    ],
)
def test_money_is_shown_as_the_language_has_it(language, with_diram, whole, bare):
    with speaking(language):
        assert shown(Money(125050)) == with_diram
        assert shown(Money(125000)) == whole
        assert shown(Money(125005), currency=False) == bare
        assert f"{Money(125050)}" == str(Money(125050)) == with_diram


def test_money_less_than_nothing_has_a_minus_sign():
    assert shown(Money(-123456789)) == "\u22121\u00a0234\u00a0567.89\u00a0som."
    assert shown(Money(-5), currency=False) == "\u22120.05"


def test_a_sentence_shows_money_with_its_currency():
    class TooMuch(GroupHubError):
        message = "Only {left} is left."

    assert TooMuch(left=Money(5000)).text() == "Only 50\u00a0som. is left."


@few
@given(amounts, st.sampled_from(LANGUAGES), st.booleans())
def test_what_is_shown_can_be_typed_again(dirams, language, currency):
    with speaking(language):
        assert parse(shown(Money(dirams), currency=currency)) == dirams


@few
@given(amounts, amounts, st.integers(0, 50))
def test_counting_with_money_gives_money(one, other, times):
    results = [Money(one) + Money(other), Money(one) - Money(other), Money(one) * times, times * Money(one)]
    results += [sum([Money(one), Money(other)]), -Money(one), abs(Money(-one)), one - Money(other), Money(one) - other]
    assert all(isinstance(result, Money) for result in results)
    assert results == [
        one + other,
        one - other,
        one * times,
        one * times,
        one + other,
        -one,
        one,
        one - other,
        one - other,
    ]


def test_money_goes_into_files_as_a_number():
    assert json.dumps({"amount": Money(12550)}) == '{"amount": 12550}'
    base = sqlite3.connect(":memory:")
    assert base.execute("select ?, typeof(?)", (Money(12550), Money(12550))).fetchone() == (12550, "integer")
    base.close()
    assert repr(Money(12550)) == "Money(12550)"
    assert Money(12550).dirams == 12550


# --- sharing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dirams", "weights", "shares"),
    [
        (100, [1, 1, 1], [34, 33, 33]),
        (101, [1, 1, 1], [34, 34, 33]),
        (100, [1, 2], [33, 67]),
        (1000, [3, 0, 4], [429, 0, 571]),
        (0, [1, 2], [0, 0]),
        (1, [5, 5], [1, 0]),
        (-100, [1, 1, 1], [-34, -33, -33]),
    ],
)
def test_what_does_not_divide_goes_to_the_largest_remainders(dirams, weights, shares):
    assert Money(dirams).share(weights) == shares


@few
@given(amounts, weights)
def test_sharing_loses_no_diram(dirams, weights):
    assert sum((share.dirams for share in Money(dirams).share(weights)), 0) == dirams


@few
@given(amounts, weights)
def test_nobody_gets_a_whole_diram_more_or_less_than_her_part(dirams, weights):
    for share, weight in zip(Money(dirams).share(weights), weights, strict=True):
        assert abs(share * sum(weights) - dirams * weight) < sum(weights)


@few
@given(amounts, weights)
def test_a_larger_weight_never_gets_less(dirams, weights):
    shares = Money(dirams).share(weights)
    ranked = sorted(zip(weights, shares, strict=True))
    assert [share for _, share in ranked] == sorted(shares)


@pytest.mark.parametrize("weights", [[], [0, 0], [3, -1]])
def test_sharing_needs_somebody_to_share_with(weights):
    with pytest.raises(ValueError, match=r"\["):
        Money(100).share(weights)
