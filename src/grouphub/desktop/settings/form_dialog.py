"""What the forms of Settings share: a draft, Cancel and the main button, and slow work behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.base.topics import Topic
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.overlay import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from grouphub.desktop.widgets.form import Form
    from grouphub.desktop.workspace import Workspace


class FormDialog(Dialog):
    """A form in a dialog. ``save`` is what the main button does; while slow work runs, nothing closes it."""

    def __init__(self, workspace: Workspace, title: str, form: Form, main: str, *, note: str = "") -> None:
        super().__init__(title, form, note=note)
        self.workspace = workspace
        self.form = form
        self._watched = False
        self._working = False
        self.cancel = self.add_cancel()
        self.saver = self.add_action(Button(main, "check", "primary"))
        self.saver.clicked.connect(self._check_and_save)
        self.rejected.connect(lambda: workspace.drafts.close(form))

    def save(self) -> None:
        """Do what the form is for; it has been checked."""
        raise NotImplementedError

    def finished_work(self) -> None:
        """Say what the slow work has done."""

    def failed_work(self, error: GroupHubError) -> None:
        """Show why the slow work could not be done."""
        self.workspace.frame.tell(error, self)

    def showEvent(self, event: QShowEvent) -> None:
        """Take up what was half typed."""
        super().showEvent(event)
        if not self._watched:
            self._watched = True
            self.workspace.drafts.watch(self.form)

    def reject(self) -> None:
        """Close without saving, unless the saving is under way."""
        if not self._working:
            super().reject()

    def work(self, job: Callable[[], object]) -> None:
        """Do something slow away from the window, then ``finished_work`` or ``failed_work``."""
        self._set_working(on=True)
        self.workspace.jobs.start(lambda _progress: job(), done=self._work_done, failed=self._work_failed)

    def finish(self) -> None:
        """Close the form for good: its draft is needless now."""
        self.form.forget_edits()
        self.workspace.drafts.close(self.form)
        self.accept()

    def tell_group_changed(self) -> None:
        """Let the pages read anew who has a password: that is no change of the journal."""
        self.workspace.bus.changed.emit(frozenset({Topic.GROUP}))

    def _check_and_save(self) -> None:
        if not self._working and self.form.check():
            self.save()

    def _work_done(self, _result: object) -> None:
        self._set_working(on=False)
        self.finish()
        self.tell_group_changed()
        self.finished_work()

    def _work_failed(self, error: BaseException) -> None:
        self._set_working(on=False)
        if isinstance(error, GroupHubError):
            self.failed_work(error)
        else:
            self.workspace.frame.tell(error)

    def _set_working(self, *, on: bool) -> None:
        self._working = on
        self.form.setEnabled(not on)
        self.saver.setEnabled(not on)
        self.cancel.setEnabled(not on)
        self.set_note(_("One moment") if on else "")
