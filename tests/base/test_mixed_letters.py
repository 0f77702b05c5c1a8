"""Letters of two alphabets in one word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.base.mixed_letters import is_mixed, mended


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Кaримoвa", "Каримова"),
        ("Cаидовa Зебо", "Саидова Зебо"),
        ("Gulnоra", "Gulnora"),
        ("Раҳимова Gulnora", "Раҳимова Gulnora"),
        ("Xуршеда", "Хуршеда"),
        ("Ҳaмадонī", "Ҳамадонӣ"),
        ("зебоzzz", "зебоzzz"),
        ("COPA", "COPA"),
        ("", ""),
    ],
)
def test_a_mixed_word_is_written_in_one_alphabet(text: str, meant: str):
    assert mended(text) == meant


def test_what_cannot_be_mended_stays_mixed():
    assert is_mixed("зебоzzz")
    assert not is_mixed("Зебо zzz")


@given(st.text(max_size=30))
def test_mending_twice_is_mending_once(text: str):
    once = mended(text)
    assert mended(once) == once
    assert len(once) == len(text)
    assert is_mixed(text) or once == text
