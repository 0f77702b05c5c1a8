"""What the open register needs is there before the password is typed, and no key waits for it."""

from __future__ import annotations

import os
import subprocess
import sys

from grouphub.desktop.shell.steps import Steps
from tests.journeys.desk import PASSWORD, Key

BEGIN = """
import sys
from importlib import import_module
from grouphub.desktop.shell import ahead
for name in ahead.WITHOUT_QT:
    import_module(name)
"""
OPENED = """
for name in ahead.WITH_QT:
    import_module(name)
before = set(sys.modules)
import grouphub.desktop.shell.session, grouphub.desktop.today.page, grouphub.desktop.people.page
import grouphub.store.database, grouphub.features.registry, grouphub.features.group.queries
"""


def modules(script: str) -> set[str]:
    path = os.pathsep.join(part for part in sys.path if part)
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    return set(done.stdout.split())


def test_nothing_with_classes_of_qt_is_imported_in_the_thread():
    started = modules("import grouphub.desktop.shell.ahead, sys\nprint(*sys.modules)")
    grown = modules(f"{BEGIN}\nprint(*sys.modules)") - started
    assert "sqlalchemy.orm" in grown
    assert [name for name in grown if name.startswith(("PySide6", "shiboken6", "grouphub.desktop"))] == []


def test_everything_unlocking_needs_is_imported_ahead():
    assert modules(f"{BEGIN}{OPENED}\nprint(*(set(sys.modules) - before))") == set()


def test_one_step_never_imports_much():
    """A module is imported by itself: what it needs came before it."""
    script = f"""{BEGIN}
for name in ahead.WITH_QT:
    before = len(sys.modules)
    import_module(name)
    print(len(sys.modules) - before)
"""
    path = os.pathsep.join(part for part in sys.path if part)
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert max(map(int, done.stdout.split())) <= 12


def test_steps_are_done_one_after_the_other_between_events(qtbot, qapp):
    done: list[int] = []
    steps = Steps((done.append(number) for number in range(3)), qapp)
    steps.begin()
    qtbot.waitUntil(lambda: done == [0, 1, 2])
    qtbot.waitUntil(lambda: not steps.are_left)


def test_what_is_left_can_be_done_at_once(qapp):
    done: list[int] = []
    steps = Steps((done.append(number) for number in range(3)), qapp)
    steps.begin()
    steps.finish()
    assert done == [0, 1, 2]
    assert not steps.are_left


def test_enter_pressed_before_all_is_imported_opens_the_register(code, sit_down):
    desk = sit_down()
    desk.program._ahead._timer.stop()  # nothing has been imported yet
    desk.qtbot.waitUntil(lambda: desk.focus() is desk.door.password.edit)
    desk.type(PASSWORD)
    desk.press(Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.session is not None, timeout=20_000)
    assert next(desk.program._ahead._steps, "all done") == "all done"


def test_leaving_in_the_middle_of_importing_waits_for_the_thread(code, sit_down):
    desk = sit_down()
    desk.window.close()
    assert not desk.program._ahead._thread.is_alive()


def test_the_kinds_of_qt_are_read_at_the_beginning_not_at_the_first_blink():
    """In several steps, none of them most of it; meeting an object of Qt's own later loads nothing more."""
    script = """
import PySide6.QtCore as core, PySide6.QtGui as gui, PySide6.QtWidgets as widgets
from grouphub.desktop.shell import ahead
app = widgets.QApplication([])
def known():
    return sum(len(vars(module)) for module in (core, gui, widgets))
before = known()
grown = [known() for meet in ahead._KINDS if (meet(), True)]
after = grown[-1]
steps = [end - start for start, end in zip([before, *grown], grown)]
line = widgets.QLineEdit()
[one.parent() for one in line.findChildren(core.QObject)]
print("read" if after > before + 50 else "nothing", "more" if known() > after + 5 else "enough",
      "long" if max(steps) > 0.7 * (after - before) else "short")
"""
    assert modules(script) == {"read", "enough", "short"}
