"""The frame around the pages: sidebar at the left, one page at the right. Navigation only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from grouphub.base.i18n import _
from grouphub.base.topics import Topic
from grouphub.desktop import catalogue
from grouphub.desktop.shell.sidebar import Sidebar
from grouphub.features.lists.queries import saved_lists

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from grouphub.desktop.page import Page
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.lists.queries import ListRow

_STEPS_BACK = 30


class PageFrame(QWidget):
    """Shows pages by name and remembers the way back. A page is built when first shown."""

    moved = Signal(str)
    recipes_asked = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._pages: dict[str, Page] = {}
        self._way: list[tuple[str, dict[str, Any]]] = []
        self.current = ""
        self._part = ""
        """The row of the sidebar that was current last."""
        group = workspace.settings
        shown = catalogue.rows_of(group.parts)
        practice = workspace.is_practice
        below = _("Practice") if practice else group.village or _("Sewing and bakery")
        self.sidebar = Sidebar(group.name or _("My group"), below, shown, tone="amber" if practice else "ink2")
        self.sidebar.chosen.connect(self.go_fresh)
        self.sidebar.recipes_asked.connect(self.recipes_asked)
        self.sidebar.list_chosen.connect(self.go_to_list)
        self.sidebar.lists_asked.connect(lambda: workspace.frame.open_form("lists"))
        self.sidebar.keep_asked.connect(lambda: workspace.frame.open_form("keep_list", shows=self.page.shows()))
        self._lists: list[ListRow] = []
        self._stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self._stack, 1)
        self._read_lists()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self.current]

    def names(self) -> list[str]:
        """Return the pages of the sidebar in order: what Alt and a digit go to."""
        return list(self.sidebar.rows)

    def go_fresh(self, name: str) -> None:
        """Show a part from the sidebar; the way back begins anew."""
        self.go(name)
        self._way.clear()

    def go_to_list(self, key: str) -> None:
        """Show the women of a kept list; the way back begins anew."""
        kept = next((row for row in self._lists if str(row.id) == key), None)
        if kept is not None:
            self.go("people", **kept.shows)
            self._way.clear()

    def go(self, name: str, **place: Any) -> None:
        """Show the page ``name`` at ``place``."""
        entry = catalogue.entry(name)
        if self.current and self.current != entry.name:
            self._way = [*self._way[-_STEPS_BACK:], (self.current, self.page.place())]
        self._show(entry.name, place)

    def back(self) -> None:
        """Show the page she came from, as it was."""
        name, place = self._way.pop() if self._way else (self._opened_from(self.current) or "today", {})
        self._show(name, place)

    def leads_back(self) -> bool:
        """Return whether the page that is shown was opened from another, and Esc goes back there."""
        return self.current not in self.sidebar.rows

    def hear(self, topics: frozenset[Topic]) -> None:
        """Let every page know what changed."""
        if Topic.LISTS in topics:
            self._read_lists()
            self._mark()
        for page in self._pages.values():
            page.hear(topics)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the sidebar to the window."""
        self.sidebar.fit(event.size())
        super().resizeEvent(event)

    def prepare(self, name: str) -> None:
        """Build the page ``name`` before it is asked for."""
        if name not in self._pages:
            self._pages[name] = page = catalogue.make_page(name, self._workspace)
            entry = catalogue.entry(name)
            page.setAccessibleName(_(entry.title or catalogue.entry(entry.within).title))
            self._stack.addWidget(self._pages[name])
            page.shows_other.connect(self._mark)

    def _show(self, name: str, place: dict[str, Any]) -> None:
        self.prepare(name)
        page = self._pages[name]
        leaves = self._stack.currentWidget()
        had_keys = leaves is not None and leaves.isAncestorOf(QApplication.focusWidget() or page)
        self.current = name
        if place:
            page.go_to(place)
        page.show_fresh()
        self._stack.setCurrentWidget(page)
        if had_keys and not page.isAncestorOf(QApplication.focusWidget() or self):
            page.first_stop().setFocus()  # else the keys go to what comes next in the window: Recipes, which locks
        self._mark()
        self.moved.emit(name)

    def _mark(self) -> None:
        """Lift the row of the page, or that of the kept list it shows."""
        if not self.current:
            return
        shows = self.page.shows()
        kept = next((str(row.id) for row in self._lists if row.shows == shows), "") if shows is not None else ""
        self._part = self._within(self.current) or self.current
        self.sidebar.show_current(self._part, kept)
        self.sidebar.offer_keeping(on=shows is not None and not kept)

    def _opened_from(self, name: str) -> str:
        """Return the page another is opened from, the part she came from where it has two; empty for a part itself."""
        entry = catalogue.entry(name)
        if not entry.or_within or name in self.sidebar.rows:
            return "" if name in self.sidebar.rows else entry.within
        has = [one for one in (entry.within, entry.or_within) if one in self.sidebar.rows]
        return self._part if self._part in has else has[0] if has else entry.within

    def _within(self, name: str) -> str:
        """Return the part a page belongs to; empty for a part itself."""
        part = self._opened_from(name)
        return part and (self._within(part) or part)

    def _read_lists(self) -> None:
        with self._workspace.db.read() as session:
            self._lists = saved_lists(session)
        self.sidebar.show_lists([(str(row.id), row.name) for row in self._lists])
