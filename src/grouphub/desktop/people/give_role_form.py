"""The dialog that gives several women something to do at once."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.i18n import _, ngettext
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.signs import soft
from grouphub.desktop.widgets.choice_fields import TilesField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.form import Form
from grouphub.features.people import actions
from grouphub.features.people.rules import Role, word
from grouphub.features.people.timeline import ROLE_SIGNS

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace


class GiveRoleDialog(FormDialog):
    """One role for several women, from a day on; who does it already stays as she is."""

    def __init__(self, workspace: Workspace, person_ids: list[str]) -> None:
        self._person_ids = [UUID(person_id) for person_id in person_ids]
        form = Form("people/give-role")
        tiles = [(role.value, word(role), icon, soft(area)) for role in Role for icon, area in (ROLE_SIGNS[role],)]
        self.role = TilesField("role", _("What they do from now on"), tiles, columns=2)
        self.since = DayField("since", _("From"), workspace.today, required=False)
        self.since.set_day(workspace.today())
        form.add(self.role)
        form.add(self.since)
        count = len(person_ids)
        title = ngettext("A role for {count} woman", "A role for {count} women", count).format(count=count)
        super().__init__(workspace, title, form, save=_("Give the role"))

    def write(self) -> None:
        """Give them the role."""
        role = Role(str(self.role.value()))
        actions.set_role_for_people(self.workspace.db, self._person_ids, role, self.since.day())
