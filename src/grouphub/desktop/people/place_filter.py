"""Where the women of the list live: one village or one district of those that occur, found by typing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal

from grouphub.base.i18n import _, ngettext
from grouphub.desktop.places.choices import district_choices, whereabouts
from grouphub.desktop.widgets.pick_field import Choice, PickField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from grouphub.base.districts import District
    from grouphub.features.people.where import VillageRow

_VILLAGE, _DISTRICT = "village", "district"


class PlaceFilter(PickField):
    """Empty means everywhere; what is typed and names no place is everywhere too."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__("where", _("Where"), (), icon="map-pin", placeholder=_("Everywhere"), required=False)
        self.label.hide()
        self._beside.hide()
        self._asked_for = ""
        self._half_typed: dict[str, Any] | None = None
        self.changed.connect(self._ask)

    def show_occurring(self, rows: Sequence[VillageRow], districts: Sequence[District]) -> None:
        """Offer the districts and villages in which women live; with a single one there is nothing to choose."""
        choices = [*_district_choices(rows, districts), *_village_choices(rows, districts)]
        kept = self.key()
        self.set_choices(choices)
        if kept and kept not in self.keys():
            self.set_value("")
        self.setVisible(len(choices) > 1)
        self._go_on_typing()

    def go_to(self, value: str, half_typed: dict[str, Any] | None = None) -> None:
        """Take up a choice, and what ``half_typed`` gave, before it is known whether it still occurs."""
        self.set_choices([Choice(value, "…")] if value else [])
        self.set_value(value)
        self._asked_for = value
        self._half_typed = half_typed

    def half_typed(self) -> dict[str, Any] | None:
        """Return what stands in the line and where the cursor is while she types here, JSON-able."""
        return {"text": self.edit.text(), "cursor": self.caret()} if self.edit.hasFocus() else None

    def places(self) -> dict[str, Any]:
        """Return what a filter of women is asked with."""
        return places_in(self.key())

    def _go_on_typing(self) -> None:
        kept, self._half_typed = self._half_typed, None
        if kept and not self.isHidden():
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.edit.text() != str(kept.get("text")):
                self.set_value(str(kept.get("text") or ""))
            self.edit.deselect()
            self.set_caret(int(kept.get("cursor") or 0))

    def problem(self) -> str | None:
        """Return None: a filter is never wrong."""
        return None

    def _settle(self) -> None:
        super()._settle()
        if not self.key() and self.edit.text():
            self.set_value("")
        self._ask()

    def _ask(self) -> None:
        if self.key() != self._asked_for:
            self._asked_for = self.key()
            self.asked.emit()


def places_in(value: str) -> dict[str, Any]:
    """Return the villages and districts that a kept choice stands for."""
    kind, _slash, key = value.partition("/")
    if kind == _DISTRICT:
        return {"districts": frozenset({key})}
    try:
        return {"villages": frozenset({UUID(key)})} if kind == _VILLAGE else {}
    except ValueError:
        return {}


def _district_choices(rows: Sequence[VillageRow], districts: Sequence[District]) -> list[Choice]:
    women: dict[str, int] = {}
    for row in rows:
        women[row.district] = women.get(row.district, 0) + row.women
    offered = district_choices([one for one in districts if women.get(one.key)])
    return [replace(one, key=f"{_DISTRICT}/{one.key}", second=_count(women[one.key])) for one in offered]


def _village_choices(rows: Sequence[VillageRow], districts: Sequence[District]) -> list[Choice]:
    named = {one.key: one.name for one in districts}
    inhabited = [row for row in rows if row.women and row.name]
    seen = Counter(row.name for row in inhabited)
    abouts = [_about(row, named if seen[row.name] > 1 else None) for row in inhabited]
    return [Choice(f"{_VILLAGE}/{row.id}", row.name, about) for row, about in zip(inhabited, abouts, strict=True)]


def _about(row: VillageRow, named: Mapping[str, str] | None) -> str:
    """Return how many women live there; where a village is only when another one has its name."""
    place = whereabouts(row.jamoat, row.district, named) if named is not None else ""
    return " · ".join(filter(None, (_count(row.women), place)))


def _count(women: int) -> str:
    return ngettext("{count} woman", "{count} women", women).format(count=women)
