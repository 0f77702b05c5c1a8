"""What the pages read about what bread costs: recipes, ingredients, and what another price does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from grouphub.features.bakery.models import BreadRecipe, BreadRecipePart, Ingredient, IngredientPrice
from grouphub.features.bakery.queries import bread_kinds
from grouphub.features.bakery.rules import (
    Batch,
    Part,
    batch_cost,
    batch_work,
    margin,
    piece_cost,
    suggested_price,
)

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.base.money import Money
    from grouphub.features.bakery.queries import KindRow


@dataclass(frozen=True)
class IngredientRow:
    """Something bread is made of, what it costs now and what it cost before."""

    id: UUID
    name: str
    unit: str
    price: Money
    before: tuple[tuple[date, Money], ...] = ()
    """Its prices from a day on, newest first, the one of now among them."""


@dataclass(frozen=True)
class RecipePartRow:
    """How much of an ingredient goes into one batch, in thousandths of its unit."""

    ingredient: IngredientRow
    quantity: int


@dataclass(frozen=True)
class RecipeRow:
    """A recipe, and what comes of it."""

    kind: KindRow
    pieces: int
    minutes: int
    hourly_wage: Money
    fuel: Money
    margin_percent: int
    how: str
    parts: tuple[RecipePartRow, ...]
    batch: Batch = field(repr=False)

    @property
    def cost(self) -> Money:
        """What goes into one batch costs."""
        return batch_cost(self.batch)

    @property
    def work(self) -> Money:
        """What the work on one batch is worth."""
        return batch_work(self.batch)

    @property
    def piece_cost(self) -> Money:
        """What one piece costs."""
        return piece_cost(self.batch)

    @property
    def suggested(self) -> Money:
        """A price that covers all of it."""
        return suggested_price(self.batch)

    @property
    def margin(self) -> int:
        """What is left of today's price after the cost, in hundredths of a per cent."""
        return margin(self.kind.price, self.piece_cost)


@dataclass(frozen=True)
class PriceEffect:
    """What another price of an ingredient does to one kind of bread."""

    name: str
    price: Money
    cost_now: Money
    cost_then: Money
    suggested_then: Money


def ingredients(session: Session) -> list[IngredientRow]:
    """Return what bread is made of, in the order of the names."""
    rows = session.scalars(select(Ingredient).where(Ingredient.archived.is_(False)).order_by(Ingredient.name))
    return [_ingredient_row(session, row) for row in rows]


def recipes(session: Session) -> list[RecipeRow]:
    """Return the recipes in the order of the kinds of bread."""
    kinds = {kind.id: kind for kind in bread_kinds(session, archived=True)}
    rows = session.scalars(select(BreadRecipe)).all()
    found = [_recipe_row(session, row, kinds[row.kind_id]) for row in rows]
    order = list(kinds)
    return sorted(found, key=lambda one: order.index(one.kind.id))


def price_effects(session: Session, ingredient_id: UUID, price: Money) -> list[PriceEffect]:
    """Return what another price of an ingredient does to each kind of bread that has it."""
    found = []
    for row in recipes(session):
        if all(part.ingredient.id != ingredient_id for part in row.parts):
            continue
        parts = [
            (part.quantity, price if part.ingredient.id == ingredient_id else part.ingredient.price)
            for part in row.parts
        ]
        then = _batch(row, [Part(quantity, each) for quantity, each in parts])
        found.append(
            PriceEffect(row.kind.name, row.kind.price, row.piece_cost, piece_cost(then), suggested_price(then))
        )
    return found


def _recipe_row(session: Session, row: BreadRecipe, kind: KindRow) -> RecipeRow:
    query = select(BreadRecipePart).where(BreadRecipePart.recipe_id == row.id).order_by(BreadRecipePart.place)
    parts = []
    for part in session.scalars(query):
        of = session.get(Ingredient, part.ingredient_id)
        assert of is not None
        parts.append(RecipePartRow(_ingredient_row(session, of), part.quantity))
    batch = _batch(row, [Part(part.quantity, part.ingredient.price) for part in parts])
    known = {name: getattr(row, name) for name in ("pieces", "minutes", "hourly_wage", "fuel", "margin_percent", "how")}
    return RecipeRow(kind=kind, parts=tuple(parts), batch=batch, **known)


def _batch(row: BreadRecipe | RecipeRow, parts: list[Part]) -> Batch:
    return Batch(tuple(parts), row.pieces, row.fuel, row.minutes, row.hourly_wage, row.margin_percent)


def _ingredient_row(session: Session, row: Ingredient) -> IngredientRow:
    query = (
        select(IngredientPrice).where(IngredientPrice.ingredient_id == row.id).order_by(IngredientPrice.since.desc())
    )
    before = tuple((one.since, one.price) for one in session.scalars(query))
    return IngredientRow(row.id, row.name, row.unit, row.price, before)
