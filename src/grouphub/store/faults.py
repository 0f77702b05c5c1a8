"""What a disk or a file can do to the register, told apart by what she can do about it."""

from __future__ import annotations

import errno
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LEAST_ROOM = 64 * 1024  # what a connection needs for its shared memory
_ROOM_TO_SAVE = 1024 * 1024  # what most changes need


class StorageFault(GroupHubError):
    """The disk or a file failed, not the program and not the person."""


class DiskFull(StorageFault):
    """Nothing more fits on the disk."""

    message = N_(
        "The disk of this computer is full, so this was not written. What was written before is safe. "
        "Remove files you do not need and try again."
    )


class NoRoomToSave(DiskFull):
    """The register opens on a disk that is full."""

    message = N_(
        "The disk of this computer is full. You can read everything, and what you type is kept, but saving may not "
        "work. Remove files you do not need."
    )


class ReadOnly(StorageFault):
    """The place of the register may be read but not written to."""

    message = N_(
        "This computer does not allow writing where the register lies, so nothing was changed. The register is safe. "
        "Ask whoever looks after the computer to allow writing to that folder."
    )


class DiskFailed(StorageFault):
    """The disk itself reported an error."""

    message = N_(
        "The disk of this computer did not answer as it should, so this was not written. "
        "Close the program, start the computer again, and if it happens again bring back a copy on another computer."
    )


class FileDamaged(StorageFault):
    """The register's bytes are not what the program wrote."""

    message = N_(
        "The file of the register is damaged, so it was not opened and nothing in it was changed. "
        "Your copies are safe: bring one back, and keep the damaged file until it is done."
    )


_BY_NUMBER: dict[int, type[StorageFault]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT if hasattr(errno, "EDQUOT") else -1: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EROFS: ReadOnly,
    errno.EACCES: ReadOnly,
    errno.EPERM: ReadOnly,
    errno.EIO: DiskFailed,
}

# SQLite's own sentences (sqlite3_errstr); the driver passes on no numbers.
_BY_WORDS: tuple[tuple[str, type[StorageFault]], ...] = (
    ("database or disk is full", DiskFull),
    ("readonly database", ReadOnly),
    ("unable to open database", ReadOnly),
    ("malformed", FileDamaged),
    ("vtable constructor failed", FileDamaged),  # a damaged page of the search index
    ("not a database", FileDamaged),
    ("disk i/o error", DiskFailed),
)


def blame(error: BaseException, place: Path | None = None) -> StorageFault | None:
    """Return the fault behind an error of the system or the database driver, or None when it is a bug.

    Where there is no room, SQLite may speak of a failed disk; ``place`` lets that be told apart.
    """
    fault = _fault(error)
    if isinstance(fault, DiskFailed) and place is not None and _has_less(place, _LEAST_ROOM):
        return DiskFull()
    return fault


@contextmanager
def blamed(place: Path) -> Iterator[None]:
    """Turn errors of the system and the driver at ``place`` into storage faults; a bug passes through."""
    try:
        yield
    except GroupHubError:
        raise
    except Exception as error:
        fault = blame(error, place)
        if fault is None:
            raise
        raise fault from error


def _fault(error: BaseException) -> StorageFault | None:
    if isinstance(error, OSError):
        fault = _BY_NUMBER.get(error.errno or 0)
        return fault() if fault else None
    words = str(error).lower()
    return next((fault() for sign, fault in _BY_WORDS if sign in words), None)


def has_room_to_save(place: Path) -> bool:
    """Tell whether the disk of ``place`` has room for the next changes."""
    return not _has_less(place, _ROOM_TO_SAVE)


def _has_less(place: Path, room: int) -> bool:
    try:
        return shutil.disk_usage(place).free < room
    except OSError:
        return False
