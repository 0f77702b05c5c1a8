"""Bringing out of a damaged register what can be read: into a new one, under the same key and passwords.

Pages that were changed outside the program are seen by their seals and read around. Rows whose page is lost are made
anew from the history where it tells of them. The damaged files stay as they are, in a folder beside.
"""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING
from uuid import UUID

from grouphub.base.errors import GroupHubError
from grouphub.base.files import create_private_folder, settle
from grouphub.store.cipher import connect, connect_still, make_file
from grouphub.store.copies import NoRoomForCopy, Stage, Told, check_room, copies_in
from grouphub.store.copyfile import keys_of, read_outline, reading
from grouphub.store.faults import DiskFull, FileDamaged, blamed
from grouphub.store.frozen import aside
from grouphub.store.holder import Holder
from grouphub.store.inspecting import table_counts
from grouphub.store.keyfile import KeyFileDamaged, KeyFileMissing, read_keys, wipe, write_keys
from grouphub.store.mending import is_readable, mend_beginning
from grouphub.store.moving_rows import NothingReadable, Saved, move_rows
from grouphub.store.places import check_place
from grouphub.store.reading_around import Damaged
from grouphub.store.restoring import drop_arriving, finish, name_to_keep, put_in_place

if TYPE_CHECKING:
    from pathlib import Path

    from grouphub.base.clock import Clock
    from grouphub.base.paths import Folder
    from grouphub.store.keyfile import KeyFile
    from grouphub.store.recovery import RecoveryCode

_AT_ONCE = 4096
_SPARE = 4 * 1024 * 1024


@dataclass(frozen=True)
class BroughtOut:
    """What was brought out, and the folder in which the damaged files stay."""

    kept: str
    tables: tuple[Saved, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return all(one.lost == 0 and one.loose == 0 for one in self.tables)


def bring_out(folder: Folder, secret: str | RecoveryCode, clock: Clock, told: Told | None = None) -> BroughtOut:
    """Put a new register in the place of a damaged one, with all that can be read of it.

    Nothing may have it open. It opens with the passwords it had. Slow; run it in a job. Raises WrongPassword,
    KeyFileDamaged, KeyFileMissing, NothingReadable, RegisterMissing, HeldByAnother, UnsafePlace, a storage fault,
    and what ``told`` raises; nothing was changed then.
    """
    from grouphub.store.opened import RegisterMissing
    from grouphub.store.vault import NoRegister, register_expected

    told = told or Told()
    if not register_expected(folder):
        raise NoRegister(folder=folder.path)
    check_place(folder.path)
    with blamed(folder.path):
        holder = Holder(folder.held, clock)
    try:
        with blamed(folder.path):
            finish(folder)
            if not folder.register.exists():
                raise RegisterMissing(folder=folder.path)
            keys, key = _keys(folder, secret)
            try:
                found = _made_ready(folder, keys, key, told)
            except BaseException:
                drop_arriving(folder)
                raise
            finally:
                wipe(key)
        kept = name_to_keep(folder, clock)
        put_in_place(folder, keep=kept)
    finally:
        holder.release()
    return BroughtOut(kept, found)


def _keys(folder: Folder, secret: str | RecoveryCode) -> tuple[KeyFile, bytearray]:
    """Return the key file and the key it holds; where the key files are gone or damaged, those of the newest copy."""
    from grouphub.store.unlocking import WrongPassword

    try:
        keys, _twins = read_keys(folder)
    except (KeyFileDamaged, KeyFileMissing):
        for copy in copies_in(folder.copies):
            with suppress(GroupHubError), reading(copy.path) as file:
                keys = keys_of(read_outline(file))
                key = _opened_by(keys, secret)
                if key is not None and _fits(folder, key):
                    return keys, key
        raise
    key = _opened_by(keys, secret)
    if key is None:
        raise WrongPassword
    return keys, key


def _opened_by(keys: KeyFile, secret: str | RecoveryCode) -> bytearray | None:
    from grouphub.store.unlocking import candidates, try_secret

    entries = (try_secret(keys, one) for one in candidates(secret))
    return next((entry.key for entry in entries if entry is not None), None)


def _fits(folder: Folder, key: bytearray) -> bool:
    """Tell whether the register opens with a key; a stranger's copy may lie among the others."""
    try:
        connect_still(folder.register, key).close()
    except FileDamaged:
        return False
    return True


def _made_ready(folder: Folder, keys: KeyFile, key: bytearray, told: Told) -> tuple[Saved, ...]:
    told.begin(Stage.ROOM)
    size = folder.register.stat().st_size
    told.expect(3 * size)
    try:
        check_room(folder.path, 3 * size + _SPARE)
    except NoRoomForCopy as error:
        raise DiskFull from error
    arriving = folder.arriving
    drop_arriving(folder)
    create_private_folder(arriving.path)
    told.begin(Stage.READ)
    with aside(folder.path) as place:
        for path in (folder.register, folder.register.with_name(folder.register.name + "-wal")):
            if path.exists():
                _copy_around(path, place / path.name, told)
        path = place / folder.register.name
        _see_beginning(folder, path, key)
        with closing(Damaged(lambda: connect(path, key, missing=NothingReadable()))) as damaged:
            told.begin(Stage.WRITE)
            make_file(arriving.register, key)
            found = move_rows(damaged, arriving.register, key, told)
    told.begin(Stage.LOOK)
    _look(arriving.register, key)
    if folder.pages.exists():
        _copy_around(folder.pages, arriving.pages, told)
    write_keys(arriving, keys)
    settle(arriving.path)
    return found


def _see_beginning(folder: Folder, path: Path, key: bytearray) -> None:
    """See that a damaged register says where everything lies. Raises NothingReadable.

    What waits beside it goes where only that does not fit; a damaged list of tables comes from a copy.
    """
    if is_readable(path, key):
        return
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    if not mend_beginning(folder, path, key, UUID(int=0)):
        raise NothingReadable


def _copy_around(source: Path, target: Path, told: Told) -> None:
    """Copy a file piece by piece; where the disk does not give one, zeros stand in its place."""
    with source.open("rb", buffering=0) as file, target.open("xb") as out:
        left = source.stat().st_size
        while left > 0:
            wanted = min(_AT_ONCE * 64, left)
            piece = _piece(file, wanted)
            out.write(piece)
            left -= len(piece)
            told.moved(len(piece))


def _piece(file: IO[bytes], wanted: int) -> bytes:
    """Return the next bytes; a disk that gives none of many is asked page by page."""
    at = file.tell()
    with suppress(OSError):
        piece = file.read(wanted)
        if piece:
            return piece
    found = b""
    while len(found) < wanted:
        size = min(_AT_ONCE, wanted - len(found))
        file.seek(at + len(found))
        try:
            found += file.read(size).ljust(size, b"\0")
        except OSError:
            found += bytes(size)
    file.seek(at + wanted)
    return found


def _look(path: Path, key: bytearray) -> None:
    with closing(connect_still(path, key)) as still:
        whole = not still.execute("PRAGMA cipher_integrity_check").fetchall()
        if not whole or still.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise FileDamaged
        table_counts(still)
