"""Correcting a shared sum: all of it as it stands, why it is corrected, and what that changes for each woman."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.base.money import NOTHING, Money, shown
from grouphub.desktop.income.share_form import ShareDialog, shown_weight
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.fields import TextField
from grouphub.features.income import actions
from grouphub.features.income.shared import shared_sum
from grouphub.features.income.sharing import shown_per_cent

if TYPE_CHECKING:
    from grouphub.desktop.widgets.form import Form
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.income.shared import ShareChange
    from grouphub.features.income.sharing import Split


class CorrectShareDialog(ShareDialog):
    """The form of a shared sum filled with what it says now; the old lines stay to be seen."""

    def __init__(self, workspace: Workspace, share_id: str) -> None:
        with workspace.db.read() as session:
            self._sum = shared_sum(session, UUID(share_id))
        looks = {"place": f"income/share/{share_id}", "title": _("Correct a shared sum"), "save": _("Correct")}
        super().__init__(workspace, besides=self._sum.area.value, take_out=_("Void all of it"), **looks)
        self._show()

    def first_in(self, form: Form) -> None:
        """Say what becomes of it, and ask why."""
        self.reason = TextField("reason", _("What was wrong"))
        form.add(Strip("blue", _("What it says now stays to be seen. What was paid stays paid.")))
        form.add(self.reason)

    def write(self) -> None:
        """Correct it."""
        actions.correct_shared_sum(self.workspace.db, self._sum.id, self.draft(), self.reason.value())

    def erase(self) -> None:
        """Void all of it."""
        actions.void_shared_sum(self.workspace.db, self._sum.id, self.reason.value())

    def loss_left(self) -> Money:
        """Return what may be taken off: the open loss, as it is when this sum takes nothing of it."""
        there = self._sum
        own = there.loss_taken if self.area.value() == there.area.value else NOTHING
        return Money(super().loss_left() + own)

    def told_parts(self, split: Split, names: dict[UUID, str]) -> list[str]:
        """Return what each woman gets and what she had, also of those who get nothing any more."""
        changes = {one.person_id: one for one in self._changes(split, names)}
        kept = [
            line
            for part, line in zip(split.parts, super().told_parts(split, names), strict=True)
            if part.person_id not in changes
        ]
        return [_told_change(one) for one in changes.values()] + kept

    def _changes(self, split: Split, names: dict[UUID, str]) -> list[ShareChange]:
        return self._sum.changes({part.person_id: part.amount for part in split.parts}, names)

    def _show(self) -> None:
        """Fill in what the sum says now."""
        there = self._sum
        self.total.set_money(there.total)
        self.day.set_day(there.day)
        if there.month_closed:
            self.day.set_hint(_("Its month is closed: what changes gets the day of today."))
        self.what.set_value(there.what)
        self.area.set_value(there.area.value)
        self.rule.set_value(there.rule.value)
        self.piece_pay.set_money(there.piece_pay or None)
        self.costs.set_money(there.costs or None)
        self.fund.set_value(shown_per_cent(there.fund_percent) if there.fund_percent else "")
        self.loss.set_money(there.loss_taken or None)
        self.after_costs.set_value(there.after_costs)
        rows: list[dict[str, Any]] = [
            {
                "person": {"id": str(part.person_id), "name": part.name},
                "weight": shown_weight(there.rule, part.weight),
            }
            for part in there.parts
        ]
        self.women.set_value(rows)
        self.follow()


def _told_change(one: ShareChange) -> str:
    words = _("{name}: {was} before, {amount} now")
    line = words.format(name=one.name, was=shown(one.was), amount=shown(one.becomes))
    if one.carried < 0:
        return _("{line} ({amount} too much was paid already)").format(line=line, amount=shown(-one.carried))
    if one.carried > 0:
        return _("{line} ({amount} too little was paid)").format(line=line, amount=shown(one.carried))
    return line
