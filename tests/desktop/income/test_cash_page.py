"""The lists of the cash box by keys alone, and what was spent beside the gifts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from grouphub.base import i18n
from grouphub.base.money import Money
from grouphub.desktop.income.cash_page import CashPage
from grouphub.desktop.income.line_columns import more_told
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.cells import act_box
from grouphub.desktop.widgets.table_head import EDGE
from grouphub.features.income import actions, box, debts
from grouphub.features.income import cash as cash_queries
from grouphub.features.income.drafts import CashDraft, DebtDraft, PaymentDraft, PurposeDraft
from tests.desktop.income.hands import press, press_button, shown_rows
from tests.desktop.widgets.hands import type_text
from tests.features.income import money

MONDAY = money.MONDAY


@pytest.fixture
def cash(desk):
    desk.session.go("cash", month=MONDAY.isoformat())
    return desk


def table(desk, view):
    desk.page.views.choose(view)
    desk.page.refresh()
    return desk.page._tables[desk.page._view()]


def test_a_line_is_voided_by_keys(cash):
    key = money.came_in(cash.db, 55, party="Бозор")
    press_button(table(cash, "lines"), str(key), "void")
    assert cash.dialog.about.text() == "17.03.2025 · Came in · Бозор · 55\N{NO-BREAK SPACE}som."
    type_text(cash.dialog.reason.edit, "counted twice")
    press(cash.dialog, "Void")
    assert money.boxed(cash.db) == 0


def test_what_is_owed_is_paid_and_changed_by_keys(cash):
    owed = debts.add_debt(cash.db, DebtDraft(Money(8000), MONDAY, party="Мунира"))
    shown = table(cash, "owed")
    press_button(shown, str(owed), "change")
    cash.dialog.amount.edit.selectAll()
    type_text(cash.dialog.amount.edit, "70")
    type_text(cash.dialog.reason.edit, "cheaper")
    press(cash.dialog, "Save")
    press_button(shown, str(owed), "pay")
    cash.dialog.receipt.tick.click()
    press(cash.dialog, "Save")
    assert money.boxed(cash.db) == Money(7000)


def test_a_receipt_is_shown_and_voided_by_keys(cash):
    key = money.came_in(cash.db, 55)
    box.write_receipt(cash.db, key)
    shown = table(cash, "receipts")
    receipt = shown.long_model().ids[0]
    press_button(shown, receipt, "print")
    cash.dialog.reject()
    press_button(shown, receipt, "void")
    type_text(cash.dialog.reason.edit, "torn")
    press(cash.dialog, "Void")
    assert "torn" in shown.long_model().row(0).reason


def test_enter_on_a_row_does_what_its_first_button_says(cash):
    owed = debts.add_debt(cash.db, DebtDraft(Money(8000), MONDAY, party="Мунира"))
    shown = table(cash, "owed")
    shown.opened.emit(str(owed))
    assert cash.dialog.amount.value() == "80"


def test_what_went_out_without_a_gift_stands_below_the_gifts(cash):
    gift = box.add_purpose(cash.db, PurposeDraft("machines", "a giver", Money(100_000)))
    for day, amount, purpose in ((MONDAY, 30, gift), (MONDAY, 12, None), (money.FEBRUARY, 5, None)):
        actions.add_cash_out(cash.db, CashDraft(money.som(amount), day, purpose_id=purpose))
    shown = table(cash, "purpose")
    rows = [[cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row] for row in shown_rows(shown)]
    assert rows == [
        ["machines", "1 000 som.", "30 som.", "970 som.", "Change"],
        ["No gift named", "–", "12 som.", "–", ""],
    ]
    shown.press_first("-")
    assert cash.dialog is None
    press_button(shown, str(gift), "change")
    assert cash.dialog.title_of.value() == "machines"


def test_what_is_left_of_a_gift_is_told_and_more_is_doubted_not_refused(cash):
    gift = box.add_purpose(cash.db, PurposeDraft("machines", budget=Money(10_000)))
    actions.add_cash_out(cash.db, CashDraft(Money(7_000), MONDAY, purpose_id=gift))
    cash.session.open_form("cash")
    dialog = cash.dialog
    dialog.way.tiles["went_out"].click()
    dialog.purpose.set_value(str(gift))
    dialog.purpose.changed.emit()
    assert "30" in dialog.purpose._hint_words.text()
    dialog.amount.edit.setFocus()
    type_text(dialog.amount.edit, "30,01")
    dialog.category.set_value("tools")
    dialog.amount.check_now()
    assert "More than is left" in dialog.amount.error()
    press(dialog, "Save")
    assert cash.dialog is None
    with cash.db.read() as session:
        assert cash_queries.purposes(session)[0].left == Money(-1)


def test_a_month_that_is_closed_says_so_and_is_not_closed_again(cash):
    page = cash.page
    page.months.show_month(money.FEBRUARY)
    page.refresh()
    press(page, "Close the month")
    assert "This month is closed" in page.header.facts.text()
    assert not page.close_month.isEnabled()
    assert page.months.choose.hasFocus()
    cash.db.undo()
    page.show_fresh()
    assert "closed" not in page.header.facts.text()
    assert page.close_month.isEnabled()


@pytest.mark.parametrize("language", ["tg", "ru"])
def test_no_word_of_a_button_in_a_row_is_cut(cash, language):
    owed = debts.add_debt(cash.db, DebtDraft(Money(8000), MONDAY, party="Мунира"))
    key = debts.pay_debt(cash.db, PaymentDraft(owed, Money(1000), MONDAY))
    box.write_receipt(cash.db, key)
    box.add_purpose(cash.db, PurposeDraft("machines"))
    i18n.use(language)
    cash.session.go("today")
    page = CashPage(cash.session.workspace)
    page.resize(1100, 600)
    page.months.show_month(MONDAY)
    for view in ("lines", "owed", "receipts", "purpose"):
        page.views.choose(view)
        page.refresh()
        shown = page._tables[view]
        row = shown.long_model().row(0)
        acts = [column for column in shown.columns if column.kind == "act" and column.text(row)]
        for column in acts:
            room = QRect(0, 0, theme.px(column.width) - EDGE - 4, 59)
            wide = painting.width_of(column.text(row), theme.font("text", 600))
            assert act_box(column, row, room).width() >= wide + 20, column.text(row)
        assert acts
    page.deleteLater()


def test_a_count_asks_for_the_reason_only_where_it_differs(cash):
    money.came_in(cash.db, 55)
    cash.session.open_form("count")
    dialog = cash.dialog
    shown = [field for field in dialog.pieces.values() if field._beside.isVisible()]
    assert not shown
    assert dialog.reason.isVisible()
    assert not dialog.reason._beside.isVisible()
    press(dialog, "Save")
    assert dialog.reason.error()
    for piece in (5000, 500):
        type_text(dialog.pieces[piece].figures, "1")
    assert not dialog.reason.isVisible()
    press(dialog, "Save")
    assert cash.dialog is None


def test_a_line_that_is_crossed_out_is_called_so_wherever_it_is_told(cash):
    key = money.came_in(cash.db, 55)
    cash.change_screen({"language": "tg"})
    cash.session.go("cash", month=MONDAY.isoformat())
    press_button(table(cash, "lines"), str(key), "void")
    type_text(cash.dialog.reason.edit, "хато")
    press(cash.dialog, "Хат задан")
    assert "хат зада шуд" in cash.toast()
    voided = next(line for line in money.lines(cash.db) if line.voided)
    assert "хат зада шуд" in more_told(voided)
