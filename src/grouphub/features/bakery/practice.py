"""Invents a bakery for a practice group: three days of bread, still open, and two recipes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from grouphub.base.i18n import N_, _
from grouphub.base.keys import named_key
from grouphub.base.money import Money
from grouphub.features.bakery.models import (
    BakeShift,
    BreadCost,
    BreadCount,
    BreadDay,
    BreadKind,
    BreadRecipe,
    BreadRecipePart,
    Ingredient,
    IngredientPrice,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from grouphub.features.contribution import Invention

_KINDS = ((N_("Flat bread"), 300, 120), (N_("Fatir"), 800, 40), (N_("Kulcha"), 200, 90), (N_("Sambusa"), 400, 60))
"""Name, price in diram, how many are baked on a usual day."""
_INGREDIENTS = ((N_("Flour"), "kg", 620), (N_("Oil"), "litre", 1900), (N_("Yeast"), "pack", 350))
_RECIPES = {0: (40, ((0, 25_000), (2, 2_000))), 1: (20, ((0, 12_000), (1, 2_500)))}
"""Kind: pieces of a batch, and which ingredient with how many thousandths of its unit."""
_DAYS = 3
_BAKERS = 3


def invent(invention: Invention) -> None:
    """Write kinds, recipes and the open sheet of today with those of the days before."""
    kinds = _kinds(invention)
    _recipes(invention, kinds)
    bakers = list(invention.people[:_BAKERS])
    days = [invention.today - timedelta(days=before) for before in range(_DAYS)]
    for day in days if bakers else ():
        _day(invention, day, kinds, bakers)


def _kinds(invention: Invention) -> list[UUID]:
    rows: list[dict[str, Any]] = []
    for place, (name, price, _usual) in enumerate(_KINDS):
        key = named_key(f"bread:{place}")
        rows.append({"id": key, "name": _(name), "price": Money(price), "place": place, "archived": False})
    invention.connection.execute(insert(BreadKind), rows)
    return [row["id"] for row in rows]


def _recipes(invention: Invention, kinds: Sequence[UUID]) -> None:
    made: list[dict[str, Any]] = []
    for name, unit, price in _INGREDIENTS:
        key = named_key(f"ingredient:{name}")
        made.append({"id": key, "name": _(name), "unit": unit, "price": Money(price), "archived": False})
    invention.connection.execute(insert(Ingredient), made)
    since = invention.today - timedelta(days=20)
    prices = [
        {"id": named_key(f"price:{row['id']}"), "ingredient_id": row["id"], "since": since, "price": row["price"]}
        for row in made
    ]
    invention.connection.execute(insert(IngredientPrice), prices)
    for kind, (pieces, parts) in _RECIPES.items():
        key = named_key(f"recipe:{kind}")
        known = {"minutes": 120, "hourly_wage": Money(500), "fuel": Money(1500), "margin_percent": 1000, "how": ""}
        row = {"id": key, "kind_id": kinds[kind], "pieces": pieces, **known}
        invention.connection.execute(insert(BreadRecipe), [row])
        rows = [
            {
                "id": named_key(f"recipe:{kind}:{place}"),
                "recipe_id": key,
                "ingredient_id": made[ingredient]["id"],
                "quantity": quantity,
                "place": place,
            }
            for place, (ingredient, quantity) in enumerate(parts)
        ]
        invention.connection.execute(insert(BreadRecipePart), rows)


def _day(invention: Invention, day: date, kinds: Sequence[UUID], bakers: Sequence[UUID]) -> None:
    chance, key = invention.chance, named_key(f"bread_day:{day}")
    known = {"rule": "hours", "after_costs": True, "fund_percent": 1000, "piece_pay": Money(0), "loss_taken": Money(0)}
    invention.connection.execute(insert(BreadDay), [{"id": key, "day": day, "note": "", "closed_on": None, **known}])
    counts = []
    for place, (kind, (_name, price, usual)) in enumerate(zip(kinds, _KINDS, strict=True)):
        baked = usual + chance.randrange(-10, 10)
        sold = baked - chance.randrange(0, 10)
        figures = {"planned": usual, "baked": baked, "sold": sold, "given": 0, "spoiled": 0, "left": None}
        row = {"id": named_key(f"{key}:{place}"), "bread_day_id": key, "kind_id": kind, "price": Money(price)}
        counts.append({**row, **figures})
    invention.connection.execute(insert(BreadCount), counts)
    costs = [("flour", 38_000), ("fuel", 6_000)]
    invention.connection.execute(
        insert(BreadCost),
        [
            {
                "id": named_key(f"{key}:cost:{place}"),
                "bread_day_id": key,
                "category": category,
                "amount": Money(amount),
                "from_box": True,
                "place": place,
            }
            for place, (category, amount) in enumerate(costs)
        ],
    )
    invention.connection.execute(
        insert(BakeShift),
        [
            {
                "id": named_key(f"{key}:{woman}"),
                "day": day,
                "person_id": woman,
                "begins": 300,
                "minutes": chance.choice((360, 480)),
                "weight": None,
                "place": place,
            }
            for place, woman in enumerate(bakers)
        ],
    )
