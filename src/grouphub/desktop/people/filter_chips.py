"""The filters above the list: everybody, what women do, who pauses, who left, who is in the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grouphub.base.i18n import _
from grouphub.desktop.people.signs import ARCHIVED, STANDING_SIGNS
from grouphub.desktop.widgets.chips import ChipRow
from grouphub.features.people.queries import PeopleFilter
from grouphub.features.people.rules import Role, Standing, word

if TYPE_CHECKING:
    from collections.abc import Hashable

    from grouphub.features.people.queries import Counts

ALL: Final = "all"
OUT: Final = "archived"
_STANDINGS: Final = (Standing.PAUSED, Standing.LEFT)


def filter_for(key: str, text: str = "") -> PeopleFilter:
    """Return the filter a chip stands for."""
    return PeopleFilter(
        text=text,
        roles=frozenset(role for role in Role if role == key),
        standings=frozenset(standing for standing in _STANDINGS if standing == key),
        archived=key == OUT,
    )


def counts_roles(key: str) -> bool:
    """Return whether the counts that come with the chip's list are those of all women: then they fit every chip."""
    return key == ALL or key in set(Role)


class FilterChips(ChipRow):
    """One chip for each thing that occurs, with its count."""

    def __init__(self) -> None:
        super().__init__(name=_("Show"))
        self._shown: tuple[str, ...] = ()
        self._counts: dict[Hashable, int] = {}

    def only(self) -> str:
        """Return the key of the chosen chip."""
        return str(self.key() or ALL)

    def show_occurring(self, everybody: Counts, archived: int, *, keep: str) -> None:
        """Show a chip for what occurs among all women, and for ``keep``, which is then the chosen one."""
        numbers = _numbers(everybody) | {OUT: archived}
        shown = tuple(str(key) for key, number in numbers.items() if number or key in {ALL, keep})
        if shown != self._shown:
            self._shown = shown
            self.set_chips([_chip(key) for key in shown])
        self.choose(keep if keep in shown else ALL)
        self._counts = {}
        self.show_counts(everybody, archived)

    def show_counts(self, counts: Counts | None = None, archived: int | None = None) -> None:
        """Write new figures; what is not given stays."""
        if counts is not None:
            self._counts.update(_numbers(counts))
        if archived is not None:
            self._counts[OUT] = archived
        self.set_counts(self._counts)

    def has(self, key: str) -> bool:
        """Return whether there is such a chip."""
        return key in self._shown


def _numbers(counts: Counts) -> dict[Hashable, int]:
    numbers: dict[Hashable, int] = {ALL: counts.total}
    numbers.update((role.value, counts.by_role.get(role, 0)) for role in Role)
    numbers.update((standing.value, counts.by_standing.get(standing, 0)) for standing in _STANDINGS)
    return numbers


def _chip(key: str) -> tuple[str, str, str | None]:
    if key == ALL:
        return key, _("All"), None
    if key == OUT:
        return key, _("Archived"), ARCHIVED[0]
    if key in set(Role):
        return key, word(Role(key)), None
    return key, word(Standing(key)), STANDING_SIGNS[Standing(key)][0]
