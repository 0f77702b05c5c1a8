"""What cannot be, typed into the forms of an order: a sentence by its field, and nothing half stored."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from grouphub.base.money import Money
from grouphub.features.income.booking import balance_of
from grouphub.features.sewing import actions, queries
from grouphub.features.sewing.rules import Stage
from tests.desktop.sewing.test_sewing_pages import newest, press
from tests.desktop.widgets.hands import type_text
from tests.features.bakery.loaves import women
from tests.features.income.money import lines
from tests.features.sewing.workshop import MONDAY, bring_to, card, draft

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def her(desk):
    return women(desk.db, "Ҷамила", "Нигина")


@pytest.fixture
def form(desk, her):
    """The form of a new order in which only what a test types is missing or wrong."""
    desk.session.go("sewing")
    desk.page.main_action()
    type_text(desk.dialog.customer.edit, "Хола Саломат")
    type_text(desk.dialog.garment.edit, "Curtain")
    type_text(desk.dialog.price.edit, "120")
    return desk.dialog


def retype(edit, text):
    edit.setFocus()
    edit.selectAll()
    type_text(edit, text)


def nothing_stored(desk) -> bool:
    with desk.db.read() as session:
        return not queries.orders(session, MONDAY) and not lines(desk.db)


def share(form, rule, *parts, her):
    """Choose how the money is shared, and type the part of each woman."""
    form.sewers.rule.set_value(rule)
    form.sewers.rule.changed.emit()
    for place, part in enumerate(parts):
        press(form, "Add a woman")
        fields = form.sewers.women.rows[place].fields()
        fields["person"].set_person(her[place])
        type_text(fields["weight"].edit, part)
    return [row.fields()["weight"] for row in form.sewers.women.rows]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("1,5", 150), ("1.5", 150), ("1 250,50", 125_050), ("1250.5", 125_050), ("12 сомонӣ 50 дирам", 1_250)],
)
def test_money_is_read_as_it_is_written_here(desk, form, typed, meant):
    retype(form.price.edit, typed)
    press(form, "Save")
    assert newest(desk).total == Money(meant)


@pytest.mark.parametrize("typed", ["сад", "12a", "-5", "\N{MINUS SIGN}5", "1,5,5", "1,250", "0", "99999999999999"])
@pytest.mark.parametrize("name", ["price", "deposit"])
def test_what_is_no_money_is_told_by_its_field(desk, form, name, typed):
    field = getattr(form, name)
    retype(field.edit, typed)
    press(form, "Save")
    if name == "deposit" and typed == "0":  # nothing paid in advance is an answer
        assert newest(desk).left == newest(desk).total
        return
    assert field.error()
    assert field.value() == typed
    assert nothing_stored(desk)


def test_a_price_that_is_too_large_together_is_told_by_the_price(desk, form):
    retype(form.price.edit, "999999999")
    form.quantity.set_value(9_999)
    press(form, "Save")
    assert form.price.error()
    assert nothing_stored(desk)


@pytest.mark.parametrize("typed", ["0", "2,5", "2.5", "-1", "10000", "ду"])
def test_a_number_nobody_sews_is_told_by_its_field(desk, form, typed):
    retype(form.quantity.figures, typed)
    press(form, "Save")
    assert form.quantity.error() == "Write a whole number from 1 to 9999."
    assert nothing_stored(desk)


def test_an_order_is_not_taken_tomorrow(desk, form):
    retype(form.taken_on.edit, "18.3.2025")
    press(form, "Save")
    assert "still to come" in form.taken_on.error()
    assert nothing_stored(desk)


def test_it_is_not_ready_before_it_is_ordered(desk, form):
    retype(form.due.edit, "16.3.2025")
    press(form, "Save")
    assert form.due.error() == "It cannot be ready before it was ordered. Look at both days."
    assert nothing_stored(desk)


def test_more_in_advance_than_it_costs_is_told_by_its_field(desk, form):
    retype(form.deposit.edit, "240")
    press(form, "Save")
    assert "240" in form.deposit.error()
    assert nothing_stored(desk)


def test_parts_of_110_per_cent_are_told_where_the_women_stand(desk, form, her):
    share(form, "per_cent", "60", "50", her=her)
    press(form, "Save")
    assert "110" in form.sewers.women.error()
    assert nothing_stored(desk)


@pytest.mark.parametrize(
    ("rule", "typed", "told"),
    [
        ("hours", "0", "how long she worked"),
        ("hours", "0:00", "how long she worked"),
        ("hours", "ҳафт", "7:30"),
        ("hours", "-3", "7:30"),
        ("pieces", "0", "how many she made"),
        ("pieces", "2,5", "whole number"),
        ("piece_pay", "0", "how many she made"),
        ("per_cent", "0", "Write her part"),
        ("per_cent", "ним", "12,5"),
        ("wage", "0", "Write her part"),
        ("wage", "-50", "12,5"),
    ],
)
def test_a_part_that_is_nothing_is_told_by_its_field(desk, form, her, rule, typed, told):
    if rule == "piece_pay":
        form.sewers.piece_pay.set_value("3")
    _first, second = share(form, rule, "5", typed, her=her)
    press(form, "Save")
    assert told in second.error()
    assert nothing_stored(desk)


def test_hours_of_an_order_may_be_more_than_a_day_has(desk, form, her):
    share(form, "hours", "40", "7:30", her=her)
    press(form, "Save")
    with desk.db.read() as session:
        assert [one.weight for one in queries.order_card(session, newest(desk).id, MONDAY).workers] == [2_400, 450]
    bring_to(desk.db, newest(desk).id, Stage.DELIVERED)
    desk.session.go("order", order=str(newest(desk).id))
    press(desk.page, "Change")
    assert [row.fields()["weight"].value() for row in desk.dialog.sewers.women.rows] == ["40", "7:30"]
    desk.dialog.reject()
    press(desk.page.money, "Payment")
    press(desk.dialog, "Save")
    with desk.db.read() as session:
        assert [balance_of(session, one)[0] for one in her] == [Money(10_105), Money(1_895)]


def test_a_part_left_open_until_it_is_sewn_is_asked_for_then(desk, form, her):
    share(form, "hours", "5", "", her=her)
    press(form, "Save")
    key = newest(desk).id
    actions.move_order(desk.db, key, Stage.CUT)
    desk.session.go("order", order=str(key))
    press(desk.page.header, "Sewn")
    assert newest(desk).stage is Stage.CUT
    assert "how long she worked" in desk.dialog.sewers.women.rows[1].fields()["weight"].error()
    type_text(desk.dialog.sewers.women.rows[1].fields()["weight"].edit, "3")
    press(desk.dialog, "Save")
    press(desk.page.header, "Sewn")
    assert newest(desk).stage is Stage.SEWN


def test_handing_over_what_nobody_sewed_asks_who_did(desk):
    key = actions.take_order(desk.db, draft())
    bring_to(desk.db, key, Stage.SEWN)
    desk.session.go("order", order=str(key))
    press(desk.page.header, "Delivered")
    assert "who sewed it" in desk.dialog.sewers.women.error()
    assert newest(desk).stage is Stage.SEWN


def test_a_fund_of_110_per_cent_is_told_by_its_field(desk, form):
    retype(form.sewers.fund.edit, "110")
    press(form, "Save")
    assert "100" in form.sewers.fund.error()
    assert nothing_stored(desk)


def test_so_much_a_piece_needs_how_much(desk, form, her):
    share(form, "piece_pay", "2", her=her)
    press(form, "Save")
    assert form.sewers.piece_pay.error()
    assert nothing_stored(desk)


def test_a_cost_without_its_amount_or_its_name_is_told_by_its_field(desk, form):
    press(form, "Add a cost")
    fields = form.costs.rows[0].fields()
    type_text(fields["amount"].edit, "-5")
    press(form, "Save")
    assert fields["what"].error()
    assert fields["amount"].error()
    assert nothing_stored(desk)


def test_the_field_of_a_row_says_what_the_rule_asks_for(form, her):
    share(form, "equal", "", her=her)
    weight = form.sewers.women.rows[0].fields()["weight"]
    form.sewers.rule.set_value("hours")
    form.sewers.rule.changed.emit()
    assert (weight.label.text(), weight.edit.accessibleName()) == ("Hours", "Hours, 1")


def test_the_field_of_a_new_row_is_seen_whole_and_is_seen_again_when_the_form_comes_back(qtbot, desk, form):
    def seen() -> bool:
        field = desk.dialog.sewers.women.rows[-1].fields()["person"]
        viewport = desk.dialog._area.viewport()
        where = QRect(field.mapTo(viewport, QPoint()), field.size())
        return field.edit.hasFocus() and viewport.rect().contains(where)

    for _row in range(3):
        press(form, "Add a woman")
        qtbot.waitUntil(seen)
        type_text(form.sewers.women.rows[-1].fields()["person"].edit, "Заррина")
    desk.session.rebuild()
    qtbot.waitUntil(lambda: desk.dialog is not form and desk.dialog is not None)
    qtbot.waitUntil(seen)


# --- an order that stands ---------------------------------------------------------------------------------------------


@pytest.fixture
def order(desk, her):
    """An order of 240 somoni that was handed over; its page is open."""
    key = actions.take_order(desk.db, draft(*her))
    bring_to(desk.db, key, Stage.DELIVERED)
    desk.session.go("order", order=str(key))
    return key


def test_a_payment_of_tomorrow_is_told_by_its_day(desk, order):
    press(desk.page.money, "Payment")
    retype(desk.dialog.day.edit, "18.3.2025")
    press(desk.dialog, "Save")
    assert "still to come" in desk.dialog.day.error()
    assert card(desk.db, order).payments == ()


@pytest.mark.parametrize("typed", ["0", "-100", "сад"])
def test_a_payment_of_nothing_is_told_by_its_field(desk, order, typed):
    press(desk.page.money, "Payment")
    retype(desk.dialog.amount.edit, typed)
    press(desk.dialog, "Save")
    assert desk.dialog.amount.error()
    assert card(desk.db, order).payments == ()


def test_two_quick_clicks_on_save_take_one_payment(desk, order):
    press(desk.page.money, "Payment")
    button = desk.dialog.save
    for does in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseRelease):
        does(button, LEFT, pos=button.rect().center())
    assert [one.amount for one in card(desk.db, order).payments] == [Money(24_000)]


def test_an_order_that_is_paid_asks_for_no_second_payment(desk, order):
    press(desk.page.money, "Payment")
    press(desk.dialog, "Save")
    assert not desk.page.pay.isVisible()
    desk.session.open_form("order_payment", order_id=str(order))
    type_text(desk.dialog.amount.edit, "240")
    press(desk.dialog, "Save")
    assert desk.dialog.amount.error()
    assert len(card(desk.db, order).payments) == 1


def test_it_is_not_measured_tomorrow(desk, order):
    press(desk.page.measures, "Measure")
    retype(desk.dialog.taken_on.edit, "18.3.2025")
    type_text(desk.dialog.fields["width"].edit, "140")
    press(desk.dialog, "Save")
    assert "still to come" in desk.dialog.taken_on.error()
    assert card(desk.db, order).measures is None


@pytest.mark.parametrize("typed", ["0", "-90", "сад", "92,55", "1000"])
def test_what_no_body_measures_is_told_by_its_field(desk, order, typed):
    press(desk.page.measures, "Measure")
    type_text(desk.dialog.fields["width"].edit, typed)
    press(desk.dialog, "Save")
    assert "centimetres" in desk.dialog.fields["width"].error()
    assert card(desk.db, order).measures is None


def test_measures_without_any_measure_are_asked_for(desk, order):
    press(desk.page.measures, "Measure")
    press(desk.dialog, "Save")
    assert any(field.error() == "Write at least one measure." for field in desk.dialog.fields.values())
