"""What is typed is kept without what cannot be seen or stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.base.texts import TooLong, check_length, clean, clean_lines


def test_kept_text_has_no_signs_that_cannot_be_seen():
    assert clean(" Зебо\x00\x07\u202eҚ\r\nодирова\t ") == "ЗебоҚ одирова"
    assert clean("и\u0306") == "й"
    assert clean_lines("one\r\ntwo\u2028three\x00\n\n") == "one\ntwo\nthree"
    assert clean("\ud800x") == "x"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str):
    assert clean(clean(text)) == clean(text)
    assert clean_lines(clean_lines(text)) == clean_lines(text)


@given(st.text())
def test_kept_text_can_be_stored(text: str):
    clean(text).encode()
    assert "\0" not in clean_lines(text)


def test_ten_thousand_letters_are_kept_and_a_pasted_file_is_refused():
    check_length("given", "ш" * 10_000)
    with pytest.raises(TooLong) as told:
        check_length("given", "ш" * 20_001)
    assert told.value.field == "given"
