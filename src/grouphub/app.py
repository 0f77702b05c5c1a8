"""The composition root: folder, language, look, unlocking, the open register, the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from grouphub.base import i18n, logs
from grouphub.base.clock import SystemClock
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.base.memory import prepare_heap
from grouphub.base.paths import Folder, default_folder
from grouphub.base.settings import ScreenSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from PySide6.QtWidgets import QApplication, QWidget

    from grouphub.base.clock import Clock
    from grouphub.desktop.recipes.page import RecipesPage
    from grouphub.desktop.shell.session import Session
    from grouphub.desktop.shell.steps import Steps
    from grouphub.desktop.vault.entrance import Entrance
    from grouphub.features.copies.comparing import Preview
    from grouphub.store.copies import OpenCopy
    from grouphub.store.database import Database


class Wanted(NamedTuple):
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
    prepare_heap()
    import grouphub.desktop  # noqa: F401  it brings up Qt

    # Choosing the style by its name spares Qt the setting up of every style's own choices.
    os.environ.setdefault("QT_STYLE_OVERRIDE", "Fusion")
    from PySide6.QtWidgets import QApplication

    app = QApplication(["GroupHub"])
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
        "create, practice, pictures, check, copy, restore, salvage, people add, people find, people list, "
        "import people, export people, print (add --help to any of them)."
    )


class Program:
    """The program from start to end: the way in, the open register, the recipes over both."""

    def __init__(self, app: QApplication, folder: Folder, clock: Clock) -> None:
        from grouphub.desktop.shell import crash, fonts, theme
        from grouphub.desktop.shell.ahead import Ahead
        from grouphub.desktop.shell.lock import Watch
        from grouphub.desktop.shell.qt_words import QtWords
        from grouphub.desktop.shell.sweep import Sweeper
        from grouphub.desktop.shell.window import Window

        self._app = app
        self._clock = clock
        self._practice_password = ""
        self._session: Session | None = None
        self._recipes: RecipesPage | None = None
        self._wiping: Steps | None = None
        self.folder = folder
        self.screen = ScreenSettings.load(folder.screen)
        i18n.use(self.screen.language)
        app.setApplicationName("GroupHub")
        app.setDesktopFileName("GroupHub")
        if folder.path.is_dir():
            logs.start(folder.log)
        self._qt_words = QtWords(app)
        app.installTranslator(self._qt_words)
        fonts.load(400, 600)
        theme.apply(app, theme.Theme(self.screen.theme, self.screen.letters))
        self.window = Window()
        self.sweeper = Sweeper(self.window)
        self._ahead = Ahead(self.window)
        self._ahead.done.connect(self.sweeper.begin)
        crash.install(self.window)
        self.watch = Watch(self.window)
        self.watch.lock_asked.connect(self.lock)
        self.watch.hide_asked.connect(self.hide)
        self.window.closing.connect(self.leave)
        self.window.painted.connect(fonts.load)
        self.window.painted.connect(self.watch.see_keys)
        self.watch.always = self._help_keys()
        self.entrance = self._make_entrance()

    def start(self) -> None:
        """Show the unlock window, or the first run where there is no register yet."""
        self.window.painted.connect(self._ahead.begin)
        self.entrance.show()
        self.window.show()

    def start_practice(self, people: int, seed: int) -> None:
        """Open an invented group that is thrown away at the end."""
        from grouphub.features import registry
        from grouphub.features.practice import group as practice

        self._ahead.finish()
        made = practice.make(registry.FEATURES, people=people, seed=seed, language=i18n.current(), clock=self._clock)
        self.folder = made.folder
        self._practice_password = practice.PRACTICE_PASSWORD
        self.entrance.lead_to_practice(self.folder, self._practice_password)
        self._enter(made.database)
        self.window.show()

    def _make_entrance(self) -> Entrance:
        from grouphub.desktop.vault.entrance import Entrance

        entrance = Entrance(self.window, self.watch, self.folder, self.screen, self._clock)
        entrance.opening.connect(self._ahead.finish)
        entrance.entered.connect(self._enter)
        entrance.lock_asked.connect(self.lock)
        entrance.language_chosen.connect(lambda language: self._change_screen({"language": language}))
        entrance.hide_asked.connect(self.hide)
        entrance.left.connect(self._app.quit)
        return entrance

    def _enter(self, database: Database) -> None:
        """Show the open register."""
        from grouphub.desktop.shell.session import Session

        try:
            session = Session(
                self.window, self.watch, database, self._clock, self.screen, practice=bool(self._practice_password)
            )
            session.lock_asked.connect(self.lock)
            session.hide_asked.connect(self.hide)
            session.screen_changed.connect(self._change_screen)
            session.bring_back_asked.connect(self.bring_back)
            session.bring_out_asked.connect(self.bring_out)
            self._session = session
            session.start()
        except BaseException:
            # A register that cannot be shown does not stay open.
            self._let_go()
            database.close()
            database.opened.close()
            raise
        self.entrance.drop()
        session.returned.connect(self._tell_of_trouble)  # over the form
        session.return_to_form()

    def _tell_of_trouble(self) -> None:
        """Say that the disk is full or the second file gone; the register opens all the same."""
        from grouphub.store.vault import trouble_beside

        trouble = trouble_beside(self.folder)
        if trouble is not None:
            self.window.toast(trouble.text(), trouble=True)

    def bring_back(self, copy: OpenCopy, preview: Preview) -> None:
        """Cover the window, put an open copy in the place of the register, and ask for its password.

        Whatever keeps it from that is said where the password is asked: the register is then as it was.
        """
        from grouphub.desktop.copies.exchange import Exchange

        session = self._session
        if session is None:
            copy.close()
            return
        session.gather()
        page = Exchange(session, copy, preview)
        page.ended.connect(self._brought_back)
        self.window.show_view(page)
        self.window.repaint()
        page.begin()

    def bring_out(self) -> None:
        """Lock, and offer to bring out what can be read of the register."""
        from grouphub.desktop.vault.unlock import UnlockPage

        self.lock()
        if isinstance(self.entrance.view, UnlockPage):
            self.entrance.view.lead_to_rescue()

    def _brought_back(self, told: str, fine: bool) -> None:  # noqa: FBT001  a slot
        """Let the register go and say how it went."""
        from grouphub.desktop.vault.unlock import UnlockPage

        self.entrance.show_unlock()
        self._let_go()
        if isinstance(self.entrance.view, UnlockPage):
            (self.entrance.view.show_news if fine else self.entrance.view.show_problem)(told)

    # Locking and hiding

    def lock(self) -> None:
        """Cover the window with the unlock page, then let the register go."""
        if self._session is None and self.entrance.waiting is None:
            return
        if self._session is not None:
            self._session.gather()
        if self._recipes is not None and self._recipes.isVisible():  # they stay: nobody is told that it was open
            self._let_go()
            self.watch.commands = self._recipe_keys()
            return
        self.entrance.show_unlock()
        self.window.repaint()
        self._let_go()

    def hide(self) -> None:
        """Cover the window with the recipes, then let the register go."""
        if self._session is not None:
            self._session.gather()
        recipes = self._recipes_page()
        self.window.show_view(recipes, _("Recipes"))
        recipes.setFocus()
        self.window.repaint()
        if not self.entrance.note_hidden():
            self._let_go()
        self.watch.commands = self._recipe_keys()

    def leave(self) -> None:
        """Keep what is typed and let everything go: the program ends."""
        if self._session is not None:
            self._session.gather()
            self.window.hide()
        self._let_go()
        self._ahead.leave()
        if self._practice_password:
            from grouphub.features.practice import group as practice

            practice.forget(self.folder)
            self._practice_password = ""

    def _let_go(self) -> None:
        """Close what is open; the window is covered already."""
        session, self._session = self._session, None
        if session is None and self.entrance.waiting is None:
            return
        if session is not None:
            session.end()
        self.entrance.let_go()
        self._wipe_memory()

    def _wipe_memory(self) -> None:
        """Overwrite what the register left in memory: its widgets die when the click or key that asked is over."""
        from grouphub.desktop.shell.steps import Steps

        if self._wiping is not None:
            self._wiping.drop()
        self._wiping = Steps(self._sweep_and_wipe(), self.window)
        self._wiping.begin()

    def _sweep_and_wipe(self) -> Generator[None, None, None]:
        from grouphub.base.memory import wipe_freed
        from grouphub.base.remembered import forget_remembered
        from grouphub.desktop.shell import crash

        crash.forget_last()
        forget_remembered()
        self.sweeper.sweep_all()
        yield
        yield from wipe_freed()
        # What died amid the first round, between two of its steps, is reached by a second one.
        self.sweeper.sweep_all()
        yield from wipe_freed()

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
            helped = self.window.layer.dialog is not None
            return not helped and not (self._recipes and self._recipes.printer.hasFocus()) and come_back()

        plain = Qt.KeyboardModifier.NoModifier
        return {
            (Qt.KeyboardModifier.ControlModifier, "L"): come_back,
            (plain, "Return"): unless_printing,
            (plain, "Enter"): unless_printing,
        }

    def _help_keys(self) -> dict[Any, Callable[[], bool]]:
        """Return the key that helps while the register is closed."""
        from PySide6.QtCore import Qt

        def show_help() -> bool:
            from grouphub.desktop.help.panel import HelpPanel

            view = self._recipes if self._recipes is not None and self._recipes.isVisible() else self.entrance.view
            if self.window.layer.dialog is None:
                panel = HelpPanel(getattr(view, "help_name", "recipes"))
                panel.hide_asked.connect(self.hide)
                self.window.layer.show_dialog(panel)
            return True

        return {(Qt.KeyboardModifier.NoModifier, "F1"): show_help}

    def _come_back(self) -> None:
        """Leave the recipes."""
        self.watch.commands = {}
        self.entrance.come_back()

    # Language and look

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
        else:
            self.entrance.redraw()

    def _save_screen(self) -> None:
        if self._practice_password:
            return
        try:
            self.screen.save(self.folder.screen)
        except OSError as error:
            logs.note(error)
