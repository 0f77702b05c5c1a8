"""While a register of an earlier program is taken to this program's shape: what is done, and how far it is."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from grouphub.base.i18n import _
from grouphub.desktop.copies.stage_rows import StageRows
from grouphub.desktop.copies.work import Teller
from grouphub.desktop.shell.jobs import Jobs
from grouphub.desktop.transfer.work_box import how_far
from grouphub.desktop.vault.door import Door
from grouphub.desktop.widgets.bars import Progress
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.labels import Text, Title
from grouphub.store.copies import Stage

if TYPE_CHECKING:
    from grouphub.desktop.shell.jobs import Job
    from grouphub.desktop.shell.jobs import Progress as JobProgress
    from grouphub.store.database import Database

_PATIENCE = 2.0
"""Seconds that are waited for the work to end when it is stopped; it ends soon after in any case."""


class BringingUp(Door):
    """``ready`` says that the register has this program's shape, ``failed`` why not, ``left`` that she stops it."""

    ready = Signal()
    failed = Signal(object)
    left = Signal()
    help_name = "bringing-up"

    def __init__(self, database: Database, word: str = "") -> None:
        super().__init__(word)
        self._db = database
        self._jobs = Jobs()
        self._job: Job | None = None
        self._ended = threading.Event()
        self._begun = time.monotonic()
        self._teller = Teller(self)
        self._teller.told.connect(self.show_progress)
        self.form.put(Title(_("The register is made ready"), wrap=True), 6)
        told = _(
            "An earlier GroupHub wrote this register. First a copy of it is kept, then it is changed for this program. "
            "Nothing of it is lost. Do not switch the computer off."
        )
        self.form.put(Text(told, tone="ink2", wrap=True), 24)
        self.bar = Progress()
        self.bar.setAccessibleName(_("The register is made ready"))
        self.form.put(self.bar, 8)
        self.words = Text("", tone="ink2")
        self.form.put(self.words, 20)
        self._rows = StageRows(stage_words())
        self.form.put(self._rows, 24)
        self.stop_button = Button(_("Stop"), "x")
        self.stop_button.clicked.connect(self.left)
        self.form.put(self.stop_button)
        self.setFocusProxy(self.stop_button)
        self.show_progress(Stage.ROOM.value, 0.0)

    def begin(self) -> None:
        """Begin; whatever ends it early leaves the register as it was."""

        def work(progress: JobProgress) -> None:
            try:
                self._db.bring_up(told=self._teller.told_by(progress))
            finally:
                self._ended.set()

        self._begun = time.monotonic()
        self._job = self._jobs.start(work, done=self._done, failed=self._failed)

    def show_progress(self, stage: str, part: float) -> None:
        """Show how far it is."""
        self.bar.set_part(part)
        self.words.setText(how_far(time.monotonic() - self._begun, part))
        self._rows.show_stage(Stage.WRITE if stage == Stage.FLUSH.value else Stage(stage))

    def stop(self) -> None:
        """End the work where it is; the register is then as it was before. Nobody hears of it."""
        job, self._job = self._job, None
        if job is None:
            return
        job.blockSignals(True)
        job.stop()
        end = time.monotonic() + _PATIENCE
        while not self._ended.wait(0.05) and time.monotonic() < end:
            self._db.break_off()  # a long step of the change does not ask whether to stop
        self._jobs.finish()

    def _done(self, _nothing: object) -> None:
        self._job = None
        self.ready.emit()

    def _failed(self, error: BaseException) -> None:
        self._job = None
        self.failed.emit(error)


def stage_words() -> dict[Stage, str]:
    """Return what is done in each stage, in their order."""
    return {
        Stage.ROOM: _("Looking for room"),
        Stage.WRITE: _("Keeping a copy of it as it is"),
        Stage.READ: _("Opening the copy again"),
        Stage.LOOK: _("Comparing every row"),
        Stage.CHANGE: _("Changing it for this program"),
    }
