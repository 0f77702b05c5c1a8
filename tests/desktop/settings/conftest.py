"""The open register with its window, at the page of Settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent

from grouphub.base import i18n
from grouphub.base.settings import ScreenSettings
from grouphub.desktop.shell import fonts, theme
from grouphub.desktop.shell.lock import Watch
from grouphub.desktop.shell.session import Session
from grouphub.desktop.shell.sweep import held_back
from grouphub.desktop.shell.window import Window
from grouphub.features.group import actions
from grouphub.features.people.contribution import PEOPLE
from grouphub.store.drafts import Drafts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from grouphub.base.clock import FixedClock
    from grouphub.store.database import Database

assert PEOPLE.models


class Desk:
    """A window with an open register, as the program puts it together."""

    def __init__(self, app: QApplication, db: Database, clock: FixedClock, page: str = "settings") -> None:
        self.app = app
        self.db = db
        fonts.load()
        self.screen = ScreenSettings(language="en")
        if not app.styleSheet() or theme.current() != theme.Theme():
            theme.apply(app, theme.Theme())
        actions.enter_keeper(db, db.opened.keeper, "Зебо Каримова")
        actions.change_settings(db, name="Guldasta", village="Боғча")
        Drafts(db).save({"@where": {"page": page, "place": {}, "form": None}})
        self.window = Window()
        self.window.resize(1366, 698)
        self.session = Session(self.window, Watch(self.window), db, clock, self.screen)
        self.session.screen_changed.connect(self.change_screen)
        self.window.show()
        self.session.start()

    @property
    def page(self):
        return self.session.view.page

    @property
    def dialog(self):
        return self.window.layer.dialog

    @property
    def settings(self):
        return self.session.workspace.settings

    def toast(self) -> str:
        return self.window._toast.text() if self.window._toast else ""

    def change_screen(self, values: dict[str, str]) -> None:
        for name, value in values.items():
            setattr(self.screen, name, value)
        i18n.use(self.screen.language)
        theme.apply(self.app, theme.Theme(self.screen.theme, self.screen.letters))
        self.session.rebuild()

    def close(self) -> None:
        self.session.gather()
        self.session.end()
        self.app.removeEventFilter(self.session._watch)
        self.window.close()
        self.window.deleteLater()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if theme.current() != theme.Theme():
            theme.apply(self.app, theme.Theme())


@pytest.fixture
def desk(qapp: QApplication, db: Database, clock: FixedClock) -> Iterator[Desk]:
    with held_back():  # as in the program: sweeping amid a thread would take widgets away under Qt
        made = Desk(qapp, db, clock)
        yield made
        made.close()
