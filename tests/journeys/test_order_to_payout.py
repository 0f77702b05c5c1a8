"""An order through the whole window: taken, sewn by two with an uneven split, paid for, and its money paid out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtTest import QTest

from grouphub.base.money import Money
from grouphub.features.income.rules import Kind
from tests.desktop.widgets.hands import type_text
from tests.features.bakery.loaves import women
from tests.features.income import money
from tests.journeys.desk import CTRL, Key, new_register
from tests.journeys.test_income import choose, click_cell, press

if TYPE_CHECKING:
    from tests.journeys.desk import Desk


@pytest.fixture
def keys() -> dict[str, Any]:
    return {}


@pytest.fixture
def desk(folder, clock, sit_down, keys) -> Desk:
    def fill(db) -> None:
        names = ("Ҷамила", "Нигина")
        keys.update(zip(names, women(db, *names), strict=True))

    new_register(folder, clock, fill)
    made = sit_down()
    made.unlock()
    made.session.go("sewing")
    return made


def take_order(desk, *per_cent: str) -> None:
    press(desk.page, "New order")
    dialog = desk.dialog
    type_text(dialog.customer.edit, "Хола Саломат")
    type_text(dialog.garment.edit, "Curtain")
    type_text(dialog.price.edit, "240,05")
    dialog.rule.set_value("per_cent")
    dialog.follow()
    for place, name in enumerate(("Ҷамила", "Нигина")):
        press(dialog, "Add a woman")
        fields = dialog.women.rows[place].fields()
        choose(fields["person"], name)
        type_text(fields["weight"].edit, per_cent[place])
    press(dialog, "Save")


def sew(desk, steps: int = 2) -> None:
    for _step in range(steps):
        tile = desk.page.tiles[0]
        tile.setFocus()
        QTest.keyClick(tile, Key.Key_Right, CTRL)


def test_an_order_comes_to_payout_with_an_uneven_split(desk, keys):
    take_order(desk, "65", "35")
    assert desk.dialog is None
    sew(desk)
    assert money.lines(desk.db, kinds=(Kind.EARNING,)) == []
    tile = desk.page.tiles[0]
    desk.session.go("order", order=str(tile.order.id))
    press(desk.page.money, "Payment")
    press(desk.dialog, "Save")
    assert desk.dialog is None
    desk.session.go("income")
    shares = {line.person_id: line.amount for line in money.lines(desk.db, kinds=(Kind.EARNING,))}
    assert shares == {keys["Ҷамила"]: Money(15_603), keys["Нигина"]: Money(8_402)}
    for _woman in range(2):
        rows = desk.page.table.long_model()
        place = next(number for number in range(2) if rows.row(number).balance.to_pay > 0)
        click_cell(desk.page.table, place, "pay")
        desk.dialog.receipt.tick.click()
        press(desk.dialog, "Pay")
        assert desk.dialog is None
    assert sorted(line.amount for line in money.lines(desk.db, kinds=(Kind.PAYOUT,))) == [Money(8_402), Money(15_603)]
    assert money.boxed(desk.db) == 0


def test_shares_of_110_per_cent_are_told_by_the_field_and_nothing_is_kept(desk):
    take_order(desk, "60", "50")
    assert "110" in desk.dialog.women.error()
    assert money.lines(desk.db) == []
    desk.escape()
    assert desk.page.tiles == []
