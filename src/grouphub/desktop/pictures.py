"""Draws every page, dialog and step of an invented group into PNG files, without a screen."""

from __future__ import annotations

import inspect
import os
import sys
import tempfile
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from grouphub.base import i18n, logs
from grouphub.base.clock import FixedClock
from grouphub.base.command_line import DONE, REFUSED, WRONG_USAGE, Parser, UsageWrong
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import LANGUAGES, _
from grouphub.base.paths import Folder
from grouphub.base.settings import LETTERS, THEMES, ScreenSettings

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Mapping

    from PySide6.QtWidgets import QApplication, QWidget

    from grouphub.desktop.shell.session import Session
    from grouphub.desktop.shell.window import Window
    from grouphub.features.practice.group import PracticeGroup

_DAY = FixedClock(datetime(2025, 3, 17, 9, 40, tzinfo=UTC))
"""Pictures of the same program are the same on every day."""
_SETTLE_MS = 220
_FIRST_RUN_STEPS = (1, 2, 3, 4)
_PAGE_OF = {
    **dict.fromkeys(("password", "keeper", "group"), "settings"),
    **dict.fromkeys(("village", "merge_villages", "district"), "places"),
    **dict.fromkeys(("bread_costs", "bread_bakers", "bread_price", "bread_close", "bread_correct"), "bakery"),
    **dict.fromkeys(("bread_credit", "bread_credit_change"), "bakery"),
    **dict.fromkeys(
        ("earning", "pay", "pay_all", "payout_papers", "share", "share_correct", "void", "income_book"), "income"
    ),
    **dict.fromkeys(("cash", "purpose", "debt", "debt_change", "debt_payment", "count", "receipt_paper"), "cash"),
    **dict.fromkeys(("order", "order_payment", "order_cancel", "measures", "order_material", "order_card"), "sewing"),
    **dict.fromkeys(("material", "buy", "use", "count_stock", "void_move"), "stock"),
    **dict.fromkeys(("remnant", "use_remnant", "tool", "care", "void_care"), "stock"),
    **dict.fromkeys(("bread_kind", "bread_recipe", "ingredient"), "bread"),
}
"""The page a form is opened from; the others are opened from the page of women."""


def main(words: list[str]) -> int:
    """Draw what the words ask for. Returns the exit status."""
    i18n.use(_language_of_help(words))
    try:
        at = words.index("pictures")
        asked = _parser().parse_args([*words[:at], *words[at + 1 :]])
        return _draw(asked)
    except SystemExit:
        return DONE  # the help was shown
    except GroupHubError as error:
        sys.stderr.write(f"{error.text()}\n")
        return WRONG_USAGE if isinstance(error, UsageWrong) else REFUSED


def _language_of_help(words: list[str]) -> str:
    after = dict(pairwise(words)).get("--lang", "")
    return after if after in LANGUAGES else "en"


def _parser() -> Parser:
    parser = Parser(prog="grouphub pictures", description=_("Draws every page of an invented group."))
    parser.add_argument("out", metavar="OUT", type=Path, help=_("the folder the pictures go to"))
    parser.add_argument("--lang", choices=(*LANGUAGES, "all"), default="tg", help=_("the language: tg, ru, en or all"))
    parser.add_argument("--size", type=_size, default=(1366, 698), metavar="1366x698", help=_("size of the window"))
    parser.add_argument("--theme", choices=THEMES, default="light", help=_("the colours: light or dark"))
    parser.add_argument("--letters", choices=LETTERS, default="normal", help=_("the letters: normal, large or largest"))
    parser.add_argument("--only", metavar="NAME", help=_("only pictures whose name begins like this"))
    parser.add_argument("--people", type=int, default=30, metavar="N", help=_("how many women"))
    parser.add_argument("--seed", type=int, default=1, metavar="N", help=_("the same number gives the same group"))
    return parser


def _size(text: str) -> tuple[int, int]:
    wide, high = (int(part) for part in text.lower().split("x"))
    if not (100 <= wide <= 10_000 and 100 <= high <= 10_000):
        raise ValueError(text)
    return wide, high


def _draw(asked: Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    qInstallMessageHandler(_tell_what_matters)
    app = QApplication.instance() or QApplication(["GroupHub"])
    assert isinstance(app, QApplication)
    drawn, failed = 0, 0
    for language in LANGUAGES if asked.lang == "all" else (asked.lang,):
        screen = ScreenSettings(language=language, theme=asked.theme, letters=asked.letters)
        out = asked.out / language if asked.lang == "all" else asked.out
        out.mkdir(parents=True, exist_ok=True)
        with Studio(app, screen, asked.size, people=asked.people, seed=asked.seed) as studio:
            for name, show in studio.views():
                if asked.only is None or name.startswith(asked.only):
                    drawn += 1
                    failed += not studio.take(name, show, out / f"{name}.png")
    if not drawn:
        raise UsageWrong(why=_("There is no picture named {name}.").format(name=asked.only))
    return REFUSED if failed else DONE


def _tell_what_matters(_kind: object, _context: object, message: str) -> None:
    """Keep what the toolkit says about having no screen to itself."""
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(f"{message}\n")


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

    def views(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Yield every view by name, in the order a new user meets them."""
        for step in _FIRST_RUN_STEPS:
            yield f"first-run-{step}", partial(self._show_first_run, step)
        yield "unlock", self._show_unlock
        yield "unlock-wrong", self._show_wrong_password
        yield "unlock-sheet", self._show_sheet
        yield "recipes", self._show_recipes
        from grouphub.desktop import scenes
        from grouphub.desktop.bakery import scenes as bakery
        from grouphub.desktop.catalogue import FORMS, PAGES

        yield from scenes.before_opening(self)
        for entry in PAGES:
            yield entry.name, partial(self.show_page, entry.name)
        yield "people-search", partial(self.show_page, "people", text="ҳаф")
        yield "people-nobody", partial(self.show_page, "people", text="гулҷамоҳ")
        yield "person-family", partial(self.show_page, "person", scroll=10_000)
        yield "find", self._show_find
        for name in FORMS:
            yield f"form-{name}", partial(self.show_form, name)
        yield "form-person-change", partial(self.show_form, "person", change=True)
        yield from scenes.in_the_register(self)
        yield from bakery.in_the_bakery(self)
        for entry in PAGES:
            yield f"help-{entry.name}", partial(self._show_help, entry.name)
        yield from scenes.helps(self)
        for name in (
            "today",
            "people",
            "own_fields",
            "places",
            "bin",
            "history",
            "bakery",
            "bread",
            "income",
            "cash",
            "stock",
        ):
            yield f"{name}-empty", partial(self.show_page, name, people=0)

    # Before the register is open

    def _show_first_run(self, step: int) -> None:
        from grouphub.desktop.vault.first_run import FirstRun
        from grouphub.store.begun import Begun, keep_begun

        is_last = step == _FIRST_RUN_STEPS[-1]
        folder = self._group(self._people).folder if is_last else Folder(Path(self._place.name) / f"new-{step}")
        answers = {"name": _("Practice group"), "keeper_name": "Нигина", "village": "Анорбоғ"}
        if not is_last:
            keep_begun(folder, Begun(step, answers))
        self.show_outside(FirstRun(folder, self._screen, _DAY, step=step if is_last else 0))

    def _show_unlock(self) -> Any:
        from grouphub.desktop.vault.unlock import UnlockPage

        page = UnlockPage(self._group(self._people).folder, self._screen, _DAY)
        self.show_outside(page)
        page.focus_password()
        return page

    def _show_wrong_password(self) -> None:
        from grouphub.features.practice.group import PRACTICE_PASSWORD

        self._end_session()
        self._group(self._people).opened.close()
        page = self._show_unlock()
        page.password.set_value(PRACTICE_PASSWORD + "7")
        page.try_open()
        settle(1500)
        self._groups.pop(self._people)

    def _show_sheet(self) -> None:
        self._show_unlock().ask_for_sheet()

    def _show_recipes(self) -> None:
        from grouphub.desktop.recipes.page import RecipesPage

        self.show_outside(RecipesPage())

    def show_outside_of(self, name: str) -> None:
        """Show the view before the register is open whose help is named ``name``."""
        step = name.removeprefix("first-run-")
        if step.isdigit():
            self._show_first_run(int(step))
        elif name == "recipes":
            self._show_recipes()
        else:
            self._show_unlock()

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

    def _show_find(self) -> None:
        from grouphub.desktop.people.find import FindPanel

        session = self._open(self._people)
        session.go("people")
        self.window.layer.show_dialog(FindPanel(session.workspace))

    def show_form(self, name: str, *, change: bool = False) -> None:
        """Show a form over the page it belongs to, empty or about somebody."""
        session = self._open(self._people)
        session.go(_PAGE_OF.get(name, "people"), **({"text": ""} if name not in _PAGE_OF else {}))
        session.open_form(name, **self._about(session, name, change=change))

    def _show_help(self, page: str) -> None:
        from grouphub.desktop.help.panel import HelpPanel

        self.show_page(page)
        self.window.layer.show_dialog(HelpPanel(page))

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

    def _about(self, session: Session, name: str, *, change: bool) -> dict[str, Any]:
        """Return what the form needs to be opened: a woman where it is about one."""
        from grouphub.desktop.catalogue import FORMS, load

        asked = inspect.signature(load(FORMS[name])).parameters
        about: dict[str, Any] = {}
        if "person_id" in asked and (change or asked["person_id"].default is inspect.Parameter.empty):
            about["person_id"] = self.somebody(session)
        if "day" in asked:
            about["day"] = session.workspace.today().isoformat()
        if "order_id" in asked and (change or asked["order_id"].default is inspect.Parameter.empty):
            about["order_id"] = self.some_order(session)
        about |= self._about_bread(session, name)
        about |= self._about_money(session, name) | self._about_stock(session, asked, change=change)
        if "village_id" in asked:
            about["village_id"] = self.somewhere(session)
        if "other_id" in asked:
            about["other_id"] = self.somebody(session, 1)
        if "consent_id" in asked:
            about["consent_id"] = self.some_answer(session, about["person_id"])
        if "person_ids" in asked:
            about["person_ids"] = [self.somebody(session)]
        return about

    def some_answer(self, session: Session, person_id: str) -> str:
        """Return the key of something a woman agreed to, written now."""
        from uuid import UUID

        from grouphub.features.people import entries
        from grouphub.features.people.drafts import ConsentDraft
        from grouphub.features.people.rules import Answer, Purpose

        given = ConsentDraft(Purpose.PHOTO, Answer.GIVEN, session.workspace.today())
        entries.record_consent(session.workspace.db, UUID(person_id), given)
        return str(given.id)

    def _about_bread(self, session: Session, name: str) -> dict[str, Any]:
        """Return what a form of the bakery is opened with."""
        from grouphub.desktop.bakery import scenes

        return scenes.about(session, name)

    def _about_money(self, session: Session, name: str) -> dict[str, Any]:
        """Return what a form about money is opened with."""
        from grouphub.desktop.money_scenes import about_money

        women = [self.somebody(session, number) for number in range(3)] if name == "share_correct" else []
        return about_money(session, name, women)

    def _about_stock(self, session: Session, asked: Mapping[str, Any], *, change: bool) -> dict[str, Any]:
        """Return the material, movement, remnant or machine a form is opened with."""
        from grouphub.desktop import scenes

        needed = [one for one in asked if change or asked[one].default is inspect.Parameter.empty]
        return {one: key for one, key in scenes.about_stock(session).items() if one in needed}

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
