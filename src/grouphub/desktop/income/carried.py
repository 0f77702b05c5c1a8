"""The words for what a correction made too much or too little of what was paid to her."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.i18n import _
from grouphub.base.money import shown

if TYPE_CHECKING:
    from grouphub.features.income.queries import Balance


def carried_words(known: Balance, hidden: str = "") -> str:
    """Return what is carried for her, nothing when that is nothing; ``hidden`` stands in place of the sum."""
    amount = hidden or shown(abs(known.carried))
    if known.carried > 0:
        return _("After a correction she is still owed {amount}").format(amount=amount)
    return _("After a correction she had {amount} too much.").format(amount=amount) if known.carried else ""
