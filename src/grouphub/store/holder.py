"""One program at a time: whoever has the register open holds a lock of the operating system.

The lock dies with the program, so one left by a crash is none. What stands in the file is only for telling others.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from grouphub.base.clock import Clock, SystemClock
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_
from grouphub.store.faults import ReadOnly, blame

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES = 4096
_LOCKED_BYTE = 1 << 20  # far behind the text: Windows forbids others to read a locked byte


class HeldByAnother(GroupHubError):
    """Another program has the register open; facts: computer, since."""

    message = N_(
        "The register is open on computer {computer} since {since}. Nothing was changed. "
        "Go on in the window that is open, or close it there first."
    )


class HeldBySomeone(HeldByAnother):
    """Another program has the register open and does not say which."""

    message = N_(
        "The register is open in another window. Nothing was changed. "
        "Go on in the window that is open, or close it there first."
    )


class Holder:
    """Holds the register from its making until ``release``; raises HeldByAnother or a storage fault."""

    def __init__(self, path: Path, clock: Clock | None = None) -> None:
        self._descriptor = _open(path)
        try:
            _lock_or_tell(self._descriptor, path)
            self.was_left = os.fstat(self._descriptor).st_size > 0
            """Whether whoever held it last did not let it go: the program or the computer stopped in the middle."""
            self._sign(clock or SystemClock())
        except BaseException:
            os.close(self._descriptor)
            raise

    def release(self) -> None:
        """Let others open the register; a second call does nothing."""
        if self._descriptor < 0:
            return
        with suppress(OSError):
            os.ftruncate(self._descriptor, 0)
        os.close(self._descriptor)
        self._descriptor = -1

    def _sign(self, clock: Clock) -> None:
        note = {"computer": platform.node(), "pid": os.getpid(), "since": clock.now().isoformat()}
        # On a full disk the lock alone must do.
        with suppress(OSError):
            os.ftruncate(self._descriptor, 0)
            os.write(self._descriptor, json.dumps(note).encode())


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    except OSError as error:
        raise blame(error) or ReadOnly() from error


def _lock_or_tell(descriptor: int, path: Path) -> None:
    if not _lock(descriptor):
        raise _held(path)


def _held(path: Path) -> HeldByAnother:
    """Return who holds the register, as far as the file tells."""
    try:
        with path.open("rb") as file:
            note = json.loads(file.read(_MOST_BYTES))
        since = datetime.fromisoformat(note["since"]).astimezone()
        return HeldByAnother(computer=str(note["computer"])[:64], since=f"{since:%d.%m.%Y %H:%M}")
    except (OSError, ValueError, KeyError, TypeError):
        return HeldBySomeone()


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
