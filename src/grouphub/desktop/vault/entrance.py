"""The way in: the unlock window or the first run, and the questions that come before the open register is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from grouphub.base.clock import clock_doubt
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from grouphub.base.clock import Clock
    from grouphub.base.paths import Folder
    from grouphub.base.settings import ScreenSettings
    from grouphub.desktop.shell.lock import Watch
    from grouphub.desktop.shell.window import Window
    from grouphub.desktop.vault.answers import Answers
    from grouphub.desktop.vault.bringing_up import BringingUp
    from grouphub.store.database import Database
    from grouphub.store.opened import OpenVault


class Entrance(QObject):
    """Shows one view at a time until ``entered`` gives the open register; then it is out of sight.

    ``opening`` comes before the register is opened, ``left`` says that she would rather close the program.
    """

    opening = Signal()
    lock_asked = Signal()
    entered = Signal(object)
    language_chosen = Signal(str)
    hide_asked = Signal()
    left = Signal()

    def __init__(
        self,
        window: Window,
        watch: Watch,
        folder: Folder,
        screen: ScreenSettings,
        clock: Clock,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._watch = watch
        self._folder = folder
        self._screen = screen
        self._clock = clock
        self._practice_password = ""
        self.view: QWidget | None = None
        """What stands at the way in now."""
        self.waiting: Database | None = None
        """A register that is open but not shown yet: a question comes first."""
        self._bringing_up: BringingUp | None = None
        """What takes the register that waits to this program's shape, while it runs."""
        self._has_practised = False
        """Whether she has hidden the screen in the first run: once is enough, also when it locked before Finish."""

    def lead_to_practice(self, folder: Folder, password: str) -> None:
        """Be the way into a practice group from now on; its password stands on the unlock window."""
        self._folder, self._practice_password = folder, password

    # Which view

    def show(self) -> None:
        """Show the unlock window, or the first run where there is no register yet."""
        if self._folder.holds_vault():
            self.show_unlock()
        else:
            self._show_first_run(step=0)

    def show_unlock(self) -> None:
        """Ask for the password."""
        from grouphub.desktop.vault.unlock import UnlockPage

        page = UnlockPage(self._folder, self._screen, self._clock, practice_password=self._practice_password)
        page.opened.connect(self.open)
        page.language_chosen.connect(self.language_chosen)
        page.copy_asked.connect(self.show_bringing_back)
        page.rescue_asked.connect(self.show_bringing_out)
        self._show(page)
        page.focus_password()

    def show_bringing_back(self) -> None:
        """Let her bring back a copy: the register is closed, or there is none yet."""
        from grouphub.desktop.copies.outside import BringBackOutside

        page = BringBackOutside(self._folder, self._clock)
        page.left.connect(self._come_from_outside)
        self._show(page)
        page.setFocus()

    def show_bringing_out(self, password: str) -> None:
        """Bring out what can be read of a damaged register."""
        from grouphub.desktop.copies.outside import BringOut

        page = BringOut(self._folder, self._clock, password)
        page.left.connect(self._come_from_outside)
        self._show(page)

    def _come_from_outside(self) -> None:
        """Go back to the way in, once the click that asked is over."""
        QTimer.singleShot(0, self, self.show)

    def come_back(self) -> None:
        """Return from the recipes: to the first run where it was left, unless it has locked, else to the password.

        Long work with copies has gone on meanwhile: she comes back to it.
        """
        from grouphub.desktop.vault.first_run import LAST, FirstRun

        if self.waiting is not None:
            self._watch.commands = self._keys()
        if getattr(self.view, "stays", False) and self.view is not None:
            self._window.show_view(self.view)
            self.view.setFocus()
        elif isinstance(self.view, FirstRun) and (self.view.step != LAST or self.waiting is not None):
            self._window.show_view(self.view)
            self.view.body.setFocus()
        else:
            self.show()

    def note_hidden(self) -> bool:
        """Tell the first run that the screen was hidden; returns whether there is one to go on with."""
        from grouphub.desktop.vault.first_run import FirstRun

        if not isinstance(self.view, FirstRun):
            return False
        self.view.note_hidden()
        self._has_practised |= self.waiting is not None
        return True

    def redraw(self) -> None:
        """Draw what stands here anew, in another language or look."""
        from grouphub.desktop.vault.first_run import FirstRun

        if isinstance(self.view, FirstRun):
            self._show_first_run(step=self.view.step)
        elif self.view is not None:
            self.show_unlock()

    def drop(self) -> None:
        """Forget the view: the register is shown."""
        if self.view is not None:
            self._window.drop_view(self.view)
            self.view = None

    def let_go(self) -> None:
        """Close a register that waits to be shown."""
        database, self.waiting = self.waiting, None
        if database is not None:
            self._watch.stop()
            work, self._bringing_up = self._bringing_up, None
            if work is not None:
                work.stop()
            self._watch.commands = {}
            database.close()
            database.opened.close()

    def _show(self, page: QWidget) -> None:
        old, self.view = self.view, page
        self._window.show_view(page)
        if old is not None:
            self._window.drop_view(old)

    def _show_first_run(self, *, step: int) -> None:
        from grouphub.desktop.vault.first_run import FirstRun

        page = FirstRun(self._folder, self._screen, self._clock, step=step)
        page.language_chosen.connect(self.language_chosen)
        page.created.connect(self._created)
        page.copy_asked.connect(self.show_bringing_back)
        page.hide_asked.connect(self.hide_asked)
        page.finished.connect(self._practised)
        if self._has_practised:
            page.note_hidden()
        self._show(page)

    # The first run

    def _created(self, opened: OpenVault, answers: Answers) -> None:
        """Write what the first run asked into the new register; she goes on to practise hiding."""
        self.opening.emit()
        from grouphub.features import registry
        from grouphub.store.database import Database

        assert registry.FEATURES
        try:
            self._hold(Database.create(opened, self._clock))
            assert self.waiting is not None
            self._write_answers(self.waiting, answers)
        except GroupHubError as error:
            # The vault is made and opens with the password; the kept answers are written at the next opening.
            self.let_go()
            opened.close()
            self._complain(error)

    def _practised(self) -> None:
        """Go on from the first run into the register."""
        from grouphub.features.group import actions

        assert self.waiting is not None
        actions.change_settings(self.waiting, hiding_practised=True)
        self._enter()

    # From the key to the register

    def open(self, opened: OpenVault) -> None:
        """Open the register of an unlocked vault, ask what must be asked, and enter."""
        self.opening.emit()
        from grouphub.features import registry
        from grouphub.store.database import Database

        assert registry.FEATURES
        try:
            database = Database.open_or_create(opened, self._clock)[0]
        except GroupHubError as error:
            opened.close()
            self._complain(error)
            return
        self._hold(database)
        if not self._asks_about_clock(database):
            self._go_on(database)

    def _write_kept_answers(self, database: Database) -> None:
        """Finish a first run that a power cut or a full disk ended before its answers were written."""
        from grouphub.desktop.vault.answers import Answers
        from grouphub.store.begun import read_begun

        self._write_answers(database, Answers.from_kept(read_begun(self._folder).answers))

    def _write_answers(self, database: Database, answers: Answers) -> None:
        """Write what the first run asked; who did it comes last, as the sign that all is written."""
        from grouphub.features.group import actions
        from grouphub.store.begun import forget_begun

        actions.change_settings(
            database, name=answers.name, village=answers.village, district=answers.district, parts=answers.parts
        )
        actions.enter_keeper(database, database.opened.keeper, answers.keeper_name)
        forget_begun(self._folder)

    def _asks_about_clock(self, database: Database) -> bool:
        """Ask before anything is stored when the clock stands behind the newest entry or this program."""
        doubt = clock_doubt(self._clock.now(), database.newest_moment())
        if doubt is None:
            return False
        from grouphub.desktop.vault.clock_page import ClockPage

        page = ClockPage(doubt, self._clock.now())
        page.trusted.connect(lambda: self._go_on(database))
        page.left.connect(self.left)
        self._show(page)
        return True

    def _go_on(self, database: Database) -> None:
        """Take the register to this program's shape, then on into it."""
        try:
            is_old = database.is_old()
        except GroupHubError as error:
            self.let_go()
            self._complain(error)
            return
        if is_old:
            self._bring_up(database)
        else:
            self._go_in(database)

    def _bring_up(self, database: Database) -> None:
        """Change a register of an earlier program, told of step by step. That nobody types meanwhile does not lock."""
        from grouphub.desktop.vault.bringing_up import BringingUp

        page = self._bringing_up = BringingUp(database, self._screen.neutral_word)
        page.ready.connect(partial(self._brought_up, database))
        page.failed.connect(self._not_brought_up)
        page.left.connect(self._stop_bringing_up)
        self._watch.stop()
        self._show(page)
        page.setFocus()
        page.begin()

    def _brought_up(self, database: Database) -> None:
        """Go on into the register, unless nobody was here for so long that it locks."""
        self._bringing_up = None
        self._watch.go_on()
        if self.waiting is database:
            self._go_in(database)

    def _not_brought_up(self, error: BaseException) -> None:
        self._bringing_up = None
        self.let_go()
        self._complain(error)

    def _stop_bringing_up(self) -> None:
        """Let the register go as it was, once the click that asked is over."""
        QTimer.singleShot(0, self, self._tell_of_stop)

    def _tell_of_stop(self) -> None:
        from grouphub.desktop.vault.unlock import UnlockPage

        self.lock_asked.emit()
        if isinstance(self.view, UnlockPage):
            self.view.show_news(_("Stopped. Nothing was changed."))

    def _go_in(self, database: Database) -> None:
        """Ask for a new password or let her practise hiding where that is due, else enter."""
        from grouphub.features import registry
        from grouphub.features.erasing.actions import erase_again
        from grouphub.features.group.queries import group_settings, keepers

        try:
            erase_again(database, registry.FEATURES)
            with database.read() as session:
                is_unfinished = not keepers(session)
            if is_unfinished:
                self._write_kept_answers(database)
            with database.read() as session:
                settings = group_settings(session)
                named = [(keeper.id, keeper.name) for keeper in keepers(session)]
        except GroupHubError as error:
            self.let_go()
            self._complain(error)
            return
        if database.opened.by_recovery:
            self._ask_new_password(database, named)
        elif not settings.hiding_practised and not self._practice_password:
            self._show_first_run(step=4)
        else:
            self._enter()

    def _ask_new_password(self, database: Database, named: list[tuple[Any, str]]) -> None:
        from grouphub.desktop.vault.new_password import NewPassword

        page = NewPassword(database.opened, named)
        page.done.connect(self._new_password_set)
        self._show(page)

    def _new_password_set(self, keeper: Any) -> None:
        from grouphub.features.group import actions

        assert self.waiting is not None
        actions.note_new_password(self.waiting, keeper)
        self._enter()

    def _enter(self) -> None:
        database, self.waiting = self.waiting, None
        self.entered.emit(database)

    def _hold(self, database: Database) -> None:
        """Keep a register that is open but not shown yet; left alone it is locked like one that is."""
        self.waiting = database
        self._watch.commands = self._keys()
        self._watch.start()

    def _keys(self) -> dict[tuple[Qt.KeyboardModifier, str], Callable[[], bool]]:
        """Return the keys of a register that waits: it can be locked."""

        def lock() -> bool:
            self.lock_asked.emit()
            return True

        return {(Qt.KeyboardModifier.ControlModifier, "L"): lock}

    def _complain(self, error: BaseException) -> None:
        """Show on the unlock window why the register did not open."""
        from grouphub.desktop.vault.opening import problem_text
        from grouphub.desktop.vault.unlock import UnlockPage

        self.show_unlock()
        assert isinstance(self.view, UnlockPage)
        self.view.show_problem(problem_text(error))
        self.view.offer_rescue(error)
