"""Several women are changed together: the preview follows what is chosen, and just that is written."""

from __future__ import annotations

from typing import Any

import pytest

from grouphub.desktop.people.form_dialog import AT_ONCE
from grouphub.features.fields.kinds import Kind
from grouphub.features.people import actions, card
from grouphub.features.people.drafts import PersonDraft
from grouphub.features.people.rules import Role, Standing
from grouphub.features.people.together import What
from grouphub.store.database import Busy
from tests.desktop.people.conftest import Room, click, type_into
from tests.features.fields import asked


@pytest.fixture
def three(room) -> list[Any]:
    asked.ask_of_every_kind(room.workspace.db)
    drafts = [
        PersonDraft(given="Зебо", family="Каримова", village="Чашмасор"),
        PersonDraft(given="Барно", family="Олимова", village="Боғи Нав"),
        PersonDraft(given="Лола", family="Назарова"),
    ]
    return actions.add_people(room.workspace.db, drafts)


def opened(room: Room, keys: list[Any]) -> Any:
    room.go("people")
    room.activateWindow()
    room.open_form("together", person_ids=[str(key) for key in keys])
    return room.layer.dialog


def choose(dialog: Any, what: str) -> None:
    dialog.values.asked.set_value(what)
    dialog.values.asked.changed.emit()
    dialog.look()


def read(room: Room, key: Any) -> card.PersonCard:
    with room.workspace.db.read() as session:
        return card.person(session, key)


def test_nothing_can_be_changed_before_something_was_chosen(qtbot, room, three):
    dialog = opened(room, three)
    assert not dialog.save.isEnabled()
    choose(dialog, What.STANDING)
    assert not dialog.save.isEnabled()


def test_the_preview_says_who_changes_and_just_they_are_changed(qtbot, room, three):
    dialog = opened(room, three)
    choose(dialog, What.VILLAGE)
    type_into(dialog.values.field("village").editor(), "Чашмасор")
    qtbot.waitUntil(lambda: "1 is so already" in dialog.preview.words.text())
    assert "3 women: 2 change" in dialog.preview.words.text()
    assert "2" in dialog.save.text()
    click(dialog.save)
    assert room.layer.dialog is None
    assert [read(room, key).village for key in three] == ["Чашмасор"] * 3
    room.workspace.db.undo()
    assert [read(room, key).village for key in three] == ["Чашмасор", "Боғи Нав", ""]


def test_only_the_fields_of_what_was_chosen_are_shown(qtbot, room, three):
    dialog = opened(room, three)
    for key, fields in dialog.values.parts.items():
        choose(dialog, key)
        shown = [field for field in dialog.values.fields().values() if field.isVisible()]
        assert shown == [dialog.values.asked, *fields]


def test_a_task_begins_and_ends_for_several(qtbot, room, three):
    dialog = opened(room, three)
    choose(dialog, What.BEGINS)
    dialog.values.field("role-begins").tiles[Role.SEWING.value].click()
    dialog.look()
    click(dialog.save)
    assert [[span.role for span in read(room, key).role_rows] for key in three] == [[Role.SEWING]] * 3


def test_they_pause_with_a_reason(qtbot, room, three):
    dialog = opened(room, three)
    choose(dialog, What.STANDING)
    dialog.values.field("standing").tiles[Standing.PAUSED.value].click()
    type_into(dialog.values.field("reason").editor(), "Пахта")
    dialog.look()
    click(dialog.save)
    assert {read(room, key).standing for key in three} == {Standing.PAUSED}
    assert read(room, three[0]).standing_rows[-1].reason == "Пахта"


def test_an_own_field_is_answered_for_several(qtbot, room, three):
    number = asked.field(room.workspace.db, Kind.NUMBER)
    dialog = opened(room, three)
    choose(dialog, str(number.id))
    type_into(dialog.values.field(number.form_field).editor(), "12,5")
    dialog.look()
    click(dialog.save)
    assert [[answer.text for answer in read(room, key).own] for key in three] == [["12.5"]] * 3


def test_the_bar_below_the_list_leads_there(qtbot, room, three):
    room.go("people")
    room.pages["people"].list.table.selectAll()
    click(room.pages["people"].list.several.together)
    assert len(room.layer.dialog._person_ids) == 3


def test_many_women_are_changed_beside_the_window_and_the_dialog_waits_for_it(qtbot, room):
    keys = actions.add_people(room.workspace.db, [PersonDraft(given=f"Зебо {at}") for at in range(AT_ONCE + 1)])
    dialog = opened(room, keys)
    choose(dialog, What.VILLAGE)
    type_into(dialog.values.field("village").editor(), "Навобод")
    qtbot.waitUntil(dialog.save.isEnabled)
    with qtbot.waitSignal(dialog.accepted):
        click(dialog.save)
        assert read(room, keys[-1]).village == ""
        assert not dialog.form.isEnabled()
        dialog.reject()
        assert room.layer.dialog is dialog
        with pytest.raises(Busy):
            actions.add_person(room.workspace.db, PersonDraft(given="Барно"))
    assert {read(room, key).village for key in keys} == {"Навобод"}
    assert not room.workspace.drafts.has("people/together")
