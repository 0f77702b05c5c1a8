"""What keeps the reader of a stranger's file within bounds: it may break, the program may not."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import Popen

MEMORY = 500 * 1024 * 1024
"""Bytes the reader may use."""
LONGER = 15
"""How many times slower a second look is than the first."""


def confine_myself(seconds: int) -> None:
    """Bound this process by memory and by ``seconds`` of work, and let it write no file; elsewhere than on Windows."""
    if sys.platform == "win32":
        return
    import resource

    for kind, now, most in (
        (resource.RLIMIT_AS, MEMORY, MEMORY),
        (resource.RLIMIT_CPU, seconds, seconds * LONGER),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        with suppress(ValueError, OSError):  # a stricter bound is set already
            resource.setrlimit(kind, (now, most))


def more_time(seconds: int) -> int:
    """Grant this process ``LONGER`` times as long, for a look with a slow library; return the seconds it has now."""
    if sys.platform != "win32":
        import resource

        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (seconds * LONGER, seconds * LONGER))
    return seconds * LONGER


def confine(process: Popen[bytes], seconds: int) -> Callable[[], None]:
    """Bound a process that was just started, on Windows, where it cannot bound itself; return what undoes it."""
    if sys.platform == "win32":
        from grouphub.features.transfer import windows_job

        return windows_job.confine(process, memory=MEMORY, seconds=seconds * LONGER)
    return lambda: None
