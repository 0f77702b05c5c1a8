"""The dialogs of the money of an order: a payment, and cancelling with or without giving back what was paid."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base import money
from grouphub.base.i18n import _
from grouphub.base.money import NOTHING
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.widgets.choice_fields import TickField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.fields import LongTextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.money_field import MoneyField
from grouphub.features.income.drafts import PaymentDraft
from grouphub.features.income.rules import MoreThanOwed
from grouphub.features.sewing import actions, queries

if TYPE_CHECKING:
    from grouphub.base.errors import FieldProblem
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.sewing.queries import OrderCard


def card_of(workspace: Workspace, order_id: str) -> OrderCard:
    """Return all about an order. Raises OrderGone."""
    with workspace.db.read() as session:
        return queries.order_card(session, UUID(order_id), workspace.today())


class OrderPaymentDialog(FormDialog):
    """What the customer pays; all that is left unless she says otherwise."""

    def __init__(self, workspace: Workspace, order_id: str) -> None:
        self._order_id = order_id
        card = card_of(workspace, order_id)
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
            self.amount.money() or NOTHING,
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
        card = card_of(workspace, order_id)
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
        self.cancel.set_words(_("Keep the order"))  # "Cancel" beside "Cancel the order" is taken for it

    def write(self) -> None:
        """Cancel it."""
        give_back = bool(self.back.value())
        actions.cancel_order(self.workspace.db, UUID(self._order_id), self.reason.value(), give_back=give_back)
