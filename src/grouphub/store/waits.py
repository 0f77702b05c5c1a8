"""Growing waits after passwords that did not fit: they slow guessing by hand and lock nobody out for good.

What keeps a stolen computer's register closed is the cost of each guess (keyfile), not this file, which anyone
could delete. It holds a number and a moment, nothing of hers.
"""

from __future__ import annotations

import json
import math
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from grouphub.base.files import replace_private

if TYPE_CHECKING:
    from pathlib import Path

    from grouphub.base.clock import Clock

FREE_MISSES = 5
FIRST_STEP = 5
LONGEST_STEP = 300

_MOST_BYTES = 256
_MOST_MISSES = 1000


def step_after(misses: int) -> int:
    """Return the seconds to wait after so many misses: none before the fifth, then 5, doubled up to 5 minutes."""
    if misses < FREE_MISSES:
        return 0
    return min(FIRST_STEP << min(misses - FREE_MISSES, 10), LONGEST_STEP)


class Waits:
    """Counts misses and tells how long to wait; what it knows survives a restart."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock
        self._misses, last = _read(path)
        self._until = clock.monotonic() + self._left_of(last)

    @property
    def misses(self) -> int:
        """How many passwords did not fit since the last that did."""
        return self._misses

    def seconds_left(self) -> int:
        """Return the whole seconds until the next try, 0 when it is free."""
        return max(0, math.ceil(self._until - self._clock.monotonic()))

    def missed(self) -> None:
        """Count a password that did not fit."""
        self._misses = min(self._misses + 1, _MOST_MISSES)
        self._until = self._clock.monotonic() + step_after(self._misses)
        self._keep(self._clock.now())

    def reset(self) -> None:
        """Forget the misses: a password fitted."""
        self._misses = 0
        self._until = self._clock.monotonic()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _left_of(self, last: datetime | None) -> float:
        """Return the rest of the wait begun at ``last``; a clock set back begins it anew, once."""
        step = step_after(self._misses)
        if not step or last is None:
            return 0.0
        passed = self._clock.now() - last
        if passed < timedelta():
            self._keep(self._clock.now())
            return float(step)
        return max(0.0, step - passed.total_seconds())

    def _keep(self, moment: datetime) -> None:
        # A full disk or a read-only one must not keep her out.
        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_private(self._path, json.dumps({"misses": self._misses, "last": moment.timestamp()}).encode())


def _read(path: Path) -> tuple[int, datetime | None]:
    """Return misses and the moment of the last; a damaged file counts as none."""
    try:
        with path.open("rb") as file:
            kept = json.loads(file.read(_MOST_BYTES))
        misses, last = int(kept["misses"]), datetime.fromtimestamp(float(kept["last"]), UTC)
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return 0, None
    return min(max(misses, 0), _MOST_MISSES), last
