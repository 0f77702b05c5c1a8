"""Files written whole or not at all: the register's own, which only their owner may read, and those she asks for."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)


class NameTaken(GroupHubError):
    """A file of that name is there already."""

    message = N_("There is a file with this name already. It was not touched. Choose another name.")


class FileNotSaved(GroupHubError):
    """The file could not be written."""

    message = N_("The file could not be saved there. Nothing was lost; choose another place.")


class NoRoomLeft(FileNotSaved):
    """The disk or stick is full."""

    message = N_("The file could not be saved: no room is left there. Nothing was lost; choose another place.")


class PlaceGone(FileNotSaved):
    """The stick was pulled out, or the folder is gone."""

    message = N_(
        "The file could not be saved: the stick or folder is not there any more. Nothing was lost; put the stick in "
        "again or choose another place."
    )


_KINDS = {
    **dict.fromkeys((errno.ENOSPC, getattr(errno, "EDQUOT", -1), errno.EFBIG), NoRoomLeft),
    **dict.fromkeys((errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO), PlaceGone),
}


def write_new(path: Path, content: bytes) -> None:
    """Write a file she asked for, on the disk or stick when this returns. Raises NameTaken, FileNotSaved and its kinds.

    What was begun and could not be finished is taken away again.
    """
    try:
        file = path.open("xb")
    except FileExistsError as error:
        raise NameTaken from error
    except OSError as error:
        raise _not_saved(error) from error
    try:
        with file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise _not_saved(error) from error


def _not_saved(error: OSError) -> FileNotSaved:
    return _KINDS.get(error.errno or 0, FileNotSaved)()


def create_private(path: Path, content: bytes = b"") -> None:
    """Create ``path`` with ``content``, on the disk when this returns; an existing file is refused.

    The mode is 0600 from the first moment, whatever the umask.
    """
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, 0o600)
        file.write(content)
        file.flush()
        os.fsync(descriptor)


def replace_private(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``: after a power cut either the old or the new bytes are there."""
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    try:
        create_private(fresh, content)
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    settle(path.parent)


def create_private_folder(path: Path) -> None:
    """Make the folder, 0700 whatever the umask; one that is there is closed to others."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    close_to_others(path)


def close_to_others(*paths: Path) -> None:
    """Take every right of others from these files and folders, as far as they exist."""
    if os.name != "posix":
        return
    for path in paths:
        if path.exists() and path.stat().st_mode & 0o077:
            path.chmod(0o700 if path.is_dir() else 0o600)


def settle(folder: Path) -> None:
    """Make the folder's list of names durable (on POSIX; Windows does it itself)."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
