"""One machine or tool: where it is, and everything that was done for it, the newest first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.topics import Topic
from grouphub.desktop.stock.one_page import OnePage, nothing_yet
from grouphub.desktop.stock.rows import about_tool
from grouphub.desktop.stock.stock_row import StockRow
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Sign
from grouphub.features.stock import queries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.stock.queries import CareRow


class ToolPage(OnePage):
    """A machine and every care behind it; a mistake is voided with a reason."""

    name: ClassVar[str] = "tool"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.STOCK, Topic.PEOPLE})
    main_form: ClassVar[str] = "care"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, _("What was done for it"), parent)
        self.change = self._action("tool", Button(_("Change"), "pencil-simple"))
        self.care = self._action("care", Button(_("Cared for today"), "check", "primary"))

    def _look(self) -> tuple[str, str, Sequence[QWidget]]:
        with self.workspace.db.read() as session:
            found = queries.tools(session, also_ended=True)
            row = next((one for one in found if str(one.id) == self._key), None)
            cares = [] if row is None else queries.cares(session, row.id)
        self.is_there = row is not None
        if row is None:
            return _("This machine is not there any more"), "", []
        rows: list[QWidget] = [self._care_row(care) for care in cares]
        return row.shown(), about_tool(row), rows or [nothing_yet("gear-six", _("Nothing was done for it yet"))]

    def _care_row(self, care: CareRow) -> StockRow:
        is_crossed = care.voided_on is not None
        sign = Sign("x" if is_crossed else "check", area="ink2" if is_crossed else "green", side=40, size=24)
        word = _("Voided: {what}").format(what=care.what) if is_crossed else care.what
        line = StockRow(sign, word, _about(care))
        if not is_crossed:
            spoken = _("Void: {what}").format(what=f"{word}, {days.in_table(care.day)}")
            act = partial(self.workspace.frame.open_form, "void_care", care_id=str(care.id))
            line.add_button(f"void/{care.id}", _("Void"), "x", spoken, act)
        return line


def _about(care: CareRow) -> str:
    told = [days.in_table(care.day), care.note]
    if care.next_care is not None and care.voided_on is None:
        told.append(_("next care {day}").format(day=days.in_table(care.next_care)))
    return " · ".join(filter(None, (*told, care.reason)))
