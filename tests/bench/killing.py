"""``kill``: the program is killed while it saves; nothing confirmed may be lost, nothing may be half there."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base.clock import SystemClock
from grouphub.features import registry
from grouphub.features.practice.group import make_at
from grouphub.store.keyfile import Cost
from grouphub.store.vault import open_vault
from tests.bench import ground
from tests.bench.result import Result

if TYPE_CHECKING:
    from grouphub.base.paths import Folder

KILLS = 200
_LONGEST_LIFE = 0.4
_WRITTEN = {"person_phone": 1, "person_role": 1, "person_standing": 1}
_JOURNALED = 1 + sum(_WRITTEN.values())


@dataclass
class Toll:
    """What many kills did."""

    confirmed: int = 0
    lost: list[UUID] = field(default_factory=list)
    half_there: list[UUID] = field(default_factory=list)


def measure(people: int, kills: int = KILLS) -> list[Result]:
    """Return how many confirmed or half-written women there were after all kills: one is too many."""
    from grouphub.base.paths import Folder

    folder = Folder(ground.place() / "killed")
    new_register(folder, people)
    toll = kill_often(folder, kills)
    bad = len(toll.lost) + len(toll.half_there)
    return [Result("kill", people, bad, f"lost or half of {toll.confirmed:,} saved, {kills} kills", 0, goal=0)]


def new_register(folder: Folder, people: int) -> None:
    """Make a register whose key costs little: it is opened for every kill."""
    made = make_at(
        folder,
        registry.FEATURES,
        people=people,
        seed=1,
        language="en",
        clock=SystemClock(),
        password=ground.PASSWORD,
        cost=Cost(memory=8 * 1024, rounds=1),
    )
    made.database.close()
    made.opened.close()


def kill_often(folder: Folder, kills: int, seed: int = 1) -> Toll:
    """Start the saver and kill it at a random moment, again and again, looking at the register after each."""
    chance = Random(seed)
    toll = Toll()
    known: set[UUID] = set()
    for kill in range(kills):
        confirmed = _one_life(folder, kill * 100_000, chance.random() * _LONGEST_LIFE)
        toll.confirmed += len(confirmed)
        known |= confirmed
        _look(folder, confirmed if kill % 20 else known, toll)
    return toll


def _one_life(folder: Folder, first: int, seconds: float) -> set[UUID]:
    """Let the saver live so long after it is ready; return the women it said were saved."""
    command = [sys.executable, "-P", "-m", "tests.bench.saver", str(folder.path), ground.PASSWORD, str(first)]
    with subprocess.Popen(command, env=ground.environment(), stdout=subprocess.PIPE) as saver:
        assert saver.stdout is not None
        assert saver.stdout.readline() == b"ready\n"
        time.sleep(seconds)  # the random moment
        saver.kill()
        lines = saver.stdout.read().splitlines(keepends=True)
    return {UUID(line.decode().strip()) for line in lines if line.endswith(b"\n")}


def _look(folder: Folder, confirmed: set[UUID], toll: Toll) -> None:
    """Open the register as the next start would and compare."""
    opened = open_vault(folder, ground.PASSWORD)
    raw = opened.connect()
    try:
        assert raw.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        there = {UUID(bytes=bytes(key)) for (key,) in raw.execute("SELECT id FROM person WHERE code LIKE 'N%'")}
        toll.lost += confirmed - there
        toll.half_there += _half_there(raw)
        for index in ("person_start", "person_part"):
            raw.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
    finally:
        raw.close()
        opened.close()


def _half_there(raw: Any) -> list[UUID]:
    """Return the saved women of whom something is missing: a row of theirs, or their lines in the journal."""
    whole = " AND ".join(
        f"(SELECT count(*) FROM {table} WHERE person_id = person.id) = {count}" for table, count in _WRITTEN.items()
    )
    journal = (
        "(SELECT count(*) FROM journal_row WHERE record_table LIKE 'person%' AND batch = "  # a new village is there too
        f"(SELECT max(batch) FROM journal_row WHERE record_id = person.id)) = {_JOURNALED}"
    )
    half = raw.execute(f"SELECT id FROM person WHERE code LIKE 'N%' AND NOT ({whole} AND {journal})")
    return [UUID(bytes=bytes(key)) for (key,) in half]
