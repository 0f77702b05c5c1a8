"""The dialogs of a machine or a tool: where it is, how it is, what was done for it, and what was no care."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.person_picker import PersonField
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.choice_fields import ChoiceField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.fields import LongTextField, TextField
from grouphub.desktop.widgets.form import Form
from grouphub.features.stock import queries, tools
from grouphub.features.stock.drafts import CareDraft, ToolDraft
from grouphub.features.stock.rules import Condition, ThingGone, condition_word

if TYPE_CHECKING:
    from datetime import date

    from grouphub.base.errors import FieldProblem
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.stock.queries import ToolRow

_A_MONTH: Final = timedelta(days=30)
"""When the next care is proposed, for a machine that was not cared for before."""


def tool_of(workspace: Workspace, tool_id: str) -> ToolRow:
    """Return a machine. Raises ThingGone."""
    with workspace.db.read() as session:
        rows = queries.tools(session, also_ended=True)
    found = next((row for row in rows if str(row.id) == tool_id), None)
    if found is None:
        raise ThingGone
    return found


class ToolDialog(FormDialog):
    """What a machine is, where and since when, how it is, and when it must be cared for."""

    def __init__(self, workspace: Workspace, tool_id: str = "") -> None:
        self._row = tool_of(workspace, tool_id) if tool_id else None
        form = Form(f"stock/tool/{tool_id or 'new'}")
        self.name = TextField("name", _("What it is"))
        self.code = TextField("code", _("Number on it"), required=False)
        states = [(one.value, condition_word(one)) for one in Condition]
        self.condition = ChoiceField("condition", _("How it is"), states)
        self.condition.set_value(Condition.GOOD.value)
        hint = _("A woman of the list, or any place.")
        self.where = PersonField("place", _("Where it is"), workspace, bare_name=True, required=False, hint=hint)
        self.since = DayField("since", _("There since"), workspace.today, past=True, required=False)
        self.next_care = DayField("next_care", _("Next care"), workspace.today, required=False)
        self.care = TextField("care", _("What must be done"), required=False)
        self.remark = TextField("note", _("Note"), required=False)
        self.key = KeyField("key")
        form.add_row(self.name, self.code, stretch=(2, 1))
        form.add_row(self.where, self.since, stretch=(2, 1))
        form.add(self.condition)
        form.add_row(self.care, self.next_care, stretch=(2, 1))
        form.add(self.remark)
        form.add(self.key)
        if self._row is not None:
            self._show(self._row)
        title = _("Change the machine or tool") if self._row else _("A machine or tool")
        ends = self._row is not None and not self._row.ended
        super().__init__(workspace, title, form, take_out=_("Take out") if ends else "")

    def write(self) -> None:
        """Keep the machine."""
        if self._row is not None:
            tools.change_tool(self.workspace.db, self._row.id, self._draft())
        else:
            tools.add_tool(self.workspace.db, self._draft())

    def erase(self) -> None:
        """Show it no longer: it was sold, given away or thrown away."""
        if self._row is not None:
            tools.change_tool(self.workspace.db, self._row.id, draft_of(self._row, ended=True))

    def show_problem(self, error: FieldProblem) -> None:
        """Show at the place what is wrong with the woman."""
        if error.field == "person_id":
            self.where.show_error(error.text())
            self.where.setFocus()
        else:
            super().show_problem(error)

    def _show(self, row: ToolRow) -> None:
        self.name.set_value(row.name)
        self.code.set_value(row.code)
        self.condition.set_value(row.condition.value)
        self.where.set_value({"id": str(row.person_id or ""), "name": row.where})
        self.since.set_day(row.since)
        self.next_care.set_day(row.next_care)
        self.care.set_value(row.care)
        self.remark.set_value(row.note)

    def _draft(self) -> ToolDraft:
        row = self._row
        return ToolDraft(
            self.name.value(),
            self.code.value(),
            Condition(self.condition.value() or Condition.GOOD),
            self.where.person(),
            self.where.typed_name(),
            self.since.day(),
            self.next_care.day(),
            self.care.value(),
            self.remark.value(),
            ended=row is not None and row.ended,
            id=row.id if row is not None else UUID(self.key.value()),
        )


def draft_of(row: ToolRow, *, ended: bool) -> ToolDraft:
    """Return what is written about a machine, as it is saved."""
    return ToolDraft(
        row.name,
        row.code,
        row.condition,
        row.person_id,
        "" if row.person_id else row.where,
        row.since,
        row.next_care,
        row.care,
        row.note,
        ended,
        id=row.id,
    )


class CareDialog(FormDialog):
    """What was done for a machine, and when it is due again: as long after as the last time."""

    def __init__(self, workspace: Workspace, tool_id: str) -> None:
        self._row = tool_of(workspace, tool_id)
        with workspace.db.read() as session:
            last = queries.last_cares(session).get(self._row.id)
        form = Form(f"stock/care/{tool_id}")
        self.what = TextField("what", _("What was done"))
        self.what.set_value(self._row.care)
        self.day = DayField("day", _("Day"), workspace.today, past=True)
        self.day.set_day(workspace.today())
        hint = _("Today reminds you then. Empty: no reminder.")
        self.next_care = DayField("next_care", _("Next care"), workspace.today, required=False, hint=hint)
        self.next_care.set_day(_due_again(workspace.today(), self._row, last.day if last else None))
        self.remark = TextField("note", _("Note"), required=False)
        self.key = KeyField("key")
        form.add(self.what)
        form.add_row(self.day, self.next_care)
        form.add(self.remark)
        form.add(self.key)
        super().__init__(workspace, _("Cared for: {name}").format(name=self._row.shown()), form)

    def write(self) -> None:
        """Write down what was done."""
        day = self.day.day()
        assert day is not None
        note, key = self.remark.value(), UUID(self.key.value())
        draft = CareDraft(self._row.id, day, self.what.value(), self.next_care.day(), note, id=key)
        tools.care_for_tool(self.workspace.db, draft)


class VoidCareDialog(FormDialog):
    """Why a care that stands with a machine was not so."""

    def __init__(self, workspace: Workspace, care_id: str) -> None:
        self._care = care_id
        form = Form(f"stock/void-care/{care_id}")
        self.reason = LongTextField("reason", _("What was wrong"), lines=2)
        told = _("It is crossed out and stays to be seen. The machine is due again as before this care.")
        form.add(self.reason)
        form.add(Strip("blue", told))
        super().__init__(workspace, _("Void"), form, save=_("Void"))

    def write(self) -> None:
        """Void it."""
        tools.void_care(self.workspace.db, UUID(self._care), self.reason.value())


def _due_again(today: date, row: ToolRow, last: date | None) -> date:
    """Return when it is due again: as many days on as between the last care and the one that is due now."""
    if last is not None and row.next_care is not None and row.next_care > last:
        return today + (row.next_care - last)
    return today + _A_MONTH
