"""The page on which a copy is brought back while the register is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.copies.bringing import Bringing
from grouphub.desktop.page import Page
from grouphub.desktop.settings.rows import ScrolledColumn
from grouphub.desktop.widgets.header import PageHeader

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.copies.comparing import Preview
    from grouphub.store.copies import OpenCopy


class BringBackPage(Page):
    """Nothing is changed before the last button; then the register is closed and the copy takes its place."""

    name: ClassVar[str] = "bring_back"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.header = PageHeader("", back=_("Copy & share"))
        self.header.went_back.connect(self._leave)
        self.bringing = Bringing(workspace.db.opened.folder, workspace.today(), workspace.jobs, workspace.db)
        self.bringing.left.connect(self._leave)
        self.bringing.decided.connect(self._decided)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        self._area.put(self.header)
        self._area.column.addWidget(self.bringing)
        self._area.column.addStretch(1)

    def main_action(self) -> None:
        """Do what the main button does."""
        if self.bringing.main.isEnabled():
            self.bringing.main.click()

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab."""
        return [self.header.back, self.bringing]

    def first_stop(self) -> QWidget:
        """Return what the keys go to."""
        return self.bringing.first_stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the choice."""
        super().showEvent(event)
        if not event.spontaneous():
            self.bringing.choose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._area.fit()

    def _leave(self) -> None:
        self.workspace.frame.go("copies")

    def _decided(self, copy: OpenCopy, preview: Preview) -> None:
        self.workspace.frame.bring_back(copy, preview)
