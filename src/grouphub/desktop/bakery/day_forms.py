"""The dialogs of a day of baking: costs, who baked, bread on credit, closing, correcting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.money import Money, shown
from grouphub.desktop.bakery.count_lines import number_words
from grouphub.desktop.bakery.forms_of_a_day import (
    SharingFields,
    begins_of,
    costs_field,
    costs_of,
    problem_field,
    show_costs,
)
from grouphub.desktop.bakery.page import draft_of
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.person_picker import PersonField
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.choice_fields import StepperField, TickField
from grouphub.desktop.widgets.fields import LongTextField, TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.labels import Section, Text
from grouphub.desktop.widgets.money_field import MoneyField
from grouphub.desktop.widgets.overlay import WIDE
from grouphub.features.bakery import actions, queries
from grouphub.features.bakery.rules import MOST_BREAD, DoesNotAddUp
from grouphub.features.bakery.sheet import split_now
from grouphub.features.income.booking import open_loss
from grouphub.features.income.drafts import DebtDraft
from grouphub.features.income.rules import Area

if TYPE_CHECKING:
    from grouphub.base.errors import FieldProblem
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.bakery.queries import DaySheet


class _DayDialog(FormDialog):
    """A form about one day of baking."""

    def __init__(self, workspace: Workspace, day: str, title: str, form: Form, **options: Any) -> None:
        self.day = date.fromisoformat(day)
        self.sheet = read_sheet(workspace, self.day)
        super().__init__(workspace, title, form, **options)

    def show_problem(self, error: FieldProblem) -> None:
        """Show beside its field why the register refused."""
        field = problem_field(self.form, error.field, ("women", "costs"))
        field.show_error(error.text())
        field.setFocus()


def read_sheet(workspace: Workspace, day: date) -> DaySheet:
    """Return the sheet of a day."""
    with workspace.db.read() as session:
        return queries.day_sheet(session, day)


def _loss(workspace: Workspace) -> Money:
    with workspace.db.read() as session:
        return open_loss(session, Area.BAKERY.value)


def _on(title: str, day: str) -> str:
    return title.format(day=days.in_table(date.fromisoformat(day)))


class CostsDialog(_DayDialog):
    """What a day cost."""

    def __init__(self, workspace: Workspace, day: str) -> None:
        form = Form(f"bakery/{day}/costs")
        self.costs = costs_field()
        form.add(self.costs)
        super().__init__(workspace, day, _on(_("Costs of {day}"), day), form)
        show_costs(self.costs, self.sheet)

    def write(self) -> None:
        """Keep the costs."""
        draft = replace(draft_of(read_sheet(self.workspace, self.day)), costs=costs_of(self.costs))
        actions.save_bread_sheet(self.workspace.db, draft)


class BakersDialog(_DayDialog):
    """Who baked, how long, and how the money is shared."""

    def __init__(self, workspace: Workspace, day: str) -> None:
        form = Form(f"bakery/{day}/bakers")
        self.sharing = SharingFields(form, workspace)
        super().__init__(workspace, day, _on(_("Who bakes on {day}"), day), form, width=WIDE)
        self.sharing.show_sheet(self.sheet, _loss(workspace))

    def write(self) -> None:
        """Keep who baked."""
        draft = replace(draft_of(read_sheet(self.workspace, self.day)), **self.sharing.said(begins_of(self.sheet)))
        actions.save_bread_sheet(self.workspace.db, draft)


class CreditDialog(_DayDialog):
    """Bread that is taken now and paid later."""

    def __init__(self, workspace: Workspace, day: str) -> None:
        form = Form(f"bakery/{day}/credit")
        hint = _("A woman of the list, or any name.")
        self.who = PersonField("party", _("Who takes it"), workspace, bare_name=True, hint=hint)
        self.amount = MoneyField("amount", _("For how much"))
        self.what = TextField("what", _("What she took"), required=False)
        self.key = KeyField("key")
        form.add(self.who)
        form.add_row(self.amount, self.what)
        form.add(self.key)
        super().__init__(workspace, day, _on(_("Bread on credit, {day}"), day), form)

    def write(self) -> None:
        """Write it down."""
        amount = self.amount.money()
        assert amount is not None
        actions.give_on_credit(
            self.workspace.db,
            DebtDraft(
                amount,
                self.day,
                person_id=self.who.person(),
                party=self.who.typed_name(),
                what=self.what.value(),
                id=UUID(self.key.value()),
            ),
        )


class CloseDialog(_DayDialog):
    """What closing does, and a tick where the bread does not add up."""

    def __init__(self, workspace: Workspace, day: str) -> None:
        form = Form(f"bakery/{day}/close")
        super().__init__(workspace, day, _on(_("Close the day {day}"), day), form, save=_("Close the day"))
        draft = draft_of(self.sheet)
        split = split_now(draft)
        cash = Money(self.sheet.sold - self.sheet.on_credit)
        form.add(Text(_("{amount} comes into the cash box.").format(amount=shown(cash)), wrap=True))
        spent = sum(cost.amount for cost in draft.costs if cost.from_box)
        if spent:
            form.add(Text(_("{amount} goes out of it for costs.").format(amount=shown(spent)), wrap=True))
        if split is not None:
            for row in self.sheet.bakers:
                amount = next((part.amount for part in split.parts if part.person_id == row.person_id), Money(0))
                form.add(Text(_("{name} earns {amount}").format(name=row.name, amount=shown(amount)), wrap=True))
            if split.fund:
                form.add(Text(_("The group fund gets {amount}").format(amount=shown(split.fund)), wrap=True))
            if split.loss:
                told = _("The day made a loss of {amount}. Nobody pays for it; it stays open.")
                form.add(Strip("amber", told.format(amount=shown(split.loss))))
        self.letters.hide()  # there is nothing to type
        self.tick = TickField("as_it_is", _("It is so: close the day all the same"))
        form.add(self.tick)
        self.tick.setVisible(any(one.missing for one in draft.counts))

    def write(self) -> None:
        """Close the day."""
        draft = draft_of(read_sheet(self.workspace, self.day))
        actions.close_bread_day(self.workspace.db, draft, as_it_is=bool(self.tick.value()))

    def show_problem(self, error: FieldProblem) -> None:
        """Show why the day cannot be closed."""
        self.tick.setVisible(isinstance(error, DoesNotAddUp) or self.tick.isVisibleTo(self))
        self.workspace.frame.tell(error, self.form) if not self.tick.isVisibleTo(self) else self.tick.show_error(
            error.text()
        )


class CorrectDialog(_DayDialog):
    """All figures of a closed day, and why they are corrected."""

    _NUMBERS = ("baked", "sold", "given", "spoiled", "left")

    def __init__(self, workspace: Workspace, day: str) -> None:
        form = Form(f"bakery/{day}/correct")
        told = _("What the day says now stays to be seen. Shares are reckoned anew; what was paid stays paid.")
        form.add(Strip("blue", told))
        self.reason = LongTextField("reason", _("Why"), lines=2)
        form.add(self.reason)
        sheet = read_sheet(workspace, date.fromisoformat(day))
        self.numbers: dict[str, StepperField] = {}
        for row in sheet.counts:
            form.add(Section(row.name))
            fields = []
            for name in self._NUMBERS:
                field = StepperField(f"{name}/{row.counted.kind_id}", number_words()[name], most=MOST_BREAD)
                field.required = False
                field.speak_as(f"{row.name}: {number_words()[name]}")
                field.set_value(getattr(row.counted, name))
                fields.append(field)
                self.numbers[field.name] = field
            form.add_row(*fields[:3])
            form.add_row(*fields[3:])
        self.costs = costs_field()
        form.add(self.costs)
        self.sharing = SharingFields(form, workspace)
        self.tick = TickField("as_it_is", _("The bread does not add up, and it is so"))
        form.add(self.tick)
        self.tick.hide()
        title = _on(_("Correct the day {day}"), day)
        super().__init__(workspace, day, title, form, save=_("Correct the day"), width=WIDE)
        show_costs(self.costs, self.sheet)
        self.sharing.show_sheet(self.sheet, _loss(workspace))
        form.restored.connect(self.follow)
        self.tick.changed.connect(self.follow)

    def follow(self) -> None:
        """Show the tick where it is set: what is not seen must not be saved."""
        if self.tick.value():
            self.tick.show()

    def write(self) -> None:
        """Correct the day."""
        sheet = read_sheet(self.workspace, self.day)
        counts = []
        for row in sheet.counts:
            told: dict[str, Any] = {}
            for name in self._NUMBERS:
                value = self.numbers[f"{name}/{row.counted.kind_id}"].number()
                told[name] = value if name == "left" else value or 0
            counts.append(replace(row.counted, **told))
        draft = replace(
            draft_of(sheet),
            counts=tuple(counts),
            costs=costs_of(self.costs),
            **self.sharing.said(begins_of(sheet)),
        )
        actions.correct_bread_day(self.workspace.db, draft, self.reason.value(), as_it_is=bool(self.tick.value()))

    def show_problem(self, error: FieldProblem) -> None:
        """Show beside its field why the register refused; bread that does not add up may be ticked."""
        if isinstance(error, DoesNotAddUp):
            self.tick.show()
            self.tick.show_error(error.text())
            self.tick.setFocus()
        else:
            super().show_problem(error)
