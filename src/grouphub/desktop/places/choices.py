"""Districts and villages as choices of a field: with what tells them apart and all they are found by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.i18n import _
from grouphub.base.names import sort_key
from grouphub.desktop.widgets.pick_field import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from grouphub.base.districts import District
    from grouphub.features.people.where import VillageRow


def district_choices(listed: Iterable[District], keep: str = "") -> list[Choice]:
    """Return the districts by name; ``keep`` is offered too when it is not listed."""
    choices = [
        Choice(one.key, one.name, _formerly(one), (*one.names.values(), *one.also, *one.former)) for one in listed
    ]
    if keep and keep not in {one.key for one in choices}:
        choices.append(Choice(keep, keep))
    return sorted(choices, key=lambda one: sort_key(one.name))


def _formerly(one: District) -> str:
    return _("formerly {name}").format(name=one.former[0]) if one.former else ""


def village_choices(rows: Iterable[VillageRow], districts: Mapping[str, str]) -> list[Choice]:
    """Return villages with jamoat and district beside each; ``districts`` are names by key."""
    return [Choice(str(row.id), row.name, whereabouts(row.jamoat, row.district, districts)) for row in rows]


def whereabouts(jamoat: str, district: str, districts: Mapping[str, str]) -> str:
    """Return where a village is, in one line; empty when nothing is known."""
    parts = (
        _("jamoat {name}").format(name=jamoat) if jamoat else "",
        districts.get(district, district),
    )
    return ", ".join(filter(None, parts))
