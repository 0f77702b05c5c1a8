"""Copy and share: keep a copy, bring one back, and the copies there are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from grouphub.base.i18n import _, ngettext
from grouphub.base.topics import Topic
from grouphub.desktop.copies.rows import NEWEST, Listed, listed, listed_elsewhere
from grouphub.desktop.copies.sticks import Stick, sticks
from grouphub.desktop.page import Page
from grouphub.desktop.settings.rows import RowsCard, ScrolledColumn, SettingRow
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Card, Sign, Strip
from grouphub.desktop.widgets.header import PageHeader
from grouphub.desktop.widgets.labels import Section, Small, Text
from grouphub.features.copies.queries import copies_elsewhere, reminder
from grouphub.store.copies import copies_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.copies.queries import Reminder

LOOK_MS: Final = 3000
"""So often the program looks whether a stick was put in or taken out."""
_BESIDE_FROM: Final = 760


class Tile(Card):
    """One thing to do with copies: a sign, what it is, and its button."""

    def __init__(self, icon: str, area: str, title: str, words: str, button: Button) -> None:
        super().__init__(padding=24)
        self.setAccessibleName(title)
        self.body.addWidget(Sign(icon, area=area, side=56, size=30), 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Section(title, wrap=True))
        self.body.addWidget(Text(words, tone="ink2", wrap=True))
        self.body.addStretch(1)
        self.button = button
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class CopiesPage(Page):
    """Two things to do, how old the last copy is, and where copies are."""

    name: ClassVar[str] = "copies"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.COPIES, Topic.GROUP})

    def __init__(
        self, workspace: Workspace, parent: QWidget | None = None, *, find_sticks: Callable[[], list[Stick]] = sticks
    ) -> None:
        super().__init__(workspace, parent)
        self._find_sticks = find_sticks
        self._seen: list[Stick] = []
        self._build()
        self._looks = QTimer(self, interval=LOOK_MS)
        self._looks.timeout.connect(self._look)

    def refresh(self) -> None:
        """Read anew which copies there are; what had the focus gets it back."""
        here = QApplication.focusWidget()
        focus = here.objectName() if here is not None and self.isAncestorOf(here) else ""
        today = self.workspace.today()
        with self.workspace.db.read() as session:
            due = reminder(session, today)
            elsewhere = copies_elsewhere(session)
        own = copies_in(self.workspace.db.opened.folder.copies)
        self._show_age(due)
        rows: list[Listed] = []
        present: set[tuple[str, str]] = set()
        for stick in self._seen:
            for copy in copies_in(stick.root)[:NEWEST]:
                present.add((str(copy.path.parent), copy.path.name))
                rows.append(listed(copy, stick.label, today))
        rows += [listed_elsewhere(row, today) for row in elsewhere if (row.folder, row.name) not in present][:NEWEST]
        self._show_rows(self.elsewhere, rows)
        self._show_rows(self.own, [listed(copy, _("this computer"), today) for copy in own[:NEWEST]])
        part = self.findChild(QWidget, focus) if focus else None
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> dict[str, Any]:
        """Return how far the page is scrolled."""
        return {"scroll": self._area.scrolled()}

    def go_to(self, place: dict[str, Any]) -> None:
        """Return to a place."""
        self._stale = True
        self.show_fresh()
        self._area.scroll_to(int(place.get("scroll") or 0))

    def main_action(self) -> None:
        """Keep a copy."""
        self.workspace.frame.go("keep_copy")

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab."""
        return [self.keep, self.bring, self.elsewhere, self.own, self.rescue]

    def showEvent(self, event: QShowEvent) -> None:
        """Look for sticks while the page is seen."""
        super().showEvent(event)
        self._look()
        self._looks.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        super().hideEvent(event)
        self._looks.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two things beside each other where there is room."""
        super().resizeEvent(event)
        self._area.fit()
        beside = self.width() >= _BESIDE_FROM
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._tiles.setDirection(wanted)

    def _build(self) -> None:
        self.header = PageHeader(_("Copy & share"), _("Use a USB stick. No internet is needed."))
        self.age = Strip("amber", "")
        self.keep = Tile(
            "floppy-disk",
            "teal",
            _("Keep a copy"),
            _("All data in one locked file. Use it if this computer breaks."),
            Button(_("Keep a copy"), "arrow-right", "primary"),
        )
        self.keep.button.setObjectName("keep")
        self.keep.button.clicked.connect(self.main_action)
        self.bring = Tile(
            "download-simple",
            "amber",
            _("Bring back a copy"),
            _("Look into an older copy, and put it in the place of what is here now."),
            Button(_("Bring back"), "arrow-right"),
        )
        self.bring.button.setObjectName("bring")
        self.bring.button.clicked.connect(lambda: self.workspace.frame.go("bring_back"))
        held = QWidget()
        self._tiles = QBoxLayout(QBoxLayout.Direction.LeftToRight, held)
        self._tiles.setContentsMargins(0, 0, 0, 0)
        self._tiles.setSpacing(20)
        for tile in (self.keep, self.bring):
            self._tiles.addWidget(tile, 1)
        self.elsewhere = RowsCard(_("Copies outside this computer"))
        self.own = RowsCard(_("Copies on this computer, kept by themselves"))
        self.rescue = RowsCard(_("If the register is damaged"))
        told = _("A new register is made of it; what cannot be saved is listed. The register locks first.")
        line = SettingRow(Sign("hand-heart", area="clay", side=40), _("Bring out what can be read"), told)
        begin = Button(_("Begin"), size="small")
        begin.setObjectName("rescue")
        begin.setAccessibleName(_("Begin: bring out what can be read"))
        begin.clicked.connect(self.workspace.frame.bring_out)
        line.add_control(begin)
        self.rescue.add_row(line)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        for part in (self.header, self.age, held, self.elsewhere, self.own, self.rescue):
            self._area.put(part)
        self._area.column.addStretch(1)

    def _show_age(self, due: Reminder) -> None:
        if due.days is None:
            told = _("No copy has left this computer yet. Keep one on a stick: then a broken computer takes nothing.")
        elif due.days == 0:
            told = _("The last copy is from today.")
        else:
            told = ngettext("The last copy is {count} day old.", "The last copy is {count} days old.", due.days).format(
                count=due.days
            )
        if due.is_due and due.days is not None:
            told += " " + _("Keep a new one at least once a week.")
        self.age.set_words(told)
        self.age.setVisible(due.is_due or due.days is not None)
        self.age.setProperty("role", "amber" if due.is_due else "green")
        self.age.style().unpolish(self.age)
        self.age.style().polish(self.age)

    def _show_rows(self, card: RowsCard, rows: list[Listed]) -> None:
        card.clear_rows()
        for number, row in enumerate(rows):
            card.add_row(self._row(row, number))
        if not rows:
            card.add_row(SettingRow(Sign("usb", area="ink2", side=40), _("None yet")))

    def _row(self, row: Listed, number: int) -> SettingRow:
        sign = Sign("check-circle", area="green" if row.path else "ink2", side=40, style="fill")
        shown = SettingRow(sign, row.title, row.second)
        shown.add_control(Small(row.when, tone="ink2"))
        if row.path is not None:
            button = Button(_("Open folder"), "house-line", size="small")
            button.setObjectName(f"folder/{row.label}/{number}")
            button.setAccessibleName(_("Open folder: {name}, {when}").format(name=row.where, when=row.when))
            button.clicked.connect(partial(self._open_folder, row.path.parent))
            shown.add_control(button)
        return shown

    def _open_folder(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.workspace.frame.toast(_("The folder is {folder}").format(folder=str(folder)))

    def _look(self) -> None:
        found = self._find_sticks()
        if [stick.root for stick in found] != [stick.root for stick in self._seen]:
            self._seen = found
            self.refresh()
