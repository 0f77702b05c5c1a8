"""Bread on credit by real clicks: given, paid in parts, paid twice, put right, forgotten on a day that is closed."""

from __future__ import annotations

import pytest

from grouphub.base.money import Money
from grouphub.features.bakery import actions, credit
from grouphub.features.income import debts
from grouphub.features.income.box import box_on
from grouphub.features.income.drafts import DebtDraft, PaymentDraft
from tests.desktop.bakery.test_bread_sheet import kept, press, texts
from tests.desktop.widgets.hands import type_text
from tests.features.bakery.loaves import MONDAY, bread, sheet, women

SOM = "\N{NO-BREAK SPACE}som."


@pytest.fixture
def bakers(desk):
    bread(desk.db)
    her = women(desk.db, "Мавҷуда", "Адолат", "Сафаргул")
    actions.save_bread_sheet(desk.db, sheet(desk.db, her))
    desk.session.go("bakery")
    return her


@pytest.fixture
def owed(desk, bakers):
    return credit.give_on_credit(desk.db, DebtDraft(Money(2_400), MONDAY, party="Лола"))


def fill(field, text):
    field.editor().setFocus()
    field.edit.selectAll()
    type_text(field.edit, text)


def give(desk, name, amount, day=""):
    press(desk.page.money, "On credit")
    type_text(desk.dialog.who.edit, name)
    type_text(desk.dialog.amount.edit, amount)
    if day:
        fill(desk.dialog.day, day)


def box(desk):
    with desk.db.read() as session:
        return box_on(session, MONDAY)


def test_a_day_to_come_is_told_at_the_day(desk, bakers):
    give(desk, "Лола", "12", "18.3.2025")
    press(desk.dialog, "Save")
    assert "still to come" in desk.dialog.day.error()
    assert desk.dialog.who.error() == ""
    assert kept(desk).credits == ()


@pytest.mark.parametrize("typed", ["дувоздаҳ", "-12", "0", "1,5,5"])
def test_what_is_no_money_is_told_at_the_amount(desk, bakers, typed):
    give(desk, "Лола", typed)
    press(desk.dialog, "Save")
    assert desk.dialog.amount.error()
    assert kept(desk).credits == ()


@pytest.mark.parametrize(("typed", "amount"), [("1,5", 150), ("1.5", 150), ("1 250,50", 125_050)])
def test_money_is_read_however_it_is_typed(desk, bakers, typed, amount):
    give(desk, "Лола", typed)
    press(desk.dialog, "Save")
    assert [row.amount for row in kept(desk).credits] == [Money(amount)]


def test_credit_of_an_earlier_day_stands_on_its_own_sheet(desk, bakers):
    give(desk, "Лола", "12", "16.3.2025")
    press(desk.dialog, "Save")
    assert kept(desk).credits == ()
    assert [row.name for row in kept(desk, MONDAY.replace(day=16)).credits] == ["Лола"]


def test_it_is_paid_in_parts_on_the_sheet(desk, owed):
    assert f"24{SOM} still to pay" in texts(desk.page.credit)
    press(desk.page, "She pays: Лола")
    fill(desk.dialog.amount, "10")
    desk.dialog.receipt.set_value(False)
    press(desk.dialog, "Save")
    assert f"14{SOM} still to pay" in texts(desk.page.credit)
    press(desk.page, "She pays: Лола")
    assert desk.dialog.amount.value() == "14"
    desk.dialog.receipt.set_value(False)
    press(desk.dialog, "Save")
    assert "All is paid" in texts(desk.page.credit)
    assert box(desk) == Money(2_400)


def test_more_than_is_owed_is_questioned_at_the_amount(desk, owed):
    press(desk.page, "She pays: Лола")
    fill(desk.dialog.amount, "30")
    press(desk.dialog, "Save")
    assert desk.dialog.amount.error().startswith(f"Only 24{SOM} is still owed")
    assert box(desk) == Money(0)
    desk.dialog.more.tick.click()
    desk.dialog.receipt.set_value(False)
    press(desk.dialog, "Save")
    assert desk.dialog is None
    assert box(desk) == Money(3_000)


def test_who_pays_twice_is_told_at_the_amount(desk, owed):
    press(desk.page, "She pays: Лола")
    debts.pay_debt(desk.db, PaymentDraft(owed, Money(2_400), MONDAY))
    press(desk.dialog, "Save")
    assert desk.dialog.amount.error().startswith("This is paid already")
    assert box(desk) == Money(2_400)


def test_what_was_written_wrong_is_changed_with_a_reason(desk, owed):
    press(desk.page, "Change: Лола")
    fill(desk.dialog.amount, "0")
    press(desk.dialog, "Save")
    assert desk.dialog.reason.error()
    type_text(desk.dialog.reason.edit, "пулашро дод")
    press(desk.dialog, "Save")
    assert kept(desk).credits == ()
    assert not desk.page.credit.isVisible()


def test_less_than_was_paid_is_told_at_the_amount(desk, owed):
    debts.pay_debt(desk.db, PaymentDraft(owed, Money(1_000), MONDAY))
    press(desk.page, "Change: Лола")
    fill(desk.dialog.amount, "5")
    type_text(desk.dialog.reason.edit, "хато")
    press(desk.dialog, "Save")
    assert desk.dialog.amount.error() == f"10{SOM} of it was paid already: it cannot have been less."


def test_credit_forgotten_on_a_closed_day_asks_why_and_the_box_follows(desk, bakers):
    actions.close_bread_day(desk.db, sheet(desk.db, bakers))
    before = box(desk)
    give(desk, "Лола", "12")
    assert desk.dialog.reason.isVisible()
    press(desk.dialog, "Save")
    assert desk.dialog.reason.error()
    type_text(desk.dialog.reason.edit, "фаромӯш шуд")
    press(desk.dialog, "Save")
    assert desk.dialog is None
    assert box(desk) == before - 1_200
    assert "фаромӯш шуд" in desk.page.closed.words.text()


def test_the_reason_is_asked_only_where_the_day_is_closed(desk, bakers):
    actions.close_bread_day(desk.db, sheet(desk.db, bakers))
    give(desk, "Лола", "12", "16.3.2025")
    desk.dialog.who.edit.setFocus()
    assert not desk.dialog.reason.isVisible()
    press(desk.dialog, "Save")
    assert desk.dialog is None
