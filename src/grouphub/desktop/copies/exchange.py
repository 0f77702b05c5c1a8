"""The cover that lies over the window while the open register gives way to a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from grouphub.base import days, logs
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.desktop.copies.outside import Outside
from grouphub.desktop.copies.work import WorkCard
from grouphub.features.copies.actions import bring_back

if TYPE_CHECKING:
    from grouphub.desktop.shell.jobs import Progress
    from grouphub.desktop.shell.session import Session
    from grouphub.features.copies.comparing import Preview
    from grouphub.store.copies import OpenCopy


class Exchange(Outside):
    """Keeps what is typed, then today's register, then puts the copy in its place. ``ended`` says how it went."""

    ended = Signal(str, bool)

    def __init__(self, session: Session, copy: OpenCopy, preview: Preview) -> None:
        super().__init__()
        self._session, self._copy, self._preview = session, copy, preview
        self._is_told = False
        self.card = WorkCard("", _("Bringing the copy back …"), _("What is here now is kept as a copy first."))
        self.card.stop_asked.connect(self._stop)
        self._teller.told.connect(self.card.show_progress)
        self.put(self.card)

    def begin(self) -> None:
        """Begin: half-typed forms are kept, so that they are in the copy of today."""
        workspace, copy = self._session.workspace, self._copy
        try:
            workspace.drafts.keep_gathered()
        except GroupHubError as error:
            logs.note(error)
        db = workspace.db

        def work(progress: Progress) -> object:
            try:
                return bring_back(db, copy, told=self._teller.told_by(progress))
            finally:
                copy.close()

        self._job = workspace.jobs.start(work, done=self._back, failed=self._refused)
        self._job.ended.connect(self._finished)
        self.card.stop.setFocus()

    def _back(self, _present: object) -> None:
        made = days.in_table(self._preview.made.astimezone().date())
        told = _("The copy is back. It opens with a password, or the sheet, that was valid on {day}.")
        self._tell(told.format(day=made), fine=True)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, GroupHubError):
            self._tell(error.text(), fine=False)
        else:
            from grouphub.desktop.shell import crash

            crash.report(error)

    def _finished(self, _job: object) -> None:
        """Say that nothing was changed when it was stopped."""
        self._job = None
        if not self._is_told:
            self._tell(_("Stopped. Nothing was changed."), fine=False)

    def _tell(self, text: str, *, fine: bool) -> None:
        self._is_told = True
        QTimer.singleShot(0, self, lambda: self.ended.emit(text, fine))
