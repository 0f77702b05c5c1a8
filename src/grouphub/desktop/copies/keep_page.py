"""Keeping a copy: which stick, how far it is, and whether it is ready."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.base.sizes import size_text
from grouphub.base.topics import Topic
from grouphub.desktop.copies.page import LOOK_MS
from grouphub.desktop.copies.rows import when_text
from grouphub.desktop.copies.step_card import StepCard
from grouphub.desktop.copies.sticks import Stick, sticks
from grouphub.desktop.copies.work import Teller, WorkCard
from grouphub.desktop.file_dialogs import ask_for_folder
from grouphub.desktop.page import Page
from grouphub.desktop.settings.rows import ScrolledColumn
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.header import PageHeader
from grouphub.desktop.widgets.labels import Text
from grouphub.desktop.widgets.marks import RadioTile
from grouphub.features.copies.actions import keep_copy
from grouphub.features.copies.queries import newest_at
from grouphub.store.copies import Copy, room_needed
from grouphub.store.copying import sweep_unfinished

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QFileDialog

    from grouphub.desktop.shell.jobs import Job
    from grouphub.desktop.workspace import Workspace

CHOOSE, WORK, READY, TROUBLE = "choose", "work", "ready", "trouble"
_TILE: Final = 78


class KeepCopyPage(Page):
    """One thing after the other; while it is written she can work on other pages."""

    name: ClassVar[str] = "keep_copy"

    def __init__(
        self, workspace: Workspace, parent: QWidget | None = None, *, find_sticks: Callable[[], list[Stick]] = sticks
    ) -> None:
        super().__init__(workspace, parent)
        self._find_sticks = find_sticks
        self._sticks: list[Stick] = []
        self._folder: Path | None = None
        """A folder she chose instead of a stick."""
        self._job: Job | None = None
        self._asking: QFileDialog | None = None
        self._teller = Teller(self)
        self.header = PageHeader("", back=_("Copy & share"))
        self.header.went_back.connect(lambda: self.workspace.frame.go("copies"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        self._area.put(self.header)
        self._area.column.addStretch(1)
        self.card: StepCard
        self.stage = ""
        self._looks = QTimer(self, interval=LOOK_MS)
        self._looks.timeout.connect(self._look)
        self._show(CHOOSE, self._choosing())

    def refresh(self) -> None:
        """Look which sticks there are."""
        if self.stage == CHOOSE:
            self._sticks = self._present()
            self._show(CHOOSE, self._choosing())

    def place(self) -> dict[str, Any]:
        """Return the folder she chose."""
        return {"folder": str(self._folder or "")}

    def go_to(self, place: dict[str, Any]) -> None:
        """Return to a place; a copy that was ready is told of no more."""
        folder = str(place.get("folder") or "")
        self._folder = Path(folder) if folder and Path(folder).is_dir() else None
        if self._job is None:
            self._begin_anew()

    def main_action(self) -> None:
        """Do what the main button does."""
        if self.main.isEnabled():
            self.main.click()

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab."""
        return [self.header.back, self.card]

    def first_stop(self) -> QWidget:
        """Return what the keys go to."""
        if self.stage != CHOOSE:
            return self.main
        return self.group.checkedButton() or (self.main if self.main.isEnabled() else self.other)

    def showEvent(self, event: QShowEvent) -> None:
        """Look for sticks while the page is seen."""
        super().showEvent(event)
        self._looks.start()
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more; take the question for a folder away with the page."""
        super().hideEvent(event)
        self._looks.stop()
        if self._asking is not None and not event.spontaneous():
            self._asking.reject()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._area.fit()

    # --- the steps ----------------------------------------------------------------------------------------------------

    def _show(self, stage: str, card: StepCard) -> None:
        had_focus = self.stage and self.card.isAncestorOf(self.focusWidget() or self.header)
        if self.stage:
            self._area.column.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
        self.stage, self.card = stage, card
        self._area.column.insertWidget(1, card)
        card.show()
        if had_focus and self.isVisible():
            self.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _choosing(self) -> StepCard:
        lead = _("Put the stick into the computer. It shows up here by itself.")
        card = StepCard(_("Step {number} of {all}").format(number=1, all=2), _("Which stick?"), lead)
        needed = room_needed(self.workspace.db.opened)
        self.group = QButtonGroup(card)
        self.tiles: dict[Path, RadioTile] = {}
        for stick in self._sticks:
            self._add_tile(card, stick.root, stick.label, self._told(stick, needed), fits=self._fits(stick, needed))
        if self._folder is not None:
            self._add_tile(card, self._folder, str(self._folder), _("A folder of your choice"), fits=True)
        if not self.tiles:
            card.body.addWidget(Strip("sunken", _("No stick is in the computer now."), icon="usb"))
        self.other = Button(_("Another folder"), "folder-open", "plain", "small")
        self.other.clicked.connect(self._ask_for_folder)
        card.body.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        usable = [tile for tile in self.tiles.values() if tile.isEnabled()]
        wanted = self.tiles.get(self._folder) if self._folder else None
        if wanted is not None or usable:
            (wanted or usable[0]).setChecked(True)
        cancel = card.add_left(Button(_("Cancel"), size="large"))
        cancel.clicked.connect(lambda: self.workspace.frame.go("copies"))
        self.main = Button(_("Keep the copy"), "floppy-disk", "primary", "large")
        self.main.setEnabled(bool(usable))
        self.main.clicked.connect(self.keep)
        card.add_right(self.main)
        return card

    def _add_tile(self, card: StepCard, root: Path, label: str, second: str, *, fits: bool) -> None:
        tile = RadioTile(label, "usb", "teal" if fits else "ink2", second)
        tile.setEnabled(fits)
        self.group.addButton(tile)
        self.tiles[root] = tile
        card.body.addWidget(tile)

    def _told(self, stick: Stick, needed: int) -> str:
        if stick.is_closed:
            return _("Nothing can be written to it.")
        if stick.free < needed:
            return _("Full. The copy needs {size}.").format(size=size_text(needed))
        told = _("{size} free").format(size=size_text(stick.free))
        with self.workspace.db.read() as session:
            last = newest_at(session, stick.label)
        if last is not None:
            when = when_text(last.at, self.workspace.today())
            told += " · " + _("last copy {when}").format(when=when)
        return told

    def _fits(self, stick: Stick, needed: int) -> bool:
        return not stick.is_closed and stick.free >= needed

    def _ask_for_folder(self) -> None:
        self._asking = ask_for_folder(self, _("Choose a folder"), self._folder_chosen)
        self._asking.finished.connect(self._stop_asking)

    def _stop_asking(self) -> None:
        self._asking = None

    def _folder_chosen(self, folder: Path) -> None:
        self._folder = folder
        self._show(CHOOSE, self._choosing())
        self.main.setFocus()

    def keep(self) -> None:
        """Write the copy to what is chosen."""
        chosen = next((root for root, tile in self.tiles.items() if tile.isChecked()), None)
        if chosen is None or self._job is not None:
            return
        label = next((stick.label for stick in self._sticks if stick.root == chosen), "")
        words = (_("Do not pull the stick out."), _("You can go on working on other pages."))
        work = WorkCard(_("Step {number} of {all}").format(number=2, all=2), _("Keeping a copy …"), *words)
        work.begin(room_needed(self.workspace.db.opened))
        work.stop_asked.connect(self._stop)
        self._teller.told.connect(work.show_progress)
        self.main = work.stop
        db = self.workspace.db
        self._job = self.workspace.jobs.start(
            lambda progress: keep_copy(db, chosen, label=label, told=self._teller.told_by(progress)),
            done=partial(self.show_ready, label or str(chosen)),
            failed=self.show_trouble,
        )
        self._job.ended.connect(self._ended)
        self._show(WORK, work)
        self.main.setFocus()

    def _stop(self) -> None:
        if self._job is not None:
            self.main.setEnabled(False)
            self._job.stop()

    def _ended(self, _job: object) -> None:
        """Go back to the choice when it was stopped: nothing of the copy is left."""
        self._job = None
        if self.stage == WORK:
            self._begin_anew()

    def show_ready(self, where: str, copy: object) -> None:
        """Say that a copy is ready, and where it is."""
        assert isinstance(copy, Copy)
        self.workspace.bus.changed.emit(frozenset({Topic.COPIES}))
        told = _("It was read back and every page was looked at. You can pull the stick out now.")
        card = StepCard("", _("The copy is ready"), told, sign=("check-circle", "green"))
        lines = (
            (_("Where"), where),
            (_("File"), copy.path.name),
            (_("Size"), size_text(copy.size)),
            (_("Opens with"), _("your password or the recovery sheet")),
        )
        card.body.addWidget(facts_box(lines))
        self.main = Button(_("Done"), "check", "primary", "large")
        self.main.clicked.connect(self._done)
        card.add_right(self.main)
        self._show(READY, card)
        self.main.setFocus()
        if not self.isVisible():
            self.workspace.frame.toast(_("The copy is ready. You can pull the stick out now."))

    def show_trouble(self, error: BaseException) -> None:
        """Say why there is no copy, and offer another try."""
        if not isinstance(error, GroupHubError):
            self.workspace.frame.tell(error)
            return
        card = StepCard("", _("The copy is not ready"), error.text(), sign=("warning-circle", "red"))
        away = card.add_left(Button(_("Cancel"), size="large"))
        away.clicked.connect(self._done)
        self.main = Button(_("Try again"), "arrow-right", "primary", "large")
        self.main.clicked.connect(self._begin_anew)
        card.add_right(self.main)
        self._show(TROUBLE, card)
        self.main.setFocus()
        if not self.isVisible():
            self.workspace.frame.tell(error)

    def _done(self) -> None:
        self.workspace.frame.go("copies")
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._sticks = self._present()
        self._show(CHOOSE, self._choosing())

    def _look(self) -> None:
        if self.stage != CHOOSE:
            return
        found = self._find_sticks()
        if self._usable(found) != self._usable(self._sticks):
            self._sticks = self._present()
            self._show(CHOOSE, self._choosing())

    def _usable(self, found: list[Stick]) -> list[tuple[Path, bool]]:
        """Return which sticks there are, and whether each can be chosen: files may have been removed from one."""
        needed = room_needed(self.workspace.db.opened)
        return [(stick.root, self._fits(stick, needed)) for stick in found]

    def _present(self) -> list[Stick]:
        """Return the sticks there are; what a power cut left unfinished on them goes first, since it takes their room.

        While a copy is written nothing is swept: the unfinished one is that copy.
        """
        found = self._find_sticks()
        swept = [sweep_unfinished(stick.root) for stick in found if not stick.is_closed and self._job is None]
        return self._find_sticks() if any(swept) else found


def facts_box(lines: tuple[tuple[str, str], ...]) -> QWidget:
    """Return a sunken box with a word at the left and what it is at the right of each line."""
    from PySide6.QtWidgets import QFrame, QGridLayout

    box = QFrame()
    box.setProperty("role", "sunken")
    grid = QGridLayout(box)
    grid.setContentsMargins(20, 14, 20, 14)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for row, (word, fact) in enumerate(lines):
        told = Text(fact, weight=600, wrap=True)
        told.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addWidget(Text(word, tone="ink2"), row, 0)
        grid.addWidget(told, row, 1)
    return box
