"""Keys that work on every page, undo, and what is said about it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from grouphub.desktop.help.panel import HelpPanel
from grouphub.desktop.people.find import FindPanel
from grouphub.features.people import actions
from grouphub.features.people.drafts import PersonDraft
from grouphub.features.people.queries import PeopleFilter, counts
from tests.journeys.desk import ALT, CTRL, SHIFT, Key


def add(desk, given="Саодат"):
    return actions.add_person(desk.db, PersonDraft(given=given))


def women(desk) -> int:
    with desk.db.read() as session:
        return counts(session, PeopleFilter()).total


def test_alt_and_a_digit_go_to_the_parts_in_the_order_of_the_side_list(desk):
    names = desk.session.view.names()
    assert names[0] == "today"
    for digit, name in reversed(list(zip("1234567890", names, strict=False))):
        desk.press(ord(digit), ALT)
        assert desk.session.view.current == name
        assert desk.session.view.sidebar.rows[name].isChecked()


def test_control_n_does_what_the_page_adds(desk):
    desk.session.go("people")
    desk.press(Key.Key_N, CTRL)
    assert set(desk.form.values()) >= {"given", "family"}


def test_control_f_goes_to_the_search_line_of_the_page(desk):
    add(desk)
    desk.session.go("people")
    desk.page.setFocus()
    desk.press(Key.Key_F, CTRL)
    assert desk.focus() is desk.page.search


def test_control_k_finds_from_anywhere_by_place_of_the_key(desk):
    desk.press(0x041B, CTRL)  # Л stands on the key K
    assert isinstance(desk.dialog, FindPanel)


def test_control_s_saves_the_form_and_elsewhere_says_saved(desk):
    desk.open_form("person")
    desk.type("Саодат")
    desk.press(Key.Key_S, CTRL)
    assert desk.dialog is None
    assert women(desk) == 1
    desk.press(Key.Key_S, CTRL)
    assert desk.toast() == "Saved"


def test_f1_shows_the_help_of_the_page(desk):
    desk.press(Key.Key_F1)
    assert isinstance(desk.dialog, HelpPanel)
    desk.escape()
    assert desk.dialog is None


@pytest.mark.parametrize(("key", "modifiers"), [(Key.Key_N, CTRL), (Key.Key_K, CTRL)])
def test_page_keys_do_nothing_behind_a_dialog(desk, key, modifiers):
    desk.open_form("group")
    dialog = desk.dialog
    desk.press(key, modifiers)
    assert desk.dialog is dialog


def test_alt_digits_do_not_leave_a_form(desk):
    desk.open_form("person")
    desk.type("Саодат")
    desk.press(Key.Key_2, ALT)
    assert desk.session.view.current == "today"
    assert desk.form.values()["given"] == "Саодат"


def test_escape_goes_back_from_a_page_opened_from_another(desk, clock):
    key = add(desk)
    desk.session.go("people")
    desk.session.go("person", person_id=str(key))
    desk.escape()
    assert desk.session.view.current == "people"
    desk.escape()
    assert desk.session.view.current == "people"


def test_control_z_takes_back_the_last_actions_and_control_y_does_them_again(desk):
    add(desk, "Саодат")
    add(desk, "Барно")
    desk.page.setFocus()
    desk.press(Key.Key_Z, CTRL)
    assert women(desk) == 1
    assert desk.toast().startswith("Taken back: ")
    desk.press(Key.Key_Z, CTRL)
    assert women(desk) == 0
    desk.press(Key.Key_Y, CTRL)
    assert women(desk) == 1
    assert desk.toast().startswith("Done again: ")
    desk.press(Key.Key_Z, CTRL | SHIFT)
    assert women(desk) == 2


def test_when_there_is_nothing_to_take_back_it_is_said(desk):
    from grouphub.store.database import NothingToUndo

    for _step in range(3):
        desk.press(Key.Key_Z, CTRL)
    assert desk.toast() == NothingToUndo().text()


def test_control_z_takes_back_typing_first(desk):
    add(desk)
    desk.session.go("people")
    desk.press(Key.Key_F, CTRL)
    desk.type("са")
    desk.press(Key.Key_Z, CTRL)
    assert desk.page.search.text() != "са"
    assert women(desk) == 1
    while isinstance(desk.focus(), QLineEdit) and desk.focus().isUndoAvailable():
        desk.press(Key.Key_Z, CTRL)
    desk.press(Key.Key_Z, CTRL)
    assert women(desk) == 0


def test_control_z_in_a_form_never_takes_back_an_action(desk):
    add(desk)
    desk.open_form("person")
    desk.type("Барно")
    for _step in range(8):
        desk.press(Key.Key_Z, CTRL)
    assert desk.form.values()["given"] == ""
    assert women(desk) == 1
    desk.press(Key.Key_Y, CTRL)
    assert desk.form.values()["given"] != ""


def test_every_action_is_said_with_a_way_to_take_just_that_back(desk):
    add(desk, "Саодат")
    assert "Саодат" in desk.toast()
    undo = desk.window._toast.undo
    assert undo.isVisible()
    desk.click(undo)
    assert women(desk) == 0
    assert desk.toast().startswith("Taken back: ")
    assert not undo.isVisible()


def test_a_fault_of_the_program_is_told_calmly_and_noted_without_values(desk, folder):
    def fail(secret):
        raise ValueError(secret)

    desk.session.workspace.frame.tell(_caught(fail))
    assert "Саодат" not in desk.toast()
    assert desk.toast().startswith("Something in the program went wrong.")
    log = folder.log.read_text()
    assert "ValueError" in log
    assert "test_commands.py" in log
    assert "Саодат" not in log
    assert folder.log.stat().st_mode & 0o077 == 0


def test_an_error_nobody_caught_is_noted_without_values_and_the_work_goes_on(desk, folder):
    import sys

    from grouphub.desktop.shell import crash

    error = _caught(lambda secret: {}[secret])
    assert crash._caught is not sys.__excepthook__
    crash._caught(type(error), error, error.__traceback__)
    assert desk.toast().startswith("Something in the program went wrong.")
    assert "KeyError" in folder.log.read_text()
    assert "Саодат" not in folder.log.read_text()


def _caught(fail) -> Exception:
    try:
        fail("Саодат")
    except (ValueError, KeyError) as error:
        return error
    raise AssertionError


def test_f1_in_a_form_helps_with_the_form_and_leads_back_into_it(desk):
    desk.open_form("person")
    desk.type("Саодат")
    desk.press(Key.Key_F1)
    assert isinstance(desk.dialog, HelpPanel)
    assert desk.dialog.title.text() == "Help: What is written about a woman"
    desk.press(Key.Key_F1)
    desk.press(Key.Key_Escape)
    assert desk.form.values()["given"] == "Саодат"
    assert desk.session.where()["form"]["name"] == "person"
    assert isinstance(desk.focus(), QLineEdit)


def test_a_form_behind_its_help_is_kept_over_the_lock(desk):
    desk.open_form("person")
    desk.type("Саодат")
    desk.press(Key.Key_F1)
    desk.press(Key.Key_L, CTRL)
    desk.unlock()
    assert desk.form.values()["given"] == "Саодат"


def test_f1_helps_while_the_register_is_closed_too(desk):
    desk.press(Key.Key_L, CTRL)
    desk.press(Key.Key_F1)
    assert desk.dialog.title.text() == "Help: Opening the register"
    desk.press(Key.Key_Escape)
    desk.door.ask_for_sheet()
    desk.press(Key.Key_F1)
    assert desk.dialog.title.text() == "Help: Recovery sheet"


def test_enter_closes_the_help_over_the_recipes_and_only_then_leads_back(desk):
    desk.press(Key.Key_F12)
    desk.press(Key.Key_F1)
    assert desk.dialog.title.text() == "Help: Recipes"
    desk.press(Key.Key_Return)
    assert desk.dialog is None
    assert desk.program._recipes.isVisible()
