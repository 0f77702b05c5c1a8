"""One material: what came and went of it, the newest first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.money import shown
from grouphub.base.topics import Topic
from grouphub.desktop.stock.one_page import OnePage, nothing_yet
from grouphub.desktop.stock.stock_row import StockRow
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Sign
from grouphub.features.income.rules import area_word
from grouphub.features.stock import queries
from grouphub.features.stock.rules import MoveKind, move_word, shown_quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.stock.queries import MaterialRow, MoveRow

_SIGNS = {
    MoveKind.BOUGHT: ("plus", "green"),
    MoveKind.USED: ("minus", "amber"),
    MoveKind.COUNTED: ("hash", "blue"),
}


class MaterialPage(OnePage):
    """What is left of a material and every line behind it; a mistake is voided with a reason."""

    name: ClassVar[str] = "material"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.STOCK, Topic.INCOME})
    main_form: ClassVar[str] = "buy"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, _("What came and went"), parent)
        self.change = self._action("material", Button(_("Change"), "pencil-simple"))
        self.count = self._action("count_stock", Button(_("Count"), "hash"))
        self.use = self._action("use", Button(_("Used"), "minus"))
        self.buy = self._action("buy", Button(_("Bought"), "plus", "primary"))

    def _look(self) -> tuple[str, str, Sequence[QWidget]]:
        with self.workspace.db.read() as session:
            found = queries.materials(session, also_ended=True)
            row = next((one for one in found if str(one.id) == self._key), None)
            moves = [] if row is None else queries.moves(session, row.id)
        self.is_there = row is not None
        if row is None:
            return _("This material is not there any more"), "", []
        left = _("{amount} left").format(amount=row.shown())
        facts = " · ".join(filter(None, (left, area_word(row.area), row.note)))
        rows: list[QWidget] = [self._move_row(row, move) for move in moves]
        return row.name, facts, rows or [nothing_yet("package", _("Nothing came or went yet"))]

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
