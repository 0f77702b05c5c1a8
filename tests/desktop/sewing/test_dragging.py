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


def test_while_a_card_is_held_near_an_edge_the_board_scrolls_and_takes_it(qtbot, desk, order):
    for _more in range(12):
        actions.take_order(desk.db, draft(*women(desk.db, "Зебо"), party="Меҳрангез"))
    desk.window.resize(1024, 530)
    bar, seen = desk.page._area.verticalScrollBar(), desk.page._area.viewport()
    qtbot.waitUntil(lambda: bar.maximum() > 600)
    tile = next(one for one in desk.page.tiles if one.order.id == order)
    below = seen.mapToGlobal(QPoint(tile.mapTo(desk.page, QPoint(40, 0)).x(), seen.height() - 4))
    held = QPoint(30, 40)
    QTest.mousePress(tile, LEFT, pos=held)
    QTest.mouseMove(tile, held + QPoint(0, 40))
    assert not desk.page._dragging._scrolling.isActive()
    QTest.mouseMove(tile, tile.mapFromGlobal(below))
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    above = seen.mapToGlobal(QPoint(200, 2))
    QTest.mouseMove(tile, tile.mapFromGlobal(above))
    qtbot.waitUntil(lambda: bar.value() == 0)
    QTest.mouseMove(tile, tile.mapFromGlobal(below))
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    target = column(desk, Stage.CUT)
    to = target.mapToGlobal(QPoint(target.width() // 2, target.height() - 20))
    QTest.mouseMove(tile, tile.mapFromGlobal(to))
    QTest.mouseRelease(tile, LEFT, pos=tile.mapFromGlobal(to))
    assert not desk.page._dragging._scrolling.isActive()
    with desk.db.read() as session:
        assert queries.order_card(session, order, MONDAY).row.stage is Stage.CUT


def test_what_is_carried_lies_where_it_was_when_the_board_is_drawn_anew(desk, order):
    target = column(desk, Stage.CUT)
    to = target.mapToGlobal(QPoint(20, 60))
    tile = take(desk, to)
    actions.take_order(desk.db, draft(*women(desk.db, "Зебо"), party="Меҳрангез"))
    assert not desk.page._dragging._picture.isVisible()
    QTest.mouseRelease(tile, LEFT, pos=tile.mapFromGlobal(to))
    assert {one.order.stage for one in desk.page.tiles} == {Stage.TAKEN}


def test_a_dialog_that_comes_up_puts_the_card_back(desk, order):
    to = column(desk, Stage.CUT).mapToGlobal(QPoint(20, 60))
    tile = take(desk, to)
    desk.page.main_action()
    assert not desk.page._dragging._picture.isVisible()
    QTest.mouseRelease(tile, LEFT, pos=tile.mapFromGlobal(to))
    assert stage(desk) is Stage.TAKEN


def test_a_card_let_go_over_a_part_of_the_board_that_is_not_seen_stays(desk, order):
    desk.window.resize(1024, 530)
    tile = take(desk, column(desk, Stage.CUT).mapToGlobal(QPoint(20, 60)))
    outside = desk.page.mapToGlobal(QPoint(column(desk, Stage.CUT).mapTo(desk.page, QPoint(20, 0)).x(), -30))
    desk.page._area.verticalScrollBar().setValue(400)
    QTest.mouseMove(tile, tile.mapFromGlobal(outside))
    QTest.mouseRelease(tile, LEFT, pos=tile.mapFromGlobal(outside))
    assert stage(desk) is Stage.TAKEN
