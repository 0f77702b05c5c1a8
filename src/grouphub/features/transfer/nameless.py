"""A table in which nobody is named: for those who ask for figures, not for women."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from grouphub.features.transfer.outgoing import nameless_columns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from grouphub.features.people.card import PersonCard
    from grouphub.features.transfer.outgoing import OutColumn

AGE_BANDS: Final = (14, 18, 31, 60)
"""Ages at which the next band begins: youth is 14 to 30 in Tajikistan."""


def prepared(
    women: Sequence[PersonCard], today: date, bands: Sequence[int] = AGE_BANDS
) -> tuple[list[PersonCard], tuple[OutColumn, ...]]:
    """Return the women in an order of chance, and the columns that say nothing exact of anybody.

    The codes count that order: neither tells anything about the list they came from, and nobody keeps them.
    """
    mixed = list(women)
    secrets.SystemRandom().shuffle(mixed)
    wide = len(str(len(mixed)))
    codes = {one.id: f"W{number:0{wide}}" for number, one in enumerate(mixed, 1)}
    return mixed, nameless_columns(codes, bands, today)
