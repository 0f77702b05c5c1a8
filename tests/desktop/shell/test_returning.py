"""What she left comes back: after the lock, and when language, colours or letters are changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from grouphub.base import i18n
from grouphub.desktop.shell import theme
from grouphub.features.people import actions
from grouphub.features.people.drafts import PersonDraft
from tests.journeys.desk import CTRL, Key

GIVEN, FAMILY = "Саодат", "Назар"


def half_typed(desk):
    """Type half of a woman, and leave the cursor inside the second name."""
    desk.session.go("people")
    desk.press(Key.Key_N, CTRL)
    desk.type(GIVEN)
    desk.press(Key.Key_Tab)
    desk.type(FAMILY)
    desk.press(Key.Key_Left)
    desk.press(Key.Key_Left)


def assert_as_left(desk):
    assert desk.session.view.current == "people"
    assert desk.dialog is not None
    values = desk.form.values()
    assert (values["given"], values["family"]) == (GIVEN, FAMILY)
    family = desk.form.field("family")
    assert desk.focus() is family.editor()
    assert family.caret() == len(FAMILY) - 2


@pytest.mark.parametrize("how", ["lock", "hide"])
def test_page_form_field_and_cursor_return_after_the_password(desk, how):
    half_typed(desk)
    getattr(desk.program, how)()
    if how == "hide":
        desk.press(Key.Key_L, CTRL)
    desk.unlock()
    assert_as_left(desk)
    desk.type("о")
    assert desk.form.values()["family"] == "Назоар"


def test_the_cursor_returns_to_a_form_in_which_nothing_is_typed_yet(desk, sit_down):
    desk.session.go("people")
    desk.press(Key.Key_N, CTRL)
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Tab)
    desk.program.lock()
    desk.unlock()
    assert desk.focus() is desk.form.field("phone").editor()
    assert not desk.form.is_touched()
    desk.window.close()
    again = sit_down()
    again.unlock()
    assert again.focus() is again.form.field("phone").editor()


def test_they_return_when_the_program_was_started_anew(desk, sit_down):
    half_typed(desk)
    desk.window.close()
    again = sit_down()
    again.unlock()
    assert_as_left(again)


def test_the_form_returns_as_often_as_it_is_locked(desk):
    half_typed(desk)
    for _time in range(3):
        desk.program.lock()
        desk.unlock()
    assert_as_left(desk)


@pytest.mark.parametrize(
    ("values", "is_so"),
    [
        ({"language": "tg"}, lambda: i18n.current() == "tg"),
        ({"theme": "dark"}, lambda: theme.current().name == "dark"),
        ({"letters": "largest"}, lambda: theme.current().letters == "largest"),
    ],
)
def test_language_colours_and_letters_change_without_losing_anything(desk, values, is_so):
    half_typed(desk)
    before = desk.session.view
    desk.session.change_screen(**values)
    desk.qtbot.waitUntil(is_so)
    desk.qtbot.waitUntil(lambda: desk.session.view is not before)
    assert_as_left(desk)
    desk.program.lock()
    desk.unlock()
    assert_as_left(desk)


def test_the_chosen_language_is_spoken_everywhere_and_at_the_next_start(desk, sit_down):
    desk.session.go("people")
    desk.session.change_screen(language="ru")
    desk.qtbot.waitUntil(lambda: i18n.current() == "ru")
    desk.qtbot.waitUntil(lambda: desk.page.header.title.text() == i18n._("People") != "People")
    assert desk.session.view.sidebar.recipes.text() == i18n._("Recipes") != "Recipes"
    desk.program.hide()
    assert desk.window.windowTitle() == i18n._("Recipes") != "Recipes"
    desk.window.close()
    i18n.use("en")
    sit_down()
    assert i18n.current() == "ru"


def test_a_search_and_its_cursor_return(desk):
    actions.add_person(desk.db, PersonDraft(given=GIVEN, family="Назарова"))
    desk.session.go("people")
    desk.press(Key.Key_F, CTRL)
    desk.type("саод")
    desk.press(Key.Key_Left)
    desk.program.lock()
    desk.unlock()
    assert desk.page.search.text() == "саод"
    assert desk.page.search.cursorPosition() == 3
    assert desk.focus() is desk.page.search


def test_a_form_about_a_woman_who_is_gone_does_not_keep_her_out(desk):
    key = actions.add_person(desk.db, PersonDraft(given=GIVEN))
    desk.session.go("person", person_id=str(key))
    desk.open_form("person", person_id=str(key))
    desk.type("x")
    desk.db.undo()
    desk.program.lock()
    desk.unlock()
    assert desk.session.view.page.isVisible()


def test_a_form_closed_without_saving_keeps_its_words_until_the_lock(desk):
    half_typed(desk)
    desk.escape()
    assert desk.dialog is None
    desk.press(Key.Key_N, CTRL)
    assert desk.form.values()["family"] == FAMILY
    desk.escape()
    desk.program.lock()
    desk.unlock()
    assert desk.dialog is None
    desk.press(Key.Key_N, CTRL)
    assert desk.form.values()["family"] == ""


def test_a_form_left_for_another_page_keeps_its_words(desk):
    half_typed(desk)
    desk.session.workspace.drafts.keep()
    desk.session.go("today")
    desk.session.workspace.drafts.keep()
    desk.qtbot.wait(1)
    desk.session.workspace.drafts.keep()
    desk.open_form("person")
    assert desk.form.values()["family"] == FAMILY


def test_a_saved_form_comes_back_empty(desk):
    half_typed(desk)
    desk.press(Key.Key_S, CTRL)
    desk.program.lock()
    desk.unlock()
    assert desk.dialog is None
    desk.press(Key.Key_N, CTRL)
    assert desk.form.values()["given"] == ""


def test_a_large_window_stays_as_it_was(desk):
    before = desk.window.geometry()
    desk.program.lock()
    desk.unlock()
    assert desk.window.geometry() == before
    assert desk.session.view.mapTo(desk.window, QPoint()) == QPoint()
