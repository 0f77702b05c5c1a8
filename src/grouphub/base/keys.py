"""Keys made where a row is made: two computers never make the same one."""

from __future__ import annotations

import secrets
import time
from uuid import NAMESPACE_URL, UUID, uuid5

_VERSION = 0x7 << 76
_VARIANT = 0b10 << 62


def new_key() -> UUID:
    """Return a UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    random = secrets.randbits(74)
    return UUID(
        int=(milliseconds & (1 << 48) - 1) << 80 | _VERSION | (random >> 62) << 64 | _VARIANT | random & (1 << 62) - 1
    )


def named_key(name: str) -> UUID:
    """Return the key that every computer gives to ``name``: for rows that exist once, such as a setting."""
    return uuid5(NAMESPACE_URL, f"grouphub:{name}")
