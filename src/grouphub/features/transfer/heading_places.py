"""Headings between the rows that name a place: the women below live there, as far as their own rows do not say."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from grouphub.features.transfer.addresses import parted
from grouphub.features.transfer.tables import Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grouphub.features.transfer.read_people import ReadPerson
    from grouphub.features.transfer.tables import LeftOut

_PARTS = ("district", "jamoat", "village", "street")
"""From the widest to the narrowest: a heading ends what narrower headings before it said."""
_BESIDE = re.compile(r"[(\[].*?[)\]]|[-–—:]?\s*\d+\s*(?:нафар|зан|чел\.?|человек|женщин|women)?\s*$", re.IGNORECASE)
"""How many there are, behind the name."""


def with_places(
    people: Iterable[ReadPerson], left_out: Iterable[LeftOut]
) -> tuple[tuple[ReadPerson, ...], tuple[LeftOut, ...]]:
    """Return the women with the places of the headings above them, and the rows left out with what those were for."""
    told = tuple(left_out)
    places = {one.row: place for one in told if one.why is Why.HEADING and (place := _place(one.text))}
    if not places:
        return tuple(people), told
    marked = tuple(replace(one, why=Why.PLACE) if one.row in places else one for one in told)
    return tuple(_placed(people, places)), marked


def _placed(people: Iterable[ReadPerson], places: dict[int, dict[str, str]]) -> Iterator[ReadPerson]:
    waiting = sorted(places.items(), reverse=True)
    here: dict[str, str] = {}
    for one in people:
        while waiting and waiting[-1][0] < one.row:
            here = _narrowed(here, waiting.pop()[1])
        yield replace(one, **_silent(one, here)) if here else one


def _narrowed(here: dict[str, str], heading: dict[str, str]) -> dict[str, str]:
    widest = min(map(_PARTS.index, heading))
    return {part: here[part] for part in _PARTS[:widest] if part in here} | heading


def _silent(one: ReadPerson, here: dict[str, str]) -> dict[str, Any]:
    """Return what of the heading the row itself does not say; another village is in a jamoat of its own."""
    parts = ("street",) if one.village else _PARTS
    return {part: here[part] for part in parts if part in here and not getattr(one, part)}


def _place(text: str) -> dict[str, str]:
    found = parted(_BESIDE.sub("", text).replace(":", " "))
    return {part: value for part in _PARTS if (value := getattr(found, part))}
