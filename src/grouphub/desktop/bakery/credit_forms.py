"""The dialogs of bread that is taken now and paid later: writing it down, and putting right what was written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.base.money import shown
from grouphub.desktop.bakery.day_forms import read_sheet
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.person_picker import PersonField
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.money_field import MoneyField
from grouphub.features.bakery import credit
from grouphub.features.income import cash
from grouphub.features.income.drafts import DebtDraft

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace


class CreditDialog(FormDialog):
    """Bread that is taken now and paid later. Of a closed day it is a correction, and why is asked."""

    def __init__(self, workspace: Workspace, day: str) -> None:
        form = Form(f"bakery/{day}/credit")
        hint = _("A woman of the list, or any name.")
        self.who = PersonField("party", _("Who takes it"), workspace, bare_name=True, hint=hint)
        self.amount = MoneyField("amount", _("For how much"))
        self.day = DayField("day", _("Bread of which day"), workspace.today, past=True)
        self.day.set_day(date.fromisoformat(day))
        self.what = TextField("what", _("What she took"), required=False)
        told = _("The day is closed: this much less came into the cash box. What the day said stays to be seen.")
        self.reason = TextField("reason", _("Why"), hint=told)
        self.key = KeyField("key")
        form.add(self.who)
        form.add_row(self.amount, self.day)
        form.add(self.what)
        form.add(self.reason)
        form.add(self.key)
        super().__init__(workspace, _("Bread on credit"), form)
        for signal in (self.day.left, self.day.changed, form.restored):
            signal.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Ask why where the day is closed."""
        day = self.day.day()
        closed = day is not None and read_sheet(self.workspace, day).closed_on is not None
        self.reason.setVisible(closed)
        self.reason.setEnabled(closed)

    def write(self) -> None:
        """Write it down."""
        self.follow()
        amount, day = self.amount.money(), self.day.day()
        assert amount is not None
        assert day is not None
        draft = DebtDraft(
            amount,
            day,
            person_id=self.who.person(),
            party=self.who.typed_name(),
            what=self.what.value(),
            id=UUID(self.key.value()),
        )
        credit.give_on_credit(self.workspace.db, draft, self.reason.value())


class CreditChangeDialog(FormDialog):
    """What was taken on credit, put right with a reason; what it was stays to be seen."""

    def __init__(self, workspace: Workspace, debt_id: str) -> None:
        self._debt = UUID(debt_id)
        with workspace.db.read() as session:
            row = cash.debt_row(session, self._debt)
        form = Form(f"bakery/credit/{debt_id}")
        hint = _("Write 0 if nothing was taken on credit.")
        self.amount = MoneyField("amount", _("Taken on credit in all"), least=0, hint=hint)
        if row is not None:
            self.amount.set_money(row.owed)
            if row.paid:
                self.amount.set_hint(_("Paid so far: {amount}").format(amount=shown(row.paid)))
        self.reason = TextField("reason", _("What was wrong"))
        form.add(self.amount)
        form.add(self.reason)
        title = _("Bread on credit: {name}").format(name=row.who if row else "")
        super().__init__(workspace, title, form)

    def write(self) -> None:
        """Change it."""
        amount = self.amount.money()
        assert amount is not None
        credit.change_bread_on_credit(self.workspace.db, self._debt, amount, self.reason.value())
