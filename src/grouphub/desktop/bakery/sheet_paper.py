"""The sheet of a day on paper: to be filled in beside the oven, or to be kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from grouphub.base.i18n import _
from grouphub.desktop.bakery.day_forms import read_sheet
from grouphub.desktop.paper.dialog import PaperDialog
from grouphub.desktop.paper.preview import PaperPreview

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from grouphub.desktop.shell.jobs import Progress
    from grouphub.desktop.workspace import Workspace


class BreadPaperDialog(PaperDialog):
    """The bread sheet of a day as it stands in the register."""

    def __init__(self, workspace: Workspace, day: str) -> None:
        self._day = date.fromisoformat(day)
        self._drawn_once = False
        preview = PaperPreview()
        super().__init__(workspace, _("Bread sheet on paper"), preview, preview)

    def drawn(self, progress: Progress) -> bytes:
        """Return the sheet."""
        from grouphub.features.bakery.paper import bread_sheet_pdf

        progress.report(0)
        return bread_sheet_pdf(read_sheet(self.workspace, self._day), self.workspace.settings.name)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the paper once it is seen."""
        super().showEvent(event)
        if not self._drawn_once:
            self._drawn_once = True
            self.draw()
