"""The dialog that writes down when a woman joined, paused or left, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.signs import STANDING_SIGNS
from grouphub.desktop.widgets.choice_fields import TilesField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.features.people import actions, card, entries
from grouphub.features.people.rules import Standing

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace


class StandingDialog(FormDialog):
    """A change of standing, new or, with ``step_id``, one to be corrected."""

    def __init__(self, workspace: Workspace, person_id: str, step_id: str = "") -> None:
        self._person_id, self._step_id = UUID(person_id), step_id
        form = Form(f"people/{person_id}/standing/{step_id or 'new'}")
        with workspace.db.read() as session:
            one = card.person(session, self._person_id)
        step = next((row for row in one.standing_rows if str(row.id) == step_id), None)
        words = {
            Standing.JOINED: _("Joins the group"),
            Standing.PAUSED: _("Pauses"),
            Standing.LEFT: _("Leaves the group"),
        }
        offered = [step.standing] if step else [standing for standing in Standing if standing is not one.standing]
        tiles = [(standing.value, words[standing], *STANDING_SIGNS[standing]) for standing in offered]
        self.standing = TilesField("standing", _("What happened"), tiles, columns=len(tiles))
        self.day = DayField("day", _("On which day"), workspace.today)
        self.reason = TextField("reason", _("Why"), required=False)
        for field in (self.standing, self.day, self.reason):
            form.add(field)
        if step:
            self.standing.set_value(step.standing.value)
            self.reason.set_value(step.reason)
        self.day.set_day(step.day if step else workspace.today())
        super().__init__(workspace, one.name, form, take_out=_("Take out") if step else "")

    def write(self) -> None:
        """Write the change of standing."""
        day = self.day.day()
        assert day is not None
        db, reason = self.workspace.db, self.reason.value()
        if self._step_id:
            entries.change_standing_day(db, UUID(self._step_id), day, reason)
        else:
            actions.set_standing(db, self._person_id, Standing(str(self.standing.value())), day, reason)

    def erase(self) -> None:
        """Take out a change that never was."""
        entries.remove_standing(self.workspace.db, UUID(self._step_id))
