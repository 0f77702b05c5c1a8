"""Orders by real clicks and keys: taken, brought on, paid, measured, cancelled, printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from grouphub.base import i18n
from grouphub.base.money import Money
from grouphub.desktop.widgets.chips import Pill
from grouphub.features.income.actions import close_month
from grouphub.features.income.booking import balance_of
from grouphub.features.income.box import box_on
from grouphub.features.income.sharing import Rule
from grouphub.features.sewing import actions, queries
from grouphub.features.sewing.drafts import MeasureDraft, OrderCostDraft
from grouphub.features.sewing.paper import SIZE, order_card_pdf
from grouphub.features.sewing.rules import Stage
from tests.desktop.widgets.hands import type_text
from tests.features.bakery.loaves import women
from tests.features.sewing.workshop import MONDAY, card, draft

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def press(root, name):
    found = [one for one in root.findChildren(QAbstractButton) if name in {one.accessibleName(), one.text()}]
    shown = next(one for one in found if one.isVisible() and one.isEnabled())
    QTest.mouseClick(shown, LEFT, pos=shown.rect().center())


def words(root) -> str:
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))


@pytest.fixture
def her(desk):
    return women(desk.db, "Ҷамила", "Нигина")


def newest(desk):
    with desk.db.read() as session:
        return queries.orders(session, MONDAY)[0]


def test_the_first_order_is_taken_from_the_empty_page(desk, her):
    desk.session.go("sewing")
    press(desk.page.empty, "New order")
    dialog = desk.dialog
    type_text(dialog.customer.edit, "Хола Саломат")
    type_text(dialog.garment.edit, "Curtain")
    dialog.quantity.set_value(2)
    type_text(dialog.price.edit, "120")
    type_text(dialog.deposit.edit, "40")
    press(dialog, "Add a woman")
    dialog.sewers.women.rows[0].fields()["person"].set_person(her[0])
    press(dialog, "Save")
    row = newest(desk)
    assert (row.garment, row.customer, row.total, row.left) == ("curtain", "Хола Саломат", 24_000, 20_000)
    assert row.sewers == ("Ҷамила",)
    assert [tile.order.number for tile in desk.page.tiles] == [1]


def test_what_is_missing_is_said_by_its_field(desk):
    desk.session.go("sewing")
    desk.page.main_action()
    press(desk.dialog, "Save")
    assert desk.dialog.customer.error()
    assert desk.dialog.garment.error()
    assert desk.dialog.price.error()


def fill_in(dialog):
    type_text(dialog.customer.edit, "Хола Саломат")
    type_text(dialog.garment.edit, "Curtain")
    type_text(dialog.price.edit, "120")


def test_a_sewer_who_is_not_of_the_list_is_asked_about_and_not_left_out(desk, her):
    desk.session.go("sewing")
    desk.page.main_action()
    fill_in(desk.dialog)
    press(desk.dialog, "Add a woman")
    type_text(desk.dialog.sewers.women.rows[0].fields()["person"].edit, "Заррина")
    press(desk.dialog, "Save")
    assert desk.dialog.sewers.women.rows[0].fields()["person"].error()


def test_a_sewer_who_was_chosen_is_there_again_after_closing(desk, her):
    desk.session.go("sewing")
    desk.page.main_action()
    press(desk.dialog, "Add a woman")
    person = desk.dialog.sewers.women.rows[0].fields()["person"]
    type_text(person.edit, "Ҷамила")
    person.edit.left.emit()
    assert person.person() == her[0]
    desk.dialog.reject()
    desk.page.main_action()
    assert [row.fields()["person"].person() for row in desk.dialog.sewers.women.rows] == [her[0]]


def test_an_order_goes_on_by_its_button_and_back_by_keys(desk, her):
    actions.take_order(desk.db, draft(*her))
    desk.session.go("sewing")
    press(desk.page, "Cut: 1 Curtain, 2")
    assert newest(desk).stage is Stage.CUT
    [tile] = desk.page.tiles
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Right, CTRL)
    assert newest(desk).stage is Stage.SEWN
    [tile] = desk.page.tiles
    QTest.keyClick(tile, Qt.Key.Key_Left, CTRL)
    assert newest(desk).stage is Stage.CUT


def test_an_order_is_paid_in_parts_and_then_its_sewers_have_earned(desk, her):
    key = actions.take_order(desk.db, draft(*her))
    for stage in (Stage.CUT, Stage.SEWN, Stage.DELIVERED):
        actions.move_order(desk.db, key, stage)
    desk.session.go("order", order=str(key))
    assert "not yet received" in words(desk.page.work)
    press(desk.page.money, "Payment")
    desk.dialog.amount.edit.selectAll()
    type_text(desk.dialog.amount.edit, "100")
    press(desk.dialog, "Save")
    assert "140\N{NO-BREAK SPACE}som. still to pay" in words(desk.page.money)
    press(desk.page.money, "Payment")
    press(desk.dialog, "Save")
    assert newest(desk).stage is Stage.PAID
    with desk.db.read() as session:
        assert balance_of(session, her[0])[0] == Money(12_000)
        assert box_on(session, MONDAY) == Money(24_000)
    assert "not yet received" not in words(desk.page.work)


def test_more_than_is_owed_is_questioned_and_may_stand(desk, her):
    key = actions.take_order(desk.db, draft(*her))
    desk.session.go("order", order=str(key))
    press(desk.page.money, "Payment")
    desk.dialog.amount.edit.selectAll()
    type_text(desk.dialog.amount.edit, "250")
    press(desk.dialog, "Save")
    assert "still owed" in desk.dialog.amount.error()
    desk.dialog.more.editor().click()
    press(desk.dialog, "Save")
    assert desk.dialog is None
    assert newest(desk).left == Money(-1_000)
    assert "10\N{NO-BREAK SPACE}som. more was paid than it costs" in words(desk.page.money)


def test_measures_stand_beside_those_of_before(desk, her):
    key = actions.take_order(desk.db, draft(*her, garment="dress"))
    actions.take_measures(desk.db, MeasureDraft("dress", {"bust": 900}, MONDAY, party="Хола Саломат"))
    desk.session.go("order", order=str(key))
    press(desk.page.measures, "Measure")
    assert "last 90" in words(desk.dialog)
    type_text(desk.dialog.fields["bust"].edit, "92,5")
    press(desk.dialog, "Save")
    assert "Round the bust 92.5 (was 90)" in words(desk.page.measures)
    assert card(desk.db, key).measures.measures == {"bust": 925}


def test_every_set_of_measures_is_there_with_its_note_also_of_another_garment(desk, her):
    key = actions.take_order(desk.db, draft(*her, garment="dress"))
    for number in range(5):
        one = MeasureDraft("dress", {"bust": 900 + 10 * number}, date(2025, 1, 1 + number), note=f"бори {number}")
        actions.take_measures(desk.db, replace(one, party="Хола Саломат"))
    actions.measure_for_order(desk.db, key, MeasureDraft("dress", {"bust": 990}, MONDAY))
    desk.session.go("order", order=str(key))
    told = words(desk.page.measures)
    assert all(f"бори {number}" in told for number in range(5))
    assert "Round the bust 99 (was 94)" in told
    changed = draft(*her, garment="kurta", measurement_id=card(desk.db, key).measures.id)
    actions.change_order(desk.db, key, changed)
    assert "Dress, 17.03.2025" in words(desk.page.measures)


def test_the_page_says_how_the_money_is_shared(desk, her):
    costs = (OrderCostDraft("ресмон", Money(500)),)
    key = actions.take_order(
        desk.db, draft(*her, rule=Rule.PIECE_PAY, piece_pay=Money(300), fund_percent=1_050, costs=costs)
    )
    desk.session.go("order", order=str(key))
    told = "So much a piece · 3\N{NO-BREAK SPACE}som. a piece · costs go off first · 10.5 % for the group fund"
    assert told in words(desk.page.work)


def test_a_tick_that_came_back_with_the_draft_is_seen(desk, her):
    key = actions.take_order(desk.db, draft(*her))
    desk.session.go("order", order=str(key))
    press(desk.page.money, "Payment")
    desk.dialog.amount.edit.selectAll()
    type_text(desk.dialog.amount.edit, "250")
    press(desk.dialog, "Save")
    desk.dialog.more.editor().click()
    desk.dialog.reject()
    press(desk.page.money, "Payment")
    assert desk.dialog.more.value()
    assert desk.dialog.more.isVisible()


def test_the_same_measure_twice_is_asked_about_and_neither_is_lost(desk, her):
    key = actions.take_order(desk.db, draft(*her, garment="apron"))
    desk.session.go("order", order=str(key))
    press(desk.page.measures, "Measure")
    for typed in ("92", "94"):
        press(desk.dialog, "Add a measure")
        fields = desk.dialog.more.rows[-1].fields()
        fields["name"].set_value("bust")
        type_text(fields["value"].edit, typed)
    press(desk.dialog, "Save")
    assert desk.dialog.more.rows[1].fields()["value"].error()
    assert card(desk.db, key).measures is None


def test_a_part_that_is_no_number_is_told_at_its_field_and_nothing_is_saved(desk, her):
    key = actions.take_order(desk.db, draft(*her))
    desk.session.go("order", order=str(key))
    press(desk.page, "Change")
    desk.dialog.sewers.rule.set_value("pieces")
    desk.dialog.sewers.follow()
    weight = desk.dialog.sewers.women.rows[0].fields()["weight"]
    type_text(weight.edit, "2,5")
    press(desk.dialog, "Save")
    assert weight.error() == "Write a whole number, like 12."


def test_a_day_in_a_closed_month_is_told_at_the_day(desk, her):
    close_month(desk.db, date(2025, 2, 1))
    desk.session.go("sewing")
    desk.page.main_action()
    fill_in(desk.dialog)
    desk.dialog.taken_on.set_day(date(2025, 2, 20))
    press(desk.dialog, "Save")
    assert desk.dialog.taken_on.error()
    assert not desk.dialog.garment.error()


def test_a_double_click_brings_an_order_one_step_on(desk, her):
    key = actions.take_order(desk.db, draft(*her))
    desk.session.go("order", order=str(key))
    button = desk.page.step
    for does in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseRelease):
        does(button, LEFT, pos=button.rect().center())
    assert newest(desk).stage is Stage.CUT


def test_an_order_is_changed_and_its_money_follows(desk, her):
    key = actions.take_order(desk.db, draft(*her))
    desk.session.go("order", order=str(key))
    press(desk.page, "Change")
    assert desk.dialog.customer.edit.text() == "Хола Саломат"
    desk.dialog.price.edit.selectAll()
    type_text(desk.dialog.price.edit, "100")
    press(desk.dialog, "Save")
    assert newest(desk).left == Money(20_000)


@pytest.mark.parametrize("view", ["board", "list"])
def test_back_from_an_order_the_keys_go_to_where_it_was_opened(desk, her, view):
    keys = [actions.take_order(desk.db, draft(*her)) for _order in range(3)]
    desk.session.go("sewing", view=view)
    name = f"order/{keys[1]}" if view == "board" else f"open/{keys[1]}"
    here = next(part for part in desk.page.findChildren(QWidget) if part.objectName() == name)
    here.setFocus()
    QTest.keyClick(here, Qt.Key.Key_Return if view == "board" else Qt.Key.Key_Space)
    assert desk.session.view.current == "order"
    desk.session.back()
    now = QApplication.focusWidget()
    assert now.objectName() == name
    assert now.isVisible()


def test_tab_goes_down_each_column_of_the_board(qtbot, desk, her):
    keys = [actions.take_order(desk.db, draft(*her)) for _order in range(4)]
    for key in keys[2:]:
        actions.move_order(desk.db, key, Stage.CUT)
    desk.session.go("sewing")
    qtbot.waitUntil(lambda: desk.page.tiles[0].height() > 50)
    desk.page.tiles[0].setFocus()
    way = [QApplication.focusWidget().objectName()]
    while len(way) < 8:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        way.append(QApplication.focusWidget().objectName())
    assert way == [f"{part}/{key}" for key in keys for part in ("order", "step")]


def test_the_keys_stay_at_what_was_pressed_on_the_page_of_an_order(desk, her):
    key = actions.take_order(desk.db, draft(*her))
    desk.session.go("order", order=str(key))
    for _press in range(2):
        button = next(one for one in desk.page.findChildren(QAbstractButton) if one.objectName() == "fitted")
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        now = QApplication.focusWidget()
        assert now.objectName() == "fitted"
        assert now.isVisible()


def test_the_fitting_is_a_tick_with_its_day(desk, her):
    key = actions.take_order(desk.db, draft(*her))
    desk.session.go("order", order=str(key))
    press(desk.page, "Fitting: Fitted today")
    assert card(desk.db, key).fitted_on == MONDAY
    press(desk.page, "Fitting: Take away")
    assert card(desk.db, key).fitted_on is None


def test_a_cancelled_order_leaves_the_board_and_says_why(desk, her):
    key = actions.take_order(desk.db, draft(*her))
    desk.session.go("order", order=str(key))
    press(desk.page, "Cancel the order")
    type_text(desk.dialog.reason.editor(), "дигар лозим нест")
    press(desk.dialog, "Cancel the order")
    assert "дигар лозим нест" in desk.page.gone.words.text()
    assert not desk.page.step.isVisible()
    desk.session.go("sewing")
    assert desk.page.tiles == []
    press(desk.page.view, "List")
    press(desk.page.gone, "Open: 1 Curtain, 2")
    assert "дигар лозим нест" in desk.page.gone.words.text()
    assert not desk.page.cancel.isVisible()


def test_an_order_that_is_not_cancelled_after_all_is_kept(desk, her):
    key = actions.take_order(desk.db, draft(*her))
    desk.session.go("order", order=str(key))
    press(desk.page, "Cancel the order")
    assert "Cancel" not in {desk.dialog.cancel.text(), desk.dialog.cancel.accessibleName()}
    press(desk.dialog, "Keep the order")
    assert desk.dialog is None
    assert desk.page.step.isVisible()


@pytest.mark.parametrize("given_back", [True, False])
def test_a_cancelled_order_says_what_became_of_its_deposit(desk, her, given_back):
    key = actions.take_order(desk.db, draft(*her, deposit=Money(4_000)))
    desk.session.go("order", order=str(key))
    press(desk.page, "Cancel the order")
    type_text(desk.dialog.reason.editor(), "дигар лозим нест")
    if given_back:
        desk.dialog.back.editor().click()
    press(desk.dialog, "Cancel the order")
    told = words(desk.page.money)
    assert "Paid so far: 40\N{NO-BREAK SPACE}som." in told
    assert ("Given back: 40\N{NO-BREAK SPACE}som." in told) is given_back
    with desk.db.read() as session:
        assert box_on(session, MONDAY) == Money(0 if given_back else 4_000)


def test_a_long_list_shows_more_when_asked(desk, her):
    keys = [actions.take_order(desk.db, draft(*her)) for _order in range(7)]
    desk.session.go("sewing", view="list")
    desk.page._most = 3
    desk.page.refresh()

    def listed():
        return [one for one in desk.page.list.findChildren(QAbstractButton) if one.objectName().startswith("open/")]

    assert len(listed()) == 3
    press(desk.page.list, "Show more")
    assert {one.objectName() for one in listed()} == {f"open/{key}" for key in keys}


@pytest.mark.parametrize("language", ["ru", "tg", "en"])
def test_what_is_late_is_not_cut_in_a_small_window(qtbot, desk, her, language):
    long_ago = {"taken_on": date(2025, 1, 2), "due": date(2025, 1, 20)}
    actions.take_order(desk.db, draft(*her, **long_ago))
    desk.change_screen({"language": language})
    desk.window.resize(1024, 530)
    desk.session.go("sewing")
    [tile] = desk.page.tiles
    qtbot.waitUntil(lambda: tile._pill.width() >= tile._pill.sizeHint().width())
    for pair in (part.parentWidget() for part in tile.findChildren(Pill)):
        assert pair.rect().contains(tile._pill.geometry())


def test_the_list_finds_an_order_by_the_customer(desk, her):
    actions.take_order(desk.db, draft(*her))
    actions.take_order(desk.db, draft(*her, party="Меҳрангез"))
    desk.session.go("sewing", view="list")
    type_text(desk.page.search, "mehr")
    assert "Меҳрангез" in words(desk.page.list)
    assert "Саломат" not in words(desk.page.list)


def test_the_card_of_an_order_holds_what_the_seamstress_needs(desk, her):
    key = actions.take_order(desk.db, draft(*her, phone="93 514 16 42", note="бо астар"))
    actions.measure_for_order(desk.db, key, MeasureDraft("curtain", {"width": 1_405, "length": 2_400}, MONDAY))
    document = pypdfium2.PdfDocument(order_card_pdf(card(desk.db, key), "Гулдаста"))
    assert len(document) == 1
    assert [round(side) for side in document[0].get_size()] == [round(side) for side in SIZE]
    told = document[0].get_textpage().get_text_bounded()
    for wanted in ("Order 1", "Curtain × 2", "Хола Саломат", "20.03.2025", "140.5 cm", "Ҷамила", "бо астар"):
        assert wanted in told
    assert "514" not in told


@pytest.mark.parametrize("language", ["tg", "ru", "en"])
def test_the_words_at_the_foot_of_the_card_stand_apart(desk, her, language):
    key = actions.take_order(desk.db, draft(*her))
    i18n.use(language)
    page = pypdfium2.PdfDocument(order_card_pdf(card(desk.db, key), "Гулдаста"))[0]
    i18n.use("en")
    boxes = sorted(one.get_bounds() for one in page.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH)
    text = page.get_textpage()
    words = [text.get_rect(number) for number in range(text.count_rects())]
    foot = sorted(rect for rect in words if rect[1] < 60)
    boxes = [box for box in boxes if box[1] < 60]
    assert len(boxes) == 5
    for rect in foot:
        assert not any(box[0] < rect[2] and rect[0] < box[2] for box in boxes), language


def test_a_long_note_on_the_card_ends_with_a_sign_that_there_is_more(desk, her):
    key = actions.take_order(desk.db, draft(*her, note="астар " * 120))
    told = pypdfium2.PdfDocument(order_card_pdf(card(desk.db, key), "Гулдаста"))[0].get_textpage().get_text_bounded()
    assert 30 < told.count("астар") < 120
    assert "…" in told
