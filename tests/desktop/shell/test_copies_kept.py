"""Copies are kept by themselves, and damage after a crash is told, while she only opens and locks the register."""

from __future__ import annotations

from grouphub.store.copies import copies_in, open_copy
from grouphub.store.vault import open_vault
from tests.journeys.desk import CTRL, PASSWORD, Key, new_register


def women_in(path) -> int:
    copy = open_copy(path, PASSWORD)
    copy.close()
    return copy.content.counts["person"]


def test_the_day_is_kept_when_the_register_closes_or_at_the_next_opening(folder, clock, sit_down, qtbot):
    from tests.features.people.group import add

    new_register(folder, clock)
    desk = sit_down()
    desk.unlock()
    qtbot.waitUntil(lambda: len(copies_in(folder.copies)) == 1)
    clock.move(hours=2)
    add(desk.db, "Барно")
    clock.move(minutes=1)
    desk.press(Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: desk.session is None)
    assert [women_in(copy.path) for copy in copies_in(folder.copies)] == [1, 0]
    desk.unlock()
    clock.move(minutes=1)
    add(desk.db, "Зебо")
    desk.press(Key.Key_L, CTRL)  # a copy was kept a moment ago: this one waits for the next opening
    qtbot.waitUntil(lambda: desk.session is None)
    assert len(copies_in(folder.copies)) == 2
    clock.move(days=1)
    desk.unlock()
    qtbot.waitUntil(lambda: len(copies_in(folder.copies)) == 3)
    assert women_in(copies_in(folder.copies)[0].path) == 2
    assert desk.toast() == ""


def test_an_opening_without_any_change_makes_no_copy(folder, clock, sit_down, qtbot):
    new_register(folder, clock)
    desk = sit_down()
    for _time in range(3):
        desk.unlock()
        qtbot.waitUntil(lambda: len(copies_in(folder.copies)) == 1)
        clock.move(days=1)
        desk.press(Key.Key_L, CTRL)
        qtbot.waitUntil(lambda: desk.session is None)
    assert len(copies_in(folder.copies)) == 1


def test_damage_after_a_crash_is_told(folder, clock, sit_down, qtbot):
    new_register(folder, clock, _with_a_damaged_page)
    opened = open_vault(folder, PASSWORD)
    raw = opened.connect()
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    raw.execute("DROP TABLE filler")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    raw.close()
    opened.close()
    with folder.register.open("r+b") as file:  # a free page: everything else still opens
        file.seek(folder.register.stat().st_size - 4096 * 3)
        file.write(b"spoilt")
    folder.held.write_bytes(b"{}")
    desk = sit_down()
    desk.unlock()
    qtbot.waitUntil(lambda: "found damage" in desk.toast())


def test_nothing_is_told_after_a_crash_that_left_all_whole(folder, clock, sit_down, qtbot):
    new_register(folder, clock)
    folder.held.write_bytes(b"{}")
    desk = sit_down()
    desk.unlock()
    qtbot.waitUntil(lambda: len(copies_in(folder.copies)) == 1)  # what comes after the look
    assert desk.toast() == ""


def _with_a_damaged_page(db) -> None:
    with db.fill() as connection:
        connection.exec_driver_sql("CREATE TABLE filler (room BLOB)")
        connection.exec_driver_sql("INSERT INTO filler VALUES (zeroblob(60000))")
