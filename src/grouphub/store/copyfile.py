"""The file of a copy: everything a group has in one file, sealed under the register's key.

Layout, all numbers little-endian::

    mark 8 | format 2 | sort 1 | members 1 | made 8 | newest 8 | swept 8 | size of the key file 4 | size of the seal 4
    key file | the members | of each member: size 8, SHA-256 32 | seal | SHA-256 of all but the members

``made`` is in milliseconds since 1970, ``newest`` is the journal's own time of the newest change, which never runs
backwards, ``swept`` counts those erased for ever. The seal is AES-256-GCM, bound to all
that lies outside of it, over a JSON text that names the members and says what is in them. So whoever has no password
can tell a whole copy from a cut one, and only whoever has the register's key can make one that is believed. No size in
the file is trusted before it fits the size of the file itself.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import struct
from dataclasses import dataclass, field
from enum import IntEnum
from typing import IO, TYPE_CHECKING, Any

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_
from grouphub.store.keyfile import SIZE, KeyFile, seal, unseal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

MARK = bytes.fromhex("c40e93b75a1df682")
FORMAT = 1
REGISTER, PAGES = "register.db", "pages.db"

_HEAD = struct.Struct("<8sHBBQQQII")
_ENTRY = struct.Struct("<Q32s")
_DIGEST = 32
_MOST_MEMBERS = 16
_MOST_SEAL = 1024 * 1024
_MOST_KEYS = 64 * 1024
_AT_ONCE = 1024 * 1024


class CopyDamaged(GroupHubError):
    """The copy is cut short or changed."""

    message = N_(
        "This copy is cut short or damaged, so nothing was taken from it. The register on this computer is as it was. "
        "Try another copy."
    )


class NoCopy(GroupHubError):
    """The file is no copy of a register."""

    message = N_("This file is not a copy of a register. Nothing was changed. Choose a file that ends in .copy.")


class CopyNewer(GroupHubError):
    """A newer program made the copy."""

    message = N_(
        "This copy was made by a newer GroupHub than this one. Nothing was changed. "
        "Install the newer program on this computer and bring the copy back there."
    )


class CopyUnread(GroupHubError):
    """The file of the copy cannot be read: the stick was pulled out, or has grown old."""

    message = N_(
        "The copy could not be read to its end. The register on this computer is as it was. "
        "Put the stick in again, or try another copy."
    )


class Sort(IntEnum):
    """Why the file was made."""

    DAY = 1
    """By itself, after a day of use."""
    ASKED = 2
    """She asked for it."""
    MIGRATION = 3
    """Before a newer program changed the register's shape."""
    RESTORE = 4
    """Before a copy was brought back in its place."""


@dataclass(frozen=True)
class Head:
    """What anybody can read of a copy."""

    sort: int
    made: int
    newest: int
    """The newest change in it, by the journal's own time; 0 for none."""
    swept: int
    """How many were erased for ever and are not in the copy; counted, since clocks go wrong."""


@dataclass(frozen=True)
class Member:
    """One file in the copy."""

    size: int
    digest: bytes


@dataclass(frozen=True)
class Outline:
    """What lies where in a copy. Its sizes fit the file; its bytes may still be anything."""

    head: Head
    keys: bytes
    members: tuple[Member, ...]
    sealed: bytes = field(repr=False)
    bound: bytes = field(repr=False)
    begins: int

    def offset(self, number: int) -> int:
        """Return where a member begins."""
        return self.begins + sum(member.size for member in self.members[:number])

    def opened(self, key: bytearray) -> dict[str, Any] | None:
        """Return what the seal says; None for another key."""
        plain = unseal(_seal_key(key), self.sealed, self.bound)
        return None if plain is None else dict(json.loads(plain))


def write_copy(
    file: IO[bytes],
    head: Head,
    keys: KeyFile,
    key: bytearray,
    members: Mapping[str, tuple[IO[bytes], int]],
    said: Mapping[str, Any],
    moved: Callable[[int], None],
) -> tuple[Member, ...]:
    """Write a whole copy into an empty file; each of ``members`` is a stream and how much of it is taken.

    ``moved`` is told how many bytes were moved since the last time; whatever it raises stops the work.
    """
    raw = keys.to_bytes()
    plain = json.dumps({**said, "members": list(members)}, ensure_ascii=False).encode()
    seal_size = len(seal(key, plain, b""))
    first = _HEAD.pack(MARK, FORMAT, head.sort, len(members), head.made, head.newest, head.swept, len(raw), seal_size)
    file.write(first + raw)
    written = tuple(_append(file, stream, size, moved) for stream, size in members.values())
    index = b"".join(_ENTRY.pack(member.size, member.digest) for member in written)
    bound = first + raw + index
    sealed = seal(_seal_key(key), plain, bound)
    file.write(index + sealed + _digest(bound + sealed))
    return written


def read_head(path: Path) -> Head:
    """Return what stands at the beginning of a copy. Raises NoCopy, CopyNewer, CopyDamaged, CopyUnread."""
    with reading(path) as file:
        return _head(_read(file, _HEAD.size, NoCopy))[0]


def is_copy(raw: bytes) -> bool:
    """Tell whether these bytes begin a copy, sound or not."""
    return raw.startswith(MARK)


def keys_in(path: Path) -> bytes:
    """Return the key file in a copy, unread. Raises NoCopy, CopyNewer, CopyDamaged, CopyUnread."""
    with reading(path) as file:
        _head_of_it, _count, keys_size, _seal = _head(_read(file, _HEAD.size, NoCopy))
        return _read(file, min(keys_size, _MOST_KEYS))


def read_outline(file: IO[bytes]) -> Outline:
    """Return what lies where. Raises NoCopy, CopyNewer, CopyDamaged, CopyUnread."""
    whole = _size(file)
    file.seek(0)
    first = _read(file, _HEAD.size, NoCopy)
    head, count, keys_size, seal_size = _head(first)
    end = count * _ENTRY.size + seal_size + _DIGEST
    room = whole - _HEAD.size - keys_size - end
    if not 0 < count <= _MOST_MEMBERS or keys_size > _MOST_KEYS or seal_size > _MOST_SEAL or room < 0:
        raise CopyDamaged
    keys = _read(file, keys_size)
    file.seek(whole - end)
    index, sealed, digest = _read(file, count * _ENTRY.size), _read(file, seal_size), _read(file, _DIGEST)
    members = tuple(Member(size, hashed) for size, hashed in _ENTRY.iter_unpack(index))
    bound = first + keys + index
    if not hmac.compare_digest(_digest(bound + sealed), digest) or sum(one.size for one in members) != room:
        raise CopyDamaged
    return Outline(head, keys, members, sealed, bound, _HEAD.size + keys_size)


def read_member(
    file: IO[bytes], outline: Outline, number: int, into: IO[bytes] | None, moved: Callable[[int], None]
) -> None:
    """Take one member out of a copy, or with nothing to put it into only look whether it is whole.

    Raises CopyDamaged when it is not: what was put down until then is worth nothing.
    """
    member = outline.members[number]
    _go_to(file, outline.offset(number))
    hashed = hashlib.sha256()
    left = member.size
    while left:
        piece = _read(file, min(left, _AT_ONCE))
        hashed.update(piece)
        if into is not None:
            into.write(piece)
        left -= len(piece)
        moved(len(piece))
    if not hmac.compare_digest(hashed.digest(), member.digest):
        raise CopyDamaged


def numbers_of(said: Mapping[str, Any], wanted: Sequence[str]) -> list[int]:
    """Return which members bear the names ``wanted``. Raises CopyDamaged when one is missing."""
    names = list(said.get("members", ()))
    if any(name not in names for name in wanted):
        raise CopyDamaged
    return [names.index(name) for name in wanted]


def keys_of(outline: Outline) -> KeyFile:
    """Return the key file in the copy. Raises CopyDamaged or RegisterNewer."""
    from grouphub.store.faults import FileDamaged

    if len(outline.keys) != SIZE:
        raise CopyDamaged
    try:
        return KeyFile.from_bytes(outline.keys)
    except FileDamaged:
        raise CopyDamaged from None


def reading(path: Path) -> IO[bytes]:
    """Open a copy to read. Raises CopyUnread."""
    try:
        return path.open("rb")
    except OSError as error:
        raise CopyUnread from error


def forget_cached(file: IO[bytes]) -> None:
    """Let the system forget what it holds of a file, so that the next reading comes from the disk (where it can)."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _head(first: bytes) -> tuple[Head, int, int, int]:
    mark, version, sort, count, made, newest, swept, keys_size, seal_size = _HEAD.unpack(first)
    if mark != MARK:
        raise NoCopy
    if version > FORMAT:
        raise CopyNewer
    return Head(sort, made, newest, swept), count, keys_size, seal_size


def _append(file: IO[bytes], stream: IO[bytes], size: int, moved: Callable[[int], None]) -> Member:
    hashed, left = hashlib.sha256(), size
    while left:
        piece = stream.read(min(left, _AT_ONCE))
        if not piece:
            raise CopyDamaged
        hashed.update(piece)
        file.write(piece)
        left -= len(piece)
        moved(len(piece))
    return Member(size, hashed.digest())


def _read(file: IO[bytes], size: int, short: type[GroupHubError] = CopyDamaged) -> bytes:
    try:
        found = file.read(size)
    except OSError as error:
        raise CopyUnread from error
    if len(found) < size:
        raise short
    return found


def _size(file: IO[bytes]) -> int:
    try:
        return file.seek(0, os.SEEK_END)
    except OSError as error:
        raise CopyUnread from error


def _go_to(file: IO[bytes], offset: int) -> None:
    try:
        file.seek(offset)
    except OSError as error:
        raise CopyUnread from error


def _seal_key(key: bytearray) -> bytes:
    return hmac.digest(key, b"copy", "sha256")


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()
