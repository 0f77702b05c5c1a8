"""Money through the whole window: earned, shared, paid on a pay night, voided and entered anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from grouphub.base.money import Money
from grouphub.features.income.rules import Kind
from tests.desktop.widgets.hands import type_text
from tests.features.bakery.loaves import women
from tests.features.income import money
from tests.journeys.desk import CTRL, Key, new_register
from tests.paper.pdf import text as text_of

if TYPE_CHECKING:
    from tests.journeys.desk import Desk

LEFT = Qt.MouseButton.LeftButton
NAMES = (
    "Адолат", "Барно", "Ҷамила", "Зебо", "Мавҷуда", "Нигина", "Ойша", "Парвина", "Сафаргул", "Ситора", "Ӯғул", "Ҳикоят",
)  # fmt: skip


@pytest.fixture
def keys() -> dict[str, Any]:
    return {}


@pytest.fixture
def desk(folder, clock, sit_down, keys) -> Desk:
    def fill(db) -> None:
        keys.update(zip(NAMES, women(db, *NAMES), strict=True))

    new_register(folder, clock, fill)
    made = sit_down()
    made.unlock()
    made.session.go("income")
    return made


def press(root, name: str, *, twice: bool = False) -> None:
    found = [one for one in root.findChildren(QAbstractButton) if name in {one.accessibleName(), one.text()}]
    shown = next(one for one in found if one.isVisible())
    QTest.mouseClick(shown, LEFT, pos=shown.rect().center())
    if twice:
        QTest.mouseClick(shown, LEFT, pos=shown.rect().center())


def choose(field, name: str) -> None:
    field.edit.setFocus()
    type_text(field.edit, name)
    QTest.keyClick(field.edit, Key.Key_Down)
    QTest.keyClick(field.edit, Key.Key_Return)


def click_cell(table, row: int, key: str) -> None:
    column = next(number for number, one in enumerate(table.columns) if one.key == key)
    place = table.visualRect(table.model().index(row, column)).center()
    QTest.mouseClick(table.viewport(), LEFT, pos=place)


def earn(desk: Desk, name: str, amount: str, *, save: bool = True) -> None:
    desk.press(Key.Key_N, CTRL, scan=57)
    if desk.dialog is None:
        press(desk.page, "Add income")
    choose(desk.dialog.who, name)
    type_text(desk.dialog.amount.edit, amount)
    if save:
        press(desk.dialog, "Save")
        assert desk.dialog is None


def earnings(desk: Desk, keys, name: str) -> list[Money]:
    return [line.amount for line in money.lines(desk.db, person_id=keys[name], kinds=(Kind.EARNING,))]


@pytest.mark.parametrize("typed", ["1250,50", "1250.5", "1 250,50"])
def test_income_is_written_down_to_the_diram_however_it_is_typed(desk, keys, typed):
    earn(desk, "Ҷамила", typed)
    assert earnings(desk, keys, "Ҷамила") == [Money(125050)]
    assert desk.page.earned.number.text().replace("\N{NO-BREAK SPACE}", " ") == "1 250.50 som."


def test_other_money_that_is_worth_nothing_is_told_where_it_was_typed(desk):
    desk.session.open_form("cash")
    desk.dialog.currency.set_value("RUB")
    desk.dialog.follow()
    type_text(desk.dialog.foreign.edit, "0,01")
    type_text(desk.dialog.rate.edit, "0,1")
    press(desk.dialog, "Save")
    assert desk.dialog.foreign.error()


@pytest.mark.parametrize("typed", ["-5", "сто", "0"])
def test_what_is_no_money_is_told_at_the_field_and_nothing_is_kept(desk, keys, typed):
    earn(desk, "Ҷамила", typed, save=False)
    press(desk.dialog, "Save")
    assert desk.dialog.amount.error()
    assert earnings(desk, keys, "Ҷамила") == []


def test_a_day_that_has_not_come_is_told_at_the_field(desk, keys):
    earn(desk, "Ҷамила", "20", save=False)
    desk.dialog.day.edit.selectAll()
    type_text(desk.dialog.day.edit, "25.11.2026")
    press(desk.dialog, "Save")
    assert desk.dialog.day.error()
    assert earnings(desk, keys, "Ҷамила") == []


def test_an_amount_far_over_her_usual_is_asked_about_once(desk, keys):
    for _time in range(3):
        earn(desk, "Ҷамила", "20")
    earn(desk, "Ҷамила", "2000", save=False)
    press(desk.dialog, "Save")
    assert desk.dialog is not None
    assert len(earnings(desk, keys, "Ҷамила")) == 3
    press(desk.dialog, "Save")
    assert desk.dialog is None
    assert earnings(desk, keys, "Ҷамила")[-1] == Money(200000)


def test_her_own_money_is_her_income_and_nothing_is_owed_to_her(desk, keys):
    earn(desk, "Ҷамила", "30", save=False)
    desk.dialog.whose.tiles["own"].click()
    press(desk.dialog, "Save")
    assert money.held(desk.db, keys["Ҷамила"]).balance == 0
    assert money.lines(desk.db, kinds=(Kind.OWN,))[0].amount == Money(3000)


def test_a_click_on_pay_in_the_row_pays_once_though_pressed_twice(desk, keys):
    earn(desk, "Ҷамила", "30.25")
    click_cell(desk.page.table, 0, "pay")
    desk.dialog.receipt.tick.click()
    press(desk.dialog, "Pay", twice=True)
    assert [line.amount for line in money.lines(desk.db, kinds=(Kind.PAYOUT,))] == [Money(3025)]
    assert money.held(desk.db, keys["Ҷамила"]).balance == 0


def test_more_than_is_left_is_refused_at_the_amount_unless_it_is_an_advance(desk, keys):
    earn(desk, "Ҷамила", "30")
    click_cell(desk.page.table, 0, "pay")
    desk.dialog.receipt.tick.click()
    desk.dialog.amount.edit.selectAll()
    type_text(desk.dialog.amount.edit, "40")
    press(desk.dialog, "Pay")
    assert "30" in desk.dialog.amount.error()
    desk.dialog.advance.tick.click()
    press(desk.dialog, "Pay")
    assert desk.dialog is None
    assert money.held(desk.db, keys["Ҷамила"]).balance == Money(-1000)


def test_a_sum_is_shared_by_hours_and_the_odd_diram_is_told(desk, keys):
    press(desk.page, "Share a sum")
    dialog = desk.dialog
    type_text(dialog.total.edit, "100")
    dialog.rule.tiles["hours"].click()
    press(dialog, "Add a woman")
    for row, name in zip(dialog.women.rows, ("Ҷамила", "Зебо", "Барно"), strict=True):
        choose(row.fields()["person"], name)
        type_text(row.fields()["weight"].edit, "4")
    assert "33.34" in dialog.told.words.text()
    assert "the odd diram" in dialog.told.words.text()
    press(dialog, "Share")
    assert desk.dialog is None
    found = [earnings(desk, keys, name)[0] for name in ("Ҷамила", "Зебо", "Барно")]
    assert sorted(found) == [Money(3333), Money(3333), Money(3334)]


@pytest.mark.parametrize(("rule", "weights"), [("per_cent", ("60", "50")), ("hours", ("0", "4"))])
def test_shares_that_cannot_be_are_told_and_nothing_is_kept(desk, rule, weights):
    press(desk.page, "Share a sum")
    dialog = desk.dialog
    type_text(dialog.total.edit, "100")
    dialog.rule.tiles[rule].click()
    for row, name, weight in zip(dialog.women.rows, ("Ҷамила", "Зебо"), weights, strict=True):
        choose(row.fields()["person"], name)
        type_text(row.fields()["weight"].edit, weight)
    press(dialog, "Share")
    assert desk.dialog is dialog
    assert [field.error() for row in dialog.women.rows for field in row.fields().values() if field.error()] or (
        dialog.women.error()
    )
    assert money.lines(desk.db) == []


def test_a_pay_night_for_twelve_women_with_their_slips(desk, keys):
    for place, key in enumerate(keys.values()):
        money.earn(desk.db, key, 100.25 + place)
    press(desk.page, "Pay all")
    press(desk.dialog, "Next")
    assert "12" in desk.dialog._total.text()
    assert "×" in desk.dialog._pieces.text()
    press(desk.dialog, "Pay", twice=True)
    assert all(money.held(desk.db, key).balance == 0 for key in keys.values())
    assert len(money.lines(desk.db, kinds=(Kind.PAYOUT,))) == 12
    papers = desk.dialog
    papers.kind.tiles["slips"].click()
    desk.qtbot.waitUntil(lambda: bool(papers.pdf) and papers.printer.isEnabled(), timeout=20_000)
    desk.qtbot.waitUntil(lambda: "Ҷамила" in text_of(papers.pdf), timeout=20_000)
    text = text_of(papers.pdf)
    assert all(name in text for name in NAMES)
    assert "111.25" in text


def test_enter_that_is_held_down_does_not_go_on_to_paying(desk, keys):
    money.earn(desk.db, keys["Ҷамила"], 100)
    press(desk.page, "Pay all")
    button = desk.dialog.save
    button.setFocus()
    for held in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", held)
        QApplication.sendEvent(button, event)
    assert button.text() == "Pay"
    assert money.lines(desk.db, kinds=(Kind.PAYOUT,)) == []


def test_a_double_click_on_next_does_not_pay(desk, keys):
    money.earn(desk.db, keys["Ҷамила"], 100)
    press(desk.page, "Pay all")
    button = desk.dialog.save
    for does in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseRelease):
        does(button, LEFT, pos=button.rect().center())
    assert button.text() == "Pay"
    assert money.lines(desk.db, kinds=(Kind.PAYOUT,)) == []


def test_who_is_not_ticked_needs_no_amount_on_a_pay_night(desk, keys):
    for name in ("Ҷамила", "Зебо"):
        money.earn(desk.db, keys[name], 100)
    press(desk.page, "Pay all")
    _her, tick, amount = desk.dialog._rows[0]
    tick.editor().click()
    amount.edit.clear()
    press(desk.dialog, "Next")
    press(desk.dialog, "Pay")
    assert len(money.lines(desk.db, kinds=(Kind.PAYOUT,))) == 1


def test_a_mistake_is_voided_with_a_reason_and_entered_anew(desk, keys):
    earn(desk, "Ҷамила", "300")
    click_cell(desk.page.table, 0, "name")
    assert desk.session.view.current == "her_income"
    click_cell(desk.page.table, 0, "void")
    press(desk.dialog, "Void")
    assert desk.dialog.reason.error()
    type_text(desk.dialog.reason.edit, "a nought too many")
    press(desk.dialog, "Void")
    press(desk.page, "Add income")
    type_text(desk.dialog.amount.edit, "30")
    press(desk.dialog, "Save")
    assert earnings(desk, keys, "Ҷамила") == [Money(30000), Money(-30000), Money(3000)]
    assert money.held(desk.db, keys["Ҷамила"]).balance == Money(3000)
    shown = [desk.page.table.long_model().row(number) for number in range(3)]
    assert "a nought too many" in {line.reason for line in shown}


def test_other_money_goes_into_the_box_with_the_rate_of_the_day(desk):
    press(desk.page, "Cash box")
    press(desk.page, "Came in or went out")
    desk.dialog.currency.bar.part("RUB").click()
    type_text(desk.dialog.foreign.edit, "1000")
    type_text(desk.dialog.rate.edit, "0,118")
    press(desk.dialog, "Save")
    assert desk.dialog is None
    line = money.lines(desk.db)[0]
    assert (line.amount, line.currency, line.foreign_amount) == (Money(11800), "RUB", 100_000)


def test_counting_the_box_books_the_difference_with_its_reason(desk):
    money.came_in(desk.db, 55)
    press(desk.page, "Cash box")
    press(desk.page, "Count the box")
    type_text(desk.dialog.pieces[5000].figures, "1")
    press(desk.dialog, "Save")
    assert desk.dialog.reason.error()
    type_text(desk.dialog.reason.edit, "five are missing")
    press(desk.dialog, "Save")
    assert desk.dialog is None
    assert money.boxed(desk.db) == Money(5000)


def test_a_month_without_income_leads_to_the_last_one(desk):
    assert desk.page.empty.isVisible()
    assert "No income written in November 2026" in desk.page.empty.what.text()
    QTest.mouseClick(desk.page.empty.second, LEFT)
    assert desk.page.months.month.month == 10


def test_her_sums_are_hidden_on_her_page_until_the_eye_is_held(desk, keys):
    money.earn(desk.db, keys["Ҷамила"], 73.25)
    desk.session.go("person", person_id=str(keys["Ҷамила"]))
    card = desk.page.money
    assert "73" not in card.to_pay.text() + card.earned.text()
    QTest.mousePress(card.eye, LEFT, pos=card.eye.rect().center())
    assert "73.25" in card.to_pay.text()
    QTest.mouseRelease(card.eye, LEFT, pos=card.eye.rect().center())
    assert "73" not in card.to_pay.text() + card.earned.text()
    press(card, "Pay")
    assert desk.dialog.amount.value() == "73.25"


def test_a_debt_that_is_due_leads_from_today_to_its_payment(desk):
    money.debts.add_debt(desk.db, money.DebtDraft(Money(8000), money.FEBRUARY, party="Мунира", due=money.FEBRUARY))
    desk.session.go("today")
    press(desk.page, "Look")
    desk.qtbot.waitUntil(lambda: desk.session.view.current == "cash")
    click_cell(desk.page._tables["owed"], 0, "pay")
    desk.dialog.receipt.tick.click()
    press(desk.dialog, "Save")
    assert desk.dialog is None
    assert money.boxed(desk.db) == Money(8000)
