"""Pay nights that are killed: every payout that was confirmed is there whole, and none is there by half."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from uuid import UUID

from grouphub.base.clock import SystemClock
from grouphub.base.money import Money
from grouphub.base.paths import Folder
from grouphub.features import registry
from grouphub.features.income import sums
from grouphub.features.income.drafts import PayoutDraft, PayoutPart
from grouphub.features.income.payouts import pay
from grouphub.store.database import Database
from grouphub.store.vault import open_vault
from tests.bench import ground, killing
from tests.bench.result import Result

KILLS = 200
AT_A_TIME = 12
_LONGEST_LIFE = 0.4


@dataclass
class Toll:
    """What many kills did to the payouts."""

    confirmed: int = 0
    lost: list[UUID] = field(default_factory=list)
    half_there: list[UUID] = field(default_factory=list)


def measure(kills: int = KILLS) -> list[Result]:
    """Return how many confirmed or half-written payouts there were after all kills: one is too many."""
    folder = Folder(ground.place() / "paid")
    killing.new_register(folder, people=AT_A_TIME)
    toll = kill_often(folder, kills)
    bad = len(toll.lost) + len(toll.half_there)
    told = f"lost or half of {toll.confirmed:,} payouts, {kills} kills"
    return [Result("pay night", AT_A_TIME, bad, told, 0, goal=0)]


def kill_often(folder: Folder, kills: int, seed: int = 1) -> Toll:
    """Start a payer and kill it at a random moment, again and again, looking at the register after each."""
    chance = Random(seed)
    toll = Toll()
    known: set[UUID] = set()
    for _kill in range(kills):
        confirmed = _one_life(folder, chance.random() * _LONGEST_LIFE)
        toll.confirmed += len(confirmed)
        known |= confirmed
        _look(folder, known, toll)
    return toll


def _one_life(folder: Folder, seconds: float) -> set[UUID]:
    command = [sys.executable, "-P", "-m", "tests.bench.pay_nights", str(folder.path), ground.PASSWORD]
    with subprocess.Popen(command, env=ground.environment(), stdout=subprocess.PIPE) as payer:
        assert payer.stdout is not None
        assert payer.stdout.readline() == b"ready\n"
        time.sleep(seconds)  # the random moment
        payer.kill()
        lines = payer.stdout.read().splitlines(keepends=True)
    return {UUID(line.decode().strip()) for line in lines if line.endswith(b"\n")}


def _look(folder: Folder, confirmed: set[UUID], toll: Toll) -> None:
    """Open the register as the next start would: each run has all its women, and every sum fits its lines."""
    opened = open_vault(folder, ground.PASSWORD)
    database = Database.open(opened, SystemClock())
    try:
        with database.read() as session:
            connection = session.connection()
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
            counted = connection.exec_driver_sql(
                "SELECT payout_run.id, count(ledger_line.id) FROM payout_run "
                "LEFT JOIN ledger_line ON run_id = payout_run.id WHERE payout_run.note = 'night' GROUP BY 1"
            ).all()
            runs = {UUID(bytes=bytes(key)): count for key, count in counted}
            toll.lost += confirmed - runs.keys()
            toll.half_there += [key for key, count in runs.items() if count != AT_A_TIME]
            assert sums.wrong_sums(connection) == 0
    finally:
        database.close()
        opened.close()


def main(folder: str, password: str) -> None:
    """Pay a dozen women a diram each, and say the key of each run, without end."""
    assert registry.FEATURES
    database = Database.open(open_vault(Folder(Path(folder)), password), SystemClock())
    with database.read() as session:
        rows = session.connection().exec_driver_sql(
            "SELECT id FROM person WHERE archived_at IS NULL ORDER BY row LIMIT ?", (AT_A_TIME,)
        )
        women = [UUID(bytes=bytes(key)) for (key,) in rows]
    parts = tuple(PayoutPart(key, Money(1), is_advance=True) for key in women)
    os.write(1, b"ready\n")
    while True:
        key = pay(database, PayoutDraft(database.clock.today(), parts, "night"))
        os.write(1, f"{key}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
