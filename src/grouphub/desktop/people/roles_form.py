"""The dialog with all a woman did in the group, from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.widgets.choice_fields import ChoiceField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.rows_field import Row, RowsField
from grouphub.features.people import actions, card
from grouphub.features.people.drafts import PersonDraft, RoleDraft
from grouphub.features.people.rules import Role, word

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace


class RoleRows(RowsField):
    """One row for each thing she does or did; the days may be empty."""

    def __init__(self, workspace: Workspace) -> None:
        self._today = workspace.today
        super().__init__(
            "roles", _("What she does or did"), self._furnish, add_text=_("Add"), take_out_text=_("Take this out")
        )

    def value(self) -> list[dict[str, Any]]:
        """Return every row in which something is chosen: a role without days is known too."""
        rows = [{name: field.value() for name, field in row.fields().items()} for row in self.rows]
        return [row for row in rows if row["role"]]

    def show_roles(self, roles: tuple[RoleDraft, ...]) -> None:
        """Show these spans."""
        self.set_value([
            {"role": one.role.value, "since": _typed(one.since), "until": _typed(one.until), "key": str(one.id)}
            for one in roles
        ])  # fmt: skip

    def roles(self) -> tuple[RoleDraft, ...]:
        """Return the spans that are described."""
        found = []
        for row in self.rows:
            fields = row.fields()
            role, since, until = fields["role"], fields["since"], fields["until"]
            assert isinstance(since, DayField)
            assert isinstance(until, DayField)
            if role.value():
                found.append(RoleDraft(Role(role.value()), since.day(), until.day(), UUID(fields["key"].value())))
        return tuple(found)

    def _furnish(self, row: Row) -> None:
        row.add(ChoiceField("role", _("What"), [(role.value, word(role)) for role in Role], required=False))
        row.add_row(
            DayField("since", _("From"), self._today, required=False),
            DayField("until", _("Stopped on"), self._today, required=False),
        )
        row.add(KeyField("key"))


class RolesDialog(FormDialog):
    """What a woman does in the group, with its days."""

    def __init__(self, workspace: Workspace, person_id: str) -> None:
        self._person_id = UUID(person_id)
        form = Form(f"people/{person_id}/roles")
        self.rows = RoleRows(workspace)
        form.add(self.rows)
        with workspace.db.read() as session:
            one = card.person(session, self._person_id)
            self.rows.show_roles(card.draft_of(session, self._person_id).roles)
        super().__init__(workspace, _("What {name} does").format(name=one.name), form)

    def write(self) -> None:
        """Write the spans."""
        actions.change_roles(self.workspace.db, self._person_id, PersonDraft(roles=self.rows.roles()))


def _typed(day: Any) -> str:
    return days.in_table(day) if day else ""
