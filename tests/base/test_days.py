"""Days typed in any usual way, shown in three languages."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grouphub.base import days
from grouphub.base.days import DayNotInCalendar, DayNotUnderstood, parse_day
from grouphub.base.i18n import LANGUAGES, speaking

few = settings(max_examples=60, deadline=None)
TODAY = date(2026, 11, 23)
ST_PATRICK = date(2025, 3, 17)
any_day = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "17.03.2025", "17.3.25", "17/3/25", "17/03/2025", "17-03-2025", "17 03 2025", " 17 . 3 . 2025 ",
        "17.03.2025 г.",
        "17032025", "170325", "2025-03-17", "2025.3.17", "20250317", "17,3,2025",
        "17 марта 2025", "17 марта 2025 года", "17 Марта 2025 г.", "17-е марта 2025", "17 мар 25",
        "17 марти соли 2025", "17-уми марти соли 2025", "17 март 2025", "душанбе, 17 марти соли 2025",
        "17 March 2025", "March 17, 2025", "17th of March 2025", "mar 17 2025", "Monday, 17 March 2025", "17march2025",
        "2025 март 17", "١٧.٣.٢٠٢٥",
    ],
)  # fmt: skip
def test_a_day_may_be_written_in_many_ways(typed):
    assert parse_day(typed, TODAY) == ST_PATRICK


@pytest.mark.parametrize(
    "typed", ["17.3", "17.03", "17/3", "17-3", "17 март", "17 марта", "17 March", "17 мар", "17.3.", "17 марти"]
)
def test_without_a_year_it_is_this_years_day(typed):
    assert parse_day(typed, TODAY) == date(2026, 3, 17)


@pytest.mark.parametrize(
    ("today", "typed", "meant"),
    [
        (date(2026, 12, 30), "3.1", date(2027, 1, 3)),
        (date(2027, 1, 2), "28.12", date(2026, 12, 28)),
        (date(2026, 11, 23), "5.1", date(2026, 1, 5)),
        (date(2026, 1, 20), "1.12", date(2026, 12, 1)),
    ],
)
def test_around_new_year_a_day_without_a_year_is_the_near_one(today, typed, meant):
    assert parse_day(typed, today) == meant


@pytest.mark.parametrize(
    ("typed", "away"),
    [
        ("today", 0), ("имрӯз", 0), ("Имруз", 0), ("сегодня", 0), ("imruz", 0),
        ("yesterday", -1), ("дирӯз", -1), ("вчера", -1), ("tomorrow", 1), ("фардо", 1), ("ЗАВТРА", 1),
        ("позавчера", -2), ("послезавтра", 2), ("пасфардо", 2),
    ],
)  # fmt: skip
def test_near_days_have_words(typed, away):
    assert parse_day(typed, TODAY) == TODAY + timedelta(days=away)


@pytest.mark.parametrize(("typed", "year"), [("1.2.26", 2026), ("1.2.46", 2046), ("1.2.47", 1947), ("1.2.98", 1998)])
def test_two_digits_of_a_year_mean_a_near_year(typed, year):
    assert parse_day(typed, TODAY).year == year


@pytest.mark.parametrize(("typed", "year"), [("1.2.26", 2026), ("1.2.27", 1927), ("1.2.98", 1998)])
def test_two_digits_of_a_year_in_the_past_are_never_later_than_now(typed, year):
    assert parse_day(typed, TODAY, past=True).year == year


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "soon",
        "17",
        "2025",
        "1.2.3",
        "1.2.345",
        "17.3.2025.1",
        "5 нест",
        "17 март апрел",
        "ма 17",
        "17.03.0025",
        "1250,50",
        "1" * 10_000,
        "1 " * 5_000,
        "\0",
        "🙂",
        "янв фев",
    ],
)
def test_what_is_no_day_is_told_how_to_write_one(typed):
    with pytest.raises(DayNotUnderstood) as told:
        parse_day(typed, TODAY)
    assert "17.03.2025" in told.value.text()


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("31.02.2025", "31.02.2025"),
        ("29.2", "29.02.2026"),
        ("17.13", "17.13.2026"),
        ("0.0.2025", "00.00.2025"),
        ("31 апреля 2025", "31.04.2025"),
        ("99999999", None),
    ],
)
def test_a_day_that_no_month_has_is_named(typed, named):
    with pytest.raises(DayNotInCalendar if named else DayNotUnderstood) as told:
        parse_day(typed, TODAY)
    assert not named or named in told.value.text()


@few
@given(st.text() | st.text("0123456789./- марти", max_size=12))
def test_any_text_is_a_day_or_refused_in_words(text):
    with suppress(DayNotUnderstood, DayNotInCalendar):
        assert parse_day(text, TODAY).year >= 1800


@few
@given(any_day, st.sampled_from(LANGUAGES))
def test_every_way_a_day_is_shown_can_be_typed_again(day, language):
    with speaking(language):
        for shown in (days.in_table(day), days.in_words(day), days.heading(day), day.isoformat()):
            assert parse_day(shown, TODAY) == day


@pytest.mark.parametrize(
    ("language", "this_year", "another", "heading", "month_heading"),
    [
        ("en", "17 March", "17 March 2025", "Monday, 17 March 2025", "March 2025"),
        ("ru", "17 марта", "17 марта 2025", "Понедельник, 17 марта 2025", "Март 2025"),
        ("tg", "17 март", "17 марти соли 2025", "Душанбе, 17 марти соли 2025", "Марти соли 2025"),
    ],
)
def test_a_day_in_words(language, this_year, another, heading, month_heading):
    with speaking(language):
        assert days.in_words(ST_PATRICK, date(2025, 12, 31)) == this_year
        assert days.in_words(ST_PATRICK, TODAY) == another
        assert days.in_words(ST_PATRICK) == another
        assert days.heading(ST_PATRICK) == heading
        assert days.month_heading(ST_PATRICK) == month_heading


def test_tables_have_day_month_and_year():
    assert days.in_table(ST_PATRICK) == "17.03.2025"
    assert days.in_table(date(25, 3, 7)) == "07.03.0025"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["yesterday", "today", "tomorrow", "25 November"]),
        ("ru", ["вчера", "сегодня", "завтра", "25 ноября"]),
        ("tg", ["дирӯз", "имрӯз", "фардо", "25 ноябр"]),
    ],
)
def test_the_days_around_today_have_their_own_words(language, words):
    with speaking(language):
        assert [days.relative(TODAY + timedelta(days=away), TODAY) for away in (-1, 0, 1, 2)] == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "today"), (date(2026, 11, 22), "yesterday"), (date(2026, 11, 24), "tomorrow"),
        (date(2026, 11, 26), "in 3 days"), (date(2026, 11, 21), "2 days ago"), (date(2026, 11, 9), "2 weeks ago"),
        (date(2026, 9, 23), "2 months ago"), (date(2026, 9, 24), "8 weeks ago"), (date(2025, 11, 24), "11 months ago"),
        (date(2024, 11, 23), "2 years ago"), (date(2024, 11, 24), "23 months ago"),
    ],
)  # fmt: skip
def test_how_long_ago_is_said_roughly(day, words):
    assert days.ago(day, TODAY) == words


@few
@given(any_day, any_day)
def test_months_between_two_days_are_complete(start, end):
    months = days.full_months(start, end)
    assert months == -days.full_months(end, start)
    assert abs(months) * 28 <= abs((end - start).days) < (abs(months) + 1) * 31


def test_names_of_months_and_weekdays_stand_with_a_capital():
    with speaking("tg"):
        assert days.month(3) == "Март"
        assert days.month(12, short=True) == "Дек"
        assert days.weekday(date(2026, 11, 27)) == "Ҷумъа"
        assert days.weekday(date(2026, 11, 27), short=True) == "Ҷмъ"
