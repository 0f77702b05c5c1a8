"""The cash box of a month: what came in and went out, what it was spent on, what is owed, and the receipts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.base.money import shown
from grouphub.base.topics import Topic
from grouphub.desktop.income.figure_card import FigureCard, FigureRow
from grouphub.desktop.income.line_columns import box_columns
from grouphub.desktop.income.month_bar import MonthBar
from grouphub.desktop.page import Page
from grouphub.desktop.settings.rows import ScrolledColumn
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.cells import act_width
from grouphub.desktop.widgets.chips import ChipRow
from grouphub.desktop.widgets.header import PageHeader
from grouphub.desktop.widgets.long_model import Column, LongModel
from grouphub.desktop.widgets.table import LongTable, framed
from grouphub.features.income import actions, cash
from grouphub.features.income.rules import area_word, category_word, month_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from grouphub.base.money import Money
    from grouphub.desktop.workspace import Workspace

LINES, OWED, RECEIPTS, GIFTS = "lines", "owed", "receipts", "purpose"
_BY: Final = ("category", "area", "party")


def _owed_columns() -> tuple[Column, ...]:
    return (
        Column("who", _("Who owes it"), lambda row: row.who, 170, stretch=True, sortable=False, second=_owed_more),
        Column("due", _("To be paid by"), lambda row: days.in_table(row.due) if row.due else "–", 130, sortable=False),
        Column("left", _("Left"), lambda row: shown(row.left), 130, "number", sortable=False),
        Column(
            "pay", "", lambda _row: _("Paid in"), act_width(_("Paid in")), "act", sortable=False, act=lambda _row: True
        ),
        Column(
            "change", "", _change_word, act_width(_("Change")), "act", sortable=False, act=lambda row: not row.source
        ),
    )


def _change_word(row: cash.DebtRow) -> str:
    """Return the word for changing it; what an order or a bread day is owed for is changed there."""
    return "" if row.source else _("Change")


def _owed_more(row: cash.DebtRow) -> str:
    paid = _("Paid so far: {amount}").format(amount=shown(row.paid)) if row.paid else ""
    return " · ".join(filter(None, (row.what, area_word(row.area), paid)))


def _gift_columns() -> tuple[Column, ...]:
    return (
        Column("name", _("What it is for"), lambda row: row.name, 170, stretch=True, sortable=False, second=_gift_more),
        Column("budget", _("How much there is"), lambda row: _of_gift(row, "budget"), 140, "number", sortable=False),
        Column("out", _("Went out"), lambda row: shown(row.went_out), 130, "number", sortable=False),
        Column("left", _("Left"), lambda row: _of_gift(row, "left"), 130, "number", sortable=False),
        Column(
            "change", "", _gift_act, act_width(_("Change")), "act", sortable=False, act=lambda row: bool(_gift_act(row))
        ),
    )


@dataclass(frozen=True)
class _NoGift:
    """What went out in a month and names no gift."""

    name: str
    giver: str
    went_out: Money
    ended: bool = False


def _gift_act(row: cash.PurposeRow | _NoGift) -> str:
    return "" if isinstance(row, _NoGift) else _("Change")


def _of_gift(row: cash.PurposeRow | _NoGift, name: str) -> str:
    return "–" if isinstance(row, _NoGift) else shown(getattr(row, name))


def _gift_more(row: cash.PurposeRow | _NoGift) -> str:
    return " · ".join(filter(None, (row.giver, _("Used up") if row.ended else "")))


def _receipt_columns() -> tuple[Column, ...]:
    return (
        Column("number", _("Number"), lambda row: f"{row.number}", 100, sortable=False),
        Column("what", _("What for"), lambda row: row.what or row.line.who, 180, stretch=True, second=_receipt_more),
        Column("amount", _("Amount"), lambda row: shown(row.line.amount), 140, "number", sortable=False),
        Column(
            "print", "", lambda _row: _("Print"), act_width(_("Print")), "act", sortable=False, act=lambda _row: True
        ),
        Column(
            "void", "", _void_word, act_width(_("Void")), "act", sortable=False, act=lambda row: row.voided_on is None
        ),
    )


def _void_word(row: cash.ReceiptRow) -> str:
    return _("Void") if row.voided_on is None else ""


def _receipt_more(row: cash.ReceiptRow) -> str:
    voided = _("voided: {reason}").format(reason=row.reason) if row.voided_on else ""
    return " · ".join(filter(None, (days.in_table(row.written_on), voided)))


def _spent_columns() -> tuple[Column, ...]:
    return (
        Column("key", _("What for"), lambda row: row[0], 200, stretch=True, sortable=False),
        Column("amount", _("Went out"), lambda row: shown(row[1]), 160, "number", sortable=False),
    )


class CashPage(Page):
    """The box in one month, one view at a time."""

    name: ClassVar[str] = "cash"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.INCOME, Topic.PEOPLE})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._rows: dict[str, Any] = {}
        self._build()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        bar = QWidget()
        across = QHBoxLayout(bar)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(20)
        across.addWidget(self.months, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.views, 1)
        for part in (self.header, bar, self.figures, *(self._cards.values())):
            self._area.put(part)

    def refresh(self) -> None:
        """Read the box anew."""
        with self.workspace.db.read() as session:
            box = cash.box(session, self.months.month)
            found = self._read(session, box)
        self.opening.show_money(box.opening)
        self.came_in.show_money(box.came_in)
        self.went_out.show_money(box.went_out)
        self.closing.show_money(box.closing)
        facts = days.month_heading(box.month)
        if box.left_out:
            facts = _("{month} · {count} older lines are not shown").format(month=facts, count=box.left_out)
        if box.closed:
            facts = " · ".join((facts, _("This month is closed")))
        self.header.set_facts(facts)
        view = self._view()
        self._rows = found
        self.add.set_words(_("New gift") if view == GIFTS else _("Came in or went out"))
        for name, card in self._cards.items():
            card.setVisible(name == view)
        self._tables[view].show_ids(list(found))
        over = month_end(self.months.month) < self.workspace.today()
        self.close_month.setEnabled(over and not box.closed)

    def place(self) -> dict[str, Any]:
        """Return the month, the view, and how far the page is scrolled."""
        return {
            "month": self.months.month.isoformat(),
            "view": str(self.views.key()),
            "scroll": self._area.scrolled(),
        }

    def go_to(self, place: dict[str, Any]) -> None:
        """Go to a month and a view."""
        try:
            self.months.show_month(date.fromisoformat(str(place.get("month"))))
        except ValueError:
            self.months.show_month(self.workspace.today())
        self.views.choose(str(place.get("view") or LINES))
        self._stale = True
        self.show_fresh()
        self._area.scroll_to(int(place.get("scroll") or 0))

    def main_action(self) -> None:
        """Write down what came in or went out; on what is owed, a debt; on gifts, a gift."""
        self.workspace.frame.open_form({OWED: "debt", GIFTS: "purpose"}.get(str(self.views.key()), "cash"))

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab: the actions of the head come after the body."""
        return [
            self.header.back,
            self.months,
            self.views,
            *self._cards.values(),
            self.close_month,
            self.owed,
            self.count,
            self.add,
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self.figures.fit(self.width() - 64)
        self._area.fit()

    # --- inside -------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = PageHeader(_("Cash box"), back=_("Income"))
        self.header.went_back.connect(self.workspace.frame.back)
        self.close_month = self.header.add_button(Button(_("Close the month"), "lock-simple"))
        self.close_month.clicked.connect(self._close_month)
        self.owed = self.header.add_button(Button(_("Write a debt"), "clock"))
        self.owed.clicked.connect(lambda: self.workspace.frame.open_form("debt"))
        self.count = self.header.add_button(Button(_("Count the box"), "hash"))
        self.count.clicked.connect(lambda: self.workspace.frame.open_form("count"))
        self.add = self.header.add_button(Button(_("Came in or went out"), "plus", "primary"))
        self.add.clicked.connect(self._add)
        self.months: MonthBar = MonthBar(self.workspace.today())
        self.months.changed.connect(self.refresh)
        self.views: ChipRow = ChipRow(name=_("What is shown"))
        self.views.set_chips(
            [
                (LINES, _("Lines")),
                ("category", _("What for")),
                ("area", _("Which work")),
                ("party", _("To whom")),
                (GIFTS, _("From which gift")),
                (OWED, _("Owed to us")),
                (RECEIPTS, _("Receipts")),
            ]
        )
        self.views.chosen.connect(lambda _key: self.refresh())
        self.opening = FigureCard("archive", "ink2", _("At the beginning"))
        self.came_in = FigureCard("plus", "green", _("Came in"))
        self.went_out = FigureCard("minus", "amber", _("Went out"))
        self.closing = FigureCard("coins", "teal", _("In the box"))
        self.figures: FigureRow = FigureRow((self.opening, self.came_in, self.went_out, self.closing))
        columns = {
            LINES: (_("Lines"), box_columns()),
            "spent": (_("Went out"), _spent_columns()),
            OWED: (_("Owed to us"), _owed_columns()),
            RECEIPTS: (_("Receipts"), _receipt_columns()),
            GIFTS: (_("From which gift"), _gift_columns()),
        }
        self._tables: dict[str, LongTable] = {}
        self._cards: dict[str, QWidget] = {}
        for name, (title, shown_columns) in columns.items():
            table = LongTable(shown_columns, name=title, row_height=60)
            table.show_model(LongModel(shown_columns, self._fetch, parent=table))
            table.acted.connect(self._act)
            table.opened.connect(table.press_first)
            self._tables[name] = table
            self._cards[name] = framed(table)
            self._cards[name].setMinimumHeight(theme.px(330))

    def _view(self) -> str:
        key = str(self.views.key() or LINES)
        return "spent" if key in _BY else key

    def _read(self, session: Any, box: cash.Box) -> dict[str, Any]:
        key = str(self.views.key() or LINES)
        if key in _BY:
            spent = cash.expenses(session, self.months.month, month_end(self.months.month), key)
            named = {"category": category_word, "area": area_word}.get(key, str)
            return {one.key or "-": (named(one.key) if one.key else _("Not said"), one.amount) for one in spent}
        if key == OWED:
            return {str(row.id): row for row in cash.debts(session)}
        if key == GIFTS:
            return self._gifts(session)
        if key == RECEIPTS:
            return {str(row.id): row for row in cash.receipts(session)}
        return {str(row.line.id): row for row in reversed(box.lines)}

    def _gifts(self, session: Any) -> dict[str, cash.PurposeRow | _NoGift]:
        """Return the gifts, and below them what went out in the month without one."""
        found: dict[str, cash.PurposeRow | _NoGift] = {
            str(row.id): row for row in cash.purposes(session, also_ended=True)
        }
        month = self.months.month
        for one in cash.expenses(session, month, month_end(month), GIFTS):
            if not one.key:
                found["-"] = _NoGift(_("No gift named"), days.month_heading(month), one.amount)
        return found

    def _fetch(self, keys: Sequence[str]) -> list[Any]:
        return [self._rows.get(key) for key in keys]

    def _act(self, key: str, column: str) -> None:
        """Do what a button in a row says."""
        frame, view = self.workspace.frame, self._view()
        if view == OWED:
            frame.open_form("debt_change" if column == "change" else "debt_payment", debt_id=key)
        elif view == GIFTS:
            frame.open_form("purpose", purpose_id=key)
        elif column == "print":
            frame.open_form("receipt_paper", number=self._rows[key].number)
        elif view == RECEIPTS:
            frame.open_form("void", receipt_id=key)
        else:
            frame.open_form("void", line_id=key)

    def _add(self) -> None:
        """Add what the button says."""
        self.workspace.frame.open_form("purpose" if self.views.key() == GIFTS else "cash")

    def _close_month(self) -> None:
        try:
            actions.close_month(self.workspace.db, self.months.month)
        except GroupHubError as error:
            self.workspace.frame.tell(error, self.close_month)
        else:
            self.months.choose.setFocus()  # the button is grey now, and keys would go to another page
