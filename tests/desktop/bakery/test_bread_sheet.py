"""The bread sheet: counted by keys and clicks, kept by itself, closed, corrected, by real hands on a real register."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from grouphub.base.money import Money
from grouphub.features.bakery import actions, queries
from grouphub.features.bakery.drafts import CostDraft
from grouphub.features.bakery.rules import Counted
from grouphub.features.income.booking import balance_of
from grouphub.features.income.box import box_on
from tests.desktop.widgets.hands import type_text
from tests.features.bakery.loaves import FRIDAY, MONDAY, bread, sheet, women

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bakers(desk):
    bread(desk.db)
    her = women(desk.db, "Мавҷуда", "Адолат", "Сафаргул")
    desk.session.go("bakery")
    return her


def press(root, name):
    found = [one for one in root.findChildren(QAbstractButton) if one.accessibleName() == name or one.text() == name]
    shown = next(one for one in found if one.isVisible())
    assert shown.isEnabled(), name
    QTest.mouseClick(shown, LEFT, pos=shown.rect().center())


def cell(desk, kind, name):
    line = next(one for one in desk.page.bread.lines if one.kind_name == kind)
    return line.cells[name].figures


def count(desk, kind, **numbers):
    for name, number in numbers.items():
        figures = cell(desk, kind, name)
        figures.setFocus()
        figures.selectAll()
        type_text(figures, str(number))


def kept(desk, day=MONDAY):
    with desk.db.read() as session:
        return queries.day_sheet(session, day)


def counted(desk, day=MONDAY):
    return [(row.name, row.counted.baked, row.counted.sold) for row in kept(desk, day).counts]


def texts(card):
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card)]


def test_an_empty_bakery_begins_with_a_kind_of_bread(desk):
    desk.session.go("bakery")
    assert desk.page.empty.isVisible()
    press(desk.page.empty, "Add a kind of bread")
    type_text(desk.dialog.name.edit, "Оби-нон")
    type_text(desk.dialog.price.edit, "3")
    press(desk.dialog, "Save")
    assert not desk.page.empty.isVisible()
    assert counted(desk) == [("Оби-нон", 0, 0)]


def test_tab_comes_from_the_sidebar_to_everything_on_the_page(desk, qtbot):
    desk.session.go("bakery")
    desk.app.processEvents()
    row = desk.session.view.sidebar.rows["bakery"]
    row.setFocus()
    reached = []
    while row not in reached:
        QTest.keyClick(desk.app.focusWidget(), Qt.Key.Key_Tab)
        reached.append(desk.app.focusWidget())
    assert desk.page.empty.main in reached


def test_what_is_counted_is_kept_by_itself(desk, bakers, qtbot):
    count(desk, "Оби-нон", baked=120, sold=112)
    assert desk.page.bread.sums["money"].text() == "336\N{NO-BREAK SPACE}som."
    qtbot.waitUntil(lambda: counted(desk)[0] == ("Оби-нон", 120, 112), timeout=3000)
    assert desk.page.header.saved.isVisible()


def test_the_arrows_and_the_signs_count_one_by_one(desk, bakers):
    figures = cell(desk, "Фатир", "baked")
    QTest.keyClick(figures, Qt.Key.Key_Up)
    QTest.keyClick(figures, Qt.Key.Key_Up)
    press(desk.page, "One more: Фатир: Sold")
    line = next(one for one in desk.page.bread.lines if one.kind_name == "Фатир")
    assert (line.counted().baked, line.counted().sold) == (2, 1)
    QTest.keyClick(figures, Qt.Key.Key_Down)
    assert line.counted().baked == 1


def test_more_sold_than_baked_is_said_at_once(desk, bakers):
    count(desk, "Оби-нон", baked=10, sold=15)
    line = desk.page.bread.lines[0]
    assert "5 more than baked" in line.second.text()


def test_leaving_the_page_keeps_what_was_typed(desk, bakers, qtbot):
    count(desk, "Оби-нон", baked=7)
    desk.session.go("today")
    qtbot.waitUntil(lambda: counted(desk)[0] == ("Оби-нон", 7, 0), timeout=3000)


def test_what_is_typed_and_not_kept_yet_stands_in_the_window_drawn_anew(desk, bakers, qtbot):
    count(desk, "Оби-нон", baked=33)
    assert counted(desk)[0] == ("Оби-нон", 0, 0)
    desk.session.rebuild()
    assert cell(desk, "Оби-нон", "baked").text() == "33"
    qtbot.waitUntil(lambda: counted(desk)[0] == ("Оби-нон", 33, 0), timeout=3000)


def test_another_day_keeps_this_one_first(desk, bakers):
    count(desk, "Оби-нон", baked=12)
    press(desk.page, "Day before")
    assert desk.page.day == MONDAY - timedelta(days=1)
    assert counted(desk)[0] == ("Оби-нон", 12, 0)
    assert cell(desk, "Оби-нон", "baked").text() == ""


def test_of_a_day_ahead_only_what_is_planned_can_be_written_and_it_is_kept(desk, bakers, qtbot):
    desk.session.go("bakery")
    press(desk.page, "Day after")
    assert not cell(desk, "Оби-нон", "baked").isEnabled()
    planned = cell(desk, "Оби-нон", "planned")
    assert planned.isVisible()
    planned.setFocus()
    type_text(planned, "90")
    assert desk.page.bread.lines[0].left_over.text() == "–"  # what is only planned leaves nothing

    def kept_plan():
        with desk.db.read() as session:
            return queries.day_sheet(session, MONDAY + timedelta(days=1)).counts[0].counted.planned

    qtbot.waitUntil(lambda: kept_plan() == 90, timeout=3000)
    press(desk.page, "Day before")
    assert cell(desk, "Оби-нон", "baked").isEnabled()


def test_costs_and_bakers_are_written_in_forms(desk, bakers):
    count(desk, "Оби-нон", baked=120, sold=112)
    press(desk.page.money, "Costs")
    press(desk.dialog, "Add a cost")
    type_text(desk.dialog.costs.rows[0].fields()["amount"].edit, "38")
    press(desk.dialog, "Save")
    press(desk.page.shares, "Who bakes")
    row = desk.dialog.sharing.women.rows[0].fields()
    row["person"].set_person(bakers[0])
    type_text(row["hours"].edit, "7:30")
    type_text(desk.dialog.sharing.fund.edit, "10")
    press(desk.dialog, "Save")
    found = kept(desk)
    assert [cost.amount for cost in found.costs] == [Money(3_800)]
    assert [(baker.name, baker.minutes) for baker in found.bakers] == [("Мавҷуда", 450)]
    assert found.fund_percent == 1000
    assert "268.20\N{NO-BREAK SPACE}som." in texts(desk.page.shares)  # 336 - 38, less a tenth


def test_closing_says_what_it_does_and_pays_into_income(desk, bakers):
    actions.save_bread_sheet(desk.db, sheet(desk.db, bakers))
    press(desk.page, "Close the day")
    said = " ".join(texts(desk.dialog))
    assert "632\N{NO-BREAK SPACE}som. comes into the cash box." in said
    assert "62.84" in said
    press(desk.dialog, "Close the day")
    assert desk.dialog is None
    assert kept(desk).closed_on == MONDAY
    assert desk.page.closed.isVisible()
    assert not cell(desk, "Оби-нон", "baked").isEnabled()
    with desk.db.read() as session:
        assert balance_of(session, bakers[0])[0] == Money(6_284)
        assert box_on(session, MONDAY) == Money(19_200)


def test_bread_that_does_not_add_up_is_closed_with_a_tick(desk, bakers):
    found = bread(desk.db)
    counts = (Counted(found[0], Money(300), baked=20, sold=25),)
    actions.save_bread_sheet(desk.db, sheet(desk.db, bakers, counts=counts, costs=()))
    press(desk.page, "Close the day")
    assert "Оби-нон: 5 too many" in desk.dialog.trouble.words.text()
    press(desk.dialog, "Close the day")
    assert "Оби-нон: 5 too many" in desk.dialog.tick.error()
    assert kept(desk).closed_on is None
    desk.dialog.tick.editor().click()
    press(desk.dialog, "Close the day")
    assert kept(desk).closed_on == MONDAY


def test_keys_stay_on_the_sheet_when_its_day_was_closed(desk, bakers):
    actions.save_bread_sheet(desk.db, sheet(desk.db, bakers))
    desk.page.close_day.setFocus()
    press(desk.page, "Close the day")
    press(desk.dialog, "Close the day")
    assert kept(desk).closed_on is not None
    assert desk.page.isAncestorOf(QApplication.focusWidget())


def test_nobody_baked_is_said_and_nothing_is_closed(desk, bakers):
    actions.save_bread_sheet(desk.db, sheet(desk.db, []))
    press(desk.page, "Close the day")
    press(desk.dialog, "Close the day")
    assert desk.dialog.trouble.isVisible()
    assert desk.dialog.trouble.words.text() == "Write who baked: without them the money cannot be shared."
    assert desk.dialog.tick.error() == ""
    assert kept(desk).closed_on is None


def test_a_price_is_changed_for_the_day_and_the_next_begins_with_it(desk, bakers):
    press(desk.page, "Given, burnt, planned")
    press(desk.page, "Price: Оби-нон")
    desk.dialog.price.edit.selectAll()
    type_text(desk.dialog.price.edit, "3,50")
    press(desk.dialog, "Save")
    assert desk.page.bread.lines[0].second.text() == "3.50\N{NO-BREAK SPACE}som. each"
    count(desk, "Оби-нон", baked=10, sold=10)
    assert desk.page.bread.sums["money"].text() == "35\N{NO-BREAK SPACE}som."
    desk.page.save_now()
    tomorrow = kept(desk, MONDAY + timedelta(days=1))
    assert [row.counted.price for row in tomorrow.counts] == [Money(350), Money(800)]


@pytest.mark.parametrize("typed", ["-3", "се", "0", ""])
def test_what_is_no_price_is_told_at_the_price(desk, bakers, typed):
    press(desk.page, "Given, burnt, planned")
    press(desk.page, "Price: Оби-нон")
    desk.dialog.price.edit.clear()
    type_text(desk.dialog.price.edit, typed)
    press(desk.dialog, "Save")
    assert desk.dialog.price.error()
    assert kept(desk).id is None


@pytest.mark.parametrize("typed", ["12,5", "-4", "даҳ"])
def test_a_count_takes_figures_only(desk, bakers, typed):
    count(desk, "Оби-нон", baked=typed)
    assert cell(desk, "Оби-нон", "baked").text() == "".join(sign for sign in typed if sign.isdecimal())


@pytest.mark.parametrize("typed", ["101", "-1", "даҳ"])
def test_no_part_for_the_fund_is_told_at_the_fund(desk, bakers, typed):
    press(desk.page.shares, "Who bakes")
    type_text(desk.dialog.sharing.fund.edit, typed)
    press(desk.dialog, "Save")
    assert desk.dialog.sharing.fund.error()
    assert kept(desk).id is None


def test_an_old_loss_is_offered_once_and_not_more_of_it_than_is_open(desk, bakers):
    actions.close_bread_day(
        desk.db, sheet(desk.db, bakers, day=FRIDAY, costs=(CostDraft("flour", Money(70_000)),), fund_percent=0)
    )
    actions.save_bread_sheet(desk.db, sheet(desk.db, bakers))
    for _again in range(2):
        press(desk.page.shares, "Who bakes")
        loss = desk.dialog.sharing.loss
        assert loss._hint_words.text() == "Open from before: 68\N{NO-BREAK SPACE}som."
        loss.edit.selectAll()
        type_text(loss.edit, "68.01")
        press(desk.dialog, "Save")
        assert loss.error() == "At most 68\N{NO-BREAK SPACE}som. of the open loss can be set against this."
        loss.edit.selectAll()
        type_text(loss.edit, "68")
        press(desk.dialog, "Save")
    assert kept(desk).loss_taken == Money(6_800)
    desk.session.go("bakery", day=FRIDAY.isoformat())
    press(desk.page, "Correct the day")
    assert not desk.dialog.sharing.loss.isVisible()  # its own loss is none of before


def test_a_closed_day_is_corrected_with_a_reason(desk, bakers):
    actions.close_bread_day(desk.db, sheet(desk.db, bakers))
    press(desk.page, "Correct the day")
    dialog = desk.dialog
    key = bread(desk.db)[0]
    for name, number in (("sold", 102), ("left", 18)):
        figures = dialog.numbers[f"{name}:{key}"].figures
        figures.setFocus()
        figures.selectAll()
        type_text(figures, str(number))
    press(dialog, "Correct the day")
    assert dialog.reason.error()
    type_text(dialog.reason.editor(), "даҳто нафурӯхт")
    press(dialog, "Correct the day")
    found = kept(desk)
    assert found.sold == Money(60_200)
    assert found.past[0].reason == "даҳто нафурӯхт"
    assert "даҳто нафурӯхт" in desk.page.closed.words.text()


def test_the_tick_of_a_correction_that_came_back_with_the_draft_is_seen(desk, bakers):
    actions.close_bread_day(desk.db, sheet(desk.db, bakers))
    press(desk.page, "Correct the day")
    figures = desk.dialog.numbers[f"sold:{bread(desk.db)[0]}"].figures
    figures.selectAll()
    type_text(figures, "100")
    type_text(desk.dialog.reason.editor(), "хато")
    press(desk.dialog, "Correct the day")
    desk.dialog.tick.editor().click()
    desk.dialog.reject()
    press(desk.page, "Correct the day")
    assert desk.dialog.tick.value()
    assert desk.dialog.tick.isVisible()


def test_a_part_of_a_piece_is_told_and_not_taken_for_none(desk, bakers):
    actions.save_bread_sheet(desk.db, sheet(desk.db, bakers))
    press(desk.page.shares, "Who bakes")
    sharing = desk.dialog.sharing
    sharing.rule.set_value("pieces")
    weight = sharing.women.rows[0].fields()["weight"]
    type_text(weight.edit, "2,5")
    press(desk.dialog, "Save")
    assert weight.error() == "Write a whole number, like 12."


def test_bread_on_credit_is_written_for_a_name(desk, bakers):
    actions.save_bread_sheet(desk.db, sheet(desk.db, bakers))
    press(desk.page.money, "On credit")
    type_text(desk.dialog.who.edit, "Ҳамсоя Лола")
    type_text(desk.dialog.amount.edit, "12")
    press(desk.dialog, "Save")
    assert [(row.name, row.amount) for row in kept(desk).credits] == [("Ҳамсоя Лола", Money(1_200))]
    assert "12\N{NO-BREAK SPACE}som." in texts(desk.page.money)


def test_undo_opens_a_closed_day_again(desk, bakers):
    actions.close_bread_day(desk.db, sheet(desk.db, bakers))
    assert desk.page.closed.isVisible()
    desk.db.undo()
    assert not desk.page.closed.isVisible()
    assert cell(desk, "Оби-нон", "baked").isEnabled()
