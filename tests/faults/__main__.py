"""Does all of it and tells how it went: ``sh packaging/faults.sh [--rounds N] [--seed N]``."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random

from grouphub.base.paths import Folder
from tests.faults import killing, spoiling, sticks

KILLS: dict[str, Callable[[Path, int, Random], str]] = {
    "killed while copying": killing.while_copying,
    "killed while bringing back": killing.while_restoring,
    "killed while its shape changes": killing.while_migrating,
    "killed while a form is half typed": killing.while_typing,
    "changed or cut anywhere": spoiling.anywhere,
}


def main(words: list[str]) -> int:
    """Return 1 when anything was lost, half there, or told wrongly."""
    parser = argparse.ArgumentParser(prog="faults.sh", description=__doc__)
    parser.add_argument("--rounds", type=int, default=100, metavar="N", help="how often each is done")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="the same number does the same")
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="grouphub-faults-") as at:
        place = Path(at)
        bad = [name for name, run in KILLS.items() if not _done(name, run, place / name, asked.rounds, asked.seed)]
        bad += _sticks(place)
    return 1 if bad else 0


def _done(name: str, run: Callable[[Path, int, Random], str], place: Path, rounds: int, seed: int) -> bool:
    begun = time.monotonic()
    try:
        told = run(place, rounds, Random(seed))
    except Exception:  # noqa: BLE001  the others are done all the same
        sys.stdout.write(f"FAILED  {name}\n{traceback.format_exc()}\n")
        return False
    sys.stdout.write(f"held    {name}, {rounds} times: {told} ({time.monotonic() - begun:.0f} s)\n")
    sys.stdout.flush()
    return True


def _sticks(place: Path) -> list[str]:
    killing.new_register(Folder(place / "group"))
    bad = []
    for what, expected in sticks.EXPECTED.items():
        try:
            told = sticks.told_by(what, place / "group", place)
        except sticks.NoStick as why:
            sys.stdout.write(f"skipped a real stick: {why}\n")
            return bad
        except AssertionError as error:
            told = str(error)
        bad += [] if told in expected else [what]
        sys.stdout.write(f"{'held   ' if told in expected else 'FAILED '} a stick that is {what}: {told}\n")
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
