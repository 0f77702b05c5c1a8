"""What the group is called and where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.desktop.places.choices import district_choices
from grouphub.desktop.settings.form_dialog import FormDialog
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.pick_field import PickField
from grouphub.features.group import actions
from grouphub.features.places.queries import districts

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace


class GroupDialog(FormDialog):
    """Changes name, village and district of the group."""

    def __init__(self, workspace: Workspace) -> None:
        group = workspace.settings
        form = Form("settings/group")
        form.add(TextField("name", _("Name of the group")))
        form.add(TextField("village", _("Village"), required=False, icon="map-pin"))
        with workspace.db.read() as session:
            listed = district_choices(districts(session), group.district)
        form.add(PickField("district", _("District"), listed, required=False, hint=_("Any spelling, old names too.")))
        form.set_values({"name": group.name, "village": group.village, "district": group.district})
        note = _("Nothing typed is lost if you close.")
        super().__init__(workspace, _("The group"), form, _("Save"), note=note)

    def save(self) -> None:
        """Keep what was typed."""
        typed = {name: str(value).strip() for name, value in self.form.values().items()}
        try:
            with self.workspace.drafts.saving(self.form):
                actions.change_settings(self.workspace.db, **typed)
        except GroupHubError as error:
            self.workspace.frame.tell(error, self)
            return
        self.accept()
