"""What may open a register: a password, or the code of the recovery sheet, as bytes that are tried on a key file."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_
from grouphub.store.keyfile import wipe
from grouphub.store.recovery import RecoveryCode, RecoveryMistyped

if TYPE_CHECKING:
    from grouphub.store.keyfile import Entry, KeyFile

_DOMAIN = b"grouphub password\0"


class WrongPassword(GroupHubError):
    """No slot opens with this password or code."""

    message = N_(
        "This password does not open the register. Look which language the keyboard writes and whether Caps Lock is on."
    )


class PasswordEmpty(GroupHubError):
    """There is nothing in the password."""

    message = N_("Type a password: without one anybody could open the register.")


def password_secret(password: str) -> bytes:
    """Return the bytes of a password: the same however the keyboard composes its letters. Raises PasswordEmpty."""
    if not password:
        raise PasswordEmpty
    return _DOMAIN + unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


def candidates(secret: str | RecoveryCode) -> list[bytes]:
    """Return what may open a slot: a text that reads as a recovery code is also tried as one. Raises PasswordEmpty."""
    if isinstance(secret, RecoveryCode):
        return [secret.secret]
    found = [password_secret(secret)]
    with suppress(RecoveryMistyped):
        found.append(RecoveryCode.parse(secret).secret)
    return found


def try_secret(keys: KeyFile, secret: bytes) -> Entry | None:
    """Return what ``secret`` opens in a key file, or None. Slow by intent."""
    wrapping = keys.derive(secret)
    try:
        return keys.open_slot(wrapping)
    finally:
        wipe(wrapping)
