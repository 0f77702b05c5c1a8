"""The cities and districts of Khatlon, from ``resources/places``: names change by decree, so they are no code."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from grouphub.base import resources
from grouphub.base.i18n import current


@dataclass(frozen=True)
class District:
    """A city or district. ``key`` is what is stored; ``also`` are older and other names to find it by."""

    key: str
    names: dict[str, str]
    also: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name in the language spoken now."""
        return self.names.get(current(), self.names["en"])


@cache
def districts() -> tuple[District, ...]:
    """Return all, cities first, in the order of the official list."""
    listed = json.loads(resources.path("places", "khatlon.json").read_text(encoding="utf-8"))["units"]
    return tuple(District(unit["key"], unit["name"], tuple(unit["also"])) for unit in listed)


def district(key: str) -> District | None:
    """Return the district with this key, if there is one."""
    return next((one for one in districts() if one.key == key), None)
