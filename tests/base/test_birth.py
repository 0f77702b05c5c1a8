"""A birth as exactly as it is known."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grouphub.base.birth import OLDEST, AgeTooHigh, Birth, BirthNotUnderstood, BornInFuture, parse_birth
from grouphub.base.days import DayNotInCalendar
from grouphub.base.i18n import LANGUAGES, speaking

few = settings(max_examples=60, deadline=None)
TODAY = date(2026, 11, 23)

days = st.dates(date(1910, 1, 1), TODAY)
years = st.integers(1910, TODAY.year)
births = st.one_of(
    days.map(Birth.on),
    years.map(Birth.in_year),
    years.map(Birth.about),
    st.builds(Birth.aged, st.integers(0, OLDEST), st.dates(date(2020, 1, 1), TODAY)),
)


@pytest.mark.parametrize(
    "typed",
    [
        "12.03.1998",
        "12.3.98",
        "12031998",
        "120398",
        "1998-03-12",
        "12 марта 1998",
        "12 марти соли 1998",
        "12 March 1998",
    ],
)
def test_a_day_is_kept_as_a_day(typed):
    assert parse_birth(typed, TODAY) == Birth.on(date(1998, 3, 12))


@pytest.mark.parametrize(
    "typed",
    [
        "1998",
        " 1998 г.",
        "1998 года",
        "соли 1998",
        "соли 98",
        "98 г.р.",
        "born 1998",
        "born in 98",
        "соли таваллуд 1998",
        "1998 год рождения",
    ],
)
def test_a_year_is_kept_as_a_year(typed):
    assert parse_birth(typed, TODAY) == Birth.in_year(1998)


@pytest.mark.parametrize(
    "typed",
    [
        "~1975",
        "~ 1975",
        "1975~",
        "≈1975",
        "1975?",
        "about 1975",
        "c. 1975",
        "тахминан 1975",
        "тахминан соли 1975",
        "Около 1975",
        "примерно 1975 года",
        "где-то 1975",
        "тақрибан 51",
        "около 51 года",
        "about 51 years old",
    ],
)
def test_about_a_year_stays_about(typed):
    assert parse_birth(typed, TODAY) == Birth.about(1975)


@pytest.mark.parametrize(
    "typed",
    ["34", "34 years", "34 years old", "aged 34", "34 сола", "34-сола", "34 года", "34 г.", "34 ёшда", "лет 34"],
)
def test_an_age_counts_from_the_day_it_is_said(typed):
    assert parse_birth(typed, TODAY) == Birth.aged(34, TODAY)


def test_an_age_said_earlier_keeps_its_day():
    assert parse_birth("34 years old on 23.11.2024, now 36", TODAY) == Birth.aged(34, date(2024, 11, 23))


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("", BirthNotUnderstood), ("long ago", BirthNotUnderstood), ("12.03", BirthNotUnderstood),
        ("17 марта", BirthNotUnderstood), ("03.1998", BirthNotUnderstood), ("19985", BirthNotUnderstood),
        ("1998-1999", BirthNotUnderstood), ("1" * 10_000, BirthNotUnderstood), ("\0🙂", BirthNotUnderstood),
        ("2027", BornInFuture), ("24.11.2026", BornInFuture), ("about 2030", BornInFuture),
        ("121", AgeTooHigh), ("1905", AgeTooHigh), ("~1900", AgeTooHigh), ("12.03.1890", AgeTooHigh),
        ("999", AgeTooHigh), ("999 years old on 01.01.2020", AgeTooHigh), ("9 years on 31.02.2020", DayNotInCalendar),
        ("31.02.1998", DayNotInCalendar), ("30.02.1998", DayNotInCalendar),
    ],
)  # fmt: skip
def test_what_cannot_be_a_birth_is_refused_with_a_sentence(typed, error):
    with pytest.raises(error) as told:
        parse_birth(typed, TODAY)
    assert "{" not in told.value.text()


def test_the_oldest_and_the_youngest_are_taken():
    assert parse_birth("120", TODAY).age_on(TODAY) == 120
    assert parse_birth("0", TODAY).age_on(TODAY) == 0
    assert parse_birth("23.11.2026", TODAY).age_on(TODAY) == 0


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (Birth.on(date(1998, 3, 12)), date(2026, 3, 11), 27),
        (Birth.on(date(1998, 3, 12)), date(2026, 3, 12), 28),
        (Birth.on(date(2000, 2, 29)), date(2026, 2, 28), 25),
        (Birth.on(date(1998, 3, 12)), date(1998, 3, 11), None),
        (Birth.in_year(1998), date(2026, 1, 1), 28),
        (Birth.about(1975), date(2026, 1, 1), 51),
        (Birth.about(1975), date(1974, 1, 1), None),
        (Birth.aged(34, TODAY), TODAY, 34),
        (Birth.aged(34, TODAY), date(2027, 11, 22), 34),
        (Birth.aged(34, TODAY), date(2028, 11, 23), 36),
        (Birth.aged(34, TODAY), date(2025, 12, 1), 33),
    ],
)
def test_her_age_follows_the_calendar(birth, day, age):
    assert birth.age_on(day) == age


def test_a_year_of_birth_is_known_or_likely():
    assert Birth.on(date(1998, 3, 12)).year == 1998
    assert Birth.about(1975).year == 1975
    assert Birth.aged(34, TODAY).year == 1992
    assert [birth.is_exact for birth in (Birth.on(TODAY), Birth.in_year(1998))] == [True, False]


@pytest.mark.parametrize(
    ("birth", "text"),
    [
        (Birth.on(date(1998, 3, 12)), "1998-03-12"),
        (Birth.in_year(1998), "1998"),
        (Birth.about(1975), "1975~"),
        (Birth.aged(34, TODAY), "34@2026-11-23"),
    ],
)
def test_the_form_in_files_is_fixed(birth, text):
    assert birth.to_text() == text
    assert Birth.from_text(text) == birth


@few
@given(births)
def test_what_is_written_to_a_file_is_read_back(birth):
    assert Birth.from_text(birth.to_text()) == birth


@pytest.mark.parametrize("text", ["", "~", "34@", "@2026-11-23", "1998-13-12", "нест", "199", "1998-03"])
def test_a_damaged_form_is_an_error_of_the_file(text):
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$|month must be"):
        Birth.from_text(text)


@pytest.mark.parametrize(
    ("birth", "shown"),
    [
        (Birth.on(date(1998, 3, 12)), "12.03.1998"),
        (Birth.in_year(1998), "1998"),
        (Birth.about(1975), "about 1975"),
        (Birth.aged(34, TODAY), "34 years old on 23.11.2026"),
        (Birth.aged(34, date(2024, 1, 1)), "34 years old on 01.01.2024, now 36"),
        (Birth.aged(1, date(2024, 1, 1)), "1 year old on 01.01.2024, now 3"),
    ],
)
def test_a_birth_is_shown_in_few_words(birth, shown):
    assert birth.shown(TODAY) == shown


@few
@given(births, st.sampled_from(LANGUAGES))
def test_what_is_shown_can_be_typed_again_in_every_language(birth, language):
    with speaking(language):
        assert parse_birth(birth.shown(TODAY), TODAY) == birth


@few
@given(st.text() | st.text("0123456789.~ годлет", max_size=12))
def test_any_text_is_a_birth_or_refused_in_words(text):
    with suppress(BirthNotUnderstood, BornInFuture, AgeTooHigh, DayNotInCalendar):
        assert (parse_birth(text, TODAY).age_on(TODAY) or 0) >= 0
