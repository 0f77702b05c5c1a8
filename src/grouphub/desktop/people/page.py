"""The page of women: find one, look at her, choose several, add one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from grouphub.base.i18n import _, ngettext
from grouphub.base.topics import Topic
from grouphub.desktop.fields.filter_line import OwnFilterLine
from grouphub.desktop.page import Page
from grouphub.desktop.people.filter_chips import ALL, OUT, FilterChips, counts_roles, filter_for
from grouphub.desktop.people.nobody_found import NobodyFound
from grouphub.desktop.people.people_list import PeopleList
from grouphub.desktop.people.place_filter import PlaceFilter
from grouphub.desktop.people.search_line import SearchLine, new_woman
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.empty import Empty
from grouphub.desktop.widgets.header import PageHeader
from grouphub.features.people import finding, queries, where
from grouphub.features.people.queries import Found, Order, PeopleFilter, SortBy
from grouphub.features.places.queries import districts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from grouphub.desktop.workspace import Workspace

_NARROW: Final = 1200
_CHIPS_LEAST: Final = 220
_COUNT_DELAY: Final = 150
"""Milliseconds: counts that do not come with the list are read when the typing rests."""
_AT_ONCE: Final = 200
"""So many women are shown at once; the rest of a longer list follows."""
_REST_DELAY: Final = 20
"""Milliseconds: the first women are painted before the whole list is read."""
_NEAR: Final = 3
_EVERYBODY: Final = {"only": ALL, "where": "", "own": [], "text": "", "by": str(SortBy.NAME), "descending": False}
"""What the list shows when nothing was asked of it."""


class PeoplePage(Page):
    """Women by name, village and work."""

    name: ClassVar[str] = "people"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.PEOPLE, Topic.FIELDS, Topic.FAMILIES, Topic.GROUP, Topic.LISTS}
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._only: str = ALL
        self._order = Order(family_first=workspace.settings.family_first)
        self._newest: int | None = None
        self._looks_for_new = False
        self._chips_below = False
        self._rest_timer = QTimer(self, singleShot=True, interval=_REST_DELAY)
        self._rest_timer.timeout.connect(self._query_whole)
        self._near_timer = QTimer(self, singleShot=True, interval=_REST_DELAY)
        self._near_timer.timeout.connect(self._show_nearest)
        self._count_timer = QTimer(self, singleShot=True, interval=_COUNT_DELAY)
        self._count_timer.timeout.connect(self._count_the_rest)
        self._build_head()
        self._build_body()
        self._lay_out()

    # --- what the window asks -----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read list, counts and the chosen woman anew."""
        self.list.forget_women()
        self.own.refresh()
        self._order = Order(self._order.by, self.workspace.settings.family_first, self._order.descending)
        with self.workspace.db.read() as session:
            everybody = queries.counts(session, PeopleFilter())
            archived = queries.counts(session, PeopleFilter(archived=True)).total
            places = where.villages(session)
            self.where.show_occurring(places, districts(session))
        self._give_chips_room()
        villages = len([row for row in places if row.women and row.name])
        self.header.set_facts(_facts(everybody.total, villages) if everybody.total else "")
        self.chips.show_occurring(everybody, archived, keep=self._only)
        nobody_yet = everybody.total + archived == 0 and not self.search.text()
        self._tools.setVisible(not nobody_yet)
        self.several.setVisible(not nobody_yet)
        self.printer.setVisible(not nobody_yet)
        self.add.setVisible(not nobody_yet)
        if nobody_yet:
            self._newest = 0
            self._stack.setCurrentWidget(self.empty)
        else:
            self._looks_for_new = True
            # Who is chosen stays chosen, wherever she stands; only an empty list is filled from its beginning.
            self._query_whole() if self.list.has_rows() else self._query()

    def _ask_own_filter(self) -> None:
        self.workspace.frame.open_form("own_filter", place=self.place())

    def place(self) -> dict[str, Any]:
        """Return search, filter, order, who is chosen and how far the list is scrolled."""
        return {
            "text": self.search.text(),
            "cursor": self.search.cursorPosition(),
            "searching": self.search.hasFocus(),
            "only": self._only,
            "where": self.where.key(),
            "seeking_place": self.where.half_typed(),
            "own": self.own.place(),
            "all_chips": self.chips.is_open(),
            "by": str(self._order.by),
            "descending": self._order.descending,
            **self.list.place(),
        }

    def go_to(self, place: dict[str, Any]) -> None:
        """Return to a place; what is gone is passed over."""
        self._only = str(place.get("only") or ALL)
        self.where.go_to(str(place.get("where") or ""), half_typed=place.get("seeking_place"))
        self.own.go_to(place)
        by = place.get("by")
        sort_by = SortBy(by) if by in set(SortBy) else SortBy.NAME
        self._order = Order(sort_by, self.workspace.settings.family_first, bool(place.get("descending")))
        self.search.set_quietly(str(place.get("text") or ""), int(place.get("cursor") or 0))
        self.chips.show_all(on=bool(place.get("all_chips")))
        self.list.return_to(place)
        self._newest = None
        self._stale = True
        if place.get("searching"):
            self.search.setFocus()
        if self.isVisible():
            self.show_fresh()

    def shows(self) -> dict[str, Any] | None:
        """Return search, filters and order; None while everybody is shown in the usual order."""
        found = self._shows()
        return found if found != _EVERYBODY else None

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab: the actions of the head come after the body."""
        tools = [self.search, self.where, self.chips, self.own.button, self.own.strip]
        return [*tools, self._stack, self.more, self.several, self.printer, self.add]

    def main_action(self) -> None:
        """Add a woman."""
        self.workspace.frame.open_form("person")

    def print_page(self) -> None:
        """Show what can be printed about the women of the list, or about those chosen in it."""
        self.workspace.frame.open_form("papers", **self.shown())

    def shown(self) -> dict[str, Any]:
        """Return the list as it is shown, or the women chosen in it: what papers and tables are made of, JSON-able."""
        chosen = list(self.list.table.chosen_ids())
        if len(chosen) > 1:
            return {"rows": chosen, "only": self._only}
        return self._shows()

    def search_field(self) -> SearchLine:
        """Return the search line."""
        return self.search

    # --- building -----------------------------------------------------------------------------------------------------

    def _build_head(self) -> None:
        self.header = PageHeader(_("People"))
        self.several = Button(_("Choose several"), "check")
        self.several.setCheckable(True)
        self.several.toggled.connect(self._choose_several)
        self.printer = Button(_("Print"), "printer")
        self.printer.setToolTip("Ctrl+P")
        self.printer.clicked.connect(self.print_page)
        self.more = Button(_("More tasks"), "dots-three", "plain")
        self.more.clicked.connect(lambda: self.workspace.frame.open_form("more", **self.shown()))
        self.add = Button(_("Add a woman"), "plus", "primary")
        self.add.setToolTip("Ctrl+N")
        self.add.clicked.connect(self.main_action)
        self.search = SearchLine(_("Name, village or phone"), name=_("Find a woman"))
        self.search.textChanged.connect(self._query)
        self.search.went_down.connect(self._go_into_list)
        self.where = PlaceFilter()
        self.where.asked.connect(self._go_elsewhere)
        self.chips = FilterChips()
        self.chips.chosen.connect(self._filter_by)
        self.own = OwnFilterLine(self.workspace)
        # A lambda would keep the page for ever: it hangs on an object without a parent, which the page keeps.
        self.own.asked.connect(self._ask_own_filter)
        self.own.cleared.connect(self._query)

    def _build_body(self) -> None:
        self.list = PeopleList(self.workspace)
        self.list.opened.connect(self._open)
        self.list.order_asked.connect(self._sort_by)
        self.list.several.cleared.connect(lambda: self.several.setChecked(False))
        self.search.entered.connect(self._open_first)
        self.nobody = NobodyFound()
        self.nobody.person_asked.connect(self._open)
        self.nobody.all_asked.connect(self._show_all)
        self.nobody.archive_asked.connect(self._show_archive)
        self.nobody.add_asked.connect(self._add_sought)
        why = _("Every woman you add is kept here, and found again by any part of her name.")
        bring = _("Bring women in from a table")
        self.empty = Empty(
            "users-three", _("Nobody yet"), why, _("Add a woman"), bring, area="teal", second_icon="table"
        )
        self.empty.second_asked.connect(lambda: self.workspace.frame.go("bring_in"))
        self.empty.main_asked.connect(self.main_action)

    def _lay_out(self) -> None:
        self._tools = QWidget()
        tools = self._tool_grid = QGridLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(12)
        tools.setColumnStretch(2, 1)
        for column, tool in ((0, self.search), (1, self.where), (3, self.own.button)):
            tools.addWidget(tool, 0, column, Qt.AlignmentFlag.AlignTop)
        tools.addWidget(self.chips, 0, 2)
        self._stack = QStackedWidget()
        for part in (self.list, self.nobody, self.empty):
            self._stack.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(16)
        self._column.addWidget(self.header)
        self._column.addWidget(self._tools)
        self._column.addWidget(self.own.strip)
        self._column.addWidget(self._stack, 1)
        self.header.add_button(self.more)
        self.header.add_button(self.several)
        self.header.add_button(self.printer)
        self.header.add_button(self.add)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit margins and the search line to the window."""
        super().resizeEvent(event)
        narrow = self.window().width() < _NARROW
        side, top = (24, 20) if narrow else (32, 24)
        self._column.setContentsMargins(side, top, side, top)
        self.search.setFixedWidth(theme.px(224 if narrow else 260))
        self.where.setFixedWidth(theme.px(150 if narrow else 200))
        self._give_chips_room()

    def _give_chips_room(self) -> None:
        """Put the chips in a line of their own where they would have too little room beside the rest."""
        wide = self._column.contentsRect().width()
        beside = [tool for tool in (self.search, self.where, self.own.button) if not tool.isHidden()]
        taken = sum(tool.sizeHint().width() if tool is self.own.button else tool.width() for tool in beside)
        below = wide - taken - 12 * len(beside) < theme.px(_CHIPS_LEAST)
        if below != self._chips_below:
            self._chips_below = below
            self._tool_grid.removeWidget(self.chips)
            self._tool_grid.addWidget(self.chips, *((1, 0, 1, 4) if below else (0, 2)))

    # --- what is shown ------------------------------------------------------------------------------------------------

    def _wanted(self, text: str) -> PeopleFilter:
        return replace(filter_for(self._only, text), **self.where.places(), own=self.own.filters)

    def _query(self) -> None:
        """Show what she asked for: the first women at once, a long list whole as soon as these are painted."""
        self._rest_timer.stop()
        self._near_timer.stop()
        self.shows_other.emit()
        text = self.search.text().strip()
        with self.workspace.db.read() as session:
            first = queries.people_ids(session, self._wanted(text), self._order, limit=_AT_ONCE)
        if len(first) < _AT_ONCE or self.list.is_returning():
            self._query_whole()
        else:
            self._show_rows(first)
            self._rest_timer.start()

    def _query_whole(self) -> None:
        """Read which women the list shows, all of them; their rows are read when painted."""
        text = self.search.text().strip()
        with self.workspace.db.read() as session:
            found = queries.people_found(session, self._wanted(text), self._order)
        self.chips.show_counts(found.counts if counts_roles(self._only) else None)
        self._count_timer.start()
        if len(found.rows) or not text:
            self._show_rows(found.rows)
        else:
            self._show_nobody(text)
        if self._looks_for_new:
            self._looks_for_new = False
            self._choose_the_new_one(found)

    def _show_rows(self, rows: Sequence[int]) -> None:
        text = self.search.text().strip()
        self.list.show_rows(rows, self._order, text=text, archived=self._only == OUT)
        self._stack.setCurrentWidget(self.list)

    def _show_nobody(self, text: str) -> None:
        """Say at once that nobody fits; the nearest names follow."""
        with self.workspace.db.read() as session:
            anywhere = queries.counts(session, PeopleFilter(text=text)).total if self._is_filtered() else 0
            wanted = PeopleFilter(text=text, archived=True)
            archived = queries.counts(session, wanted).total if self._only != OUT else 0
        if anywhere:
            self.nobody.show_filter(text, anywhere)
        else:
            self.nobody.show_search(text, [], archived=archived)
            if not archived:
                self._near_timer.start()
        self._stack.setCurrentWidget(self.nobody)

    def _show_nearest(self) -> None:
        text = self.search.text().strip()
        if text and self._stack.currentWidget() is self.nobody:
            with self.workspace.db.read() as session:
                near = finding.nearest(session, text, _NEAR, family_first=self._order.family_first)
            self.nobody.show_search(text, [hit.person for hit in near])

    def _count_the_rest(self) -> None:
        """Read the counts of chips that the list itself does not bring."""
        text = self.search.text().strip()
        with self.workspace.db.read() as session:
            anybody = PeopleFilter(text=text, **self.where.places(), own=self.own.filters)
            women = None if counts_roles(self._only) else queries.counts(session, anybody)
            in_the_bin = self.chips.has(OUT)
            archived = queries.counts(session, replace(anybody, archived=True)).total if in_the_bin else 0
        self.chips.show_counts(women, archived)

    def _choose_the_new_one(self, found: Found) -> None:
        """Choose a woman who was added since the list was read last."""
        newest = max(found.rows, default=0)
        if self._newest is not None and newest > self._newest and self._only != OUT:
            self.list.choose(newest)
        self._newest = max(newest, self._newest or 0)

    # --- what she does ------------------------------------------------------------------------------------------------

    def _filter_by(self, key: str) -> None:
        self._only = key
        self._newest = None
        self._query()

    def _go_elsewhere(self) -> None:
        self._newest = None
        self._query()

    def _sort_by(self, by: str, ascending: bool) -> None:  # noqa: FBT001  a slot
        self._order = Order(SortBy(by), self._order.family_first, not ascending)
        self.shows_other.emit()
        self._query_whole()

    def _shows(self) -> dict[str, Any]:
        return {
            "only": self._only,
            "where": self.where.key(),
            "own": self.own.place(),
            "text": self.search.text().strip(),
            "by": str(self._order.by),
            "descending": self._order.descending,
        }

    def _is_filtered(self) -> bool:
        return self._only != ALL or bool(self.where.key()) or bool(self.own.filters)

    def _show_all(self) -> None:
        """Drop the filter where that helps, else the search."""
        if self._is_filtered() and not self.nobody.add.isVisibleTo(self.nobody):
            self.chips.choose(ALL)
            self.where.set_value("")
            self.own.go_to({})
            self._filter_by(ALL)
        else:
            self.search.clear()
        self.search.setFocus()

    def _show_archive(self) -> None:
        """Show whom the archive has of that name."""
        self.chips.choose(OUT)
        self._filter_by(OUT)
        self.search.setFocus()

    def _add_sought(self) -> None:
        self.workspace.frame.open_form("person", **new_woman(self.search.text().strip()))

    def _go_into_list(self) -> None:
        if self._stack.currentWidget() is self.list:
            self.list.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_first(self) -> None:
        if self._stack.currentWidget() is self.list:
            self.list.open_first()

    def _open(self, person_id: UUID) -> None:
        self.workspace.frame.go("person", person_id=str(person_id))

    def _choose_several(self, on: bool) -> None:  # noqa: FBT001  a slot
        self.several.set_words(_("Choose one") if on else _("Choose several"))
        self.list.show_ticks(on=on)
        if not on:
            self.list.choose_one()


def _facts(women: int, villages: int) -> str:
    counted = ngettext("{count} woman", "{count} women", women).format(count=women)
    if not villages:
        return counted
    return ngettext("{women} in {count} village", "{women} in {count} villages", villages).format(
        women=counted, count=villages
    )
