"""A woman is erased for ever through the whole window: from every list, search, history, form and page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from grouphub.features.people import actions, finding, queries
from grouphub.features.people.drafts import PersonDraft
from tests.features.erasing.test_erasing import everything
from tests.features.people.group import full_draft
from tests.journeys.desk import CTRL, Desk, Key, new_register

if TYPE_CHECKING:
    from uuid import UUID

NAMES = ("Қурбонгул", "Қосимова", "Гулчеҳра", "Kosimova", "курбонгул", "косимова")


def fill(db) -> None:
    key = actions.add_person(db, full_draft())
    actions.archive_person(db, key)
    actions.add_person(db, PersonDraft(given="Барно", family="Зоирова"))


@pytest.fixture
def desk(folder, clock, sit_down) -> Desk:
    """The program with a woman in the bin, of whom everything is known."""
    new_register(folder, clock, fill)
    made = sit_down()
    made.unlock()
    return made


def archived(desk) -> list[UUID]:
    with desk.db.read() as session:
        return queries.ids_of(session, queries.people_ids(session, queries.PeopleFilter(archived=True)))


def words_on_screen(desk) -> str:
    texts = [label.text() for label in desk.shown.findChildren(QLabel) if label.isVisible()]
    texts += [line.text() for line in desk.shown.findChildren(QLineEdit) if line.isVisible()]
    return "\n".join(texts)


def test_erased_and_nowhere_to_be_found(desk):
    (key,) = archived(desk)
    desk.session.go("person", person_id=str(key))
    desk.click(desk.page.note)
    desk.type("Half typed about her")
    desk.escape()
    drafts = desk.session.workspace.drafts
    drafts.keep()
    assert "Half typed" in everything(desk.db)
    desk.session.go("person", person_id=str(key))
    desk.click(desk.page.note)
    desk.type(", and a moment ago")
    desk.escape()

    desk.session.go("person", person_id=str(key))
    desk.click(desk.page.more.erase)
    asked = desk.dialog
    assert not asked.erase.isEnabled()
    desk.type("Қурбонгул")
    desk.click(asked.erase)
    assert desk.dialog is None
    assert "erased for ever" in desk.toast()
    assert desk.page.isAncestorOf(QApplication.focusWidget() or desk.window)
    assert archived(desk) == []
    drafts.keep()
    assert "alf typed" not in everything(desk.db)

    for page in ("people", "bin", "history", "today"):
        desk.session.go(page)
        assert [name for name in NAMES if name in words_on_screen(desk)] == [], page
    with desk.db.read() as session:
        assert finding.find(session, "Kurbongul") == []
    desk.press(Key.Key_Z, CTRL)  # takes back what was done before, never this

    desk.press(Key.Key_L, CTRL)
    desk.unlock()
    left = everything(desk.db)
    assert [name for name in (*NAMES, "Half typed") if name in left] == []
