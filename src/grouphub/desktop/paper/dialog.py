"""A dialog around a paper: what it will look like, Print, and Save as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.errors import GroupHubError
from grouphub.base.files import write_new
from grouphub.base.i18n import _
from grouphub.desktop.file_dialogs import ask_where_to_save
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.overlay import WIDE, Dialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QFileDialog, QWidget

    from grouphub.desktop.paper.preview import PaperPreview
    from grouphub.desktop.shell.jobs import Job, Progress
    from grouphub.desktop.workspace import Workspace

FILE_NAME = "list-01"
"""Says nothing about what is inside."""


class PaperDialog(Dialog):
    """Makes the PDF away from the window and shows it. ``body`` holds ``preview`` somewhere."""

    def __init__(self, workspace: Workspace, title: str, body: QWidget, preview: PaperPreview) -> None:
        super().__init__(title, body, width=WIDE, note=_("Whoever finds the paper or the file can read it."))
        self.workspace = workspace
        self.preview = preview
        self.pdf = b""
        self._job: Job | None = None
        self._asking: QFileDialog | None = None
        self.notice = Strip("blue", "")
        self.notice.hide()
        self.add_strip(self.notice)
        self.save = self.add_action(Button(_("Save as PDF"), "download-simple"))
        self.save.clicked.connect(self.ask_where)
        self.printer = self.add_action(Button(_("Print"), "printer", "primary"))
        self.printer.clicked.connect(self.print_paper)
        self._allow(on=False)

    def drawn(self, progress: Progress) -> bytes:
        """Return the PDF; called in the thread of slow things."""
        raise NotImplementedError

    def draw(self) -> None:
        """Make the paper anew and show it."""
        if self._job is not None:
            self._job.blockSignals(True)
            self._job.stop()
        self._allow(on=False)
        self._job = self.workspace.jobs.start(self.drawn, done=self._show, failed=self._fail)

    def print_paper(self) -> None:
        """Print on the computer's usual printer."""
        from grouphub.desktop.printing import print_pdf

        try:
            print_pdf(self.pdf)
        except GroupHubError as error:
            self._say(error.text())
        else:
            self._say(_("The paper was sent to the printer."))

    def ask_where(self) -> None:
        """Ask where to save the paper."""
        self._asking = ask_where_to_save(self, _("Save as PDF"), f"{FILE_NAME}.pdf", "pdf", self.save_to)
        self._asking.finished.connect(self._stop_asking)

    def save_to(self, path: Path) -> None:
        """Save the paper as a new file."""
        try:
            write_new(path, self.pdf)
        except GroupHubError as error:
            self._say(error.text())
        else:
            self._say(_("Saved as {name}.").format(name=path.name))

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the question for a place away with the dialog."""
        super().hideEvent(event)
        if self._asking is not None and not event.spontaneous():
            self._asking.reject()

    def _show(self, pdf: bytes) -> None:
        self._job = None
        self.pdf = pdf
        self.preview.show_pdf(pdf)
        self._allow(on=True)

    def _fail(self, error: BaseException) -> None:
        self._job = None
        self.workspace.frame.tell(error, self)

    def _allow(self, *, on: bool) -> None:
        self.printer.setEnabled(on)
        self.save.setEnabled(on)

    def _say(self, text: str) -> None:
        self.notice.set_words(text)
        self.notice.show()
        self.place_card()

    def _stop_asking(self) -> None:
        self._asking = None
