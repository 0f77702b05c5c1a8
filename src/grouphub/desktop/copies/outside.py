"""While the register is closed: a copy is brought back, or what can be read is brought out of a damaged register."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.desktop.copies.bringing import Bringing
from grouphub.desktop.copies.step_card import StepCard
from grouphub.desktop.copies.work import Teller, WorkCard
from grouphub.desktop.settings.rows import ScrolledColumn
from grouphub.desktop.shell.jobs import Jobs
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from grouphub.base.clock import Clock
    from grouphub.base.paths import Folder
    from grouphub.desktop.shell.jobs import Job
    from grouphub.desktop.shell.jobs import Progress as JobProgress
    from grouphub.features.copies.comparing import Preview
    from grouphub.features.copies.losses import Loss
    from grouphub.store.copies import OpenCopy, Told


class Outside(QWidget):
    """One card in the middle of the window, while the register is closed. ``left`` leads back to the way in."""

    left = Signal()
    told = Signal(str)
    """Something is done: back to the way in, which says it."""
    help_name = "bring_back"

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._jobs = Jobs()
        self._job: Job | None = None
        self._teller = Teller(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        self._area.column.addStretch(1)
        self._area.column.addStretch(1)
        self._part: QWidget | None = None
        self._button: Button | None = None
        """What the keys go to while something is done or told."""

    @property
    def stays(self) -> bool:
        """Whether it is shown again when she comes back from the recipes: work goes on, or its end is told."""
        return isinstance(self._part, StepCard)

    def setFocus(self, *_reason: object) -> None:
        """Go to the one button there is."""
        if self._button is not None:
            self._button.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._area.fit()

    def put(self, part: QWidget) -> None:
        """Show one part in the middle."""
        old, self._part = self._part, part
        if old is not None:
            self._area.column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._area.column.insertWidget(1, part)
        part.show()

    def work(
        self,
        title: str,
        work: Callable[[Told], object],
        done: Callable[[Any], None],
        after: Callable[[], object] = lambda: None,
    ) -> None:
        """Do something long, told of with its steps; ``after`` comes in the working thread, however it ended."""
        card = WorkCard("", title, _("Do not switch the computer off."))
        self._teller.told.connect(card.show_progress)
        card.stop_asked.connect(self._stop)

        def whole(progress: JobProgress) -> object:
            try:
                return work(self._teller.told_by(progress))
            finally:
                after()

        self._job = self._jobs.start(whole, done=done, failed=self._failed)
        self._job.ended.connect(self._ended)
        self.put(card)
        self._button = card.stop
        self.setFocus()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _ended(self, _job: object) -> None:
        self._job = None
        if isinstance(self._part, WorkCard):  # stopped: nothing of it stays
            self.left.emit()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, GroupHubError):
            from grouphub.desktop.shell import crash

            crash.report(error)
            self.left.emit()
            return
        self.say(_("That did not work"), error.text(), ("warning-circle", "red"))

    def say(self, title: str, text: str, sign: tuple[str, str], *lines: str) -> None:
        """Say how it went, with a button back to the way in."""
        card = StepCard("", title, text, sign=sign)
        for line in lines:
            card.body.addWidget(Text(line, wrap=True))
        button = Button(_("Go on"), "arrow-right", "primary", "large", icon_after=True)
        button.clicked.connect(self.left)
        card.add_right(button)
        self.put(card)
        self._button = button
        self.setFocus()


class BringBackOutside(Outside):
    """A copy comes to a computer without a register, or takes the place of one that does not open."""

    def __init__(self, folder: Folder, clock: Clock) -> None:
        super().__init__()
        self._folder, self._clock = folder, clock
        self.bringing = Bringing(folder, clock.today(), self._jobs)
        self.bringing.left.connect(self.left)
        self.bringing.decided.connect(self._decided)
        self.put(self.bringing)

    def setFocus(self, *reason: object) -> None:
        """Go to what is asked, while that stands here."""
        if self._button is None:
            self.bringing.first_stop().setFocus()
        else:
            super().setFocus(*reason)

    def _decided(self, copy: OpenCopy, preview: Preview) -> None:
        from grouphub.store.restoring import bring_into

        folder, clock = self._folder, self._clock
        made = days.in_table(preview.made.astimezone().date())
        self.work(
            _("Bringing the copy back …"),
            lambda told: bring_into(folder, copy, told, clock),
            partial(self._brought, made),
            copy.close,
        )

    def _brought(self, made: str, kept: object) -> None:
        lines = [_("What was here before lies in the folder {folder}.").format(folder=str(kept))] if kept else []
        told = _("Now open it with a password, or with the recovery sheet, that was valid on {day}.").format(day=made)
        self.say(_("The copy is back"), told, ("check-circle", "green"), *lines)


class BringOut(Outside):
    """What can be read of a damaged register comes into a new one; what could not be saved is listed."""

    def __init__(self, folder: Folder, clock: Clock, secret: str) -> None:
        super().__init__()
        from grouphub.store.salvage import bring_out

        self.work(_("Bringing out what can be read …"), lambda told: bring_out(folder, secret, clock, told), self._done)

    def _done(self, found: Any) -> None:
        from grouphub.features import registry
        from grouphub.features.copies.losses import losses

        lost: list[Loss] = losses(found, registry.FEATURES)
        if lost:
            told = _("A new register was made of what could be read. This could not be saved:")
            lines = [f"•  {one.words}" for one in lost]
        else:
            told, lines = _("Everything could be read. A new register was made of it."), []
        kept = _("The damaged files lie in the folder {folder}. Your password opens the register.")
        lines.append(kept.format(folder=found.kept))
        self.say(_("The register opens again"), told, ("check-circle", "green"), *lines)
