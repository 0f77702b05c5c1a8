"""Room taken on the disk while there was some: a reserve to give back, and the shelf for half-typed forms."""

from __future__ import annotations

import secrets
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from grouphub.base.files import create_private

if TYPE_CHECKING:
    from pathlib import Path

    from grouphub.base.paths import Folder

RESERVE_BYTES = 4 * 1024 * 1024
SLOT_BYTES = 1024 * 1024
SHELF_BYTES = 2 * SLOT_BYTES
"""Two slots take turns."""


def make_shelf(path: Path) -> None:
    """Take the room. Raises OSError."""
    create_private(path, secrets.token_bytes(SHELF_BYTES))


def make_reserve(path: Path) -> None:
    """Take the room. Raises OSError."""
    create_private(path, secrets.token_bytes(RESERVE_BYTES))


def free_reserve(folder: Folder) -> bool:
    """Give the kept room back to a full disk; tells whether there was any."""
    try:
        folder.reserve.unlink()
    except OSError:
        return False
    return True


def refill_rooms(folder: Folder) -> None:
    """Keep room again where the disk has it; leaves a full disk alone."""
    # Twice the room must be there: keeping it must not be what fills the disk.
    with suppress(OSError):
        if not folder.shelf.exists() and shutil.disk_usage(folder.path).free > 2 * SHELF_BYTES:
            make_shelf(folder.shelf)
        if not folder.reserve.exists() and shutil.disk_usage(folder.path).free > 2 * RESERVE_BYTES:
            make_reserve(folder.reserve)
