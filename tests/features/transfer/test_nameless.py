"""A table in which nobody is named: nothing exact, no order that tells, and who can be recognised is counted."""

from __future__ import annotations

import pytest

from grouphub.base.birth import Birth
from grouphub.features.people import card, queries
from grouphub.features.people.queries import Order, PeopleFilter
from grouphub.features.transfer.nameless import FEW, BandsNotUnderstood, bands_in, bands_shown, nameless_table
from tests.features.people.group import MONDAY, add, full_draft

BANDS = (14, 18, 31, 60)


def made(db, bands=BANDS):
    with db.read() as session:
        keys = queries.ids_of(session, list(queries.people_ids(session, PeopleFilter(), Order())))
        return nameless_table(list(card.people(session, keys)), MONDAY, bands)


def test_nothing_exact_of_anybody_leaves(db):
    from grouphub.features.people import actions

    actions.add_person(db, full_draft())
    told = " ".join(" ".join(row) for row in made(db).rows)
    one = full_draft()
    kept = (one.given, one.family, one.patronymic, one.village, one.jamoat, one.street, one.code, one.note, "514", "34")
    assert [word for word in kept if word in told] == []
    assert "2023" in told
    assert "31–59" in told


@pytest.mark.parametrize(("age", "band"), [(13, "0–13"), (14, "14–17"), (30, "18–30"), (59, "31–59"), (60, "60+")])
def test_an_age_is_told_by_its_band(db, age, band):
    add(db, "Зебо", birth=Birth.aged(age, MONDAY))
    assert band in made(db).rows[0]


def test_women_who_share_district_and_age_with_few_are_counted(db):
    for number in range(FEW):
        add(db, f"А{number}", district="vakhsh", birth=Birth.in_year(1990))
    assert made(db).few == 0
    assert made(db).caution() == ""
    for number in range(FEW - 1):
        add(db, f"Б{number}", district="vakhsh", birth=Birth.in_year(1950))
    assert made(db).few == FEW - 1
    assert "4 women" in made(db).caution()


def test_the_order_says_nothing(db):
    for number in range(40):
        add(db, f"Name{number:02}", birth=Birth.in_year(1940 + number))
    orders = {tuple(row[1:] for row in made(db, tuple(range(10, 100, 10))).rows) for _time in range(3)}
    assert len(orders) > 1
    assert [row[0] for row in made(db).rows] == [f"W{number:02}" for number in range(1, 41)]


@pytest.mark.parametrize(
    "text", ["", "x", "14, 14", "30, 18", "0, 14", "14, 200", "-3", "1 2 3 4 5 6 7 8 9 10 11 12 13"]
)
def test_bands_that_are_no_rising_ages_are_refused(text):
    with pytest.raises(BandsNotUnderstood):
        bands_in(text)


def test_bands_are_read_as_they_are_shown():
    assert bands_in(bands_shown(BANDS)) == BANDS
    assert bands_in(" 14;18 31 ,60") == BANDS
