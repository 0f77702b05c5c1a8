"""After the lock neither her names nor the key stand in the memory of the program, not even where it is free."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from grouphub.base.names import fold
from grouphub.features.people import actions
from grouphub.features.people.drafts import PersonDraft
from grouphub.store.keyfile import read_keys
from grouphub.store.unlocking import password_secret
from tests.journeys.desk import PASSWORD, new_register, noon

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads the memory of a process")

LETTERS = 7
TUNED = re.search(r"glibc[.]malloc[^\"]+", (Path(__file__).parents[3] / "packaging/setup.sh").read_text()).group()
"""How the C library is told to behave where the program is started."""

LOCKED = """
import os
import sys
from PySide6.QtCore import QTimer
from grouphub import app as program

def fail(_kind, error, _trace):
    print(repr(error), flush=True)
    os._exit(1)

made = []
class Program(program.Program):
    def __init__(self, app, folder, clock):
        super().__init__(app, folder, clock)
        sys.excepthook = fail
        made.append(self)
        self.window.painted.connect(lambda: QTimer.singleShot(0, unlock))
program.Program = Program

def wait(ready, do):
    def look():
        QTimer.singleShot(0, do) if ready() else QTimer.singleShot(20, look)
    look()

def unlock():
    one = made[0]
    one.entrance.view.password.edit.setText(sys.stdin.readline().rstrip())
    one.entrance.view.try_open()
    wait(lambda: one._session is not None and not one._session.is_returning, look_around)

def look_around():
    session = made[0]._session
    key = str(first(session).id)
    for turn, do in enumerate((
        lambda: session.go("people"),
        lambda: session.view.page.search_field().setText(first(session).family),
        lambda: session.go("person", person_id=key),
        lambda: session.open_form("person", person_id=key),
        lambda: print("open", flush=True),
        lambda: sys.stdin.readline() and lock(),
    )):
        QTimer.singleShot(100 * turn, session, do)

def first(session):
    from grouphub.features.people import queries
    with session.workspace.db.read() as reading:
        ids = queries.people_ids(reading, queries.PeopleFilter(), queries.Order())
        return queries.people_page(reading, ids)[0]

def lock():
    made[0].lock()
    wait(lambda: not made[0]._wiping.are_left, lambda: print("locked", flush=True))

program.main(["--data-dir", sys.argv[1]])
"""


def pieces(name: str) -> dict[str, bytes]:
    """Return what is sought of a name: whole, and torn where something else lies over a part of it."""
    sought = {name: name.encode()}
    for start in range(len(name) - LETTERS + 1):
        piece = name[start : start + LETTERS]
        sought |= {f"{piece} of {name}": piece.encode(), f"{piece} of {name} in Qt": piece.encode("utf-16-le")}
    return sought


def found_in(pid: int, words: dict[str, bytes]) -> set[str]:
    """Return which of ``words`` stand anywhere in the memory of a process that it can write to."""
    found: set[str] = set()
    with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            area, rights = line.split()[:2]
            if not rights.startswith("rw") or "[v" in line:
                continue
            start, end = (int(part, 16) for part in area.split("-"))
            memory.seek(start)
            try:
                content = memory.read(end - start)
            except OSError:
                continue
            found |= {word for word, sought in words.items() if sought in content}
    return found


def key_of(folder) -> bytes:
    keys, _are_twins = read_keys(folder)
    entry = keys.open_slot(keys.derive(password_secret(PASSWORD)))
    assert entry is not None
    return bytes(entry.key)


def test_nothing_she_wrote_and_no_key_stays_in_memory_after_the_lock(folder):
    names = {"given": "Нозанинмоҳ", "family": "Ҷӯраваева", "village": "Оббурдонча"}
    new_register(folder, noon(), lambda db: actions.add_person(db, PersonDraft(**names)))
    key = key_of(folder)
    sought = {"key": key, "key in words": key.hex().encode()}
    for name in (*names.values(), PASSWORD):
        sought |= pieces(name) | pieces(fold(name))
    child = subprocess.Popen(
        [sys.executable, "-c", LOCKED, str(folder.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "GLIBC_TUNABLES": TUNED, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(f"{PASSWORD}\n")
        child.stdin.flush()
        assert child.stdout.readline() == "open\n"
        shown = {"Нозанинмоҳ", "Нозанин of Нозанинмоҳ in Qt", "key", "key in words"}
        assert found_in(child.pid, sought) >= shown
        child.stdin.write("\n")
        child.stdin.flush()
        assert child.stdout.readline() == "locked\n"
        assert found_in(child.pid, sought) == set()
    finally:
        child.kill()
        child.communicate()
