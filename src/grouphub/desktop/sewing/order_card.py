"""The card of an order on paper, half a page large."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.desktop.paper.dialog import PaperDialog
from grouphub.desktop.paper.preview import PaperPreview
from grouphub.features.sewing import queries

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from grouphub.desktop.shell.jobs import Progress
    from grouphub.desktop.workspace import Workspace


class OrderCardDialog(PaperDialog):
    """The card that lies with the cloth: what, for whom, measures, price, day."""

    def __init__(self, workspace: Workspace, order_id: str) -> None:
        self._order_id = order_id
        self._drawn_once = False
        preview = PaperPreview()
        super().__init__(workspace, _("Order card"), preview, preview)

    def drawn(self, progress: Progress) -> bytes:
        """Return the card."""
        from grouphub.features.sewing.paper import order_card_pdf

        progress.report(0)
        with self.workspace.db.read() as session:
            card = queries.order_card(session, UUID(self._order_id), self.workspace.today())
        return order_card_pdf(card, self.workspace.settings.name)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the paper once it is seen."""
        super().showEvent(event)
        if not self._drawn_once:
            self._drawn_once = True
            self.draw()
