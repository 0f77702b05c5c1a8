"""What money was given for: a donor's line with how much there may be."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.base.money import NOTHING
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.widgets.choice_fields import TickField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.money_field import MoneyField
from grouphub.features.income import box, cash
from grouphub.features.income.drafts import PurposeDraft

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace


class PurposeDialog(FormDialog):
    """A new gift, or one that is changed: its name, who gave it, how much and until when."""

    def __init__(self, workspace: Workspace, purpose_id: str = "") -> None:
        self._purpose_id = purpose_id
        form = Form(f"income/purpose/{purpose_id or 'new'}")
        self.title_of = TextField("name", _("What it is for"))
        self.giver = TextField("giver", _("Who gave it"), required=False)
        self.budget = MoneyField("budget", _("How much there is"), required=False, least=0)
        self.since = DayField("since", _("From"), workspace.today, required=False)
        self.until = DayField("until", _("Until"), workspace.today, required=False)
        self.ended = TickField("ended", _("Used up: not offered any more"))
        self.key = KeyField("key")
        form.add(self.title_of)
        form.add_row(self.giver, self.budget)
        form.add_row(self.since, self.until)
        form.add(self.ended)
        form.add(self.key)
        super().__init__(workspace, _("Change the gift") if purpose_id else _("New gift"), form)
        self._show()

    def write(self) -> None:
        """Write it down, or change it."""
        draft = PurposeDraft(
            self.title_of.value(),
            self.giver.value(),
            self.budget.money() or NOTHING,
            self.since.day(),
            self.until.day(),
            bool(self.ended.value()),
            UUID(self.key.value()),
        )
        if self._purpose_id:
            box.change_purpose(self.workspace.db, UUID(self._purpose_id), draft)
        else:
            box.add_purpose(self.workspace.db, draft)

    def _show(self) -> None:
        """Fill in what is written already."""
        with self.workspace.db.read() as session:
            found = [one for one in cash.purposes(session, also_ended=True) if str(one.id) == self._purpose_id]
        self.ended.setVisible(bool(found))
        for one in found:
            self.title_of.set_value(one.name)
            self.giver.set_value(one.giver)
            self.budget.set_money(one.budget or None)
            self.since.set_day(one.since)
            self.until.set_day(one.until)
            self.ended.set_value(one.ended)
