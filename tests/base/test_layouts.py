"""The same keys on another keyboard."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grouphub.base.layouts import other_layouts

few = settings(max_examples=60, deadline=None)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ghbdtn", "привет"),
        ("Rhfcyjdf", "Краснова"),
        ("привет", "ghbdtn"),
        ("щамадонь", "ҳамадонӣ"),
        ("ҳамадонӣ", "щамадонь"),
        ("ыавоб", "ҷавоб"),
        ("цодир", "қодир"),
        ("oамадон", None),
        ("wjlbh", "қодир"),
        ("-fah", "ғафр"),
        ("=rnfv", "ӯктам"),
        ("Gfhjkm1!", "Пароль1!"),
        ("Gfhjkm@#", 'Пароль"№'),
        ("{jcbzn", "Хосият"),
    ],
)
def test_the_same_keys_write_something_else_on_another_layout(typed, meant):
    if meant is None:
        assert other_layouts(typed) == ()
    else:
        assert meant in other_layouts(typed)


@pytest.mark.parametrize("text", ["", "12345", "93-514 16 42", " ?!", "\0", "🙂"])
def test_without_letters_there_is_no_other_layout(text):
    assert other_layouts(text) == ()


@few
@given(st.text("qwertyuiop[]asdfghjkl;'zxcvbnm,.QWERTY ", min_size=1))
def test_switching_back_gives_the_text_again(text):
    for other in other_layouts(text):
        assert text in other_layouts(other)


@few
@given(st.text())
def test_no_text_is_offered_to_itself_or_twice(text):
    others = other_layouts(text)
    assert text not in others
    assert len(set(others)) == len(others)
