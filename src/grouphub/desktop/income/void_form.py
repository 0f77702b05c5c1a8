"""Voiding a line or a receipt with a reason; both stay to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.money import shown
from grouphub.desktop.income.line_columns import told
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.labels import Words
from grouphub.features.income import actions, box
from grouphub.features.income.cash import receipts
from grouphub.features.income.lines import line_rows

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.income.lines import LineRow


class VoidDialog(FormDialog):
    """Asks why a line, or with ``receipt_id`` a receipt, does not hold."""

    def __init__(self, workspace: Workspace, line_id: str = "", receipt_id: str = "") -> None:
        self._line, self._receipt = line_id, receipt_id
        form = Form(f"income/void/{line_id or receipt_id}")
        about = _receipt if receipt_id else _line
        self.about = Words(about(workspace, UUID(receipt_id or line_id)), weight=600, wrap=True)
        form.add(self.about)
        self.reason = TextField("reason", _("What was wrong"))
        form.add(self.reason)
        crossed = _("It is crossed out and stays to be seen. Then write it anew as it should be.")
        number = _("The number is never used again. The money stays as it is written.")
        form.add(Strip("blue", number if receipt_id else crossed))
        super().__init__(workspace, _("Void"), form, save=_("Void"))

    def write(self) -> None:
        """Void it."""
        db, reason = self.workspace.db, self.reason.value()
        if self._receipt:
            box.void_receipt(db, UUID(self._receipt), reason)
        else:
            actions.void_line(db, UUID(self._line), reason)


def _line(workspace: Workspace, key: UUID) -> str:
    """Return which line it is: day, what it tells, whose, and how much."""
    with workspace.db.read() as session:
        found = line_rows(session, "WHERE line.id = ?", (key.bytes,))
    return " · ".join(filter(None, map(_told, found)))


def _told(line: LineRow) -> str:
    return " · ".join(filter(None, (days.in_table(line.day), told(line), line.who, line.note, shown(line.amount))))


def _receipt(workspace: Workspace, key: UUID) -> str:
    """Return which receipt it is: number, day, from whom, and how much."""
    with workspace.db.read() as session:
        found = [one for one in receipts(session) if one.id == key]
    return "".join(f"{_('Receipt № {number}').format(number=one.number)} · {_told(one.line)}" for one in found)
