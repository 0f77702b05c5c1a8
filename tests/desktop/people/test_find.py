"""Finding a woman from anywhere by keys alone."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from grouphub.desktop.people.find import FindPanel
from tests.desktop.people.conftest import Room, click, type_into


def opened(room: Room) -> FindPanel:
    room.go("people")
    room.activateWindow()
    panel = FindPanel(room.workspace)
    room.layer.show_dialog(panel)
    return panel


def found(panel: FindPanel) -> list[str]:
    return [hit.person.name for hit in panel.hits]


def test_the_cursor_stands_in_the_line(qtbot, room, women):
    panel = opened(room)
    qtbot.waitUntil(panel.search.hasFocus)


@pytest.mark.parametrize("typed", ["чам", "Jamila", "джам", "xfvbkf", "0001222"])
def test_she_is_found_in_any_spelling_and_enter_opens_her_page(qtbot, room, women, typed):
    panel = opened(room)
    type_into(panel.search, typed)
    assert found(panel)[0] == "Олимзода Ҷамила"
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert room.went[-1] == ("person", {"person_id": str(women["Ҷамила"])})
    assert room.layer.dialog is None


def test_the_arrows_go_through_the_hits(qtbot, room, women):
    panel = opened(room)
    type_into(panel.search, "боғ")
    assert len(found(panel)) == 4
    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    qtbot.keyClick(panel.search, Qt.Key.Key_Up)
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert room.went[-1] == ("person", {"person_id": str(panel.hits[1].person.id)})


def test_the_reason_stands_below_the_name(room, women):
    panel = opened(room)
    type_into(panel.search, "0001222")
    row = panel.list.long_model().row(0)
    assert panel.list.columns[0].second(row) == f"phone {row.reason.phone.in_line()} · Боғи Нав"
    assert "Do not call" in row.reason.phone.in_line()


def test_the_nearest_names_are_offered_when_nobody_fits(room, women):
    panel = opened(room)
    type_into(panel.search, "Мавзуда")
    assert found(panel) == ["Шарифзода Мавҷуда"]
    assert "Did you mean" in panel.words.text()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("9", "Three digits of a telephone are enough."),
        ("93", "Three digits of a telephone are enough."),
        ("93 514 99", "Nobody has “93 514 99”"),
        ("Латофат 2", "Nobody is called “Латофат 2”"),
    ],
)
def test_a_number_is_not_taken_for_a_name(room, women, typed, said):
    panel = opened(room)
    type_into(panel.search, typed)
    assert panel.words.text() == said


def test_a_number_nobody_has_begins_the_form_as_her_phone(qtbot, room, women):
    panel = opened(room)
    type_into(panel.search, "93 514 99 00")
    click(panel.add)
    dialog: Any = room.layer.dialog
    parts = dialog.person_form.parts
    assert (parts.given.value(), parts.phone.value()) == ("", "93 514 99 00")


def test_whoever_is_not_there_can_be_added(qtbot, room, women):
    panel = opened(room)
    type_into(panel.search, "Латофат")
    click(panel.add)
    dialog: Any = room.layer.dialog
    assert dialog.person_form.parts.given.value() == "Латофат"


def test_one_esc_closes_since_a_second_would_hide_the_window(qtbot, room, women):
    panel = opened(room)
    type_into(panel.search, "чам")
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert room.layer.dialog is None


def test_enter_on_nothing_does_nothing(qtbot, room, women):
    panel = opened(room)
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert room.layer.dialog is panel
