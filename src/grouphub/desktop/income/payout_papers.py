"""The papers of a pay night: a list to sign, and a slip for each woman."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from grouphub.base.i18n import _
from grouphub.desktop.paper.dialog import PaperDialog
from grouphub.desktop.paper.preview import PaperPreview
from grouphub.desktop.widgets.choice_fields import TilesField
from grouphub.desktop.widgets.form import Form
from grouphub.features.income.printed import payout_run
from grouphub.features.income.rules import LineGone

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from grouphub.desktop.shell.jobs import Progress
    from grouphub.desktop.workspace import Workspace

SHEET, SLIPS = "sheet", "slips"


class PayoutPapersDialog(PaperDialog):
    """What is signed, and what each takes home: neighbours see nobody else's sum."""

    def __init__(self, workspace: Workspace, run_id: str) -> None:
        self._run = UUID(run_id)
        self.form = Form(f"income/papers/{run_id}")
        tiles = [
            (SHEET, _("List to sign"), "list-checks", "teal", _("Everybody on one list")),
            (SLIPS, _("Private slips"), "note", "amber", _("One for each, to cut")),
        ]
        self.kind = TilesField("paper", _("Which paper"), tiles, columns=1)
        self.kind.set_value(SHEET)
        self.kind.changed.connect(self.draw)
        preview = PaperPreview()
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.kind, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(preview, 0, Qt.AlignmentFlag.AlignTop)
        self.form.column.addLayout(row)
        self.form.watch()
        super().__init__(workspace, _("Paid. Papers to print"), self.form, preview)
        self.rejected.connect(lambda: workspace.drafts.close(self.form))
        self._watched = False

    def drawn(self, progress: Progress) -> bytes:
        """Return the chosen paper."""
        from grouphub.features.income.papers import payouts

        progress.report(0)
        with self.workspace.db.read() as session:
            run = payout_run(session, self._run)
        if run is None:
            raise LineGone
        paper = payouts.payout_slips if self.kind.value() == SLIPS else payouts.payout_sheet
        return paper(run, self.workspace.settings.name)

    def showEvent(self, event: QShowEvent) -> None:
        """Return to the paper chosen before a lock, and draw it."""
        super().showEvent(event)
        if not self._watched:
            self._watched = True
            self.workspace.drafts.watch(self.form)
            self.draw()
