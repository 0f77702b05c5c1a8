"""A small bakery: two kinds of bread and three women."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from grouphub.base.keys import named_key
from grouphub.base.money import Money
from grouphub.features.bakery import actions, credit, recipes
from grouphub.features.bakery.drafts import (
    CostDraft,
    DayDraft,
    IngredientDraft,
    RecipeDraft,
    RecipePartDraft,
    ShiftDraft,
)
from grouphub.features.bakery.queries import bread_kinds
from grouphub.features.bakery.rules import Counted
from grouphub.features.income.drafts import DebtDraft
from grouphub.features.income.sharing import Rule
from grouphub.features.people.actions import add_person
from grouphub.features.people.drafts import PersonDraft

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from grouphub.store.database import Database

MONDAY = date(2025, 3, 17)
FRIDAY = date(2025, 3, 14)
ON_CREDIT, FLOUR, KULCHA = (named_key(f"loaves:{name}") for name in ("on credit", "flour", "kulcha"))


def women(db: Database, *names: str) -> list[UUID]:
    """Add women and return their keys."""
    return [add_person(db, PersonDraft(given=name)) for name in names]


def kinds(db: Database) -> tuple[UUID, UUID]:
    """Add obi-non for 3 somoni and fatir for 8."""
    return actions.add_bread(db, "Оби-нон", Money(300)), actions.add_bread(db, "Фатир", Money(800))


def sheet(db: Database, bakers: list[UUID], hours: tuple[int, ...] = (8, 8, 6), **changed) -> DayDraft:
    """Return a sheet: 336 + 296 somoni sold, 380 + 60 of costs, a tenth of the profit for the fund."""
    found = bread(db)
    known = {
        "day": MONDAY,
        "counts": (
            Counted(found[0], Money(300), baked=120, sold=112, left=8),
            Counted(found[1], Money(800), baked=40, sold=37, left=3),
        ),
        "costs": (CostDraft("flour", Money(38_000)), CostDraft("fuel", Money(6_000))),
        "shifts": tuple(ShiftDraft(one, h * 60) for one, h in zip(bakers, hours, strict=False)),
        "rule": Rule.HOURS,
        "fund_percent": 1000,
    }
    return DayDraft(**{**known, **changed})


def bread(db: Database) -> list[UUID]:
    """Return the kinds there are, adding them when there are none."""
    with db.read() as session:
        rows = bread_kinds(session)
    return [row.id for row in rows] if rows else list(kinds(db))


def keep_bakery(db: Database, her: UUID) -> None:
    """Close a day, keep the next one open with bread on credit, and write down a recipe."""
    found = bread(db)
    actions.close_bread_day(db, sheet(db, [her], (8,), day=FRIDAY))
    actions.save_bread_sheet(db, sheet(db, [her], (7,)))
    credit.give_on_credit(db, DebtDraft(Money(300), MONDAY, party="Зебо", id=ON_CREDIT))
    recipes.add_ingredient(db, IngredientDraft("Орд", "kg", Money(620), id=FLOUR))
    recipes.save_recipe(db, RecipeDraft(found[0], 40, (RecipePartDraft(FLOUR, 25_000),)))
    actions.take_out_bread(db, actions.add_bread(db, "Кулча", Money(200), KULCHA))


def _other(db: Database, her: UUID) -> DayDraft:
    return sheet(db, [her], (6,), day=FRIDAY, costs=(CostDraft("flour", Money(1)),), note="дигар")


DONE: dict[str, Callable[[Database, UUID], object]] = {
    "add_bread": lambda db, _key: actions.add_bread(db, "Чаппотӣ", Money(300)),
    "change_bread": lambda db, _key: actions.change_bread(db, bread(db)[0], "Нон", Money(400)),
    "take_out_bread": lambda db, _key: actions.take_out_bread(db, bread(db)[0]),
    "bring_back_bread": lambda db, _key: actions.bring_back_bread(db, KULCHA),
    "save_bread_sheet": lambda db, key: actions.save_bread_sheet(db, sheet(db, [key], (9,), rule=Rule.EQUAL, costs=())),
    "close_bread_day": lambda db, key: actions.close_bread_day(db, sheet(db, [key], (7,))),
    "correct_bread_day": lambda db, key: actions.correct_bread_day(db, _other(db, key), "counted again"),
    "give_on_credit": lambda db, key: credit.give_on_credit(db, DebtDraft(Money(900), MONDAY, person_id=key)),
    "change_bread_on_credit": lambda db, _key: credit.change_bread_on_credit(db, ON_CREDIT, Money(1), "less"),
    "add_ingredient": lambda db, _key: recipes.add_ingredient(db, IngredientDraft("Равған", "litre", Money(1900))),
    "change_ingredient": lambda db, _key: recipes.change_ingredient(
        db, IngredientDraft("Орди сафед", "kg", Money(650), id=FLOUR)
    ),
    "take_out_ingredient": lambda db, _key: recipes.take_out_ingredient(db, FLOUR),
    "save_recipe": lambda db, _key: recipes.save_recipe(
        db, RecipeDraft(bread(db)[0], 20, (), 60, Money(500), Money(100), 1000, "гарм")
    ),
}
