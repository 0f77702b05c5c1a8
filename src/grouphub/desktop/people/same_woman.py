"""From her page: who else in the register may be the same woman, or is known to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.people.candidate_rows import CandidateRow
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.person_picker import PersonField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.labels import Text
from grouphub.desktop.widgets.overlay import MIDDLE
from grouphub.features.doubles import queries
from grouphub.features.people import card

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace


class SameWomanDialog(FormDialog):
    """Shows who is alike, and lets her choose somebody else; both are then looked at side by side."""

    def __init__(self, workspace: Workspace, person_id: str) -> None:
        first = workspace.settings.family_first
        with workspace.db.read() as session:
            one = card.person(session, UUID(person_id), family_first=first)
            found = queries.doubles_of_woman(session, one.id, family_first=first)
        self._key = one.id
        form = Form(f"same-woman/{one.id}")
        self.rows = [CandidateRow(each, workspace.today(), _("Look at both")) for each in found]
        form.add(self._list())
        form.add(
            other := PersonField(
                "other",
                _("Somebody else"),
                workspace,
                besides={one.id},
                hint=_("Find the woman who is the same, in any spelling."),
            )
        )
        self.other = other
        title = _("Is {name} here twice?").format(name=one.name)
        super().__init__(workspace, title, form, save=_("Look at both"), width=MIDDLE)
        other.changed.connect(self._follow)
        self._follow()

    def write(self) -> None:
        """Show both side by side once this dialog is closed; nothing is written yet."""
        if (key := self.other.person()) is not None:
            self._look_at(key)

    def _list(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        if not self.rows:
            column.addWidget(Text(_("Nobody here is much like her."), tone="ink2", wrap=True))
        for row in self.rows:
            row.pressed.connect(self._pressed)
            column.addWidget(row)
        return body

    def _pressed(self, key: Any) -> None:
        self.reject()
        self._look_at(key)

    def _look_at(self, key: UUID) -> None:
        frame, one = self.workspace.frame, self._key
        # The dialog that is open closes first: there is never one on another.
        QTimer.singleShot(0, lambda: frame.open_form("merge", person_id=str(one), other_id=str(key)))

    def _follow(self) -> None:
        self.save.setEnabled(self.other.person() is not None)
