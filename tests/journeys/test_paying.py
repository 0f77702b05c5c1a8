"""What was paid and is not earned any more, through the whole window: seen on every page, taken in only when said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from grouphub.base.money import Money
from grouphub.features.income import actions
from grouphub.features.income.rules import Kind
from grouphub.features.people import actions as people
from tests.desktop.widgets.hands import type_text
from tests.features.bakery.loaves import women
from tests.features.income import money
from tests.journeys.desk import new_register
from tests.journeys.test_income import click_cell, earn, press
from tests.paper.pdf import text as text_of

if TYPE_CHECKING:
    from tests.journeys.desk import Desk

LEFT = Qt.MouseButton.LeftButton
NAMES = ("Адолат", "Барно", "Ҷамила")


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


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def pay_from_the_row(desk, row: int = 0) -> None:
    click_cell(desk.page.table, row, "pay")
    desk.dialog.receipt.tick.click()
    press(desk.dialog, "Pay")
    assert desk.dialog is None


def void_the_earning(desk) -> None:
    click_cell(desk.page.table, 0, "name")
    rows = desk.page.table.long_model()
    place = next(number for number in range(len(rows.ids)) if rows.row(number).kind is Kind.EARNING)
    click_cell(desk.page.table, place, "void")
    type_text(desk.dialog.reason.edit, "it was another woman")
    press(desk.dialog, "Void")
    assert desk.dialog is None


def test_what_was_paid_of_a_voided_earning_stays_visible_until_she_takes_it_in(desk, keys):
    her = keys["Ҷамила"]
    earn(desk, "Ҷамила", "100")
    pay_from_the_row(desk)
    void_the_earning(desk)
    assert "had 100 som. too much" in plain(desk.page.carried.words.text())
    assert desk.page.carried.isVisible()
    desk.session.go("person", person_id=str(her))
    card = desk.page.money
    assert "100" not in card.carried.text()
    QTest.mousePress(card.eye, LEFT, pos=card.eye.rect().center())
    assert "had 100 som. too much" in plain(card.carried.text())
    QTest.mouseRelease(card.eye, LEFT, pos=card.eye.rect().center())
    desk.session.go("income")
    earn(desk, "Ҷамила", "130")
    pay_from_the_row(desk)
    assert [line.amount for line in money.lines(desk.db, kinds=(Kind.PAYOUT,))] == [Money(10_000), Money(13_000)]
    assert money.held(desk.db, her).carried == Money(-10_000)
    earn(desk, "Ҷамила", "140")
    click_cell(desk.page.table, 0, "pay")
    assert desk.dialog.carried.isVisible()
    desk.dialog.take_in.tick.click()
    assert desk.dialog.amount.value() == "40"
    desk.dialog.receipt.tick.click()
    press(desk.dialog, "Pay")
    assert desk.dialog is None
    assert (money.held(desk.db, her).carried, money.held(desk.db, her).balance) == (0, 0)


def test_a_pay_night_takes_in_only_what_is_ticked(desk, keys):
    for name in NAMES[:2]:
        wrong = money.earn(desk.db, keys[name], 20)
        money.pay(desk.db, keys[name], 20)
        actions.void_line(desk.db, wrong, "never was")
        money.earn(desk.db, keys[name], 50.25)
    desk.session.go("income")
    press(desk.page, "Pay all")
    assert len(desk.dialog._taking_in) == 2
    desk.dialog._taking_in[keys["Барно"]].tick.click()
    press(desk.dialog, "Next")
    assert "80.50" in desk.dialog._total.text()
    press(desk.dialog, "Pay")
    left = {name: money.held(desk.db, keys[name]) for name in NAMES[:2]}
    assert (left["Адолат"].balance, left["Адолат"].carried) == (Money(-2_000), Money(-2_000))
    assert (left["Барно"].balance, left["Барно"].carried) == (0, 0)


def test_what_a_correction_still_owes_her_can_be_paid_from_the_list(desk, keys):
    share = actions.share_sum(desk.db, money.equally([keys["Ҷамила"]], 100))
    money.pay(desk.db, keys["Ҷамила"], 100)
    actions.correct_shared_sum(desk.db, share, money.equally([keys["Ҷамила"]], 120), "counted again")
    desk.session.go("income", month=money.MONDAY.isoformat())
    click_cell(desk.page.table, 0, "pay")
    desk.dialog.take_in.tick.click()
    assert desk.dialog.amount.value() == "20"
    desk.dialog.receipt.tick.click()
    press(desk.dialog, "Pay")
    assert desk.dialog is None
    assert money.held(desk.db, keys["Ҷамила"]).balance == 0


def test_nothing_is_paid_with_a_nought(desk):
    earn(desk, "Ҷамила", "30")
    click_cell(desk.page.table, 0, "pay")
    desk.dialog.amount.edit.selectAll()
    type_text(desk.dialog.amount.edit, "0")
    press(desk.dialog, "Pay")
    assert "above zero" in desk.dialog.amount.error()
    assert money.lines(desk.db, kinds=(Kind.PAYOUT,)) == []


def test_a_slip_names_one_woman_and_the_list_has_all(desk, keys):
    for place, key in enumerate(keys.values()):
        money.earn(desk.db, key, 100.25 + place)
    desk.session.go("income")
    press(desk.page, "Pay all")
    press(desk.dialog, "Next")
    press(desk.dialog, "Pay")
    papers = desk.dialog
    desk.qtbot.waitUntil(lambda: bool(papers.pdf) and "303.75" in text_of(papers.pdf), timeout=20_000)
    sheet = text_of(papers.pdf)
    assert all(name in sheet for name in NAMES)
    papers.kind.tiles["slips"].click()
    desk.qtbot.waitUntil(lambda: "303.75" not in text_of(papers.pdf), timeout=20_000)
    desk.qtbot.waitUntil(lambda: "Ҷамила" in text_of(papers.pdf), timeout=20_000)
    slips = text_of(papers.pdf)
    begins = sorted((slips.index(name), name) for name in NAMES)
    for number, (start, name) in enumerate(begins):
        end = begins[number + 1][0] if number + 1 < len(begins) else len(slips)
        sums = [f"{100.25 + place:.2f}" for place in range(len(NAMES)) if f"{100.25 + place:.2f}" in slips[start:end]]
        assert sums == [f"{100.25 + NAMES.index(name):.2f}"], slips


def test_a_debt_is_changed_with_a_reason(desk):
    day = money.MONDAY
    owed = money.debts.add_debt(desk.db, money.DebtDraft(Money(8_000), day, party="Мунира", what="dress"))
    money.debts.pay_debt(desk.db, money.PaymentDraft(owed, Money(3_000), day))
    desk.session.go("cash", view="owed")
    click_cell(desk.page._tables["owed"], 0, "change")
    desk.dialog.amount.edit.selectAll()
    type_text(desk.dialog.amount.edit, "60,5")
    press(desk.dialog, "Save")
    assert desk.dialog.reason.error()
    type_text(desk.dialog.reason.edit, "she brought her own cloth")
    press(desk.dialog, "Save")
    assert desk.dialog is None
    with desk.db.read() as session:
        assert money.cash.debt_row(session, owed).left == Money(3_050)


def test_a_gift_is_written_down_spent_and_used_up(desk):
    desk.session.go("cash", view="purpose")
    press(desk.page, "New gift")
    press(desk.dialog, "Save")
    assert desk.dialog.title_of.error()
    type_text(desk.dialog.title_of.edit, "machines")
    type_text(desk.dialog.budget.edit, "1 000,50")
    press(desk.dialog, "Save")
    assert desk.dialog is None
    [purpose] = [desk.page._rows[key] for key in desk.page._rows]
    day = desk.session.workspace.today()
    draft = money.CashDraft(Money(40_000), day, category="tools", purpose_id=purpose.id)
    actions.add_cash_out(desk.db, draft)
    desk.session.go("cash", view="purpose")
    [purpose] = [desk.page._rows[key] for key in desk.page._rows]
    assert (purpose.budget, purpose.left) == (Money(100_050), Money(60_050))
    click_cell(desk.page._tables["purpose"], 0, "change")
    assert desk.dialog.budget.value().replace("\N{NO-BREAK SPACE}", " ") == "1 000.50"
    desk.dialog.ended.tick.click()
    press(desk.dialog, "Save")
    with desk.db.read() as session:
        assert money.cash.purposes(session) == []


def test_who_is_in_the_archive_is_not_paid(desk, keys):
    money.earn(desk.db, keys["Ҷамила"], 30)
    people.archive_person(desk.db, keys["Ҷамила"])
    desk.session.go("her_income", person_id=str(keys["Ҷамила"]))
    press(desk.page, "Pay")
    press(desk.dialog, "Pay")
    assert "Ҷамила" in desk.dialog.amount.error()
    assert money.lines(desk.db, kinds=(Kind.PAYOUT,)) == []
