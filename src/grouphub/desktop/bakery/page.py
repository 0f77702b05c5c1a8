"""The bread sheet of a day: count bread, see the money, share it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.i18n import _, ngettext
from grouphub.base.topics import Topic
from grouphub.desktop.bakery.bread_card import BreadCard
from grouphub.desktop.bakery.credit_card import CreditCard
from grouphub.desktop.bakery.keeping import Keeping
from grouphub.desktop.bakery.past_card import PastCard
from grouphub.desktop.bakery.side_cards import MoneyCard, SharesCard
from grouphub.desktop.page import Page
from grouphub.desktop.settings.rows import ScrolledColumn
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.buttons import Button, IconButton
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.empty import Empty
from grouphub.desktop.widgets.header import PageHeader
from grouphub.desktop.widgets.month import MonthPicker
from grouphub.features.bakery import queries
from grouphub.features.bakery.sheet import split_now

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.bakery.drafts import DayDraft
    from grouphub.features.bakery.queries import DaySheet

_SIDE: Final = 336
_NARROW: Final = 740
"""Width of the page, at normal letters, below which a number stands without − and +."""
_BESIDE_FROM: Final = 1080
"""Width of the page, at normal letters, from which the money stands beside the bread."""
_MORE_BESIDE_FROM: Final = 1240
_MORE_FROM: Final = 880
"""Width of the page, at normal letters, from which the second line has − and +: with the money beside it, and below."""


class BreadSheetPage(Page):
    """A day, its bread and its money. Numbers are kept by themselves; closing turns them into income."""

    name: ClassVar[str] = "bakery"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.BAKERY, Topic.INCOME, Topic.PEOPLE})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.day = workspace.today()
        self._sheet: DaySheet | None = None
        self._shows_more = False
        self._keeping = Keeping(workspace, self)
        self._keeping.kept.connect(self._show_kept)
        self._keeping.refused.connect(lambda error: self.workspace.frame.tell(error, self))
        self._build()
        self._lay_out()

    # --- what the window asks -----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the sheet anew; what is being typed stays, and what had the focus gets it back."""
        focus = self._focused()
        with self.workspace.db.read() as session:
            self._sheet = queries.day_sheet(session, self.day)
        self._show_sheet()
        self._focus(focus)

    def place(self) -> dict[str, Any]:
        """Return the day, what has the focus, and how far the page is scrolled."""
        return {
            "day": self.day.isoformat(),
            "more": self._shows_more,
            "focus": self._focused(),
            "scroll": self._area.scrolled(),
        }

    def go_to(self, place: dict[str, Any]) -> None:
        """Go to a day; what was typed there and not kept yet stands there again."""
        try:
            day = date.fromisoformat(str(place.get("day")))
        except ValueError:
            day = self.day
        self._keeping.keep()
        self.day = day
        self._shows_more = bool(place.get("more", self._shows_more))
        with self.workspace.db.read() as session:
            self._sheet = queries.day_sheet(session, self.day)
        self._show_sheet()
        self._focus(str(place.get("focus") or ""))
        self._area.scroll_to(int(place.get("scroll") or 0))

    def main_action(self) -> None:
        """Close the day, or correct one that is closed."""
        if self.empty.isVisibleTo(self):
            self.workspace.frame.open_form("bread_kind")
        else:
            self._close_or_correct()

    def print_page(self) -> None:
        """Show the sheet on paper."""
        if not self.empty.isVisibleTo(self):
            self._open("bread_paper")

    def save_now(self) -> bool:
        """Keep what is typed at once."""
        return not self._keeping.keep()  # what was refused is told

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab: the actions of the head come after the body."""
        body = [self.before, self.choose, self.after, self.more, self.closed, self.bread, self.money, self.shares]
        head = [self.what_it_costs, self.who_bakes, self.stock, self.printer, self.close_day]
        return [*body, self.credit, self.empty, *head]

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed; not at once: the page is also hidden when the window is covered."""
        super().hideEvent(event)
        self._keeping.keep_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the money beside the bread where there is room, else below."""
        super().resizeEvent(event)
        self._area.fit()
        beside = self.width() >= theme.px(_BESIDE_FROM)
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._body.direction() != wanted:
            self._body.setDirection(wanted)
        self._side.setFixedWidth(theme.px(_SIDE)) if beside else self._side.setMaximumWidth(16_777_215)
        if not beside:
            self._side.setMinimumWidth(0)
        more_from = theme.px(_MORE_BESIDE_FROM if beside else _MORE_FROM)
        self.bread.set_room(narrow=self.width() < theme.px(_NARROW), more_narrow=self.width() < more_from)

    # --- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = PageHeader(_("Bread sheet"))
        self.what_it_costs = self.header.add_button(Button(_("What bread costs"), "chart-bar"))
        self.what_it_costs.clicked.connect(lambda: self.workspace.frame.go("bread"))
        self.who_bakes = self.header.add_button(Button(_("Week"), "calendar-blank"))
        self.who_bakes.clicked.connect(lambda: self.workspace.frame.go("bakers", day=self.day.isoformat()))
        self.stock = self.header.add_button(Button(_("Stock"), "package"))
        self.stock.clicked.connect(lambda: self.workspace.frame.go("stock", **{"from": "bakery"}))
        self.printer = self.header.add_button(Button(_("Print"), "printer"))
        self.printer.clicked.connect(self.print_page)
        self.close_day = self.header.add_button(Button(_("Close the day"), "check", "primary"))
        self.close_day.clicked.connect(self._close_or_correct)
        self.before = IconButton("caret-left", _("Day before"), edge=True, side=44)
        self.before.clicked.connect(lambda: self._step(-1))
        self.after = IconButton("caret-right", _("Day after"), edge=True, side=44)
        self.after.clicked.connect(lambda: self._step(1))
        self.choose = Button("", "calendar-blank")
        self.choose.clicked.connect(self._choose_day)
        self.more = Button("", "list", "plain", "small")
        self.more.clicked.connect(self._toggle_more)
        self.closed = Strip("green", "", _("Correct the day"), icon="lock-simple")
        self.closed.pressed.connect(self._close_or_correct)
        self.money, self.shares, self.credit, self.past = MoneyCard(), SharesCard(), CreditCard(), PastCard()
        self.money.costs_asked.connect(partial(self._open, "bread_costs"))
        self.money.credit_asked.connect(partial(self._open, "bread_credit"))
        self.shares.bakers_asked.connect(partial(self._open, "bread_bakers"))
        self.credit.payment_asked.connect(lambda key: self._open_debt("debt_payment", key))
        self.credit.change_asked.connect(lambda key: self._open_debt("bread_credit_change", key))
        self.empty = Empty(
            "bread",
            _("No bread yet"),
            _("Write which bread you bake and what one costs. The sheet then counts it and shares the money."),
            _("Add a kind of bread"),
            area="amber",
        )
        self.empty.main_asked.connect(lambda: self.workspace.frame.open_form("bread_kind"))
        self.bread = BreadCard()
        self.bread.changed.connect(self._edited)
        self.bread.kind_asked.connect(lambda: self.workspace.frame.open_form("bread_kind"))
        self.bread.price_asked.connect(lambda kind_id: self._open("bread_price", kind_id=kind_id))

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        for button in (self.before, self.choose, self.after):
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self.more)
        self._bar = QWidget()
        bar.setContentsMargins(0, 0, 0, 0)
        self._bar.setLayout(bar)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        for card in (self.money, self.shares, self.credit):
            side.addWidget(card)
        side.addStretch(1)
        self._held = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._held)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(20)
        self._body.addWidget(self.bread, 1)
        self._body.addWidget(self._side)
        for part in (self.header, self._bar, self.closed):
            self._area.put(part)
        self._area.column.addWidget(self._held, 1)
        self._area.put(self.past)
        self._area.put(self.empty)

    # --- showing ------------------------------------------------------------------------------------------------------

    def _show_sheet(self) -> None:
        assert self._sheet is not None
        sheet, today = self._sheet, self.workspace.today()
        self.header.set_facts(days.heading(self.day))
        near = days.relative(self.day, today)
        self.choose.set_words(near[:1].upper() + near[1:])
        self.choose.setAccessibleName(_("Choose a day: {day}").format(day=days.heading(self.day)))
        is_closed = sheet.closed_on is not None
        typed = {} if is_closed else self._keeping.typed(self.day)
        self.bread.show_lines(sheet, typed, ahead=self.day > today, more=self._shows_more)
        self._show_closed(sheet)
        self.past.show_past(sheet)
        has_bread = bool(sheet.counts)
        self.empty.setVisible(not has_bread)
        for part in (self._held, self._bar, self.printer, self.close_day):
            part.setVisible(has_bread)
        self.money.costs.setEnabled(not is_closed)
        self.money.credit.setEnabled(self.day <= today)
        self.shares.bakers.setEnabled(not is_closed)
        self.close_day.setVisible(has_bread and not is_closed)
        self.close_day.setEnabled(self.day <= today)
        self.more.set_words(_("Fewer numbers") if self._shows_more else _("Given, burnt, planned"))
        self.more.setVisible(self.day <= today)
        self._reckon()

    def _show_closed(self, sheet: DaySheet) -> None:
        self.closed.setVisible(sheet.closed_on is not None)
        if sheet.closed_on is None:
            return
        told = [_("Closed on {day}. The shares stand in Income.").format(day=days.in_table(sheet.closed_on))]
        if sheet.past:
            count, newest = len(sheet.past), sheet.past[0]
            told.append(ngettext("Corrected {count} time.", "Corrected {count} times.", count).format(count=count))
            last = _("Last on {day}: {reason}")
            told.append(last.format(day=days.in_table(newest.changed_on), reason=newest.reason))
        self.closed.set_words(" ".join(told))

    def _reckon(self) -> None:
        """Show sums, money and shares as the numbers stand now."""
        assert self._sheet is not None
        draft = self.draft()
        self.bread.show_sums()
        split = split_now(draft)
        self.money.show_money(draft, split, self._sheet.credits)
        self.shares.show_shares(self._sheet, draft.rule, split)
        self.credit.show_credits(self._sheet.credits)

    def draft(self) -> DayDraft:
        """Return the sheet as it stands, with what is typed."""
        assert self._sheet is not None
        return replace(self._sheet.draft(), counts=self.bread.counts())

    # --- what she does ------------------------------------------------------------------------------------------------

    def _edited(self) -> None:
        self._keeping.note(self.day, self.bread.typed())
        self._reckon()

    def _show_kept(self) -> None:
        self.header.saved.show_time(f"{self.workspace.clock.now().astimezone():%H:%M}")

    def _step(self, by: int) -> None:
        self.go_to({"day": (self.day + timedelta(days=by)).isoformat()})

    def _choose_day(self) -> None:
        picker = MonthPicker(self.choose, self.workspace.today(), self.day)
        picker.chosen.connect(lambda day: self.go_to({"day": day.isoformat()}))
        picker.open()

    def _toggle_more(self) -> None:
        self._shows_more = not self._shows_more
        self.bread.show_more(more=self._shows_more)
        self.more.set_words(_("Fewer numbers") if self._shows_more else _("Given, burnt, planned"))

    def _open(self, form: str, **about: str) -> None:
        if not self._keeping.keep() and form in {"bread_close", "bread_paper"}:
            return  # it would go without what she sees typed
        self.workspace.frame.open_form(form, day=self.day.isoformat(), **about)

    def _open_debt(self, form: str, debt_id: str) -> None:
        self._keeping.keep()
        self.workspace.frame.open_form(form, debt_id=debt_id)

    def _close_or_correct(self) -> None:
        closed = self._sheet is not None and self._sheet.closed_on is not None
        if closed or self.day <= self.workspace.today():
            self._open("bread_correct" if closed else "bread_close")

    # --- keeping the place --------------------------------------------------------------------------------------------

    def _focused(self) -> str:
        here = QApplication.focusWidget()
        return here.objectName() if here is not None and self.isAncestorOf(here) else ""

    def _focus(self, name: str) -> None:
        if not name or self.bread.focus_on(name):
            return
        part = self.findChild(QWidget, name)
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)
