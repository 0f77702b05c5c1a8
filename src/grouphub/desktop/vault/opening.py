"""Opening the register away from the window: deriving the key takes half a second by intent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from grouphub.base import logs
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _

if TYPE_CHECKING:
    from grouphub.desktop.shell.jobs import Job, Jobs, Progress
    from grouphub.store.opened import OpenVault

Try = Callable[[], "OpenVault"]


class Opening(QObject):
    """Tries ways to open the register, one after the other, and tells in the window's thread how it went.

    ``forget`` drops a running one: a register that opens after that is closed again at once.
    """

    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs: Jobs | None = None
        self._job: Job | None = None

    @property
    def is_running(self) -> bool:
        """Whether one is under way."""
        return self._job is not None

    def start(self, ways: Sequence[Try]) -> None:
        """Try ``ways`` in turn until one opens; the error of the first is told when none does."""
        from grouphub.desktop.shell.jobs import Jobs  # not needed before the window is painted

        self._jobs = self._jobs or Jobs()
        self._job = self._jobs.start(lambda progress: _open(ways, progress), done=self._done, failed=self._failed)

    def forget(self) -> None:
        """Want it no more."""
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _done(self, opened: OpenVault) -> None:
        if self._job is None:
            opened.close()
            return
        self._job = None
        self.opened.emit(opened)

    def _failed(self, error: BaseException) -> None:
        if self._job is not None:
            self._job = None
            self.failed.emit(error)


def _open(ways: Sequence[Try], progress: Progress) -> OpenVault:
    from grouphub.desktop.shell.jobs import Stopped
    from grouphub.store.unlocking import WrongPassword

    first: WrongPassword | None = None
    for way in ways:
        progress.report(0)
        try:
            opened = way()
        except WrongPassword as error:
            first = first or error
        else:
            try:
                progress.report(1)
            except Stopped:
                opened.close()
                raise
            return opened
    assert first is not None
    raise first


def problem_text(error: BaseException) -> str:
    """Return the sentence that tells of ``error``; one that is nobody's fault but ours is logged."""
    if isinstance(error, GroupHubError):
        return error.text()
    logs.note(error)
    return _("Something went wrong inside the program. Nothing in the register was changed. Start the program again.")
