"""Asked before a woman's password is taken out: that cannot be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.base.topics import Topic
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.labels import Text
from grouphub.desktop.widgets.overlay import NARROW, Dialog
from grouphub.features.group import actions
from grouphub.store import vault

if TYPE_CHECKING:
    from grouphub.desktop.settings.keepers_card import KeeperLine
    from grouphub.desktop.workspace import Workspace


class TakeOutDialog(Dialog):
    """Names the woman and says what stays; the safe button comes first."""

    help_name = "take-out"

    def __init__(self, workspace: Workspace, line: KeeperLine) -> None:
        self._workspace = workspace
        self._line = line
        text = _(
            "{name} can then no longer open this register. What she has written stays, with her name. "
            "A copy of the register made before still opens with her password."
        )
        super().__init__(
            _("Take out the password of {name}").format(name=line.name),
            Text(text.format(name=line.name), wrap=True),
            width=NARROW,
        )
        self.add_cancel(_("Keep it"))
        self.removal = self.add_action(Button(_("Take it out"), "trash", "danger"))
        self.removal.clicked.connect(self._take_out)

    def _take_out(self) -> None:
        workspace = self._workspace
        try:
            vault.remove_password(workspace.db.opened, self._line.id)
            actions.take_out_keeper(workspace.db, self._line.id)
        except GroupHubError as error:
            workspace.frame.tell(error, self)
            return
        self.accept()
        workspace.bus.changed.emit(frozenset({Topic.GROUP}))
        workspace.frame.toast(_("{name} has no password any more.").format(name=self._line.name))
