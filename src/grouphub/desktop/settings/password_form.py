"""Her own password: the old one once more, the new one twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.i18n import _
from grouphub.desktop.settings.form_dialog import FormDialog
from grouphub.desktop.settings.own_password import check_own, strong_enough
from grouphub.desktop.vault.new_password import PasswordPair
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.password_field import PasswordField
from grouphub.features.group import actions
from grouphub.store import vault
from grouphub.store.unlocking import WrongPassword

if TYPE_CHECKING:
    from grouphub.base.errors import GroupHubError
    from grouphub.desktop.workspace import Workspace


class PasswordDialog(FormDialog):
    """Changes the password of her who opened the register."""

    def __init__(self, workspace: Workspace) -> None:
        group = workspace.settings
        form = Form("settings/password")
        self.old = PasswordField("old", _("Password now"))
        self.new = PasswordPair()
        self.new.first.set_label(_("New password"))
        self.new.again.set_label(_("New password once more"))
        self.new.set_known((group.name, group.village))
        form.add(self.old)
        form.add(self.new)
        super().__init__(workspace, _("Change my password"), form, _("Change the password"))

    def save(self) -> None:
        """Look at the old password, then set the new one; both take a moment."""
        if not strong_enough(self.new):
            return
        old, new = self.old.value(), self.new.password()
        db = self.workspace.db

        def change() -> None:
            check_own(db.opened, old)
            vault.change_password(db.opened, new)
            actions.note_new_password(db, db.opened.keeper)

        self.work(change)

    def finished_work(self) -> None:
        """Say that the new password holds."""
        self.workspace.frame.toast(_("The new password holds. The old one opens nothing here any more."))

    def failed_work(self, error: GroupHubError) -> None:
        """Show beside which field it failed."""
        if isinstance(error, WrongPassword):
            self.old.show_error(error.text())
            self.old.setFocus()
        elif isinstance(error, vault.PasswordUnsuitable):
            self.new.first.show_error(error.text())
            self.new.first.setFocus()
        else:
            super().failed_work(error)
