"""The first step: what will happen, said in three lines, and what could not be read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.transfer.step_area import StepArea
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Card, Sign, Strip
from grouphub.desktop.widgets.labels import Lead, Small


class FileStep(StepArea):
    """``asked`` when she wants to choose a file."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.trouble = Strip("amber", "", _("Choose another file"))
        self.trouble.button.set_kind("primary")
        self.trouble.pressed.connect(self.asked)
        self.trouble.hide()
        card = Card()
        card.body.setSpacing(18)
        for icon, area, words in (
            ("eye", "blue", _("Nothing is stored before you have seen what comes.")),
            ("users-three", "teal", _("Nobody is taken out: a table only adds women, and what is new about them.")),
            ("arrow-u-up-left", "clay", _("One Undo takes everything out again.")),
        ):
            card.body.addLayout(_promise(icon, area, words))
        self.choose = Button(_("Choose a file"), "table", "primary", "large")
        self.choose.clicked.connect(self.asked)
        card.body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        kinds = Small(_("Tables of Excel, LibreOffice and Google: .xlsx, .ods, .xls, .csv or .txt."), wrap=True)
        card.body.addWidget(kinds)
        self.show_parts([self.trouble, card])

    def show_trouble(self, text: str) -> None:
        """Say why a file could not be read; an empty text says nothing."""
        self.trouble.set_words(text)
        self.trouble.setVisible(bool(text))
        # What is filled stands once: with a trouble its button is the one to press.
        self.choose.setVisible(not text)

    def first(self) -> QWidget:
        """Return what takes the focus."""
        return self.choose if not self.choose.isHidden() else self.trouble.button


def _promise(icon: str, area: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(14)
    row.addWidget(Sign(icon, area=area, side=44, size=24), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(Lead(words, wrap=True), 1)
    return row
