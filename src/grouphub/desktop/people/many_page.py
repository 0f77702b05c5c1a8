"""The page for writing down many women at once, in rows like those of a spreadsheet."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _, ngettext
from grouphub.base.topics import Topic
from grouphub.desktop.page import Page
from grouphub.desktop.people.many_form import ManyForm
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.header import PageHeader
from grouphub.features.people import actions
from grouphub.features.places.queries import completed
from grouphub.features.places.rules import Place

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from grouphub.desktop.people.grid_model import GridRow
    from grouphub.desktop.shell.jobs import Progress
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.people.drafts import PersonDraft

_NARROW: Final = 1200
_MANY_ROWS: Final = 500
_COUNT_MS: Final = 200
_AT_ONCE: Final = 100
"""So many women are saved while she waits; more take a job."""


class ManyPage(Page):
    """A grid of women who are not in the register yet, and one button that adds them all."""

    name: ClassVar[str] = "many"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.FIELDS})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._saving = ExitStack()
        self.header = PageHeader(_("Many women at once"), back=_("People"))
        self.header.went_back.connect(workspace.frame.back)
        self.save = Button("", "check", "primary")
        self.save.setToolTip("Ctrl+S")
        self.save.clicked.connect(self.save_all)
        self.header.add_button(self.save)
        self.form = ManyForm(workspace)
        self._count_timer = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._count_timer.timeout.connect(self._count)
        self.form.counted.connect(self._count_soon)
        self.form.checks.told.connect(self._count)
        self.form.person_asked.connect(lambda key: workspace.frame.go("person", person_id=str(key)))
        self.form.table.finished.connect(self.save_all)
        self.form.table.left.connect(self._leave_grid)
        self.form.pasting.told.connect(workspace.frame.toast)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(16)
        self._column.addWidget(self.header)
        self._column.addWidget(self.form, 1)
        workspace.drafts.watch(self.form)
        self._count()

    # --- what the window asks -----------------------------------------------------------------------------------------

    def place(self) -> dict[str, Any]:
        """Return whether she types in the grid, and whether the columns to choose are shown; the rows are a draft."""
        return {"typing": self.form.table.line.hasFocus(), "choices": not self.form.shelf.isHidden()}

    def go_to(self, place: dict[str, Any]) -> None:
        """Go on typing where she was."""
        self.form.show_choices(on=bool(place.get("choices")))
        if place.get("typing"):
            self.form.table.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def main_action(self) -> None:
        """Go to the first empty row."""
        self.form.table.go_to(len(self.form.model.rows) - 1, 0)
        self.form.table.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_now(self) -> bool:
        """Save all."""
        self.save_all()
        return True

    def take_back(self, *, again: bool) -> bool:
        """Take back what was typed or pasted."""
        return self.form.table.take_back(again=again)

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab: the action of the head comes after the body."""
        return [self.header.back, self.form, self.save]

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor into the grid: that is what the page is for."""
        super().showEvent(event)
        self.form.table.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the margins to the window."""
        super().resizeEvent(event)
        side, top = (24, 20) if self.window().width() < _NARROW else (32, 24)
        self._column.setContentsMargins(side, top, side, top)

    # --- saving -------------------------------------------------------------------------------------------------------

    def save_all(self) -> None:
        """Add every woman who has a name, in one step; the other rows stay."""
        rows = self.form.ready()
        self._count()
        if not rows or not self.save.isEnabled():
            self.form.go_to_first_wrong()
            return
        keys = {row.key for row in rows}
        drafts, db = self._placed(rows), self.workspace.db
        if len(keys) == len(self.form.model.filled()):
            self._saving.enter_context(self.workspace.drafts.saving(self.form))
        if len(drafts) <= _AT_ONCE:
            try:
                actions.add_people(db, drafts)
            except GroupHubError as error:
                self._failed(error)
            else:
                self._saved(keys)
            return
        self._wait(on=True)
        self.form.checks.stop()

        def work(progress: Progress) -> list[UUID]:
            return actions.add_people(db, drafts, progress=lambda done, every: progress.report(done / every))

        job = self.workspace.jobs.start(work, done=lambda _keys: self._saved(keys), failed=self._failed)
        job.progressed.connect(self._progressed)

    def _placed(self, rows: list[GridRow]) -> list[PersonDraft]:
        """Return the women with where their villages are, as far as that is known."""
        own = self.workspace.settings
        known: dict[str, Place] = {"": Place()}
        if own.village:
            known[own.village] = Place(own.village, "", own.district)
        drafts = [row.read.draft for row in rows if row.read]
        with self.workspace.db.read() as session:
            for name in {draft.village for draft in drafts}:
                found = completed(session, Place(name))
                known[name] = found if found.district or found.jamoat else known.get(name, found)
        # A village chosen from the list says itself where it is.
        said = [draft.place if draft.jamoat or draft.district else known[draft.village] for draft in drafts]
        return [
            replace(draft, jamoat=place.jamoat, district=place.district)
            for draft, place in zip(drafts, said, strict=True)
        ]

    def _saved(self, keys: set[UUID]) -> None:
        self._saving.close()
        self._wait(on=False)
        left = {row.key for row in self.form.model.filled()} - keys
        self.form.model.keep_only(left)
        if not left:
            self.workspace.drafts.watch(self.form)  # its draft went with the women
        self.workspace.drafts.keep_quietly()
        self._count()
        self.form.go_to_first_wrong()

    def _failed(self, error: BaseException) -> None:
        try:
            self._saving.__exit__(type(error), error, None)
        except type(error):
            pass
        self._wait(on=False)
        self._count()
        self.form.checks.check_all()
        self.workspace.frame.tell(error)

    def _wait(self, *, on: bool) -> None:
        self.form.setEnabled(not on)
        self.save.setEnabled(not on)

    def _progressed(self, part: float) -> None:
        self.header.set_facts(_("Saving: {percent} %").format(percent=round(part * 100)))

    # --- what is shown ------------------------------------------------------------------------------------------------

    def _count_soon(self) -> None:
        """Count at once, or among thousands of rows when the typing rests."""
        self._count_timer.start() if len(self.form.model.rows) > _MANY_ROWS else self._count()

    def _count(self, _row: object = None) -> None:
        rows = self.form.model.filled()
        savable = sum(1 for row in rows if (not row.read.refused if row.read else row.cells.get("given", "").strip()))
        wrong = sum(1 for row in rows if row.read and row.read.faults)
        alike = sum(1 for row in rows if row.alike)
        counted = ngettext("{count} row", "{count} rows", len(rows)).format(count=len(rows)) if rows else ""
        red = ngettext("{count} not understood", "{count} not understood", wrong).format(count=wrong) if wrong else ""
        amber = (
            ngettext("{count} perhaps here already", "{count} perhaps here already", alike).format(count=alike)
            if alike
            else ""
        )
        self.header.set_facts("  ·  ".join(filter(None, (counted, red, amber))))
        self.save.set_words(_("Save all ({count})").format(count=savable) if savable else _("Save all"))

    def _leave_grid(self, forwards: bool) -> None:  # noqa: FBT001  a slot
        order = [self.save] if forwards else [self.header.back]
        order[0].setFocus(Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason)
