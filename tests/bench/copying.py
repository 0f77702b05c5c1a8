"""``copy`` and ``restore``: the whole register beside a plain durable copy of a file of the same size."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from grouphub.base.clock import SystemClock
from grouphub.base.paths import Folder
from grouphub.features import registry
from grouphub.features.copies.actions import keep_copy
from grouphub.store.copies import Stage, Told, open_copy
from grouphub.store.database import Database
from grouphub.store.restoring import bring_into
from grouphub.store.vault import open_vault
from tests.bench import ground
from tests.bench.result import Result, interleaved, median

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from grouphub.store.copies import OpenCopy

_ROUNDS = 5
GOAL = 10.0


def copy(people: int) -> list[Result]:
    """Return how long keeping a copy takes: written, flushed, read back, opened, counted."""
    place = _place("kept")
    with _opened(people) as db:
        db.bring_up()
        values, limits = interleaved(_ROUNDS, lambda: [_keep(db, place)], lambda: [_plain(db.opened.folder, place)])
    return [Result("copy", people, median(values), "s", median(limits), goal=GOAL)]


def restore(people: int) -> list[Result]:
    """Return how long bringing a copy back takes, on a computer that has no register yet."""
    place = _place("kept")
    with _opened(people) as db:
        db.bring_up()
        kept = keep_copy(db, place)
    opened = open_copy(kept.path, ground.PASSWORD)
    try:
        values, limits = interleaved(
            _ROUNDS, lambda: [_bring(opened, place / "new")], lambda: [_plain(ground.group(people), place)]
        )
    finally:
        opened.close()
        kept.path.unlink()
    return [Result("restore", people, median(values), "s", median(limits), goal=GOAL)]


@contextmanager
def _opened(people: int) -> Iterator[Database]:
    assert registry.FEATURES
    opened = open_vault(ground.group(people), ground.PASSWORD)
    database = Database.open(opened, SystemClock())
    try:
        yield database
    finally:
        database.close()
        opened.close()


def _place(name: str) -> Path:
    place = ground.place() / name
    place.mkdir(exist_ok=True)
    return place


def _keep(db: Database, place: Path) -> float:
    told: list[Stage] = []
    begun = time.perf_counter()
    kept = keep_copy(db, place, told=Told(lambda one: told.append(one.stage)))
    taken = time.perf_counter() - begun
    assert set(told) == set(Stage) - {Stage.CHANGE}, "progress was not told"  # nothing is changed after it
    kept.path.unlink()
    return taken


def _bring(opened: OpenCopy, at: Path) -> float:
    begun = time.perf_counter()
    bring_into(Folder(at), opened, Told(), SystemClock())
    taken = time.perf_counter() - begun
    shutil.rmtree(at)
    return taken


def _plain(folder: Folder, place: Path) -> float:
    """Copy the same files as plainly as can be, on the disk when it returns."""
    begun = time.perf_counter()
    for path in (folder.register, folder.pages):
        shutil.copyfile(path, place / path.name)
        with (place / path.name).open("rb") as file:
            os.fsync(file.fileno())
    taken = time.perf_counter() - begun
    for path in (folder.register, folder.pages):
        (place / path.name).unlink()
    return taken
