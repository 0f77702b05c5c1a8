"""Sewing: where each order is. Five columns, or a list that can be searched."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _, ngettext
from grouphub.base.money import shown
from grouphub.base.topics import Topic
from grouphub.desktop.page import Page
from grouphub.desktop.settings.rows import RowsCard, ScrolledColumn, SettingRow
from grouphub.desktop.sewing.dragging import Dragging, sensible
from grouphub.desktop.sewing.tiles import STAGE_SIGNS, OrderTile, pill_of, what
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.chips import Segments
from grouphub.desktop.widgets.empty import Empty
from grouphub.desktop.widgets.fields import LineEdit
from grouphub.desktop.widgets.header import PageHeader
from grouphub.desktop.widgets.labels import Small, Text
from grouphub.features.income.sharing import SharesMissing
from grouphub.features.sewing import actions, queries
from grouphub.features.sewing.rules import NobodySews, Stage, StepNotNext, next_stage, stage_before, stage_word

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.sewing.queries import Column, OrderRow

BOARD, LIST = "board", "list"
_MOST: Final = 100
_SIDE: Final = 8
_COLUMN: Final = 176
"""Least width of a column at normal letters: where five do not fit beside each other, some stand below."""


class SewingPage(Page):
    """Every open order; its button brings it one step on, a click shows all about it."""

    name: ClassVar[str] = "sewing"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.SEWING, Topic.INCOME, Topic.PEOPLE})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.tiles: list[OrderTile] = []
        self._most = _MOST
        self._area = ScrolledColumn()
        self._build()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        for part in (self.header, self.search, self.board, self.list, self.gone, self.empty):
            self._area.put(part)
        self._area.column.addStretch(1)

    def refresh(self) -> None:
        """Read the orders anew; what had the focus gets it back."""
        focus = self._focused()
        today = self.workspace.today()
        with self.workspace.db.read() as session:
            columns = queries.board(session, today)
            text, shows_list = self.search.text(), self.view.value() == LIST
            rows = queries.orders(session, today, text=text, most=self._most) if shows_list else []
            gone = queries.orders(session, today, text=text if shows_list else "", cancelled=True, most=_MOST)
            late = len(list(queries.orders_due(session, today)))
        count = sum(column.count for column in columns)
        open_ones = sum(column.count for column in columns[:-1])
        told = ngettext("{count} open order", "{count} open orders", open_ones).format(count=open_ones)
        if late:
            told += " · " + ngettext("{count} is due", "{count} are due", late).format(count=late)
        self.header.set_facts(told if count else "")
        is_any = bool(count or gone or (shows_list and text))
        self.empty.setVisible(not is_any)
        self.new.setVisible(is_any)
        self.view.setVisible(is_any)
        self.board.setVisible(is_any and not shows_list)
        self.list.setVisible(is_any and shows_list)
        self.search.setVisible(is_any and shows_list)
        self.gone.setVisible(bool(gone) and shows_list)
        self._show_board(columns)
        self._show_list(rows, gone if shows_list else [])
        self._focus(focus)

    def place(self) -> dict[str, Any]:
        """Return the view, what is searched, what has the focus and how far the page is scrolled."""
        return {
            "view": str(self.view.value()),
            "text": self.search.text(),
            "focus": self._focused(),
            "scroll": self._area.scrolled(),
        }

    def go_to(self, place: dict[str, Any]) -> None:
        """Return to a place."""
        self.view.set_value(place.get("view") if place.get("view") in {BOARD, LIST} else BOARD)
        self.search.setText(str(place.get("text") or ""))
        self._stale = True
        self.show_fresh()
        self._focus(str(place.get("focus") or ""))
        self._area.scroll_to(int(place.get("scroll") or 0))

    def main_action(self) -> None:
        """Take an order."""
        self.workspace.frame.open_form("order")

    def search_field(self) -> QWidget | None:
        """Return the search line of the list."""
        return None if self.search.isHidden() else self.search

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab: down each column; the actions of the head come after the body."""
        return [self.search, *self._columns, self.list, self.gone, self.empty, self.view, self.stock, self.new]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._area.fit()
        self._lay_columns()

    # --- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = PageHeader(_("Sewing orders"))
        self.view = Segments([(BOARD, _("Board"), "table"), (LIST, _("List"), "list")], name=_("View"))
        self.view.set_value(BOARD)
        self.view.changed.connect(self.refresh)
        self.header.add_action_widget(self.view)
        self.stock = self.header.add_button(Button(_("Stock"), "package"))
        self.stock.clicked.connect(lambda: self.workspace.frame.go("stock", **{"from": "sewing"}))
        self.new = self.header.add_button(Button(_("New order"), "plus", "primary"))
        self.new.setToolTip("Ctrl+N")
        self.new.clicked.connect(self.main_action)
        self.search = LineEdit(icon="magnifying-glass")
        self.search.setPlaceholderText(_("Number, what is sewn, or who ordered"))
        self.search.setAccessibleName(_("Find an order"))
        self.search.setMaximumWidth(theme.px(420))
        self.search.textChanged.connect(self.refresh)
        self.board = QWidget()
        self._grid = QGridLayout(self.board)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)
        self._columns: list[QFrame] = []
        self._dragging = Dragging(self, self._area)
        self._dragging.dropped.connect(self._drop)
        self.list = RowsCard(_("Orders"))
        self.gone = RowsCard(_("Cancelled orders"))
        self.empty = Empty(
            "scissors",
            _("No orders yet"),
            _("Write down who ordered what, for how much and for which day. Then nothing is forgotten."),
            _("New order"),
            area="blue",
        )
        self.empty.main_asked.connect(self.main_action)

    # --- showing ------------------------------------------------------------------------------------------------------

    def _show_board(self, columns: list[Column]) -> None:
        self.tiles = []
        for old in self._columns:
            self._grid.removeWidget(old)
            old.hide()
            old.setParent(None)  # else its cards are found under the names of the new ones
            old.deleteLater()
        self._dragging.show_columns({})
        self._columns = [self._column(column) for column in columns]
        stages = [column.stage for column in columns]
        self._dragging.show_columns(dict(zip(stages, self._columns, strict=True)))
        self._lay_columns()

    def _lay_columns(self) -> None:
        """Put as many columns beside each other as there is room for; the others stand below."""
        least = max([theme.px(_COLUMN), *(tile.least_width() + 2 * _SIDE for tile in self.tiles)])
        room = max(1, (self.width() - 48) // (least + 14))
        across = min(room, len(self._columns) or 1)
        for place, column in enumerate(self._columns):
            self._grid.addWidget(column, place // across, place % across)
            column.show()
        for place in range(len(self._columns) or 1):
            self._grid.setColumnStretch(place, 1 if place < across else 0)

    def _column(self, column: Column) -> QFrame:
        box = QFrame()
        box.setProperty("role", "sunken")
        box.setAccessibleName(stage_word(column.stage))
        box.setMinimumWidth(theme.px(_COLUMN))
        down = QVBoxLayout(box)
        down.setContentsMargins(_SIDE, 10, _SIDE, 12)
        down.setSpacing(10)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 6, 0)
        head.setSpacing(8)
        head.addWidget(Sign(STAGE_SIGNS[column.stage], size=20))
        head.addWidget(Text(stage_word(column.stage), weight=600), 1)
        head.addWidget(Small(str(column.count), tone="ink2"))
        down.addLayout(head)
        for row in column.orders:
            tile = OrderTile(row, self.workspace.today())
            tile.opened.connect(self._open)
            tile.step_asked.connect(self._step)
            self._dragging.follow(tile)
            self.tiles.append(tile)
            down.addWidget(tile)
        more = column.count - len(column.orders)
        if more > 0:
            button = Button(
                ngettext("{count} more", "{count} more", more).format(count=more), kind="plain", size="small"
            )
            button.setAccessibleName(_("{count} more: {stage}").format(count=more, stage=stage_word(column.stage)))
            button.clicked.connect(lambda: self.go_to({"view": LIST}))
            down.addWidget(button)
        down.addStretch(1)
        return box

    def _show_list(self, rows: list[OrderRow], gone: list[OrderRow]) -> None:
        for card, shown_rows in ((self.list, rows), (self.gone, gone)):
            card.clear_rows()
            for row in shown_rows:
                card.add_row(self._list_row(row))
        if not rows and self.view.value() == LIST:
            self.list.add_row(SettingRow(Sign("magnifying-glass", area="ink2", side=40), _("No order is like that")))
        if len(rows) == self._most:
            more = Button(_("Show more"), "caret-down", "plain")
            more.clicked.connect(self._show_more)
            self.list.add_row(more)

    def _show_more(self) -> None:
        self._most += _MOST
        self.refresh()

    def _list_row(self, row: OrderRow) -> SettingRow:
        told = [row.customer, shown(row.total), stage_word(row.stage)]
        if row.due is not None:
            told.append(days.in_words(row.due, self.workspace.today()))
        sign = Sign(STAGE_SIGNS[row.stage], area="blue", side=40)
        shown_row = SettingRow(sign, f"{row.number}  {what(row)}", " · ".join(told))
        pill = None if row.is_cancelled else pill_of(row)
        if pill is not None:
            shown_row.add_control(pill)
        button = Button(_("Open"), size="small")
        button.setObjectName(f"open/{row.id}")
        button.setAccessibleName(_("Open: {what}").format(what=f"{row.number} {what(row)}"))
        button.clicked.connect(partial(self._open, row))
        shown_row.add_control(button)
        return shown_row

    # --- what she does ------------------------------------------------------------------------------------------------

    def _open(self, row: OrderRow) -> None:
        self.workspace.frame.go("order", order=str(row.id))

    def _step(self, row: OrderRow, by: int) -> None:
        step_order(self.workspace, row, by)

    def _drop(self, row: OrderRow, stage: Stage) -> None:
        """Do what the column means to an order that was let go on it; what makes no sense is refused in words."""
        if stage is row.stage:
            return
        if stage not in sensible(row.stage):
            self.workspace.frame.tell(StepNotNext(now=stage_word(row.stage), wanted=stage_word(stage)))
            return
        self._step(row, -1 if stage is stage_before(row.stage) else 1)

    def _focused(self) -> str:
        here = QApplication.focusWidget()
        return here.objectName() if here is not None and self.isAncestorOf(here) else ""

    def _focus(self, name: str) -> None:
        part = self.findChild(QWidget, name) if name else None
        if part is not None and part.isVisibleTo(self):
            part.setFocus(Qt.FocusReason.OtherFocusReason)


def step_order(workspace: Workspace, row: OrderRow, by: int) -> None:
    """Bring an order one step on or back; after handing over comes paying.

    What is missing for it is asked for in the form of the order.
    """
    if by > 0 and row.stage is Stage.DELIVERED:
        workspace.frame.open_form("order_payment", order_id=str(row.id))
        return
    stage = next_stage(row.stage) if by > 0 else stage_before(row.stage)
    if stage is None or row.stage is Stage.PAID:
        return
    try:
        actions.move_order(workspace.db, row.id, stage)
    except (NobodySews, SharesMissing) as error:
        workspace.frame.open_form("order", order_id=str(row.id), missing=error.field)
    except GroupHubError as error:
        workspace.frame.tell(error)
