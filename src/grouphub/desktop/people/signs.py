"""The sign and colour of what a woman does, of her place in the group, and of whether she may be called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grouphub.base.i18n import _
from grouphub.features.people.rules import Role, Safe, Standing, word
from grouphub.features.people.timeline import ROLE_SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable

STANDING_SIGNS: Final = {
    Standing.JOINED: ("user-plus", "green"),
    Standing.PAUSED: ("pause-circle", "amber"),
    Standing.LEFT: ("door-open", "clay"),
}
SAFE_SIGNS: Final = {
    Safe.YES: ("shield-check", "green"),
    Safe.NO: ("warning-circle", "red"),
    Safe.UNKNOWN: ("question", "ink3"),
}
ARCHIVED: Final = ("archive", "ink2")

PillWords = tuple[str, str | None, str]
"""Words, sign and area of one pill."""


def pills(roles: Iterable[Role], standing: Standing, *, archived: bool = False) -> list[PillWords]:
    """Return a woman's pills: what is unusual, then what she does; "Member" only when there is nothing else."""
    found: list[PillWords] = [(_("Archived"), *ARCHIVED)] if archived else []
    if standing is not Standing.JOINED:
        found.append((word(standing), *STANDING_SIGNS[standing]))
    held = list(roles)
    telling = [role for role in held if role is not Role.MEMBER] or held
    return found + [(word(role), icon, soft(area)) for role in telling for icon, area in (ROLE_SIGNS[role],)]


def soft(area: str) -> str:
    """Return the area whose soft colour stands behind a sign: the main colour's is called teal."""
    return "teal" if area == "primary" else area
