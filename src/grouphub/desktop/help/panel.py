"""F1: what one can do on this page, in five lines with signs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.help.texts import HelpLine, help_of
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.labels import Text
from grouphub.desktop.widgets.overlay import Dialog


class HelpPanel(Dialog):
    """The help of the page named ``page``. It needs no open register."""

    def __init__(self, page: str) -> None:
        found = help_of(page)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(14)
        for line in found.lines:
            column.addWidget(_row(line))
        super().__init__(_("Help: {page}").format(page=_(found.title)), body)
        self.setObjectName("help")
        self.closing = self.add_action(Button(_("Close"), "check", "primary"))
        self.closing.clicked.connect(self.accept)


def _row(line: HelpLine) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    row.addWidget(Sign(line.icon, area=line.area, size=22, side=44), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(_(line.text), wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
    return held
