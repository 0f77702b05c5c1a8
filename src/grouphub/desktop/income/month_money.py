"""What the chosen woman earned this month, beside the list: not even read before the eye is held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base.days import month_heading
from grouphub.base.i18n import _
from grouphub.base.money import shown
from grouphub.desktop.widgets.buttons import IconButton
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.labels import Small, Text
from grouphub.features.income.queries import person_income

if TYPE_CHECKING:
    from uuid import UUID

    from grouphub.desktop.workspace import Workspace

_HIDDEN: Final = "••••"


class MonthMoney(QWidget):
    """The month's income and what is left to pay, in two lines; the sums are seen only while the eye is held."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._person_id: UUID | None = None
        self.earned = Text("", weight=600, wrap=True)
        self.to_pay = Small("", wrap=True)
        self.eye = IconButton("eye", _("Hold to see the sums"), sign=22)
        self.eye.pressed.connect(self.show_sums)
        self.eye.released.connect(self.hide_sums)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.earned)
        words.addWidget(self.to_pay)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(Sign("coins", size=18), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.eye, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_person(None)

    def show_person(self, person_id: UUID | None) -> None:
        """Be about another woman, her sums hidden; about nobody, be hidden."""
        self._person_id = person_id
        self.hide_sums()
        self.setVisible(person_id is not None)

    def show_sums(self) -> None:
        """Read and show her sums."""
        if self._person_id is None:
            return
        with self._workspace.db.read() as session:
            income = person_income(session, self._person_id, self._workspace.today(), count=1)
        self._say(shown(income.months[-1].income), shown(income.balance.to_pay))

    def hide_sums(self) -> None:
        """Show that there are sums, and none of them."""
        self._say(_HIDDEN, _HIDDEN)

    def _say(self, earned: str, to_pay: str) -> None:
        month = month_heading(self._workspace.today())
        self.earned.setText(_("{month}: {amount}").format(month=month, amount=earned))
        self.to_pay.setText(_("Left to pay: {amount}").format(amount=to_pay))
