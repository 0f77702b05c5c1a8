"""An order carried over the board by the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from grouphub.desktop.sewing.dragging import sensible
from grouphub.features.sewing import actions, queries
from grouphub.features.sewing.rules import Stage
from tests.features.bakery.loaves import women
from tests.features.sewing.workshop import MONDAY, draft

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def order(desk):
    """An order that was taken, on the board."""
    key = actions.take_order(desk.db, draft(*women(desk.db, "Ҷамила", "Нигина")))
    desk.session.go("sewing")
    return key


def stage(desk) -> Stage:
    with desk.db.read() as session:
        return queries.orders(session, MONDAY)[0].stage


def column(desk, wanted: Stage):
    return desk.page._dragging._columns[wanted]


def take(desk, to: QPoint):
    """Take the only tile and carry it to a point of the screen."""
    [tile] = desk.page.tiles
    held = QPoint(30, 40)
    QTest.mousePress(tile, LEFT, pos=held)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(tile, held + (tile.mapFromGlobal(to) - held) * share)
    return tile


def carry(desk, wanted: Stage) -> None:
    """Carry the only tile to a column and let it go there."""
    target = column(desk, wanted)
    to = target.mapToGlobal(QPoint(target.width() // 2, 60))
    tile = take(desk, to)
    QTest.mouseRelease(tile, LEFT, pos=tile.mapFromGlobal(to))


def test_an_order_carried_to_the_next_column_is_one_step_on_and_goes_back_the_same_way(desk, order):
    carry(desk, Stage.CUT)
    assert stage(desk) is Stage.CUT
    assert desk.session.view.current == "sewing"
    carry(desk, Stage.TAKEN)
    assert stage(desk) is Stage.TAKEN


def test_a_column_that_makes_no_sense_refuses_in_words(desk, order):
    carry(desk, Stage.SEWN)
    assert stage(desk) is Stage.TAKEN
    assert "one step after the other" in desk.toast()
    carry(desk, Stage.PAID)
    assert stage(desk) is Stage.TAKEN
    assert desk.dialog is None


def test_what_is_handed_over_is_paid_by_dragging_it_on(desk, order):
    for wanted in (Stage.CUT, Stage.SEWN, Stage.DELIVERED):
        carry(desk, wanted)
    assert stage(desk) is Stage.DELIVERED
    carry(desk, Stage.PAID)
    assert desk.dialog.form.draft_place == f"sewing/payment/{order}"


def test_while_it_is_carried_the_columns_it_may_go_to_are_marked_and_esc_puts_it_back(desk, order):
    actions.move_order(desk.db, order, Stage.CUT)
    target = column(desk, Stage.SEWN)
    to = target.mapToGlobal(QPoint(20, 60))
    tile = take(desk, to)
    marked = {one for one in Stage if column(desk, one).property("role") == "green"}
    assert marked == {Stage.TAKEN, Stage.SEWN} == sensible(Stage.CUT)
    assert desk.page._dragging._picture.isVisible()
    QTest.keyClick(tile, Qt.Key.Key_Escape)
    assert not desk.page._dragging._picture.isVisible()
    QTest.mouseRelease(tile, LEFT, pos=tile.mapFromGlobal(to))
    assert stage(desk) is Stage.CUT
    assert column(desk, Stage.SEWN).property("role") == "sunken"


def test_let_go_beside_the_board_or_where_it_was_it_stays(desk, order):
    tile = take(desk, desk.page.header.mapToGlobal(QPoint(5, 5)))
    QTest.mouseRelease(tile, LEFT, pos=tile.mapFromGlobal(desk.page.header.mapToGlobal(QPoint(5, 5))))
    carry(desk, Stage.TAKEN)
    assert stage(desk) is Stage.TAKEN
    assert desk.session.view.current == "sewing"
    assert desk.toast() == "Order 1 was taken"


def test_a_click_still_opens_it(desk, order):
    [tile] = desk.page.tiles
    QTest.mouseClick(tile, LEFT, pos=QPoint(20, 20))
    assert desk.session.view.current == "order"


@pytest.mark.parametrize("wanted", list(Stage))
def test_nothing_that_is_paid_is_carried_anywhere(wanted):
    assert wanted not in sensible(Stage.PAID)
