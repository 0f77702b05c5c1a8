"""How far a copy is: part, amount, time left, named steps, and Stop."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from grouphub.base.i18n import _
from grouphub.base.sizes import size_text
from grouphub.desktop.copies.stage_rows import StageRows
from grouphub.desktop.copies.step_card import StepCard
from grouphub.desktop.transfer.work_box import time_left
from grouphub.desktop.widgets.bars import Progress
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.labels import Number, Small, Text
from grouphub.store.copies import Stage, Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from grouphub.desktop.shell.jobs import Progress as JobProgress


def stage_words() -> dict[Stage, str]:
    """Return what is done in each stage."""
    return {
        Stage.WRITE: _("Writing"),
        Stage.FLUSH: _("Waiting until all of it is on the disk"),
        Stage.READ: _("Reading it back"),
        Stage.LOOK: _("Looking at every page"),
    }


class Teller(QObject):
    """Carries how far a copy is from the thread that works into the window."""

    told = Signal(str, float)

    def told_by(self, progress: JobProgress) -> Told:
        """Return what a copy is given: it tells, and stops when the job shall."""

        def tell(now: Told) -> None:
            self.told.emit(now.stage.value, now.part)
            progress.report(now.part)

        return Told(tell)


class WorkCard(StepCard):
    """``stop_asked`` follows its button; without one it cannot be stopped."""

    stop_asked = Signal()

    def __init__(self, step: str, title: str, lead: str, beside: str = "") -> None:
        super().__init__(step, title, lead)
        self._lead = lead
        self._begun = time.monotonic()
        self._size = 0
        self.figure = Number("0 %")
        self.amount = Text("", tone="ink2")
        row = QHBoxLayout()
        row.addWidget(self.figure, 1)
        row.addWidget(self.amount, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)
        self.bar = Progress()
        self.bar.setAccessibleName(title)
        self.body.addWidget(self.bar)
        self._rows = StageRows(stage_words())
        self.body.addWidget(self._rows)
        self.stop = self.add_left(Button(_("Stop"), "x"))
        self.stop.clicked.connect(self.stop_asked)
        if beside:
            self.add_right(Small(beside, tone="ink2"))
        self.show_progress(Stage.ROOM.value, 0.0)

    def begin(self, size: int = 0) -> None:
        """Begin anew; ``size`` is how many bytes the copy has, where that is known."""
        self._begun, self._size = time.monotonic(), size
        self.stop.setEnabled(True)
        self.show_progress(Stage.ROOM.value, 0.0)

    def show_progress(self, stage: str, part: float) -> None:
        """Show how far it is."""
        self.figure.setText(_("{percent} %").format(percent=int(part * 100)))
        self.bar.set_part(part)
        if self._size:
            done = size_text(round(self._size * part))
            self.amount.setText(_("{done} of {all}").format(done=done, all=size_text(self._size)))
        left = time_left(time.monotonic() - self._begun, part)
        self.say("  ·  ".join(filter(None, (left, self._lead))))
        self._rows.show_stage(Stage(stage))


def in_a_job(work: Callable[[Told], object], teller: Teller) -> Callable[[JobProgress], object]:
    """Return the work of a job that tells how far it is."""
    return lambda progress: work(teller.told_by(progress))
