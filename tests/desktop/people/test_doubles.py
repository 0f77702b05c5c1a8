"""Doubles on the screen: the warning in the form, two women side by side, pairs of the register, parting again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from grouphub.desktop.people.candidate_rows import CandidateRow
from grouphub.desktop.people.doubles_page import DoublesPage, PairRow
from grouphub.desktop.people.merge_form import MergeDialog
from grouphub.desktop.people.people_list import PeopleList
from grouphub.desktop.people.person_page import PersonPage
from grouphub.desktop.people.same_woman import SameWomanDialog
from grouphub.features import registry
from grouphub.features.doubles import queries
from grouphub.features.doubles.actions import merge_people
from grouphub.features.people import actions, card
from grouphub.features.people.drafts import PersonDraft, PhoneDraft
from tests.desktop.people.conftest import click, type_into

if TYPE_CHECKING:
    from uuid import UUID

    from grouphub.store.database import Database


@pytest.fixture
def two(db: Database) -> tuple[UUID, UUID]:
    """One woman written down by two people."""
    one = actions.add_person(
        db,
        PersonDraft(
            given="Қурбонгул", family="Қосимова", village="Боғ", code="A-1", phones=(PhoneDraft("93 514 16 42"),)
        ),
    )
    other = actions.add_person(
        db,
        PersonDraft(
            given="Kurbongul", family="Kosimova", village="Боғ", phones=(PhoneDraft("935141642"), PhoneDraft("1919"))
        ),
    )
    return one, other


def read(db: Database, key: UUID) -> card.PersonCard:
    with db.read() as session:
        return card.person(session, key)


def test_the_form_tells_who_may_be_here_as_soon_as_a_field_is_left(qtbot, room, two):
    room.open_form("person")
    dialog = room.layer.dialog
    form = dialog.person_form
    type_into(form.parts.given.edit, "Курбонгул")
    type_into(form.parts.family.edit, "Косимзода")
    form.parts.phone.edit.setFocus()
    qtbot.waitUntil(form.doubles.isVisible)
    assert [row.person_id for row in form.doubles.rows] == list(two)
    type_into(form.parts.phone.edit, "93 514 16 42")
    form.parts.birth.edit.setFocus()
    qtbot.waitUntil(lambda: "same phone" in form.doubles.rows[0].why.text())
    assert form.doubles.rows[0].why.text() == "Alike: same phone, same given name, family name with another ending"
    click(form.doubles.rows[0].button)
    assert room.went[-1] == ("person", {"person_id": str(two[0])})


def test_nothing_is_told_of_a_woman_who_is_like_nobody(room, two):
    room.open_form("person")
    form = room.layer.dialog.person_form
    type_into(form.parts.given.edit, "Зебо")
    type_into(form.parts.family.edit, "Раҳимова")
    form.parts.phone.edit.setFocus()
    assert not form.doubles.isVisible()


def test_both_stand_side_by_side_and_are_made_one(room, db, two):
    room.open_form("merge", person_id=str(two[0]), other_id=str(two[1]))
    dialog = room.layer.dialog
    assert isinstance(dialog, MergeDialog)
    fields = dialog.merge_form.fields()
    assert list(fields) == ["given", "family", "code"]
    assert {name: field.value() for name, field in fields.items()} == {
        "given": "kept",
        "family": "kept",
        "code": "kept",
    }
    click(fields["given"].tiles["other"])
    click(dialog.save)
    assert room.layer.dialog is None
    now = read(db, two[1])
    assert (now.id, now.given, now.family, now.code) == (two[0], "Kurbongul", "Қосимова", "A-1")
    assert [phone.shown for phone in now.phones] == ["93 514 16 42", "1919"]


def test_what_comes_over_is_said_before_and_what_is_the_same_is_folded(room, two):
    room.open_form("merge", person_id=str(two[0]), other_id=str(two[1]))
    form = room.layer.dialog.merge_form
    assert not form.same.isVisible()
    click(form.fold)
    assert form.same.isVisible()
    assert form.fold.text() == "1 answer is the same"
    assert form.view.moves == ("1 phone",)


def test_said_to_be_two_they_are_not_asked_about_again(room, db, two):
    room.open_form("merge", person_id=str(two[0]), other_id=str(two[1]))
    click(room.layer.dialog.two)
    assert room.layer.dialog is None
    with db.read() as session:
        assert queries.doubles_of_woman(session, two[0]) == []


def test_the_whole_register_is_looked_through_and_a_settled_pair_goes(qtbot, room, db, two):
    page = DoublesPage(room.workspace)
    qtbot.addWidget(page)
    page.show()
    page.show_fresh()
    qtbot.waitUntil(lambda: page.pairs is not None)
    (row,) = page.findChildren(PairRow)
    click(row.look)
    assert isinstance(room.layer.dialog, MergeDialog)
    room.layer.dialog.reject()
    click(row.two)
    page.hear(DoublesPage.topics)
    assert page.pairs == []
    assert page.nobody.isVisible()
    page.deleteLater()


def test_from_her_page_both_are_looked_at_and_parted_again(qtbot, room, db, two):
    page = PersonPage(room.workspace)
    qtbot.addWidget(page)
    page.go_to({"person_id": str(two[0])})
    page.show()
    page.show_fresh()
    click(page.more.same)
    dialog = room.layer.dialog
    assert isinstance(dialog, SameWomanDialog)
    assert not dialog.save.isEnabled()
    (row,) = dialog.findChildren(CandidateRow)
    click(row.button)
    qtbot.waitUntil(lambda: isinstance(room.layer.dialog, MergeDialog))
    click(room.layer.dialog.save)
    page.refresh()
    (again,) = page.more.partings()
    assert again.text() == "Part again: Kosimova Kurbongul"
    click(again)
    assert read(db, two[1]).id == two[1]
    page.deleteLater()


def test_her_page_follows_an_old_link(qtbot, room, db, two):
    merge_people(db, two[0], two[1], features=registry.FEATURES)
    page = PersonPage(room.workspace)
    qtbot.addWidget(page)
    page.go_to({"person_id": str(two[1])})
    page.show()
    page.show_fresh()
    assert page.place()["person_id"] == str(two[0])
    page.deleteLater()


def test_two_chosen_in_the_list_are_looked_at_side_by_side(qtbot, room, db, two):
    third = actions.add_person(db, PersonDraft(given="Зебо"))
    assert third
    room.workspace.settings = room.workspace.settings
    people = PeopleList(room.workspace)
    qtbot.addWidget(people)
    from grouphub.features.people.queries import Order, PeopleFilter, people_ids

    with db.read() as session:
        rows = people_ids(session, PeopleFilter(), Order())
    people.resize(1200, 600)
    people.show_rows(rows, Order(), text="", archived=False)
    people.show()
    people.table.selectAll()
    assert not people.several.merge.isVisibleTo(people)
    choose(people, 0, 1)
    assert people.several.merge.isVisibleTo(people)
    people.several.merge.click()
    assert isinstance(room.layer.dialog, MergeDialog)
    people.deleteLater()


def choose(people: PeopleList, *numbers: int) -> None:
    from PySide6.QtCore import QItemSelectionModel

    model: Any = people.table.selectionModel()
    model.clearSelection()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for number in numbers:
        model.select(people.table.long_model().index(number, 0), flags)
