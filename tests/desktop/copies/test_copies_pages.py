"""Copies by real clicks: kept in a folder, listed, refused, looked into."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from grouphub.base.topics import Topic
from grouphub.desktop.copies import bringing, keep_page
from grouphub.desktop.copies.page import CopiesPage
from grouphub.desktop.copies.sticks import Stick
from grouphub.desktop.today import page as today_page
from grouphub.features.copies.actions import keep_copy
from grouphub.features.group.queries import group_settings
from grouphub.features.people.actions import add_person
from grouphub.features.people.drafts import PersonDraft
from grouphub.store.copies import copies_in
from tests import factory

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


def press(root, name):
    found = [one for one in root.findChildren(QAbstractButton) if name in {one.accessibleName(), one.text()}]
    shown = next(one for one in found if one.isVisible() and one.isEnabled())
    QTest.mouseClick(shown, LEFT, pos=shown.rect().center())


def words(root) -> str:
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))


def test_a_copy_is_kept_in_a_folder_and_told_of(desk, stick, qtbot):
    add_person(desk.db, PersonDraft(given="Гулнора"))
    desk.session.go("copies")
    press(desk.page, "Keep a copy")
    assert desk.page.name == "keep_copy"
    desk.page._folder_chosen(stick)
    press(desk.page, "Keep the copy")
    qtbot.waitUntil(lambda: desk.page.stage == keep_page.READY, timeout=20_000)
    [made] = copies_in(stick)
    assert made.path.name in words(desk.page)
    assert desk.page.main.hasFocus()
    desk.page._folder = None  # nothing can be chosen any more: the stick is full now
    QTest.keyClick(desk.page.main, Qt.Key.Key_Return)
    assert desk.page.name == "copies"
    assert desk.page.isAncestorOf(
        QApplication.focusWidget()
    )  # not the next button in the window, which hides and locks
    assert "KINGSTON" in words(desk.page.elsewhere)


def test_a_folder_that_takes_nothing_is_said_and_another_try_is_offered(desk, stick, qtbot):
    desk.session.go("keep_copy")
    desk.page._folder_chosen(stick)
    stick.rmdir()
    press(desk.page, "Keep the copy")
    qtbot.waitUntil(lambda: desk.page.stage == keep_page.TROUBLE, timeout=20_000)
    assert "The register is safe" in words(desk.page)
    press(desk.page, "Try again")
    assert desk.page.stage == keep_page.CHOOSE


def test_a_stick_shows_its_room_and_a_full_one_cannot_be_chosen(desk, stick, qtbot):
    found = [Stick(stick, "KINGSTON", 10**9), Stick(stick / "b", "CAMERA", 10), Stick(stick / "c", "RED", 10**9, True)]
    page = keep_page.KeepCopyPage(desk.session.workspace, find_sticks=lambda: found)
    qtbot.addWidget(page)
    page.refresh()
    enabled = {tile.text(): tile.isEnabled() for tile in page.tiles.values()}
    assert enabled == {"KINGSTON": True, "CAMERA": False, "RED": False}
    assert page.main.isEnabled()


def test_a_stick_that_is_put_in_shows_up_by_itself(desk, stick, qtbot):
    found = []
    page = keep_page.KeepCopyPage(desk.session.workspace, find_sticks=lambda: list(found))
    qtbot.addWidget(page)
    page.refresh()
    assert not page.main.isEnabled()
    found.append(Stick(stick, "KINGSTON", 10**9))
    page._look()
    assert [tile.text() for tile in page.tiles.values()] == ["KINGSTON"]
    assert page.main.isEnabled()


def test_what_a_power_cut_left_on_a_stick_does_not_make_it_full(desk, stick, qtbot):
    half = stick / "GroupHub-2025-03-17.copy.half"
    half.write_bytes(bytes(5000))
    found = [Stick(stick, "KINGSTON", 10)]

    def look():
        return [Stick(stick, "KINGSTON", 10 if half.exists() else 10**9)] if found else []

    page = keep_page.KeepCopyPage(desk.session.workspace, find_sticks=look)
    qtbot.addWidget(page)
    page.refresh()
    assert not half.exists()
    assert page.main.isEnabled()
    found.clear()
    page._look()
    half.write_bytes(bytes(5000))
    found.append(Stick(stick, "KINGSTON", 10))
    page._look()
    assert not half.exists()
    assert page.main.isEnabled()


def test_a_full_stick_can_be_chosen_once_files_were_removed_from_it(desk, stick, qtbot):
    found = [Stick(stick, "KINGSTON", 10)]
    page = keep_page.KeepCopyPage(desk.session.workspace, find_sticks=lambda: list(found))
    qtbot.addWidget(page)
    page.refresh()
    assert not page.main.isEnabled()
    found[:] = [Stick(stick, "KINGSTON", 10**9)]
    page._look()
    assert page.main.isEnabled()


def test_copies_on_a_stick_are_listed_with_their_age(desk, stick, qtbot):
    keep_copy(desk.db, stick, label="KINGSTON")
    page = CopiesPage(desk.session.workspace, find_sticks=lambda: [Stick(stick, "KINGSTON", 10**9)])
    qtbot.addWidget(page)
    page.resize(1100, 690)
    page.show()
    page.refresh()
    assert "Full copy" in words(page.elsewhere)
    assert "today" in words(page.elsewhere)


def test_copies_on_a_stick_are_listed_when_the_page_is_first_seen(desk, stick, qtbot):
    keep_copy(desk.db, stick)
    with desk.db.fill() as connection:
        connection.exec_driver_sql("DELETE FROM copy_kept")  # it was kept on another computer
    page = CopiesPage(desk.session.workspace, find_sticks=lambda: [Stick(stick, "KINGSTON", 10**9)])
    qtbot.addWidget(page)
    page.show_fresh()
    page.show()
    assert "KINGSTON" in words(page.elsewhere)


def test_the_days_of_the_reminder_are_set_in_settings(desk):
    desk.session.go("settings")
    combo = desk.page.safety.copy_days
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    with desk.db.read() as session:
        assert group_settings(session).copy_days == 14


def test_a_reminder_stands_on_today_and_leads_to_the_copy(desk, clock):
    from datetime import timedelta

    from grouphub.features.copies.contribution import COPIES

    add_person(desk.db, PersonDraft(given="Гулнора"))
    with desk.db.read() as session:
        assert COPIES.today(session, clock.today()) == []
        [row] = COPIES.today(session, clock.today() + timedelta(days=8))
    assert row.page == "keep_copy"


def look_inside(desk, qtbot, path, password):
    desk.session.go("bring_back")
    part = desk.page.bringing
    part._file_chosen(path)
    press(part, "Go on")
    part.password.edit.setText(password)
    press(part, "Look inside")
    return part


def test_looking_into_a_copy_says_what_would_change(desk, stick, clock, qtbot):
    add_person(desk.db, PersonDraft(given="Гулнора"))
    made = keep_copy(desk.db, stick)
    clock.move(minutes=5)
    add_person(desk.db, PersonDraft(given="Зебо"))
    part = look_inside(desk, qtbot, made.path, factory.PASSWORD)
    qtbot.waitUntil(lambda: part.stage == bringing.PREVIEW, timeout=20_000)
    said = words(part)
    assert "1 woman" in said
    assert "1 of today’s would be missing: Зебо" in said
    assert "The copy is older than what is here" in said
    assert "kept as a copy first" in said


def test_it_says_who_would_be_missing_and_how_many_more(desk, stick, qtbot):
    made = keep_copy(desk.db, stick)
    for given in ("Адиба", "Барно", "Гулнора", "Зебо", "Лола", "Малика", "Нодира", "Ҷонона"):
        add_person(desk.db, PersonDraft(given=given, family="Каримова" if given == "Барно" else ""))
    part = look_inside(desk, qtbot, made.path, factory.PASSWORD)
    qtbot.waitUntil(lambda: part.stage == bringing.PREVIEW, timeout=20_000)
    assert "8 of today’s would be missing: Адиба, Барно Каримова, Гулнора, Зебо, Лола, Малика and 2 more" in words(part)
    assert "come back" not in words(part)


def test_copies_kept_in_folders_are_offered_while_they_are_there(desk, stick):
    made = keep_copy(desk.db, stick, label="KINGSTON")
    desk.session.go("bring_back")
    part = desk.page.bringing
    assert any("KINGSTON" in tile.text() for tile in part.tiles)
    made.path.unlink()
    part.choose()
    assert not any("KINGSTON" in tile.text() for tile in part.tiles)


def test_a_wrong_password_is_said_by_the_field(desk, stick, qtbot):
    made = keep_copy(desk.db, stick)
    part = look_inside(desk, qtbot, made.path, "хато")
    qtbot.waitUntil(lambda: part.password.error() != "", timeout=20_000)
    assert "valid on the day it was made" in part.password.error()
    assert part.stage == bringing.PASSWORD


def test_a_damaged_copy_is_refused_and_nothing_is_changed(desk, stick, qtbot):
    made = keep_copy(desk.db, stick)
    raw = bytearray(made.path.read_bytes())
    for place in range(len(raw) // 8, len(raw), len(raw) // 8):
        raw[place] ^= 1
    made.path.write_bytes(raw)
    part = look_inside(desk, qtbot, made.path, factory.PASSWORD)
    qtbot.waitUntil(lambda: part.password.error() != "", timeout=20_000)
    assert part.stage == bringing.PASSWORD


def test_a_file_that_is_no_copy_is_said_at_once(desk, stick):
    other = stick / "list.copy"
    other.write_bytes(b"something else")
    desk.session.go("bring_back")
    desk.page.bringing._file_chosen(other)
    assert desk.page.bringing.stage == bringing.CHOOSE
    assert "not a copy of a register" in words(desk.page.bringing)
    assert desk.page.bringing._own_file is None


def test_leaving_the_page_forgets_the_copy_that_was_opened(desk, stick, qtbot):
    made = keep_copy(desk.db, stick)
    part = look_inside(desk, qtbot, made.path, factory.PASSWORD)
    qtbot.waitUntil(lambda: part.stage == bringing.PREVIEW, timeout=20_000)
    copy = part._copy
    desk.session.go("today")
    assert part._copy is None
    assert bytes(copy.key) == bytes(len(copy.key))


def test_the_page_hears_of_copies_made_meanwhile(desk, stick):
    desk.session.go("copies")
    keep_copy(desk.db, stick, label="RED")
    desk.session.workspace.bus.changed.emit(frozenset({Topic.COPIES}))
    assert "RED" in words(desk.page.elsewhere)


def test_today_tells_how_old_the_last_copy_is(desk, stick, clock):
    desk.session.go("today")
    assert "No copy outside this computer yet" in words(desk.page)
    assert today_page._age_of_copy(0) == "Last copy: today"
    assert today_page._age_of_copy(3) == "Last copy: 3 days ago"


def test_going_back_while_a_copy_is_looked_into_stays_where_she_went(desk, stick, qtbot):
    add_person(desk.db, PersonDraft(given="Гулнора"))
    made = keep_copy(desk.db, stick)
    for secret in (factory.PASSWORD, "wrong"):
        part = look_inside(desk, qtbot, made.path, secret)
        press(part, "One step back")
        ended = []
        desk.session.workspace.jobs.start(lambda _progress: None, done=ended.append)  # its turn comes after the look
        qtbot.waitUntil(lambda ended=ended: bool(ended), timeout=20_000)
        assert part.stage == bringing.CHOOSE
        assert part._copy is None


def test_a_stick_that_is_put_in_while_she_chooses_takes_the_keys_nowhere_else(desk, stick, qtbot):
    found = []
    desk.session.go("bring_back")
    part = desk.page.bringing
    part._find_sticks = lambda: list(found)
    part.choose()
    part.first_stop().setFocus()
    found.append(Stick(stick, "KINGSTON", 10**9))
    keep_copy(desk.db, stick)
    part._look()
    assert QApplication.focusWidget() is part.main
