"""Numbers with figures behind the mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.base import decimals, i18n


@pytest.mark.parametrize(
    ("typed", "parts", "number"),
    [
        ("12,5", 100, 1250),
        ("12.55", 100, 1255),
        (" 1 250,5 ", 10, 12505),
        ("3", 1, 3),
        ("3,", 10, 30),
        ("2,5", 1000, 2500),
        ("0,000001", 1_000_000, 1),
    ],
)
def test_numbers_are_read_whole(typed, parts, number):
    assert decimals.parse(typed, parts) == number


@pytest.mark.parametrize("typed", ["", "x", "-1", "²", "1,5,5", ",5", "2,55", "1e3", "1" * 13, "9" * 10_000])
def test_anything_else_is_no_number(typed):
    assert decimals.parse(typed, 10) is None


@pytest.mark.parametrize(("language", "text"), [("tg", "14,37"), ("ru", "14,37"), ("en", "14.37")])
def test_a_number_is_shown_as_the_language_writes_it(language, text):
    i18n.use(language)
    assert decimals.shown(1437, 100) == text
    assert decimals.shown(1400, 100) == "14"
    assert decimals.shown(-5, 10) == f"\N{MINUS SIGN}0{decimals.mark()}5"


@given(st.integers(0, 10**9), st.sampled_from([1, 10, 100, 1000]), st.sampled_from(["tg", "ru", "en"]))
def test_what_is_shown_is_read_again(count, parts, language):
    i18n.use(language)
    assert decimals.parse(decimals.shown(count, parts), parts) == count
