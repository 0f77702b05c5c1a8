"""One of many choices is found by any of its names, without a Tajik keyboard, by keys and by the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from grouphub.base.districts import districts
from grouphub.desktop.places.choices import district_choices
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.pick_field import Choice, PickField, fitting
from tests.desktop.widgets.hands import name_of, type_text

Key = Qt.Key


@pytest.fixture
def field(put):
    return put(PickField("district", "District", district_choices(districts()), required=False))


def shown(field) -> list[str]:
    return [field.offers.item(row).text() for row in range(field.offers.count())] if field.offers.isVisible() else []


@pytest.mark.parametrize("typed", ["шӯро", "shuro", "Шуроабад", "шамсид", "Shohin", "ishjhj,jl", "шоҳин"])
def test_a_district_is_found_in_any_spelling_by_old_names_and_on_the_wrong_layout(typed):
    if typed == "ishjhj,jl":
        typed = "iehjj,jl"  # шурообод with the Latin layout on
    assert [one.key for one in fitting(district_choices(districts()), typed)][:1] == ["shamsiddin-shohin"]


def test_typing_narrows_the_list_and_enter_takes_the_lit_one(field):
    field.setFocus()
    type_text(field.edit, "ва")
    assert shown(field) == ["Vakhsh"]
    QTest.keyClick(field.edit, Key.Key_Down)
    QTest.keyClick(field.edit, Key.Key_Return)
    assert (field.key(), field.value(), field.edit.text()) == ("vakhsh", "vakhsh", "Vakhsh")
    assert shown(field) == []


def test_the_whole_list_opens_by_the_arrow_and_by_the_mouse(field):
    field.setFocus()
    QTest.keyClick(field.edit, Key.Key_Down)
    assert len(shown(field)) == 25
    QTest.keyClick(field.edit, Key.Key_Escape)
    assert shown(field) == []
    QTest.mouseClick(field.all, Qt.MouseButton.LeftButton)
    assert len(shown(field)) == 25
    QTest.mouseClick(field.all, Qt.MouseButton.LeftButton)
    assert shown(field) == []


def test_what_is_chosen_is_lit_when_the_list_opens(field):
    field.set_value("panj")
    field.show_all()
    assert field.offers.currentItem().text() == "Panj"


def test_what_can_only_mean_one_is_taken_on_leaving(field, put):
    other = put(TextField("other", "Other"))
    field.setFocus()
    type_text(field.edit, "hamad")
    other.setFocus()
    assert field.key() == "mir-sayid-alii-hamadoni"
    assert field.error() == ""


def test_what_is_not_on_the_list_stays_and_is_told(field, put):
    other = put(TextField("other", "Other"))
    field.setFocus()
    type_text(field.edit, "Душанбе")
    other.setFocus()
    assert (field.key(), field.value()) == ("", "Душанбе")
    assert field.error() == "This is not on the list. Choose one, or leave it empty."
    assert field.problem()


def test_nothing_typed_is_no_choice(field):
    told = []
    field.changed.connect(lambda: told.append(field.value()))
    field.set_value("vakhsh")
    field.setFocus()
    field.edit.selectAll()
    QTest.keyClick(field.edit, Key.Key_Backspace)
    assert (field.key(), field.value(), told) == ("", "", [""])
    assert field.is_empty()
    assert field.problem() is None


def test_a_half_typed_choice_is_kept_in_a_draft(field):
    field.set_value("шур")
    assert (field.key(), field.edit.text()) == ("", "шур")
    field.set_value("vakhsh")
    assert field.edit.text() == "Vakhsh"


def test_choices_of_one_name_are_told_apart_and_named_for_a_screen_reader(put):
    choices = [Choice("1", "Боғча", "jamoat Гулшан"), Choice("2", "Боғча", "jamoat Оби Сафед")]
    field = put(PickField("village", "Village", choices))
    field.setFocus()
    type_text(field.edit, "боғча")
    spoken = [field.offers.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert spoken == ["Боғча, jamoat Гулшан", "Боғча, jamoat Оби Сафед"]
    QTest.keyClick(field.edit, Key.Key_Down)
    QTest.keyClick(field.edit, Key.Key_Down)
    QTest.keyClick(field.edit, Key.Key_Return)
    assert field.key() == "2"
    assert name_of(field.edit) == "Village"
    assert name_of(field.all) == "Show all: Village"


def test_new_choices_keep_the_chosen_one_where_it_is_still_there(field):
    field.set_value("vakhsh")
    field.set_choices([Choice("vakhsh", "Вахши Нав")])
    assert field.edit.text() == "Вахши Нав"


def test_enter_takes_what_is_typed_when_it_can_only_mean_one(field):
    field.setFocus()
    type_text(field.edit, "Восе")
    assert shown(field) == ["Vose"]
    QTest.keyClick(field.edit, Key.Key_Return)
    assert (field.key(), field.edit.text(), shown(field)) == ("vose", "Vose", [])


def test_enter_leaves_what_may_mean_several(field):
    field.setFocus()
    type_text(field.edit, "ш")
    assert len(shown(field)) > 1
    QTest.keyClick(field.edit, Key.Key_Return)
    assert (field.key(), field.edit.text(), shown(field)) == ("", "ш", [])


def test_ctrl_enter_is_no_key_of_the_list(field):
    field.setFocus()
    type_text(field.edit, "Восе")
    assert shown(field)
    passed = []
    field.edit.returnPressed.connect(lambda: passed.append(field.key()))
    QTest.keyClick(field.edit, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (passed, shown(field)) == (["vose"], [])
