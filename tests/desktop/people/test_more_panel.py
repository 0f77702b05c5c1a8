"""What is done more rarely with the list: offered as tiles, by mouse and keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from grouphub.desktop.people.more_panel import TASKS
from tests.desktop.people.conftest import Room, click


def panel(room: Room) -> Any:
    room.go("people", text="")
    click(room.pages["people"].more)
    return room.layer.dialog


def test_every_task_that_exists_has_its_tile(qtbot, room, women):
    offered = panel(room).tiles
    assert {"papers", "doubles", "places", "own_fields"} <= set(offered)
    assert list(offered) == [task.opens for task in TASKS if task.opens in offered]
    assert all(tile.accessibleDescription() for tile in offered.values())


def test_in_an_empty_group_there_is_nothing_to_print_yet(qtbot, room):
    offered = panel(room).tiles
    assert "papers" not in offered
    assert "doubles" not in offered
    assert "own_fields" in offered


@pytest.mark.parametrize("page", ["doubles", "places", "own_fields"])
def test_a_tile_leads_to_its_page(qtbot, room, women, page):
    click(panel(room).tiles[page])
    assert room.went[-1][0] == page
    assert room.layer.dialog is None


def test_a_paper_is_about_the_list_that_was_shown(qtbot, room, women):
    room.go("people", text="Ҷамила")
    click(room.pages["people"].more)
    click(room.layer.dialog.tiles["papers"])
    assert len(room.layer.dialog._rows) == 1


def test_the_keyboard_goes_from_tile_to_tile_and_begins(qtbot, room, women):
    dialog = panel(room)
    first, second, *_rest = dialog.tiles.values()
    assert QApplication.focusWidget() is first
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is second
    dialog.tiles["places"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(dialog.tiles["places"], Qt.Key.Key_Return)
    assert room.went[-1][0] == "places"


def test_escape_leads_back_to_the_list(qtbot, room, women):
    QTest.keyClick(panel(room), Qt.Key.Key_Escape)
    assert room.layer.dialog is None
    assert QApplication.focusWidget() is room.pages["people"].more
