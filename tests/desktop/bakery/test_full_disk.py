"""The disk is full while bread is counted: the numbers come back after the lock and after a kill, and are then kept."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from grouphub.base.money import Money
from grouphub.features.bakery.actions import add_bread
from tests.journeys.desk import new_register, noon

STORY = """
import os, shutil, signal, sys, time
from contextlib import nullcontext
from pathlib import Path
from PySide6.QtWidgets import QApplication
from grouphub.base.paths import Folder
from grouphub.features.bakery import queries
from grouphub.store.faults import DiskFull
from tests.journeys.desk import ALT, CTRL, Desk, Key, noon

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

def cell(name):
    return desk.page.bread.lines[0].cells[name].figures

def stands():
    return cell("baked").text(), cell("sold").text()

def in_register():
    with desk.db.read() as session:
        counted = queries.day_sheet(session, desk.clock.today()).counts[0].counted
    return counted.baked, counted.sold

small, turn = Path(sys.argv[1]), sys.argv[2]
app = QApplication([])
bot = Bot()
desk = Desk(bot, app, Folder(small / "group"), noon())
desk.unlock()
if turn == "first":
    desk.session.go("bakery")
    desk.folder.reserve.unlink()
    fill()
    cell("baked").setFocus()
    desk.type("120")
    desk.press(Key.Key_S, CTRL)
    assert "full" in desk.toast(), desk.toast()
    desk.session.go("today")
    desk.press(Key.Key_L, CTRL)
    bot.waitUntil(lambda: desk.session is None)
    fill()
    desk.unlock()
    desk.session.go("bakery")
    assert stands() == ("120", ""), stands()
    cell("sold").setFocus()
    desk.type("112")
    desk.session.go("today")
    bot.waitUntil(lambda: "full" in desk.toast())
    desk.session.workspace.drafts._timer.timeout.emit()  # three seconds are over
    assert in_register() == (0, 0)
    print("typed", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
desk.session.go("bakery")
assert stands() == ("120", "112"), stands()
assert in_register() == (0, 0)
os.unlink(small / "film")
bot.waitUntil(lambda: in_register() == (120, 112))
desk.press(Key.Key_L, CTRL)
bot.waitUntil(lambda: desk.session is None)
desk.unlock()
desk.session.go("bakery")
assert stands() == ("120", "112")
assert not desk.session.workspace.drafts._laid
print("kept", flush=True)
os._exit(0)
"""
INSIDE = 'mount -t tmpfs -o size=16m tmpfs "$1" && cp -a "$2" "$1/group" && shift 2 && "$@" first; "$@" second'


def test_counted_bread_comes_back_though_the_disk_was_full(folder, tmp_path):
    new_register(folder, noon(), lambda db: add_bread(db, "Оби-нон", Money(300)))
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
    assert told.stdout == "typed\nkept\n", told.stderr
