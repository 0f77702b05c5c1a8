"""Who was erased for ever: only keys, in the register and, sealed, beside it.

The file outlives the register: an older copy that is brought back still holds her, and she is erased from it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from grouphub.base import logs
from grouphub.base.files import replace_private
from grouphub.store.keyfile import seal, unseal
from grouphub.store.records import Base, Key, Moment

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grouphub.store.opened import OpenVault

_BOUND = b"grouphub erased\0"
_KEY_BYTES = 16


class Erased(Base):
    """One woman who was erased. Nothing else is known of her."""

    __tablename__ = "erased"

    id: Mapped[Key] = mapped_column(primary_key=True)
    at: Mapped[Moment]


def erased_keys(session: Session, opened: OpenVault) -> frozenset[UUID]:
    """Return everybody who was erased, as far as the register or the file beside it knows."""
    return frozenset(session.scalars(select(Erased.id))) | _in_file(opened)


def keep_beside(opened: OpenVault, keys: frozenset[UUID]) -> None:
    """Write the keys beside the register where they are not yet; a full disk leaves it for the next opening."""
    known = _in_file(opened)
    if keys <= known:
        return
    plain = b"".join(sorted(key.bytes for key in keys | known))
    try:
        replace_private(opened.folder.erased, seal(opened.key, plain, _BOUND))
    except OSError as error:
        logs.note(error)


def _in_file(opened: OpenVault) -> frozenset[UUID]:
    try:
        plain = unseal(opened.key, opened.folder.erased.read_bytes(), _BOUND) or b""
    except OSError:
        plain = b""
    ends = range(_KEY_BYTES, len(plain) + 1, _KEY_BYTES)
    return frozenset(UUID(bytes=plain[end - _KEY_BYTES : end]) for end in ends)
