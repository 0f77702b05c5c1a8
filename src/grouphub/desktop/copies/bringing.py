"""Bringing a copy back: which one, its password, what is in it. Inside the register and outside it alike."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QButtonGroup, QFrame, QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _, ngettext
from grouphub.desktop.copies.page import LOOK_MS
from grouphub.desktop.copies.rows import NEWEST, Listed, listed, reachable
from grouphub.desktop.copies.step_card import StepCard
from grouphub.desktop.copies.sticks import Stick, sticks
from grouphub.desktop.file_dialogs import ask_for_file
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.labels import Small, Text
from grouphub.desktop.widgets.marks import RadioTile
from grouphub.desktop.widgets.password_field import PasswordField
from grouphub.features.copies.queries import copies_elsewhere
from grouphub.store.copies import ENDING, Told, copies_in, glance

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QFileDialog

    from grouphub.base.paths import Folder
    from grouphub.desktop.shell.jobs import Job, Jobs
    from grouphub.features.copies.comparing import Difference, Preview
    from grouphub.store.copies import Copy, OpenCopy
    from grouphub.store.database import Database

CHOOSE, PASSWORD, PREVIEW = "choose", "password", "preview"
_SHOWN: Final = 8


class Bringing(QWidget):
    """``decided`` gives the open copy and what is in it, ``left`` says that she would rather not.

    With the open register ``db`` the copy is compared with it. Whoever gets the copy closes it.
    """

    decided = Signal(object, object)
    left = Signal()

    def __init__(
        self,
        folder: Folder,
        today: date,
        jobs: Jobs,
        db: Database | None = None,
        *,
        find_sticks: Callable[[], list[Stick]] = sticks,
    ) -> None:
        super().__init__()
        self._folder, self._today, self._jobs, self._db = folder, today, jobs, db
        self._find_sticks = find_sticks
        self._sticks: list[Stick] = []
        self._rows: list[Listed] = []
        self._own_file: Path | None = None
        self._copy: OpenCopy | None = None
        self._job: Job | None = None
        self._asked: object | None = None
        """Stands for the copy that is being looked into and still wanted."""
        self._asking: QFileDialog | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.card: StepCard | None = None
        self.stage = CHOOSE
        self.main: Button
        self._looks = QTimer(self, interval=LOOK_MS)
        self._looks.timeout.connect(self._look)
        self.choose()

    def choose(self) -> None:
        """Ask which copy."""
        self._stop_looking()
        self._let_go()
        self._sticks = self._find_sticks()
        self._show(CHOOSE, self._choosing())

    def first_stop(self) -> QWidget:
        """Return what the keys go to."""
        return self.other if self.stage == CHOOSE and not self.main.isEnabled() else self.main

    def showEvent(self, event: QShowEvent) -> None:
        """Look for sticks while this is seen."""
        super().showEvent(event)
        self._looks.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed and opened: this was left."""
        super().hideEvent(event)
        self._looks.stop()
        if event.spontaneous():
            return
        if self._asking is not None:
            self._asking.reject()
        self._stop_looking()
        self._let_go()

    # --- which copy ---------------------------------------------------------------------------------------------------

    def _choosing(self) -> StepCard:
        lead = _("Put the stick with the copy into the computer. It shows up here by itself.")
        card = StepCard(_("Step {number} of {all}").format(number=1, all=3), _("Which copy?"), lead)
        here = [(stick, copies_in(stick.root)) for stick in self._sticks]
        self._rows = [*self._in_folders(here), *reachable(copies_in(self._folder.copies), here, self._today)]
        if self._own_file is not None:
            self._rows.insert(0, listed(glance(self._own_file), str(self._own_file.parent), self._today))
        self.group = QButtonGroup(card)
        self.tiles: list[RadioTile] = []
        for row in self._rows[:_SHOWN]:
            tile = RadioTile(f"{row.when} · {row.where}", "usb", "teal", f"{row.title} · {row.size}")
            self.group.addButton(tile)
            self.tiles.append(tile)
            card.body.addWidget(tile)
        if not self.tiles:
            told = _("No copy was found yet. Put the stick in, or choose the file.")
            card.body.addWidget(Strip("sunken", told, icon="usb"))
        self.other = Button(_("Choose the file"), "folder-open", "plain", "small")
        self.other.clicked.connect(self._ask_for_file)
        card.body.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        main = Button(_("Go on"), "arrow-right", "primary", "large", icon_after=True)
        self._add_buttons(card, main, _("Cancel"), self.left.emit)
        if self.tiles:
            self.tiles[0].setChecked(True)
        self.main.setEnabled(bool(self.tiles))
        self.main.clicked.connect(self._chosen)
        return card

    def _in_folders(self, here: Sequence[tuple[Stick, Sequence[Copy]]]) -> list[Listed]:
        """Return the copies she kept in folders of her choice, as far as they are still there."""
        if self._db is None:
            return []
        on_sticks = {copy.path for _stick, copies in here for copy in copies}
        with self._db.read() as session:
            kept = copies_elsewhere(session)
        found = []
        for row in kept[:NEWEST]:
            path = Path(row.folder) / row.name
            if path not in on_sticks and path.exists():
                with suppress(GroupHubError):
                    found.append(listed(glance(path), row.label, self._today))
        return found

    def _ask_for_file(self) -> None:
        title, kind = _("Choose the file"), _("Copies")
        self._asking = ask_for_file(self, title, (ENDING,), self._file_chosen, kind=kind)
        self._asking.finished.connect(self._stop_asking)

    def _stop_asking(self) -> None:
        self._asking = None

    def _file_chosen(self, path: Path) -> None:
        try:
            glance(path)
        except GroupHubError as error:
            self._complain(error)
            return
        self._own_file = path
        self.choose()
        self.main.setFocus()

    def _chosen(self) -> None:
        at = next((place for place, tile in enumerate(self.tiles) if tile.isChecked()), None)
        path = self._rows[at].path if at is not None else None
        if path is not None:
            self._show(PASSWORD, self._asking_password(self._rows[at or 0], path))
            self.password.setFocus()

    # --- its password -------------------------------------------------------------------------------------------------

    def _asking_password(self, row: Listed, path: Path) -> StepCard:
        lead = _("A copy opens with a password, or with the recovery sheet, that was valid when it was made: {when}.")
        step = _("Step {number} of {all}").format(number=2, all=3)
        card = StepCard(step, _("Its password"), lead.format(when=row.when))
        self.password = PasswordField("secret", _("Password, or the six groups of the sheet"), height=52)
        self.password.edit.returnPressed.connect(partial(self._look_into, path))
        card.body.addWidget(self.password)
        self._add_buttons(card, Button(_("Look inside"), "eye", "primary", "large"), _("One step back"), self.choose)
        self.main.clicked.connect(partial(self._look_into, path))
        return card

    def _look_into(self, path: Path) -> None:
        from grouphub.features import registry
        from grouphub.features.copies.comparing import look_into

        secret = self.password.value()
        if not secret or self._job is not None:
            self.password.setFocus()
            return
        self.main.setEnabled(False)
        self.main.set_words(_("Looking …"))
        folder, db = self._folder, self._db

        def work(progress: Any) -> tuple[OpenCopy, Preview]:
            told = Told(lambda now: progress.report(now.part))
            return look_into(path, secret, registry.FEATURES, folder, told, db=db)

        asked = self._asked = object()
        self._job = self._jobs.start(work, done=partial(self._looked, asked), failed=partial(self._failed, asked))
        self._job.ended.connect(self._ended)

    def _ended(self, job: object) -> None:
        if job is self._job:
            self._job = None

    def _stop_looking(self) -> None:
        """Want the copy that is being looked into no more: she went back, or away."""
        job, self._job, self._asked = self._job, None, None
        if job is not None:
            job.stop()

    def _failed(self, asked: object, error: BaseException) -> None:
        if asked is not self._asked:
            return
        self.main.setEnabled(True)
        self.main.set_words(_("Look inside"))
        if isinstance(error, GroupHubError):
            self.password.show_error(error.text())
            self.password.setFocus()
            self.password.edit.selectAll()
        else:
            from grouphub.desktop.shell import crash

            crash.report(error)

    def _looked(self, asked: object, found: object) -> None:
        copy, preview = cast("tuple[OpenCopy, Preview]", found)
        if asked is not self._asked:
            copy.close()
            return
        self._copy = copy
        self.password.clear()
        self.show_preview(preview)

    # --- what is in it ------------------------------------------------------------------------------------------------

    def show_preview(self, preview: Preview) -> None:
        """Say what is in a copy, and what bringing it back would do."""
        self._show(PREVIEW, self._previewing(preview))
        self.main.setFocus()

    def _previewing(self, preview: Preview) -> StepCard:
        local = preview.made.astimezone()
        made = f"{days.in_words(local.date(), self._today)}, {local:%H:%M}"
        lead = _("Made on {when} on the computer “{computer}”.").format(when=made, computer=preview.computer)
        title = preview.group or _("What is inside")
        card = StepCard(_("Step {number} of {all}").format(number=3, all=3), title, lead)
        for kind, told in self._warnings(preview):
            card.body.addWidget(Strip(kind, told))  # type: ignore[arg-type]
        card.body.addWidget(_differences(preview.kinds))
        words = _("Bring it back") if self._db is None else _("Put it in the place of today’s")
        self._add_buttons(card, Button(words, "download-simple", "primary", "large"), _("One step back"), self.choose)
        self.main.clicked.connect(partial(self._decide, preview))
        return card

    def _warnings(self, preview: Preview) -> list[tuple[str, str]]:
        found = []
        if preview.is_same_register is False:
            found.append(("red", _("This is the register of another group. It would take the place of yours.")))
        elif preview.is_older:
            told = _("The copy is older than what is here. What was written since would no longer be there.")
            found.append(("amber", told))
        if self._db is not None:
            told = _("What is here now is kept as a copy first, for 90 days. Nothing is lost.")
            found.append(("green", told))
        if preview.opens_today is False:
            told = _("Afterwards the register opens with the password of that day, the one you typed just now.")
            found.append(("blue", told))
        return found

    def _decide(self, preview: Preview) -> None:
        copy, self._copy = self._copy, None
        if copy is not None:
            self.decided.emit(copy, preview)

    # --- what all steps share -----------------------------------------------------------------------------------------

    def _show(self, stage: str, card: StepCard) -> None:
        self.stage = stage
        old, self.card = self.card, card
        had_keys = old is not None and old.isAncestorOf(QApplication.focusWidget() or self)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._column.addWidget(card)
        card.show()
        if had_keys:
            self.first_stop().setFocus()

    def _add_buttons(self, card: StepCard, main: Button, away: str, back: Callable[[], object]) -> None:
        button = card.add_left(Button(away, size="large"))
        button.clicked.connect(lambda _on=False: back())
        self.main = main
        card.add_right(main)

    def _complain(self, error: GroupHubError) -> None:
        assert self.card is not None
        told = Strip("red", error.text())
        self.card.body.insertWidget(0, told)
        told.show()

    def _let_go(self) -> None:
        copy, self._copy = self._copy, None
        if copy is not None:
            copy.close()

    def _look(self) -> None:
        if self.stage != CHOOSE:
            return
        found = self._find_sticks()
        if [stick.root for stick in found] != [stick.root for stick in self._sticks]:
            self._sticks = found
            self._show(CHOOSE, self._choosing())


def _differences(kinds: Sequence[Difference]) -> QWidget:
    """Return what is in the copy, and where it is known what would come, go or change."""
    box = QFrame()
    box.setProperty("role", "sunken")
    column = QVBoxLayout(box)
    column.setContentsMargins(20, 14, 20, 14)
    column.setSpacing(2)
    told = [one for one in kinds if one.in_copy or one.today]
    alike = [one for one in told if one.is_as_today]
    for place, one in enumerate(one for one in told if not one.is_as_today):
        if place:
            column.addSpacing(8)
        column.addWidget(Text(one.words, weight=600, wrap=True))
        for change in _changes(one):
            column.addWidget(Small(change, tone="ink2", wrap=True))
    if alike:  # in one line: what differs is looked for
        if len(alike) < len(told):
            column.addSpacing(8)
        same = _("As today: {kinds}").format(kinds=", ".join(one.words for one in alike))
        column.addWidget(Text(same, wrap=True))
    if not told:
        column.addWidget(Text(_("Nothing was written in it yet.")))
    return box


def _changes(one: Difference) -> list[str]:
    """Return how one kind differs from today's: in one line, or where it is said who, in a line for each."""
    if one.today is None:
        return []
    back, missing, as_then = one.only_copy, one.only_today, one.unlike
    if one.who_copy or one.who_today or one.who_unlike:
        lines = [
            _("{count} would come back: {names}").format(count=back, names=_named(one.who_copy, back)),
            _("{count} of today’s would be missing: {names}").format(
                count=missing, names=_named(one.who_today, missing)
            ),
            _("{count} would be as they were: {names}").format(count=as_then, names=_named(one.who_unlike, as_then)),
        ]
        return [line for line, count in zip(lines, (back, missing, as_then), strict=True) if count]
    parts = [
        _("{count} would come back").format(count=back) if back else "",
        _("{count} of today’s would be missing").format(count=missing) if missing else "",
        _("{count} would be as they were").format(count=as_then) if as_then else "",
    ]
    return [" · ".join(filter(None, parts))]


def _named(who: Sequence[str], count: int) -> str:
    """Return names after each other, and how many more there are."""
    more, names = count - len(who), ", ".join(who)
    if more <= 0:
        return names
    return ngettext("{names} and {count} more", "{names} and {count} more", more).format(names=names, count=more)
