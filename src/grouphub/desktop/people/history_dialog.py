"""Who wrote what about a woman, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.settings.history_rows import HistoryRows
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.labels import Text
from grouphub.desktop.widgets.overlay import WIDE, Dialog
from grouphub.features.group.queries import keeper_names
from grouphub.features.people import card
from grouphub.features.people.history import history, in_words

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace

_MOST = 100


class HistoryDialog(Dialog):
    """Every step that touched her record, the newest first, with what each field said before."""

    def __init__(self, workspace: Workspace, person_id: str) -> None:
        key = UUID(person_id)
        with workspace.db.read() as session:
            name = card.person(session, key, family_first=workspace.settings.family_first).name
            found = history(session, key, workspace.features)[:_MOST]
            lines = {row.number: in_words(session, row, workspace.today(), workspace.features) for row in found}
            names = keeper_names(session)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        self.rows = HistoryRows(workspace.today(), names, lambda row: lines[row.number])
        self.rows.show_rows(found)
        if found:
            column.addWidget(self.rows)
        else:
            column.addWidget(Text(_("Nothing was changed yet."), tone="ink2"))
            body.setMinimumHeight(theme.px(80))
        super().__init__(_("What was changed: {name}").format(name=name), body, width=WIDE)
        closer = self.add_action(Button(_("Close")))
        closer.clicked.connect(self.reject)
