"""What money adds to a woman's days and to Today, and whether its sums fit their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base import days
from grouphub.base.i18n import _, ngettext
from grouphub.features.contribution import TimelineRow, TodayRow
from grouphub.features.income.cash import debts
from grouphub.features.income.lines import Figure, lines_behind
from grouphub.features.income.queries import balance_rows
from grouphub.features.income.rules import AREA_SIGNS, HERS, Area, Kind, area_word, kind_word
from grouphub.features.income.sums import wrong_sums

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.income.cash import DebtRow
    from grouphub.features.income.lines import LineRow

_NEWEST = 300
"""Lines shown among her days: the page of her income has them all."""


def timeline(session: Session, person_id: UUID) -> list[TimelineRow]:
    """Return what she earned and was paid, the newest first; what was voided is left out."""
    found = lines_behind(session, Figure(kinds=HERS, person_id=person_id), limit=_NEWEST)
    return [_row(line) for line in found if not line.voided and line.reverses_id is None]


def _row(line: LineRow) -> TimelineRow:
    if line.kind is Kind.PAYOUT:
        icon, area = "coins", "green"
        text = _("Paid out as an advance") if line.is_advance else kind_word(line.kind)
    else:
        icon, area = AREA_SIGNS[Area(line.area)]
        text = _("{what}: {area}").format(what=kind_word(line.kind), area=area_word(line.area))
    return TimelineRow(line.day, icon, area, "income", text, line.note, line.id, line.amount)


def today(session: Session, day: date) -> list[TodayRow]:
    """Return that women wait for their pay, and which debts are due: no sum stands there."""
    rows = []
    waiting = sum(one.to_pay > 0 for one in balance_rows(session).values())
    if waiting:
        text = ngettext("{count} woman waits for her pay", "{count} women wait for their pay", waiting)
        rows.append(TodayRow("coins", "green", text.format(count=waiting), "", _("Pay"), "income", {}, 60))
    late: dict[tuple[UUID | None, str], list[DebtRow]] = {}
    for one in debts(session):
        if one.due is not None and one.due <= day and one.left > 0:
            late.setdefault((one.person_id, one.who), []).append(one)
    return [*rows, *(_late(found, day) for found in late.values())]


def _late(found: list[DebtRow], day: date) -> TodayRow:
    """Return one row for all that one customer has not paid by its day."""
    first = min(found, key=lambda one: one.due or day)
    text = _("{name} has not paid yet").format(name=first.who)
    due = _("due {day}").format(day=days.relative(first.due or day, day))
    what = ", ".join(dict.fromkeys(one.what for one in found if one.what))
    more = " · ".join(filter(None, (what, due)))
    return TodayRow("clock", "amber", text, more, _("Look"), "income", {"debt": str(first.id)}, 40)


def unfit(session: Session) -> str:
    """Return how many sums differ from their lines, in words; nothing when all fit."""
    wrong = wrong_sums(session.connection())
    return _("sums of money: {count}").format(count=wrong) if wrong else ""
