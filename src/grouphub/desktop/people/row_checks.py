"""What is found out about the rows of the grid when they are left: what is not understood, and who is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from grouphub.features.doubles import queries
from grouphub.features.transfer.typed_rows import read_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grouphub.desktop.people.grid_model import GridModel, GridRow
    from grouphub.desktop.shell.jobs import Job, Progress
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.doubles.queries import Candidate
    from grouphub.features.fields.kinds import FieldRow
    from grouphub.features.people.drafts import PersonDraft

_AT_ONCE: Final = 3
"""So many rows are looked up while she waits; for more a job looks through everybody once."""
_COMPARED: Final = 100
"""A row that was typed is compared with so many rows above it; a pasted block with all."""
_FEW: Final = 2
"""So many of those who may be meant are kept."""


class RowChecks(QObject):
    """Reads rows and looks for doubles; what was found stands in the row. ``told`` says which row, None for many."""

    told = Signal(object)

    def __init__(self, workspace: Workspace, model: GridModel, fields: Sequence[FieldRow]) -> None:
        super().__init__(model)
        self._workspace = workspace
        self._model = model
        self._fields = fields
        self._job: Job | None = None
        self._again = False

    def check(self, row: GridRow) -> None:
        """Find out about a row that was left, unless nothing in it has changed since the last time."""
        if row.is_empty or row.read is not None:
            return
        self._read(row)
        self._look_up(row)
        self._model.tell(row)
        self.told.emit(row)

    def check_all(self) -> None:
        """Find out about every row that has changed."""
        changed = [row for row in self._model.filled() if row.read is None]
        if len(changed) <= _AT_ONCE:
            for row in changed:
                self.check(row)
            return
        self.read_all()
        self._look_through()

    def read_all(self) -> None:
        """Read every row that has changed, without looking for doubles."""
        changed = [row for row in self._model.filled() if row.read is None]
        for row in changed:
            self._read(row)
        if changed:
            self._model.dataChanged.emit(
                self._model.index(0, 0), self._model.index(len(self._model.rows) - 1, len(self._model.columns) - 1)
            )
            self.told.emit(None)

    def stop(self) -> None:
        """Look for doubles no longer: the women are being saved, which must not wait."""
        if self._job is not None:
            self._job.stop()
            self._job = None
        self._again = False

    def _read(self, row: GridRow) -> None:
        row.read = read_row(row.cells, self._workspace.today(), fields=self._fields, key=row.key)

    def _look_up(self, row: GridRow) -> None:
        at = self._model.rows.index(row)
        above = [one for one in self._model.rows[max(0, at - _COMPARED) : at] if not one.is_empty]
        for one in above:
            if one.read is None:
                self._read(one)
        besides = [one.read.draft for one in above if one.read]
        assert row.read is not None
        first = self._workspace.settings.family_first
        with self._workspace.db.read() as session:
            row.alike = queries.doubles_of(session, row.read.draft, limit=_FEW, family_first=first, besides=besides)

    def _look_through(self) -> None:
        """Look for doubles of all rows at once, in the background."""
        if self._job is not None:
            self._again = True
            return
        db, first = self._workspace.db, self._workspace.settings.family_first
        rows = [row for row in self._model.filled() if row.read]
        drafts: list[PersonDraft] = [row.read.draft for row in rows if row.read]

        def work(progress: Progress) -> list[list[Candidate]]:
            with db.read() as session:
                return queries.doubles_of_many(
                    session, drafts, limit=_FEW, family_first=first,
                    progress=lambda done, every: progress.report(done / max(every, 1)),
                )  # fmt: skip

        def done(found: list[list[Candidate]]) -> None:
            if self._job is not job:
                return  # it was stopped when it was nearly done
            self._job = None
            for row, draft, alike in zip(rows, drafts, found, strict=True):
                if row.read is not None and row.read.draft is draft:
                    row.alike = alike
            self._finish()

        job = self._job = self._workspace.jobs.start(work, done=done, failed=self._failed)

    def _failed(self, error: BaseException) -> None:
        self._job = None
        self._workspace.frame.tell(error)

    def _finish(self) -> None:
        self._model.dataChanged.emit(
            self._model.index(0, 0), self._model.index(len(self._model.rows) - 1, len(self._model.columns) - 1)
        )
        self.told.emit(None)
        if self._again:
            self._again = False
            self.check_all()
