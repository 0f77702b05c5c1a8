"""Counting the box by notes and coins."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.base.money import Money, shown
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.choice_fields import StepperField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.overlay import WIDE
from grouphub.features.income import box
from grouphub.features.income.drafts import CountDraft
from grouphub.features.income.rules import PIECES, worth

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace

_BESIDE = 3


class CountDialog(FormDialog):
    """How many of each note and coin; what differs from the book is told at once and booked with its reason."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        form = Form("income/count")
        self.day = DayField("day", _("Day"), workspace.today, past=True)
        self.day.set_day(workspace.today())
        form.add(self.day)
        self.pieces = {piece: StepperField(f"piece-{piece}", shown(piece), required=False) for piece in PIECES}
        fields = list(self.pieces.values())
        for field in fields:
            field.without_remark()
        for start in range(0, len(fields), _BESIDE):
            form.add_row(*fields[start : start + _BESIDE])
        self.told = Strip("sunken", "")
        self.reason = TextField("reason", _("Why it differs"))
        self.key = KeyField("key")
        form.add(self.told)
        form.add(self.reason)
        form.add(self.key)
        super().__init__(workspace, _("Count the box"), form, width=WIDE)
        form.edited.connect(self.follow)
        form.restored.connect(self.follow)
        self.follow()

    def write(self) -> None:
        """Keep the count."""
        day = self.day.day()
        assert day is not None
        draft = CountDraft(day, self._counted(), self.reason.value(), UUID(self.key.value()))
        box.count_box(self.workspace.db, draft)

    def follow(self) -> None:
        """Tell what was counted, what should be there, and the difference."""
        day = self.day.day() or self._workspace.today()
        with self._workspace.db.read() as session:
            expected = box.box_on(session, day)
        counted = worth(self._counted())
        differs = Money(counted - expected)
        words = _("Counted {counted} · by the book {expected} · difference {difference}")
        self.told.set_words(words.format(counted=shown(counted), expected=shown(expected), difference=shown(differs)))
        self.reason.setVisible(bool(differs))
        self.reason.set_required(on=bool(differs))

    def _counted(self) -> dict[int, int]:
        return {piece: field.number() or 0 for piece, field in self.pieces.items()}
