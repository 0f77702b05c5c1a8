"""The system's own words: sleep, a locked screen, another user. A real message bus of its own carries them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

HEARD = """
import os, sys
from PySide6.QtCore import QObject, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication
from grouphub.desktop.shell.lock import Watch, listen_to_system

app = QApplication([])
owner = QObject()
watch = Watch(owner)
locked = []
watch.lock_asked.connect(lambda: locked.append(True))
listen_to_system(watch)
login = QDBusConnection.connectToBus(os.environ["DBUS_SYSTEM_BUS_ADDRESS"], "login")
assert login.registerService("org.freedesktop.login1")
saver = QDBusConnection.connectToBus(os.environ["DBUS_SESSION_BUS_ADDRESS"], "saver")
session = "/org/freedesktop/login1/session/c1"
words = [
    ("sleep", login, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", [True]),
    ("wake", login, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", [False]),
    ("lock", login, session, "org.freedesktop.login1.Session", "Lock", []),
    ("saver", saver, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", [True]),
    ("saver off", saver, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", [False]),
]

def say():
    word, bus, path, interface, name, facts = words.pop(0)
    locked.clear()
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(facts)
    assert bus.send(message)
    QTimer.singleShot(300, lambda: tell(word))

def tell(word):
    print(word, bool(locked), flush=True)
    say() if words else app.quit()

say()
app.exec()
"""


@pytest.fixture
def bus(tmp_path):
    """A message bus of its own; its address."""
    if not (sys.platform.startswith("linux") and shutil.which("dbus-daemon")):
        pytest.skip("there is no dbus-daemon here")
    config = tmp_path / "bus.conf"
    address = f"unix:path={tmp_path}/bus"
    rights = "<allow send_destination='*' eavesdrop='true'/><allow eavesdrop='true'/><allow own='*'/>"
    policy = f"<policy context='default'>{rights}</policy>"
    config.write_text(f"<busconfig><type>session</type><listen>{address}</listen>{policy}</busconfig>")
    daemon = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.communicate()


def test_sleep_a_locked_screen_and_another_user_lock(bus):
    done = subprocess.run(
        [sys.executable, "-c", HEARD],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={
            **os.environ,
            "DBUS_SYSTEM_BUS_ADDRESS": bus,
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        },
    )
    assert done.stdout.splitlines() == [
        "sleep True", "wake False", "lock True", "saver True", "saver off False"
    ]  # fmt: skip


def test_another_user_locks_and_coming_back_does_not(qapp):
    from PySide6.QtCore import QObject

    from grouphub.desktop.shell import lock

    owner = QObject()
    watch = lock.Watch(owner)
    locked = []
    watch.lock_asked.connect(lambda: locked.append(True))
    watch.session_changed("org.freedesktop.login1.Session", {"Active": True}, [])
    watch.session_changed("org.freedesktop.login1.Session", {"IdleHint": False}, [])
    watch.session_changed("org.freedesktop.login1.Seat", {"Active": False}, [])
    assert not locked
    watch.session_changed("org.freedesktop.login1.Session", {"Active": False}, [])
    assert locked


def test_a_system_that_tells_nothing_keeps_nobody_out(monkeypatch, qapp):
    from PySide6.QtCore import QObject

    from grouphub.desktop.shell import lock

    def fail(_watch):
        raise ValueError

    monkeypatch.setattr(lock, "listen_to_system", fail)
    owner = QObject()
    watch = lock.Watch(owner)
    watch._listen()
    watch.start()
    assert watch._timer.isActive()
    watch.stop()
