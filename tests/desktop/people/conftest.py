"""A window with nothing but pages and dialogs over a real encrypted register."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedLayout, QWidget

from grouphub.base.birth import Birth
from grouphub.base.settings import ScreenSettings
from grouphub.desktop import catalogue
from grouphub.desktop.shell import fonts, theme
from grouphub.desktop.shell.bus import Bus
from grouphub.desktop.shell.drafts import FormDrafts
from grouphub.desktop.shell.jobs import Jobs
from grouphub.desktop.widgets.overlay import OverlayHost
from grouphub.desktop.workspace import Workspace
from grouphub.features import registry
from grouphub.features.group.queries import group_settings
from grouphub.features.people import actions
from grouphub.features.people.drafts import PersonDraft, PhoneDraft, RoleDraft
from grouphub.features.people.rules import Role, Safe, Whose
from grouphub.store.drafts import Drafts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grouphub.desktop.page import Page
    from grouphub.store.database import Database


class Room(QWidget):
    """Shows pages by name and dialogs over them: the window as far as pages may use it."""

    def __init__(self, db: Database) -> None:
        super().__init__()
        self.layer = OverlayHost(self)
        self.pages: dict[str, Page] = {}
        self.went: list[tuple[str, dict[str, Any]]] = []
        self.told: list[BaseException] = []
        self.toasts: list[str] = []
        self._views = QStackedLayout(self)
        bus = Bus()
        db.on_commit.append(bus.announce)
        with db.read() as session:
            settings = group_settings(session)
        self.workspace = Workspace(
            db=db,
            bus=bus,
            jobs=Jobs(),
            clock=db.clock,
            screen=ScreenSettings(),
            drafts=FormDrafts(Drafts(db), dict),
            frame=self,
            features=registry.FEATURES,
            settings=settings,
        )
        bus.changed.connect(self._hear)
        self.resize(1158, 698)
        self.show()

    def go(self, page: str, **place: Any) -> None:
        self.layer.close()
        self.went.append((page, place))
        if page not in self.pages:
            self.pages[page] = catalogue.make_page(page, self.workspace)
            self._views.addWidget(self.pages[page])
        shown = self.pages[page]
        if place:
            shown.go_to(place)
        shown.show_fresh()
        self._views.setCurrentWidget(shown)
        QApplication.sendPostedEvents()

    def back(self) -> None:
        self.go("people")

    def open_form(self, form: str, **about: Any) -> None:
        self.layer.show_dialog(catalogue.make_form(form, self.workspace, about))
        QApplication.sendPostedEvents()

    def tell(self, error: BaseException, beside: QWidget | None = None) -> None:
        self.told.append(error)

    def toast(self, text: str, *, undo: Any = None) -> None:
        self.toasts.append(text)

    def lock(self) -> None: ...

    def hide_now(self) -> None: ...

    def change_screen(self, **values: str) -> None: ...

    def _hear(self, topics: Any) -> None:
        for page in self.pages.values():
            page.hear(topics)


def type_into(widget: QWidget, text: str) -> None:
    """Press a key for every letter; Qt's own helper knows Latin keys only."""
    widget.setFocus()
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def click(widget: QWidget) -> None:
    """Click a widget once everything has found its place, scrolled into sight as a hand would."""
    QApplication.processEvents()
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
    QApplication.processEvents()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.fixture(autouse=True, scope="session")
def look(qapp: QApplication) -> None:
    """The light look with normal letters."""
    fonts.load()
    theme.apply(qapp, theme.Theme())


@pytest.fixture
def room(qtbot: Any, db: Database) -> Iterator[Room]:
    """An empty group, its window 1366 px wide."""
    made = Room(db)
    made.resize(1366, 698)
    yield made
    made.workspace.drafts.stop()
    made.workspace.jobs.finish()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


NAMES = (
    ("Адолат", "Ҳусейнова", "Чашмаи Нав", Role.BAKERY),
    ("Гулнора", "Раҳимзода", "Чашмаи Нав", Role.ORGANISER),
    ("Ҷамила", "Олимзода", "Боғи Нав", Role.SEWING),
    ("Зебо", "Қодирзода", "Дашти Нав", Role.TRAINER),
    ("Мавҷуда", "Шарифзода", "Чашмаи Нав", Role.BAKERY),
    ("Муҳаббат", "Юсуфзода", "Боғи Нав", Role.LEARNER),
    ("Нигина", "Ғаниева", "Боғи Нав", Role.SEWING),
    ("Парвина", "Холзода", "Дашти Нав", Role.LEARNER),
    ("Сафаргул", "Давлатзода", "Чашмаи Нав", Role.VOLUNTEER),
    ("Ситора", "Назарзода", "Боғи Нав", Role.LEARNER),
    ("Фарзона", "Ҳакимзода", "Дашти Нав", Role.SEWING),
    ("Шаҳноза", "Ӯлмасова", "", Role.MEMBER),
)


@pytest.fixture
def women(db: Database) -> dict[str, Any]:
    """Twelve invented women; returns their keys by given name."""
    keys = {}
    for number, (given, family, village, role) in enumerate(NAMES):
        draft = PersonDraft(
            given=given,
            family=family,
            village=village,
            street="кӯчаи Лола 8" if given == "Ҷамила" else "",
            birth=Birth.in_year(1980 + number),
            joined_on=date(2022 + number % 3, 5, 1 + number) if number != 11 else None,
            roles=(RoleDraft(role, date(2023, 5, 1)),),
            phones=(
                PhoneDraft(
                    f"00 000 {10 + number} {20 + number}",
                    Whose.HUSBAND if number == 2 else Whose.OWN,
                    "",
                    (Safe.YES, Safe.UNKNOWN, Safe.NO)[number % 3],
                    "18–20" if number == 3 else "",
                    "",
                ),
            )
            if number != 11
            else (),
        )
        keys[given] = actions.add_person(db, draft)
    return keys
