"""Voiding a line or a receipt with a reason; both stay to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.features.income import actions, box

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace


class VoidDialog(FormDialog):
    """Asks why a line, or with ``receipt_id`` a receipt, does not hold."""

    def __init__(self, workspace: Workspace, line_id: str = "", receipt_id: str = "") -> None:
        self._line, self._receipt = line_id, receipt_id
        form = Form(f"income/void/{line_id or receipt_id}")
        self.reason = TextField("reason", _("What was wrong"))
        form.add(self.reason)
        told = _("It is crossed out and stays to be seen. Then write it anew as it should be.")
        number = _("The number is never used again. The money stays as it is written.")
        form.add(Strip("blue", number if receipt_id else told))
        super().__init__(workspace, _("Void"), form, save=_("Void"))

    def write(self) -> None:
        """Void it."""
        db, reason = self.workspace.db, self.reason.value()
        if self._receipt:
            box.void_receipt(db, UUID(self._receipt), reason)
        else:
            actions.void_line(db, UUID(self._line), reason)
