"""A woman at her desk: the whole program over a real encrypted register, driven by keys."""

from __future__ import annotations

import gc
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from grouphub.app import Program
from grouphub.base import i18n
from grouphub.base.clock import FixedClock
from grouphub.base.keys import new_key
from grouphub.base.settings import ScreenSettings
from grouphub.desktop.shell import crash, theme
from grouphub.features import registry
from grouphub.features.group import actions as group
from grouphub.store.database import Database
from grouphub.store.recovery import RecoveryCode
from grouphub.store.vault import create_vault
from tests import factory
from tests.desktop.widgets.hands import type_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from grouphub.base.paths import Folder

assert registry.FEATURES  # their tables are known

PASSWORD = "заварка ва нон"
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


def noon() -> FixedClock:
    """Return a clock that stands at a Tuesday after this program was made."""
    return FixedClock(datetime(2026, 11, 24, 12, 0, tzinfo=UTC))


def new_register(folder: Folder, clock: FixedClock, fill: Callable[[Database], None] | None = None) -> RecoveryCode:
    """Make a register in English whose hiding was practised; return what stands on its sheet."""
    code = RecoveryCode.new()
    opened = create_vault(folder, PASSWORD, code, keeper=new_key(), cost=factory.cheap())
    db = Database.create(opened, clock)
    group.enter_keeper(db, opened.keeper, "Зебо Каримова")
    group.change_settings(db, name="Гулдаста", village="Чашмасор", hiding_practised=True)
    if fill:
        fill(db)
    db.close()
    opened.close()
    ScreenSettings(language="en").save(folder.screen)
    return code


def send(widget, key: int, modifiers=PLAIN, text: str = "", scan: int = 0, *, release: bool = True) -> None:
    """Press one key on ``widget`` and let it go; ``scan`` is its place on the keyboard."""
    kinds = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) if release else (QEvent.Type.KeyPress,)
    for kind in kinds:
        if shiboken6.isValid(widget):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, scan, 0, 0, text))


class Shown(QObject):
    """Hears of windows that come up."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWindow):
            self.windows.append(watched.objectName())
        return False


class Desk:
    """The program from its start; ``type`` and ``press`` go where the focus is."""

    def __init__(self, qtbot, app: QApplication, folder: Folder, clock: FixedClock) -> None:
        self.qtbot = qtbot
        self.app = app
        self.folder = folder
        self.clock = clock
        self._hook = sys.excepthook
        self.program = Program(app, folder, clock)
        self.window = self.program.window
        self.window.resize(1366, 698)
        self.sweeper = self.program.sweeper
        self.program.start()
        qtbot.waitActive(self.window).__enter__()
        qtbot.waitUntil(self.window.isActiveWindow)
        qtbot.waitUntil(lambda: not self.window.windowIcon().isNull())  # what waits for the first picture is done

    @property
    def session(self):
        return self.program._session

    @property
    def door(self):
        return self.program.entrance.view

    @property
    def db(self) -> Database:
        return self.session.workspace.db

    @property
    def page(self):
        return self.session.view.page

    @property
    def dialog(self):
        return self.window.layer.dialog

    @property
    def form(self):
        return self.dialog.form

    @property
    def shown(self):
        return self.window._views.currentWidget()

    def toast(self) -> str:
        return self.window._toast.text() if self.window._toast else ""

    def focus(self):
        return QApplication.focusWidget()

    def type(self, text: str) -> None:
        """Type where the focus is."""
        for letter in text:
            type_text(self.focus(), letter)

    def press(self, key, modifiers=PLAIN, text: str = "", scan: int = 0) -> None:
        """Press one key where the focus is."""
        send(self.focus() or self.window, key, modifiers, text, scan)
        QApplication.sendPostedEvents()

    def escape(self, *, soon: bool = False) -> None:
        """Press Esc, long after the last Esc or soon after it, however slow this computer is."""
        self.program.watch._last_esc = time.monotonic() - 0.2 if soon else 0.0
        self.press(Key.Key_Escape)

    def click(self, button) -> None:
        """Click a button."""
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.sendPostedEvents()

    def unlock(self, password: str = PASSWORD) -> None:
        """Type the password and wait for the register."""
        self.qtbot.waitUntil(lambda: self.focus() is self.door.password.edit)
        self.type(password)
        self.press(Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.session is not None and not self.session.is_returning, timeout=20_000)
        QApplication.sendPostedEvents()

    def open_form(self, name: str, **about):
        """Open a form as pages do; return it."""
        self.session.open_form(name, **about)
        QApplication.sendPostedEvents()
        return self.form

    def close(self) -> None:
        """End the program as closing the window does."""
        self.window.close()
        self.program._session = None
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.unfreeze()
        gc.enable()
        crash._window.clear()
        sys.excepthook = self._hook
        i18n.use("en")
        if theme.current() != theme.Theme():
            theme.apply(self.app, theme.Theme())
