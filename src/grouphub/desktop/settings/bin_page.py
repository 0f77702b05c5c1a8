"""The bin: women who were archived and what was taken out, until somebody brings it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _, ngettext
from grouphub.base.names import fold
from grouphub.base.topics import Topic
from grouphub.desktop.page import Page
from grouphub.desktop.settings.rows import RowsCard, ScrolledColumn, SettingRow
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.empty import Empty
from grouphub.desktop.widgets.fields import LineEdit
from grouphub.desktop.widgets.header import PageHeader
from grouphub.desktop.widgets.letter_circle import LetterCircle
from grouphub.features.group.queries import keeper_names
from grouphub.features.people import actions, queries
from grouphub.store import journal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.people.queries import PersonRow
    from grouphub.store.journal import HistoryRow

STEP = 50
"""How many of each kind are shown at once."""
_MOST_TAKEN_OUT = 500
_TABLES = ("person_note", "person_consent", "person_picture")
"""What is taken out by itself; rows that go when something else is changed come back with that."""

_MERGES = "person_merged"
"""What two women had alike is kept once when they are merged: that is nothing taken out."""


class BinPage(Page):
    """Everything that can be brought back."""

    name: ClassVar[str] = "bin"
    topics: ClassVar[frozenset[Topic]] = frozenset(Topic)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._many = STEP
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        self.header = PageHeader(_("Bin"), _("Nothing here goes away by itself."), back=_("Settings"))
        self.header.went_back.connect(workspace.frame.back)
        self.search = LineEdit(icon="magnifying-glass")
        self.search.setPlaceholderText(_("Name or village"))
        self.search.setAccessibleName(_("Find in the bin"))
        self.search.setMaximumWidth(420)
        self.search.textChanged.connect(self._searched)
        self._build_cards()

    def refresh(self) -> None:
        """Read what lies in the bin."""
        text = self.search.text().strip()
        women, there_are = self._women(text)
        taken_out, names = self._taken_out(text)
        self._show_women(women, there_are)
        self._show_taken_out(taken_out, names)
        nothing = not women and not taken_out
        self.search.setVisible(bool(text) or not nothing)
        self.empty.setVisible(nothing and not text)
        self.nothing_found.setVisible(nothing and bool(text))
        self.more.setVisible(there_are > len(women) or len(taken_out) > self._many)

    def place(self) -> dict[str, Any]:
        """Return what is searched and how far the page is scrolled."""
        return {
            "text": self.search.text(),
            "cursor": self.search.cursorPosition(),
            "searching": self.search.hasFocus(),
            "many": self._many,
            "scroll": self._area.scrolled(),
        }

    def go_to(self, place: dict[str, Any]) -> None:
        """Return to a place."""
        self._many = max(STEP, int(place.get("many") or STEP))
        self.search.setText(str(place.get("text") or ""))
        self._stale = True
        self.show_fresh()
        if place.get("searching"):
            self.search.setFocus()
        self.search.setCursorPosition(int(place.get("cursor") or 0))
        self._area.scroll_to(int(place.get("scroll") or 0))

    def search_field(self) -> QWidget | None:
        """Return the search line."""
        return self.search

    def resizeEvent(self, event: Any) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._area.fit()

    def _build_cards(self) -> None:
        self.women = RowsCard(_("Women"))
        self.taken_out = RowsCard(_("Taken out"))
        self.more = Button(_("Show more"), "caret-down", "plain")
        self.more.clicked.connect(self._show_more)
        self.empty = Empty(
            "trash",
            _("The bin is empty"),
            _("A woman you archive and a note you take out lie here until you bring them back."),
        )
        self.nothing_found = Empty(
            "magnifying-glass", _("Nothing like that is in the bin"), main=_("Show all"), main_icon="list"
        )
        self.nothing_found.main_asked.connect(self.search.clear)
        for part in (self.header, self.search, self.women, self.taken_out, self.empty, self.nothing_found):
            self._area.put(part)
        self._area.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._area.column.addStretch(1)

    def _women(self, text: str) -> tuple[list[PersonRow], int]:
        """Return the archived women shown, and how many fit."""
        first = self.workspace.settings.family_first
        wanted = queries.PeopleFilter(text=text, archived=True)
        with self.workspace.db.read() as session:
            rows = queries.people_ids(session, wanted, queries.Order(family_first=first))
            return queries.people_page(session, rows[: self._many], family_first=first), len(rows)

    def _taken_out(self, text: str) -> tuple[list[HistoryRow], dict[UUID, str]]:
        with self.workspace.db.read() as session:
            rows = journal.latest(session, _MOST_TAKEN_OUT, gone_from=_TABLES, besides=_MERGES)
            names = keeper_names(session)
        sought = fold(text)
        return [row for row in rows if sought in fold(row.text())], names

    def _show_women(self, women: list[PersonRow], there_are: int) -> None:
        self.women.clear_rows()
        self.women.setVisible(bool(women))
        count = ngettext("{count} woman", "{count} women", there_are).format(count=there_are)
        self.women.heading.setText(count)
        for woman in women:
            row = SettingRow(LetterCircle(woman.initials, woman.name), woman.name, self._about(woman))
            button = _back_button(woman.name)
            button.clicked.connect(lambda _checked=False, woman=woman: self._bring_back(woman))
            row.add_control(button)
            self.women.add_row(row)

    def _about(self, woman: PersonRow) -> str:
        if woman.archived_at is None:
            return woman.village
        day = days.in_words(woman.archived_at.astimezone().date(), self.workspace.today())
        if woman.village:
            return _("{village}, archived {day}").format(village=woman.village, day=day)
        return _("Archived {day}").format(day=day)

    def _show_taken_out(self, rows: list[HistoryRow], names: Mapping[UUID, str]) -> None:
        self.taken_out.clear_rows()
        self.taken_out.setVisible(bool(rows))
        for row in rows[: self._many]:
            day = days.in_words(row.at.astimezone().date(), self.workspace.today())
            who = names.get(row.who) if row.who else None
            second = _("{day}, by {name}").format(day=day, name=who) if who else day
            shown = SettingRow("trash", row.text(), second)
            button = _back_button(row.text())
            button.clicked.connect(lambda _checked=False, row=row: self._take_back(row))
            shown.add_control(button)
            self.taken_out.add_row(shown)

    def _bring_back(self, woman: PersonRow) -> None:
        try:
            actions.bring_back_person(self.workspace.db, woman.id)
        except GroupHubError as error:
            self.workspace.frame.tell(error)

    def _take_back(self, row: HistoryRow) -> None:
        try:
            self.workspace.db.undo(row.number)
        except GroupHubError as error:
            self.workspace.frame.tell(error)

    def _searched(self) -> None:
        self._many = STEP
        self.refresh()

    def _show_more(self) -> None:
        self._many += STEP
        self.refresh()


def _back_button(what: str) -> Button:
    button = Button(_("Bring back"), "arrow-u-up-left", size="small")
    button.setAccessibleName(_("Bring back: {what}").format(what=what))
    return button
