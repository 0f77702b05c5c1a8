"""A shared sum is corrected where its lines are seen: by real clicks, with what it changes for each woman."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from grouphub.base.money import Money
from grouphub.features.bakery import actions as bakery  # noqa: F401  its tables are known
from grouphub.features.income import actions
from grouphub.features.income.drafts import ShareDraft
from grouphub.features.income.rules import Area, Kind
from grouphub.features.income.sharing import Rule, Weighed
from tests.desktop.income.hands import LEFT, press, press_button, shown_rows
from tests.desktop.widgets.hands import type_text
from tests.features.bakery.loaves import women
from tests.features.income import money

MONDAY = money.MONDAY


@pytest.fixture
def hers(desk):
    return women(desk.db, "Ҷамила", "Нигина", "Зебо")


@pytest.fixture
def share(desk, hers):
    weighed = (Weighed(hers[0], 90), Weighed(hers[1], 90))
    more = {"what": "market", "costs": Money(1000), "fund_percent": 1000, "area": Area.SEWING}
    return actions.share_sum(desk.db, ShareDraft(Money(11000), weighed, Rule.HOURS, MONDAY, **more))


def open_form(desk, her):
    desk.session.go("her_income", person_id=str(her), month=MONDAY.isoformat())
    table = desk.page.table
    words = [row[-1] for row in shown_rows(table)]
    press_button(table, table.long_model().ids[words.index("Correct")], "void")
    return desk.dialog


def shown_amounts(desk, her):
    found = money.held(desk.db, her)
    return found.balance, found.carried


def told(dialog):
    return dialog.told.words.text().replace("\N{NO-BREAK SPACE}", " ")


def retype(field, text):
    field.edit.setFocus()
    field.edit.selectAll()
    type_text(field.edit, text)


def test_the_form_opens_with_what_the_sum_says_and_no_change_is_told(desk, hers, share):
    dialog = open_form(desk, hers[0])
    draft = dialog.draft()
    assert (draft.total, draft.costs, draft.fund_percent, draft.what) == (Money(11000), Money(1000), 1000, "market")
    assert (draft.rule, draft.area, draft.day) == (Rule.HOURS, Area.SEWING, MONDAY)
    assert draft.women == (Weighed(hers[0], 90), Weighed(hers[1], 90))
    assert "before" not in told(dialog)


def test_what_changes_is_told_for_each_and_written_with_reversing_lines(desk, hers, share):
    money.pay(desk.db, hers[0], 45)
    dialog = open_form(desk, hers[0])
    retype(dialog.total, "90")
    press(dialog, "Add a woman")
    fields = dialog.women.rows[2].fields()
    fields["person"].set_person(hers[2])
    type_text(fields["weight"].edit, "1:30")
    words = told(dialog)
    assert "Ҷамила: 45 som. before, 24 som. now (21 som. too much was paid already)" in words
    assert "Нигина: 45 som. before, 24 som. now\n" in words
    assert "Зебо: 0 som. before, 24 som. now\n" in words
    press(dialog, "Correct")
    assert dialog.reason.error()
    type_text(dialog.reason.edit, "counted anew")
    press(dialog, "Correct")
    assert desk.dialog is None
    assert [shown_amounts(desk, her) for her in hers] == [
        (Money(-2100), Money(-2100)),
        (Money(2400), 0),
        (Money(2400), 0),
    ]
    amounts = [line.amount for line in money.lines(desk.db, person_id=hers[1], kinds=(Kind.EARNING,))]
    assert amounts == [Money(4500), Money(-4500), Money(2400)]
    desk.db.undo()
    assert shown_amounts(desk, hers[1]) == (Money(4500), 0)


def test_who_is_taken_out_is_told_that_she_gets_nothing(desk, hers, share):
    dialog = open_form(desk, hers[0])
    QTest.mouseClick(dialog.women.rows[0].out, LEFT)
    assert "Ҷамила: 45 som. before, 0 som. now" in told(dialog)


def test_a_sum_that_never_was_is_voided_whole(desk, hers, share):
    dialog = open_form(desk, hers[0])
    press(dialog, "Void all of it")
    assert dialog.reason.error()
    type_text(dialog.reason.edit, "never was")
    press(dialog, "Void all of it")
    assert desk.dialog is None
    assert [shown_amounts(desk, her) for her in hers] == [(0, 0)] * 3


def test_after_the_month_is_closed_what_changes_gets_the_day_of_today(desk, hers):
    february = money.FEBRUARY
    actions.share_sum(desk.db, money.equally(hers[:2], 100, february))
    actions.close_month(desk.db, february)
    desk.session.go("her_income", person_id=str(hers[0]), month=february.isoformat())
    press_button(desk.page.table, desk.page.table.long_model().ids[0], "void")
    assert "closed" in desk.dialog.day._hint_words.text()
    retype(desk.dialog.total, "80")
    type_text(desk.dialog.reason.edit, "counted anew")
    press(desk.dialog, "Correct")
    assert desk.dialog is None
    lines = money.lines(desk.db, person_id=hers[0], kinds=(Kind.EARNING,))
    assert [(line.day, line.amount) for line in lines] == [
        (february, Money(5000)),
        (MONDAY, Money(-5000)),
        (MONDAY, Money(4000)),
    ]


def test_a_line_of_an_order_or_a_bread_day_is_not_corrected_here(desk, hers):
    with desk.db.write("shared") as session:
        from grouphub.features.income.shares import book_share

        order = money.equally(hers[:1], 100, source="order", source_id=hers[0])
        book_share(session, order, MONDAY)
    desk.session.go("her_income", person_id=str(hers[0]), month=MONDAY.isoformat())
    desk.page.table.press_first(desk.page.table.long_model().ids[0])
    assert desk.dialog is None


def test_what_was_half_corrected_stays_in_the_draft(desk, hers, share):
    dialog = open_form(desk, hers[0])
    retype(dialog.total, "95")
    type_text(dialog.reason.edit, "half")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog = open_form(desk, hers[1])
    assert (dialog.total.value(), dialog.reason.value()) == ("95", "half")
    assert len(dialog.women.rows) == 2


@pytest.mark.parametrize(
    ("rule", "typed", "sentence"),
    [("pieces", "1,5", "whole number"), ("per_cent", "сто", "12 or 12,5"), ("hours", "ten", "8 or 7:30")],
)
def test_a_weight_that_is_none_is_told_as_its_rule_wants_it(desk, hers, rule, typed, sentence):
    desk.session.go("income")
    press(desk.page, "Share a sum")
    desk.dialog.rule.tiles[rule].click()
    weight = desk.dialog.women.rows[0].fields()["weight"]
    desk.dialog.women.rows[0].fields()["person"].set_person(hers[0])
    type_text(weight.edit, typed)
    type_text(desk.dialog.total.edit, "10")
    press(desk.dialog, "Share")
    assert sentence in weight.error()


def test_the_part_of_a_woman_is_asked_for_where_the_rule_needs_it(desk, hers):
    desk.session.go("income")
    press(desk.page, "Share a sum")
    dialog = desk.dialog
    type_text(dialog.total.edit, "100")
    press(dialog, "Share")
    assert dialog.women.error()
    dialog.rule.tiles["hours"].click()
    fields = dialog.women.rows[0].fields()
    fields["person"].set_person(hers[0])
    press(dialog, "Share")
    assert fields["weight"].error()
    dialog.rule.tiles["equal"].click()
    press(dialog, "Share")
    assert desk.dialog is None
    assert shown_amounts(desk, hers[0]) == (Money(10000), 0)


def test_the_hours_of_a_whole_season_can_be_shared_by(desk, hers):
    desk.session.go("income")
    press(desk.page, "Share a sum")
    dialog = desk.dialog
    type_text(dialog.total.edit, "100")
    dialog.rule.tiles["hours"].click()
    for row, her, hours in zip(dialog.women.rows, hers, ("120", "40:00"), strict=False):
        row.fields()["person"].set_person(her)
        type_text(row.fields()["weight"].edit, hours)
    press(dialog, "Share")
    assert desk.dialog is None
    assert shown_amounts(desk, hers[0]) == (Money(7500), 0)


def test_an_open_loss_of_the_work_may_be_taken_off_and_stays_so_when_corrected(desk, hers):
    loss = money.equally(hers[:1], 10, costs=Money(4000), area=Area.SEWING)
    actions.share_sum(desk.db, loss)
    desk.session.go("income")
    press(desk.page, "Share a sum")
    dialog = desk.dialog
    dialog.area.tiles["sewing"].click()
    type_text(dialog.total.edit, "100")
    dialog.women.rows[0].fields()["person"].set_person(hers[1])
    assert "30" in dialog.loss._hint_words.text()
    type_text(dialog.loss.edit, "30")
    press(dialog, "Share")
    assert shown_amounts(desk, hers[1]) == (Money(7000), 0)
    dialog = open_form(desk, hers[1])
    assert dialog.draft().loss_taken == Money(3000)
    retype(dialog.total, "110")
    type_text(dialog.reason.edit, "ten more")
    press(dialog, "Correct")
    assert shown_amounts(desk, hers[1]) == (Money(8000), 0)


def test_what_the_women_get_together_stands_above_the_fund(desk, hers, share):
    lines = told(open_form(desk, hers[0])).splitlines()
    together = next(number for number, line in enumerate(lines) if line.startswith("Together"))
    fund = next(number for number, line in enumerate(lines) if line.startswith("Group fund"))
    assert together < fund


def test_the_pay_for_a_piece_is_asked_for_where_the_rule_needs_it(desk, hers):
    desk.session.go("income", month=MONDAY.isoformat())
    desk.session.open_form("share")
    dialog = desk.dialog
    assert not dialog.piece_pay.required
    dialog.rule.set_value(Rule.PIECE_PAY.value)
    dialog.rule.changed.emit()
    assert dialog.piece_pay.required
    assert not dialog.piece_pay._beside.isVisible()
