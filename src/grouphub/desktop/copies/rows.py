"""A copy as it stands in a list, and a tile to choose one by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.sizes import size_text
from grouphub.store.copyfile import Sort

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from pathlib import Path

    from grouphub.desktop.copies.sticks import Stick
    from grouphub.features.copies.queries import KeptRow
    from grouphub.store.copies import Copy

NEWEST = 8
"""So many copies of one place are listed."""


@dataclass(frozen=True)
class Listed:
    """A copy in a list: where it is, when it was made; ``path`` only where it can be reached now."""

    title: str
    where: str
    when: str
    size: str
    path: Path | None
    folder: str
    label: str
    """What the file is called."""

    @property
    def second(self) -> str:
        """Where and how large."""
        return " · ".join(filter(None, (self.where, self.size)))


def listed(copy: Copy, where: str, today: date) -> Listed:
    """Return a copy that can be reached now."""
    return Listed(
        sort_word(copy.sort),
        where,
        when_text(copy.made, today),
        size_text(copy.size),
        copy.path,
        str(copy.path.parent),
        copy.path.name,
    )


def listed_elsewhere(row: KeptRow, today: date) -> Listed:
    """Return a copy that was kept somewhere and cannot be reached now."""
    when = when_text(row.at, today)
    return Listed(sort_word(Sort.ASKED), row.label, when, size_text(row.size), None, row.folder, row.name)


def sort_word(sort: Sort) -> str:
    """Return why a copy was made."""
    words = {
        Sort.DAY: _("By itself"),
        Sort.ASKED: _("Full copy"),
        Sort.MIGRATION: _("Before the program was renewed"),
        Sort.RESTORE: _("Before a copy was brought back"),
    }
    return words[sort]


def when_text(moment: datetime, today: date) -> str:
    """Return "17 March, 18:20"."""
    local = moment.astimezone()
    return f"{days.relative(local.date(), today)}, {local:%H:%M}"


def reachable(own: Sequence[Copy], here: Sequence[tuple[Stick, Sequence[Copy]]], today: date) -> list[Listed]:
    """Return the copies that can be opened now: those on sticks first, then those of this computer."""
    found = [listed(copy, stick.label, today) for stick, copies in here for copy in copies[:NEWEST]]
    return found + [listed(copy, _("this computer"), today) for copy in own[:NEWEST]]
