"""Fields of a day that several forms ask for: costs, who baked, and how the money is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grouphub.base import decimals, money
from grouphub.base.i18n import _
from grouphub.desktop.widgets.choice_fields import ChoiceField, TickField
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.money_field import MoneyField
from grouphub.desktop.widgets.rows_field import RowsField, is_blank
from grouphub.features.bakery.drafts import CostDraft
from grouphub.features.income.rules import Category, category_word
from grouphub.features.income.sharing import (
    HUNDRED,
    FundOverHundred,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grouphub.base.errors import FieldProblem
    from grouphub.desktop.widgets.form import Form
    from grouphub.desktop.widgets.rows_field import Row
    from grouphub.features.bakery.queries import DaySheet

_CATEGORIES = (Category.FLOUR, Category.FUEL, Category.TRANSPORT, Category.RENT, Category.REPAIR, Category.OTHER)


def costs_field() -> RowsField:
    """Return the field of what a day cost."""

    def fill(row: Row) -> None:
        choices = [(one.value, category_word(one)) for one in _CATEGORIES]
        kind = ChoiceField("category", _("For what"), choices)
        kind.set_value(Category.FLOUR.value)
        row.add_row(kind, MoneyField("amount", _("Amount")))
        tick = TickField("from_box", _("Paid from the cash box that day"))
        tick.set_value(True)
        row.add(tick)

    return RowsField("costs", _("Costs"), fill, add_text=_("Add a cost"), take_out_text=_("Take this cost out"))


def show_costs(field: RowsField, sheet: DaySheet) -> None:
    """Fill in the costs of a sheet; of a new day what the day before asked for, without amounts."""
    field.set_value(
        [
            {
                "category": row.category,
                "amount": money.shown(row.amount, currency=False) if row.amount else "",
                "from_box": row.from_box,
            }
            for row in sheet.costs
        ]
    )


def costs_of(field: RowsField) -> tuple[CostDraft, ...]:
    """Return the costs that were filled in."""
    found = []
    for row in field.rows:
        fields = row.fields()
        amount = fields["amount"]
        assert isinstance(amount, MoneyField)
        worth = amount.money()
        if worth:
            found.append(CostDraft(str(fields["category"].value()), worth, bool(fields["from_box"].value())))
    return tuple(found)


def no_number(typed: str) -> str | None:
    """Return why what was typed is no number."""
    return None if decimals.parse(typed, 100) is not None else _("Write a number, like 12 or 12,5.")


def percent_field(name: str, label: str, over: FieldProblem | None = None, *, most: int = HUNDRED) -> TextField:
    """Return a field for a part of a hundred, two digits behind the mark.

    ``over`` says what is wrong with more than ``most`` hundredths of a per cent; unless told, it is for the fund.
    """
    wrong = over or FundOverHundred(name)

    def no_part(typed: str) -> str | None:
        number = decimals.parse(typed, 100)
        return wrong.text() if number is not None and number > most else no_number(typed)

    return TextField(name, label, suffix="%", check=no_part, required=False)


def problem_field(form: Form, field: str, fallback: Sequence[str]) -> Any:
    """Return the field of a form that a refusal is about: ``women-2`` is the third row of ``women``."""
    name, _dash, place = field.partition("-")
    fields = form.fields()
    aliases = {"weight": "women", "cost": "costs", "category": "costs"}
    found = fields.get(name) or fields.get(aliases.get(name, ""))
    rows = [row for row in found.rows if not is_blank(row)] if isinstance(found, RowsField) else []
    if place.isdigit() and int(place) < len(rows):
        inside = rows[int(place)].fields()
        parts = {"weight": ("weight", "hours"), "women": ("person",), "cost": ("amount",), "category": ("category",)}
        for part in parts.get(name, ()):
            if part in inside and inside[part].isVisibleTo(form):
                return inside[part]
    return found or next((fields[one] for one in fallback if one in fields), next(iter(fields.values())))
