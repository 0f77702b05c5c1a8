"""What bread costs, and who bakes in a week: recipes, flour that gets dearer, hours of the days."""

from __future__ import annotations

from datetime import timedelta

import pytest

from grouphub.base.money import Money
from grouphub.desktop.bakery.words import minutes_of, typed_hours
from grouphub.features.bakery import costing, recipes
from grouphub.features.bakery.drafts import IngredientDraft
from tests.desktop.bakery.test_bread_sheet import press
from tests.desktop.widgets.hands import type_text
from tests.features.bakery.loaves import FLOUR, MONDAY, bread, women


@pytest.fixture
def kinds(desk):
    return bread(desk.db)


def rows(card):
    return [(row.title.text(), row.second.text()) for row in card._rows if hasattr(row, "title")]


def test_a_recipe_tells_what_a_piece_costs(desk, kinds):
    recipes.add_ingredient(desk.db, IngredientDraft("Орд", "kg", Money(620), id=FLOUR))
    desk.session.go("bread")
    press(desk.page, "Recipe: Оби-нон")
    dialog = desk.dialog
    type_text(dialog.pieces.figures, "40")
    row = dialog.parts.rows[0].fields()
    row["ingredient"].set_value(str(FLOUR))
    type_text(row["quantity"].edit, "25")
    assert "one piece 3.88" in dialog.told.words.text()  # 155 somoni by 40 is 3.875: never too little
    press(dialog, "Save")
    assert "one costs 3.88" in rows(desk.page.kinds)[0][1]
    assert "it costs more than it brings" in rows(desk.page.kinds)[0][1]


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("margin", "1001", "Write from 0 to 1 000 %: that much is put on top of what it costs."),
        ("margin", "-5", "Write a number, like 12 or 12,5."),
        ("margin", "даҳ", "Write a number, like 12 or 12,5."),
        ("minutes", "25", "Write the hours like this: 2 or 1:30. A day has 24 hours."),
        ("minutes", "соат", "Write the hours like this: 2 or 1:30. A day has 24 hours."),
    ],
)
def test_what_is_no_part_or_time_of_a_recipe_is_told_at_its_field(desk, kinds, name, typed, told):
    desk.session.go("bread")
    press(desk.page, "Recipe: Оби-нон")
    type_text(desk.dialog.pieces.figures, "40")
    field = getattr(desk.dialog, name)
    type_text(field.edit, typed)
    press(desk.dialog, "Save")
    assert field.error() == told
    with desk.db.read() as session:
        assert costing.recipes(session) == []


def test_a_thousand_per_cent_on_top_is_the_limit(desk, kinds):
    desk.session.go("bread")
    press(desk.page, "Recipe: Оби-нон")
    type_text(desk.dialog.pieces.figures, "40")
    type_text(desk.dialog.margin.edit, "1000")
    press(desk.dialog, "Save")
    with desk.db.read() as session:
        assert [row.margin_percent for row in costing.recipes(session)] == [100_000]


def test_a_price_to_ask_is_told_only_of_what_is_understood(desk, kinds):
    recipes.add_ingredient(desk.db, IngredientDraft("Орд", "kg", Money(620), id=FLOUR))
    desk.session.go("bread")
    press(desk.page, "Recipe: Оби-нон")
    dialog = desk.dialog
    assert dialog.pieces.figures.hasFocus()
    type_text(dialog.pieces.figures, "40")
    row = dialog.parts.rows[0].fields()
    row["ingredient"].set_value(str(FLOUR))
    type_text(row["quantity"].edit, "25")
    assert dialog.told.isVisible()
    type_text(dialog.minutes.edit, "дер")
    assert not dialog.told.isVisible()
    dialog.minutes.edit.clear()
    type_text(dialog.minutes.edit, "2")
    assert dialog.told.isVisible()


def test_another_price_of_flour_shows_what_it_does_before_it_is_saved(desk, kinds):
    test_a_recipe_tells_what_a_piece_costs(desk, kinds)
    press(desk.page, "Change: Орд")
    desk.dialog.price.edit.selectAll()
    type_text(desk.dialog.price.edit, "8")
    assert (
        "Оби-нон: one costs 3.88\N{NO-BREAK SPACE}som. now, then 5\N{NO-BREAK SPACE}som."
        in desk.dialog.effect.words.text()
    )
    press(desk.dialog, "Save")
    assert "one costs 5\N{NO-BREAK SPACE}som." in rows(desk.page.kinds)[0][1]
    with desk.db.read() as session:
        assert costing.ingredients(session)[0].price == Money(800)


def test_bread_is_taken_out_and_brought_back(desk, kinds):
    desk.session.go("bread")
    press(desk.page, "Change: Фатир")
    press(desk.dialog, "Take out")
    assert [name for name, _second in rows(desk.page.gone)] == ["Фатир"]
    press(desk.page, "Bring back: Фатир")
    assert [name for name, _second in rows(desk.page.kinds)] == ["Оби-нон", "Фатир"]


def test_the_week_shows_who_bakes_and_leads_to_the_sheet(desk, kinds):
    her = women(desk.db, "Мавҷуда")
    desk.session.go("bakers", day=MONDAY.isoformat())
    press(desk.page, "Who bakes on Tuesday, 18 March 2025")
    row = desk.dialog.sharing.women.rows[0].fields()
    row["person"].set_person(her[0])
    type_text(row["begins"].edit, "5:30")
    type_text(row["hours"].edit, "6")
    press(desk.dialog, "Save")
    assert rows(desk.page.card)[1] == ("Tuesday, 18 March 2025", "Мавҷуда, from 5:30, 6 hours")
    press(desk.page, "Who bakes on Tuesday, 18 March 2025")
    row = desk.dialog.sharing.women.rows[0].fields()
    assert (row["begins"].value(), row["hours"].value()) == ("5:30", "6")
    press(desk.dialog, "Save")
    press(desk.page, "Bread sheet: Tuesday, 18 March 2025")
    assert desk.page.day == MONDAY + timedelta(days=1)
    assert [baker.name for baker in desk.page._sheet.bakers] == ["Мавҷуда"]


@pytest.mark.parametrize(("typed", "told"), [("24", True), ("саҳар", True), ("-5", True), ("5", False), ("", False)])
def test_what_is_no_time_of_a_day_is_told_at_its_field(desk, kinds, typed, told):
    her = women(desk.db, "Мавҷуда")
    desk.session.go("bakers", day=MONDAY.isoformat())
    press(desk.page, "Who bakes on Tuesday, 18 March 2025")
    row = desk.dialog.sharing.women.rows[0].fields()
    row["person"].set_person(her[0])
    type_text(row["begins"].edit, typed)
    press(desk.dialog, "Save")
    assert (desk.dialog is not None) == told
    if told:
        assert row["begins"].error() == "Write the time like this: 5 or 5:30."


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("8", 480),
        ("7:30", 450),
        ("7,5", 450),
        ("7.25", 435),
        ("24", 1440),
        ("25", None),
        ("7:75", None),
        ("саҳар", None),
    ],
)
def test_hours_are_typed_in_any_way(typed, minutes):
    assert minutes_of(typed) == minutes
    if minutes is not None:
        assert minutes_of(typed_hours(minutes)) == minutes
