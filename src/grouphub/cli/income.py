"""Money without a window: a month, what is to be paid, the cash box. Sums are diram in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.money import shown
from grouphub.cli import speech
from grouphub.cli.register import open_register, wants_json
from grouphub.features.income import cash, queries

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date


def month(asked: Namespace) -> None:
    """Tell what each woman earned in a month. Raises DayNotUnderstood."""
    with open_register(asked) as database, database.read() as session:
        found = queries.income_month(session, _day(asked, database.clock.today()))
    if wants_json(asked):
        speech.one(
            {
                "month": f"{found.month:%Y-%m}",
                **{name: int(getattr(found, name)) for name in ("earned", "own", "paid_out", "to_pay", "fund")},
                "closed": found.closed,
                "women": [
                    {
                        "id": str(row.balance.person_id),
                        "name": row.balance.name,
                        "area": row.area,
                        "earned": int(row.earned),
                        "own": int(row.own),
                        "paid_out": int(row.paid_out),
                        "to_pay": int(row.balance.to_pay),
                    }
                    for row in found.rows
                ],
            }
        )
        return
    for row in found.rows:
        speech.line(row.balance.name, shown(row.income), shown(row.paid_out), shown(row.balance.to_pay))
    told = _("{month}: earned {earned}, paid out {paid}, to pay {left}")
    named = days.month_heading(found.month)
    speech.sentence(
        told.format(month=named, earned=shown(found.earned), paid=shown(found.paid_out), left=shown(found.to_pay))
    )


def balances(asked: Namespace) -> None:
    """Tell what is to be paid to each woman, and what she had beforehand."""
    with open_register(asked) as database, database.read() as session:
        found = queries.balances(session)
    if wants_json(asked):
        speech.several(
            {
                "id": str(one.person_id),
                "name": one.name,
                "balance": int(one.balance),
                "carried": int(one.carried),
                "to_pay": int(one.to_pay),
            }
            for one in found
        )
        return
    for one in found:
        speech.line(one.name, shown(one.to_pay), shown(one.carried))


def box(asked: Namespace) -> None:
    """Tell what came into the box in a month and went out of it. Raises DayNotUnderstood."""
    with open_register(asked) as database, database.read() as session:
        found = cash.box(session, _day(asked, database.clock.today()), most=-1)
    if wants_json(asked):
        speech.one(
            {
                "month": f"{found.month:%Y-%m}",
                **{name: int(getattr(found, name)) for name in ("opening", "came_in", "went_out", "closing")},
                "lines": [
                    {
                        "day": one.line.day.isoformat(),
                        "kind": one.line.kind.value,
                        "amount": int(one.line.in_box),
                        "who": one.line.who,
                        "note": one.line.note,
                        "after": int(one.after),
                    }
                    for one in found.lines
                ],
            }
        )
        return
    for one in found.lines:
        speech.line(days.in_table(one.line.day), shown(one.line.in_box), one.line.who, one.line.note, shown(one.after))
    speech.sentence(
        _("{month}: in the box before {opening}, came in {came_in}, went out {went_out}, in the box {closing}").format(
            month=days.month_heading(found.month),
            opening=shown(found.opening),
            came_in=shown(found.came_in),
            went_out=shown(found.went_out),
            closing=shown(found.closing),
        )
    )


def _day(asked: Namespace, today: date) -> date:
    return days.parse_day(asked.day, today) if asked.day else today
