"""The disk fills twice: the form she has open comes back after every lock, after a kill too, and she is told why."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from tests.journeys.desk import new_register, noon

STORY = """
import os, shutil, signal, sys, time
from contextlib import nullcontext
from pathlib import Path
from PySide6.QtWidgets import QApplication, QWidget
from grouphub.base.paths import Folder
from grouphub.store.faults import NoRoomToSave
from tests.journeys.desk import CTRL, Desk, Key, noon

class Bot:
    def waitUntil(self, ready, timeout=20_000):
        end = time.monotonic() + timeout / 1000
        while not ready():
            assert time.monotonic() < end
            app.processEvents()

    def waitActive(self, window):
        return nullcontext()

def fill():
    with open(small / "film", "ab", buffering=0) as film:
        try:
            while film.write(bytes(4096)):
                pass
        except OSError:
            pass
    assert shutil.disk_usage(small).free == 0

def lock(key, modifiers):
    desk.press(key, modifiers)
    bot.waitUntil(lambda: desk.session is None)

def seen():
    return desk.form.field("given").edit.text(), desk.focus() is desk.form.field("given").edit

small, turn = Path(sys.argv[1]), sys.argv[2]
app = QApplication([])
bot = Bot()
desk = Desk(bot, app, Folder(small / "group"), noon())
desk.unlock()
if turn == "first":
    assert desk.toast() == ""
    desk.open_form("person")
    desk.folder.reserve.unlink()
    fill()
    desk.type("Зулай")
    lock(Key.Key_L, CTRL)
    fill()
    desk.unlock()
    assert desk.toast() == NoRoomToSave().text()
    notice = desk.window._toast
    assert desk.window.childAt(notice.geometry().center()) in (notice, *notice.findChildren(QWidget))
    assert seen() == ("Зулай", True), seen()
    desk.type("хо")
    begun = time.monotonic()
    lock(Key.Key_L, CTRL)
    assert time.monotonic() - begun < 1
    fill()
    desk.unlock()
    assert seen() == ("Зулайхо", True), seen()
    desk.type("н")
    desk.session.workspace.drafts._timer.timeout.emit()  # three seconds are over
    print("typed", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
assert desk.toast() == NoRoomToSave().text()
assert seen() == ("Зулайхон", True), seen()
desk.click(desk.dialog.main)
assert desk.dialog is not None  # it could not be saved, and it stays
os.unlink(small / "film")
desk.click(desk.dialog.main)
bot.waitUntil(lambda: desk.dialog is None)
lock(Key.Key_L, CTRL)
desk.unlock()
assert desk.dialog is None
assert desk.toast() == ""
print("saved", flush=True)
os._exit(0)
"""
INSIDE = 'mount -t tmpfs -o size=16m tmpfs "$1" && cp -a "$2" "$1/group" && shift 2 && "$@" first; "$@" second'


def test_a_half_typed_form_comes_back_though_the_disk_filled_twice(folder, tmp_path):
    new_register(folder, noon())
    small = tmp_path / "small"
    small.mkdir()
    lend = ["unshare", "-rm", "sh", "-c"]
    trial = [*lend, 'mount -t tmpfs tmpfs "$0"', str(small)]
    if not shutil.which("unshare") or subprocess.run(trial, capture_output=True, check=False).returncode:
        pytest.skip("this computer does not lend a small disk")
    program = [sys.executable, "-c", STORY, str(small)]
    told = subprocess.run(
        [*lend, INSIDE, "sh", str(small), str(folder.path), *program],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert told.stdout == "typed\nsaved\n", told.stderr
