"""What was used of the stock for an order."""

from __future__ import annotations

import pytest

from grouphub.features.income.rules import Area
from grouphub.features.sewing import actions
from grouphub.features.stock import actions as stock
from grouphub.features.stock import queries
from grouphub.features.stock.drafts import MaterialDraft, MoveDraft
from grouphub.features.stock.rules import Unit
from tests.desktop.sewing.test_bad_input import retype
from tests.desktop.sewing.test_sewing_pages import press, words
from tests.desktop.widgets.hands import type_text
from tests.features.sewing.workshop import MONDAY, draft


@pytest.fixture
def order(desk):
    """An order whose page is open; ten metres of atlas and five sacks of flour are in the stock."""
    for name, unit, area, there in (
        ("Орд", Unit.SACK, Area.BAKERY, 5_000),
        ("Рӯи атлас", Unit.METRE, Area.SEWING, 10_000),
    ):
        key = stock.add_material(desk.db, MaterialDraft(name, unit, area))
        stock.buy(desk.db, MoveDraft(key, there, MONDAY))
    key = actions.take_order(desk.db, draft())
    desk.session.go("order", order=str(key))
    return key


def atlas(desk):
    with desk.db.read() as session:
        return next(row for row in queries.materials(session) if row.area == Area.SEWING)


def use(desk, amount):
    press(desk.page.materials, "Material used")
    dialog = desk.dialog
    dialog.material.set_value(str(atlas(desk).id))
    dialog.material.changed.emit()
    assert "10" in dialog.quantity._hint_words.text()
    type_text(dialog.quantity.edit, amount)
    press(dialog, "Save")


def test_what_an_order_took_leaves_the_stock_and_stands_with_the_order(desk, order):
    assert "Nothing was taken" in words(desk.page.materials)
    use(desk, "2,5")
    assert atlas(desk).there == 7_500
    assert "Рӯи атлас: 2.5\N{NO-BREAK SPACE}m" in words(desk.page.materials)
    press(desk.page.materials, "Open: Рӯи атлас, 2.5\N{NO-BREAK SPACE}m")
    assert desk.session.view.current == "material"
    assert "Order 1" in words(desk.page.rows)


def test_what_is_for_sewing_is_offered_first(desk, order):
    press(desk.page.materials, "Material used")
    assert [desk.dialog.material.combo.itemText(at) for at in range(2)] == ["Рӯи атлас", "Орд"]


def test_more_than_is_there_is_questioned_and_nothing_is_used(desk, order):
    use(desk, "11")
    assert "10" in desk.dialog.quantity.error()
    assert atlas(desk).there == 10_000
    desk.dialog.more.editor().click()
    press(desk.dialog, "Save")
    assert atlas(desk).there == -1_000


def test_a_day_to_come_and_a_missing_material_are_told_by_their_fields(desk, order):
    press(desk.page.materials, "Material used")
    type_text(desk.dialog.quantity.edit, "1")
    press(desk.dialog, "Save")
    assert desk.dialog.material.error()
    desk.dialog.material.set_value(str(atlas(desk).id))
    retype(desk.dialog.day.edit, "18.3.2025")
    press(desk.dialog, "Save")
    assert "still to come" in desk.dialog.day.error()
    assert atlas(desk).there == 10_000


def test_what_is_voided_in_the_stock_stands_with_the_order_no_longer(desk, order):
    use(desk, "2")
    with desk.db.read() as session:
        move = queries.moves(session, atlas(desk).id)[0]
    stock.void_move(desk.db, move.id, "дигар матоъ")
    assert "Nothing was taken" in words(desk.page.materials)
    assert atlas(desk).there == 10_000


def test_an_empty_stock_is_told(desk):
    key = actions.take_order(desk.db, draft())
    desk.session.open_form("order_material", order_id=str(key))
    assert "no material in the stock yet" in words(desk.dialog)
