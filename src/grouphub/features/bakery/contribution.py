"""What the bakery adds to the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.days import in_words
from grouphub.base.i18n import _, ngettext
from grouphub.features.bakery import actions, credit, recipes
from grouphub.features.bakery.models import RECORDS, BakeShift
from grouphub.features.bakery.practice import invent
from grouphub.features.bakery.queries import open_bread_days
from grouphub.features.contribution import Contribution, Counted, Fate, Joins, PersonLink, TodayRow, Trace

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def _shifts(count: int) -> str:
    return ngettext("{count} day of baking", "{count} days of baking", count).format(count=count)


def _together(kept: BakeShift, other: BakeShift) -> None:
    """Add up the time of two that were written on one day for one woman."""
    kept.minutes = min(kept.minutes + other.minutes, 24 * 60)
    if kept.weight is not None or other.weight is not None:
        kept.weight = (kept.weight or 0) + (other.weight or 0)


def _today(session: Session, today: date) -> list[TodayRow]:
    """Return the days whose bread was counted and not yet shared; today's own comes in the evening by itself."""
    return [
        TodayRow(
            icon="bread",
            area="amber",
            text=_("The bread sheet of {day} is open").format(day=in_words(day, today)),
            more=_("Count what is left, then share the money"),
            action=_("Open"),
            page="bakery",
            place={"day": day.isoformat()},
            urgency=40 if day < today else 70,
        )
        for day in open_bread_days(session, today)
    ]


BAKERY = Contribution(
    name="bakery",
    models=RECORDS,
    counted=(Counted("bread_day", lambda n: ngettext("{count} day of baking", "{count} days of baking", n)),),
    actions=(
        actions.add_bread,
        actions.change_bread,
        actions.take_out_bread,
        actions.bring_back_bread,
        actions.save_bread_sheet,
        actions.close_bread_day,
        actions.correct_bread_day,
        credit.give_on_credit,
        credit.change_bread_on_credit,
        recipes.add_ingredient,
        recipes.change_ingredient,
        recipes.take_out_ingredient,
        recipes.save_recipe,
    ),
    links=(PersonLink(BakeShift, joins=Joins.UNION, same=("day",), said=_shifts, blend=_together),),
    traces=(
        Trace(
            "bake_shift",
            fate=Fate.STAYS,
            told=lambda n: ngettext("{count} day of baking", "{count} days of baking", n),
        ),
    ),
    today=_today,
    invent=invent,
)
