"""Runs the real program in this process and drives it; times end when what was asked for has been painted.

A child process: ``python -m tests.bench.screen STARTED TASK FOLDER`` prints its figures as JSON.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from typing import TYPE_CHECKING, Any

import grouphub.desktop  # noqa: F401  brings Qt up the program's way

# isort: split
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

PASSWORD = "non bist chor gul"
_KEYS_PER_SECOND = 4
_TOO_LONG = 60_000
_STEP = 156
"""Pixels of one turn of a mouse wheel: three rows."""


class Painted(QObject):
    """Waits until a widget has been painted, together with everything else that was painted with it."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._loop = QEventLoop()
        self._widgets = widgets
        self.at = 0.0
        for widget in widgets:
            widget.installEventFilter(self)

    def wait(self) -> float:
        """Return the moment (``time.monotonic``) at which the painting was over."""
        timer = QTimer(singleShot=True, interval=_TOO_LONG)
        timer.timeout.connect(self._loop.quit)
        timer.start()
        self._loop.exec()
        for widget in self._widgets:
            widget.removeEventFilter(self)
        assert self.at, "nothing was painted"
        return self.at

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note that painting begins; it is over when the loop comes to the event posted now."""
        if event.type() == QEvent.Type.Paint:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
        return False

    def event(self, event: QEvent) -> bool:
        """Note that painting is over."""
        if event.type() == QEvent.Type.User and not self.at:
            self.at = time.monotonic()
            self._loop.quit()
        return True


def rest(milliseconds: int) -> None:
    """Let the program run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def resident() -> float:
    """Return the resident memory of this process in MiB."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        return int(file.read().split()[1]) * resource.getpagesize() / 2**20


def run_program(folder: str, script: Callable[[Any], dict[str, Any]]) -> None:
    """Start the program as ``grouphub --data-dir FOLDER`` and hand it to ``script`` where it would wait for events."""
    from grouphub import app

    programs: list[Any] = []
    made = app.Program.__init__

    def keep(program: Any, *args: Any, **kwargs: Any) -> None:
        made(program, *args, **kwargs)
        programs.append(program)

    def instead_of_exec(*_args: Any) -> int:
        told = script(programs[0])
        if programs[0]._session is not None:  # the next run begins on the first page again
            programs[0]._session.view.go("today")
            programs[0].lock()
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        os._exit(0)

    app.Program.__init__ = keep  # type: ignore[method-assign]
    QApplication.exec = instead_of_exec  # type: ignore[method-assign]
    from grouphub.__main__ import main

    main(["--data-dir", folder])


# Tasks


def unlock(program: Any) -> dict[str, Any]:
    """Type the password as a person does and open the register."""
    Painted(program.window).wait()
    rest(500)
    seconds = _open(program, 1000 // _KEYS_PER_SECOND)
    derivations = sorted(_derive(program.folder) for _time in range(5))
    rest(5000)
    return {"unlock": seconds, "derive": derivations[2], "resident": resident()}


def people(program: Any) -> dict[str, Any]:
    """Open the page of women, search letter by letter, scroll."""
    Painted(program.window).wait()
    _open(program, 5)
    rest(3000)
    told: dict[str, Any] = {"open": _open_people(program)}
    rest(500)
    told["find"] = _find(program)
    told["resident"] = resident()
    told["scroll"], told["scroll_limit"] = _scroll(program)
    return told


def cover(program: Any) -> dict[str, Any]:
    """Lock and hide with a dialog open, several times."""
    Painted(program.window).wait()
    told: dict[str, list[float]] = {"lock": [], "hide": [], "lock_end": [], "hide_end": []}
    for _round in range(5):
        for name, key, modifiers in (
            ("lock", Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier),
            ("hide", Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier),
        ):
            _open(program, 5)
            rest(1500)
            program.window.layer.close()
            program._session.open_form("person")
            rest(600)
            covered, over = _cover(program, key, modifiers)
            told[name].append(covered)
            told[f"{name}_end"].append(over)
            if name == "hide":
                program._come_back()
                Painted(program.window).wait()
            rest(300)
    return told


def _open(program: Any, milliseconds: int) -> float:
    """Type the password, one key each so many milliseconds; return seconds from Enter to the painted page."""
    from PySide6.QtTest import QTest

    edit = program.entrance.view.password.edit
    edit.setFocus()
    for sign in PASSWORD:
        QTest.keyClicks(edit, sign)
        rest(milliseconds)
    seen = _AnyPage(program.window)
    begun = time.monotonic()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    return seen.wait() - begun


class _AnyPage(QObject):
    """Waits until the open register has been painted: its frame, and the page in it in the same pass."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._loop = QEventLoop()
        self._window = window
        self.at = 0.0
        QApplication.instance().installEventFilter(self)

    def wait(self) -> float:
        QTimer.singleShot(_TOO_LONG, self._loop.quit)
        self._loop.exec()
        QApplication.instance().removeEventFilter(self)
        assert self.at, "nothing was painted"
        return self.at

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A page that fills its place with an opaque area is not painted itself; the frame around it always is.
        if event.type() == QEvent.Type.Paint and type(watched).__name__ == "PageFrame":
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            self.at = self.at or time.monotonic()
            self._loop.quit()
        return True


def _derive(folder: Any) -> float:
    from grouphub.store.keyfile import read_keys
    from grouphub.store.unlocking import password_secret

    keys, _twins = read_keys(folder)
    begun = time.monotonic()
    keys.derive(password_secret(PASSWORD))
    return time.monotonic() - begun


def _open_people(program: Any) -> float:
    from PySide6.QtTest import QTest

    frame = program._session.view
    shown = _Table()
    begun = time.monotonic()
    QTest.mouseClick(frame.sidebar.rows["people"], Qt.MouseButton.LeftButton)
    return shown.wait() - begun


class _Table(_AnyPage):
    """Waits until the list of women has been painted."""

    def __init__(self) -> None:
        super().__init__(QWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and type(watched.parent()).__name__ in {"LongTable", "NobodyFound"}:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
        return False


def _find(program: Any) -> list[float]:
    """Type words letter by letter and return the seconds from each key to its painted result."""
    from tests.bench.typed import TYPED

    page = program._session.view.page
    page.search.setFocus()
    rest(300)
    took = []
    for word in TYPED:
        for letter in word:
            painted = Painted(page.list.table.viewport(), page.nobody)
            begun = time.monotonic()
            _type(page.search, letter)
            took.append(painted.wait() - begun)
            rest(250)  # four keys a second; what follows the list is not counted into the next key
        page.search.clear()
        rest(400)
    return took


def _type(edit: QWidget, letter: str) -> None:
    """Press and release a key that writes this letter, in whatever script."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(edit, event)


def _scroll(program: Any) -> tuple[list[float], list[float]]:
    """Scroll the list, and the same view over Qt's own model with the same rows in it, turn by turn."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel

    from grouphub.desktop.widgets.long_model import ROW
    from grouphub.desktop.widgets.table import LongTable

    table = program._session.view.page.list.table
    model = table.long_model()
    chunks, steps = 8, 40
    rows = min(len(model.ids), chunks * steps * 3 + 60)
    theirs = QStandardItemModel(len(model.ids), len(table.columns))
    for number in range(rows):
        item = QStandardItem()
        item.setData(model.row(number), ROW)
        theirs.setItem(number, 0, item)
    model.forget_rows()
    twin = LongTable(table.columns, name="twin", parent=table.parentWidget())
    twin.show_model(theirs)
    ours, limit = [], []
    for chunk in range(chunks):
        for view, took in ((table, ours), (twin, limit)):
            twin.setGeometry(table.geometry())
            twin.setVisible(view is twin)
            twin.raise_()
            rest(100)
            took += _scrolled(view, chunk * steps * _STEP, steps)
    return ours, limit


def _scrolled(table: Any, start: int, steps: int) -> list[float]:
    bar = table.verticalScrollBar()
    bar.setValue(start)
    rest(50)
    took = []
    for step in range(1, steps + 1):
        if start + step * _STEP > bar.maximum():
            break
        painted = Painted(table.viewport())
        begun = time.monotonic()
        bar.setValue(start + step * _STEP)
        took.append(painted.wait() - begun)
    return took


def _cover(program: Any, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> tuple[float, float]:
    """Press the key; return the seconds until the window was covered and until everything was over."""
    from PySide6.QtTest import QTest

    window = program.window
    covered: list[float] = []

    def repaint() -> None:
        QWidget.repaint(window)
        covered.append(time.monotonic())

    window.repaint = repaint
    target = QApplication.focusWidget() or window
    begun = time.monotonic()
    QTest.keyClick(target, key, modifiers)
    over = time.monotonic()
    assert covered, "the window was not covered at once"
    assert program._session is None
    del window.repaint
    return covered[0] - begun, over - begun


if __name__ == "__main__":
    run_program(sys.argv[3], {"unlock": unlock, "people": people, "cover": cover}[sys.argv[2]])
