"""The page of income: who earned what in a month, and who waits for her money."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.money import shown
from grouphub.base.topics import Topic
from grouphub.desktop.income.carried import carried_words
from grouphub.desktop.income.figure_card import FigureCard, FigureRow
from grouphub.desktop.income.month_bar import MonthBar
from grouphub.desktop.page import Page
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.cells import act_width
from grouphub.desktop.widgets.chips import ChipRow
from grouphub.desktop.widgets.empty import Empty
from grouphub.desktop.widgets.header import PageHeader
from grouphub.desktop.widgets.long_model import Column, LongModel
from grouphub.desktop.widgets.month import months_on
from grouphub.desktop.widgets.table import LongTable, framed
from grouphub.features.income.queries import IncomeMonth, income_month
from grouphub.features.income.rules import AREA_SIGNS, Area, area_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.income.queries import IncomeRow

ALL: Final = ""
_NARROW: Final = 1200
_WIDE: Final = 960
"""Width of the page, at normal letters, from which all columns have room: Pay stays in sight."""
_ONLY_WIDE: Final = {"work", "bars"}
_LOW: Final = 520
"""Height of the window, at normal letters, below which the list needs the room of the figures."""
_SORTS: Final = {
    "name": lambda row: row.balance.name,
    "month": lambda row: row.income,
    "to_pay": lambda row: row.balance.to_pay,
}


def _money(amount: int) -> str:
    return shown(amount) if amount else "–"


def _columns(month: date) -> tuple[Column, ...]:
    return (
        Column(
            "name",
            _("Name"),
            lambda row: row.balance.name,
            220,
            "name",
            stretch=True,
            initials=lambda row: row.balance.initials,
            second=_second,
        ),
        Column(
            "work",
            _("Work"),
            lambda row: area_word(row.area) if row.area else "",
            142,
            "pill",
            sortable=False,
            pill=lambda row: AREA_SIGNS[Area(row.area)],
        ),
        Column(
            "bars",
            _("Last 6 months"),
            lambda row: ", ".join(shown(amount, currency=False) for amount in row.months),
            132,
            "bars",
            sortable=False,
            bars=lambda row: row.months,
        ),
        Column("month", days.month_heading(month), lambda row: _money(row.income), 150, "number"),
        Column("to_pay", _("To pay"), lambda row: _money(row.balance.to_pay), 140, "number", tone=_to_pay_tone),
        Column("pay", "", _act, act_width(_("Pay"), _("Paid")), "act", sortable=False, act=_acts),
    )


def _second(row: IncomeRow) -> str:
    if row.waiting:
        return _("not yet received: {amount}").format(amount=shown(row.waiting))
    if row.balance.archived:
        return _("in the archive")
    return carried_words(row.balance)


def _waits(row: IncomeRow) -> bool:
    return bool(row.balance.to_pay or row.balance.carried)


def _to_pay_tone(row: IncomeRow) -> str:
    return "amber" if row.balance.to_pay > 0 else "ink2"


def _acts(row: IncomeRow) -> bool:
    return (row.balance.to_pay > 0 or row.balance.carried > 0) and not row.balance.archived


def _act(row: IncomeRow) -> str:
    if _acts(row):
        return _("Pay")
    return _("Paid") if row.balance.to_pay == 0 and row.earned else ""


class IncomePage(Page):
    """Women with what they earned in the month shown; the rest is one click away."""

    name: ClassVar[str] = "income"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.INCOME, Topic.PEOPLE, Topic.GROUP})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._rows: tuple[IncomeRow, ...] = ()
        self._sort, self._ascending = "month", False
        self._wanted: dict[str, Any] = {}
        self._build()
        self._lay_out()

    # --- what the window asks -----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the month anew; who is chosen stays chosen."""
        with self.workspace.db.read() as session:
            month = income_month(session, self.months.month, str(self.areas.key() or ALL))
        self._rows = month.rows
        self._show_figures(month)
        self._show_rows()
        self.pay_all.setEnabled(any(_acts(row) for row in month.rows))

    def place(self) -> dict[str, Any]:
        """Return the month, the area, the order, who is chosen, and how far the list is scrolled."""
        return {
            "month": self.months.month.isoformat(),
            "area": str(self.areas.key() or ALL),
            "by": self._sort,
            "ascending": self._ascending,
            "row": self.table.chosen_id() or "",
            "scroll": self.table.verticalScrollBar().value(),
        }

    def go_to(self, place: dict[str, Any]) -> None:
        """Return to a place; a debt that is due leads on to what is owed."""
        if place.get("debt"):
            QTimer.singleShot(0, self, partial(self.workspace.frame.go, "cash", view="owed"))
            return
        try:
            self.months.show_month(date.fromisoformat(str(place.get("month"))))
        except ValueError:
            self.months.show_month(self.workspace.today())
        self.areas.choose(str(place.get("area") or ALL))
        if place.get("by") in _SORTS:
            self._sort, self._ascending = str(place["by"]), bool(place.get("ascending"))
        self._wanted = place
        self._stale = True
        if self.isVisible():
            self.show_fresh()

    def main_action(self) -> None:
        """Add income, of the woman chosen."""
        self.workspace.frame.open_form("earning")

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab: the actions of the head come after the body."""
        return [self.months, self.areas, self._stack, self.cash, self.share, self.pay_all, self.add]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pay the chosen woman with Space, also when no button of her row has the ring."""
        if event.key() == Qt.Key.Key_Space and self.table.hasFocus():
            self._pay(self.table.chosen_id())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit margins and figures to the window."""
        super().resizeEvent(event)
        side, top = (24, 20) if self.window().width() < _NARROW else (32, 24)
        self._column.setContentsMargins(side, top, side, top)
        self.figures.fit(self.width() - 2 * side)
        wide = self.width() >= theme.px(_WIDE)
        self.table.show_columns({one.key for one in self.table.columns if wide or one.key not in _ONLY_WIDE})
        self.figures.setVisible(self._has_room() and self._stack.currentWidget() is self._list)

    # --- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = PageHeader(_("Income"))
        self.cash = self.header.add_button(Button(_("Cash box"), "archive"))
        self.cash.clicked.connect(lambda: self.workspace.frame.go("cash", month=self.months.month.isoformat()))
        self.share = self.header.add_button(Button(_("Share a sum"), "users-three"))
        self.share.clicked.connect(lambda: self.workspace.frame.open_form("share"))
        self.pay_all = self.header.add_button(Button(_("Pay all"), "hand-heart"))
        self.pay_all.clicked.connect(lambda: self.workspace.frame.open_form("pay_all"))
        self.add = self.header.add_button(Button(_("Add income"), "plus", "primary"))
        self.add.setToolTip("Ctrl+N")
        self.add.clicked.connect(self.main_action)
        self.months: MonthBar = MonthBar(self.workspace.today())
        self.months.changed.connect(self.refresh)
        parts = set(self.workspace.settings.parts)
        shown_areas = [one for one in Area if one is Area.OTHER or one.value in parts]
        self.areas = ChipRow(name=_("Which work"))
        self.areas.set_chips(
            [(ALL, _("All"), None), *((one.value, area_word(one), AREA_SIGNS[one][0]) for one in shown_areas)]
        )
        for one in shown_areas:
            self.areas.chip(one.value).setAccessibleName(f"{_('Which work')}: {area_word(one)}")
        self.areas.chosen.connect(lambda _key: self.refresh())
        self.earned = FigureCard("coins", "green", _("Earned by all"))
        self.paid = FigureCard("hand-heart", "teal", _("Paid out"))
        self.to_pay = FigureCard("clock", "amber", _("To pay out"), tone="amber")
        self.figures = FigureRow((self.earned, self.paid, self.to_pay))
        self._build_table()
        self.empty = Empty("clock-counter-clockwise", "", "", _("Add income"), " ", area="green", small=True)
        self.empty.main_asked.connect(self.main_action)
        self.empty.second_asked.connect(lambda: self._go_to_month(months_on(self.months.month, -1)))

    def _build_table(self) -> None:
        columns = _columns(self.months.month)
        self.table = LongTable(columns, name=_("Income"))
        self.table.show_model(LongModel(columns, self._fetch, parent=self.table))
        self.table.clicked_id.connect(self._open)
        self.table.acted.connect(lambda key, _column: self._pay(key))
        self.table.opened.connect(self._open)
        self.table.sort_asked.connect(self._sort_by)

    def _lay_out(self) -> None:
        self._list = framed(self.table)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._nothing = QScrollArea()
        self._nothing.setWidgetResizable(True)
        self._nothing.setFrameShape(QFrame.Shape.NoFrame)
        self._nothing.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing.setWidget(self.empty)
        self._nothing.viewport().setAutoFillBackground(False)
        self.empty.setAutoFillBackground(False)
        self._stack.addWidget(self._nothing)
        bar = QHBoxLayout()
        bar.setSpacing(20)
        bar.addWidget(self.months, 0, Qt.AlignmentFlag.AlignTop)
        bar.addWidget(self.areas, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(16)
        self._column.addWidget(self.header)
        self._column.addLayout(bar)
        self._column.addWidget(self.figures)
        self._column.addWidget(self._stack, 1)

    # --- what is shown ------------------------------------------------------------------------------------------------

    def _show_figures(self, month: IncomeMonth) -> None:
        self.earned.show_money(month.earned + month.own)
        self.paid.show_money(month.paid_out)
        self.to_pay.show_money(month.to_pay)
        facts = _("What each woman earned in the month") if self._has_room() else ""
        if month.closed:
            facts = _("This month is closed")
        self.header.set_facts(facts)

    def _has_room(self) -> bool:
        return self.window().height() >= max(theme.px(_LOW), 600)

    def _show_rows(self) -> None:
        month, area = self.months.month, str(self.areas.key() or ALL)
        keep = [
            row for row in self._rows if any(row.months) or (not area and (row.balance.to_pay or row.balance.carried))
        ]
        nothing = not any(row.income or row.paid_out or row.balance.to_pay > 0 or row.balance.carried for row in keep)
        if nothing:
            self._show_empty(month)
        self.table.show_title("month", days.month_heading(month))
        self._ordered = sorted(keep, key=_SORTS[self._sort], reverse=not self._ascending)
        self._by_key = {str(row.balance.person_id): row for row in self._ordered}
        self.table.show_sorted(self._sort, ascending=self._ascending)
        self.table.show_ids(list(self._by_key))
        self._stack.setCurrentWidget(self._nothing if nothing else self._list)
        self.add.setVisible(not nothing)
        self.figures.setVisible(not nothing and self._has_room())
        wanted, self._wanted = self._wanted, {}
        if wanted.get("row"):
            self.table.choose(wanted["row"])
        if scroll := wanted.get("scroll"):
            bar = self.table.verticalScrollBar()
            QTimer.singleShot(0, bar, lambda: bar.setValue(int(scroll)))

    def _show_empty(self, month: date) -> None:
        self.empty.what.setText(_("No income written in {month}").format(month=days.month_heading(month)))
        self.empty.why.setText(_("What a woman earns with sewing, bread or anything else is written here."))
        self.empty.why.show()
        self.empty.second.set_words(_("Show {month}").format(month=days.month_heading(months_on(month, -1))))

    def _fetch(self, keys: Sequence[str]) -> list[IncomeRow | None]:
        return [self._by_key.get(key) for key in keys]

    # --- what she does ------------------------------------------------------------------------------------------------

    def _go_to_month(self, day: date) -> None:
        self.months.show_month(day)
        self.refresh()

    def _sort_by(self, key: str, ascending: bool) -> None:  # noqa: FBT001 - a signal's signature
        first_time = key != self._sort
        self._sort, self._ascending = key, ascending if not first_time or key == "name" else False
        self._show_rows()

    def _pay(self, key: str | None) -> None:
        if key and _acts(self._by_key[key]):
            self.workspace.frame.open_form("pay", person_id=key)

    def _open(self, key: str | None) -> None:
        if key:
            self.workspace.frame.go("her_income", person_id=key, month=self.months.month.isoformat())
