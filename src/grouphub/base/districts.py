"""The cities and districts of Khatlon, from ``resources/places``: names change by decree, so they are no code."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from grouphub.base import resources
from grouphub.base.i18n import current


@dataclass(frozen=True)
class District:
    """A city or district. ``key`` is what is stored; it never changes."""

    key: str
    tg: str
    ru: str
    en: str
    also: tuple[str, ...] = ()
    """Other spellings it is found by."""
    former: tuple[str, ...] = ()
    """Names it had before, the newest first."""

    @property
    def name(self) -> str:
        """The name in the language spoken now."""
        return self.names.get(current(), self.en)

    @property
    def names(self) -> dict[str, str]:
        """The name in each language."""
        return {"tg": self.tg, "ru": self.ru, "en": self.en}


@cache
def districts() -> tuple[District, ...]:
    """Return all that are shipped, cities first, in the order of the official list."""
    listed = json.loads(resources.path("places", "khatlon.json").read_text(encoding="utf-8"))["units"]
    return tuple(map(_district, listed))


def _district(unit: dict[str, Any]) -> District:
    former = unit.get("former", {"names": []})["names"]
    return District(unit["key"], **unit["name"], also=tuple(unit["also"]), former=tuple(former))


def district(key: str) -> District | None:
    """Return the shipped district with this key, if there is one."""
    return next((one for one in districts() if one.key == key), None)
