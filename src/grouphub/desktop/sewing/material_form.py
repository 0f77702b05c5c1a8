"""The dialog of what was used of the stock for an order."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.sewing.money_forms import card_of
from grouphub.desktop.stock.quantity_field import QuantityField
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.choice_fields import ChoiceField, TickField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.features.income.rules import Area
from grouphub.features.sewing.orders import SOURCE
from grouphub.features.stock import actions, queries
from grouphub.features.stock.drafts import MoveDraft
from grouphub.features.stock.rules import MoreThanThere

if TYPE_CHECKING:
    from grouphub.base.errors import FieldProblem
    from grouphub.desktop.workspace import Workspace


class OrderMaterialDialog(FormDialog):
    """Which material went into an order, and how much of it; the stock goes down."""

    def __init__(self, workspace: Workspace, order_id: str) -> None:
        self._order_id = order_id
        number = card_of(workspace, order_id).row.number
        with workspace.db.read() as session:
            there = queries.materials(session)
        there.sort(key=lambda row: row.area != Area.SEWING)  # what is sewn stands first
        self._left = {str(row.id): row.shown() for row in there}
        form = Form(f"sewing/material/{order_id}")
        self.material = ChoiceField("material", _("Which material"), [(str(row.id), row.name) for row in there])
        self.quantity = QuantityField("quantity", _("How much was used"), "")
        self.day = DayField("day", _("Day"), workspace.today, past=True)
        self.day.set_day(workspace.today())
        self.remark = TextField("note", _("What for"), required=False)
        self.remark.set_value(_("Order {number}").format(number=number))
        self.more = TickField("all_the_same", _("More was there than is written down, and it is right"))
        self.key = KeyField("key")
        form.add(self.material)
        form.add_row(self.quantity, self.day)
        form.add(self.more)
        form.add(self.remark)
        what = _("The stock goes down. If its worth goes off the price, write it under Costs too.")
        nothing = _("There is no material in the stock yet. Write it down there first.")
        form.add(Strip("blue", what) if there else Strip("amber", nothing))
        form.add(self.key)
        self.more.hide()
        super().__init__(workspace, _("Material for order {number}").format(number=number), form)
        for told in (form.edited, form.restored):
            told.connect(self.follow)

    def write(self) -> None:
        """Write down what was used."""
        day = self.day.day()
        assert day is not None
        draft = MoveDraft(
            UUID(str(self.material.value())),
            self.quantity.thousandths() or 0,
            day,
            self.remark.value(),
            all_the_same=bool(self.more.value()),
            source=SOURCE,
            source_id=UUID(self._order_id),
            id=UUID(self.key.value()),
        )
        actions.use(self.workspace.db, draft)

    def follow(self) -> None:
        """Say how much is there of what is chosen, and show the tick where it is set."""
        left = self._left.get(str(self.material.value() or ""))
        self.quantity.set_hint(_("There is {amount}").format(amount=left) if left else "")
        if self.more.value():
            self.more.show()

    def show_problem(self, error: FieldProblem) -> None:
        """Question more than is there; it may be ticked."""
        if isinstance(error, MoreThanThere):
            self.more.show()
        super().show_problem(error)
