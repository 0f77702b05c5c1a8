"""What the bakery adds to the program."""

from grouphub.base.i18n import ngettext
from grouphub.features.bakery import actions, recipes
from grouphub.features.bakery.models import RECORDS, BakeShift
from grouphub.features.bakery.practice import invent
from grouphub.features.contribution import Contribution, Counted, Fate, Joins, PersonLink, Trace


def _shifts(count: int) -> str:
    return ngettext("{count} day of baking", "{count} days of baking", count).format(count=count)


def _together(kept: BakeShift, other: BakeShift) -> None:
    """Add up the time of two that were written on one day for one woman."""
    kept.minutes = min(kept.minutes + other.minutes, 24 * 60)
    if kept.weight is not None or other.weight is not None:
        kept.weight = (kept.weight or 0) + (other.weight or 0)


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
        actions.plan_bakers,
        actions.close_bread_day,
        actions.correct_bread_day,
        actions.give_on_credit,
        actions.change_bread_on_credit,
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
    invent=invent,
)
