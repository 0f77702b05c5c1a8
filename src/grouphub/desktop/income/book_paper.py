"""One woman's money on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.desktop.paper.dialog import PaperDialog
from grouphub.desktop.paper.preview import PaperPreview
from grouphub.desktop.widgets.month import months_on
from grouphub.features.income.lines import Figure, lines_behind
from grouphub.features.income.queries import balance
from grouphub.features.income.rules import HERS

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from grouphub.desktop.shell.jobs import Progress
    from grouphub.desktop.workspace import Workspace


class IncomeBookDialog(PaperDialog):
    """The last twelve months of one woman, for her own eyes."""

    def __init__(self, workspace: Workspace, person_id: str) -> None:
        self._key = UUID(person_id)
        self._drawn_once = False
        preview = PaperPreview()
        super().__init__(workspace, _("Her income on paper"), preview, preview)

    def drawn(self, progress: Progress) -> bytes:
        """Return her book."""
        from grouphub.features.income.papers.books import person_book

        progress.report(0)
        last = self.workspace.today()
        first = months_on(last.replace(day=1), -11)
        with self.workspace.db.read() as session:
            held = balance(session, self._key)
            figure = Figure(kinds=HERS, person_id=self._key, first=first, last=last)
            lines = lines_behind(session, figure, newest_first=False)
        return person_book(held, lines, self.workspace.settings.name, first, last)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the paper once it is seen."""
        super().showEvent(event)
        if not self._drawn_once:
            self._drawn_once = True
            self.draw()
