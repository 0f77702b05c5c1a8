"""An order through the whole window: taken, sewn by two with unlike parts, paid, and paid out to the women."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from grouphub.base.money import Money
from grouphub.features.income.box import box_on
from grouphub.features.income.rules import Kind
from grouphub.features.sewing.rules import Stage
from tests.desktop.sewing.test_sewing_pages import newest
from tests.desktop.widgets.hands import type_text
from tests.features.bakery.loaves import women
from tests.features.income import money
from tests.journeys.desk import CTRL, Key, new_register
from tests.journeys.test_income import choose, press

if TYPE_CHECKING:
    from uuid import UUID

    from tests.journeys.desk import Desk

LEFT = Qt.MouseButton.LeftButton
NAMES = ("Ҷамила", "Нигина")


@pytest.fixture
def keys() -> dict[str, UUID]:
    return {}


@pytest.fixture
def desk(folder, clock, sit_down, keys) -> Desk:
    def fill(db) -> None:
        keys.update(zip(NAMES, women(db, *NAMES), strict=True))

    new_register(folder, clock, fill)
    made = sit_down()
    made.unlock()
    made.session.go("sewing")
    return made


def words(root) -> str:
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))


def held(desk: Desk, keys: dict[str, UUID]) -> list[Money]:
    return [money.held(desk.db, keys[name]).balance for name in NAMES]


def take_order(desk: Desk, rule: str = "pieces", parts: tuple[str, str] = ("2", "1")) -> None:
    """Take an order of 100.01 somoni, 40 of them in advance, shared by the pieces each sewed: two to one."""
    desk.page.main_action()
    dialog = desk.dialog
    type_text(dialog.customer.edit, "Хола Саломат")
    type_text(dialog.garment.edit, "Curtain")
    type_text(dialog.price.edit, "100,01")
    type_text(dialog.deposit.edit, "40")
    dialog.sewers.rule.set_value(rule)
    dialog.sewers.rule.changed.emit()
    for place, (name, part) in enumerate(zip(NAMES, parts, strict=True)):
        press(dialog, "Add a woman")
        row = dialog.sewers.women.rows[place].fields()
        choose(row["person"], name)
        type_text(row["weight"].edit, part)
    press(dialog, "Save")


def bring_to(desk: Desk, stage: Stage) -> None:
    while newest(desk).stage is not stage:
        [tile] = desk.page.tiles
        tile.setFocus()
        desk.press(Key.Key_Right, CTRL)


def test_an_order_goes_from_the_first_measure_to_the_payout_of_two_unlike_parts(desk, keys):
    take_order(desk)
    assert desk.dialog is None
    desk.press(Key.Key_L, CTRL)  # he looks over her shoulder
    desk.unlock()
    bring_to(desk, Stage.DELIVERED)
    assert held(desk, keys) == [0, 0]
    desk.session.go("order", order=str(newest(desk).id))
    assert "not yet received" in words(desk.page.work)

    press(desk.page.money, "Payment")
    press(desk.dialog, "Save")
    assert newest(desk).stage is Stage.PAID
    assert held(desk, keys) == [Money(6_667), Money(3_334)]

    desk.session.go("income")
    press(desk.page, "Pay all")
    press(desk.dialog, "Next")
    press(desk.dialog, "Pay")
    desk.escape()
    assert held(desk, keys) == [0, 0]
    assert sorted(line.amount for line in money.lines(desk.db, kinds=(Kind.PAYOUT,))) == [3_334, 6_667]
    with desk.db.read() as session:
        assert box_on(session, desk.clock.today()) == 0


def test_a_customer_who_pays_her_advance_twice_is_asked_about_and_nothing_is_stored(desk, keys):
    take_order(desk)
    bring_to(desk, Stage.DELIVERED)
    desk.session.go("order", order=str(newest(desk).id))
    before = len(money.lines(desk.db))
    press(desk.page.money, "Payment")
    desk.dialog.amount.edit.selectAll()
    type_text(desk.dialog.amount.edit, "100,01")
    press(desk.dialog, "Save")
    assert "still owed" in desk.dialog.amount.error()
    assert len(money.lines(desk.db)) == before
    assert newest(desk).stage is Stage.DELIVERED


def test_parts_of_110_per_cent_are_told_by_the_field_and_nothing_is_kept(desk, keys):
    take_order(desk, "per_cent", ("60", "50"))
    assert "110" in desk.dialog.sewers.women.error()
    assert money.lines(desk.db) == []
    desk.escape()
    assert desk.page.tiles == []


def lock_by_keys(desk: Desk) -> None:
    desk.press(Key.Key_L, CTRL)


def lock_by_waiting(desk: Desk) -> None:
    desk.program.watch._last_input -= desk.program.watch.idle_seconds
    desk.program.watch.look()


def hide(desk: Desk) -> None:
    desk.press(Key.Key_F12)


@pytest.mark.parametrize("goes", [lock_by_keys, lock_by_waiting, hide])
def test_a_card_that_is_carried_while_the_register_is_locked_is_not_dropped_and_leaves_no_ghost(
    qtbot, desk, keys, goes
):
    take_order(desk)
    [tile] = desk.page.tiles
    target = desk.page._dragging._columns[Stage.CUT]
    to = target.mapTo(desk.window, QPoint(target.width() // 2, 60))
    held = QPoint(30, 40)
    QTest.mousePress(tile, LEFT, pos=held)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(tile, held + (tile.mapFrom(desk.window, to) - held) * share)
    ghost = desk.page._dragging._picture
    assert ghost.isVisible()
    goes(desk)
    qtbot.waitUntil(lambda: desk.session is None)
    assert not shiboken6.isValid(ghost) or not ghost.isVisible()
    assert "Curtain" not in words(desk.window)
    under = desk.window.childAt(to) or desk.window
    QTest.mouseMove(under, under.mapFrom(desk.window, to))
    QTest.mouseRelease(under, LEFT, pos=under.mapFrom(desk.window, to))
    if goes is hide:
        desk.press(Key.Key_L, CTRL)
    desk.unlock()
    [tile] = desk.page.tiles
    assert tile.order.stage is Stage.TAKEN
    assert not desk.page._dragging._picture.isVisible()
    assert desk.dialog is None
