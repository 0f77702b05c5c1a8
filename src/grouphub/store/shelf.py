"""Room beside the register for half-typed forms when the disk is full: it was taken while there was some.

The file always has the same size and is overwritten in place, which needs no room. Two slots take turns, so a power
cut leaves one of them whole. A slot holds every draft at once, and a number: the register notes up to which number it
has taken them in, so what was saved meanwhile never comes back as half typed. What is not used is random bytes.
"""

from __future__ import annotations

import json
import os
import secrets
import struct
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grouphub.base import logs
from grouphub.store.keyfile import seal, unseal
from grouphub.store.rooms import SHELF_BYTES, SLOT_BYTES

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from grouphub.store.opened import OpenVault

MARK = "@shelf"
"""The place in the register that holds the number up to which it has taken the drafts in."""

_BOUND = b"grouphub shelf\0"
_HEAD = struct.Struct("<QI")
_SEALED_HEAD = _HEAD.size + 28  # nonce and tag
_States = dict[str, dict[str, Any]]


class ShelfTooSmall(OSError):
    """The drafts do not fit."""


@dataclass(frozen=True)
class _Shelved:
    number: int
    states: _States


class Shelf:
    """What lies beside one open register."""

    def __init__(self, opened: OpenVault) -> None:
        self._opened = opened
        self._is_read = False
        self._number = 0
        self._shelved: _Shelved | None = None

    def drafts(self, connection: Connection) -> _States | None:
        """Return the drafts that lie here and are not in the register yet."""
        self._read(connection)
        return None if self._shelved is None else self._shelved.states

    def put(self, states: _States) -> None:
        """Keep these in place of all that lies here; they are on the disk when this returns. Raises OSError."""
        number = self._number + 1
        plain = zlib.compress(json.dumps(states, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        body = seal(self._opened.key, plain, _bound_to(number))
        slot = seal(self._opened.key, _HEAD.pack(number, len(body)), _BOUND) + body
        if len(slot) > SLOT_BYTES:
            raise ShelfTooSmall
        self._write(number % 2 * SLOT_BYTES, slot + secrets.token_bytes(SLOT_BYTES - len(slot)))
        self._number = number
        self._shelved = _Shelved(number, states)

    def move_into(self, connection: Connection) -> None:
        """Let the running change of the register take in what lies here; ``clear`` follows when it is committed."""
        self._read(connection)
        if self._shelved is None:
            return
        connection.exec_driver_sql("DELETE FROM draft")
        for place, state in self._shelved.states.items():
            written = json.dumps(state, ensure_ascii=False)
            connection.exec_driver_sql("INSERT INTO draft VALUES (?, ?)", (place, written))
        connection.exec_driver_sql("INSERT INTO draft VALUES (?, ?)", (MARK, str(self._shelved.number)))

    def clear(self) -> None:
        """Overwrite what the register has taken in."""
        if self._shelved is None:
            return
        self._shelved = None
        try:
            self._write(0, secrets.token_bytes(SHELF_BYTES))
        except OSError as error:
            logs.note(error)

    def _read(self, connection: Connection) -> None:
        if self._is_read:
            return
        found = connection.exec_driver_sql("SELECT state FROM draft WHERE place = ?", (MARK,)).first()
        self._number = 0 if found is None else int(found[0])
        newest = max(self._slots(), key=lambda slot: slot.number, default=None)
        if newest is not None and newest.number > self._number:
            self._number, self._shelved = newest.number, newest
        self._is_read = True

    def _slots(self) -> list[_Shelved]:
        """Return what the two slots hold, as far as it is whole and of this register."""
        slots: list[_Shelved] = []
        with suppress(OSError), self._opened.folder.shelf.open("rb") as file:
            for start in (0, SLOT_BYTES):
                file.seek(start)
                head = unseal(self._opened.key, file.read(_SEALED_HEAD), _BOUND)
                if head is not None:
                    number, length = _HEAD.unpack(head)
                    plain = unseal(self._opened.key, file.read(length), _bound_to(number))
                    if plain is not None:
                        slots.append(_Shelved(number, json.loads(zlib.decompress(plain))))
        return slots

    def _write(self, start: int, content: bytes) -> None:
        """Overwrite in place: a file made anew would need the room that is not there."""
        with self._opened.folder.shelf.open("r+b", buffering=0) as file:
            file.seek(start)
            written = file.write(content)
            if written < len(content):
                raise ShelfTooSmall
            os.fsync(file.fileno())


def _bound_to(number: int) -> bytes:
    return _BOUND + number.to_bytes(8, "little")
