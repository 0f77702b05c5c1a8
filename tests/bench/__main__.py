"""Measures what is asked for and prints a table: ``python -m tests.bench``."""

from __future__ import annotations

import argparse
import compileall
import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import ground, killing, papers, saving, seeking, windows
from tests.bench.result import Result, table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SIZES = (1000, 10_000, 100_000)


def _for_each(measure: Callable[[int], list[Result]], sizes: Sequence[int]) -> list[Result]:
    return [result for people in sizes for result in measure(people)]


def _smallest(measure: Callable[[int], list[Result]], sizes: Sequence[int]) -> list[Result]:
    return measure(min(sizes))


def _largest(measure: Callable[[int], list[Result]], sizes: Sequence[int]) -> list[Result]:
    return measure(max(sizes))


MEASURES: dict[str, Callable[[Sequence[int]], list[Result]]] = {
    "cold_start": partial(_smallest, windows.cold_start),
    "unlock": partial(_smallest, windows.unlock),
    "memory": partial(_for_each, windows.memory),
    "people_open": partial(_for_each, windows.people_open),
    "people_scroll": partial(_for_each, windows.people_scroll),
    "find": partial(_for_each, lambda people: windows.find(people) + seeking.measure(people)),
    "save_one": partial(_for_each, saving.measure),
    "lock": partial(_largest, windows.lock),
    "hide": partial(_largest, windows.hide),
    "roster_pdf": lambda _sizes: papers.measure(),
    "kill": partial(_smallest, killing.measure),
}


def main(words: Sequence[str]) -> int:
    """Measure, print and write. Returns 1 when a goal is missed."""
    asked = _arguments().parse_args(words)
    compileall.compile_dir(ground.ROOT / "src", quiet=2)
    compileall.compile_dir(ground.ROOT / "tests" / "bench", quiet=2)
    results: list[Result] = []
    failed = False
    try:
        for name in [asked.only] if asked.only else MEASURES:
            sys.stderr.write(f"{name} ...\n")
            try:
                found = MEASURES[name](asked.people)
            except (RuntimeError, AssertionError) as error:  # the program did not do what was to be measured
                sys.stderr.write(f"{name} could not be measured: {error}\n")
                failed = True
                continue
            results += found
            sys.stderr.write(f"{table(found)}\n")
    finally:
        ground.leave()
    sys.stdout.write(f"{table(results)}\n")
    if asked.json:
        asked.json.write_text(json.dumps([one.as_json() for one in results], indent=2) + "\n", encoding="utf-8")
    return 0 if all(one.is_met for one in results) and not failed else 1


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.sh", description=__doc__)
    parser.add_argument("--people", type=_sizes, default=SIZES, metavar="N,N,...", help="sizes of the invented groups")
    parser.add_argument("--only", choices=sorted(MEASURES), metavar="NAME", help=", ".join(MEASURES))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file")
    return parser


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(part) for part in text.split(",")}))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
