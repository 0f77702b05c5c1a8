"""The dialogs of an order: taking it, changing it, a payment, cancelling, measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base import decimals, money
from grouphub.base.i18n import _
from grouphub.base.money import NOTHING, Money
from grouphub.desktop.bakery.forms_of_a_day import no_weight, percent_field, problem_field
from grouphub.desktop.income.share_form import weight_of
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.person_picker import PersonField
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.widgets.choice_fields import ChoiceField, SegmentsField, StepperField, TickField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.fields import CompletedField, LongTextField, TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.money_field import MoneyField
from grouphub.desktop.widgets.overlay import WIDE
from grouphub.desktop.widgets.rows_field import RowsField
from grouphub.features.income.drafts import PaymentDraft
from grouphub.features.income.rules import MoreThanOwed
from grouphub.features.income.sharing import Rule, rule_word, shown_per_cent
from grouphub.features.sewing import actions, queries
from grouphub.features.sewing.drafts import MeasureDraft, OrderCostDraft, OrderDraft, WorkerDraft
from grouphub.features.sewing.rules import (
    MOST_PIECES,
    Cloth,
    Garment,
    Measure,
    MeasureTwice,
    centimetres,
    garment_word,
    measure_word,
    measures_of,
    millimetres,
)

if TYPE_CHECKING:
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


def _card(workspace: Workspace, order_id: str) -> OrderCard:
    with workspace.db.read() as session:
        return queries.order_card(session, UUID(order_id), workspace.today())


def _garments(typed: str) -> list[str]:
    """Return known garments whose word begins like this."""
    return [word for word in map(garment_word, Garment) if word.lower().startswith(typed.lower())]


def garment_key(typed: str) -> str:
    """Return the known garment that is meant, or her own words."""
    return next((one.value for one in Garment if garment_word(one).lower() == typed.strip().lower()), typed.strip())


class OrderDialog(FormDialog):
    """Who ordered what for how much, for which day; below, costs, who sews it and how the money is shared."""

    def __init__(self, workspace: Workspace, order_id: str = "") -> None:
        self._order_id = order_id
        self._card = _card(workspace, order_id) if order_id else None
        form = Form(f"sewing/order/{order_id or 'new'}")
        self._build(form, workspace)
        title = _("Change order {number}").format(number=self._card.row.number) if self._card else _("New order")
        super().__init__(workspace, title, form, width=WIDE)
        self._show()
        self.rule.changed.connect(self.follow)
        form.restored.connect(self.follow)
        self.follow()

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

    def draft(self) -> OrderDraft:
        """Return what the form says."""
        rule = self._rule()
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
            workers=self._workers(rule),
            rule=rule,
            after_costs=bool(self.after_costs.value()),
            fund_percent=decimals.parse(str(self.fund.value()), 100) or 0,
            piece_pay=self.piece_pay.money() or NOTHING,
            **known,
        )

    def follow(self) -> None:
        """Ask for a weight only where the rule needs one."""
        rule = self._rule()
        self.piece_pay.setVisible(rule is Rule.PIECE_PAY)
        for row in self.women.rows:
            row.fields()["weight"].setVisible(rule is not Rule.EQUAL)

    def _build(self, form: Form, workspace: Workspace) -> None:
        hint = _("A woman of the list, or any name.")
        self.customer = PersonField("party", _("Who ordered it"), workspace, bare_name=True, hint=hint)
        self.phone = TextField("phone", _("Telephone"), required=False)
        self.garment = CompletedField("garment", _("What is to be sewn"), _garments)
        self.quantity = StepperField("quantity", _("How many"), least=1, most=MOST_PIECES)
        self.price = MoneyField("price", _("Price of one"))
        self.deposit = MoneyField("deposit", _("Paid in advance"), required=False, least=0)
        self.taken_on = DayField("taken_on", _("Taken on"), workspace.today, past=True)
        self.due = DayField("due", _("Ready on"), workspace.today, required=False)
        cloths = [(Cloth.CUSTOMER.value, _("Hers")), (Cloth.GROUP.value, _("The group’s"))]
        self.cloth = SegmentsField("cloth", _("Whose cloth"), cloths)
        self.remark = LongTextField("note", _("Note"), lines=2, required=False)
        self.women = RowsField(
            "women", _("Who sews it"), self._fill_woman, add_text=_("Add a woman"), take_out_text=_("Take her out")
        )
        rules = [(rule.value, rule_word(rule)) for rule in Rule if rule is not Rule.HOURS]
        self.rule = ChoiceField("rule", _("How it is shared"), rules)
        self.piece_pay = MoneyField("piece_pay", _("For each piece"), required=False)
        self.fund = percent_field("fund_percent", _("For the group fund"))
        self.after_costs = TickField("after_costs", _("Costs go off first"))
        self.costs = RowsField(
            "costs", _("Costs"), _fill_cost, add_text=_("Add a cost"), take_out_text=_("Take this cost out")
        )
        self.key = KeyField("key")
        form.add_row(self.customer, self.phone, stretch=(3, 2))
        form.add_row(self.garment, self.quantity, stretch=(3, 2))
        form.add_row(self.price, self.deposit)
        form.add_row(self.taken_on, self.due)
        form.add(self.cloth)
        form.add(self.remark)
        form.add(self.women)
        form.add_row(self.rule, self.fund)
        form.add(self.piece_pay)
        form.add(self.after_costs)
        form.add(self.costs)
        form.add(self.key)

    def _fill_woman(self, row: Row) -> None:
        person = PersonField("person", _("Woman"), self._person_workspace)
        row.add_row(person, TextField("task", _("What she does"), required=False), stretch=(3, 2))
        weight = TextField("weight", _("Her part"), required=False, check=self._no_weight)
        row.add(weight)
        weight.setVisible(self._rule() is not Rule.EQUAL)

    def _no_weight(self, typed: str) -> str | None:
        return no_weight(self._rule(), typed)

    @property
    def _person_workspace(self) -> Workspace:
        return self.customer.workspace

    def _show(self) -> None:
        card = self._card
        self.quantity.set_value(1)
        self.taken_on.set_day(self.workspace.today())
        self.cloth.set_value(Cloth.CUSTOMER.value)
        self.rule.set_value(Rule.EQUAL.value)
        self.after_costs.set_value(True)
        self.deposit.setVisible(card is None)
        if card is None:
            return
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
        self.rule.set_value(card.rule)
        self.after_costs.set_value(card.after_costs)
        self.fund.set_value(shown_per_cent(card.fund_percent) if card.fund_percent else "")
        self.piece_pay.set_money(card.piece_pay or None)
        rule = Rule(card.rule)
        self.women.set_value(
            [
                {
                    "person": {"id": str(one.person_id), "name": one.name},
                    "task": one.task,
                    "weight": _shown_weight(rule, one.weight),
                }
                for one in card.workers
            ]
        )
        self.costs.set_value(
            [
                {"what": one.what, "amount": money.shown(one.amount, currency=False), "from_box": one.from_box}
                for one in card.costs
            ]
        )

    def _rule(self) -> Rule:
        chosen = str(self.rule.value()) if hasattr(self, "rule") else ""
        return Rule(chosen) if chosen else Rule.EQUAL

    def _workers(self, rule: Rule) -> tuple[WorkerDraft, ...]:
        found = []
        for row in self.women.rows:
            fields = row.fields()
            person = fields["person"]
            assert isinstance(person, PersonField)
            key = person.person()
            if key is not None:
                weight = weight_of(rule, str(fields["weight"].value())) or 0
                found.append(WorkerDraft(key, str(fields["task"].value()), weight))
        return tuple(found)

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


def _shown_weight(rule: Rule, weight: int) -> str:
    if rule in {Rule.PIECES, Rule.PIECE_PAY}:
        return str(weight)
    return shown_per_cent(weight) if rule in {Rule.PER_CENT, Rule.WAGE} else ""


class OrderPaymentDialog(FormDialog):
    """What the customer pays; all that is left unless she says otherwise."""

    def __init__(self, workspace: Workspace, order_id: str) -> None:
        self._order_id = order_id
        card = _card(workspace, order_id)
        form = Form(f"sewing/payment/{order_id}")
        left = _("{amount} still to pay").format(amount=money.shown(max(card.row.left, 0)))
        self.amount = MoneyField("amount", _("How much she pays"), hint=left)
        self.amount.set_money(card.row.left if card.row.left > 0 else None)
        self.day = DayField("day", _("Day"), workspace.today, past=True)
        self.day.set_day(workspace.today())
        self.more = TickField("more_is_right", _("It is more than she owes, and it is right"))
        self.key = KeyField("key")
        form.add_row(self.amount, self.day)
        form.add(self.more)
        form.add(self.key)
        self.more.hide()
        super().__init__(workspace, _("Payment for order {number}").format(number=card.row.number), form)
        form.restored.connect(self.follow)
        self.more.changed.connect(self.follow)

    def write(self) -> None:
        """Write the payment down."""
        draft = PaymentDraft(
            UUID(self._order_id),
            self.amount.money() or Money(0),
            self.day.day() or self.workspace.today(),
            more_is_right=bool(self.more.value()),
            id=UUID(self.key.value()),
        )
        actions.pay_for_order(self.workspace.db, UUID(self._order_id), draft)

    def follow(self) -> None:
        """Show the tick where it is set: what is not seen must not be saved."""
        if self.more.value():
            self.more.show()

    def show_problem(self, error: FieldProblem) -> None:
        """Question more than is owed; it may be ticked."""
        if isinstance(error, MoreThanOwed):
            self.more.show()
        super().show_problem(error)


class CancelOrderDialog(FormDialog):
    """Why an order is cancelled, and whether what was paid goes back."""

    def __init__(self, workspace: Workspace, order_id: str) -> None:
        self._order_id = order_id
        card = _card(workspace, order_id)
        form = Form(f"sewing/cancel/{order_id}")
        hint = _("The order stays to be seen. Nobody owes for it and nobody earns by it.")
        self.reason = LongTextField("reason", _("Why"), lines=2, hint=hint)
        told = _("Give back what was paid: {amount}").format(amount=money.shown(card.paid))
        self.back = TickField("give_back", told)
        form.add(self.reason)
        form.add(self.back)
        self.back.setVisible(card.paid > 0)
        title = _("Cancel order {number}").format(number=card.row.number)
        super().__init__(workspace, title, form, save=_("Cancel the order"))

    def write(self) -> None:
        """Cancel it."""
        give_back = bool(self.back.value())
        actions.cancel_order(self.workspace.db, UUID(self._order_id), self.reason.value(), give_back=give_back)


class MeasuresDialog(FormDialog):
    """What is measured for an order; what was measured last stands beside it."""

    def __init__(self, workspace: Workspace, order_id: str) -> None:
        self._order_id = order_id
        self._card = _card(workspace, order_id)
        garment = self._card.row.garment
        with workspace.db.read() as session:
            whose, party = self._card.person_id, self._card.party
            earlier = queries.measures(session, person_id=whose, party=party, garment=garment)
        last = earlier[0].measures if earlier else {}
        form = Form(f"sewing/measures/{order_id}")
        self.taken_on = DayField("taken_on", _("Measured on"), workspace.today, past=True)
        self.taken_on.set_day(workspace.today())
        form.add(self.taken_on)
        self.fields: dict[str, TextField] = {}
        names = list(dict.fromkeys((*measures_of(garment), *last)))
        for at in range(0, len(names), 3):
            form.add_row(*[self._field(name, last.get(name)) for name in names[at : at + 3]])
        choices = [(one.value, measure_word(one)) for one in Measure if one not in names]
        self._choices = choices
        self.more = RowsField(
            "more", _("Other measures"), self._fill, add_text=_("Add a measure"), take_out_text=_("Take it out")
        )
        self.remark = TextField("note", _("Note"), required=False)
        self.key = KeyField("key")
        form.add(self.more)
        form.add(self.remark)
        form.add(self.key)
        title = _("Measures: {what}").format(what=garment_word(garment))
        super().__init__(workspace, title, form, width=WIDE)

    def write(self) -> None:
        """Keep the measures."""
        found = {name: value for name, field in self.fields.items() if (value := millimetres(field.value()))}
        for place, row in enumerate(self.more.rows):
            fields = row.fields()
            name, value = str(fields["name"].value()), millimetres(str(fields["value"].value()))
            if name in found:
                raise MeasureTwice(f"more-{place}")
            if value:
                found[name] = value
        draft = MeasureDraft(
            self._card.row.garment,
            found,
            self.taken_on.day() or self.workspace.today(),
            note=self.remark.value(),
            id=UUID(self.key.value()),
        )
        actions.measure_for_order(self.workspace.db, UUID(self._order_id), draft)

    def show_problem(self, error: FieldProblem) -> None:
        """Show at the second of two like measures that it is there already."""
        name, _dash, place = error.field.partition("-")
        if name == "more" and place.isdigit():
            field = self.more.rows[int(place)].fields()["value"]
            field.show_error(error.text())
            field.setFocus()
        else:
            super().show_problem(error)

    def _field(self, name: str, last: int | None) -> TextField:
        hint = _("last {value}").format(value=centimetres(last)) if last else ""
        field = TextField(f"m-{name}", measure_word(name), required=False, suffix=_("cm"), hint=hint, check=_no_measure)
        self.fields[name] = field
        return field

    def _fill(self, row: Row) -> None:
        value = TextField("value", _("How much"), suffix=_("cm"), check=_no_measure)
        row.add_row(ChoiceField("name", _("What"), self._choices), value)


def _no_measure(typed: str) -> str | None:
    return None if millimetres(typed) else _("Write the measure in centimetres, like 92 or 92,5.")
