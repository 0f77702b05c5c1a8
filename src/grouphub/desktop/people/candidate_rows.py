"""Who may be the same woman, as rows: name, where and when born, why, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.labels import Small, Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from grouphub.features.doubles.queries import Candidate


def about(one: Candidate, today: date) -> str:
    """Return where she lives and when she was born, as far as that is known."""
    born = _("born {birth}").format(birth=one.birth.shown(today)) if one.birth else ""
    return "  ·  ".join(filter(None, (one.village, born, _("in the archive") if one.archived else "")))


def what_fits(one: Candidate) -> str:
    """Return why she may be the one, as a sentence."""
    return _("Alike: {reasons}").format(reasons=one.reason())


class CandidateRow(QWidget):
    """One woman who may be meant; ``pressed`` follows its button."""

    pressed = Signal(object)

    def __init__(self, one: Candidate, today: date, button: str, *, tone: str | None = None) -> None:
        super().__init__()
        self.person_id: UUID | None = one.id
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.name = Text(one.name, weight=600, tone=tone, wrap=True)
        self.about = Small(about(one, today), tone=tone, wrap=True)
        painting.hide_unless(self.about, self.about.text())
        self.why = Small(what_fits(one), tone=tone, wrap=True)
        for part in (self.name, self.about, self.why):
            words.addWidget(part)
        row.addLayout(words, 1)
        self.button = Button(button, size="small")
        self.button.setAccessibleName(_("{button}: {name}").format(button=button, name=one.name))
        self.button.setAccessibleDescription(self.why.text())
        self.button.clicked.connect(lambda: self.pressed.emit(self.person_id))
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)


class DoublesStrip(QFrame):
    """A soft band in the form: who may be here already. It warns and hinders nothing."""

    opened = Signal(object)
    """Her page is asked for: her key."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "blue")
        self.setAccessibleName(_("Women who may be the same"))
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 12, 10, 12)
        row.setSpacing(13)
        row.addWidget(Sign("info", tone="blue", size=20, style="fill"), 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self.words = Text("", weight=500, tone="blue", wrap=True)
        self._column.addWidget(self.words)
        row.addLayout(self._column, 1)
        self.rows: list[CandidateRow] = []
        self.hide()

    def show_women(self, found: Sequence[Candidate], today: date) -> None:
        """Show who may be meant; nobody hides the band."""
        for old in self.rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = [CandidateRow(one, today, _("Open her page"), tone="blue") for one in found]
        for row in self.rows:
            row.pressed.connect(self.opened)
            self._column.addWidget(row)
        self.words.setText(_("She may be here already:") if len(found) == 1 else _("One of these may be she:"))
        self.setVisible(bool(found))
        self.setMinimumWidth(theme.px(200))
