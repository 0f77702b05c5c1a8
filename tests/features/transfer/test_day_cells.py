"""Days, years and ages as people write them in tables."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.base.birth import Birth
from grouphub.features.transfer.day_cells import DayOrder, Frame, birth_in, order_of, read_day
from grouphub.features.transfer.questions import DayOrderQuestion
from tests.features.transfer.tables import TODAY, column

FRAME = Frame(DayOrder.DAY_FIRST, TODAY, TODAY)
MONTH_FIRST = Frame(DayOrder.MONTH_FIRST, TODAY, TODAY)

BIRTHS = {
    "12.03.1975": Birth.on(date(1975, 3, 12)),
    "12/03/1975": Birth.on(date(1975, 3, 12)),
    "12-03-1975": Birth.on(date(1975, 3, 12)),
    "12 . 03 . 1975": Birth.on(date(1975, 3, 12)),
    "12,03,1975": Birth.on(date(1975, 3, 12)),
    "12 03 1975": Birth.on(date(1975, 3, 12)),
    "12.3.75": Birth.on(date(1975, 3, 12)),
    "12.03.04": Birth.on(date(2004, 3, 12)),
    "12.03.1975 г.": Birth.on(date(1975, 3, 12)),
    "12.03.1975с.": Birth.on(date(1975, 3, 12)),
    "12.03.1975 00:00:00": Birth.on(date(1975, 3, 12)),
    "1975-03-12": Birth.on(date(1975, 3, 12)),
    "1975-03-12T00:00:00": Birth.on(date(1975, 3, 12)),
    "1975/3/12": Birth.on(date(1975, 3, 12)),
    "1975.12.03": Birth.on(date(1975, 12, 3)),
    "1975-25-03": Birth.on(date(1975, 3, 25)),
    "12 марти соли 1975": Birth.on(date(1975, 3, 12)),
    "12 марта 1975 г.": Birth.on(date(1975, 3, 12)),
    "12 март 1975": Birth.on(date(1975, 3, 12)),
    "March 12, 1975": Birth.on(date(1975, 3, 12)),
    "12-Mar-75": Birth.on(date(1975, 3, 12)),
    "12мар1975": Birth.on(date(1975, 3, 12)),
    "12031975": Birth.on(date(1975, 3, 12)),
    "1975": Birth.in_year(1975),
    "1975 г.р.": Birth.in_year(1975),
    "с. 1975": Birth.in_year(1975),
    "соли 1975": Birth.in_year(1975),
    "00.00.1975": Birth.in_year(1975),
    "--.--.1975": Birth.in_year(1975),
    "??.??.1975": Birth.in_year(1975),
    "xx.xx.1975": Birth.in_year(1975),
    "03.1975": Birth.in_year(1975),
    "тахм. 1975": Birth.about(1975),
    "тахминан 1975": Birth.about(1975),
    "около 1975": Birth.about(1975),
    "прибл. 1975": Birth.about(1975),
    "about 1975": Birth.about(1975),
    "~1975": Birth.about(1975),
    "1975?": Birth.about(1975),
    "1975-76": Birth.about(1975),
    "1975/1976": Birth.about(1975),
    "34 сола": Birth.aged(34, TODAY),
    "34 года": Birth.aged(34, TODAY),
    "34 лет": Birth.aged(34, TODAY),
    "34 years old": Birth.aged(34, TODAY),
    "34": Birth.aged(34, TODAY),
    34.0: Birth.aged(34, TODAY),
    1975.0: Birth.in_year(1975),
    27465.0: Birth.on(date(1975, 3, 12)),
    12031975.0: Birth.on(date(1975, 3, 12)),
    3041975.0: Birth.on(date(1975, 4, 3)),
    date(1975, 3, 12): Birth.on(date(1975, 3, 12)),
    datetime(1975, 3, 12, 5): Birth.on(date(1975, 3, 12)),  # noqa: DTZ001  as a spreadsheet keeps it
    date(1905, 5, 28): Birth.in_year(1975),
}


@pytest.mark.parametrize("cell", BIRTHS, ids=str)
def test_a_birth_is_read_as_it_is_written(cell):
    assert birth_in(cell, FRAME) == BIRTHS[cell]


@pytest.mark.parametrize("cell", ["", "-", "—", "?", "номаълум", "неизвестно", "unknown"])
def test_what_says_that_nothing_is_known_is_empty(cell: str):
    assert birth_in(cell, FRAME) is None


WRONG = {
    "31.02.2024": "There is no 31.02.2024 in the calendar.",
    "2031": "is still to come",
    "12.03.2031": "is still to come",
    "1799": "would make her",
    "баҳор": "Write the day, the year or the age",
    "131 сола": "would make her",
    17.5: "Write the day",
    "²": "Write the day",
    "1" * 5000: "Write the day",
    "12.13.1975": "There is no 12.13.1975",
}


@pytest.mark.parametrize("cell", WRONG, ids=lambda cell: str(cell)[:20])
def test_a_birth_that_cannot_be_is_listed_and_she_comes_in_without_it(cell):
    found = column("Санаи таваллуд", cell, "12.03.1975")
    assert [one.birth for one in found.people] == [None, Birth.on(date(1975, 3, 12))]
    assert [one.place for one in found.problems] == ["B2"]
    assert WRONG[cell] in found.problems[0].why


def test_ages_are_those_of_the_day_they_were_said_on():
    found = column("Синну сол", "34", 50.0, said_on=date(2024, 1, 1))
    assert [one.birth for one in found.people] == [Birth.aged(34, date(2024, 1, 1)), Birth.aged(50, date(2024, 1, 1))]


def test_one_day_that_fits_one_order_decides_the_column():
    assert order_of(["03/04/1998", "25/04/1998"], TODAY).order is DayOrder.DAY_FIRST
    found = order_of(["03/04/1998", "04/25/1998"], TODAY)
    assert (found.order, found.is_clear) == (DayOrder.MONTH_FIRST, True)
    assert birth_in("03/04/1998", MONTH_FIRST) == Birth.on(date(1998, 3, 4))


def test_with_dots_the_day_comes_first_and_nobody_is_asked():
    assert not column("Санаи таваллуд", "03.04.1998", "05.06.1990").questions


def test_a_column_that_fits_both_orders_is_asked_about_once_with_three_samples():
    cells = ["03/04/1998", "05/06/1990", "07/08/1985", "09/10/1970", "11/11/1999"]
    found = column("Санаи таваллуд", *cells)
    (asked,) = found.questions
    assert isinstance(asked, DayOrderQuestion)
    assert asked.column.letter == "B"
    assert len(asked.samples) == 3
    assert asked.samples[0].day_first == date(1998, 4, 3)
    assert asked.samples[0].month_first == date(1998, 3, 4)
    answered = column("Санаи таваллуд", *cells, day_orders={1: DayOrder.MONTH_FIRST})
    assert not answered.questions
    assert answered.people[0].birth == Birth.on(date(1998, 3, 4))
    assert found.people[0].birth == Birth.on(date(1998, 4, 3))


def test_two_columns_of_days_may_differ():
    from tests.features.transfer.tables import rows, understood

    found = understood(
        rows(
            ["Ном", "Санаи таваллуд", "Санаи аъзо шудан"],
            ["Зебо", "25/03/1998", "03/25/2020"],
            ["Гул", "03/04/1998", "03/04/2020"],
        )
    )
    assert found.people[1].birth == Birth.on(date(1998, 4, 3))
    assert found.people[1].joined_on == date(2020, 3, 4)
    assert not found.questions


@given(st.dates(date(1930, 1, 1), TODAY), st.sampled_from(DayOrder), st.sampled_from("./-"))
def test_a_day_written_in_the_order_of_the_column_is_that_day(day: date, order: DayOrder, sign: str):
    parts = [f"{day:%d}", f"{day:%m}"] if order is DayOrder.DAY_FIRST else [f"{day:%m}", f"{day:%d}"]
    assert read_day(sign.join([*parts, f"{day:%Y}"]), order, TODAY) == day
    assert read_day(day.isoformat(), order, TODAY) == day


@given(st.one_of(st.text(max_size=20), st.floats(), st.integers(), st.dates(), st.booleans()))
def test_any_cell_is_a_birth_or_a_problem(cell):
    found = column("Санаи таваллуд", cell)
    assert len(found.people) + len(found.left_out) >= 1
    assert all(one.why for one in found.problems)
