"""Bringing a copy back: made ready and looked through aside, then put in the place of what is there.

Once the mark ``ready`` stands in the folder ``arriving`` the exchange is decided: whoever opens the register next
finishes it where a power cut stopped it. Until then nothing of the present register was touched.
"""

from __future__ import annotations

import json
import re
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from grouphub.base.errors import GroupHubError
from grouphub.base.files import create_private, create_private_folder, settle
from grouphub.base.i18n import N_
from grouphub.store.copies import (
    Stage,
    check_room,
    take_out,
)
from grouphub.store.copyfile import PAGES, REGISTER, CopyDamaged, CopyNewer, keys_of
from grouphub.store.faults import DiskFull, FileDamaged, blamed
from grouphub.store.holder import Holder
from grouphub.store.inspecting import look_through
from grouphub.store.keyfile import write_keys
from grouphub.store.making import parts
from grouphub.store.places import check_place

if TYPE_CHECKING:
    from pathlib import Path

    from grouphub.base.clock import Clock
    from grouphub.base.paths import Folder
    from grouphub.store.copies import OpenCopy, Told

_SPARE = 8 * 1024 * 1024
_REPLACED = "replaced"
_KEPT = re.compile(r"kept-\d{4}-\d{2}-\d{2}(-\d+)?")
_BESIDE = ("-wal", "-shm", "-journal")
_MOST_BYTES = 256


class NotBroughtBack(GroupHubError):
    """The disk of this computer has no room for the copy."""

    message = N_(
        "There is no room on this computer to bring the copy back, so nothing was changed. "
        "Remove files you do not need and try again."
    )


def make_ready(copy: OpenCopy, folder: Folder, told: Told) -> None:
    """Unpack a copy aside and look through it; the present register may be open and in use meanwhile.

    Raises CopyNewer, CopyDamaged, CopyUnread, NotBroughtBack or a storage fault; nothing is left then.
    """
    _check_shape(copy)
    told.begin(Stage.ROOM)
    told.expect(copy.size)
    arriving = folder.arriving
    drop_arriving(folder)
    with blamed(folder.path):
        create_private_folder(folder.path)
        create_private_folder(arriving.path)
    try:
        _check_room(folder, copy)
        with blamed(folder.path):
            told.begin(Stage.WRITE)
            take_out(copy, REGISTER, arriving.register, told)
            if copy.holds(PAGES):
                take_out(copy, PAGES, arriving.pages, told)
            told.begin(Stage.LOOK)
            _look(copy, arriving)
            told.begin(Stage.FLUSH)
            for path in (arriving.register, arriving.pages):
                if path.exists():
                    _flush(path)
            write_keys(arriving, keys_of(copy.outline))
            settle(folder.path)
    except BaseException:
        drop_arriving(folder)
        raise


def put_in_place(folder: Folder, *, keep: str = "") -> None:
    """Put what was made ready in the place of what is there; nothing may have the register open.

    ``keep`` names the folder below in which the present files stay; without it they go, once the others are there.
    """
    with blamed(folder.path):
        create_private(folder.arriving.ready, json.dumps({"keep": keep}).encode())
        settle(folder.arriving.path)
        finish(folder)


def finish(folder: Folder) -> None:
    """Finish an exchange that was decided; does nothing where there is none. Raises OSError."""
    arriving = folder.arriving
    if not arriving.ready.exists():
        return
    keep = _keep(arriving.ready)
    gone = folder.path / (keep or _REPLACED)
    create_private_folder(gone)
    for path in _present(folder):
        fresh = arriving.path / path.name
        if fresh.exists() or path == folder.shelf or path.name.endswith(_BESIDE):
            _set_aside(path, gone)
    settle(gone)
    for path in parts(folder)[::-1]:  # the key file last: it says that all is there
        fresh = arriving.path / path.name
        if fresh.exists():
            fresh.replace(path)
    settle(folder.path)
    arriving.ready.unlink()
    settle(arriving.path)
    shutil.rmtree(arriving.path, ignore_errors=True)
    if not keep:
        shutil.rmtree(gone, ignore_errors=True)


def drop_arriving(folder: Folder) -> None:
    """Take away what was being made ready and was not decided."""
    if not folder.arriving.ready.exists():
        shutil.rmtree(folder.arriving.path, ignore_errors=True)


def bring_into(folder: Folder, copy: OpenCopy, told: Told, clock: Clock) -> str:
    """Bring a copy back where no register is open: where there is none, or one that does not open any more.

    What is there stays, as it is, in a folder below whose name is returned. Raises UnsafePlace, HeldByAnother,
    and what ``make_ready`` raises.
    """
    check_place(folder.path)
    with blamed(folder.path):
        create_private_folder(folder.path)
        holder = Holder(folder.held, clock)
    try:
        with blamed(folder.path):
            finish(folder)
        make_ready(copy, folder, told)
        keep = name_to_keep(folder, clock) if any(path.exists() for path in parts(folder)) else ""
        put_in_place(folder, keep=keep)
        with suppress(OSError):
            folder.waits.unlink(missing_ok=True)
            folder.begun.unlink(missing_ok=True)
    finally:
        holder.release()
    return keep


def kept_folders(folder: Folder) -> list[Path]:
    """Return the folders in which files of registers that were replaced stay as they were."""
    try:
        return sorted(path for path in folder.path.iterdir() if _KEPT.fullmatch(path.name) and path.is_dir())
    except OSError:
        return []


def name_to_keep(folder: Folder, clock: Clock) -> str:
    """Return a free name for the folder in which files that were replaced stay."""
    stem = f"kept-{clock.today().isoformat()}"
    number, name = 1, stem
    while (folder.path / name).exists():
        number += 1
        name = f"{stem}-{number}"
    return name


def _check_shape(copy: OpenCopy) -> None:
    """Raise CopyNewer where this program could not open the register in the copy."""
    from grouphub.store.schema import HEAD

    if copy.content.revision > HEAD:
        raise CopyNewer


def _check_room(folder: Folder, copy: OpenCopy) -> None:
    try:
        check_room(folder.path, copy.size + _SPARE)
    except GroupHubError as error:
        raise NotBroughtBack from error
    except OSError as error:
        raise DiskFull from error


def _look(copy: OpenCopy, arriving: Folder) -> None:
    try:
        look_through(arriving.register, copy.key, copy.content.counts)
    except FileDamaged as error:
        raise CopyDamaged from error


def _present(folder: Folder) -> list[Path]:
    """Return what the present register consists of; what waits beside a file goes before it."""
    beside = [path.with_name(path.name + end) for path in (folder.register, folder.pages) for end in _BESIDE]
    return [path for path in (*beside, folder.shelf, *parts(folder)) if path.exists()]


def _set_aside(path: Path, gone: Path) -> None:
    path.replace(gone / path.name)


def _keep(ready: Path) -> str:
    try:
        with ready.open("rb") as file:
            keep = str(json.loads(file.read(_MOST_BYTES))["keep"])
    except (OSError, ValueError, KeyError, TypeError):
        # Cut off by a full disk or a power cut: nothing is thrown away.
        return "kept-0000-00-00"
    return keep if not keep or _KEPT.fullmatch(keep) else "kept-0000-00-00"


def _flush(path: Path) -> None:
    import os

    with path.open("r+b") as file:
        os.fsync(file.fileno())
