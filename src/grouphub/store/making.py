"""The files of a vault: what belongs to one, and how a new one is put down whole."""

from __future__ import annotations

import secrets
import shutil
from typing import TYPE_CHECKING

from grouphub.base.errors import GroupHubError
from grouphub.base.files import create_private_folder, settle
from grouphub.base.i18n import N_
from grouphub.store.cipher import make_file
from grouphub.store.keyfile import KEY_BYTES, KeyFile, wipe, write_keys
from grouphub.store.rooms import make_reserve, make_shelf

if TYPE_CHECKING:
    from pathlib import Path

    from grouphub.base.paths import Folder


class RegisterThere(GroupHubError):
    """A register, or part of one, is here already; fact: folder."""

    message = N_("There is a register in the folder {folder} already. It was not touched. Open it instead.")


class FolderNotEmpty(GroupHubError):
    """Other files lie in the folder; fact: folder."""

    message = N_(
        "The folder {folder} holds other files, so no register was made there and nothing was changed. "
        "Choose an empty folder."
    )


def check_free(folder: Folder) -> None:
    """Raise RegisterThere or FolderNotEmpty unless a vault may be made in the folder."""
    if folder.holds_vault():
        raise RegisterThere(folder=folder.path)
    own = {folder.screen, folder.begun, folder.waits, folder.held, folder.unfinished.path}
    own |= {folder.arriving.path, folder.copies, folder.erased, folder.reserve, folder.shelf}
    if not folder.path.exists():
        return
    if not folder.path.is_dir() or any(
        path not in own and not path.name.startswith((folder.log.name, "checking-", "kept-", "replaced"))
        for path in folder.path.iterdir()
    ):
        raise FolderNotEmpty(folder=folder.path)


def make_aside(folder: Folder, keys: KeyFile, key: bytearray) -> None:
    """Make every file of the vault in a folder of its own; the key file comes last and says that all is there."""
    aside = folder.unfinished
    shutil.rmtree(aside.path, ignore_errors=True)
    try:
        _make_all(aside, keys, key)
    except Exception:
        shutil.rmtree(aside.path, ignore_errors=True)
        raise


def _make_all(aside: Folder, keys: KeyFile, key: bytearray) -> None:
    create_private_folder(aside.path)
    make_file(aside.register, key)
    nobodys = bytearray(secrets.token_bytes(KEY_BYTES))
    make_file(aside.pages, nobodys, in_steps=True)
    wipe(nobodys)
    make_shelf(aside.shelf)
    make_reserve(aside.reserve)
    write_keys(aside, keys)


def move_into_place(folder: Folder) -> None:
    """Finish a making that stopped after all files were there, and clear away what is left of it."""
    aside = folder.unfinished
    if aside.keys.exists():
        moves = zip((*parts(aside), *_rooms(aside)), (*parts(folder), *_rooms(folder)), strict=True)
        for made, place in reversed(list(moves)):  # the key file last: while it is aside, this goes on next time
            if made.exists() and not place.exists():
                made.replace(place)
        settle(folder.path)
    if aside.path.exists():
        shutil.rmtree(aside.path, ignore_errors=True)


def _rooms(folder: Folder) -> tuple[Path, ...]:
    return folder.shelf, folder.reserve


def parts(folder: Folder) -> tuple[Path, ...]:
    """Return the files any of which says that a register belongs here."""
    return (folder.keys, folder.keys_twin, folder.register, folder.pages)
