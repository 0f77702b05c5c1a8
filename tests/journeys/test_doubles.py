"""A woman entered twice, through the whole window: merged, written about, and parted again after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grouphub.desktop.people.doubles_page import DoublesPage, PairRow
from grouphub.desktop.people.merge_form import MergeDialog
from grouphub.desktop.people.person_page import PersonPage
from grouphub.features.people import actions, card, queries
from grouphub.features.people.drafts import PersonDraft, PhoneDraft
from tests.journeys.desk import CTRL, Desk, Key, new_register

if TYPE_CHECKING:
    from uuid import UUID

LONG = 30_000


def fill(db) -> None:
    actions.add_person(db, PersonDraft(given="Қурбонгул", family="Қосимова", village="Боғ", note="Of the first"))
    actions.add_person(
        db,
        PersonDraft(
            given="Kurbongul", family="Kosimova", village="Боғ", phones=(PhoneDraft("1919"),), note="Of the second"
        ),
    )


@pytest.fixture
def desk(folder, clock, sit_down) -> Desk:
    """The program with one woman written down by two people."""
    new_register(folder, clock, fill)
    made = sit_down()
    made.unlock()
    return made


def women(desk) -> list[UUID]:
    with desk.db.read() as session:
        return queries.ids_of(session, queries.people_ids(session, queries.PeopleFilter()))


def notes(desk, key: UUID) -> set[str]:
    with desk.db.read() as session:
        return {note.text for note in card.person(session, key).notes}


def test_merged_written_about_locked_and_parted_again(desk):
    both = women(desk)
    desk.session.go("doubles")
    page = desk.page
    assert isinstance(page, DoublesPage)
    desk.qtbot.waitUntil(lambda: bool(page.pairs))
    (row,) = page.findChildren(PairRow)
    desk.click(row.look)
    assert isinstance(desk.dialog, MergeDialog)
    desk.click(desk.dialog.save)
    assert desk.dialog is None
    assert "are one woman" in desk.toast()
    (kept,) = women(desk)
    (gone,) = set(both) - {kept}

    desk.session.go("person", person_id=str(gone))
    assert isinstance(desk.page, PersonPage)
    assert desk.page.place()["person_id"] == str(kept)
    desk.click(desk.page.note)
    desk.type("Written later")
    desk.press(Key.Key_S, CTRL)
    assert notes(desk, kept) == {"Of the first", "Of the second", "Written later"}

    desk.press(Key.Key_L, CTRL)
    desk.unlock()
    desk.session.go("person", person_id=str(gone))
    (again,) = desk.page.more.partings()
    desk.click(again)
    assert set(women(desk)) == set(both)
    told = {key: notes(desk, key) for key in both}
    assert told[kept] - {"Written later"} != told[gone]
    assert "Written later" in told[kept]
    assert told[gone] in ({"Of the second"}, {"Of the first"})
