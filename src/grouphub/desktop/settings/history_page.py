"""What was changed in the register, by whom and when; the last step can be taken back here too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.base.topics import Topic
from grouphub.desktop.page import Page
from grouphub.desktop.settings.history_rows import HistoryRows
from grouphub.desktop.settings.rows import ScrolledColumn
from grouphub.desktop.taking_back import take_back
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Card
from grouphub.desktop.widgets.empty import Empty
from grouphub.desktop.widgets.header import PageHeader
from grouphub.features.group.queries import keeper_names
from grouphub.store import journal

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace
    from grouphub.store.journal import HistoryRow

STEP = 50
"""How many steps are shown at once."""


class HistoryPage(Page):
    """Every step, the newest first."""

    name: ClassVar[str] = "history"
    topics: ClassVar[frozenset[Topic]] = frozenset(Topic)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._many = STEP
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        self.header = PageHeader(_("What was changed"), _("The newest stands first."), back=_("Settings"))
        self.header.went_back.connect(workspace.frame.back)
        self.rows = HistoryRows(workspace.today(), {})
        self.rows.undo_asked.connect(self._undo)
        self.card = Card(padding=0)
        self.card.body.addWidget(self.rows)
        self.older = Button(_("Show older steps"), "caret-down", "plain")
        self.older.clicked.connect(self._show_older)
        self.empty = Empty(
            "clock-counter-clockwise",
            _("Nothing was changed yet"),
            _("Whatever anyone adds or changes stands here, with her name and the time."),
        )
        for part in (self.header, self.card, self.empty):
            self._area.put(part)
        self._area.column.addWidget(self.older, 0, Qt.AlignmentFlag.AlignHCenter)
        self._area.column.addStretch(1)

    def refresh(self) -> None:
        """Read the steps anew."""
        with self.workspace.db.read() as session:
            found = journal.latest(session, self._many + 1)
            self.rows.show_names(keeper_names(session))
        shown = found[: self._many]
        self.rows.show_rows(shown, undo=_undoable(shown))
        self.card.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        self.older.setVisible(len(found) > len(shown))

    def place(self) -> dict[str, Any]:
        """Return how many steps are shown and how far the page is scrolled."""
        return {"many": self._many, "scroll": self._area.scrolled()}

    def go_to(self, place: dict[str, Any]) -> None:
        """Return to a place."""
        self._many = max(STEP, int(place.get("many") or STEP))
        self._stale = True
        self.show_fresh()
        self._area.scroll_to(int(place.get("scroll") or 0))

    def resizeEvent(self, event: Any) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._area.fit()

    def _show_older(self) -> None:
        self._many += STEP
        self.refresh()

    def _undo(self, number: int) -> None:
        take_back(self.workspace, number)


def _undoable(rows: list[HistoryRow]) -> int | None:
    """Return the newest step that is not taken back: the one Ctrl+Z takes back."""
    return next((row.number for row in rows if row.kind == "do" and not row.undone), None)
