"""What cannot be at the bakery is said by its field, through the whole window, and nothing is half stored."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from grouphub.base.money import Money
from grouphub.features.bakery import actions, queries
from grouphub.features.income.booking import balance_of, fund_left, open_loss
from tests.desktop.widgets.hands import type_text
from tests.features.bakery.loaves import women
from tests.features.income import money
from tests.journeys.desk import new_register
from tests.journeys.test_bakery import close, count, press, write_bakers, write_costs
from tests.journeys.test_income import choose

if TYPE_CHECKING:
    from tests.journeys.desk import Desk


@pytest.fixture
def desk(folder, clock, sit_down) -> Desk:
    def fill(db) -> None:
        women(db, "Мавҷуда", "Адолат")
        actions.add_bread(db, "Оби-нон", Money(300))

    new_register(folder, clock, fill)
    made = sit_down()
    made.unlock()
    made.session.go("bakery")
    return made


@pytest.mark.parametrize("typed", ["-5", "сто", "1,5,5"])
def test_costs_that_are_no_money_are_told_by_the_field(desk, typed):
    write_costs(desk, typed)
    row = desk.dialog.costs.rows[0].fields()
    assert row["amount"].error() or desk.dialog.costs.error()
    assert money.lines(desk.db) == []


@pytest.mark.parametrize(("typed", "kept"), [("1,5", 150), ("1.5", 150), ("1 250,50", 125_050)])
def test_costs_are_read_however_they_are_typed(desk, typed, kept):
    write_costs(desk, typed)
    assert desk.dialog is None
    with desk.db.read() as session:
        [cost] = queries.day_sheet(session, desk.page.day).costs
    assert cost.amount == Money(kept)


def test_no_time_at_all_is_told_by_the_field(desk):
    count(desk, baked0=20, sold0=20)
    write_bakers(desk, {"Мавҷуда": "0", "Адолат": "4"}, "10")
    rows = desk.dialog.sharing.women.rows
    assert [bool(row.fields()["hours"].error()) for row in rows] == [True, False]
    assert money.lines(desk.db) == []
    with desk.db.read() as session:
        assert queries.day_sheet(session, desk.page.day).bakers == ()


def test_an_open_loss_is_set_against_a_later_day_only_when_she_writes_it(desk):
    today = desk.page.day
    desk.session.go("bakery", day=(today - timedelta(days=1)).isoformat())
    count(desk, baked0=20, sold0=10)
    write_costs(desk, "100")
    write_bakers(desk, {"Мавҷуда": "8"}, "10")
    close(desk)
    with desk.db.read() as session:
        assert open_loss(session, "bakery") == Money(7_000)
        assert fund_left(session) == 0
    desk.session.go("bakery", day=today.isoformat())
    count(desk, baked0=60, sold0=60)
    press(desk.page.shares, "Who bakes")
    row = desk.dialog.sharing.women.rows[0].fields()
    choose(row["person"], "Мавҷуда")
    type_text(row["hours"].edit, "8")
    type_text(desk.dialog.sharing.loss.edit, "70")
    desk.dialog.sharing.fund.edit.selectAll()
    type_text(desk.dialog.sharing.fund.edit, "10")
    press(desk.dialog, "Save")
    close(desk)
    with desk.db.read() as session:
        assert open_loss(session, "bakery") == 0
        [baker] = queries.day_sheet(session, today).bakers
        assert balance_of(session, baker.person_id)[0] == Money(9_900)
        assert fund_left(session) == Money(1_100)


def test_shares_of_110_per_cent_are_told_by_the_field(desk):
    count(desk, baked0=20, sold0=20)
    press(desk.page.shares, "Who bakes")
    desk.dialog.sharing.rule.tiles["per_cent"].click()
    for place, (name, part) in enumerate((("Мавҷуда", "60"), ("Адолат", "50"))):
        if place:
            press(desk.dialog, "Add a woman")
        row = desk.dialog.sharing.women.rows[place].fields()
        choose(row["person"], name)
        type_text(row["weight"].edit, part)
    press(desk.dialog, "Save")
    assert "110" in desk.dialog.sharing.women.error()
    with desk.db.read() as session:
        assert queries.day_sheet(session, desk.page.day).bakers == ()
