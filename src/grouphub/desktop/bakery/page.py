"""The bread sheet of a day: count bread, see the money, share it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _, ngettext
from grouphub.base.money import shown
from grouphub.base.topics import Topic
from grouphub.desktop.bakery.count_lines import CELL, MONEY, NARROW_CELL, CountLine, left_wide
from grouphub.desktop.bakery.side_cards import MoneyCard, SharesCard
from grouphub.desktop.page import Page
from grouphub.desktop.settings.rows import ScrolledColumn
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.buttons import Button, IconButton
from grouphub.desktop.widgets.card import Card, Line, Strip
from grouphub.desktop.widgets.empty import Empty
from grouphub.desktop.widgets.header import PageHeader
from grouphub.desktop.widgets.labels import Lead, Small, Words
from grouphub.desktop.widgets.month import MonthPicker
from grouphub.features.bakery import actions, queries
from grouphub.features.bakery.drafts import CostDraft, DayDraft, ShiftDraft
from grouphub.features.bakery.rules import sold_for
from grouphub.features.bakery.sheet import split_now
from grouphub.features.income.sharing import Rule

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.bakery.queries import DaySheet

_SAVE_MS: Final = 800
_SIDE: Final = 336
_NARROW: Final = 740
"""Width of the page, at normal letters, below which a number stands without − and +."""
_BESIDE_FROM: Final = 1080
"""Width of the page, at normal letters, from which the money stands beside the bread."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def draft_of(sheet: DaySheet) -> DayDraft:
    """Return what a sheet says, as it is saved."""
    return DayDraft(
        day=sheet.day,
        counts=tuple(row.counted for row in sheet.counts),
        costs=tuple(CostDraft(row.category, row.amount, row.from_box) for row in sheet.costs),
        shifts=tuple(ShiftDraft(row.person_id, row.minutes, row.begins, row.weight) for row in sheet.bakers),
        rule=Rule(sheet.rule),
        after_costs=sheet.after_costs,
        fund_percent=sheet.fund_percent,
        piece_pay=sheet.piece_pay,
        loss_taken=sheet.loss_taken,
        note=sheet.note,
    )


class BreadSheetPage(Page):
    """A day, its bread and its money. Numbers are kept by themselves; closing turns them into income."""

    name: ClassVar[str] = "bakery"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.BAKERY, Topic.INCOME, Topic.PEOPLE})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.day = workspace.today()
        self._sheet: DaySheet | None = None
        self._lines: list[CountLine] = []
        self._shows_more = False
        self._narrow = False
        self._saving = QTimer(self, singleShot=True, interval=_SAVE_MS)
        self._saving.timeout.connect(self._save)
        self._build()
        self._lay_out()

    # --- what the window asks -----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the sheet anew; what is being typed stays, and what had the focus gets it back."""
        focus = self._focused()
        typed = self._typed() if self._saving.isActive() else {}
        with self.workspace.db.read() as session:
            self._sheet = queries.day_sheet(session, self.day)
        self._show_sheet(typed)
        self._focus(focus)

    def place(self) -> dict[str, Any]:
        """Return the day, what is typed and not kept yet, what has the focus, and how far the page is scrolled."""
        return {
            "day": self.day.isoformat(),
            "typed": self._typed() if self._saving.isActive() else {},
            "more": self._shows_more,
            "focus": self._focused(),
            "scroll": self._area.scrolled(),
        }

    def go_to(self, place: dict[str, Any]) -> None:
        """Go to a day; what was typed there and not kept yet is typed again and kept."""
        try:
            day = date.fromisoformat(str(place.get("day")))
        except ValueError:
            day = self.day
        self._leave_day()
        self.day = day
        self._shows_more = bool(place.get("more", self._shows_more))
        with self.workspace.db.read() as session:
            self._sheet = queries.day_sheet(session, self.day)
        typed = place.get("typed")
        self._show_sheet(typed if isinstance(typed, dict) else {})
        if typed and self._sheet.closed_on is None:
            self._saving.start()
        self._focus(str(place.get("focus") or ""))
        self._area.scroll_to(int(place.get("scroll") or 0))

    def main_action(self) -> None:
        """Close the day, or correct one that is closed."""
        if self.empty.isVisibleTo(self):
            self.workspace.frame.open_form("bread_kind")
        else:
            self._close_or_correct()

    def save_now(self) -> bool:
        """Keep what is typed at once."""
        if self._saving.isActive():
            self._saving.stop()
            self._save()
        return False

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab: the actions of the head come after the body."""
        body = [self.before, self.choose, self.after, self.more, self.closed, self.bread, self.money, self.shares]
        return [*body, self.empty, self.what_it_costs, self.who_bakes, self.stock, self.close_day]

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed; not at once: the page is also hidden when the window is covered."""
        super().hideEvent(event)
        if self._saving.isActive():
            self._saving.start(0)

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
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Leave − and + away where letters are large and the window is narrow."""
        self._narrow = self.width() < theme.px(_NARROW)
        for text in self._cell_words:
            text.setFixedWidth(theme.px(NARROW_CELL if self._narrow else CELL))
        for line in self._lines:
            line.set_narrow(narrow=self._narrow)

    # --- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = PageHeader(_("Bread sheet"))
        self.what_it_costs = self.header.add_button(Button(_("What bread costs"), "chart-bar"))
        self.what_it_costs.clicked.connect(lambda: self.workspace.frame.go("bread"))
        self.who_bakes = self.header.add_button(Button(_("Week"), "calendar-blank"))
        self.who_bakes.clicked.connect(lambda: self.workspace.frame.go("bakers", day=self.day.isoformat()))
        self.stock = self.header.add_button(Button(_("Stock"), "package"))
        self.stock.clicked.connect(lambda: self.workspace.frame.go("stock", **{"from": "bakery"}))
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
        self.money, self.shares = MoneyCard(), SharesCard()
        self.money.costs_asked.connect(partial(self._open, "bread_costs"))
        self.money.credit_asked.connect(partial(self._open, "bread_credit"))
        self.shares.bakers_asked.connect(partial(self._open, "bread_bakers"))
        self.empty = Empty(
            "bread",
            _("No bread yet"),
            _("Write which bread you bake and what one costs. The sheet then counts it and shares the money."),
            _("Add a kind of bread"),
            area="amber",
        )
        self.empty.main_asked.connect(lambda: self.workspace.frame.open_form("bread_kind"))
        self._build_bread()

    def _build_bread(self) -> None:
        self.bread = Card(padding=0)
        self.bread.setAccessibleName(_("Bread of the day"))
        self.bread.body.setSpacing(0)
        self.bread.body.addWidget(self._head())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.bread.body.addLayout(self._rows)
        self.bread.body.addWidget(Line())
        self.add_kind = Button(_("Add another kind of bread"), "plus", "plain")
        self.add_kind.setObjectName("add-kind")
        self.add_kind.clicked.connect(lambda: self.workspace.frame.open_form("bread_kind"))
        held = QHBoxLayout()
        held.setContentsMargins(10, 4, 10, 4)
        held.addWidget(self.add_kind)
        held.addStretch(1)
        self.bread.body.addLayout(held)
        self.bread.body.addStretch(1)
        self.bread.body.addWidget(self._foot())

    def _head(self) -> QFrame:
        head, line = self._band()
        line.addWidget(Small(_("Bread"), weight=600), 1)
        self._cell_words: list[Words] = []
        for word in (_("Baked"), _("Sold")):
            text = self._column_word(word, theme.px(CELL), Qt.AlignmentFlag.AlignCenter)
            self._cell_words.append(text)
            line.addWidget(text)
        line.addWidget(self._column_word(_("Left"), left_wide(), _RIGHT))
        line.addWidget(self._column_word(_("Money"), theme.px(MONEY), _RIGHT))
        return head

    def _foot(self) -> QFrame:
        foot, line = self._band()
        together = Lead(_("Together"), weight=600)
        together.set_tone("ink")
        line.addWidget(together, 1)
        self._sums: dict[str, Lead] = {}
        cell = theme.px(CELL)
        for name, wide in (("baked", cell), ("sold", cell), ("left", left_wide()), ("money", theme.px(MONEY))):
            where = Qt.AlignmentFlag.AlignCenter if wide == cell else _RIGHT
            text = Lead("", weight=600)
            text.set_tone("ink")
            text.setFont(theme.font("lead", 600, tabular=True))
            text.setFixedWidth(wide) if wide == cell else text.setMinimumWidth(wide)
            text.setAlignment(where)
            line.addWidget(text)
            if wide == cell:
                self._cell_words.append(text)
            self._sums[name] = text
        return foot

    def _band(self) -> tuple[QFrame, QHBoxLayout]:
        band = QFrame()
        band.setProperty("role", "sunken")
        line = QHBoxLayout(band)
        line.setContentsMargins(16, 10, 20, 10)
        line.setSpacing(12)
        return band, line

    def _column_word(self, word: str, wide: int, where: Qt.AlignmentFlag) -> Small:
        text = Small(word, weight=600)
        text.setFixedWidth(wide)
        text.setAlignment(where)
        return text

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
        side.addWidget(self.money)
        side.addWidget(self.shares)
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
        self._area.put(self.empty)

    # --- showing ------------------------------------------------------------------------------------------------------

    def _show_sheet(self, typed: dict[str, dict[str, str]]) -> None:
        assert self._sheet is not None
        sheet, today = self._sheet, self.workspace.today()
        self.header.set_facts(days.heading(self.day))
        near = days.relative(self.day, today)
        self.choose.set_words(near[:1].upper() + near[1:])
        self.choose.setAccessibleName(_("Choose a day: {day}").format(day=days.heading(self.day)))
        is_closed = sheet.closed_on is not None
        self._show_lines(sheet, typed, closed=is_closed)
        self._show_closed(sheet)
        has_bread = bool(sheet.counts)
        self.empty.setVisible(not has_bread)
        for part in (self._held, self._bar, self.close_day):
            part.setVisible(has_bread)
        self.money.costs.setEnabled(not is_closed)
        self.money.credit.setEnabled(not is_closed and self.day <= today)
        self.shares.bakers.setEnabled(not is_closed)
        self.close_day.setVisible(has_bread and not is_closed)
        self.close_day.setEnabled(self.day <= today)
        self.more.set_words(_("Fewer numbers") if self._shows_more else _("Given, burnt, planned"))
        self.more.setVisible(self.day <= today)
        self._reckon()

    def _show_lines(self, sheet: DaySheet, typed: dict[str, dict[str, str]], *, closed: bool) -> None:
        for line in self._lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        ahead = self.day > self.workspace.today()
        for row in sheet.counts:
            line = CountLine(row, closed=closed, ahead=ahead)
            line.type_again(typed.get(str(row.counted.kind_id)) or {})
            line.extra.setVisible(self._shows_more or ahead)
            line.set_narrow(narrow=self._narrow)
            line.changed.connect(self._edited)
            self._rows.addWidget(line)
            if self.isVisible():
                line.show()  # at once, not at the next layout: the focus may go there
            self._lines.append(line)
        self.add_kind.setVisible(not closed)

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
        left = sum(max(0, one.reckoned_left if one.left is None else one.left) for one in draft.counts)
        sold = sold_for(draft.counts)
        for name, text in (
            ("baked", str(sum(one.baked for one in draft.counts))),
            ("sold", str(sum(one.sold for one in draft.counts))),
            ("left", str(left)),
            ("money", shown(sold)),
        ):
            self._sums[name].setText(text)
        split = split_now(draft)
        self.money.show_money(draft, sold, split, self._sheet.credits)
        self.shares.show_shares(self._sheet, draft.rule, split)

    def draft(self) -> DayDraft:
        """Return the sheet as it stands, with what is typed."""
        assert self._sheet is not None
        found = draft_of(self._sheet)
        counts = tuple(line.counted() for line in self._lines)
        return DayDraft(**{**{name: getattr(found, name) for name in found.__dataclass_fields__}, "counts": counts})

    # --- what she does ------------------------------------------------------------------------------------------------

    def _edited(self) -> None:
        self._saving.start(_SAVE_MS)
        self._reckon()

    def _save(self) -> None:
        if self._sheet is None or self._sheet.closed_on is not None:
            return
        try:
            actions.save_bread_sheet(self.workspace.db, self.draft())
        except GroupHubError as error:
            self.workspace.frame.tell(error, self)
        else:
            self.header.saved.show_time(f"{self.workspace.clock.now().astimezone():%H:%M}")

    def _leave_day(self) -> None:
        if self._saving.isActive():
            self._saving.stop()
            self._save()

    def _step(self, by: int) -> None:
        self.go_to({"day": (self.day + timedelta(days=by)).isoformat()})

    def _choose_day(self) -> None:
        picker = MonthPicker(self.choose, self.workspace.today(), self.day)
        picker.chosen.connect(lambda day: self.go_to({"day": day.isoformat()}))
        picker.open()

    def _toggle_more(self) -> None:
        self._shows_more = not self._shows_more
        for line in self._lines:
            line.extra.setVisible(self._shows_more)
        self.more.set_words(_("Fewer numbers") if self._shows_more else _("Given, burnt, planned"))

    def _open(self, form: str) -> None:
        self._leave_day()
        self.workspace.frame.open_form(form, day=self.day.isoformat())

    def _close_or_correct(self) -> None:
        closed = self._sheet is not None and self._sheet.closed_on is not None
        if closed or self.day <= self.workspace.today():
            self._open("bread_correct" if closed else "bread_close")

    # --- keeping the place --------------------------------------------------------------------------------------------

    def _typed(self) -> dict[str, dict[str, str]]:
        return {str(line.counted().kind_id): line.typed() for line in self._lines}

    def _focused(self) -> str:
        here = QApplication.focusWidget()
        return here.objectName() if here is not None and self.isAncestorOf(here) else ""

    def _focus(self, name: str) -> None:
        if not name:
            return
        for line in self._lines:
            for cell in line.cells.values():
                if cell.figures.objectName() == name:
                    cell.figures.setFocus(Qt.FocusReason.OtherFocusReason)
                    return
        part = self.findChild(QWidget, name)
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)
