"""A table in which nobody is named: for those who ask for figures, not for women."""

from __future__ import annotations

import re
import secrets
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from grouphub.base.errors import FieldProblem
from grouphub.base.i18n import N_, ngettext
from grouphub.features.transfer.outgoing import nameless_columns, table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from grouphub.features.people.card import PersonCard

FEW: Final = 5
"""Fewer than so many who share district and age can be recognised by who knows the place."""
_OLDEST, _MOST = 110, 12


class BandsNotUnderstood(FieldProblem):
    """The ages at which bands begin are no rising numbers."""

    message = N_("Write ages that rise, with commas between them: 14, 18, 31, 60.")


@dataclass(frozen=True)
class NamelessTable:
    """What leaves, as it stands in the file. ``few`` women share district and age with fewer than five."""

    keys: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    few: int

    def caution(self) -> str:
        """Say how many women can be recognised all the same; empty for nobody."""
        if not self.few:
            return ""
        return ngettext(
            "{count} woman can be recognised all the same: fewer than five are of her district and age.",
            "{count} women can be recognised all the same: fewer than five are of their district and age.",
            self.few,
        ).format(count=self.few)


def nameless_table(women: Sequence[PersonCard], today: date, bands: Sequence[int]) -> NamelessTable:
    """Return the women in an order of chance, with nothing exact about anybody.

    The codes count that order: neither tells anything about the list they came from, and nobody keeps them.
    """
    mixed = list(women)
    secrets.SystemRandom().shuffle(mixed)
    wide = len(str(len(mixed)))
    codes = {one.id: f"W{number:0{wide}}" for number, one in enumerate(mixed, 1)}
    shown = nameless_columns(codes, bands, today)
    keys = tuple(column.key for column in shown)
    rows = tuple(table(mixed, shown))
    where, age = keys.index("district"), keys.index("age")
    alike = Counter((row[where], row[age]) for row in rows)
    few = sum(count for count in alike.values() if count < FEW)
    return NamelessTable(keys, tuple(column.head for column in shown), rows, few)


def bands_in(text: str) -> tuple[int, ...]:
    """Return the ages at which the next band begins. Raises BandsNotUnderstood."""
    parts = [part for part in re.split(r"[\s,;]+", text.strip()) if part]
    bands = tuple(int(part) for part in parts if re.fullmatch(r"[0-9]{1,3}", part))
    rising = all(0 < one <= _OLDEST for one in bands) and list(bands) == sorted(set(bands))
    if len(bands) != len(parts) or not bands or len(bands) > _MOST or not rising:
        raise BandsNotUnderstood("bands")
    return bands


def bands_shown(bands: Sequence[int]) -> str:
    """Return the ages as they are typed."""
    return ", ".join(map(str, bands))
