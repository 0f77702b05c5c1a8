"""Everything that was done stands in the history; the newest step can be taken back there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from grouphub.features.group.actions import change_settings
from grouphub.features.people import actions
from grouphub.features.people.drafts import PersonDraft
from grouphub.store import journal


def lines(desk) -> list[str]:
    desk.app.sendPostedEvents()
    return [label.text() for label in desk.page.rows.findChildren(QLabel) if label.isVisible()]


def undo_button(desk):
    desk.app.sendPostedEvents()
    return [found for found in desk.page.rows.findChildren(object, "undo") if found.isVisible()]


def test_the_steps_stand_with_day_time_and_name(desk, clock):
    actions.add_person(desk.db, PersonDraft(given="Ҷамила", family="Олимова"))
    clock.move(days=1)
    change_settings(desk.db, lock_minutes=5)
    desk.session.go("history")
    told = lines(desk)
    time = f"{clock.now().astimezone():%H:%M}"
    assert told[:5] == [
        "Today",
        "Settings changed",
        f"{time}, by Зебо Каримова",
        "Yesterday",
        "Олимова Ҷамила was added",
    ]


def test_only_the_newest_step_can_be_undone_and_then_the_one_before(desk, qtbot):
    for minutes in (5, 6):
        change_settings(desk.db, lock_minutes=minutes)
    desk.session.go("history")
    for expected in (5, 3):
        [button] = undo_button(desk)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
        qtbot.waitUntil(lambda expected=expected: desk.settings.lock_minutes == expected)
    assert lines(desk).count("Taken back: Settings changed") == 2
    assert sum(line.endswith("taken back since") for line in lines(desk)) == 2


def test_a_long_history_is_shown_step_by_step(desk):
    for minutes in range(60):
        change_settings(desk.db, lock_minutes=minutes % 14 + 1)
    desk.session.go("history")
    assert lines(desk).count("Settings changed") == 50
    QTest.mouseClick(desk.page.older, Qt.MouseButton.LeftButton)
    assert lines(desk).count("Settings changed") == 61
    assert not desk.page.older.isVisible()
    place = desk.page.place()
    desk.session.rebuild()
    assert desk.page.place()["many"] == place["many"]


def test_older_steps_are_read_from_where_the_last_ended(desk):
    for minutes in (5, 6, 7):
        change_settings(desk.db, lock_minutes=minutes)
    with desk.db.read() as session:
        first = journal.latest(session, 2)
        rest = journal.latest(session, 10, before=first[-1].number)
    numbers = [row.number for row in [*first, *rest]]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 4


def test_the_history_speaks_the_language_of_the_screen(desk):
    desk.session.go("history")
    desk.change_screen({"language": "ru"})
    from grouphub.base.i18n import _

    assert _("Settings changed") in lines(desk)
