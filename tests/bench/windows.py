"""What needs a window: starting, unlocking, the page of women, covering. Each in fresh processes of the program."""

from __future__ import annotations

from functools import cache
from typing import Any

from tests.bench import ground
from tests.bench.result import Result, high, median

_STARTS = 9
_UNLOCKS = 3
_COVERED_MS = 100
_OVER_MS = 1000
_FIRST_ROWS = 1000
_MOST_MIB = 130
_GROWTH_MIB = 25


def cold_start(people: int) -> list[Result]:
    """Return processor and wall time to the painted unlock window beside a bare window, turn by turn."""
    folder = ground.group(people).path
    ground.child("start", folder)
    ground.child("bare")
    ours, bare = [], []
    for _time in range(_STARTS):
        ours.append(ground.child("start", folder))
        bare.append(ground.child("bare"))
    return [
        Result("cold_start", people, _least(ours, what) * 1000, f"ms {what}", _least(bare, what) * 1000, goal=1.25)
        for what in ("cpu", "wall")
    ]


def _least(runs: list[dict[str, Any]], what: str) -> float:
    """Return the middle of the three best runs: what other programs take only makes a start slower."""
    return sorted(run[what] for run in runs)[1]


@cache
def _unlocks(people: int) -> list[dict[str, Any]]:
    return [ground.child("screen", "unlock", ground.group(people).path) for _time in range(_UNLOCKS)]


def unlock(people: int) -> list[Result]:
    """Return the time from Enter to the painted page beside the bare key derivation and the 150 ms it may take more."""
    runs = _unlocks(people)
    value, derive = median([run["unlock"] for run in runs]), median([run["derive"] for run in runs])
    return [
        Result("unlock", people, value * 1000, "ms", derive * 1000, goal=(derive * 1000 + 150) / (derive * 1000)),
    ]


def memory(people: int) -> list[Result]:
    """Return the resident memory 5 s after unlocking, and with the list open what a long one takes more."""
    results = [
        Result("memory", people, median([run["resident"] for run in _unlocks(people)]), "MiB unlocked", _MOST_MIB)
    ]
    if people > _FIRST_ROWS:
        most = _page(_FIRST_ROWS)["resident"] + _GROWTH_MIB
        results.append(Result("memory", people, _page(people)["resident"], "MiB list open", most))
    return results


@cache
def _page(people: int) -> dict[str, Any]:
    return ground.child("screen", "people", ground.group(people).path)


def people_open(people: int) -> list[Result]:
    """Return the time from the click to the painted list."""
    return [Result("people_open", people, _page(people)["open"] * 1000, "ms", 150)]


def people_scroll(people: int) -> list[Result]:
    """Return what one turn of the wheel takes beside the same view over Qt's own model, pages fetched included."""
    run = _page(people)
    value, limit = (sum(run[name]) / len(run[name]) for name in ("scroll", "scroll_limit"))
    return [Result("people_scroll", people, value * 1000, "ms a step", limit * 1000, goal=1.3)]


def find(people: int) -> list[Result]:
    """Return the time from a key press to the painted result that 95 of 100 keys stay below."""
    return [Result("find", people, high(_page(people)["find"]) * 1000, "ms to paint", 30)]


@cache
def _cover(people: int) -> dict[str, Any]:
    return ground.child("screen", "cover", ground.copied(people).path)


def lock(people: int) -> list[Result]:
    """Return the time from the key until the window is covered, and until drafts are kept and keys wiped."""
    return _covered("lock", people)


def hide(people: int) -> list[Result]:
    """Return the same for the quick hide."""
    return _covered("hide", people)


def _covered(name: str, people: int) -> list[Result]:
    run = _cover(people)
    return [
        Result(name, people, max(run[name]) * 1000, "ms covered", _COVERED_MS),
        Result(name, people, max(run[f"{name}_end"]) * 1000, "ms all over", _OVER_MS),
    ]
