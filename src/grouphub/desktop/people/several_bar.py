"""What can be done with several women chosen at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from grouphub.base.i18n import _, ngettext
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.flow import Flow
from grouphub.desktop.widgets.labels import Text

_TWO = 2


class SeveralBar(QFrame):
    """A quiet bar below the list: how many, and what to do with them."""

    archive_asked = Signal()
    back_asked = Signal()
    role_asked = Signal()
    together_asked = Signal()
    merge_asked = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sunken")
        self.setAccessibleName(_("Chosen women"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(8)
        self.words = Text(weight=600, wrap=True)
        row.addWidget(self.words, 0, Qt.AlignmentFlag.AlignVCenter)
        self.role = Button(_("Give a role"), "hand-heart", size="small")
        self.role.clicked.connect(self.role_asked)
        self.together = Button(_("Change together"), "pencil-simple", size="small")
        self.together.clicked.connect(self.together_asked)
        self.merge = Button(_("One woman?"), "users", size="small")
        self.merge.clicked.connect(self.merge_asked)
        self.archive = Button(_("Archive"), "archive", size="small")
        self.archive.clicked.connect(self.archive_asked)
        self.back = Button(_("Bring back"), "arrow-u-up-left", size="small")
        self.back.clicked.connect(self.back_asked)
        self.clear = Button(_("Clear"), "x", "plain", "small")
        self.clear.clicked.connect(self.cleared)
        self.tasks = Flow()
        for button in (self.together, self.role, self.merge, self.archive, self.back, self.clear):
            self.tasks.add(button)
        row.addWidget(self.tasks, 1)
        self.hide()

    def show_count(self, count: int, *, archived: bool) -> None:
        """Say how many are chosen; one alone needs no bar."""
        self.words.setText(ngettext("{count} chosen", "{count} chosen", count).format(count=count))
        self.role.setVisible(not archived)
        self.together.setVisible(not archived)
        self.merge.setVisible(count == _TWO)
        self.archive.setVisible(not archived)
        self.back.setVisible(archived)
        self.setVisible(count > 1)
