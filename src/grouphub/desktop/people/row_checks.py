"""What is found out about the rows of the grid when they are left: what is not understood, and who is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QObject, Signal

from grouphub.features.doubles import queries
from grouphub.features.transfer.typed_rows import read_row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grouphub.desktop.people.grid_model import GridModel, GridRow
    from grouphub.desktop.shell.jobs import Job, Progress
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.doubles.queries import Candidate
    from grouphub.features.fields.kinds import FieldRow
    from grouphub.features.people.drafts import PersonDraft

_ONE_BY_ONE: Final = 12
"""So many rows are looked up one by one; for more everybody is looked through once."""
_COMPARED: Final = 100
"""A row that was typed is compared with so many rows above it; a pasted block with all."""
_FEW: Final = 2
"""So many of those who may be meant are kept."""
_Found = list[list["Candidate"]]


class RowChecks(QObject):
    """Reads rows at once and looks for doubles in the background, so that the next row is never waited for.

    What was found stands in the row. ``told`` says which row, None for many.
    """

    told = Signal(object)

    def __init__(self, workspace: Workspace, model: GridModel, fields: Sequence[FieldRow]) -> None:
        super().__init__(model)
        self._workspace = workspace
        self._model = model
        self._fields = fields
        self._job: Job | None = None
        self._waiting: list[GridRow] = []

    @property
    def is_busy(self) -> bool:
        """Whether it is still looking for doubles."""
        return self._job is not None

    def check(self, row: GridRow) -> None:
        """Find out about a row that was left, unless nothing in it has changed since the last time."""
        if row.is_empty or row.read is not None:
            return
        self._read(row)
        self._model.tell(row)
        self.told.emit(row)
        self._waiting.append(row)
        self._look()

    def check_all(self) -> None:
        """Find out about every row that has changed."""
        self._waiting += self.read_all()
        self._look()

    def read_all(self) -> list[GridRow]:
        """Read every row that has changed, without looking for doubles; return those rows."""
        changed = [row for row in self._model.filled() if row.read is None]
        for row in changed:
            self._read(row)
        if changed:
            self._show_all()
        return changed

    def stop(self) -> None:
        """Look for doubles no longer: the women are being saved, which must not wait."""
        if self._job is not None:
            self._job.stop()
            self._job = None
        self._waiting.clear()

    def _read(self, row: GridRow) -> None:
        row.read = read_row(row.cells, self._workspace.today(), fields=self._fields, key=row.key)

    def _look(self) -> None:
        """Look for doubles of the rows that wait; those that come meanwhile are next."""
        if self._job is not None or not self._waiting:
            return
        waiting, self._waiting = list(dict.fromkeys(self._waiting)), []
        rows = [row for row in waiting if row.read is not None and row in self._model.rows]
        if len(rows) > _ONE_BY_ONE:
            rows = [row for row in self._model.filled() if row.read is not None]
            self._start(rows, self._through_all(rows))
        elif rows:
            self._start(rows, self._one_by_one(rows))

    def _start(self, rows: list[GridRow], work: Callable[[Progress], _Found]) -> None:
        drafts = [row.read.draft if row.read else None for row in rows]

        def done(found: _Found) -> None:
            if self._job is not job or not shiboken6.isValid(self._model):
                return  # it was stopped when it was nearly done, or the page is gone
            self._job = None
            for row, draft, alike in zip(rows, drafts, found, strict=True):
                if row.read is not None and row.read.draft is draft:
                    row.alike = alike
            self._finish(rows)

        job = self._job = self._workspace.jobs.start(work, done=done, failed=self._failed)

    def _one_by_one(self, rows: list[GridRow]) -> Callable[[Progress], _Found]:
        """Return what looks up a few rows, each compared with the rows above it too."""
        db, first = self._workspace.db, self._workspace.settings.family_first
        asked = [(row.read.draft, self._above(row)) for row in rows if row.read]

        def work(progress: Progress) -> _Found:
            found = []
            for number, (draft, besides) in enumerate(asked):
                progress.report(number / len(asked))
                with db.read() as session:
                    found.append(
                        queries.doubles_of(session, draft, limit=_FEW, family_first=first, besides=besides)
                    )  # fmt: skip
            return found

        return work

    def _above(self, row: GridRow) -> list[PersonDraft]:
        at = self._model.rows.index(row)
        above = [one for one in self._model.rows[max(0, at - _COMPARED) : at] if not one.is_empty]
        for one in above:
            if one.read is None:
                self._read(one)
        return [one.read.draft for one in above if one.read]

    def _through_all(self, rows: list[GridRow]) -> Callable[[Progress], _Found]:
        """Return what looks for doubles of all rows at once."""
        db, first = self._workspace.db, self._workspace.settings.family_first
        drafts = [row.read.draft for row in rows if row.read]

        def work(progress: Progress) -> _Found:
            with db.read() as session:
                return queries.doubles_of_many(
                    session, drafts, limit=_FEW, family_first=first,
                    progress=lambda done, every: progress.report(done / max(every, 1)),
                )  # fmt: skip

        return work

    def _failed(self, error: BaseException) -> None:
        if not shiboken6.isValid(self._model):
            return
        self._job = None
        self._workspace.frame.tell(error)

    def _finish(self, rows: list[GridRow]) -> None:
        self._show_all()
        self.told.emit(rows[0] if len(rows) == 1 else None)
        self._look()

    def _show_all(self) -> None:
        last = self._model.index(len(self._model.rows) - 1, len(self._model.columns) - 1)
        self._model.dataChanged.emit(self._model.index(0, 0), last)
