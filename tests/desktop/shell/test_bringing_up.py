"""A register of an earlier program is changed while the window tells how far it is and answers."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from grouphub.base.keys import new_key
from grouphub.base.settings import ScreenSettings
from grouphub.desktop.recipes.page import RecipesPage
from grouphub.desktop.vault.bringing_up import BringingUp
from grouphub.desktop.vault.unlock import UnlockPage
from grouphub.desktop.widgets.labels import Text
from grouphub.store import own_copies, schema
from grouphub.store.copies import CopyUnlike, Stage, copies_in
from grouphub.store.copyfile import Sort
from grouphub.store.database import Database
from grouphub.store.recovery import RecoveryCode
from grouphub.store.vault import create_vault, open_vault
from tests import factory
from tests.journeys.desk import CTRL, PASSWORD, Key
from tests.vaults import scripts


@pytest.fixture
def at_the_door(folder, clock, sit_down):
    """The unlock window of a register that the first program wrote."""
    opened = create_vault(folder, PASSWORD, RecoveryCode.new(), keeper=new_key(), cost=factory.cheap())
    made = Database(opened, clock)
    with made.fill() as connection:
        scripts.read(connection, "0001")
        connection.exec_driver_sql("INSERT INTO setting VALUES ('hiding_practised', 'true', randomblob(16))")
    made.close()
    opened.close()
    ScreenSettings(language="en").save(folder.screen)
    return sit_down()


class Held:
    """Keeps the work standing where it reaches a stage, until ``go`` or until it is stopped."""

    def __init__(self, page: BringingUp, stage: Stage) -> None:
        self.reached = threading.Event()
        self.stages: list[str] = []
        self._page, self._stage, self._go = page, stage.value, threading.Event()
        page._teller.told.connect(self._hear, Qt.ConnectionType.DirectConnection)

    def go(self) -> None:
        self._go.set()

    def _hear(self, stage: str, _part: float) -> None:
        if stage not in self.stages:
            self.stages.append(stage)
        if stage == self._stage:
            self.reached.set()
            while self._page._job is not None and not self._go.wait(0.01):
                pass


def held_at(desk, monkeypatch, stage: Stage) -> Held:
    """Type the password, and return what holds the work at ``stage``."""
    found: list[Held] = []
    begin = BringingUp.begin

    def begin_held(page: BringingUp) -> None:
        found.append(Held(page, stage))
        begin(page)

    monkeypatch.setattr(BringingUp, "begin", begin_held)
    desk.qtbot.waitUntil(lambda: desk.focus() is desk.door.password.edit)
    desk.type(PASSWORD)
    desk.press(Key.Key_Return)
    desk.qtbot.waitUntil(lambda: bool(found) and found[0].reached.is_set())
    QApplication.processEvents()
    return found[0]


def revision(folder) -> str:
    opened = open_vault(folder, PASSWORD)
    raw = opened.connect()
    (found,) = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    raw.close()
    opened.close()
    return str(found)


def leftovers(folder) -> list[str]:
    return [path.name for path in folder.path.rglob("*") if ".half" in path.name or path.name.startswith("checking-")]


def test_she_reads_what_is_done_and_the_window_answers_meanwhile(at_the_door, monkeypatch, folder):
    desk = at_the_door
    held = held_at(desk, monkeypatch, Stage.LOOK)
    page = desk.door
    assert isinstance(page, BringingUp)
    assert page.isVisible()
    assert 0 < page.bar._part < 1
    assert "%" in page.words.text()
    strong = [words.text() for words in page._rows.findChildren(Text) if words.font().weight() >= QFont.Weight.DemiBold]
    assert strong == ["Comparing every row"]
    desk.press(Key.Key_F1)
    assert desk.dialog is not None
    desk.press(Key.Key_Escape)
    held.go()
    desk.qtbot.waitUntil(lambda: desk.session is not None, timeout=20_000)
    assert held.stages == [stage.value for stage in Stage]
    (kept,) = copies_in(folder.copies)
    assert kept.sort is Sort.MIGRATION
    assert not desk.db.is_old()


@pytest.mark.parametrize("stage", [Stage.WRITE, Stage.LOOK, Stage.CHANGE])
def test_locked_in_the_middle_it_is_as_it_was_and_opens_the_next_time(at_the_door, monkeypatch, folder, stage):
    desk = at_the_door
    held_at(desk, monkeypatch, stage)
    desk.press(Key.Key_L, CTRL)
    assert isinstance(desk.door, UnlockPage)
    assert revision(folder) == "0001"
    assert leftovers(folder) == []
    assert len(copies_in(folder.copies)) == (1 if stage is Stage.CHANGE else 0)
    monkeypatch.undo()
    desk.unlock()
    assert not desk.db.is_old()


def test_stop_says_that_nothing_was_changed(at_the_door, monkeypatch, folder):
    desk = at_the_door
    held_at(desk, monkeypatch, Stage.CHANGE)
    assert desk.focus() is desk.door.stop_button
    desk.press(Key.Key_Space)
    desk.qtbot.waitUntil(lambda: isinstance(desk.door, UnlockPage))
    assert desk.door.news.words.text() == "Stopped. Nothing was changed."
    assert revision(folder) == "0001"


def test_hidden_in_the_middle_it_is_as_it_was(at_the_door, monkeypatch, folder):
    desk = at_the_door
    held_at(desk, monkeypatch, Stage.CHANGE)
    desk.press(Key.Key_F12)
    assert isinstance(desk.shown, RecipesPage)
    assert revision(folder) == "0001"


def test_nobody_there_does_not_stop_it_but_the_register_is_not_left_open(at_the_door, monkeypatch, folder):
    desk = at_the_door
    held = held_at(desk, monkeypatch, Stage.CHANGE)
    desk.program.watch.idle_seconds = 0
    held.go()
    desk.qtbot.waitUntil(lambda: isinstance(desk.door, UnlockPage), timeout=20_000)
    assert desk.session is None
    assert desk.program.entrance.waiting is None
    assert revision(folder) == schema.HEAD


def test_why_it_did_not_work_stands_on_the_unlock_window(at_the_door, monkeypatch, folder):
    def worn_out(*_given):
        raise CopyUnlike

    monkeypatch.setattr(own_copies, "keep", worn_out)
    desk = at_the_door
    desk.qtbot.waitUntil(lambda: desk.focus() is desk.door.password.edit)
    desk.type(PASSWORD)
    desk.press(Key.Key_Return)
    desk.qtbot.waitUntil(
        lambda: isinstance(desk.door, UnlockPage) and bool(desk.door.problem.words.text()), timeout=20_000
    )
    assert "reading it back gave something else" in desk.door.problem.words.text()
    assert revision(folder) == "0001"
