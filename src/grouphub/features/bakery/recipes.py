"""What bread is made of: recipes, ingredients and their prices, each action one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from grouphub.base.errors import FieldProblem, GroupHubError
from grouphub.base.i18n import N_
from grouphub.base.names import fold
from grouphub.base.texts import check_length, clean, clean_lines
from grouphub.features.bakery.models import (
    BreadKind,
    BreadRecipe,
    BreadRecipePart,
    Ingredient,
    IngredientPrice,
)
from grouphub.features.bakery.rules import (
    MOST_ON_TOP,
    BatchEmpty,
    BreadKindGone,
    OnTopWrong,
    PriceMissing,
    QuantityMissing,
    WorkWrong,
)
from grouphub.features.income.rules import NameMissing, check_amount
from grouphub.store.journal import say

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.base.money import Money
    from grouphub.features.bakery.drafts import IngredientDraft, RecipeDraft
    from grouphub.store.database import Database

UNITS = ("kg", "litre", "piece", "pack", "sack")
MOST_PIECES = 10_000
MOST_MINUTES = 24 * 60


class IngredientNameTaken(FieldProblem):
    """Another ingredient is called so; fact: name."""

    message = N_("“{name}” is in the list already.")


class IngredientGone(GroupHubError):
    """The ingredient is not there any more."""

    message = N_("This is not in the list any more. Nothing was changed.")


class UnitUnknown(FieldProblem):
    """It is not said in what it is measured."""

    message = N_("Choose in what it is measured.")


class UnitCounted(FieldProblem):
    """A recipe says how much of it goes in, in the unit it has now."""

    message = N_("A recipe counts in this unit, so it stays. Add it anew with another unit.")


def add_ingredient(db: Database, draft: IngredientDraft) -> UUID:
    """Add something bread is made of; saving twice adds it once. Raises NameMissing, PriceMissing, UnitUnknown."""
    with db.write(N_("“{name}” was added to what bread is made of"), name=clean(draft.name)) as session:
        if session.get(Ingredient, draft.id) is None:
            kept = _checked(session, draft, None)
            session.add(Ingredient(id=draft.id, name=kept, unit=draft.unit, price=draft.price))
            session.flush()
            session.add(IngredientPrice(ingredient_id=draft.id, since=db.clock.today(), price=draft.price))
        return draft.id


def change_ingredient(db: Database, draft: IngredientDraft) -> None:
    """Change an ingredient; a new price holds from today on and the old one stays to be seen.

    Raises IngredientGone, NameMissing, PriceMissing, UnitUnknown, UnitCounted.
    """
    with db.write(N_("“{name}” was changed: what bread is made of"), name=clean(draft.name)) as session:
        row = _ingredient(session, draft.id)
        counted = select(BreadRecipePart.id).where(BreadRecipePart.ingredient_id == row.id).limit(1)
        if row.unit != draft.unit and session.scalar(counted) is not None:
            raise UnitCounted("unit")
        row.name, row.unit = _checked(session, draft, row), draft.unit
        if row.price != draft.price:
            row.price = draft.price
            _keep_price(session, row.id, draft.price, db.clock.today())


def take_out_ingredient(db: Database, ingredient_id: UUID) -> None:
    """Offer an ingredient no longer; recipes that have it keep it. Raises IngredientGone."""
    with db.write(N_("“{name}” was taken out of what bread is made of")) as session:
        row = _ingredient(session, ingredient_id)
        say(session, name=row.name)
        row.archived = True


def save_recipe(db: Database, draft: RecipeDraft) -> UUID:
    """Write the recipe of a kind of bread anew and return its key.

    Raises BreadKindGone, BatchEmpty, QuantityMissing, WorkWrong, OnTopWrong, IngredientGone, FieldProblem.
    """
    with db.write(N_("The recipe of “{bread}” was written down")) as session:
        kind = session.get(BreadKind, draft.kind_id)
        if kind is None:
            raise BreadKindGone
        say(session, bread=kind.name)
        _check_recipe(draft)
        row = session.scalars(select(BreadRecipe).where(BreadRecipe.kind_id == kind.id)).first()
        if row is None:
            row = BreadRecipe(kind_id=kind.id, pieces=draft.pieces)
            session.add(row)
        for name in ("pieces", "minutes", "hourly_wage", "fuel", "margin_percent"):
            if getattr(row, name) != getattr(draft, name):
                setattr(row, name, getattr(draft, name))
        row.how = clean_lines(draft.how)
        session.flush()
        _write_parts(session, row, draft)
        return row.id


def _check_recipe(draft: RecipeDraft) -> None:
    if not 0 < draft.pieces <= MOST_PIECES:
        raise BatchEmpty("pieces")
    check_length("how", draft.how)
    if not 0 <= draft.minutes <= MOST_MINUTES:
        raise WorkWrong("minutes")
    if not 0 <= draft.margin_percent <= MOST_ON_TOP:
        raise OnTopWrong("margin_percent")
    for name in ("hourly_wage", "fuel"):
        if getattr(draft, name):
            check_amount(getattr(draft, name), name)
    for place, part in enumerate(draft.parts):
        if not 0 < part.quantity <= MOST_PIECES * 1000:
            raise QuantityMissing(f"quantity-{place}")


def _write_parts(session: Session, row: BreadRecipe, draft: RecipeDraft) -> None:
    query = select(BreadRecipePart).where(BreadRecipePart.recipe_id == row.id).order_by(BreadRecipePart.place)
    there = list(session.scalars(query))
    for place, part in enumerate(draft.parts):
        _ingredient(session, part.ingredient_id)
        values = {"ingredient_id": part.ingredient_id, "quantity": part.quantity, "place": place}
        if place < len(there):
            for name, value in values.items():
                if getattr(there[place], name) != value:
                    setattr(there[place], name, value)
        else:
            session.add(BreadRecipePart(recipe_id=row.id, **values))
    for gone in there[len(draft.parts) :]:
        session.delete(gone)


def _ingredient(session: Session, ingredient_id: UUID) -> Ingredient:
    row = session.get(Ingredient, ingredient_id)
    if row is None:
        raise IngredientGone
    return row


def _checked(session: Session, draft: IngredientDraft, own: Ingredient | None) -> str:
    kept = clean(draft.name)
    if not kept:
        raise NameMissing("name")
    check_length("name", kept, 60)
    others = session.scalars(select(Ingredient).where(Ingredient.archived.is_(False)))
    if any(fold(other.name) == fold(kept) for other in others if other is not own):
        raise IngredientNameTaken("name", name=kept)
    if draft.unit not in UNITS:
        raise UnitUnknown("unit")
    if draft.price <= 0:
        raise PriceMissing("price")
    check_amount(draft.price, "price")
    return kept


def _keep_price(session: Session, ingredient_id: UUID, price: Money, today: date) -> None:
    query = select(IngredientPrice).where(
        IngredientPrice.ingredient_id == ingredient_id, IngredientPrice.since == today
    )
    there = session.scalars(query).first()
    if there is None:
        session.add(IngredientPrice(ingredient_id=ingredient_id, since=today, price=price))
    else:
        there.price = price
