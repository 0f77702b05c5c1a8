"""What is asked or told instead of opening the register."""

from __future__ import annotations

import sys
from datetime import timedelta

import pytest

from grouphub.desktop.vault.clock_page import ClockPage
from grouphub.desktop.vault.unlock import UnlockPage
from grouphub.store.holder import Holder
from tests.journeys.desk import PASSWORD, Key, new_register

_FILES = ("register.db", "register.db-wal", "pages.db", "keys", "keys2")


def on_disk(folder) -> dict[str, bytes]:
    """Return what the files say; an empty journal of the register says nothing."""
    found = {name: (folder.path / name).read_bytes() for name in _FILES if (folder.path / name).exists()}
    return {name: content for name, content in found.items() if content}


def try_password(desk):
    desk.qtbot.waitUntil(lambda: desk.focus() is desk.door.password.edit)
    desk.type(PASSWORD)
    desk.press(Key.Key_Return)


def problem(desk) -> str:
    desk.qtbot.waitUntil(lambda: isinstance(desk.door, UnlockPage) and desk.door.problem.isVisible())
    return desk.door.problem.words.text()


class TestClock:
    """The clock stands behind the newest entry, or before this program was made."""

    @pytest.fixture(params=[timedelta(days=1), timedelta(days=400)])
    def asked(self, request, folder, clock, sit_down):
        new_register(folder, clock)
        clock.move(seconds=-request.param.total_seconds())
        desk = sit_down()
        self.before = on_disk(folder)
        try_password(desk)
        desk.qtbot.waitUntil(lambda: isinstance(desk.shown, ClockPage))
        return desk

    def test_it_is_asked_before_anything_is_stored(self, asked, folder):
        assert asked.session is None
        assert on_disk(folder) == self.before

    def test_leaving_to_set_the_clock_stores_nothing(self, asked, folder):
        asked.window.close()
        assert on_disk(folder) == self.before

    def test_when_the_clock_is_right_the_register_opens(self, asked):
        asked.shown.trusted.emit()
        assert asked.session is not None
        assert asked.page.isVisible()


def test_a_right_clock_is_not_asked_about(desk):
    assert desk.session is not None


def test_a_register_open_elsewhere_is_told_with_the_computer(code, sit_down, folder, clock):
    other = Holder(folder.held, clock)
    try:
        desk = sit_down()
        before = on_disk(folder)
        try_password(desk)
        told = problem(desk)
    finally:
        other.release()
    import platform

    assert platform.node() in told
    assert desk.session is None
    assert on_disk(folder) == before
    desk.door.password.clear()
    desk.unlock()


def test_a_damaged_register_is_told_at_the_password_and_left_as_it_is(code, sit_down, folder):
    whole = folder.register.read_bytes()
    middle = len(whole) // 2
    folder.register.write_bytes(whole[:4096] + bytes(byte ^ 255 for byte in whole[4096:]))
    assert len(whole) > middle > 4096
    desk = sit_down()
    before = on_disk(folder)
    try_password(desk)
    told = problem(desk)
    assert "damaged" in told
    assert desk.session is None
    assert desk.program.entrance.waiting is None
    assert on_disk(folder) == before
    Holder(folder.held).release()


def test_a_wrong_password_opens_nothing(code, sit_down):
    desk = sit_down()
    desk.type("another password")
    desk.press(Key.Key_Return)
    desk.qtbot.waitUntil(lambda: bool(desk.door.password.error()))
    assert desk.session is None
    desk.door.password.clear()
    desk.unlock()


def test_the_hook_for_unexpected_errors_is_the_programs_own(desk):
    from grouphub.desktop.shell import crash

    assert desk.window in crash._window
    assert sys.excepthook is not sys.__excepthook__
