"""A fault of the program: noted without values, shown calmly, and the work goes on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from grouphub.base import logs
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _

if TYPE_CHECKING:
    from types import TracebackType

    from grouphub.desktop.shell.window import Window

_window: list[Window] = []


def install(window: Window) -> None:
    """Send every unexpected error to the log and to ``window``."""
    _window[:] = [window]
    sys.excepthook = _caught


def report(error: BaseException) -> None:
    """Note ``error`` and tell her in one calm sentence."""
    logs.note(error)
    _tell(_("Something in the program went wrong. What was saved is safe. Please try once more, or lock and reopen."))


def forget_last() -> None:
    """Let go of the last unexpected error: Python keeps it, and with it all that the code was busy with."""
    for name in ("last_type", "last_value", "last_traceback"):
        if hasattr(sys, name):
            delattr(sys, name)


def _tell(text: str) -> None:
    for window in _window:
        window.toast(text, trouble=True)


def _caught(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    if isinstance(error, KeyboardInterrupt):
        sys.exit(130)
    if isinstance(error, GroupHubError):
        _tell(error.text())  # nobody's fault in the program: she can do something about it
    else:
        report(error)
