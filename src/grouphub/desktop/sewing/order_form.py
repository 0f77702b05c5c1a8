"""The dialog of an order: who ordered what for how much, who sews it, and what it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base import money
from grouphub.base.i18n import _
from grouphub.base.money import NOTHING
from grouphub.desktop.bakery.forms_of_a_day import problem_field
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.person_picker import PersonField
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.sewing.money_forms import card_of
from grouphub.desktop.sewing.sewers import Sewers
from grouphub.desktop.widgets.choice_fields import SegmentsField, StepperField, TickField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.fields import CompletedField, LongTextField, TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.money_field import MoneyField
from grouphub.desktop.widgets.overlay import WIDE
from grouphub.desktop.widgets.rows_field import RowsField
from grouphub.features.income.sharing import missing_part
from grouphub.features.sewing import actions
from grouphub.features.sewing.drafts import OrderCostDraft, OrderDraft
from grouphub.features.sewing.rules import MOST_PIECES, Cloth, Garment, NobodySews, garment_word

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from grouphub.base.errors import FieldProblem
    from grouphub.desktop.widgets.rows_field import Row
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.sewing.queries import OrderCard

_ALIASES = {
    "cost": "costs",
    "what": "costs",
    "task": "women",
    "person_id": "party",
    "day": "taken_on",
    "amount": "price",
}
"""Fields of the form that what the register and the ledger refuse is about."""


def _garments(typed: str) -> list[str]:
    """Return known garments whose word begins like this."""
    return [word for word in map(garment_word, Garment) if word.lower().startswith(typed.lower())]


def garment_key(typed: str) -> str:
    """Return the known garment that is meant, or her own words."""
    return next((one.value for one in Garment if garment_word(one).lower() == typed.strip().lower()), typed.strip())


class OrderDialog(FormDialog):
    """Who ordered what for how much, for which day; below, costs, who sews it and how the money is shared.

    ``missing`` names the field that the next step of the order waits for: it is shown with what to write there.
    """

    def __init__(self, workspace: Workspace, order_id: str = "", missing: str = "") -> None:
        self._order_id, self._missing = order_id, missing
        self._card = card_of(workspace, order_id) if order_id else None
        form = Form(f"sewing/order/{order_id or 'new'}")
        self._build(form, workspace)
        title = _("Change order {number}").format(number=self._card.row.number) if self._card else _("New order")
        super().__init__(workspace, title, form, width=WIDE)
        self.deposit.setVisible(self._card is None)
        if self._card is not None:
            self._show(self._card)

    def write(self) -> None:
        """Keep the order."""
        if self._order_id:
            actions.change_order(self.workspace.db, UUID(self._order_id), self.draft())
        else:
            actions.take_order(self.workspace.db, self.draft())

    def show_problem(self, error: FieldProblem) -> None:
        """Show beside its field why the register refused."""
        name, dash, place = error.field.partition("-")
        field = problem_field(self.form, _ALIASES.get(name, name) + dash + place, ("garment",))
        field.show_error(error.text())
        field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Say what the next step of the order waits for."""
        super().showEvent(event)
        missing, self._missing = self._missing, ""
        _name, _dash, place = missing.partition("-")
        workers = self.sewers.workers()
        if place.isdigit() and int(place) < len(workers) and not workers[int(place)].weight:
            self.show_problem(missing_part(self.sewers.chosen(), missing))
        elif missing and not place and not workers:
            self.show_problem(NobodySews(missing))

    def draft(self) -> OrderDraft:
        """Return what the form says."""
        card = self._card
        known: dict[str, Any] = {"id": UUID(self.key.value())} if card is None else {}
        return OrderDraft(
            garment_key(self.garment.value()),
            self.quantity.number() or 0,
            self.price.money() or NOTHING,
            self.taken_on.day() or self.workspace.today(),
            person_id=self.customer.person(),
            party=self.customer.typed_name(),
            phone=self.phone.value(),
            cloth=Cloth(self.cloth.value() or Cloth.CUSTOMER),
            due=self.due.day(),
            deposit=(self.deposit.money() or NOTHING) if card is None else NOTHING,
            measurement_id=card.measures.id if card is not None and card.measures is not None else None,
            note=self.remark.value(),
            costs=self._costs(),
            workers=self.sewers.workers(),
            rule=self.sewers.chosen(),
            after_costs=bool(self.sewers.after_costs.value()),
            fund_percent=self.sewers.fund_percent(),
            piece_pay=self.sewers.pay(),
            **known,
        )

    def _build(self, form: Form, workspace: Workspace) -> None:
        hint = _("A woman of the list, or any name.")
        self.customer = PersonField("party", _("Who ordered it"), workspace, bare_name=True, hint=hint)
        self.phone = TextField("phone", _("Telephone"), required=False)
        self.garment = CompletedField("garment", _("What is to be sewn"), _garments)
        self.quantity = StepperField("quantity", _("How many"), least=1, most=MOST_PIECES)
        self.quantity.set_value(1)
        self.price = MoneyField("price", _("Price of one"))
        self.deposit = MoneyField("deposit", _("Paid in advance"), required=False, least=0)
        self.taken_on = DayField("taken_on", _("Taken on"), workspace.today, past=True)
        self.taken_on.set_day(workspace.today())
        self.due = DayField("due", _("Ready on"), workspace.today, required=False)
        cloths = [(Cloth.CUSTOMER.value, _("Hers")), (Cloth.GROUP.value, _("The group’s"))]
        self.cloth = SegmentsField("cloth", _("Whose cloth"), cloths)
        self.cloth.set_value(Cloth.CUSTOMER.value)
        self.remark = LongTextField("note", _("Note"), lines=2, required=False)
        form.add_row(self.customer, self.phone, stretch=(3, 2))
        form.add_row(self.garment, self.quantity, stretch=(3, 2))
        form.add_row(self.price, self.deposit)
        form.add_row(self.taken_on, self.due)
        form.add(self.cloth)
        form.add(self.remark)
        self.sewers = Sewers(form, workspace)
        self.costs = RowsField(
            "costs", _("Costs"), _fill_cost, add_text=_("Add a cost"), take_out_text=_("Take this cost out")
        )
        self.key = KeyField("key")
        form.add(self.costs)
        form.add(self.key)

    def _show(self, card: OrderCard) -> None:
        row = card.row
        self.customer.set_value({"id": str(card.person_id or ""), "name": row.customer})
        self.phone.set_value(card.phone)
        self.garment.set_value(garment_word(row.garment))
        self.quantity.set_value(row.quantity)
        self.price.set_money(card.price)
        self.taken_on.set_day(row.taken_on)
        self.due.set_day(row.due)
        self.cloth.set_value(card.cloth)
        self.remark.set_value(card.note)
        self.sewers.show(card)
        self.costs.set_value(
            [
                {"what": one.what, "amount": money.shown(one.amount, currency=False), "from_box": one.from_box}
                for one in card.costs
            ]
        )

    def _costs(self) -> tuple[OrderCostDraft, ...]:
        found = []
        for row in self.costs.rows:
            fields = row.fields()
            amount = fields["amount"]
            assert isinstance(amount, MoneyField)
            worth = amount.money()
            if worth or str(fields["what"].value()).strip():
                told = str(fields["what"].value())
                found.append(OrderCostDraft(told, worth or NOTHING, bool(fields["from_box"].value())))
        return tuple(found)


def _fill_cost(row: Row) -> None:
    row.add_row(TextField("what", _("For what")), MoneyField("amount", _("Amount")), stretch=(3, 2))
    row.add(TickField("from_box", _("Paid from the cash box")))
