"""Killed at a random moment while it copies, brings back, changes its shape, or keeps a half-typed form."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

from grouphub.base.clock import SystemClock
from grouphub.base.paths import Folder
from grouphub.features.copies.actions import keep_copy
from grouphub.features.people.actions import add_person
from grouphub.features.people.drafts import PersonDraft
from grouphub.store.copies import Told, copies_in, open_copy
from grouphub.store.database import Database
from grouphub.store.drafts import Drafts
from grouphub.store.inspecting import table_hashes
from grouphub.store.restoring import bring_into
from grouphub.store.vault import open_vault
from tests import factory
from tests.factory import PASSWORD
from tests.vaults import scripts

_ROOT = Path(__file__).resolve().parents[2]
_LONGEST_LIFE = 0.6


def new_register(folder: Folder, women: int = 3) -> None:
    """Make a register with some women."""
    opened = factory.new_vault(folder)
    db = factory.new_database(opened, SystemClock())
    for number in range(women):
        add_person(db, PersonDraft(given=f"Барно {number}"))
    db.close()
    opened.close()


def one_life(chance: Random, *words: object) -> list[str]:
    """Let the work live for a random while after it is ready, kill it, and return what it said."""
    command = [sys.executable, "-P", "-m", "tests.faults.work", *map(str, words)]
    path = os.pathsep.join([str(_ROOT / "src"), str(_ROOT)])
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE, text=True) as work:
        assert work.stdout is not None
        assert work.stdout.readline() == "ready\n"
        time.sleep(chance.random() * _LONGEST_LIFE)  # the random moment
        work.kill()
        return [line.strip() for line in work.stdout if line.endswith("\n") and line != "ready\n"]


def content(folder: Folder) -> dict[str, str]:
    """Open a register as the next start does, look through it, and return a hash of each table."""
    opened = open_vault(folder, PASSWORD)
    try:
        opened.verify()
        raw = opened.connect()
        try:
            assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
            return table_hashes(raw)
        finally:
            raw.close()
    finally:
        opened.close()


def while_copying(place: Path, rounds: int, chance: Random) -> str:
    """Every file that bears the name of a copy is whole, whenever the program was killed."""
    folder, stick = Folder(place / "group"), place / "stick"
    stick.mkdir(parents=True)
    new_register(folder)
    named = 0
    for _round in range(rounds):
        said = one_life(chance, "copy", folder.path, stick)
        content(folder)
        assert set(said) <= {path.name for path in stick.iterdir()}, "a copy that was told is gone"
        for copy in (*copies_in(stick), *copies_in(folder.copies)):
            named += 1
            _comes_back(copy.path, place / "new")
        for path in stick.glob("*.copy"):
            path.unlink()
    return f"{named} copies, all whole"


def while_restoring(place: Path, rounds: int, chance: Random) -> str:
    """The register is the one or the other, never between."""
    folder, stick = Folder(place / "group"), place / "stick"
    stick.mkdir(parents=True)
    new_register(folder)
    states = [_kept(folder, stick, "Зебо"), _kept(folder, stick, "Лола")]
    brought = 0
    for _round in range(rounds):
        brought += len(one_life(chance, "restore", folder.path, stick))
        found = _without_bookkeeping(content(folder))
        assert found in states, "the register is neither the one nor the other"
        assert not folder.arriving.ready.exists()
        shutil.rmtree(folder.copies, ignore_errors=True)
    return f"{brought} brought back whole between the kills"


def while_migrating(place: Path, rounds: int, chance: Random) -> str:
    """An old register is as it was, or as this program makes it."""
    old = Folder(place / "old")
    opened = factory.new_vault(old)
    made = Database(opened, SystemClock())
    with made.fill() as connection:
        scripts.read(connection, "0001")
    made.close()
    opened.close()
    before, finished = content(old), 0
    for number in range(rounds):
        folder = Folder(place / f"group {number}")
        shutil.copytree(old.path, folder.path)
        one_life(chance, "migrate", folder.path)
        found = content(folder)
        if found != before:
            finished += 1
            assert found.keys() > before.keys()
            assert all(found[table] == before[table] for table in ("keeper", "person_note", "person_phone"))
        for copy in copies_in(folder.copies):
            opened_copy = open_copy(copy.path, PASSWORD)
            assert opened_copy.content.revision == "0001"
            opened_copy.close()
        shutil.rmtree(folder.path)
    return f"{finished} of {rounds} were done, the others as they had been"


def while_typing(place: Path, rounds: int, chance: Random) -> str:
    """A half-typed form is there as it was kept last."""
    folder = Folder(place / "group")
    new_register(folder)
    kept = 0
    for _round in range(rounds):
        said = one_life(chance, "draft", folder.path)
        content(folder)
        opened = open_vault(folder, PASSWORD)
        db = Database.open(opened, SystemClock())
        state = Drafts(db).load("people/new")
        db.close()
        opened.close()
        if said:
            kept += len(said)
            assert state is not None
            number = int(str(state["fields"]["given"]).split()[-1])
            assert number in {int(said[-1]), int(said[-1]) + 1}, "what was kept last is lost"
    return f"{kept} kept, none lost"


def _comes_back(path: Path, at: Path) -> None:
    new = Folder(at)
    copy = open_copy(path, PASSWORD)
    bring_into(new, copy, Told(), SystemClock())
    copy.close()
    content(new)
    shutil.rmtree(at)


def _kept(folder: Folder, stick: Path, given: str) -> dict[str, str]:
    """Add a woman, keep a copy, and return what is in it."""
    opened = open_vault(folder, PASSWORD)
    db = Database.open(opened, SystemClock())
    add_person(db, PersonDraft(given=given))
    keep_copy(db, stick)
    db.close()
    opened.close()
    return _without_bookkeeping(content(folder))


def _without_bookkeeping(found: dict[str, Any]) -> dict[str, Any]:
    return {table: value for table, value in found.items() if table not in {"copy_kept", "draft"}}
