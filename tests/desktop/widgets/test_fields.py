"""Fields: labels, errors on leaving, drafts' values, long texts, what days and phones understand."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from grouphub.base.birth import Birth
from grouphub.base.texts import LONGEST_LINE
from grouphub.desktop.shell import keyboard
from grouphub.desktop.widgets.choice_fields import ChoiceField
from grouphub.desktop.widgets.day_fields import BirthField, DayField, PhoneField
from grouphub.desktop.widgets.fields import CompletedField, LongTextField, TextField
from grouphub.desktop.widgets.month import months_on
from grouphub.desktop.widgets.password_field import PasswordField
from grouphub.desktop.widgets.rows_field import RowsField
from tests.desktop.widgets.hands import name_of, role_of, type_text

MONDAY = date(2025, 3, 17)


def today():
    return MONDAY


def short(value):
    return "Write at least three letters." if len(value) < 3 else None


@pytest.fixture
def name(put):
    return put(TextField("given", "Name", check=short))


@pytest.fixture
def elsewhere(put):
    return put(QPushButton("elsewhere"))


def test_the_label_is_the_buddy_and_names_the_editor(name):
    assert name.label.buddy() is name.edit
    assert name_of(name.edit) == "Name"
    assert role_of(name.edit) == QAccessible.Role.EditableText


def test_an_error_shows_on_leaving_and_never_while_typing(name, elsewhere, qtbot):
    name.setFocus()
    type_text(name.edit, "Оз")
    assert name.error() == ""
    elsewhere.setFocus()
    assert name.error() == "Write at least three letters."
    assert name.edit.property("state") == "error"
    assert name.edit.accessibleDescription() == "Write at least three letters."


def test_an_error_goes_as_soon_as_it_is_repaired(name, elsewhere, qtbot):
    name.setFocus()
    type_text(name.edit, "Оз")
    elsewhere.setFocus()
    name.setFocus()
    type_text(name.edit, "о")
    assert name.error() == ""


def test_passing_through_an_empty_field_blames_nobody(name, elsewhere):
    name.setFocus()
    elsewhere.setFocus()
    assert name.error() == ""
    assert not name.check_now()
    assert name.error() == "Please fill this in."


def test_what_is_not_required_may_stay_empty(put):
    field = put(TextField("nick", "Nickname", required=False))
    assert field.problem() is None
    assert field.check_now()


def test_filling_in_from_outside_is_not_a_change(name, qtbot):
    with qtbot.assertNotEmitted(name.changed):
        name.set_value("Ҷамила")
    with qtbot.waitSignal(name.changed):
        type_text(name.edit, "x")


def test_the_field_does_not_jump_when_it_gets_focus_or_an_error(name, elsewhere):
    elsewhere.setFocus()
    before = name.edit.geometry(), name.edit.cursorRect()
    name.setFocus()
    assert (name.edit.geometry(), name.edit.cursorRect()) == before
    name.show_error("Too short.")
    assert name.edit.cursorRect() == before[1]


@pytest.mark.parametrize("kind", [TextField, LongTextField])
def test_twenty_thousand_letters_are_taken_and_shown(put, qtbot, kind):
    field = put(kind("long", "Long"))
    text = "Ғафурова " * (LONGEST_LINE // 9)
    field.set_value(text)
    field.setFocus()
    field.set_caret(len(text))
    qtbot.keyClick(field.editor(), Qt.Key.Key_Backspace)
    assert field.value() == text[:-1]
    assert not field.grab().isNull()


def test_marks_of_html_are_only_letters(put):
    field = put(TextField("given", "<b>Name</b> & more"))
    field.show_error("<i>no</i>")
    assert field.error() == "<i>no</i>"
    assert name_of(field.label) == "<b>Name</b> & more"


def test_tab_leaves_a_box_of_several_lines(put, qtbot):
    note, after = put(LongTextField("note", "Note")), put(QPushButton("after"))
    note.setFocus()
    type_text(note.edit, "one")
    qtbot.keyClick(note.edit, Qt.Key.Key_Return)
    qtbot.keyClick(note.edit, Qt.Key.Key_Tab)
    assert note.value() == "one\n"
    assert after.hasFocus()


def test_earlier_entries_are_offered_and_taken_by_keys(put, qtbot):
    places = ["Боғча", "Боғистон", "Чашмасор"]
    field = put(CompletedField("village", "Village", lambda start: [place for place in places if start in place]))
    field.setFocus()
    type_text(field.edit, "Бо")
    assert field.offers.isVisible()
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.edit, Qt.Key.Key_Down)
        qtbot.keyClick(field.edit, Qt.Key.Key_Down)
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert not field.offers.isVisible()
    assert field.value() == "Боғистон"


def test_enter_beside_open_offers_saves_no_half_word(put, qtbot):
    field = put(CompletedField("village", "Village", lambda start: [f"{start}ча"]))
    field.setFocus()
    type_text(field.edit, "Боғ")
    with qtbot.assertNotEmitted(field.edit.returnPressed):
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert not field.offers.isVisible()
    with qtbot.waitSignal(field.edit.returnPressed):
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.value() == "Боғ"


@pytest.mark.parametrize("way", ["esc", "leaving", "mouse"])
def test_offers_close_by_mouse_esc_and_leaving(put, elsewhere, qtbot, way):
    field = put(CompletedField("village", "Village", lambda start: [f"{start}ча", f"{start}истон"]))
    field.setFocus()
    type_text(field.edit, "Боғ")
    assert field.offers.isVisible()
    if way == "esc":
        qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    elif way == "leaving":
        elsewhere.setFocus()
    else:
        place = field.offers.visualItemRect(field.offers.item(1)).center()
        qtbot.mouseClick(field.offers.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not field.offers.isVisible()
    assert field.value() == ("Боғистон" if way == "mouse" else "Боғ")


def test_a_password_shows_itself_when_asked(put, qtbot):
    field = put(PasswordField("password", "Password"))
    type_text(field.edit, "non bist")
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password
    qtbot.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    assert field.edit.echoMode() == QLineEdit.EchoMode.Normal
    assert field.eye.toolTip() == "Hide the password"
    assert field.eye.accessibleName() == "Hide the password: Password"
    field.clear()
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password
    assert field.value() == ""
    assert field.secret


def test_the_badge_tells_language_and_caps_lock(put):
    field = put(PasswordField("password", "Password"))
    assert not field.badge.isVisible()
    field.badge.show_state("TJ", caps=True)
    assert name_of(field.badge) == "Keyboard: Tajik, Caps Lock is on"
    narrow = field.badge.sizeHint().width()
    field.badge.show_state("TJ", caps=False)
    assert field.badge.sizeHint().width() < narrow


def test_letters_tell_the_keyboard_where_the_system_does_not(put, qtbot):
    field = put(PasswordField("password", "Password"))
    type_text(field.edit, "nonҷ")
    field.ask_keyboard()
    assert field.badge.layout_sign == (keyboard.layout() or "TJ")


@pytest.mark.parametrize(
    ("text", "layout"), [("non", "EN"), ("нонӣ", "TJ"), ("шью", "RU"), ("нон", "TJ/RU"), ("12 ", None), ("", None)]
)
def test_the_script_of_the_last_letters_speaks_of_a_keyboard(text, layout):
    assert keyboard.layout_of(text) == layout


@pytest.mark.parametrize("typed", ["17.3", "17032025", "today"])
def test_a_day_is_understood_and_written_out_on_leaving(put, elsewhere, typed):
    field = put(DayField("joined", "Joined", today))
    field.setFocus()
    type_text(field.edit, typed)
    assert field.value() == typed
    elsewhere.setFocus()
    assert field.value() == "17.03.2025"
    assert field.day() == MONDAY


def test_a_day_is_chosen_from_a_month_by_keys(put, qtbot):
    field = put(DayField("joined", "Joined", today))
    field.setFocus()
    qtbot.keyClick(field.edit, Qt.Key.Key_Down)
    grid = QApplication.focusWidget()
    assert grid.accessibleName() == "Monday, 17 March 2025"
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_Up, Qt.Key.Key_Left):
        qtbot.keyClick(grid, key)
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert field.value() == "09.02.2025"
    assert field.edit.hasFocus()


def test_a_month_is_left_by_esc_and_worked_by_the_mouse(put, qtbot):
    field = put(DayField("joined", "Joined", today))
    field.setFocus()
    picker = field.open_month()
    qtbot.keyClick(picker.grid, Qt.Key.Key_Escape)
    assert not picker.isVisible()
    assert field.edit.hasFocus()
    assert field.value() == ""
    picker = field.open_month()
    place = picker.grid.places()[date(2025, 3, 8)].center()
    qtbot.mouseClick(picker.grid, Qt.MouseButton.LeftButton, pos=place)
    assert field.day() == date(2025, 3, 8)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 1, 15), -1, date(2024, 12, 15)),
    ],
)
def test_a_month_on_is_never_a_day_too_far(day, months, then):
    assert months_on(day, months) == then


def test_a_day_that_is_none_is_explained_on_leaving(put, elsewhere, qtbot):
    field = put(DayField("joined", "Joined", today))
    field.setFocus()
    type_text(field.edit, "31.02.2025")
    elsewhere.setFocus()
    assert field.day() is None
    assert field.error() == field.problem() != ""


def test_an_age_is_told_once(put, elsewhere):
    field = put(BirthField("born", "Born", today, required=False))
    field.setFocus()
    type_text(field.edit, "34")
    elsewhere.setFocus()
    assert field._hint.count("34") == 1


def test_a_birth_may_be_a_year_and_tells_the_age(put, elsewhere, qtbot):
    field = put(BirthField("born", "Born", today, required=False))
    field.setFocus()
    type_text(field.edit, "1998")
    elsewhere.setFocus()
    assert field.birth() == Birth.in_year(1998)
    field.set_birth(Birth.on(date(1998, 3, 12)))
    assert field.birth() == Birth.on(date(1998, 3, 12))


def test_a_short_phone_is_doubted_and_kept(put, elsewhere, qtbot):
    field = put(PhoneField("phone", "Phone"))
    field.setFocus()
    type_text(field.edit, "93 514 16")
    elsewhere.setFocus()
    assert field.error() == "2 digits are missing."
    assert field.problem() is None
    assert field.check_now()
    assert field.value() == "93 514 16"


def fill_phone(row):
    row.add_row(PhoneField("number", "Phone"), TextField("whose", "Whose", required=False))


@pytest.fixture
def phones(put):
    return put(
        RowsField("phones", "Phones", fill_phone, add_text="Another phone", take_out_text="Take it out", least=1)
    )


def test_rows_are_added_by_hand_and_blank_ones_do_not_count(phones, qtbot):
    qtbot.mouseClick(phones.more, Qt.MouseButton.LeftButton)
    assert len(phones.rows) == 2
    assert phones.value() == []
    with qtbot.waitSignal(phones.changed):
        type_text(phones.rows[1].fields()["number"].edit, "935141642")
    assert phones.value() == [{"number": "935141642", "whose": ""}]


def test_tab_goes_through_the_rows_in_reading_order(phones, put, qtbot):
    after = put(QPushButton("after"))
    qtbot.mouseClick(phones.more, Qt.MouseButton.LeftButton)
    seen = []
    phones.rows[0].fields()["number"].setFocus()
    for _stop in range(7):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)
    assert after.hasFocus()
    wanted = []
    for row in phones.rows:
        wanted += [row.fields()["number"].edit, row.fields()["whose"].edit, row.out]
    assert seen == [*wanted, phones.more]


def test_rows_with_a_drop_down_are_ordered_without_a_word_from_qt(put):
    def fill(row):
        row.add(ChoiceField("role", "What", [("s", "Sewing"), ("b", "Bakery")], required=False))

    roles = put(RowsField("roles", "Roles", fill, add_text="Add", take_out_text="Out"))
    roles.more.click()
    roles.more.click()
    assert [row.fields()["role"].combo.isVisible() for row in roles.rows] == [True, True]


def test_rows_come_back_and_can_be_taken_out(phones, qtbot):
    phones.set_value([{"number": "1", "whose": "her own"}, {"number": "2", "whose": "neighbour"}])
    assert [entry["whose"] for entry in phones.value()] == ["her own", "neighbour"]
    qtbot.mouseClick(phones.rows[0].out, Qt.MouseButton.LeftButton)
    assert [entry["whose"] for entry in phones.value()] == ["neighbour"]


def test_a_problem_in_a_row_is_the_fields_problem(phones):
    phones.set_value([{"number": "", "whose": "neighbour"}])
    assert phones.problem() == "Please fill this in."
    assert not phones.check_now()
    assert phones.rows[0].fields()["number"].error() == "Please fill this in."
