"""A closed day put right by real clicks: bread that was left off, a wrong price, who may not be changed elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from grouphub.base.money import Money
from grouphub.features.bakery import actions
from grouphub.features.bakery.rules import Counted
from grouphub.features.income.booking import balance_of
from tests.desktop.bakery.test_bread_sheet import kept, press, texts
from tests.desktop.widgets.hands import type_text
from tests.features.bakery.loaves import MONDAY, bread, sheet, women


@pytest.fixture
def her(desk):
    """A woman who baked on a closed day; fatir was left off it."""
    [her] = women(desk.db, "Мавҷуда")
    draft = sheet(desk.db, [her], (8,), fund_percent=0, costs=())
    actions.close_bread_day(desk.db, replace(draft, counts=draft.counts[:1]))
    desk.session.go("bakery")
    return her


def balance(desk, her):
    with desk.db.read() as session:
        return balance_of(session, her)[0]


def write(figures, text):
    figures.setFocus()
    figures.selectAll()
    type_text(figures, str(text))


def number(desk, name):
    return desk.dialog.numbers[f"{name}:{bread(desk.db)[0]}"]


def test_bread_that_was_left_off_is_added_with_its_price(desk, her):
    press(desk.page, "Correct the day")
    dialog = desk.dialog
    press(dialog, "Add bread that was left off")
    fields = dialog.left_off.rows[0].fields()
    QTest.keyClick(fields["kind"].combo, Qt.Key.Key_Down)
    assert fields["price"].value() == "8"
    write(fields["price"].edit, "7,5")
    write(fields["baked"].figures, 10)
    write(fields["sold"].figures, 10)
    type_text(dialog.reason.editor(), "фатир монда буд")
    press(dialog, "Correct the day")
    assert desk.dialog is None
    assert [(row.name, row.counted.sold, row.counted.price) for row in kept(desk).counts] == [
        ("Оби-нон", 112, Money(300)),
        ("Фатир", 10, Money(750)),
    ]
    assert balance(desk, her) == Money(33_600 + 7_500)
    assert "фатир монда буд" in desk.page.closed.words.text()


def test_the_same_bread_twice_is_told_at_the_second(desk, her):
    press(desk.page, "Correct the day")
    dialog = desk.dialog
    for row in range(2):
        press(dialog, "Add bread that was left off")
        fields = dialog.left_off.rows[row].fields()
        QTest.keyClick(fields["kind"].combo, Qt.Key.Key_Down)
        write(fields["baked"].figures, 1)
        write(fields["sold"].figures, 1)
    type_text(dialog.reason.editor(), "хато")
    press(dialog, "Correct the day")
    assert [row.fields()["kind"].error() for row in dialog.left_off.rows] == [
        "",
        "This bread stands on the sheet twice. Put both together.",
    ]
    assert kept(desk).past == ()


def test_a_row_without_a_kind_is_told_at_the_kind(desk, her):
    press(desk.page, "Correct the day")
    press(desk.dialog, "Add bread that was left off")
    fields = desk.dialog.left_off.rows[0].fields()
    write(fields["baked"].figures, 8)
    type_text(desk.dialog.reason.editor(), "хато")
    press(desk.dialog, "Correct the day")
    assert fields["kind"].error()
    assert fields["price"].error()
    assert fields["sold"].error() == ""
    assert kept(desk).past == ()


def test_what_is_not_saved_of_the_bread_left_off_comes_back(desk, her):
    press(desk.page, "Correct the day")
    press(desk.dialog, "Add bread that was left off")
    fields = desk.dialog.left_off.rows[0].fields()
    QTest.keyClick(fields["kind"].combo, Qt.Key.Key_Down)
    write(fields["price"].edit, "7,5")
    write(fields["baked"].figures, 10)
    desk.dialog.reject()
    press(desk.page, "Correct the day")
    [row] = desk.dialog.left_off.rows
    assert (row.fields()["price"].money(), row.fields()["baked"].value()) == (Money(750), 10)
    assert row.fields()["kind"].value() == str(bread(desk.db)[1])


def test_a_part_of_a_bread_is_told_at_the_number(desk, her):
    press(desk.page, "Correct the day")
    sold = number(desk, "sold")
    sold.figures.setText("100 000")
    type_text(desk.dialog.reason.editor(), "хато")
    press(desk.dialog, "Correct the day")
    assert sold.error() == "Write a whole number from 0 to 99999."
    assert kept(desk).past == ()


def test_the_cursor_comes_back_to_the_number_it_stood_in(desk, her):
    press(desk.page, "Correct the day")
    write(number(desk, "sold").figures, 100)
    desk.dialog.reject()
    press(desk.page, "Correct the day")
    assert number(desk, "sold").figures.hasFocus()
    assert number(desk, "sold").value() == 100


def test_a_wrong_price_of_the_day_is_corrected(desk, her):
    press(desk.page, "Correct the day")
    write(number(desk, "price").edit, "2.50")
    type_text(desk.dialog.reason.editor(), "арзон фурӯхтем")
    press(desk.dialog, "Correct the day")
    assert balance(desk, her) == Money(112 * 250)


def test_what_the_day_said_before_is_shown_figure_by_figure(desk, her):
    assert not desk.page.past.isVisible()
    press(desk.page, "Correct the day")
    write(number(desk, "sold").figures, 100)
    write(number(desk, "left").figures, 20)
    type_text(desk.dialog.reason.editor(), "дувоздаҳ монда буд")
    press(desk.dialog, "Correct the day")
    assert texts(desk.page.past) == [
        "What the day said before",
        "Corrected on 17.03.2025: дувоздаҳ монда буд",
        "Оби-нон · Sold",
        "112 → 100",
        "Оби-нон · Left, counted",
        "8 → 20",
        "Мавҷуда",
        "336\N{NO-BREAK SPACE}som. → 300\N{NO-BREAK SPACE}som.",
    ]


def test_two_kinds_of_one_name_are_told_apart_by_their_price(desk):
    draft = sheet(desk.db, women(desk.db, "Мавҷуда"), (8,), costs=(), fund_percent=0)
    first = draft.counts[0]
    actions.save_bread_sheet(desk.db, draft)
    actions.take_out_bread(desk.db, first.kind_id)
    second = Counted(actions.add_bread(desk.db, "Оби-нон", Money(350)), Money(350), baked=50, sold=50)
    draft = replace(draft, counts=(first, second))
    actions.close_bread_day(desk.db, draft)
    actions.correct_bread_day(
        desk.db, replace(draft, counts=(replace(first, sold=111), replace(second, sold=49))), "ду дона", as_it_is=True
    )
    desk.session.go("bakery")
    assert texts(desk.page.past)[2:6] == [
        "Оби-нон, 3\N{NO-BREAK SPACE}som. · Sold",
        "112 → 111",
        "Оби-нон, 3.50\N{NO-BREAK SPACE}som. · Sold",
        "50 → 49",
    ]


def test_where_every_kind_stands_on_the_day_none_can_be_added(desk):
    actions.close_bread_day(desk.db, sheet(desk.db, women(desk.db, "Мавҷуда"), (8,)))
    desk.session.go("bakery")
    press(desk.page, "Correct the day")
    assert not desk.dialog.left_off.isVisible()


def test_who_bakes_on_a_closed_today_leads_to_the_sheet_and_says_how_it_is_corrected(desk, her):
    desk.session.go("bakers")
    desk.page.main_action()
    assert desk.dialog is None
    assert desk.page.name == "bakery"
    assert desk.page.day == MONDAY
    assert "Press “Correct the day”" in desk.window._toast._words.text()
    assert desk.page.closed.button.isVisible()


def test_who_bakes_today_is_asked_while_the_day_is_open(desk):
    bread(desk.db)
    desk.session.go("bakers")
    desk.page.main_action()
    assert desk.dialog.sharing.rule.isVisible()
