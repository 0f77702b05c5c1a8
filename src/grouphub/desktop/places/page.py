"""The page of places: the villages the women live in, and what the districts are called."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _, ngettext
from grouphub.base.names import fold, sort_key
from grouphub.base.topics import Topic
from grouphub.desktop.page import Page
from grouphub.desktop.places.choices import whereabouts
from grouphub.desktop.settings.rows import RowsCard, ScrolledColumn, SettingRow
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.empty import Empty
from grouphub.desktop.widgets.fields import LineEdit
from grouphub.desktop.widgets.header import PageHeader
from grouphub.features.people import moving, where
from grouphub.features.places.queries import districts, own_keys

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from grouphub.base.districts import District
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.people.where import VillageRow

STEP = 50
"""How many villages are shown at once."""
_SEARCHED_FROM = 10
"""From so many villages on they can be searched."""


class PlacesPage(Page):
    """Each village with where it is and how many women live there; the districts they are in, or all."""

    name: ClassVar[str] = "places"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PLACES, Topic.PEOPLE})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._many = STEP
        self._all_districts = False
        self._build()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        for part in (self.header, self.search, self.villages, self.nothing_found, self.districts):
            self._area.put(part)
        self._area.column.addStretch(1)

    def refresh(self) -> None:
        """Read villages and districts anew; what had the focus gets it back."""
        focus = self._focused()
        with self.workspace.db.read() as session:
            rows = where.villages(session)
            listed = districts(session)
            own = own_keys(session)
        named = {one.key: one.name for one in listed}
        self._show_villages(rows, named)
        self._show_districts(rows, listed, own)
        self.together.setVisible(len(rows) > 1)
        self.search.setVisible(len(rows) >= _SEARCHED_FROM or bool(self.search.text()))
        if focus:
            self._focus(focus)

    def place(self) -> dict[str, Any]:
        """Return what is searched, how much is shown, how far the page is scrolled and what has the focus."""
        return {
            "text": self.search.text(),
            "cursor": self.search.cursorPosition(),
            "searching": self.search.hasFocus(),
            "many": self._many,
            "all": self._all_districts,
            "scroll": self._area.scrolled(),
            "focus": self._focused(),
        }

    def go_to(self, place: dict[str, Any]) -> None:
        """Return to a place."""
        self._many = max(STEP, int(place.get("many") or STEP))
        self._all_districts = bool(place.get("all"))
        self.search.setText(str(place.get("text") or ""))
        self._stale = True
        self.show_fresh()
        if place.get("searching"):
            self.search.setFocus()
        self.search.setCursorPosition(int(place.get("cursor") or 0))
        self._focus(str(place.get("focus") or ""))
        self._area.scroll_to(int(place.get("scroll") or 0))

    def main_action(self) -> None:
        """Put two villages together, where there are two."""
        if not self.together.isHidden():
            self.workspace.frame.open_form("merge_villages")

    def search_field(self) -> QWidget | None:
        """Return the search line, where there is one."""
        return None if self.search.isHidden() else self.search

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab: the action of the head comes after the body."""
        return [self.header.back, self.search, self.villages, self.nothing_found, self.districts, self.together]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._area.fit()

    # --- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        facts = _("A village is written down when the first woman of it is. Here its name can be put right for all.")
        self.header = PageHeader(_("Places"), facts, back=_("Settings"))
        self.header.went_back.connect(self.workspace.frame.back)
        self.together = self.header.add_button(Button(_("Put two together"), "arrows-merge", "primary"))
        self.together.clicked.connect(self.main_action)
        self.search = LineEdit(icon="magnifying-glass")
        self.search.setPlaceholderText(_("Village, jamoat or district"))
        self.search.setAccessibleName(_("Find a village"))
        self.search.setMaximumWidth(420)
        self.search.textChanged.connect(self._searched)
        self.villages = RowsCard(_("Villages"))
        self.nothing_found = Empty(
            "magnifying-glass", _("No village is called like that"), main=_("Show all"), main_icon="list", small=True
        )
        self.nothing_found.main_asked.connect(self.search.clear)
        self.districts = RowsCard(_("Districts"))
        self.all = Button("", "caret-down", "plain", "small")
        self.all.setObjectName("all/districts")
        self.all.clicked.connect(self._toggle_districts)
        self.add = Button(_("Add a district"), "plus", size="small")
        self.add.setObjectName("add/district")
        self.add.clicked.connect(partial(self.workspace.frame.open_form, "district"))
        self.districts.top.addWidget(self.all)
        self.districts.top.addWidget(self.add)

    def _show_villages(self, rows: Sequence[VillageRow], named: Mapping[str, str]) -> None:
        sought = fold(self.search.text())
        fitting = [row for row in rows if sought in fold(" ".join((row.name, row.jamoat, named.get(row.district, ""))))]
        fitting.sort(key=lambda row: (not row.name, sort_key(row.name)))
        self.villages.clear_rows()
        for row in fitting[: self._many]:
            self.villages.add_row(self._village_row(row, named))
        if len(fitting) > self._many:
            more = Button(_("Show more"), "caret-down", "plain")
            more.clicked.connect(self._show_more)
            self.villages.add_row(more)
        if not rows:
            self.villages.add_row(SettingRow("map-pin", _("No village yet"), _("Write one down when you add a woman.")))
        self.villages.setVisible(bool(fitting) or not rows)
        self.nothing_found.setVisible(bool(rows) and not fitting)

    def _village_row(self, row: VillageRow, named: Mapping[str, str]) -> SettingRow:
        name = row.name or whereabouts(row.jamoat, row.district, named)
        place = whereabouts(row.jamoat, row.district, named) if row.name else _("Without a village")
        second = " · ".join(filter(None, (_women(row), place)))
        shown = SettingRow(Sign("map-pin", area="teal", side=40), name, second)
        if not row.also_archived:
            out = Button(_("Take out"), "trash", "plain", "small")
            out.setObjectName(f"out/{row.id}")
            out.setAccessibleName(_("Take out: {what}").format(what=name))
            out.clicked.connect(lambda: self._take_out(row))
            shown.add_control(out)
        change = Button(_("Change"), "pencil-simple", size="small")
        change.setObjectName(f"change/{row.id}")
        change.setAccessibleName(_("Change: {field}").format(field=name))
        change.clicked.connect(partial(self.workspace.frame.open_form, "village", village_id=str(row.id)))
        shown.add_control(change)
        return shown

    def _show_districts(self, rows: Sequence[VillageRow], listed: Sequence[District], own: frozenset[str]) -> None:
        women: dict[str, int] = {}
        for row in rows:
            women[row.district] = women.get(row.district, 0) + row.women
        occur = {row.district for row in rows} | own | {self.workspace.settings.district}
        shown = [one for one in listed if self._all_districts or one.key in occur]
        self.districts.clear_rows()
        for one in sorted(shown, key=lambda one: sort_key(one.name)):
            self.districts.add_row(self._district_row(one, women.get(one.key, 0)))
        self.all.setVisible(len(shown) < len(listed) or self._all_districts)
        self.all.set_words(_("Fewer") if self._all_districts else _("All {count}").format(count=len(listed)))
        self.all.set_sign("caret-up" if self._all_districts else "caret-down")

    def _district_row(self, one: District, women: int) -> SettingRow:
        count = ngettext("{count} woman", "{count} women", women).format(count=women) if women else ""
        also = ", ".join(name for name in dict.fromkeys((*one.names.values(), *one.former)) if name != one.name)
        second = " · ".join(filter(None, (count, also)))
        shown = SettingRow(Sign("map-trifold", area="blue", side=40), one.name, second)
        change = Button(_("Change"), "pencil-simple", size="small")
        change.setObjectName(f"district/{one.key}")
        change.setAccessibleName(_("Change: {field}").format(field=one.name))
        change.clicked.connect(partial(self.workspace.frame.open_form, "district", key=one.key))
        shown.add_control(change)
        return shown

    # --- what she does ------------------------------------------------------------------------------------------------

    def _searched(self) -> None:
        self._many = STEP
        self.refresh()

    def _show_more(self) -> None:
        self._many += STEP
        self.refresh()

    def _toggle_districts(self) -> None:
        self._all_districts = not self._all_districts
        self.refresh()

    def _take_out(self, row: VillageRow) -> None:
        try:
            moving.take_out_village(self.workspace.db, row.id)
        except GroupHubError as error:
            self.workspace.frame.tell(error)

    def _focused(self) -> str:
        here = QApplication.focusWidget()
        return here.objectName() if here is not None and self.isAncestorOf(here) else ""

    def _focus(self, name: str) -> None:
        """Go back to a button of a row; where it is gone, to the first of its card."""
        button = self.findChild(QWidget, name) if "/" in name else None
        if button is not None and button.isVisibleTo(self):
            button.setFocus(Qt.FocusReason.OtherFocusReason)


def _women(row: VillageRow) -> str:
    """Return how many women live there; those in the archive are named where there is nobody else."""
    if row.women:
        return ngettext("{count} woman", "{count} women", row.women).format(count=row.women)
    if row.also_archived:
        return _("only in the archive: {count}").format(count=row.also_archived)
    return _("nobody lives here")
