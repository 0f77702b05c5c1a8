"""The dialog that keeps what a list of women shows under a name, or gives a kept list another name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.desktop.lists.words import name_for, shown_in
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.overlay import MIDDLE
from grouphub.features.lists import actions, queries

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace


class KeepListDialog(FormDialog):
    """One name. ``shows`` is the place of the list; ``list_id`` is a list that is kept already."""

    def __init__(self, workspace: Workspace, shows: dict[str, Any] | None = None, list_id: str = "") -> None:
        self._list_id = UUID(list_id) if list_id else None
        self._shows = shows or {}
        with workspace.db.read() as session:
            kept = next((row for row in queries.saved_lists(session) if row.id == self._list_id), None)
        if kept is not None:
            self._shows = kept.shows
        form = Form(f"lists/{list_id or 'new'}")
        self.name = TextField("name", _("Name of the list"), hint=_("It stands in the list at the left, below People."))
        self.name.set_value(kept.name if kept else name_for(self._shows))
        form.add(self.name)
        form.add(Strip("sunken", _("Shows: {what}").format(what=shown_in(workspace, self._shows)), icon="funnel"))
        title = _("Another name") if kept else _("Keep this list")
        super().__init__(workspace, title, form, save=_("Save") if kept else _("Keep"), width=MIDDLE)

    def write(self) -> None:
        """Keep the list, or rename it."""
        if self._list_id is not None:
            actions.rename_list(self.workspace.db, self._list_id, self.name.value())
        else:
            actions.keep_list(self.workspace.db, self.name.value(), self._shows)
