"""The filters above the list: everybody, what women do, who pauses, who left, who is in the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grouphub.base.i18n import _
from grouphub.desktop.people.signs import ARCHIVED, STANDING_SIGNS
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.chips import ChipRow
from grouphub.features.people.queries import PeopleFilter
from grouphub.features.people.rules import Role, Standing, word

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtGui import QResizeEvent

    from grouphub.features.people.queries import Counts

ALL: Final = "all"
OUT: Final = "archived"
_GAP: Final = 8
_LEAST: Final = 200
"""Narrower than this the row has not been laid out yet."""
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
        self._open = False
        self.more: Button | None = None

    def only(self) -> str:
        """Return the key of the chosen chip."""
        return str(self.key() or ALL)

    def show_occurring(self, everybody: Counts, archived: int, *, keep: str) -> None:
        """Show a chip for what occurs among all women, and for ``keep``, which is then the chosen one."""
        numbers = _numbers(everybody) | {OUT: archived}
        shown = tuple(str(key) for key, number in numbers.items() if number or key in {ALL, keep})
        if shown != self._shown:
            self._shown = shown
            self._rebuild()
        self.choose(keep if keep in shown else ALL)
        self._counts = {}
        self.show_counts(everybody, archived)
        self._fold()

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

    def is_open(self) -> bool:
        """Return whether all chips are shown, on as many lines as they need."""
        return self._open

    def show_all(self, *, on: bool) -> None:
        """Show all chips, or only those of the first line."""
        self._open = on
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to one line where the rest was not asked for."""
        super().resizeEvent(event)
        self._fold()

    def _rebuild(self) -> None:
        if self.more is not None:
            self.take(self.more)
        self.set_chips([_chip(key) for key in self._shown])
        self.more = Button(_("More"), "caret-down", "plain", "small")
        self.more.clicked.connect(lambda: self.show_all(on=not self._open))
        self.add(self.more)

    def _fold(self) -> None:
        """Hide the chips that do not fit the first line, unless all are shown; the chosen one always has its place."""
        if self.more is None or self.width() < _LEAST:
            return
        chips = [self.chip(key) for key in self._shown]
        wide = [chip.sizeHint().width() + _GAP for chip in chips]
        fits = sum(wide) - _GAP <= self.width()
        chosen = next((number for number, chip in enumerate(chips) if chip.isChecked()), 0)
        in_line = _first_line(wide, chosen, self.width() - self.more.sizeHint().width())
        for number, chip in enumerate(chips):
            chip.setVisible(fits or self._open or number in in_line)
        self.more.setVisible(not fits)
        self.more.set_words(_("Fewer") if self._open else _("More"))
        self.more.set_sign("caret-up" if self._open else "caret-down")


def _first_line(wide: list[int], chosen: int, room: int) -> set[int]:
    """Return which chips stand in the first line: the chosen one, and the first of the others that fit beside it."""
    room -= wide[chosen]
    shown = {chosen}
    for number, width in enumerate(wide):
        if number == chosen:
            continue
        room -= width
        if room < 0:
            break
        shown.add(number)
    return shown


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
