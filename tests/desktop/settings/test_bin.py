"""Whatever was archived or taken out lies in the bin until it is brought back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from grouphub.features.people import actions, entries
from grouphub.features.people.drafts import PersonDraft
from grouphub.features.people.queries import PeopleFilter, people_ids
from tests.desktop.widgets.hands import type_text


@pytest.fixture
def women(desk):
    given = (("Ҷамила", "Олимова", "Боғча"), ("Гулнора", "Раҳимова", "Чашмасор"), ("Нигина", "Ғаниева", ""))
    return [actions.add_person(desk.db, PersonDraft(given=g, family=f, village=v)) for g, f, v in given]


def titles(card) -> list[str]:
    return [row.title.text() for row in card._rows if hasattr(row, "title")]


def press(desk, name):
    found = next(one for one in desk.page.findChildren(QAbstractButton) if one.accessibleName() == name)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton, pos=found.rect().center())


def test_an_empty_bin_says_what_it_is_for(desk):
    desk.session.go("bin")
    assert desk.page.empty.isVisible()
    assert not desk.page.women.isVisible()


def test_an_archived_woman_lies_in_the_bin_and_is_brought_back(desk, women, qtbot):
    actions.archive_people(desk.db, women[:2])
    desk.session.go("bin")
    assert titles(desk.page.women) == ["Олимова Ҷамила", "Раҳимова Гулнора"]
    press(desk, "Bring back: Олимова Ҷамила")
    qtbot.waitUntil(lambda: titles(desk.page.women) == ["Раҳимова Гулнора"])
    with desk.db.read() as session:
        assert len(people_ids(session, PeopleFilter())) == 2
    assert "brought back" in desk.toast()


def test_a_note_that_was_taken_out_is_brought_back(desk, women, qtbot):
    from grouphub.features.people import card

    note = entries.add_note(desk.db, women[2], "Comes on Fridays", desk.session.workspace.today())
    entries.remove_note(desk.db, note)
    actions.archive_person(desk.db, women[0])  # the last step is another one, and stays
    desk.session.go("bin")
    [told] = titles(desk.page.taken_out)
    assert told == "A note about Ғаниева Нигина was taken out"
    press(desk, f"Bring back: {told}")
    qtbot.waitUntil(lambda: titles(desk.page.taken_out) == [])
    with desk.db.read() as session:
        assert [one.text for one in card.person(session, women[2]).notes] == ["Comes on Fridays"]
        assert card.person(session, women[0]).archived_at is not None


def test_the_bin_is_searched_by_name_and_village(desk, women, qtbot):
    actions.archive_people(desk.db, women)
    desk.session.go("bin")
    type_text(desk.page.search, "чашма")
    qtbot.waitUntil(lambda: titles(desk.page.women) == ["Раҳимова Гулнора"])
    type_text(desk.page.search, "qqq")
    qtbot.waitUntil(desk.page.nothing_found.isVisible)
    QTest.mouseClick(desk.page.nothing_found.main, Qt.MouseButton.LeftButton)
    assert len(titles(desk.page.women)) == 3


def test_what_was_searched_returns_after_the_lock(desk, women):
    actions.archive_people(desk.db, women)
    desk.session.go("bin")
    type_text(desk.page.search, "Ол")
    desk.session.rebuild()
    assert desk.page.name == "bin"
    assert desk.page.search.text() == "Ол"
    assert titles(desk.page.women) == ["Олимова Ҷамила"]


def test_a_long_bin_is_shown_step_by_step(desk, qtbot):
    ids = [actions.add_person(desk.db, PersonDraft(given=f"Зан{number}")) for number in range(60)]
    actions.archive_people(desk.db, ids)
    desk.session.go("bin")
    assert len(titles(desk.page.women)) == 50
    assert desk.page.women.heading.text() == "60 women"
    QTest.mouseClick(desk.page.more, Qt.MouseButton.LeftButton)
    assert len(titles(desk.page.women)) == 60
    assert not desk.page.more.isVisible()
