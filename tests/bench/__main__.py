"""Measures what is asked for and prints a table: ``python -m tests.bench``."""

from __future__ import annotations

import argparse
import compileall
import json
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench import bringing_in, copying, doubles, ground, killing, ledger, papers, saving, seeking, windows
from tests.bench.result import LARGEST_JUDGED, Result, table

SIZES = (1000, 10_000, 100_000, 1_000_000)

Measure = Callable[[int], list[Result]]
Choice = Callable[[Sequence[int]], Sequence[int]]


def _all(sizes: Sequence[int]) -> Sequence[int]:
    return sizes


def _smallest(sizes: Sequence[int]) -> Sequence[int]:
    return [min(sizes)]


def _largest(sizes: Sequence[int]) -> Sequence[int]:
    return [max([size for size in sizes if size <= LARGEST_JUDGED] or sizes)]


MEASURES: dict[str, tuple[Choice, Measure]] = {
    "cold_start": (_smallest, windows.cold_start),
    "unlock": (_smallest, windows.unlock),
    "memory": (_all, windows.memory),
    "people_open": (_all, windows.people_open),
    "people_scroll": (_all, windows.people_scroll),
    "find": (_all, lambda people: windows.find(people) + seeking.measure(people)),
    "save_one": (_all, saving.measure),
    "lock": (_largest, windows.lock),
    "hide": (_largest, windows.hide),
    "roster_pdf": (_smallest, lambda _people: papers.measure()),
    "doubles": (_smallest, lambda _people: doubles.measure()),
    "import": (_smallest, lambda _people: bringing_in.measure()),
    "copy": (_largest, copying.copy),
    "restore": (_largest, copying.restore),
    "income": (_smallest, lambda _people: ledger.measure()),
    "kill": (_smallest, killing.measure),
}


def main(words: Sequence[str]) -> int:
    """Measure, print and write. Returns 1 when a goal is missed or something could not be measured."""
    asked = _arguments().parse_args(words)
    signal.signal(signal.SIGTERM, lambda *_told: sys.exit(1))  # what was measured until then is still printed
    ground.keep_in(asked.groups)
    compileall.compile_dir(ground.ROOT / "src", quiet=2)
    compileall.compile_dir(ground.ROOT / "tests" / "bench", quiet=2)
    wanted = [(name, size) for name in asked.only or MEASURES for size in MEASURES[name][0](asked.people)]
    results: list[Result] = []
    troubles = dict.fromkeys(wanted, "the run ended before")
    try:
        for name, size in wanted:
            sys.stderr.write(f"{name} {size:,} ...\n")
            troubles[name, size] = _measured(name, size, results)
    finally:
        ground.leave()
        troubles = {at: why for at, why in troubles.items() if why}
        _tell(results, troubles, asked.json)
    return 0 if all(one.is_met for one in results) and not troubles else 1


def _measured(name: str, size: int, results: list[Result]) -> str:
    """Add what is found to ``results``; return why nothing was, or an empty text."""
    try:
        found = MEASURES[name][1](size)
    except Exception as error:  # noqa: BLE001  the others are measured, and this one is told
        sys.stderr.write(traceback.format_exc())
        return f"{type(error).__name__}: {error}".strip().splitlines()[-1]
    results += found
    sys.stderr.write(f"{table(found)}\n")
    return "" if found else "it measured nothing"


def _tell(results: Sequence[Result], troubles: dict[tuple[str, int], str], file: Path | None) -> None:
    sys.stdout.write(f"{table(results)}\n")
    for (name, size), why in troubles.items():
        sys.stdout.write(f"NOT MEASURED: {name} at {size:,}: {why}\n")
    sys.stdout.flush()
    if file:
        file.write_text(json.dumps([one.as_json() for one in results], indent=2) + "\n", encoding="utf-8")


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.sh", description=__doc__)
    parser.add_argument("--people", type=_sizes, default=SIZES, metavar="N,N,...", help="sizes of the invented groups")
    parser.add_argument(
        "--only", choices=sorted(MEASURES), nargs="+", metavar="NAME", help=f"one or several of {', '.join(MEASURES)}"
    )
    parser.add_argument("--groups", type=Path, metavar="DIR", help="keep the invented groups here for the next run")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file")
    return parser


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(part) for part in text.split(",")}))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
