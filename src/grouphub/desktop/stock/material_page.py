"""One material: what came and went of it, the newest first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.money import shown
from grouphub.base.topics import Topic
from grouphub.desktop.page import Page
from grouphub.desktop.settings.rows import RowsCard, ScrolledColumn, SettingRow
from grouphub.desktop.stock.stock_row import StockRow
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.header import PageHeader
from grouphub.features.income.rules import area_word
from grouphub.features.stock import queries
from grouphub.features.stock.rules import MoveKind, move_word, shown_quantity

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.stock.queries import MaterialRow, MoveRow

_SIGNS = {
    MoveKind.BOUGHT: ("plus", "green"),
    MoveKind.USED: ("minus", "amber"),
    MoveKind.COUNTED: ("hash", "blue"),
}


class MaterialPage(Page):
    """What is left of a material and every line behind it; a mistake is voided with a reason."""

    name: ClassVar[str] = "material"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.STOCK, Topic.INCOME})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._key = ""
        self.row: MaterialRow | None = None
        self._build()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        for part in (self.header, self.moves):
            self._area.put(part)
        self._area.column.addStretch(1)

    def refresh(self) -> None:
        """Read the material anew; what had the focus gets it back."""
        focus = self._focused()
        with self.workspace.db.read() as session:
            found = queries.materials(session, also_ended=True)
            self.row = next((one for one in found if str(one.id) == self._key), None)
            moves = [] if self.row is None else queries.moves(session, self.row.id)
        for shown_part in (self.moves, self.change, self.count, self.use, self.buy):
            shown_part.setVisible(self.row is not None)
        if self.row is None:
            self.header.set_title(_("This material is not there any more"))
            self.header.set_facts("")
            return
        self.header.set_title(self.row.name)
        left = _("{amount} left").format(amount=self.row.shown())
        self.header.set_facts(" · ".join(filter(None, (left, area_word(self.row.area), self.row.note))))
        self.moves.clear_rows()
        for move in moves:
            self.moves.add_row(self._move_row(self.row, move))
        if not moves:
            nothing = _("Nothing came or went yet")
            self.moves.add_row(SettingRow(Sign("package", area="ink2", side=40), nothing))
        part = self.findChild(QWidget, focus) if focus else None
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> dict[str, Any]:
        """Return which material, what has the focus and how far the page is scrolled."""
        return {"material": self._key, "focus": self._focused(), "scroll": self._area.scrolled()}

    def go_to(self, place: dict[str, Any]) -> None:
        """Go to a material."""
        self._key = str(place.get("material") or self._key)
        self._stale = True
        self.show_fresh()
        self._area.scroll_to(int(place.get("scroll") or 0))

    def main_action(self) -> None:
        """Write down what was bought."""
        if self.row is not None:
            self._open("buy")

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab: the actions of the head come after the body."""
        return [self.header.back, self.moves, self.change, self.count, self.use, self.buy]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._area.fit()

    def _build(self) -> None:
        self.header = PageHeader("", back=_("Stock"))
        self.header.went_back.connect(self.workspace.frame.back)
        self.change = self._action("material", Button(_("Change"), "pencil-simple"))
        self.count = self._action("count_stock", Button(_("Count"), "hash"))
        self.use = self._action("use", Button(_("Used"), "minus"))
        self.buy = self._action("buy", Button(_("Bought"), "plus", "primary"))
        self.moves = RowsCard(_("What came and went"))

    def _action(self, form: str, button: Button) -> Button:
        button.clicked.connect(partial(self._open, form))
        return self.header.add_button(button)

    def _move_row(self, row: MaterialRow, move: MoveRow) -> StockRow:
        is_crossed = move.voided or move.reverses_id is not None
        icon, area = _SIGNS[move.kind]
        sign = Sign("x" if move.reverses_id else icon, area="ink2" if is_crossed else area, side=40, size=24)
        word = _("Voided: {what}").format(what=move_word(move.kind)) if move.reverses_id else move_word(move.kind)
        before = "+" if move.quantity > 0 else ""
        amount = f"{before}{shown_quantity(move.quantity, row.unit)}"
        line = StockRow(sign, word, _about(move), amount=amount)
        if not is_crossed:
            spoken = _("Void: {what}").format(what=f"{word} {amount}, {days.in_table(move.day)}")
            act = partial(self.workspace.frame.open_form, "void_move", move_id=str(move.id))
            line.add_button(f"void/{move.id}", _("Void"), "x", spoken, act)
        return line

    def _open(self, form: str) -> None:
        self.workspace.frame.open_form(form, material_id=self._key)

    def _focused(self) -> str:
        here = QApplication.focusWidget()
        return here.objectName() if here is not None and self.isAncestorOf(here) else ""


def _about(move: MoveRow) -> str:
    told = [days.in_table(move.day)]
    if move.cost:
        told.append(_("{amount} paid").format(amount=shown(move.cost)))
    told += [move.party, move.note]
    if move.voided:
        told.append(_("voided"))
    if move.reason:
        told.append(move.reason)
    return " · ".join(filter(None, told))
