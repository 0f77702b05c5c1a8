"""Phones: any writing, one normal form, a doubt but never a refusal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grouphub.base.phones import PhoneNumber, doubt_text, parse, shown

few = settings(max_examples=80, deadline=None)


@pytest.mark.parametrize(
    "typed",
    [
        "918678002", "918-67-80-02", "918 67 80 02", "91 867 8002", "918.67.80.02", "(91) 867-80-02", "992918678002",
        "+992918678002", "+992 91 867 8002", "+ 992 (91) 867-80-02", "00992918678002", "00 992 918 67 80 02",
        "8-918-67-80-02", "8 918678002", "8 992 918678002", "8-10-992-918-67-80-02", "918\u00a067\u00a080\u00a002",
        "тел. 918-67-80-02", "918678002 (Зариф)", "٩١٨٦٧٨٠٠٢", "\u202a+992918678002\u202c",
    ],
)  # fmt: skip
def test_every_writing_has_one_normal_form(typed):
    assert parse(typed) == PhoneNumber("+992918678002")


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("93-500-01-67", "+992935000167"), ("907 30 56 66", "+992907305666"), ("98-537-53-27", "+992985375327"),
        ("(8-3322) 2-26-41", "+992332222641"), ("8-3319-2-12-12", "+992331921212"), ("37 221 22 33", "+992372212233"),
        ("00 123 45 67", "+992001234567"), ("07 123 45 67", "+992071234567"), ("992 12 34 56", "+992992123456"),
        ("8-00-123-45-67", "+992001234567"), ("555 55 55 55", "+992555555555"), ("800 12 34 56", "+992800123456"),
    ],
)  # fmt: skip
def test_nine_digits_are_a_number_of_the_country_whatever_they_begin_with(typed, normal):
    assert parse(typed) == PhoneNumber(normal)


@pytest.mark.parametrize("typed", ["102", "1313", "3040", "11 33", "2-26-41"])
def test_three_to_five_digits_are_a_short_number(typed):
    assert parse(typed) == PhoneNumber("".join(filter(str.isdigit, typed)))


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("+7 926 123-45-67", "+79261234567"), ("79261234567", "+79261234567"), ("+998 90 123 45 67", "+998901234567"),
        ("007 926 123 45 67", "+79261234567"), ("+1 (212) 555-0100", "+12125550100"),
    ],
)  # fmt: skip
def test_a_number_of_another_country_keeps_its_code(typed, normal):
    assert parse(typed) == PhoneNumber(normal)


@pytest.mark.parametrize(
    ("typed", "number", "text"),
    [
        ("9186780", PhoneNumber("9186780", "missing", missing=2), "2 digits are missing."),
        ("91867800", PhoneNumber("91867800", "missing", missing=1), "1 digit is missing."),
        ("+992 918 67 80", PhoneNumber("+9929186780", "missing", missing=2), "2 digits are missing."),
        ("91", PhoneNumber("91", "missing", missing=7), "7 digits are missing."),
        ("9186780023", PhoneNumber("9186780023", "extra", extra=1), "There is 1 digit too many."),
        ("+992 918 67 80 023 4", PhoneNumber("+99291867800234", "extra", extra=2), "There are 2 digits too many."),
        ("918678002, 935000167", PhoneNumber("918678002935000167", "extra", extra=9), "There are 9 digits too many."),
        ("ask Zarif", PhoneNumber("", "unknown"), "This does not look like a phone number. It is kept as it is."),
        ("+12", PhoneNumber("+12", "unknown"), "This does not look like a phone number. It is kept as it is."),
    ],
)  # fmt: skip
def test_a_strange_number_is_kept_and_doubted(typed, number, text):
    assert parse(typed) == number
    assert doubt_text(number) == text


@pytest.mark.parametrize("typed", ["", "  ", "918678002", "102"])
def test_nothing_and_a_good_number_raise_no_doubt(typed):
    assert doubt_text(parse(typed)) is None


@few
@given(st.text() | st.text("0123456789+-() 992800", max_size=18))
def test_any_text_is_taken_and_its_last_digits_stay(text):
    number = parse(text)
    digits = "".join(str(int(sign)) for sign in text if sign.isdecimal())
    assert isinstance(number, PhoneNumber)
    assert (number.digits == "") == (digits == "")
    assert number.digits[-min(len(digits), 9) or len(number.digits) :] == digits[-9:]
    assert set(number.digits) <= set("+0123456789")
    assert isinstance(doubt_text(number), str | None)


@few
@given(st.text("0123456789", min_size=9, max_size=9), st.sampled_from(["short", "full", "threes"]))
def test_what_is_shown_is_read_as_the_same_number(digits, style):
    normal = f"+992{digits}"
    assert parse(shown(normal, style=style)).digits == normal
    assert parse(normal).digits == normal


@few
@given(st.text("0123456789+ ", max_size=30))
def test_showing_keeps_every_digit(text):
    normal = parse(text).digits
    assert shown(normal, style="full").replace(" ", "") == normal


@pytest.mark.parametrize(
    ("normal", "style", "text"),
    [
        ("+992935141642", "short", "93 514 16 42"),
        ("+992935141642", "full", "+992 93 514 16 42"),
        ("+992918678002", "threes", "918 67 80 02"),
        ("+79261234567", "short", "+7 926 123 45 67"),
        ("+998901234567", "short", "+998 90 123 45 67"),
        ("1313", "short", "1313"),
        ("9186780", "full", "9186780"),
        ("", "short", ""),
    ],
)
def test_numbers_are_grouped_for_reading(normal, style, text):
    assert shown(normal, style=style) == text
