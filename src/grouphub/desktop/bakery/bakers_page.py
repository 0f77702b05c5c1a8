"""Who bakes when: the seven days of a week."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.topics import Topic
from grouphub.desktop.bakery.words import hours, typed_time
from grouphub.desktop.page import Page
from grouphub.desktop.settings.rows import RowsCard, ScrolledColumn, SettingRow
from grouphub.desktop.widgets.buttons import Button, IconButton
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.header import PageHeader
from grouphub.desktop.widgets.labels import Text
from grouphub.features.bakery import queries
from grouphub.features.bakery.rules import BakersClosed

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.bakery.queries import BakerRow


class BakersPage(Page):
    """The list of a week; what is written here stands in the sheet of the day."""

    name: ClassVar[str] = "bakers"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.BAKERY, Topic.PEOPLE})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._monday = _monday_of(workspace.today())
        self.header = PageHeader(_("Who bakes"), _("Their hours go into the sheet of the day"), back=_("Bread sheet"))
        self.header.went_back.connect(self.workspace.frame.back)
        self.before = IconButton("caret-left", _("Week before"), edge=True, side=38)
        self.after = IconButton("caret-right", _("Week after"), edge=True, side=38)
        self.week = Text("", weight=600)
        for button, by in ((self.before, -7), (self.after, 7)):
            button.clicked.connect(partial(self._step, by))
        self.card = RowsCard(_("The week"))
        for piece in (self.before, self.week, self.after):
            self.card.top.addWidget(piece)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        for part in (self.header, self.card):
            self._area.put(part)
        self._area.column.addStretch(1)

    def refresh(self) -> None:
        """Read the week anew; what had the focus gets it back."""
        focus = self._focused()
        with self.workspace.db.read() as session:
            found = queries.bakers_of_week(session, self._monday)
            rows = queries.bread_days(session, self._monday, self._monday + timedelta(days=7))
        closed = {row.day for row in rows if row.is_closed}
        last = self._monday + timedelta(days=6)
        self.week.setText(f"{days.in_table(self._monday)} – {days.in_table(last)}")
        self.card.clear_rows()
        for day, bakers in found.items():
            self.card.add_row(self._row(day, bakers, closed=day in closed))
        if focus:
            self._focus(focus)

    def place(self) -> dict[str, Any]:
        """Return the week, what has the focus and how far the page is scrolled."""
        return {"day": self._monday.isoformat(), "focus": self._focused(), "scroll": self._area.scrolled()}

    def go_to(self, place: dict[str, Any]) -> None:
        """Go to the week of a day."""
        try:
            self._monday = _monday_of(date.fromisoformat(str(place.get("day"))))
        except ValueError:
            self._monday = _monday_of(self.workspace.today())
        self._stale = True
        self.show_fresh()
        self._focus(str(place.get("focus") or ""))
        self._area.scroll_to(int(place.get("scroll") or 0))

    def main_action(self) -> None:
        """Write down who bakes today; where today is closed, go to its sheet and say how it is corrected."""
        frame, today = self.workspace.frame, self.workspace.today()
        with self.workspace.db.read() as session:
            is_closed = queries.day_sheet(session, today).closed_on is not None
        if is_closed:
            frame.go("bakery", day=today.isoformat())
            frame.tell(BakersClosed())
        else:
            frame.open_form("bread_bakers", day=today.isoformat())

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab."""
        return [self.header.back, self.card]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._area.fit()

    def _row(self, day: date, bakers: list[BakerRow], *, closed: bool) -> SettingRow:
        told = " · ".join(_told(row) for row in bakers)
        is_today = day == self.workspace.today()
        sign = Sign("users-three", area="amber" if is_today else "ink2", side=40)
        row = SettingRow(sign, days.heading(day), told or _("Nobody yet"))
        sheet = Button(_("Sheet"), "bread", size="small")
        sheet.setObjectName(f"sheet/{day}")
        sheet.setAccessibleName(_("Bread sheet: {day}").format(day=days.heading(day)))
        sheet.clicked.connect(lambda: self.workspace.frame.go("bakery", day=day.isoformat()))
        row.add_control(sheet)
        if not closed:
            change = Button(_("Change"), "pencil-simple", size="small")
            change.setObjectName(f"bakers/{day}")
            change.setAccessibleName(_("Who bakes on {day}").format(day=days.heading(day)))
            change.clicked.connect(partial(self.workspace.frame.open_form, "bread_bakers", day=day.isoformat()))
            row.add_control(change)
        return row

    def _step(self, by: int) -> None:
        self.go_to({"day": (self._monday + timedelta(days=by)).isoformat()})

    def _focused(self) -> str:
        here = QApplication.focusWidget()
        return here.objectName() if here is not None and self.isAncestorOf(here) else ""

    def _focus(self, name: str) -> None:
        part = self.findChild(QWidget, name) if name else None
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)


def _told(row: BakerRow) -> str:
    """Return who bakes, from when, and how long."""
    begins = "" if row.begins is None else _("from {time}").format(time=typed_time(row.begins))
    parts = (row.name, begins, hours(row.minutes) if row.minutes else "")
    return ", ".join(part for part in parts if part)


def _monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())
