"""The unlock window, by real keys and clicks on a real register."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from grouphub.base.settings import ScreenSettings
from grouphub.desktop.shell import keyboard
from grouphub.desktop.vault.unlock import UnlockPage
from grouphub.store.holder import Holder
from grouphub.store.vault import open_vault
from tests.desktop.vault.conftest import PASSWORD, SAME_KEYS


def type_text(widget, text):
    """Press keys that write ``text``, whatever its alphabet."""
    for sign in text:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))


def miss(qtbot, page, typed="wrong"):
    """Try a password that does not fit and wait for the answer."""
    page.password.clear()
    before = page._waits.misses
    qtbot.keyClicks(page.password.edit, typed)
    qtbot.keyClick(page.password.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._waits.misses == before + 1 and not page.password.edit.isReadOnly())


def test_the_password_opens_the_register_with_enter(qtbot, page, locked):
    type_text(page.password.edit, PASSWORD)
    qtbot.keyClick(page.password.edit, Qt.Key.Key_Return)
    assert not page.open.isEnabled()
    qtbot.waitUntil(lambda: bool(page.opens))
    assert page.opens[0].keeper == locked
    assert not page.opens[0].by_recovery
    assert page.password.value() == ""


def test_the_window_hears_of_the_open_register_in_its_own_thread(qtbot, page):
    threads = []
    page.opened.connect(lambda _opened: threads.append(QThread.currentThread()))
    type_text(page.password.edit, PASSWORD)
    qtbot.mouseClick(page.open, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [QGuiApplication.instance().thread()]


def test_a_wrong_password_speaks_of_the_keyboard_first_and_is_selected(qtbot, page):
    miss(qtbot, page)
    assert page.password.error() == "That password did not fit. Check the keyboard language and Caps Lock."
    assert page.password.edit.selectedText() != ""
    assert page.open.isEnabled()


def test_a_wrong_password_names_the_keyboard_language_where_the_system_tells(qtbot, page, monkeypatch):
    monkeypatch.setattr(keyboard, "layout", lambda: "TJ")
    miss(qtbot, page)
    assert "it is set to Tajik" in page.password.error()


def test_the_sentence_about_a_wrong_password_stays_when_the_field_is_left_and_goes_when_she_types(qtbot, page):
    miss(qtbot, page)
    page.open.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.password.error()
    page.password.setFocus()
    qtbot.keyClicks(page.password.edit, "n")
    assert page.password.error() == ""


def test_the_same_keys_in_another_language_open_only_on_request(qtbot, page):
    miss(qtbot, page, SAME_KEYS)
    assert page.opens == []
    assert page.other_keys.isVisible()
    qtbot.mouseClick(page.other_keys, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.opens))


def test_other_keys_that_do_not_fit_either_count_as_one_miss(qtbot, page):
    miss(qtbot, page, "abrakadabra")
    qtbot.mouseClick(page.other_keys, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.password.edit.isReadOnly())
    assert page._waits.misses == 2


def test_after_five_misses_a_wait_is_counted_down_and_survives_a_restart(qtbot, page, folder, clock):
    for _ in range(5):
        miss(qtbot, page)
    assert not page.open.isEnabled()
    assert page.password._hint == "Next try in 0:05."
    again = UnlockPage(folder, ScreenSettings(language="en"), clock)
    qtbot.addWidget(again)
    assert not again.open.isEnabled()
    clock.move(seconds=6)
    qtbot.waitUntil(page.open.isEnabled)
    type_text(page.password.edit, PASSWORD)
    qtbot.keyClick(page.password.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.opens))
    assert page._waits.misses == 0


def test_enter_does_nothing_while_she_has_to_wait(qtbot, page):
    for _ in range(5):
        miss(qtbot, page)
    qtbot.keyClick(page.password.edit, Qt.Key.Key_Return)
    assert not page.password.edit.isReadOnly()
    assert page._waits.misses == 5


def test_enter_in_an_empty_field_tries_nothing(qtbot, page):
    qtbot.keyClick(page.password.edit, Qt.Key.Key_Return)
    assert page._waits.misses == 0
    assert not page.password.edit.isReadOnly()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: folder.register.unlink(), "is missing"),
        (lambda folder: [path.write_bytes(b"x" * 300) for path in (folder.keys, folder.keys_twin)], "key files"),
        (lambda folder: folder.register.write_bytes(b"no register " * 800), "damaged"),
    ],
)
def test_a_damaged_register_is_told_in_a_sentence_and_counts_no_miss(qtbot, page, folder, spoil, said):
    spoil(folder)
    type_text(page.password.edit, PASSWORD)
    qtbot.keyClick(page.password.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(page.problem.isVisible)
    assert said in page.problem.words.text()
    assert page._waits.misses == 0


def test_a_register_open_elsewhere_is_told_with_the_computer(qtbot, page, folder, clock):
    holder = Holder(folder.held, clock)
    type_text(page.password.edit, PASSWORD)
    qtbot.keyClick(page.password.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(page.problem.isVisible)
    assert "17.03.2025" in page.problem.words.text()
    holder.release()


def test_leaving_the_page_while_it_opens_lets_the_register_go_again(qtbot, page, folder):
    type_text(page.password.edit, PASSWORD)
    page.try_open()
    job = page._opening._job
    with qtbot.waitSignal(job.ended):
        page.hide()
    qtbot.waitUntil(lambda: not page._opening._jobs._alive)
    assert page.opens == []
    assert page.password.value() == ""
    open_vault(folder, PASSWORD).close()


def test_the_eye_shows_the_password(qtbot, page):
    qtbot.keyClicks(page.password.edit, "non")
    qtbot.mouseClick(page.password.eye, Qt.MouseButton.LeftButton)
    assert page.password.edit.echoMode() == QLineEdit.EchoMode.Normal


def test_a_language_is_chosen_by_its_chip(qtbot, page):
    with qtbot.waitSignal(page.language_chosen) as told:
        qtbot.mouseClick(page.languages.chip("tg"), Qt.MouseButton.LeftButton)
    assert told.args == ["tg"]


def test_before_unlocking_only_the_neutral_word_is_shown(qtbot, locked, folder, clock):
    page = UnlockPage(folder, ScreenSettings(language="en", neutral_word="Bread and thread"), clock)
    qtbot.addWidget(page)
    assert page.panel.word.text() == "Bread and thread"


def test_a_practice_group_tells_its_password(qtbot, locked, folder, clock):
    page = UnlockPage(folder, ScreenSettings(language="en"), clock, practice_password="non bist chor gul")
    qtbot.addWidget(page)
    page.show()
    texts = [label.text() for label in page.findChildren(type(page.problem.words))]
    assert "Practice. The password is non bist chor gul." in texts


@pytest.mark.parametrize("size", [(1366, 698), (1024, 530), (640, 420)])
def test_the_password_and_open_can_be_reached_at_every_size(qtbot, page, size):
    page.resize(*size)

    def can_be_reached():
        page._area.ensureWidgetVisible(page.open)
        corner = page.open.mapTo(page, page.open.rect().bottomRight())
        return page.rect().contains(corner) and page.password.width() <= page.width()

    qtbot.waitUntil(can_be_reached)


def test_tab_goes_from_the_password_in_reading_order(qtbot, page):
    seen = []
    for _ in range(4):
        seen.append(page.focusWidget())
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert seen[0] is page.password.edit
    assert page.open in seen
    assert page.sheet in seen


def test_a_long_sentence_below_the_field_covers_nothing(qtbot, page, monkeypatch):
    monkeypatch.setattr(keyboard, "layout", lambda: "TJ")
    miss(qtbot, page)

    def stands_below():
        edit = page.password.edit
        words = page.password._message_words
        top = words.mapTo(page, words.rect().topLeft()).y()
        low = words.mapTo(page, words.rect().bottomLeft()).y()
        below = page.open.mapTo(page, page.open.rect().topLeft()).y()
        tall_enough = words.height() >= words.heightForWidth(words.width())
        return edit.mapTo(page, edit.rect().bottomLeft()).y() < top < low < below and tall_enough

    qtbot.waitUntil(stands_below)


_LOOK = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from grouphub.base.clock import SystemClock
from grouphub.base.paths import Folder
from grouphub.base.settings import ScreenSettings
from grouphub.desktop.vault.unlock import UnlockPage
page = UnlockPage(Folder(Path(sys.argv[1])), ScreenSettings(), SystemClock())
page.show()
app.processEvents()
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def test_the_unlock_window_is_painted_before_anything_heavy_is_imported(tmp_path):
    run = subprocess.run([sys.executable, "-c", _LOOK, str(tmp_path)], capture_output=True, text=True, check=True)
    heavy = {"sqlalchemy", "alembic", "sqlcipher3", "reportlab", "pypdfium2", "PIL", "cryptography", "argon2"}
    assert set(run.stdout.split()) & heavy == set()
