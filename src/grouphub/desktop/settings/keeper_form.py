"""A password for one more woman, or another name for one who has hers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.base.keys import new_key
from grouphub.desktop.settings.form_dialog import FormDialog
from grouphub.desktop.settings.own_password import strong_enough
from grouphub.desktop.vault.new_password import PasswordPair
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.features.group import actions
from grouphub.features.group.queries import keeper_names
from grouphub.store import vault

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace


class KeeperDialog(FormDialog):
    """Without ``keeper`` it gives a new password, with it only the name is changed."""

    def __init__(self, workspace: Workspace, keeper: str = "") -> None:
        self.keeper = UUID(keeper) if keeper else None
        form = Form(f"settings/keeper/{keeper or 'new'}")
        self.name = TextField("name", _("Name"), hint="" if keeper else _("As it shall stand beside what she does"))
        self.new: PasswordPair | None = None
        form.add(self.name)
        if keeper:
            self._fill_name(workspace)
        else:
            group = workspace.settings
            hint = _("Let her type her password herself, unseen by others. Only she needs to know it.")
            form.add(Strip("blue", hint))
            self.new = PasswordPair()
            self.new.first.set_label(_("Her password"))
            self.new.again.set_label(_("Her password once more"))
            self.new.set_known((group.name, group.village))
            form.add(self.new)
        title = _("Another name") if keeper else _("Give a woman her own password")
        super().__init__(workspace, title, form, _("Save") if keeper else _("Give the password"))

    def save(self) -> None:
        """Write the name, and give the password away from the window."""
        name = self.name.value().strip()
        if self.keeper is not None:
            self._rename(self.keeper, name)
        elif self.new is not None and strong_enough(self.new):
            password = self.new.password()
            self.work(lambda: _give(self.workspace, name, password))

    def finished_work(self) -> None:
        """Say who can open the register now."""
        name = self.name.value().strip()
        self.workspace.frame.toast(_("{name} can open the register with her password now.").format(name=name))

    def failed_work(self, error: GroupHubError) -> None:
        """Show it beside the password where it is about that."""
        if isinstance(error, vault.PasswordUnsuitable) and self.new is not None:
            self.new.first.show_error(error.text())
            self.new.first.setFocus()
        else:
            super().failed_work(error)

    def _rename(self, keeper: UUID, name: str) -> None:
        try:
            actions.rename_keeper(self.workspace.db, keeper, name)
        except GroupHubError as error:
            self.workspace.frame.tell(error, self)
            return
        self.finish()
        self.tell_group_changed()

    def _fill_name(self, workspace: Workspace) -> None:
        with workspace.db.read() as session:
            self.name.set_value(keeper_names(session).get(self.keeper, "") if self.keeper else "")


def _give(workspace: Workspace, name: str, password: str) -> None:
    """Write her name, then make her key; a name without a key is not shown, so a power cut between does no harm."""
    db = workspace.db
    keeper = new_key()
    actions.enter_keeper(db, keeper, name)
    try:
        vault.add_password(db.opened, password, keeper)
    except GroupHubError:
        actions.take_out_keeper(db, keeper)
        raise
