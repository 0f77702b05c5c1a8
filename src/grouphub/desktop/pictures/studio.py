"""The studio pictures are taken in: one window, offscreen, with an invented group in it."""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from grouphub.base import i18n, logs
from grouphub.base.clock import FixedClock
from grouphub.base.i18n import _
from grouphub.base.paths import Folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget

    from grouphub.base.settings import ScreenSettings
    from grouphub.desktop.shell.session import Session
    from grouphub.desktop.shell.window import Window
    from grouphub.features.practice.group import PracticeGroup

    Scene = tuple[str, Callable[[], object]]
    """The name of a view, and what shows it."""

_DAY = FixedClock(datetime(2025, 3, 17, 9, 40, tzinfo=UTC))
"""Pictures of the same program are the same on every day."""
_SETTLE_MS = 220
FIRST_RUN_STEPS = (1, 2, 3, 4)


class Studio:
    """One window, an invented group and an empty one, in one language and look."""

    def __init__(
        self, app: QApplication, screen: ScreenSettings, size: tuple[int, int], *, people: int, seed: int
    ) -> None:
        from grouphub.desktop.shell import fonts, theme
        from grouphub.desktop.shell.lock import Watch
        from grouphub.desktop.shell.window import Window

        i18n.use(screen.language)
        app.setStyle("Fusion")
        fonts.load()
        theme.apply(app, theme.Theme(screen.theme, screen.letters))
        self.clock = _DAY
        self._screen = screen
        self._people, self._seed = people, seed
        self._groups: dict[int, PracticeGroup] = {}
        self._session: Session | None = None
        self._outside: QWidget | None = None
        self._place = tempfile.TemporaryDirectory(prefix="grouphub-pictures-")
        self.window: Window = Window()
        self.window.resize(*size)
        self._watch = Watch(self.window)
        self.window.show()

    def __enter__(self) -> Self:
        """Give the studio; leaving it takes the groups away."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Let everything go."""
        from grouphub.features.practice import group

        self._end_session()
        for made in self._groups.values():
            made.opened.close()
            group.forget(made.folder)
        self._place.cleanup()
        self.window.close()
        self.window.deleteLater()

    def take(self, name: str, show: Callable[[], object], file: Path) -> bool:
        """Show a view and draw the window into ``file``; says which, or that it could not be drawn."""
        self.window.layer.close()
        try:
            show()
            settle()
        except Exception as error:  # noqa: BLE001  the other pictures are drawn all the same
            logs.note(error)
            told = _("{name} could not be drawn ({kind}).").format(name=name, kind=type(error).__name__)
            sys.stderr.write(f"{told}\n")
            return False
        self.window.grab().save(str(file))
        sys.stdout.write(f"{file}\n")
        return True

    # Before the register is open

    def show_first_run(self, step: int) -> None:
        """Show a step of the first run."""
        from grouphub.desktop.vault.first_run import FirstRun
        from grouphub.store.begun import Begun, keep_begun

        is_last = step == FIRST_RUN_STEPS[-1]
        folder = self._group(self._people).folder if is_last else Folder(Path(self._place.name) / f"new-{step}")
        answers = {"name": _("Practice group"), "keeper_name": "Нигина", "village": "Анорбоғ"}
        if not is_last:
            keep_begun(folder, Begun(step, answers))
        self.show_outside(FirstRun(folder, self._screen, _DAY, step=step if is_last else 0))

    def show_unlock(self) -> Any:
        """Show where the password is asked for, and return that page."""
        from grouphub.desktop.vault.unlock import UnlockPage

        page = UnlockPage(self._group(self._people).folder, self._screen, _DAY)
        self.show_outside(page)
        page.focus_password()
        return page

    def show_wrong_password(self) -> None:
        """Show what a wrong password is told."""
        from grouphub.features.practice.group import PRACTICE_PASSWORD

        self._end_session()
        self._group(self._people).opened.close()
        page = self.show_unlock()
        page.password.set_value(PRACTICE_PASSWORD + "7")
        page.try_open()
        settle(1500)
        self._groups.pop(self._people)

    def show_recipes(self) -> None:
        """Show the recipes that hide the register."""
        from grouphub.desktop.recipes.page import RecipesPage

        self.show_outside(RecipesPage())

    def show_outside_of(self, name: str) -> None:
        """Show the view before the register is open whose help is named ``name``."""
        step = name.removeprefix("first-run-")
        if step.isdigit():
            self.show_first_run(int(step))
        elif name == "recipes":
            self.show_recipes()
        else:
            self.show_unlock()

    def show_outside(self, view: QWidget) -> None:
        """Show a view without an open register."""
        self._end_session()
        self._replace(view)

    def _replace(self, view: QWidget) -> None:
        """Show ``view`` instead of what was shown outside the register; like locking, before that goes."""
        old, self._outside = self._outside, view
        self.window.show_view(view)
        if old is not None:
            self.window.drop_view(old)

    # In the open register

    def open_group(self) -> Session:
        """Return the session of the usual group."""
        return self._open(self._people)

    def show_page(self, name: str, *, people: int | None = None, **place: Any) -> None:
        """Show a page at a place, of a group of ``people`` women."""
        session = self._open(self._people if people is None else people)
        if name in {"person", "her_income"}:
            place["person_id"] = self.somebody(session)
        session.go(name, **place)

    def _open(self, people: int) -> Session:
        """Return the session of the group with ``people`` women, the only one that is open."""
        from grouphub.desktop.shell.session import Session

        made = self._group(people)
        if self._session is None or self._session.workspace.db is not made.database:
            self._end_session()
            made = self._group(people)
            self._session = Session(self.window, self._watch, made.database, _DAY, self._screen, practice=True)
            self._session.start()
        return self._session

    def _end_session(self) -> None:
        """End the open session; its group is made anew when it is asked for again."""
        from PySide6.QtWidgets import QWidget

        if self._session is not None:
            self._replace(QWidget())
            ended = next(size for size, made in self._groups.items() if made.database is self._session.workspace.db)
            self._session.end()
            self._session = None
            del self._groups[ended]

    def _group(self, people: int) -> PracticeGroup:
        from grouphub.features import registry
        from grouphub.features.practice import group

        if people not in self._groups:
            self._groups[people] = group.make(
                registry.FEATURES, people=people, seed=self._seed, language=self._screen.language, clock=_DAY
            )
        return self._groups[people]

    def some_order(self, session: Session) -> str:
        """Return the key of the first order."""
        from grouphub.features.sewing.queries import orders

        with session.workspace.db.read() as reading:
            return str(orders(reading, session.workspace.today())[0].id)

    def somewhere(self, session: Session) -> str:
        """Return the key of the largest village."""
        from grouphub.features.people.where import villages

        with session.workspace.db.read() as reading:
            return str(villages(reading)[0].id)

    def somebody(self, session: Session, number: int = 0) -> str:
        """Return the key of a woman who has a telephone and a family name: the first, or a later one."""
        from grouphub.features.people.queries import PeopleFilter, people_ids, people_page

        with session.workspace.db.read() as reading:
            rows = people_page(reading, people_ids(reading, PeopleFilter(), limit=30))
        known = [row for row in rows if row.phone and row.family] or rows
        return str(known[min(number, len(known) - 1)].id)


def settle(milliseconds: int = _SETTLE_MS) -> None:
    """Let timers, jobs and layouts come to rest."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(ready: Callable[[], bool]) -> None:
    """Let the window work until it is ready, four seconds at most."""
    for _turn in range(200):
        if ready():
            return
        settle(20)
