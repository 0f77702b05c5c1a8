"""The composition root: folder, language, look, unlocking, the open register, the window."""

from __future__ import annotations

import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grouphub.base import i18n, logs
from grouphub.base.clock import SystemClock, clock_doubt
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.base.paths import Folder, default_folder
from grouphub.base.settings import ScreenSettings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget

    from grouphub.base.clock import Clock
    from grouphub.desktop.recipes.page import RecipesPage
    from grouphub.desktop.shell.session import Session
    from grouphub.desktop.vault.answers import Answers
    from grouphub.store.database import Database
    from grouphub.store.vault import OpenVault


@dataclass(frozen=True)
class Wanted:
    """What the words of the command line ask the window for."""

    data_dir: str | None = None
    practice: bool = False
    people: int = 30
    seed: int = 1


def main(words: list[str]) -> int:
    """Open the window. Returns the exit status."""
    try:
        wanted = _wanted(words)
    except GroupHubError as error:
        return _refuse(error.text(), 2)
    if not _has_screen():
        i18n.use(ScreenSettings.load(Folder(default_folder()).screen).language)
        return _refuse(_no_screen(), 1)
    # Choosing the style by its name spares Qt the setting up of every style's own choices.
    os.environ.setdefault("QT_STYLE_OVERRIDE", "Fusion")
    from PySide6.QtWidgets import QApplication

    from grouphub.desktop.shell.sweep import Sweeper

    app = QApplication(["GroupHub"])
    Sweeper(app)
    folder = Folder(Path(wanted.data_dir).absolute() if wanted.data_dir else default_folder())
    program = Program(app, folder, SystemClock())
    if wanted.practice:
        program.start_practice(wanted.people, wanted.seed)
    else:
        program.start()
    status = app.exec()
    program.leave()
    return status


def _wanted(words: list[str]) -> Wanted:
    """Read the words. Raises UsageWrong."""
    if not words:
        return Wanted()
    from grouphub.base.command_line import Parser

    parser = Parser(prog="grouphub", description=_("Opens the register of the group."))
    parser.add_argument("--data-dir", metavar="DIR", help=_("keep everything in this folder"))
    parser.add_argument("--practice", action="store_true", help=_("open an invented group to practise with"))
    parser.add_argument("--people", type=int, default=30, metavar="N", help=_("how many women the invented group has"))
    parser.add_argument("--seed", type=int, default=1, metavar="N", help=_("the same number gives the same group"))
    return Wanted(**vars(parser.parse_args(words)))


def _refuse(sentence: str, status: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return status


def _has_screen() -> bool:
    """Tell whether a window can be shown here."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def _no_screen() -> str:
    return _(
        "There is no screen here to open the register on. Without one these work: "
        "create, practice, pictures, check, people add, people find, people list (add --help to any of them)."
    )


class Program:
    """The program from start to end: which view the window shows, and what is open behind it."""

    def __init__(self, app: QApplication, folder: Folder, clock: Clock) -> None:
        from grouphub.desktop.shell import crash, fonts, theme
        from grouphub.desktop.shell.lock import Watch
        from grouphub.desktop.shell.window import Window

        self._app = app
        self._clock = clock
        self._practice_password = ""
        self._session: Session | None = None
        self._door: QWidget | None = None
        self._recipes: RecipesPage | None = None
        self._waiting: Database | None = None
        """A register that is open but not shown yet: a question comes first."""
        self.folder = folder
        self.screen = ScreenSettings.load(folder.screen)
        i18n.use(self.screen.language)
        app.setApplicationName("GroupHub")
        app.setDesktopFileName("GroupHub")
        if folder.path.is_dir():
            logs.start(folder.log)
        fonts.load(400, 600)
        theme.apply(app, theme.Theme(self.screen.theme, self.screen.letters))
        self.window = Window()
        crash.install(self.window)
        self.watch = Watch(self.window)
        self.watch.lock_asked.connect(self.lock)
        self.watch.hide_asked.connect(self.hide)
        self.window.closing.connect(self.leave)
        self.window.painted.connect(fonts.load)
        self.window.painted.connect(self.watch.see_keys)

    # Which view

    def start(self) -> None:
        """Show the unlock window, or the first run where there is no register yet."""
        self.window.painted.connect(_prepare)
        self._show_door()
        self.window.show()

    def start_practice(self, people: int, seed: int) -> None:
        """Open an invented group that is thrown away at the end."""
        from grouphub.features import registry
        from grouphub.features.practice import group as practice

        made = practice.make(registry.FEATURES, people=people, seed=seed, language=i18n.current(), clock=self._clock)
        self.folder = made.folder
        self._practice_password = practice.PRACTICE_PASSWORD
        self._enter(made.database)
        self.window.show()

    def _show_door(self) -> None:
        if self.folder.holds_vault():
            self._show_unlock()
        else:
            self._show_first_run(step=0)

    def _show_unlock(self) -> None:
        from grouphub.desktop.vault.unlock import UnlockPage

        page = UnlockPage(self.folder, self.screen, self._clock, practice_password=self._practice_password)
        page.opened.connect(self._unlocked)
        page.language_chosen.connect(self._speak)
        self._replace_door(page)
        page.focus_password()

    def _show_first_run(self, *, step: int) -> None:
        from grouphub.desktop.vault.first_run import FirstRun

        page = FirstRun(self.folder, self.screen, self._clock, step=step)
        page.language_chosen.connect(self._speak)
        page.created.connect(self._created)
        page.hide_asked.connect(self.hide)
        page.finished.connect(self._practised)
        self._replace_door(page)

    def _replace_door(self, page: QWidget) -> None:
        old, self._door = self._door, page
        self.window.show_view(page)
        if old is not None:
            self.window.drop_view(old)

    def _drop_door(self) -> None:
        if self._door is not None:
            self.window.drop_view(self._door)
            self._door = None

    # Opening

    def _created(self, opened: OpenVault, answers: Answers) -> None:
        """Write what the first run asked into the new register; she goes on to practise hiding."""
        from grouphub.features import registry
        from grouphub.store.database import Database

        assert registry.FEATURES
        self._waiting = Database.create(opened, self._clock)
        _write_answers(self._waiting, answers)

    def _practised(self) -> None:
        """Go on from the first run into the register."""
        from grouphub.features.group import actions

        database, self._waiting = self._waiting, None
        assert database is not None
        actions.change_settings(database, hiding_practised=True)
        self._enter(database)

    def _unlocked(self, opened: OpenVault) -> None:
        from grouphub.features import registry
        from grouphub.store.database import Database

        assert registry.FEATURES
        try:
            database, is_new = Database.open_or_create(opened, self._clock)
        except GroupHubError as error:
            opened.close()
            self._complain(error)
            return
        if is_new:
            self._write_kept_answers(database)
        if self._asks_about_clock(database):
            return
        self._go_on(database)

    def _write_kept_answers(self, database: Database) -> None:
        """Finish a first run that a power cut ended between making the vault and writing into it."""
        from grouphub.desktop.vault.answers import Answers
        from grouphub.store.begun import forget_begun, read_begun

        _write_answers(database, Answers.from_kept(read_begun(self.folder).answers))
        forget_begun(self.folder)

    def _enter(self, database: Database) -> None:
        """Show the open register."""
        from grouphub.desktop.shell.session import Session

        self._waiting = database
        try:
            session = Session(
                self.window, self.watch, database, self._clock, self.screen, practice=bool(self._practice_password)
            )
            session.lock_asked.connect(self.lock)
            session.hide_asked.connect(self.hide)
            session.screen_changed.connect(self._change_screen)
            self._session, self._waiting = session, None
            session.start()
        except BaseException:
            self._let_go()  # a register that cannot be shown does not stay open
            raise
        self._drop_door()
        self._tell_of_missing_pages()

    def _tell_of_missing_pages(self) -> None:
        """Say that the second file is gone; the register itself works without it."""
        from grouphub.store.vault import PagesMissing

        if not self.folder.pages.exists():
            self.window.toast(PagesMissing(folder=self.folder.path).text(), trouble=True)

    def _asks_about_clock(self, database: Database) -> bool:
        """Ask before anything is stored when the clock stands behind the newest entry or this program."""
        from grouphub.desktop.vault.clock_page import ClockPage

        doubt = clock_doubt(self._clock.now(), database.newest_moment())
        if doubt is None:
            return False
        page = ClockPage(doubt, self._clock.now())
        page.trusted.connect(lambda: self._go_on(database))
        page.left.connect(self._app.quit)
        self._hold(database)
        self._replace_door(page)
        return True

    def _go_on(self, database: Database) -> None:
        """Take the register to this program's shape, then to a new password, practising, or Today."""
        from grouphub.features.group.queries import group_settings, keepers

        self._hold(database)
        try:
            database.bring_up()
            with database.read() as session:
                settings = group_settings(session)
                named = [(keeper.id, keeper.name) for keeper in keepers(session)]
        except GroupHubError as error:
            self._close_waiting()
            self._complain(error)
            return
        if database.opened.by_recovery:
            self._ask_new_password(database, named)
        elif not settings.hiding_practised and not self._practice_password:
            self._show_first_run(step=4)
        else:
            self._waiting = None
            self._enter(database)

    def _ask_new_password(self, database: Database, named: list[tuple[Any, str]]) -> None:
        from grouphub.desktop.vault.new_password import NewPassword

        page = NewPassword(database.opened, named)
        page.done.connect(lambda keeper: self._new_password_set(database, keeper))
        self._replace_door(page)

    def _new_password_set(self, database: Database, keeper: Any) -> None:
        from grouphub.features.group import actions

        actions.note_new_password(database, keeper)
        self._waiting = None
        self._enter(database)

    def _complain(self, error: GroupHubError) -> None:
        """Show on the unlock window why the register did not open."""
        self._show_unlock()
        show = getattr(self._door, "show_problem", None)
        if show is not None:
            show(error.text())

    # Locking and hiding

    def lock(self) -> None:
        """Cover the window with the unlock page, then let the register go."""
        practises = self._recipes is not None and self._recipes.isVisible()
        if practises or (self._session is None and self._waiting is None):
            return
        if self._session is not None:
            self._session.gather()
        self._show_unlock()
        self.window.repaint()
        self._let_go()

    def hide(self) -> None:
        """Cover the window with the recipes, then let the register go."""
        from grouphub.desktop.vault.first_run import FirstRun

        if self._session is not None:
            self._session.gather()
        recipes = self._recipes_page()
        self.window.show_view(recipes, _("Recipes"))
        recipes.setFocus()
        self.window.repaint()
        if isinstance(self._door, FirstRun):
            self._door.note_hidden()
        else:
            self._let_go()
        self.watch.commands = self._recipe_keys()

    def leave(self) -> None:
        """Keep what is typed and let everything go: the program ends."""
        if self._session is not None:
            self._session.gather()
            self.window.hide()
        self._let_go()
        if self._practice_password:
            from grouphub.features.practice import group as practice

            practice.forget(self.folder)
            self._practice_password = ""

    def _let_go(self) -> None:
        """Close what is open; the window is covered already."""
        session, self._session = self._session, None
        if session is not None:
            session.end()
        self._close_waiting()

    def _hold(self, database: Database) -> None:
        """Keep a register that is open but not shown yet; left alone it is locked like one that is."""
        self._waiting = database
        self.watch.start()

    def _close_waiting(self) -> None:
        database, self._waiting = self._waiting, None
        if database is not None:
            self.watch.stop()
            database.close()
            database.opened.close()

    def _recipes_page(self) -> QWidget:
        if self._recipes is None:
            from grouphub.desktop.recipes.page import RecipesPage

            self._recipes = RecipesPage()
            self._recipes.come_back.connect(self._come_back)
        return self._recipes

    def _recipe_keys(self) -> dict[Any, Callable[[], bool]]:
        """Return the keys that lead back to the password, beside the padlock."""
        from PySide6.QtCore import Qt

        def come_back() -> bool:
            self._come_back()
            return True

        def unless_printing() -> bool:
            return not (self._recipes and self._recipes.printer.hasFocus()) and come_back()

        plain = Qt.KeyboardModifier.NoModifier
        return {
            (Qt.KeyboardModifier.ControlModifier, "L"): come_back,
            (plain, "Return"): unless_printing,
            (plain, "Enter"): unless_printing,
        }

    def _come_back(self) -> None:
        """Leave the recipes: to the first run where it was, else to the password."""
        from grouphub.desktop.vault.first_run import FirstRun

        self.watch.commands = {}
        if isinstance(self._door, FirstRun):
            self.window.show_view(self._door)
            self._door.body.setFocus()
        else:
            self._show_unlock()

    # Language and look

    def _speak(self, language: str) -> None:
        self._change_screen({"language": language})

    def _change_screen(self, values: dict[str, str]) -> None:
        """Set language, colours or letters of this computer and draw what is shown anew."""
        from grouphub.desktop.shell import theme

        for name, value in values.items():
            setattr(self.screen, name, value)
        self._save_screen()
        i18n.use(self.screen.language)
        theme.apply(self._app, theme.Theme(self.screen.theme, self.screen.letters))
        if self._recipes is not None:
            self.window.drop_view(self._recipes)
            self._recipes = None
        if self._session is not None:
            self._session.rebuild()
        elif self._door is not None:
            self._redraw_door()

    def _redraw_door(self) -> None:
        from grouphub.desktop.vault.first_run import FirstRun

        if isinstance(self._door, FirstRun):
            self._show_first_run(step=self._door.step)
        else:
            self._show_unlock()

    def _save_screen(self) -> None:
        if self._practice_password:
            return
        try:
            self.screen.save(self.folder.screen)
        except OSError as error:
            logs.note(error)


def _write_answers(database: Database, answers: Answers) -> None:
    from grouphub.features.group import actions

    actions.enter_keeper(database, database.opened.keeper, answers.keeper_name)
    actions.change_settings(
        database, name=answers.name, village=answers.village, district=answers.district, parts=answers.parts
    )


def _prepare() -> None:
    """Import, in a thread and while she types her password, what the open register needs."""
    threading.Thread(target=_import_what_is_heavy, name="imports", daemon=True).start()


def _import_what_is_heavy() -> None:
    import grouphub.desktop.people.page
    import grouphub.desktop.shell.session
    import grouphub.desktop.today.page
    import grouphub.store.vault  # noqa: F401
