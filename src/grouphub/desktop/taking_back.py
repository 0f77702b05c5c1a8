"""Taking a step back: at once, or away from the window when it is a long one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace

_MANY: Final = 2000
"""Rows from which the window would stand still too long."""


def take_back(workspace: Workspace, number: int | None = None) -> None:
    """Take back the newest step, or the batch ``number``; what cannot be is told."""
    db = workspace.db
    try:
        if db.rows_to_undo(number) < _MANY:
            db.undo(number)
            return
    except GroupHubError as error:
        workspace.frame.tell(error)
        return
    workspace.frame.toast(_("It is being taken back; you can go on working meanwhile."))
    workspace.jobs.start(lambda _progress: db.undo(number, takes_long=True), done=_heard, failed=workspace.frame.tell)


def _heard(_commit: object) -> None:
    """Do nothing: the commit itself is told by the window."""
