"""The key file: sixteen equal slots, each the register's key wrapped under one password.

Layout, all numbers little-endian, always ``SIZE`` bytes::

    mark 8 | version 1 | memory KiB 4 | rounds 4 | lanes 4 | salt 16 | 16 slots of 92 | seats 300 | SHA-256 of all this

A slot is ``nonce 12 + AES-256-GCM(kind 1, register key 32, keeper 16, padding 15)`` with the header as associated
data; an empty slot is random bytes. Without a password nobody can tell one from the other, so nobody can count the
women. The seats tell whoever holds the register's key which slot is whose: they are wrapped under that key.
The checksum tells damage from a wrong password; it protects nothing else.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import struct
import time
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.errors import GroupHubError
from grouphub.base.files import replace_private
from grouphub.base.i18n import N_
from grouphub.store.faults import FileDamaged

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grouphub.base.paths import Folder

MARK = bytes.fromhex("9b3ee1740dc5a862")
VERSION = 1
SLOTS = 16
KEY_BYTES = 32

_HEADER = struct.Struct("<8sBIII16s")
_PAYLOAD = struct.Struct("<B32s16s15x")
_NONCE = 12
_TAG = 16
_SLOT = _NONCE + _PAYLOAD.size + _TAG
_SEAT = struct.Struct("<B16s")
_SEATS = _NONCE + _SEAT.size * SLOTS + _TAG
_DIGEST = 32
SIZE = _HEADER.size + SLOTS * _SLOT + _SEATS + _DIGEST

_MOST_MEMORY = 1024 * 1024  # KiB; a tampered header must not exhaust the computer
_MOST_ROUNDS = 64
_MOST_LANES = 4


class KeyFileDamaged(FileDamaged):
    """Both key files are cut or changed."""

    message = N_(
        "Both key files in the folder {folder} are damaged, so no password can open the register now. The register "
        "itself was not touched. Every copy has key files of its own: bring out what can be read, or bring back a copy."
    )


class KeyFileMissing(GroupHubError):
    """There is a register, but neither key file beside it."""

    message = N_(
        "The key files are missing in the folder {folder}, so no password can open the register now. The register "
        "itself was not touched. Every copy has key files of its own: bring out what can be read, or bring back a copy."
    )


class RegisterNewer(GroupHubError):
    """A newer program wrote this."""

    message = N_(
        "This register was written by a newer GroupHub than this one. Nothing in it was changed. "
        "Install the newer program on this computer and open it there."
    )


class NoSlotsLeft(GroupHubError):
    """Every slot is taken."""

    message = N_(
        "There is no room for another password. Nothing was changed. Take out the password of somebody who has left."
    )


class Kind(IntEnum):
    """What opens a slot."""

    EMPTY = 0
    PASSWORD = 1
    RECOVERY = 2


@dataclass(frozen=True)
class Cost:
    """What one derivation costs; ``memory`` in KiB."""

    memory: int
    rounds: int
    lanes: int = 1

    def is_sane(self) -> bool:
        """Tell whether a key file may ask for this; more would be an attack on the computer's memory."""
        return (
            1 <= self.lanes <= _MOST_LANES
            and 8 * self.lanes <= self.memory <= _MOST_MEMORY
            and 1 <= self.rounds <= _MOST_ROUNDS
        )


LEAST_COST = Cost(memory=64 * 1024, rounds=3)
_DEAREST_MEMORY = 256 * 1024


@dataclass(frozen=True)
class Entry:
    """What a slot holds."""

    kind: Kind
    key: bytearray = field(repr=False)
    keeper: UUID


@dataclass(frozen=True)
class Seat:
    """Whose a slot is, for those who have the register's key."""

    kind: Kind
    keeper: UUID


_FREE = Seat(Kind.EMPTY, UUID(int=0))


def measure_cost(target: float = 0.5) -> Cost:
    """Return the cost of about ``target`` seconds here: memory first, then rounds; never under the least."""
    seconds = min(_seconds(LEAST_COST), _seconds(LEAST_COST))
    room = target / max(seconds, 1e-6)
    step = 8 * 1024
    memory = min(max(int(LEAST_COST.memory * room) // step * step, LEAST_COST.memory), _DEAREST_MEMORY)
    rounds = int(LEAST_COST.rounds * room * LEAST_COST.memory / memory)
    return Cost(memory, min(max(rounds, LEAST_COST.rounds), _MOST_ROUNDS))


def _seconds(cost: Cost) -> float:
    begin = time.perf_counter()
    derive(b"measure", bytes(16), cost)
    return time.perf_counter() - begin


def derive(secret: bytes, salt: bytes, cost: Cost) -> bytearray:
    """Return the 32-byte wrapping key of ``secret``. Slow by intent; lets other threads run meanwhile."""
    from argon2.low_level import Type, hash_secret_raw

    return bytearray(hash_secret_raw(secret, salt, cost.rounds, cost.memory, cost.lanes, KEY_BYTES, Type.ID))


def wipe(secret: bytearray) -> None:
    """Overwrite ``secret`` in place."""
    secret[:] = bytes(len(secret))


@dataclass(frozen=True)
class KeyFile:
    """The key file in memory. Changing it makes a new one."""

    cost: Cost
    salt: bytes
    slots: tuple[bytes, ...]
    seats: bytes

    @classmethod
    def new(cls, cost: Cost, key: bytearray) -> KeyFile:
        """Make a key file with no slot in use."""
        empty = cls(cost, secrets.token_bytes(16), tuple(secrets.token_bytes(_SLOT) for _ in range(SLOTS)), b"")
        return empty.seated([_FREE] * SLOTS, key)

    @classmethod
    def from_bytes(cls, raw: bytes) -> KeyFile:
        """Read a key file; raises FileDamaged, or RegisterNewer when a newer program wrote it."""
        if len(raw) < _HEADER.size + _DIGEST or not hmac.compare_digest(_digest(raw[:-_DIGEST]), raw[-_DIGEST:]):
            raise FileDamaged
        mark, version, memory, rounds, lanes, salt = _HEADER.unpack_from(raw)
        if mark == MARK and version > VERSION:
            raise RegisterNewer
        cost = Cost(memory, rounds, lanes)
        if mark != MARK or version != VERSION or len(raw) != SIZE or not cost.is_sane():
            raise FileDamaged
        starts = range(_HEADER.size, _HEADER.size + SLOTS * _SLOT, _SLOT)
        slots = tuple(raw[start : start + _SLOT] for start in starts)
        return cls(cost, salt, slots, raw[-_DIGEST - _SEATS : -_DIGEST])

    def to_bytes(self) -> bytes:
        """Return the file's bytes, ``SIZE`` of them."""
        body = self._header() + b"".join(self.slots) + self.seats
        return body + _digest(body)

    def derive(self, secret: bytes) -> bytearray:
        """Return the wrapping key of ``secret`` in this file."""
        return derive(secret, self.salt, self.cost)

    def open_slot(self, wrapping: bytearray) -> Entry | None:
        """Return what ``wrapping`` opens, or None. Every slot is tried whichever fits."""
        found = [entry for slot in self.slots if (entry := self._try(slot, wrapping))]
        return found[0] if found else None

    def seating(self, key: bytearray) -> tuple[Seat, ...]:
        """Return whose each slot is; raises FileDamaged when slots were put in by somebody without the key."""
        plain = unseal(_seat_key(key), self.seats, self._bound())
        if plain is None:
            raise FileDamaged
        return tuple(Seat(Kind(kind), UUID(bytes=keeper)) for kind, keeper in _SEAT.iter_unpack(plain))

    def with_entry(self, wrapping: bytearray, entry: Entry) -> KeyFile:
        """Return a file in which ``wrapping`` opens ``entry``, in a free slot chosen by chance."""
        seating = list(self.seating(entry.key))
        free = [place for place, seat in enumerate(seating) if seat.kind is Kind.EMPTY]
        if not free:
            raise NoSlotsLeft
        place = secrets.choice(free)
        payload = _PAYLOAD.pack(entry.kind, bytes(entry.key), entry.keeper.bytes)
        seating[place] = Seat(entry.kind, entry.keeper)
        changed = self._with_slot(place, seal(wrapping, payload, self._header()))
        return changed.seated(seating, entry.key)

    def without(self, key: bytearray, kind: Kind, keeper: UUID | None = None) -> KeyFile:
        """Return a file without the slots of ``kind`` (of ``keeper`` only, when given)."""
        seating, changed = list(self.seating(key)), self
        for place, seat in enumerate(seating):
            if seat.kind is kind and keeper in {None, seat.keeper}:
                changed = changed._with_slot(place, secrets.token_bytes(_SLOT))
                seating[place] = _FREE
        return changed.seated(seating, key)

    def seated(self, seating: Sequence[Seat], key: bytearray) -> KeyFile:
        """Return a file whose seats say ``seating``."""
        plain = b"".join(_SEAT.pack(seat.kind, seat.keeper.bytes) for seat in seating)
        return replace(self, seats=seal(_seat_key(key), plain, self._bound()))

    def _header(self) -> bytes:
        return _HEADER.pack(MARK, VERSION, self.cost.memory, self.cost.rounds, self.cost.lanes, self.salt)

    def _bound(self) -> bytes:
        return self._header() + _digest(b"".join(self.slots))

    def _try(self, slot: bytes, wrapping: bytearray) -> Entry | None:
        plain = unseal(wrapping, slot, self._header())
        if plain is None:
            return None
        kind, key, keeper = _PAYLOAD.unpack(plain)
        return Entry(Kind(kind), bytearray(key), UUID(bytes=keeper))

    def _with_slot(self, place: int, slot: bytes) -> KeyFile:
        return replace(self, slots=(*self.slots[:place], slot, *self.slots[place + 1 :]))


def read_keys(folder: Folder) -> tuple[KeyFile, bool]:
    """Return the key file and whether both copies of it are sound and the same.

    The first is written first, so where both are sound it is the newer one.
    Raises KeyFileMissing, KeyFileDamaged or RegisterNewer.
    """
    raws = [_read(path) for path in (folder.keys, folder.keys_twin)]
    if not any(raw is not None for raw in raws):
        raise KeyFileMissing(folder=folder.path)
    for raw in raws:
        if raw is not None and (keys := _sound(raw)):
            return keys, raws[0] == raws[1]
    raise KeyFileDamaged(folder=folder.path)


def write_keys(folder: Folder, keys: KeyFile) -> None:
    """Write both copies, one after the other: a power cut spoils one at most."""
    raw = keys.to_bytes()
    replace_private(folder.keys, raw)
    replace_private(folder.keys_twin, raw)


def is_key_file(raw: bytes) -> bool:
    """Tell whether these bytes are a key file, sound or not."""
    return raw.startswith(MARK)


def _read(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(2 * SIZE)
    except FileNotFoundError:
        return None


def _sound(raw: bytes) -> KeyFile | None:
    try:
        return KeyFile.from_bytes(raw)
    except FileDamaged:
        return None


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def _seat_key(key: bytearray) -> bytes:
    return hmac.digest(key, b"seats", "sha256")


def seal(key: bytes | bytearray, plain: bytes, bound: bytes) -> bytes:
    """Return ``plain`` encrypted under ``key`` and tied to ``bound``: AES-256-GCM behind a nonce of its own."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound)


def unseal(key: bytes | bytearray, closed: bytes, bound: bytes) -> bytes | None:
    """Return what ``seal`` closed; None for another key, another purpose, or changed bytes."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(closed[:_NONCE], closed[_NONCE:], bound)
    except (InvalidTag, ValueError):
        return None
