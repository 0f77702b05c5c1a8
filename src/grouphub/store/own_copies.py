"""Copies that are made by themselves, in the register's own folder."""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from grouphub.base.errors import GroupHubError
from grouphub.store.copies import copies_in, room_needed
from grouphub.store.copyfile import Sort, keys_in
from grouphub.store.copying import make_copy
from grouphub.store.keyfile import read_keys
from grouphub.store.rotation import Dated, to_go

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from grouphub.base.clock import Clock
    from grouphub.base.paths import Folder
    from grouphub.store.copies import Copy, Told
    from grouphub.store.opened import OpenVault

_ROOM_FOR_OTHERS = 256 * 1024 * 1024


def is_due(folder: Folder, newest: int | None) -> bool:
    """Tell whether no copy here holds all of the register as it is, and its passwords.

    ``newest`` is the newest change by the journal's own time: however wrong a clock runs, no two states have the same.
    """
    if newest is None:
        return False
    return not any(
        copy.newest == newest and not _has_other_keys(folder, copy.path) for copy in copies_in(folder.copies)
    )


def keep(opened: OpenVault, clock: Clock, sort: Sort = Sort.DAY, told: Told | None = None) -> Copy:
    """Make a copy in the register's own folder, and let those go that are too many. Raises as ``make_copy``."""
    if _is_tight(opened):
        let_go(opened, clock.now())
    made = make_copy(opened, opened.folder.copies, clock, sort=sort, told=told)
    let_go(opened, clock.now())
    return made


def let_go(opened: OpenVault, now: datetime) -> None:
    """Take away the copies here that the rule of rotation lets go; more of them where the disk gets full."""
    copies = copies_in(opened.folder.copies)
    dated = [Dated(copy.path.name, copy.made, copy.sort) for copy in copies]
    gone = to_go(dated, now, is_tight=_is_tight(opened))
    for copy in copies:
        if copy.path.name in gone:
            with suppress(OSError):
                copy.path.unlink()


def _is_tight(opened: OpenVault) -> bool:
    """Tell whether there is too little room for a few more copies beside what the computer needs for itself."""
    try:
        free = shutil.disk_usage(opened.folder.path).free
    except OSError:
        return False
    return free < 4 * room_needed(opened) + _ROOM_FOR_OTHERS


def kept_between(folder: Folder, first: datetime, last: datetime) -> bool:
    """Tell whether a copy here was made after ``first`` and not after ``last``."""
    return any(first < copy.made <= last for copy in copies_in(folder.copies))


def _has_other_keys(folder: Folder, copy: Path) -> bool:
    """Tell whether the passwords were changed since the copy was made: it opens only with those of its day."""
    try:
        return read_keys(folder)[0].to_bytes() != keys_in(copy)
    except GroupHubError:
        return True
