"""Old Tajik fonts: found, and read in either way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.base.names import ALPHABET
from grouphub.base.old_fonts import candidates, converted, is_suspect


@pytest.mark.parametrize(
    ("text", "font", "meant"),
    [
        ("Њамадонї", "A", "Ҳамадонӣ"),
        ("Ќурбонгул Ќосимова", "A", "Қурбонгул Қосимова"),
        ("Наљоти кўдакон", "A", "Наҷоти кӯдакон"),
        ("Ѓафуров", "A", "Ғафуров"),
        ("ІАМАДОНњ", "B", "ҲАМАДОНӣ"),
        ("Їамила Ѕосимова", "B", "Ҷамила Қосимова"),
        ("Љафуров", "B", "Ғафуров"),
        ("Љафуров", "A", "Ҷафуров"),
    ],
)
def test_a_text_is_read_in_a_font(text: str, font, meant: str):
    assert converted(text, font) == meant


def test_the_font_is_told_by_letters_only_it_has():
    assert candidates(["Ќурбонгул", "Њамида"])[0] == "A"
    assert candidates(["Ѕосимова", "Іамида"])[0] == "B"
    assert set(candidates(["Љамила"])) == {"A", "B"}


def test_text_in_real_letters_is_left_alone():
    for text in ("Қурбонгул Ҳасанова", "Каримова", "Gulnora", "Ўғилой", "Ўктам", ""):
        assert candidates([text]) == ()
    assert converted("Ўғилой", "A") == "Ўғилой"
    assert not is_suspect("Ҷамила")


@given(st.text(ALPHABET + ALPHABET.upper()))
def test_what_has_no_letter_of_an_old_font_stays_as_it_is(text: str):
    assert converted(text, "A") == converted(text, "B") == text
    assert candidates([text]) == ()
