"""The dialogs of an open day of baking: costs, who baked, a price, closing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.money import Money, shown
from grouphub.desktop.bakery.forms_of_a_day import (
    costs_field,
    costs_of,
    problem_field,
    show_costs,
)
from grouphub.desktop.bakery.sharing_fields import SharingFields
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.choice_fields import TickField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.labels import Text
from grouphub.desktop.widgets.money_field import MoneyField
from grouphub.desktop.widgets.overlay import WIDE
from grouphub.features.bakery import actions, queries
from grouphub.features.bakery.rules import DoesNotAddUp, missing_words
from grouphub.features.bakery.sheet import split_now
from grouphub.features.income.booking import open_loss
from grouphub.features.income.rules import Area

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from grouphub.base.errors import FieldProblem
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.bakery.queries import DaySheet
    from grouphub.features.bakery.rules import Counted


class DayDialog(FormDialog):
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


def loss_before(workspace: Workspace, sheet: DaySheet) -> Money:
    """Return the loss of other days that is still open and may be set against this one."""
    own = sheet.share.loss - sheet.share.loss_taken if sheet.share else 0
    with workspace.db.read() as session:
        return Money(open_loss(session, Area.BAKERY.value, sheet.day) - own)


def on_day(title: str, day: str) -> str:
    """Return the title of a form about a day."""
    return title.format(day=days.in_table(date.fromisoformat(day)))


class CostsDialog(DayDialog):
    """What a day cost."""

    def __init__(self, workspace: Workspace, day: str) -> None:
        form = Form(f"bakery/{day}/costs")
        self.costs = costs_field()
        form.add(self.costs)
        super().__init__(workspace, day, on_day(_("Costs of {day}"), day), form)
        show_costs(self.costs, self.sheet)

    def write(self) -> None:
        """Keep the costs."""
        draft = replace(read_sheet(self.workspace, self.day).draft(), costs=costs_of(self.costs))
        actions.save_bread_sheet(self.workspace.db, draft)


class BakersDialog(DayDialog):
    """Who baked, how long, and how the money is shared."""

    def __init__(self, workspace: Workspace, day: str) -> None:
        form = Form(f"bakery/{day}/bakers")
        self.sharing = SharingFields(form, workspace)
        super().__init__(workspace, day, on_day(_("Who bakes on {day}"), day), form, width=WIDE)
        self.sharing.show_sheet(self.sheet, loss_before(workspace, self.sheet))

    def write(self) -> None:
        """Keep who baked."""
        draft = replace(read_sheet(self.workspace, self.day).draft(), **self.sharing.said())
        actions.save_bread_sheet(self.workspace.db, draft)


class CloseDialog(DayDialog):
    """What closing does, and a tick where the bread does not add up."""

    def __init__(self, workspace: Workspace, day: str) -> None:
        form = Form(f"bakery/{day}/close")
        super().__init__(workspace, day, on_day(_("Close the day {day}"), day), form, save=_("Close the day"))
        for part in self._told():
            form.add(part)
        self.letters.hide()  # there is nothing to type
        wrong = missing_words((row.name, row.counted) for row in self.sheet.counts)
        self.trouble = Strip("amber", DoesNotAddUp("counts", lines=wrong).text())
        form.add(self.trouble)
        self.trouble.setVisible(bool(wrong))
        self.tick = TickField("as_it_is", _("It is so: close the day all the same"))
        form.add(self.tick)
        self.tick.setVisible(bool(wrong))

    def _told(self) -> Iterator[QWidget]:
        """Yield what closing does, a line for each."""
        draft, credit = self.sheet.draft(), self.sheet.on_credit
        lines = [_("{amount} comes into the cash box.").format(amount=shown(self.sheet.sold - credit))]
        if credit:
            lines.append(_("{amount} is on credit and comes into it when it is paid.").format(amount=shown(credit)))
        spent = sum(cost.amount for cost in draft.costs if cost.from_box)
        if spent:
            lines.append(_("{amount} goes out of it for costs.").format(amount=shown(spent)))
        split = split_now(draft)
        earned = {part.person_id: part.amount for part in split.parts} if split else {}
        for row in self.sheet.bakers if split else ():
            amount = shown(earned.get(row.person_id, Money(0)))
            lines.append(_("{name} earns {amount}").format(name=row.name, amount=amount))
        if split is not None and split.fund:
            lines.append(_("The group fund gets {amount}").format(amount=shown(split.fund)))
        for line in lines:
            yield Text(line, wrap=True)
        if split is not None and split.loss:
            told = _("The day made a loss of {amount}: nobody pays for it, it stays open")
            yield Strip("amber", told.format(amount=shown(split.loss)))

    def write(self) -> None:
        """Close the day."""
        draft = read_sheet(self.workspace, self.day).draft()
        actions.close_bread_day(self.workspace.db, draft, as_it_is=bool(self.tick.value()))

    def show_problem(self, error: FieldProblem) -> None:
        """Show why the day cannot be closed: at the tick where a tick is enough."""
        adds_up = not isinstance(error, DoesNotAddUp)
        self.trouble.setVisible(adds_up)
        self.trouble.set_words(error.text())
        self.tick.show_error(None if adds_up else error.text())
        if not adds_up:
            self.tick.show()
            self.tick.setFocus()


class PriceDialog(DayDialog):
    """What one of a kind costs on a day."""

    def __init__(self, workspace: Workspace, day: str, kind_id: str) -> None:
        form = Form(f"bakery/{day}/price/{kind_id}")
        hint = _("It holds for this day. The next day begins with it.")
        self.price = MoneyField("price", _("What one costs"), hint=hint)
        form.add(self.price)
        self._kind_id = UUID(kind_id)
        row = next(row for row in read_sheet(workspace, date.fromisoformat(day)).counts if self._is_meant(row.counted))
        self.price.set_money(row.counted.price)
        on = days.in_table(date.fromisoformat(day))
        title = _("Price of {bread}, {day}").format(bread=row.name, day=on)
        super().__init__(workspace, day, title, form)

    def write(self) -> None:
        """Keep the price."""
        price = self.price.money() or Money(0)
        draft = read_sheet(self.workspace, self.day).draft()
        counts = tuple(replace(one, price=price) if self._is_meant(one) else one for one in draft.counts)
        actions.save_bread_sheet(self.workspace.db, replace(draft, counts=counts))

    def _is_meant(self, one: Counted) -> bool:
        return one.kind_id == self._kind_id
