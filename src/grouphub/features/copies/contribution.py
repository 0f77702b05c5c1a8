"""What copies add to the program: a table of its own bookkeeping, nothing that could be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.i18n import _, ngettext
from grouphub.features.contribution import Contribution, TodayRow
from grouphub.features.copies.queries import reminder

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def _today(session: Session, today: date) -> list[TodayRow]:
    """Remind of a copy when none has left the computer for so many days."""
    due = reminder(session, today)
    if not due.is_due:
        return []
    if due.days is None:
        told = _("No copy has left this computer yet")
    else:
        told = ngettext("The last copy is {count} day old", "The last copy is {count} days old", due.days).format(
            count=due.days
        )
    more = _("On a stick it is safe when the computer breaks")
    return [TodayRow("usb", "clay", told, more, _("Keep a copy"), "keep_copy", {}, urgency=60)]


COPIES = Contribution(name="copies", today=_today)
