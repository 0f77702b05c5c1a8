"""Buttons in the rows of a list: by click, and by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from grouphub.desktop.widgets.long_model import Column, LongModel
from grouphub.desktop.widgets.table import LongTable, framed

Key = Qt.Key
COLUMNS = (
    Column("who", "Who", lambda row: f"Woman {row}", 160, stretch=True),
    Column("pay", "", lambda row: "Pay", 110, "act", act=lambda row: True),
    Column("change", "", lambda row: "Change" if row % 2 == 0 else "", 110, "act", act=lambda row: row % 2 == 0),
)


@pytest.fixture
def pressed():
    return []


@pytest.fixture
def table(put, pressed):
    table = LongTable(COLUMNS, name="Owed")
    table.show_model(LongModel(COLUMNS, lambda ids: list(ids), range(6), table))
    put(framed(table))
    table.acted.connect(lambda key, column: pressed.append((key, column)))
    table.opened.connect(lambda key: pressed.append((key, "row")))
    table.clicked_id.connect(lambda key: pressed.append((key, "row clicked")))
    table.setFocus()
    table.choose(0)
    return table


def keys(table, *pressed):
    for key in pressed:
        QTest.keyClick(table, key)


def click(table, row, column):
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.model().index(row, column)).center()
    )


def test_a_click_presses_the_button_and_beside_it_the_row(table, pressed):
    click(table, 2, 1)
    click(table, 2, 0)
    click(table, 3, 2)  # nothing is offered there
    assert pressed == [(2, "pay"), (2, "row clicked"), (3, "row clicked")]


@pytest.mark.parametrize("enter", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_right_goes_to_each_button_and_enter_presses_it(table, pressed, enter):
    keys(table, Key.Key_Right, enter, Key.Key_Right, enter)
    assert pressed == [(0, "pay"), (0, "change")]


def test_left_goes_back_to_the_row(table, pressed):
    keys(table, Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_Return)
    keys(table, Key.Key_Left, Key.Key_Return)
    assert pressed == [(0, "pay"), (0, "row")]


def test_down_keeps_the_button_where_the_next_row_has_it(table, pressed):
    keys(table, Key.Key_Right, Key.Key_Down, Key.Key_Return)
    keys(table, Key.Key_Up, Key.Key_Right, Key.Key_Down, Key.Key_Return)
    assert pressed == [(1, "pay"), (1, "row")]


def test_a_row_stays_chosen_on_the_way_to_its_buttons(table):
    keys(table, Key.Key_Down, Key.Key_Right)
    assert table.chosen_ids() == [1]
    assert table.chosen_id() == 1


def test_the_ring_stands_around_the_button(table):
    keys(table, Key.Key_Down, Key.Key_Up)
    around_the_row = table.grab().toImage()
    keys(table, Key.Key_Right)
    around_the_button = table.grab().toImage()
    corner = table.visualRect(table.model().index(0, 0)).topLeft() + table.viewport().pos()
    assert around_the_row != around_the_button
    assert around_the_row.pixelColor(corner.x() + 30, corner.y() + 1) != around_the_button.pixelColor(
        corner.x() + 30, corner.y() + 1
    )


def test_a_button_out_of_sight_is_scrolled_to_first(table, pressed, window):
    window.resize(260, 400)
    QTest.qWait(0)
    bar = table.horizontalScrollBar()
    assert bar.maximum() > 0
    keys(table, Key.Key_Right)
    assert bar.value() > 0
    assert table.currentIndex().column() == 0
    keys(table, *[Key.Key_Right] * 12, Key.Key_Return)
    assert pressed == [(0, "change")]


def test_the_first_button_is_pressed_for_a_row_that_opens_nothing(table, pressed):
    table.press_first(3)
    table.press_first(99)
    assert pressed == [(3, "pay")]
