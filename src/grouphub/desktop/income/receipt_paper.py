"""A numbered receipt on paper, in two halves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.i18n import _
from grouphub.desktop.paper.dialog import PaperDialog
from grouphub.desktop.paper.preview import PaperPreview
from grouphub.features.income import cash
from grouphub.features.income.rules import LineGone

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from grouphub.desktop.shell.jobs import Progress
    from grouphub.desktop.workspace import Workspace


class ReceiptDialog(PaperDialog):
    """One receipt as it is printed; it can be printed again at any time."""

    def __init__(self, workspace: Workspace, number: int) -> None:
        self._number = number
        self._drawn_once = False
        preview = PaperPreview()
        super().__init__(workspace, _("Receipt {number}").format(number=number), preview, preview)

    def drawn(self, progress: Progress) -> bytes:
        """Return the receipt."""
        from grouphub.features.income.papers.receipts import receipt_pdf

        progress.report(0)
        with self.workspace.db.read() as session:
            found = cash.receipts(session, number=self._number)
        if not found:
            raise LineGone
        return receipt_pdf(found[0], self.workspace.settings.name)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the paper once it is seen."""
        super().showEvent(event)
        if not self._drawn_once:
            self._drawn_once = True
            self.draw()
