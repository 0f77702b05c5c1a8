"""One machine or tool: where it is, and everything that was done for it, the newest first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.topics import Topic
from grouphub.desktop.page import Page
from grouphub.desktop.settings.rows import RowsCard, ScrolledColumn, SettingRow
from grouphub.desktop.stock.rows import about_tool
from grouphub.desktop.stock.stock_row import StockRow
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.header import PageHeader
from grouphub.features.stock import queries

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.stock.queries import CareRow, ToolRow


class ToolPage(Page):
    """A machine and every care behind it; a mistake is voided with a reason."""

    name: ClassVar[str] = "tool"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.STOCK, Topic.PEOPLE})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._key = ""
        self.row: ToolRow | None = None
        self._build()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        for part in (self.header, self.cares):
            self._area.put(part)
        self._area.column.addStretch(1)

    def refresh(self) -> None:
        """Read the machine anew; what had the focus gets it back."""
        focus = self._focused()
        with self.workspace.db.read() as session:
            found = queries.tools(session, also_ended=True)
            self.row = next((one for one in found if str(one.id) == self._key), None)
            cares = [] if self.row is None else queries.cares(session, self.row.id)
        for shown_part in (self.cares, self.change, self.care):
            shown_part.setVisible(self.row is not None)
        if self.row is None:
            self.header.set_title(_("This machine is not there any more"))
            self.header.set_facts("")
            return
        self.header.set_title(self.row.shown())
        self.header.set_facts(about_tool(self.row))
        self.cares.clear_rows()
        for care in cares:
            self.cares.add_row(self._care_row(care))
        if not cares:
            nothing = _("Nothing was done for it yet")
            self.cares.add_row(SettingRow(Sign("gear-six", area="ink2", side=40), nothing))
        part = self.findChild(QWidget, focus) if focus else None
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> dict[str, Any]:
        """Return which machine, what has the focus and how far the page is scrolled."""
        return {"tool": self._key, "focus": self._focused(), "scroll": self._area.scrolled()}

    def go_to(self, place: dict[str, Any]) -> None:
        """Go to a machine."""
        self._key = str(place.get("tool") or self._key)
        self._stale = True
        self.show_fresh()
        self._area.scroll_to(int(place.get("scroll") or 0))

    def main_action(self) -> None:
        """Write down what was done for it."""
        if self.row is not None:
            self._open("care")

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab: the actions of the head come after the body."""
        return [self.header.back, self.cares, self.change, self.care]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._area.fit()

    def _build(self) -> None:
        self.header = PageHeader("", back=_("Stock"))
        self.header.went_back.connect(self.workspace.frame.back)
        self.change = self._action("tool", Button(_("Change"), "pencil-simple"))
        self.care = self._action("care", Button(_("Cared for today"), "check", "primary"))
        self.cares = RowsCard(_("What was done for it"))

    def _action(self, form: str, button: Button) -> Button:
        button.clicked.connect(partial(self._open, form))
        return self.header.add_button(button)

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

    def _open(self, form: str) -> None:
        self.workspace.frame.open_form(form, tool_id=self._key)

    def _focused(self) -> str:
        here = QApplication.focusWidget()
        return here.objectName() if here is not None and self.isAncestorOf(here) else ""


def _about(care: CareRow) -> str:
    told = [days.in_table(care.day), care.note]
    if care.next_care is not None and care.voided_on is None:
        told.append(_("next care {day}").format(day=days.in_table(care.next_care)))
    return " · ".join(filter(None, (*told, care.reason)))
