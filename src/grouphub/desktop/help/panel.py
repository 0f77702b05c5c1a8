"""F1: what one can do on this page, in five lines with signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.help.texts import HelpLine, help_of
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.labels import Text
from grouphub.desktop.widgets.overlay import WIDE, Dialog

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_STEPS: Final = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


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
        super().__init__(_("Help: {page}").format(page=_(found.title)), body, width=WIDE)
        self.setObjectName("help")
        self.closing = self.add_action(Button(_("Close"), "check", "primary"))
        self.closing.clicked.connect(self.accept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows and page keys scroll where the window is low."""
        step = _STEPS.get(Qt.Key(event.key()))
        area = self.findChild(QScrollArea)
        if step is None or area is None:
            super().keyPressEvent(event)
        else:
            area.verticalScrollBar().triggerAction(step)


def _row(line: HelpLine) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    row.addWidget(Sign(line.icon, area=line.area, size=22, side=44), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(_(line.text), wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
    return held
