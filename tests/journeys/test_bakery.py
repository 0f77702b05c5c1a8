"""Days at the bakery through the whole window: shared by hours with a fund, a day with a loss, a day put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from grouphub.base.money import Money
from grouphub.features.bakery import actions, queries
from grouphub.features.income import payouts
from grouphub.features.income.booking import balance_of, fund_left, open_loss
from grouphub.features.income.drafts import PayoutDraft, PayoutPart
from tests.desktop.widgets.hands import type_text
from tests.features.bakery.loaves import women
from tests.journeys.desk import CTRL, Key, new_register

if TYPE_CHECKING:
    from tests.journeys.desk import Desk

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(folder, clock, sit_down) -> Desk:
    def fill(db) -> None:
        women(db, "Мавҷуда", "Адолат", "Сафаргул")
        actions.add_bread(db, "Оби-нон", Money(300))
        actions.add_bread(db, "Фатир", Money(800))

    new_register(folder, clock, fill)
    made = sit_down()
    made.unlock()
    made.session.go("bakery")
    return made


def press(root, name: str) -> None:
    found = [one for one in root.findChildren(QAbstractButton) if name in {one.accessibleName(), one.text()}]
    shown = next(one for one in found if one.isVisible())
    QTest.mouseClick(shown, LEFT, pos=shown.rect().center())


def count(desk: Desk, **numbers: int) -> None:
    for place, line in enumerate(desk.page.bread.lines):
        for name in ("baked", "sold"):
            figures = line.cells[name].figures
            figures.setFocus()
            figures.selectAll()
            type_text(figures, str(numbers[f"{name}{place}"]))


def write_costs(desk: Desk, *amounts: str) -> None:
    press(desk.page.money, "Costs")
    for place, amount in enumerate(amounts):
        press(desk.dialog, "Add a cost")
        type_text(desk.dialog.costs.rows[place].fields()["amount"].edit, amount)
    press(desk.dialog, "Save")


def write_bakers(desk: Desk, hours: dict[str, str], fund: str) -> None:
    press(desk.page.shares, "Who bakes")
    for place, (name, time) in enumerate(hours.items()):
        if place:
            press(desk.dialog, "Add a woman")
        row = desk.dialog.sharing.women.rows[place].fields()
        row["person"].edit.setFocus()
        type_text(row["person"].edit, name)
        QTest.keyClick(row["person"].edit, Key.Key_Down)
        QTest.keyClick(row["person"].edit, Key.Key_Return)
        type_text(row["hours"].edit, time)
    desk.dialog.sharing.fund.edit.selectAll()
    type_text(desk.dialog.sharing.fund.edit, fund)
    press(desk.dialog, "Save")


def close(desk: Desk) -> None:
    press(desk.page, "Close the day")
    press(desk.dialog, "Close the day")
    assert desk.dialog is None


def earned(desk: Desk) -> dict[str, Money]:
    with desk.db.read() as session:
        return {
            row.name: balance_of(session, row.person_id)[0] for row in queries.day_sheet(session, desk.page.day).bakers
        }


def test_a_bread_day_is_shared_by_hours_with_a_fund(desk):
    count(desk, baked0=120, sold0=112, baked1=40, sold1=37)
    write_costs(desk, "380", "60")
    write_bakers(desk, {"Мавҷуда": "8", "Адолат": "8", "Сафаргул": "6"}, "10")
    close(desk)
    assert sorted(earned(desk).values()) == [Money(4713), Money(6283), Money(6284)]
    with desk.db.read() as session:
        assert fund_left(session) == Money(1920)


def test_a_day_with_a_loss_takes_nothing_from_anybody(desk):
    count(desk, baked0=20, sold0=10, baked1=0, sold1=0)
    write_costs(desk, "100")
    write_bakers(desk, {"Мавҷуда": "8"}, "10")
    press(desk.page, "Close the day")
    assert "The day made a loss of 70" in " ".join(label.words.text() for label in desk.dialog.findChildren(_strip()))
    press(desk.dialog, "Close the day")
    assert earned(desk) == {"Мавҷуда": Money(0)}
    with desk.db.read() as session:
        assert open_loss(session, "bakery") == Money(7_000)
        assert fund_left(session) == Money(0)


def test_a_day_is_put_right_after_it_was_paid_out(desk):
    count(desk, baked0=120, sold0=112, baked1=0, sold1=0)
    write_bakers(desk, {"Мавҷуда": "8"}, "0")
    close(desk)
    with desk.db.read() as session:
        [baker] = queries.day_sheet(session, desk.page.day).bakers
    payouts.pay(desk.db, PayoutDraft(desk.page.day, (PayoutPart(baker.person_id, Money(33_600)),)))
    press(desk.page, "Correct the day")
    dialog = desk.dialog
    type_text(dialog.reason.editor(), "чор нон сӯхта буд")
    sold = next(field for name, field in dialog.numbers.items() if name.startswith("sold:"))
    spoiled = next(field for name, field in dialog.numbers.items() if name.startswith("spoiled:"))
    for field, number in ((sold, "108"), (spoiled, "4")):
        field.figures.selectAll()
        type_text(field.figures, number)
    press(dialog, "Correct the day")
    with desk.db.read() as session:
        [after] = queries.day_sheet(session, desk.page.day).bakers
    assert after.carried == Money(-1_200)
    assert earned(desk) == {"Мавҷуда": Money(-1_200)}


def test_what_is_counted_comes_back_after_a_lock(desk, qtbot):
    figures = desk.page.bread.lines[0].cells["baked"].figures
    figures.setFocus()
    type_text(figures, "77")
    QTest.keyClick(desk.window, Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: desk.session is None)
    desk.unlock()
    assert desk.page.name == "bakery"
    assert desk.page.bread.lines[0].cells["baked"].figures.text() == "77"


def _strip():
    from grouphub.desktop.widgets.card import Strip

    return Strip
