"""One touched record, as the journal keeps it: its fields before and after, as plain stored values."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True)
class Change:
    """One touched record of a batch, fields as stored in the file."""

    table: str
    record_id: UUID
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def reverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.table, self.record_id, self.after, self.before)


@dataclass(frozen=True)
class TakenBack:
    """What taking an action back changed, and the sentence that tells it."""

    changes: list[Change]
    sentence: str
    facts: dict[str, str]


def packed(value: Any) -> Any:
    """Return a value of the file JSON-able: bytes as ``{"b64": ...}``."""
    if isinstance(value, (bytes, memoryview)):
        return {"b64": base64.b64encode(bytes(value)).decode()}
    return value


def unpacked(value: Any) -> Any:
    """Return a stored value as the database driver takes it."""
    if isinstance(value, dict) and set(value) == {"b64"}:
        return base64.b64decode(value["b64"])
    return value
