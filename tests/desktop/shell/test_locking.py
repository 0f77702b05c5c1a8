"""Locking and hiding: covered at once, then kept, then let go."""

from __future__ import annotations

import gc
import weakref
from datetime import timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from grouphub.desktop.recipes.page import RecipesPage
from grouphub.desktop.shell import session
from grouphub.desktop.vault.unlock import UnlockPage
from grouphub.desktop.widgets.toast import Toast
from grouphub.features.people import actions
from grouphub.features.people.drafts import PersonDraft
from grouphub.store import holder
from grouphub.store.drafts import Drafts
from tests.journeys.desk import CTRL, PLAIN, SHIFT, Key, Shown, new_register

NAME = "Саодат"


@pytest.fixture(params=["lock", "hide"])
def cover(request, desk):
    """Return what locks or hides."""
    return getattr(desk.program, request.param)


def add(desk, given=NAME):
    return actions.add_person(desk.db, PersonDraft(given=given, family="Назарова"))


def test_the_window_is_covered_before_drafts_are_written(desk, cover, monkeypatch):
    form = desk.open_form("person")
    desk.type(NAME)
    seen = []
    write = Drafts.save

    def save(drafts, states):
        seen.append((type(desk.shown), form.isVisible(), desk.dialog))
        write(drafts, states)

    monkeypatch.setattr(Drafts, "save", save)
    cover()
    assert len(seen) == 1
    covered, form_is_seen, dialog = seen[0]
    assert covered in (UnlockPage, RecipesPage)
    assert not form_is_seen
    assert dialog is None


def test_keys_are_wiped_and_the_file_is_let_go(desk, cover, folder):
    opened = desk.db.opened
    assert any(opened.key)
    cover()
    assert opened.key == bytearray(len(opened.key))
    assert not folder.register.with_name("register.db-wal").exists()
    holder.Holder(folder.held).release()  # another may open it now


def test_nothing_of_the_open_register_stays_in_memory(desk, cover):
    desk.page.main_action()
    desk.session.go("people")
    desk.open_form("person")
    desk.type(NAME)
    space = desk.session.workspace
    living = [
        weakref.ref(one) for one in (desk.session, space, space.drafts, space.jobs, desk.db, desk.page, desk.form)
    ]
    del space
    gc.collect()
    desk.sweeper._timer.stop()
    cover()
    desk.qtbot.waitUntil(lambda: not any(one() is not None for one in living), timeout=1000)


class Clipboard:
    """What the offscreen platform cannot tell: whether the words on the clipboard came from here."""

    Mode = QClipboard.Mode

    def __init__(self, *, ours: bool) -> None:
        self.ours = ours
        self.cleared: list[object] = []

    def ownsClipboard(self) -> bool:
        return self.ours

    def supportsSelection(self) -> bool:
        return True

    def ownsSelection(self) -> bool:
        return self.ours

    def clear(self, mode: object = QClipboard.Mode.Clipboard) -> None:
        self.cleared.append(mode)


@pytest.mark.parametrize("ours", [True, False])
def test_what_was_copied_here_leaves_the_clipboard_and_nothing_else(desk, cover, monkeypatch, ours):
    clipboard = Clipboard(ours=ours)
    monkeypatch.setattr(session, "QGuiApplication", SimpleNamespace(clipboard=lambda: clipboard))
    cover()
    assert clipboard.cleared == ([QClipboard.Mode.Clipboard, QClipboard.Mode.Selection] if ours else [])


def test_a_toast_and_its_undo_vanish(desk, cover):
    add(desk)
    toast = desk.window.findChild(Toast)
    assert toast.isVisible()
    cover()
    assert not toast.isVisible()
    assert toast.text() == ""
    assert desk.window._undo is None


def test_the_title_says_recipes_when_hidden_and_never_a_name(desk):
    add(desk)
    titles = [desk.window.windowTitle()]
    desk.session.go("people")
    desk.open_form("person")
    titles.append(desk.window.windowTitle())
    desk.program.lock()
    titles.append(desk.window.windowTitle())
    assert titles == ["GroupHub"] * 3
    desk.unlock()
    desk.program.hide()
    assert desk.window.windowTitle() == "Recipes"
    desk.click(desk.shown.padlock)
    assert desk.window.windowTitle() == "GroupHub"
    assert [one.windowTitle() for one in QApplication.topLevelWidgets() if one.windowTitle()] == ["GroupHub"]


@pytest.mark.parametrize(("key", "modifiers"), [(Key.Key_F12, PLAIN), (Key.Key_H, CTRL | SHIFT)])
def test_the_hiding_keys_hide_with_a_dialog_open(desk, key, modifiers):
    desk.open_form("person")
    desk.press(key, modifiers)
    assert isinstance(desk.shown, RecipesPage)
    assert desk.session is None


def test_one_escape_only_closes_the_dialog_and_two_hide(desk):
    desk.open_form("person")
    desk.escape()
    assert desk.dialog is None
    assert desk.session is not None
    desk.escape(soon=True)
    assert isinstance(desk.shown, RecipesPage)


def test_the_small_sign_on_a_dialog_and_the_row_at_the_left_hide(desk):
    desk.open_form("person")
    desk.click(desk.dialog.recipes)
    assert isinstance(desk.shown, RecipesPage)
    desk.click(desk.shown.padlock)
    desk.unlock()
    desk.click(desk.session.view.sidebar.recipes)
    assert isinstance(desk.shown, RecipesPage)


@pytest.mark.parametrize(("key", "modifiers"), [(Key.Key_L, CTRL), (Key.Key_Return, PLAIN), (Key.Key_Enter, PLAIN)])
def test_keys_lead_from_the_recipes_to_the_password(desk, key, modifiers):
    desk.program.hide()
    desk.press(key, modifiers)
    assert isinstance(desk.shown, UnlockPage)
    assert desk.window.windowTitle() == "GroupHub"
    desk.unlock()


def test_hiding_before_the_password_comes_back_to_the_password(code, sit_down):
    desk = sit_down()
    desk.type("half a password")
    desk.press(Key.Key_F12)
    assert isinstance(desk.shown, RecipesPage)
    desk.press(Key.Key_L, CTRL)
    assert desk.door.password.value() == ""
    desk.unlock()


def test_control_l_locks_also_on_a_russian_layout_and_from_a_dialog(desk):
    desk.open_form("person")
    desk.press(0x0414, CTRL)  # Д stands on the key L
    assert isinstance(desk.shown, UnlockPage)
    assert desk.session is None


def test_idle_time_locks_with_a_dialog_open(desk):
    desk.open_form("person")
    desk.type(NAME)
    assert desk.program.watch.idle_seconds == 180
    desk.program.watch._last_input -= 181
    desk.qtbot.waitUntil(lambda: desk.session is None)
    assert isinstance(desk.shown, UnlockPage)
    assert not desk.program.watch._timer.isActive()


def test_the_chosen_minutes_hold_at_once_and_after_unlocking(desk):
    from grouphub.features.group.actions import change_settings

    change_settings(desk.db, lock_minutes=7, hide_with_esc=False)
    assert desk.program.watch.idle_seconds == 420
    assert not desk.program.watch.hide_with_esc
    desk.program.lock()
    desk.unlock()
    assert desk.program.watch.idle_seconds == 420


def test_locking_while_hidden_does_not_show_the_password(desk):
    desk.program.hide()
    desk.program.watch.going_to_sleep(True)
    assert isinstance(desk.shown, RecipesPage)


def test_closing_the_window_keeps_the_half_typed_form(desk, sit_down):
    desk.open_form("person")
    desk.type(NAME)
    opened = desk.db.opened
    desk.window.close()
    assert not any(opened.key)
    again = sit_down()
    again.unlock()
    assert again.form.values()["given"] == NAME


def test_a_draft_that_cannot_be_written_does_not_keep_the_register_open(desk, cover, monkeypatch, folder):
    desk.open_form("person")
    desk.type(NAME)

    def full(_drafts, _states):
        raise OSError(28, NAME)

    monkeypatch.setattr(Drafts, "save", full)
    opened = desk.db.opened
    cover()
    assert desk.session is None
    assert not any(opened.key)
    assert NAME not in folder.log.read_text()


def test_nothing_typed_lies_readable_on_the_disk_after_locking(desk, folder):
    desk.open_form("person")
    desk.type(NAME)
    desk.program.lock()
    for file in folder.path.rglob("*"):
        if file.is_file():
            assert NAME.encode() not in file.read_bytes(), file


class TestOpenButNotShownYet:
    """A question stands between the password and the register: the key is in memory already."""

    @pytest.fixture
    def asked(self, folder, clock, sit_down):
        new_register(folder, clock)
        clock.move(days=-400)
        desk = sit_down()
        desk.qtbot.waitUntil(lambda: desk.focus() is desk.door.password.edit)
        desk.type("заварка ва нон")
        desk.press(Key.Key_Return)
        desk.qtbot.waitUntil(lambda: desk.program.entrance.waiting is not None)
        return desk

    def test_left_alone_it_locks(self, asked):
        opened = asked.program.entrance.waiting.opened
        asked.program.watch._last_input -= 181
        asked.qtbot.waitUntil(lambda: asked.program.entrance.waiting is None)
        assert isinstance(asked.shown, UnlockPage)
        assert not any(opened.key)

    def test_hidden_it_is_let_go_and_opens_again(self, asked, clock):
        opened = asked.program.entrance.waiting.opened
        asked.press(Key.Key_F12)
        assert not any(opened.key)
        clock.move(days=400)
        asked.press(Key.Key_L, CTRL)
        asked.unlock()
        assert asked.session is not None


def test_moments_of_the_test_are_after_this_program_was_made(clock):
    from grouphub.base.clock import BUILT

    assert clock.now() - BUILT > timedelta(days=1)


def test_no_other_window_comes_up_even_for_a_moment(desk, cover):
    desk.session.go("people")
    desk.open_form("person")
    shown = Shown()
    desk.app.installEventFilter(shown)
    cover()
    desk.press(Key.Key_L, CTRL)
    desk.app.removeEventFilter(shown)
    assert shown.windows == []


def test_what_was_about_to_begin_on_a_page_does_not_begin_after_the_lock(desk, cover):
    """A timer of the page may be due in the moment between the lock and the page's death."""
    from PySide6.QtCore import QTimer

    add(desk)
    desk.session.go("people")
    page = desk.page
    begun = []
    late = QTimer(page, singleShot=True, interval=0)
    late.timeout.connect(lambda: begun.append("late"))
    late.start()
    timers = page.findChildren(QTimer)
    cover()
    assert not any(timer.isActive() for timer in timers)
    late.start()  # as a list does when it loses its rows
    desk.qtbot.wait(20)
    assert begun == []
    assert desk.toast() == ""
