"""What one woman earned: month by month, by work, and every line behind it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.money import Money, shown
from grouphub.base.topics import Topic
from grouphub.desktop.income.carried import carried_words
from grouphub.desktop.income.figure_card import FigureCard, FigureRow
from grouphub.desktop.income.line_columns import person_columns
from grouphub.desktop.page import Page
from grouphub.desktop.settings.rows import ScrolledColumn
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.bars import Bar, Bars
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Card, Strip
from grouphub.desktop.widgets.chips import ChipRow
from grouphub.desktop.widgets.header import PageHeader
from grouphub.desktop.widgets.labels import Text
from grouphub.desktop.widgets.long_model import LongModel
from grouphub.desktop.widgets.month import months_on
from grouphub.desktop.widgets.table import LongTable, framed
from grouphub.features.income.lines import Figure, LineRow, lines_behind
from grouphub.features.income.queries import PersonIncome, before_and_after, person_income
from grouphub.features.income.rules import HERS, area_word, month_end
from grouphub.features.people import card
from grouphub.features.people.rules import NobodyThere, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from grouphub.desktop.workspace import Workspace

MONTH, YEAR, ALWAYS = "month", "year", "always"
_BARS: Final = 12
_MOST: Final = 2000


class HerIncomePage(Page):
    """One woman's money. Its place carries her key, the month and which lines are shown."""

    name: ClassVar[str] = "her_income"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.INCOME, Topic.PEOPLE})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._person_id: UUID | None = None
        self._month = workspace.today().replace(day=1)
        self._lines: dict[str, LineRow] = {}
        self._build()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        for part in (self.header, self.figures, self.carried, self.chart, self.period, self._list):
            self._area.put(part)

    def refresh(self) -> None:
        """Read her money anew."""
        if self._person_id is None:
            self.header.set_title(_("Nobody here"))
            return
        try:
            with self.workspace.db.read() as session:
                one = card.person(session, self._person_id, family_first=self.workspace.settings.family_first)
                self._person_id = one.id
                found = person_income(session, one.id, self._month, _BARS)
                course = self._course(session, one)
                lines = lines_behind(session, self._figure(), limit=_MOST)
        except NobodyThere:
            self._person_id = None
            self.header.set_title(_("Nobody here"))
            return
        self.header.set_title(one.name)
        self._show(found, course, lines)

    def place(self) -> dict[str, Any]:
        """Return who is shown, the month, which lines, and how far the page is scrolled."""
        return {
            "person_id": str(self._person_id or ""),
            "month": self._month.isoformat(),
            "period": str(self.period.key()),
            "scroll": self._area.scrolled(),
        }

    def go_to(self, place: dict[str, Any]) -> None:
        """Show the woman and the month the place names."""
        try:
            self._person_id = UUID(str(place.get("person_id")))
        except ValueError:
            self._person_id = None
        try:
            self._month = date.fromisoformat(str(place.get("month"))).replace(day=1)
        except ValueError:
            self._month = self.workspace.today().replace(day=1)
        self._show_periods(str(place.get("period") or YEAR))
        self._stale = True
        self.show_fresh()
        self._area.scroll_to(int(place.get("scroll") or 0))

    def main_action(self) -> None:
        """Add income of hers."""
        self._open("earning")

    def print_page(self) -> None:
        """Show her money on paper."""
        self._open("income_book")

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab: the actions of the head come after the body."""
        return [self.header.back, self.period, self._list, self.her, self.printer, self.pay, self.add]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self.figures.fit(self.width() - 64)
        self._area.fit()

    # --- inside -------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = PageHeader("", back=_("Income"))
        self.header.went_back.connect(self.workspace.frame.back)
        self.her = self.header.add_button(Button(_("Her page"), "user"))
        self.her.clicked.connect(lambda: self.workspace.frame.go("person", person_id=str(self._person_id)))
        self.printer = self.header.add_button(Button(_("Print"), "printer"))
        self.printer.clicked.connect(self.print_page)
        self.pay = self.header.add_button(Button(_("Pay"), "hand-heart"))
        self.pay.clicked.connect(lambda: self._open("pay"))
        self.add = self.header.add_button(Button(_("Add income"), "plus", "primary"))
        self.add.clicked.connect(self.main_action)
        self.to_pay = FigureCard("clock", "amber", _("To pay now"), tone="amber")
        self.earned = FigureCard("coins", "green", _("In the month"))
        self.year = FigureCard("chart-bar", "teal", _("In 12 months"))
        self.figures = FigureRow((self.to_pay, self.earned, self.year))
        self.carried = Strip("amber", "")
        self.chart = Card(_("Month by month"))
        self.bars = Bars(name=_("Month by month"))
        self.bars.setMinimumHeight(theme.px(170))
        self.by_area = Text("", tone="ink2", wrap=True)
        self.course = Text("", tone="ink2", wrap=True)
        for part in (self.bars, self.by_area, self.course):
            self.chart.body.addWidget(part)
        self.period = ChipRow(name=_("Which lines"))
        self.period.chosen.connect(lambda _key: self.refresh())
        self._show_periods(YEAR)
        columns = person_columns()
        self.table = LongTable(columns, name=_("Lines"), row_height=60)
        self.table.show_model(LongModel(columns, self._fetch, parent=self.table))
        self.table.acted.connect(self._correct)
        self.table.opened.connect(self.table.press_first)
        self._list = framed(self.table)
        self._list.setMinimumHeight(theme.px(330))

    def _show_periods(self, chosen: str) -> None:
        self.period.set_chips(
            [(MONTH, days.month_heading(self._month)), (YEAR, _("12 months")), (ALWAYS, _("All that is written"))]
        )
        self.period.choose(chosen)

    def _figure(self) -> Figure:
        first = {MONTH: self._month, YEAR: months_on(self._month, 1 - _BARS)}.get(str(self.period.key()))
        last = None if self.period.key() == ALWAYS else month_end(self._month)
        return Figure(kinds=HERS, person_id=self._person_id, first=first, last=last)

    def _course(self, session: Any, one: card.PersonCard) -> str:
        """Return her income before and after she learned, where she did."""
        ends = [row.until for row in one.role_rows if row.role is Role.LEARNER and row.until is not None]
        if not ends:
            return ""
        found = before_and_after(session, one.id, max(ends), self.workspace.today())
        if not found.months_after:
            return ""
        words = _("Each month before her course: {before} · after it: {after}")
        return words.format(before=shown(found.each_before), after=shown(found.each_after))

    def _show(self, found: PersonIncome, course: str, lines: list[LineRow]) -> None:
        facts = [days.month_heading(self._month)]
        if found.balance.archived:
            facts.append(_("in the archive"))
        if found.waiting:
            facts.append(_("not yet received: {amount}").format(amount=shown(found.waiting)))
        self.header.set_facts(" · ".join(facts))
        self.to_pay.show_money(found.balance.to_pay)
        self.carried.set_words(carried_words(found.balance))
        self.carried.setVisible(bool(found.balance.carried))
        self.earned.show_money(found.months[-1].income)
        self.year.show_money(Money(sum(one.income for one in found.months)))
        self.bars.show_bars(
            [
                Bar(days.month(one.month.month, short=True), one.income, f"{one.income // 100}" if one.income else "")
                for one in found.months
            ]
        )
        words = _("{area}: {amount}")
        self.by_area.setText(
            " · ".join(words.format(area=area_word(a), amount=shown(sum_)) for a, sum_ in found.by_area().items())
        )
        self.course.setText(course)
        self.course.setVisible(bool(course))
        self._lines = {str(line.id): line for line in lines}
        self.table.show_ids(list(self._lines))

    def _fetch(self, keys: Sequence[str]) -> list[LineRow | None]:
        return [self._lines.get(key) for key in keys]

    def _correct(self, key: str, _column: str) -> None:
        """Void a line; her part of a shared sum is corrected with the whole of it."""
        line = self._lines[key]
        if line.shared:
            self.workspace.frame.open_form("share_correct", share_id=str(line.source_id))
        else:
            self.workspace.frame.open_form("void", line_id=key)

    def _open(self, form: str) -> None:
        if self._person_id is not None:
            self.workspace.frame.open_form(form, person_id=str(self._person_id))
