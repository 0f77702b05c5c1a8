"""One measured figure, its limit from the same run, and the goal both are held against."""

from __future__ import annotations

import statistics
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


LARGEST_JUDGED = 100_000
"""A larger group than this is measured and printed; the goals do not speak of it."""


@dataclass(frozen=True)
class Result:
    """A figure and what it is compared with; ``goal`` is the highest ratio that is good enough."""

    name: str
    people: int
    value: float
    unit: str
    limit: float
    goal: float = 1.0

    @property
    def ratio(self) -> float:
        """How many times the limit the value is."""
        return self.value / self.limit if self.limit else self.value

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached, where there is one."""
        return self.ratio <= self.goal or self.people > LARGEST_JUDGED

    def as_json(self) -> dict[str, object]:
        """Return the figure as it is written to the file."""
        kept = asdict(self)
        kept.pop("goal")
        return {**kept, "value": round(self.value, 3), "limit": round(self.limit, 3), "ratio": round(self.ratio, 3)}


def interleaved(
    rounds: int, measured: Callable[[], Iterable[float]], limit: Callable[[], Iterable[float]]
) -> tuple[list[float], list[float]]:
    """Run both turn by turn, so that what disturbs the machine disturbs both, and return what each took."""
    values: list[float] = []
    limits: list[float] = []
    for _round in range(rounds):
        values += measured()
        limits += limit()
    return values, limits


def median(values: Sequence[float]) -> float:
    """Return the middle value."""
    return statistics.median(values)


def high(values: Sequence[float], share: float = 0.95) -> float:
    """Return the value that ``share`` of all do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def table(results: Sequence[Result]) -> str:
    """Return the figures as a table for a terminal."""
    head = ("name", "people", "value", "limit", "unit", "ratio", "goal", "")
    rows = [
        (
            one.name,
            f"{one.people:,}" if one.people else "",
            f"{one.value:,.2f}",
            f"{one.limit:,.2f}",
            one.unit,
            f"{one.ratio:.2f}",
            f"{one.goal:.2f}" if one.people <= LARGEST_JUDGED else "-",
            "" if one.is_met else "missed",
        )
        for one in results
    ]
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    left = {0, 4, 7}
    lines = []
    for row in (head, *rows):
        cells = zip(range(len(head)), row, widths, strict=True)
        lines.append(
            "  ".join(cell.ljust(wide) if at in left else cell.rjust(wide) for at, cell, wide in cells).rstrip()
        )
    return "\n".join(lines)
