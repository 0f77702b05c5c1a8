"""The dialogs of what is baked and what it is made of: a kind of bread, a recipe, an ingredient."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt

from grouphub.base import decimals, money
from grouphub.base.i18n import _
from grouphub.base.money import Money, shown
from grouphub.desktop.bakery.forms_of_a_day import percent_field, problem_field
from grouphub.desktop.bakery.words import minutes_of, typed_hours, unit_word
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.choice_fields import ChoiceField, StepperField
from grouphub.desktop.widgets.fields import LongTextField, TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.money_field import MoneyField
from grouphub.desktop.widgets.overlay import WIDE
from grouphub.desktop.widgets.rows_field import RowsField
from grouphub.features.bakery import actions, costing, queries, recipes
from grouphub.features.bakery.drafts import IngredientDraft, RecipeDraft, RecipePartDraft
from grouphub.features.bakery.rules import (
    MOST_ON_TOP,
    Batch,
    OnTopWrong,
    Part,
    WorkWrong,
    batch_cost,
    piece_cost,
    suggested_price,
)
from grouphub.features.income.sharing import shown_per_cent

if TYPE_CHECKING:
    from grouphub.base.errors import FieldProblem
    from grouphub.desktop.widgets.rows_field import Row
    from grouphub.desktop.workspace import Workspace


class BreadKindDialog(FormDialog):
    """A kind of bread and what one costs."""

    def __init__(self, workspace: Workspace, kind_id: str = "") -> None:
        self._kind_id = kind_id
        form = Form(f"bakery/kind/{kind_id or 'new'}")
        self.name = TextField("name", _("What the bread is called"))
        hint = _("Days that are written down keep their own price.")
        self.price = MoneyField("price", _("What one costs"), hint=hint)
        self.key = KeyField("key")
        for field in (self.name, self.price, self.key):
            form.add(field)
        with workspace.db.read() as session:
            kinds = queries.bread_kinds(session, archived=True)
        self._kind = next((row for row in kinds if str(row.id) == kind_id), None)
        if self._kind is not None:
            self.name.set_value(self._kind.name)
            self.price.set_money(self._kind.price)
        title = _("Change the bread") if self._kind else _("A kind of bread")
        super().__init__(workspace, title, form, take_out=_("Take out") if self._kind else "")

    def write(self) -> None:
        """Keep the bread."""
        price = self.price.money() or Money(0)
        if self._kind is not None:
            actions.change_bread(self.workspace.db, self._kind.id, self.name.value(), price)
        else:
            actions.add_bread(self.workspace.db, self.name.value(), price, UUID(self.key.value()))

    def erase(self) -> None:
        """Bake it no longer."""
        if self._kind is not None:
            actions.take_out_bread(self.workspace.db, self._kind.id)


class IngredientDialog(FormDialog):
    """Something bread is made of, what it costs, and what another price does to each bread."""

    def __init__(self, workspace: Workspace, ingredient_id: str = "") -> None:
        form = Form(f"bakery/ingredient/{ingredient_id or 'new'}")
        self.name = TextField("name", _("What it is"))
        units = [(unit, unit_word(unit)) for unit in recipes.UNITS]
        self.unit = ChoiceField("unit", _("Measured in"), units)
        self.unit.set_value("kg")
        self.price = MoneyField("price", _("What one of it costs"))
        self.key = KeyField("key")
        self.effect = Strip("blue", "", icon="info")
        self.effect.hide()
        form.add(self.name)
        form.add_row(self.price, self.unit)
        form.add(self.effect)
        form.add(self.key)
        with workspace.db.read() as session:
            rows = costing.ingredients(session)
        self._row = next((row for row in rows if str(row.id) == ingredient_id), None)
        if self._row is not None:
            self.name.set_value(self._row.name)
            self.unit.set_value(self._row.unit)
            self.price.set_money(self._row.price)
        title = _("Change what it costs") if self._row else _("Something bread is made of")
        super().__init__(workspace, title, form, take_out=_("Take out") if self._row else "")
        self.price.changed.connect(self._tell_effect)
        form.restored.connect(self._tell_effect)

    def write(self) -> None:
        """Keep it; a new price holds from today on."""
        key = self._row.id if self._row else UUID(self.key.value())
        draft = IngredientDraft(self.name.value(), str(self.unit.value()), self.price.money() or Money(0), id=key)
        if self._row is not None:
            recipes.change_ingredient(self.workspace.db, draft)
        else:
            recipes.add_ingredient(self.workspace.db, draft)

    def erase(self) -> None:
        """Offer it no longer."""
        if self._row is not None:
            recipes.take_out_ingredient(self.workspace.db, self._row.id)

    def _tell_effect(self) -> None:
        """Tell what the typed price does to each bread."""
        price = self.price.money()
        if self._row is None or price is None or price == self._row.price:
            self.effect.hide()
            return
        with self.workspace.db.read() as session:
            found = costing.price_effects(session, self._row.id, price)
        told = _("{bread}: one costs {now} now, then {then} · price to ask {price}")
        lines = [
            told.format(
                bread=row.name, now=shown(row.cost_now), then=shown(row.cost_then), price=shown(row.suggested_then)
            )
            for row in found
        ]
        self.effect.set_words("\n".join(lines) or _("No recipe has it yet."))
        self.effect.show()


class RecipeDialog(FormDialog):
    """What goes into one batch, how many come out, and what one piece costs by it."""

    def __init__(self, workspace: Workspace, kind_id: str) -> None:
        self._kind_id = UUID(kind_id)
        with workspace.db.read() as session:
            self._ingredients = {str(row.id): row for row in costing.ingredients(session)}
            kept = next((row for row in costing.recipes(session) if row.kind.id == self._kind_id), None)
            kind = next(row for row in queries.bread_kinds(session, archived=True) if row.id == self._kind_id)
        for part in kept.parts if kept else ():
            self._ingredients.setdefault(str(part.ingredient.id), part.ingredient)
        form = Form(f"bakery/recipe/{kind_id}")
        self.pieces = StepperField("pieces", _("Pieces from one batch"), least=1, most=recipes.MOST_PIECES)
        for button in (self.pieces.less, self.pieces.more):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows do the same in the number
        self.parts = RowsField(
            "parts", _("What goes in"), self._fill, add_text=_("Add something"), take_out_text=_("Take it out")
        )
        self.fuel = MoneyField("fuel", _("Firewood, gas, current"), required=False, least=0)
        self.minutes = TextField("minutes", _("Work on it, hours"), required=False, check=_no_time)
        self.wage = MoneyField("hourly_wage", _("An hour of work"), required=False, least=0)
        self.margin = percent_field("margin_percent", _("On top"), OnTopWrong("margin_percent"), most=MOST_ON_TOP)
        self.how = LongTextField("how", _("How it is made"), lines=3, required=False)
        self.told = Strip("green", "", icon="coins")
        form.add(self.pieces)
        form.add(self.parts)
        form.add_row(self.fuel, self.minutes)
        form.add_row(self.wage, self.margin)
        form.add(self.told)
        form.add(self.how)
        super().__init__(workspace, _("Recipe: {bread}").format(bread=kind.name), form, width=WIDE)
        self._show(kept)
        form.edited.connect(self._tell)
        form.restored.connect(self._tell)
        self._tell()

    def write(self) -> None:
        """Keep the recipe."""
        recipes.save_recipe(self.workspace.db, self._draft())

    def show_problem(self, error: FieldProblem) -> None:
        """Show beside its field why the register refused."""
        name, _dash, place = error.field.partition("-")
        if name == "quantity" and place.isdigit() and int(place) < len(self.parts.rows):
            field = self.parts.rows[int(place)].fields()["quantity"]
        else:
            field = problem_field(self.form, error.field, ("pieces",))
        field.show_error(error.text())
        field.setFocus()

    def _fill(self, row: Row) -> None:
        choices = [(key, one.name) for key, one in self._ingredients.items()]
        what = ChoiceField("ingredient", _("Ingredient"), choices)
        quantity = TextField("quantity", _("How much"), check=_no_quantity)
        what.changed.connect(partial(self._name_unit, what, quantity))
        row.add_row(what, quantity, stretch=(2, 1))
        self._name_unit(what, quantity)

    def _name_unit(self, what: ChoiceField, quantity: TextField) -> None:
        one = self._ingredients.get(str(what.value()))
        quantity.set_label(_("How much, {unit}").format(unit=unit_word(one.unit)) if one else _("How much"))

    def _show(self, kept: costing.RecipeRow | None) -> None:
        self.pieces.set_value(kept.pieces if kept else None)
        if kept is None:
            self.parts.set_value([{}] if self._ingredients else [])
            return
        rows = [
            {"ingredient": str(part.ingredient.id), "quantity": decimals.shown(part.quantity, 1000)}
            for part in kept.parts
        ]
        self.parts.set_value(rows)
        for row in self.parts.rows:
            what, quantity = row.fields()["ingredient"], row.fields()["quantity"]
            assert isinstance(what, ChoiceField)
            assert isinstance(quantity, TextField)
            self._name_unit(what, quantity)
        self.fuel.set_money(kept.fuel or None)
        self.minutes.set_value(typed_hours(kept.minutes) if kept.minutes else "")
        self.wage.set_money(kept.hourly_wage or None)
        self.margin.set_value(shown_per_cent(kept.margin_percent) if kept.margin_percent else "")
        self.how.set_value(kept.how)

    def _draft(self) -> RecipeDraft:
        parts = []
        for row in self.parts.rows:
            key, typed = str(row.fields()["ingredient"].value()), str(row.fields()["quantity"].value())
            quantity = decimals.parse(typed, 1000)
            if key and quantity:
                parts.append(RecipePartDraft(UUID(key), quantity))
        return RecipeDraft(
            self._kind_id,
            self.pieces.number() or 0,
            tuple(parts),
            minutes_of(str(self.minutes.value())) or 0,
            self.wage.money() or Money(0),
            self.fuel.money() or Money(0),
            decimals.parse(str(self.margin.value()), 100) or 0,
            self.how.value(),
        )

    def _tell(self) -> None:
        """Tell what one piece costs as the recipe stands; nothing while something in it is not understood."""
        draft = self._draft()
        if not draft.pieces or not draft.parts or self.form.problems():
            self.told.hide()
            return
        parts = tuple(Part(one.quantity, self._ingredients[str(one.ingredient_id)].price) for one in draft.parts)
        batch = Batch(parts, draft.pieces, draft.fuel, draft.minutes, draft.hourly_wage, draft.margin_percent)
        told = _("One batch {batch} · one piece {piece} · price to ask {price}")
        self.told.set_words(
            told.format(
                batch=money.shown(batch_cost(batch)),
                piece=money.shown(piece_cost(batch)),
                price=money.shown(suggested_price(batch)),
            )
        )
        self.told.show()


def _no_quantity(typed: str) -> str | None:
    return None if decimals.parse(typed, 1000) else _("Write how much, like 25 or 2,5.")


def _no_time(typed: str) -> str | None:
    return None if minutes_of(typed) is not None else WorkWrong("minutes").text()
