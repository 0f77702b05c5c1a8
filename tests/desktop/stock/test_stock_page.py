"""The stock by real clicks and keys: bought, used, counted, remnants, machines, and how one gets there."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from grouphub.base import i18n
from grouphub.desktop.widgets.chips import Pill
from grouphub.features.group.actions import change_settings
from grouphub.features.stock import actions, queries
from grouphub.features.stock.drafts import MaterialDraft
from grouphub.features.stock.rules import Condition, Unit
from tests.desktop.widgets.hands import type_text
from tests.features.income.money import boxed, som
from tests.features.people.group import add
from tests.features.stock.things import cares, fill_stock, material, move, moves, remnant, tool

LEFT = Qt.MouseButton.LeftButton


def press(root, name):
    found = [one for one in root.findChildren(QAbstractButton) if name in {one.accessibleName(), one.text()}]
    shown = next(one for one in found if one.isVisible() and one.isEnabled())
    QTest.mouseClick(shown, LEFT, pos=shown.rect().center())


def words(root) -> str:
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))


def retype(edit, text):
    edit.setFocus()
    edit.selectAll()
    type_text(edit, text)


@pytest.fixture
def her(desk):
    """A woman with a machine; five sacks of flour are in the stock."""
    key = add(desk.db, "Зебо", "Қодирова")
    fill_stock(desk.db, key)
    return key


def view(desk, name):
    press(desk.page.views, name)


# --- materials --------------------------------------------------------------------------------------------------------


def test_the_first_material_is_written_down_from_the_empty_page(desk):
    desk.session.go("stock")
    press(desk.page.empty["materials"], "Add a material")
    type_text(desk.dialog.name.edit, "Атлас")
    desk.dialog.unit.set_value("m")
    desk.dialog.area.set_value("sewing")
    type_text(desk.dialog.least.edit, "2,5")
    press(desk.dialog, "Save")
    row = material(desk.db)
    assert (row.name, row.unit, row.area, row.least, row.there) == ("Атлас", Unit.METRE, "sewing", 2500, 0)
    assert "Атлас" in words(desk.page.lists["materials"])
    assert [pill.accessibleName() for pill in desk.page.findChildren(Pill)] == ["Runs out"]


def test_what_is_bought_is_there_and_its_cost_goes_out_of_the_box(desk, her):
    desk.session.go("stock")
    press(desk.page, "Bought: Орд")
    type_text(desk.dialog.quantity.edit, "2.5")
    type_text(desk.dialog.cost.edit, "450")
    type_text(desk.dialog.party.edit, "Бозор")
    press(desk.dialog, "Save")
    assert desk.dialog is None
    assert "7.5\N{NO-BREAK SPACE}sacks" in words(desk.page)
    assert boxed(desk.db) == som(-1350)


def test_a_comma_is_read_like_a_point(desk, her):
    desk.session.go("stock")
    press(desk.page, "Used: Орд")
    type_text(desk.dialog.quantity.edit, "1,5")
    press(desk.dialog, "Save")
    assert material(desk.db).there == 3500


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "fill this in"),
        ("ду халта", "in figures"),
        ("0", "more than zero"),
        ("-3", "more than zero"),
        ("1,2345", "in figures"),
        ("9999999", "in figures"),
    ],
)
@pytest.mark.parametrize("form", ["buy", "use"])
def test_what_is_no_quantity_is_said_by_its_field_and_nothing_is_written(desk, her, form, typed, told):
    desk.session.go("stock")
    desk.session.open_form(form, material_id=str(material(desk.db).id))
    type_text(desk.dialog.quantity.edit, typed)
    press(desk.dialog, "Save")
    assert told in desk.dialog.quantity.error()
    assert len(moves(desk.db)) == 1


def test_more_than_is_there_is_questioned_and_may_stand(desk, her):
    desk.session.go("stock")
    press(desk.page, "Used: Орд")
    assert "There is 5" in words(desk.dialog)
    type_text(desk.dialog.quantity.edit, "6")
    press(desk.dialog, "Save")
    assert "5\N{NO-BREAK SPACE}sacks" in desk.dialog.quantity.error()
    desk.dialog.more.editor().click()
    press(desk.dialog, "Save")
    assert material(desk.db).there == -1000
    assert "\N{MINUS SIGN}1\N{NO-BREAK SPACE}sack" in words(desk.page)


def test_counting_tells_the_difference_and_nothing_left_is_an_answer(desk, her):
    desk.session.go("stock")
    press(desk.page, "Count: Орд")
    type_text(desk.dialog.quantity.edit, "4,75")
    assert "difference \N{MINUS SIGN}0.25\N{NO-BREAK SPACE}sacks" in words(desk.dialog)
    retype(desk.dialog.quantity.edit, "0")
    press(desk.dialog, "Save")
    assert material(desk.db).there == 0
    assert "counted on 17.03.2025" in words(desk.page)


def test_a_mistake_is_voided_with_a_reason_and_its_money_goes_back(desk, her):
    desk.session.go("stock")
    press(desk.page, "Open: Орд")
    assert desk.session.view.current == "material"
    assert "900\N{NO-BREAK SPACE}som. paid" in words(desk.page)
    assert "Бозор" in words(desk.page)
    press(desk.page.rows, "Void: Bought +5\N{NO-BREAK SPACE}sacks, 17.03.2025")
    press(desk.dialog, "Void")
    assert desk.dialog.reason.error()
    type_text(desk.dialog.reason.editor(), "наоварданд")
    press(desk.dialog, "Void")
    assert boxed(desk.db) == 0
    assert "Voided: Bought" in words(desk.page)
    assert "наоварданд" in words(desk.page)
    assert not [one for one in desk.page.rows.findChildren(QAbstractButton) if one.isVisible()]


def test_the_unit_of_what_was_counted_stays_and_its_name_is_changed(desk, her):
    desk.session.go("material", material=str(material(desk.db).id))
    press(desk.page, "Change")
    retype(desk.dialog.name.edit, "Орди сафед")
    desk.dialog.unit.set_value("kg")
    press(desk.dialog, "Save")
    assert "its unit stays" in desk.dialog.unit.error()
    desk.dialog.unit.set_value("sack")
    press(desk.dialog, "Save")
    assert desk.page.header.title.text() == "Орди сафед"


def test_what_is_taken_out_stands_below_and_comes_back(desk, her):
    desk.session.go("stock")
    desk.session.open_form("material", material_id=str(material(desk.db).id))
    press(desk.dialog, "Take out")
    assert not desk.page.lists["materials"].isVisible()
    press(desk.page.gone["materials"], "Bring back: Орд")
    assert "Орд" in words(desk.page.lists["materials"])
    assert not desk.page.gone["materials"].isVisible()


def test_a_name_that_is_taken_keeps_the_other_out(desk, her):
    desk.session.go("stock")
    desk.page.main_action()
    type_text(desk.dialog.name.edit, "орд")
    press(desk.dialog, "Save")
    assert "in the stock already" in desk.dialog.name.error()


# --- remnants ---------------------------------------------------------------------------------------------------------


def test_a_remnant_is_kept_and_used(desk, her):
    desk.session.go("stock")
    view(desk, "Remnants")
    press(desk.page, "Keep a remnant")
    type_text(desk.dialog.what.edit, "Бахмал")
    type_text(desk.dialog.long.edit, "70,5")
    type_text(desk.dialog.broad.edit, "40")
    press(desk.dialog, "Save")
    assert "whole centimetres" in desk.dialog.long.error()
    retype(desk.dialog.long.edit, "90")
    press(desk.dialog, "Save")
    row = remnant(desk.db)
    assert (row.what, row.long_cm, row.wide_cm) == ("Бахмал", 90, 40)
    assert "90 × 40\N{NO-BREAK SPACE}cm" in words(desk.page)
    desk.session.open_form("use_remnant", remnant_id=str(row.id))
    type_text(desk.dialog.used_for.edit, "киса")
    press(desk.dialog, "Save")
    assert "киса" in words(desk.page.gone["remnants"])
    press(desk.page.gone["remnants"], "Bring back: Бахмал, 90 × 40\N{NO-BREAK SPACE}cm, киса · 17 March")
    assert remnant(desk.db).id == row.id


def test_a_remnant_is_corrected(desk, her):
    desk.session.go("stock", view="remnants")
    press(desk.page, "Change: Атлас, 70 × 40\N{NO-BREAK SPACE}cm, shelf · 17 March")
    assert (desk.dialog.what.value(), desk.dialog.long.value(), desk.dialog.day.value()) == (
        "Атлас",
        "70",
        "17.03.2025",
    )
    retype(desk.dialog.long.edit, "55")
    type_text(desk.dialog.remark.edit, "доғ дорад")
    press(desk.dialog, "Save")
    assert (remnant(desk.db).long_cm, remnant(desk.db).note) == (55, "доғ дорад")
    assert remnant(desk.db).material_id == material(desk.db).id
    assert "доғ дорад" in words(desk.page.lists["remnants"])


@pytest.mark.parametrize(
    ("form", "typed", "told"),
    [("remnant", "18.3.2025", "still to come"), ("use_remnant", "16.3.2025", "17.03.2025")],
)
def test_a_day_that_cannot_be_is_told_by_the_field_of_the_remnant(desk, her, form, typed, told):
    desk.session.go("stock", view="remnants")
    desk.session.open_form(form, remnant_id=str(remnant(desk.db).id))
    retype(desk.dialog.day.edit, typed)
    press(desk.dialog, "Save")
    assert told in desk.dialog.day.error()
    assert (remnant(desk.db).day, remnant(desk.db).used_on) == (date(2025, 3, 17), None)


def test_a_remnant_of_cloth_in_the_stock_knows_its_cloth(desk, her):
    key = actions.add_material(desk.db, MaterialDraft("Адрас", Unit.METRE))
    desk.session.go("stock", view="remnants")
    desk.page.main_action()
    type_text(desk.dialog.what.edit, "адрас")
    type_text(desk.dialog.long.edit, "120")
    type_text(desk.dialog.broad.edit, "110")
    press(desk.dialog, "Save")
    assert remnant(desk.db).material_id == key


# --- machines ---------------------------------------------------------------------------------------------------------


def test_a_machine_is_written_down_where_it_is(desk, her):
    desk.session.go("stock", view="tools")
    press(desk.page, "Add a machine or tool")
    type_text(desk.dialog.name.edit, "Оверлок")
    desk.dialog.condition.set_value("in_repair")
    type_text(desk.dialog.where.edit, "устохона")
    type_text(desk.dialog.since.edit, "3.3")
    press(desk.dialog, "Save")
    with desk.db.read() as session:
        row = next(one for one in queries.tools(session) if one.name == "Оверлок")
    assert (row.where, row.person_id, row.since) == ("устохона", None, date(2025, 3, 3))
    assert row.condition is Condition.IN_REPAIR
    assert "устохона, since 03.03.2025" in words(desk.page)


def test_a_machine_goes_from_a_woman_to_another(desk, her):
    other = add(desk.db, "Лола", "Мирзоева")
    desk.session.go("stock", view="tools")
    press(desk.page, "Change: Мошин 1 Қодирова Зебо")
    assert desk.dialog.where.person() == her
    desk.dialog.where.set_person(other)
    press(desk.dialog, "Save")
    assert tool(desk.db).person_id == other
    assert "Лола" in words(desk.page)


def test_care_is_written_down_today_and_the_next_day_is_proposed(desk, her):
    desk.session.go("stock", view="tools")
    assert "1 must be cared for" in words(desk.page.header)
    press(desk.page, "Cared for: Мошин 1 Қодирова Зебо")
    assert (desk.dialog.what.value(), desk.dialog.day.value()) == ("oil", "17.03.2025")
    assert desk.dialog.next_care.value() == "16.04.2025"
    retype(desk.dialog.next_care.edit, "31.3")
    press(desk.dialog, "Save")
    assert tool(desk.db).next_care == date(2025, 3, 31)
    assert "last: oil, 17.03.2025" in words(desk.page)
    press(desk.page, "Cared for: Мошин 1 Қодирова Зебо")
    assert desk.dialog.next_care.value() == "31.03.2025"


def test_every_care_of_a_machine_stands_on_its_page_and_one_that_was_none_is_crossed_out(desk, her):
    desk.session.go("stock", view="tools")
    press(desk.page, "Open: Мошин 1 Қодирова Зебо")
    assert desk.session.view.current == "tool"
    assert "Қодирова Зебо, since 17.03.2025" in words(desk.page.header)
    assert "15.02.2025" in words(desk.page.rows)
    desk.page.main_action()
    type_text(desk.dialog.remark.edit, "тасма нав")
    retype(desk.dialog.next_care.edit, "1.6.2025")
    press(desk.dialog, "Save")
    told = words(desk.page.rows)
    assert told.index("17.03.2025 · тасма нав · next care 01.06.2025") < told.index("15.02.2025")
    press(desk.page.rows, "Void: oil, 17.03.2025")
    press(desk.dialog, "Void")
    assert desk.dialog.reason.error()
    type_text(desk.dialog.reason.editor(), "мошини дигар")
    press(desk.dialog, "Void")
    assert "Voided: oil" in words(desk.page.rows)
    assert "17.03.2025 · тасма нав · мошини дигар" in words(desk.page.rows)
    assert tool(desk.db).next_care == date(2025, 3, 17)
    desk.db.undo()
    assert "Voided" not in words(desk.page.rows)
    press(desk.page, "Back to Stock")
    assert "last: oil, 17.03.2025" in words(desk.page)


def test_a_next_care_before_the_last_one_is_told_by_its_field_and_nothing_is_written(desk, her):
    desk.session.go("tool", tool=str(tool(desk.db).id))
    press(desk.page.header, "Cared for today")
    retype(desk.dialog.next_care.edit, "16.3.2025")
    press(desk.dialog, "Save")
    assert "17.03.2025" in desk.dialog.next_care.error()
    desk.dialog.reject()
    press(desk.page.header, "Change")
    retype(desk.dialog.next_care.edit, "1.1.2025")
    press(desk.dialog, "Save")
    assert "15.02.2025" in desk.dialog.next_care.error()
    assert len(cares(desk.db)) == 1


def test_the_page_of_a_machine_that_is_gone_says_so(desk, her):
    desk.session.go("tool", tool="0")
    assert "not there any more" in words(desk.page.header)
    assert not desk.page.care.isVisible()


# --- the way there and back -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("part", "back"), [("sewing", "Sewing orders"), ("bakery", "Bread sheet")])
def test_the_stock_is_reached_from_both_workshops_and_leads_back(desk, her, part, back):
    desk.session.go(part)
    press(desk.page.header, "Stock")
    assert desk.session.view.current == "stock"
    assert desk.session.view.sidebar.rows[part].isChecked()
    press(desk.page, f"Back to {back}")
    assert desk.session.view.current == part


def test_in_a_group_that_only_bakes_the_way_leads_to_the_bread(desk, her):
    change_settings(desk.db, parts=("bakery",))
    desk.session.rebuild()
    desk.session.go("stock")
    assert desk.page.header.back.text() == "Bread sheet"
    assert desk.session.view.sidebar.rows["bakery"].isChecked()


def test_a_group_that_neither_sews_nor_bakes_has_a_row_of_its_own_for_the_stock(desk, her):
    assert "stock" not in desk.session.view.sidebar.rows
    change_settings(desk.db, parts=("classes",))
    desk.session.rebuild()
    names = desk.session.view.names()
    assert names[names.index("income") + 1] == "stock"
    press(desk.session.view.sidebar, "Stock")
    assert desk.session.view.current == "stock"
    assert not desk.page.header.back.isVisible()
    press(desk.page, "Open: Орд")
    assert desk.session.view.sidebar.rows["stock"].isChecked()
    press(desk.page, "Back to Stock")
    assert desk.session.view.current == "stock"
    change_settings(desk.db, parts=("classes", "bakery"))
    desk.session.rebuild()
    assert "stock" not in desk.session.view.sidebar.rows
    assert desk.page.header.back.text() == "Bread sheet"


@pytest.mark.parametrize("page", ["material", "tool"])
def test_esc_leads_back_to_the_stock_and_not_beyond_a_part(desk, her, page):
    change_settings(desk.db, parts=("classes",))
    desk.session.rebuild()
    desk.session.view.go_fresh(page)  # as after a lock: no way is remembered
    desk.session._escape()
    assert desk.session.view.current == "stock"
    desk.session._escape()
    assert desk.session.view.current == "stock"


def test_today_leads_to_what_runs_out_and_to_the_machine(desk, her):
    actions.use(desk.db, move(desk.db, 4000))
    desk.session.go("today")
    press(desk.page, "Look: Мошин 1 must be cared for")
    assert desk.session.view.current == "stock"
    assert QApplication.focusWidget().objectName() == f"care/{tool(desk.db).id}"
    desk.session.go("today")
    press(desk.page, "Look: Орд runs out: 1\N{NO-BREAK SPACE}sack left")
    assert QApplication.focusWidget().objectName() == f"buy/{material(desk.db).id}"


def test_a_button_of_what_is_gone_says_so(desk, her):
    actions.add_material(desk.db, MaterialDraft("Адрас", Unit.METRE))
    key = material(desk.db).id
    desk.session.go("stock")
    desk.db.undo()
    desk.session.open_form("buy", material_id=str(key))
    assert desk.dialog is None
    assert "not there any more" in desk.toast()


def test_the_page_speaks_the_language_of_the_screen(desk, her):
    desk.change_screen({"language": "tg"})
    desk.session.go("stock")
    assert desk.page.header.title.text() == "Анбор"
    assert "5\N{NO-BREAK SPACE}халта" in words(desk.page)
    i18n.use("en")
