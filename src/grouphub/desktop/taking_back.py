"""Taking a step back and doing it again: at once, or away from the window when it is a long one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from grouphub.desktop.workspace import Workspace
    from grouphub.store.journal import Commit

_MANY: Final = 2000
"""Rows from which the window would stand still too long."""


def take_back(workspace: Workspace, number: int | None = None) -> None:
    """Take back the newest step, or the batch ``number``; what cannot be is told."""
    db = workspace.db
    _step(
        workspace,
        lambda: db.rows_to_undo(number),
        lambda takes_long: db.undo(number, takes_long=takes_long),
        _("It is being taken back; you can go on working meanwhile."),
    )


def do_again(workspace: Workspace) -> None:
    """Do again what was taken back last; what cannot be is told."""
    db = workspace.db
    _step(
        workspace,
        db.rows_to_redo,
        lambda takes_long: db.redo(takes_long=takes_long),
        _("It is being done again; you can go on working meanwhile."),
    )


def _step(workspace: Workspace, rows: Callable[[], int], step: Callable[[bool], Commit], said: str) -> None:
    frame = workspace.frame
    try:
        if rows() < _MANY:
            step(False)
            return
    except GroupHubError as error:
        frame.tell(error)
        return
    frame.toast(said)
    workspace.jobs.start(lambda _progress: step(True), done=_heard, failed=frame.tell)


def _heard(_commit: object) -> None:
    """Do nothing: the commit itself is told by the window."""
