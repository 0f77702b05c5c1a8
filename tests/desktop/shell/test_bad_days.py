"""What is asked or told instead of opening the register."""

from __future__ import annotations

import sys
from datetime import timedelta

import pytest

from grouphub.base.keys import new_key
from grouphub.desktop.shell import crash
from grouphub.desktop.vault.clock_page import ClockPage
from grouphub.desktop.vault.first_run import FirstRun
from grouphub.desktop.vault.unlock import UnlockPage
from grouphub.features.group.actions import change_settings
from grouphub.features.group.queries import group_settings, keepers
from grouphub.store.begun import Begun, keep_begun
from grouphub.store.database import Database
from grouphub.store.faults import DiskFull
from grouphub.store.holder import Holder
from grouphub.store.opened import PagesMissing
from grouphub.store.recovery import RecoveryCode
from grouphub.store.vault import create_vault
from tests import factory
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


@pytest.mark.parametrize("reached", ["nothing", "tables", "settings"])
def test_answers_of_a_first_run_are_written_though_the_disk_was_full_before(folder, clock, sit_down, reached):
    opened = create_vault(folder, PASSWORD, RecoveryCode.new(), keeper=new_key(), cost=factory.cheap())
    if reached != "nothing":
        database = Database.create(opened, clock)
        if reached == "settings":
            change_settings(database, name="Гулдаста")
        database.close()
    opened.close()
    keep_begun(folder, Begun(3, {"name": "Гулдаста", "keeper_name": "Зебо", "village": "Чашмасор"}))
    desk = sit_down()
    try_password(desk)
    desk.qtbot.waitUntil(lambda: isinstance(desk.shown, FirstRun))
    with desk.program.entrance.waiting.read() as session:
        settings = group_settings(session)
        assert (settings.name, settings.village) == ("Гулдаста", "Чашмасор")
        assert [keeper.name for keeper in keepers(session)] == ["Зебо"]
    assert not folder.begun.exists()


def test_what_she_can_do_something_about_is_told_in_its_own_words_wherever_it_comes_from(desk, folder):
    error = DiskFull()
    crash._caught(DiskFull, error, None)
    assert desk.toast() == error.text()
    assert not folder.log.exists() or "DiskFull" not in folder.log.read_text()


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


def test_a_missing_second_file_is_told_and_she_can_go_on(code, sit_down, folder):
    folder.pages.unlink()
    desk = sit_down()
    desk.unlock()
    assert desk.toast() == PagesMissing(folder=folder.path).text()
    change_settings(desk.db, name="Гулдаста")
    assert not folder.pages.exists()  # nobody makes an empty one in its place


def test_with_all_files_there_nothing_is_told(desk):
    assert desk.toast() == ""
