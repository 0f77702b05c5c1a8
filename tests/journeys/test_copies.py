"""A copy on its way through the whole window: brought back over the register, on a new computer, out of damage."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from grouphub.base.paths import Folder
from grouphub.base.settings import ScreenSettings
from grouphub.desktop.recipes.page import RecipesPage
from grouphub.desktop.vault.first_run import FirstRun
from grouphub.features.copies.actions import keep_copy
from grouphub.features.people.actions import add_person
from grouphub.features.people.drafts import PersonDraft
from grouphub.features.people.queries import PeopleFilter, people_ids
from grouphub.store.copies import copies_in
from tests.desktop.widgets.hands import type_text
from tests.journeys.desk import CTRL, PASSWORD, Key, new_register

if TYPE_CHECKING:
    from tests.journeys.desk import Desk


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(folder, clock, sit_down) -> Desk:
    new_register(folder, clock, lambda db: add_person(db, PersonDraft(given="Гулнора")))
    made = sit_down()
    made.unlock()
    return made


def press(root, name: str) -> None:
    found = [one for one in root.findChildren(QAbstractButton) if name in {one.accessibleName(), one.text()}]
    shown = next(one for one in found if one.isVisible() and one.isEnabled())
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=shown.rect().center())


def women(desk: Desk) -> int:
    with desk.db.read() as session:
        return len(people_ids(session, PeopleFilter()))


def look_inside(desk: Desk, part, path, password: str) -> None:
    part._file_chosen(path)
    press(part, "Go on")
    type_text(part.password.edit, password)
    press(part, "Look inside")
    desk.qtbot.waitUntil(lambda: part.stage == "preview", timeout=20_000)


def test_a_copy_takes_the_place_of_today_and_today_is_kept(desk, stick):
    made = keep_copy(desk.db, stick)
    add_person(desk.db, PersonDraft(given="Зебо"))
    assert women(desk) == 2
    desk.session.go("bring_back")
    look_inside(desk, desk.page.bringing, made.path, PASSWORD)
    press(desk.page.bringing, "Put it in the place of today’s")
    desk.qtbot.waitUntil(lambda: desk.session is None and hasattr(desk.door, "news"), timeout=30_000)
    assert "The copy is back" in desk.door.news.words.text()
    desk.unlock()
    assert women(desk) == 1
    kept = copies_in(desk.folder.copies)
    assert kept  # today's, with both women
    desk.session.go("bring_back")
    look_inside(desk, desk.page.bringing, kept[0].path, PASSWORD)
    press(desk.page.bringing, "Put it in the place of today’s")
    desk.qtbot.waitUntil(lambda: desk.session is None and hasattr(desk.door, "news"), timeout=30_000)
    desk.unlock()
    assert women(desk) == 2


def test_on_a_new_computer_the_stick_alone_brings_everything_back(desk, stick, sit_down, tmp_path):
    made = keep_copy(desk.db, stick)
    desk.close()
    new = Folder(tmp_path / "new")
    new.path.mkdir()
    ScreenSettings(language="en").save(new.screen)
    other = sit_down(new)
    press(other.door, "I have a copy")
    look_inside(other, other.door.bringing, made.path, PASSWORD)
    press(other.door, "Bring it back")
    other.qtbot.waitUntil(lambda: "The copy is back" in _words(other.door), timeout=30_000)
    press(other.door, "Go on")
    other.qtbot.waitUntil(lambda: hasattr(other.door, "news"))
    other.unlock()
    assert women(other) == 1


def test_hidden_while_a_copy_comes_back_the_work_goes_on_and_she_comes_back_to_it(desk, stick, sit_down, tmp_path):
    made = keep_copy(desk.db, stick)
    desk.close()
    new = Folder(tmp_path / "new")
    new.path.mkdir()
    ScreenSettings(language="en").save(new.screen)
    other = sit_down(new)
    press(other.door, "I have a copy")
    look_inside(other, other.door.bringing, made.path, PASSWORD)
    reached, go = threading.Event(), threading.Event()

    def hold(stage: str, _part: float) -> None:
        if stage == "look":
            reached.set()
            go.wait(20)

    other.door._teller.told.connect(hold, Qt.ConnectionType.DirectConnection)
    press(other.door, "Bring it back")
    other.qtbot.waitUntil(reached.is_set)
    other.press(Key.Key_F12)
    assert isinstance(other.shown, RecipesPage)
    other.press(Key.Key_L, CTRL)
    assert other.shown is other.door
    assert "Bringing the copy back" in _words(other.door)
    other.press(Key.Key_F12)
    go.set()
    other.qtbot.waitUntil(lambda: new.register.exists() and other.door._job is None, timeout=20_000)
    other.press(Key.Key_L, CTRL)
    assert "The copy is back" in _words(other.door)
    press(other.door, "Go on")
    other.qtbot.waitUntil(lambda: hasattr(other.door, "news"))
    other.unlock()
    assert women(other) == 1


def test_hidden_while_she_looks_into_a_copy_nothing_of_it_is_shown_when_she_comes_back(desk, stick, sit_down, tmp_path):
    made = keep_copy(desk.db, stick)
    desk.close()
    new = Folder(tmp_path / "new")
    new.path.mkdir()
    ScreenSettings(language="en").save(new.screen)
    other = sit_down(new)
    press(other.door, "I have a copy")
    look_inside(other, other.door.bringing, made.path, PASSWORD)
    other.press(Key.Key_F12)
    other.press(Key.Key_L, CTRL)
    assert isinstance(other.door, FirstRun)  # there is no register yet to ask a password for


def test_what_can_be_read_comes_out_of_a_damaged_register(desk):
    add_person(desk.db, PersonDraft(given="Зебо"))
    desk.program.lock()
    raw = bytearray(desk.folder.register.read_bytes())
    raw[40:60] = bytes(20)
    desk.folder.register.write_bytes(raw)
    type_text(desk.door.password.edit, PASSWORD)
    desk.door.try_open()
    desk.qtbot.waitUntil(lambda: desk.door.rescue.isVisible(), timeout=20_000)
    if not desk.door.password.value():
        type_text(desk.door.password.edit, PASSWORD)
    press(desk.door, "Bring out what can be read")
    desk.qtbot.waitUntil(lambda: "opens again" in _words(desk.door), timeout=30_000)
    press(desk.door, "Go on")
    desk.qtbot.waitUntil(lambda: hasattr(desk.door, "news"))
    desk.unlock()
    assert women(desk) >= 1


def test_what_can_be_read_is_brought_out_from_copy_and_share(desk):
    desk.session.go("copies")
    press(desk.page.rescue, "Begin: bring out what can be read")
    desk.qtbot.waitUntil(lambda: desk.session is None and desk.door.rescue.isVisible())
    type_text(desk.door.password.edit, PASSWORD)
    press(desk.door, "Bring out what can be read")
    desk.qtbot.waitUntil(lambda: "opens again" in _words(desk.door), timeout=30_000)
    assert "Everything could be read" in _words(desk.door)
    press(desk.door, "Go on")
    desk.qtbot.waitUntil(lambda: hasattr(desk.door, "news"))
    desk.unlock()
    assert women(desk) == 1


def test_without_password_and_sheet_it_is_said_what_can_still_be_done(desk):
    desk.program.lock()
    press(desk.door, "Neither password nor sheet")
    assert "nobody can open" in desk.door.problem.words.text()


def _words(root) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))
