"""A first run that was left before the vault was made: her answers so far, never the password or the code.

There is no password yet to protect them with. The random key beside them only keeps the words out of a search
through the disk; the whole file goes when the vault is made.
"""

from __future__ import annotations

import json
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from grouphub.base.files import create_private_folder, replace_private

if TYPE_CHECKING:
    from grouphub.base.paths import Folder

_KEY = 32
_NONCE = 12
_MOST_BYTES = 1024 * 1024


@dataclass(frozen=True)
class Begun:
    """Where she is in the first run, and what she answered."""

    step: int = 1
    answers: dict[str, Any] = field(default_factory=dict)


def keep_begun(folder: Folder, begun: Begun) -> None:
    """Keep the answers until the next start. Raises OSError."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key, nonce = secrets.token_bytes(_KEY), secrets.token_bytes(_NONCE)
    plain = json.dumps({"step": begun.step, "answers": begun.answers}).encode()
    create_private_folder(folder.path)
    replace_private(folder.begun, key + nonce + AESGCM(key).encrypt(nonce, plain, None))


def read_begun(folder: Folder) -> Begun:
    """Return what was kept; a missing or spoilt file begins anew."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        with folder.begun.open("rb") as file:
            raw = file.read(_MOST_BYTES)
        plain = AESGCM(raw[:_KEY]).decrypt(raw[_KEY : _KEY + _NONCE], raw[_KEY + _NONCE :], None)
        found = json.loads(plain)
        return Begun(int(found["step"]), dict(found["answers"]))
    except (OSError, ValueError, KeyError, TypeError, InvalidTag):
        return Begun()


def forget_begun(folder: Folder) -> None:
    """Take the kept answers away."""
    with suppress(OSError):
        folder.begun.unlink(missing_ok=True)
