"""What the stock adds to the program."""

from grouphub.base.i18n import ngettext
from grouphub.features.contribution import Contribution, Fate, PersonLink, Trace
from grouphub.features.stock import actions
from grouphub.features.stock.models import RECORDS, Tool
from grouphub.features.stock.practice import invent
from grouphub.features.stock.queries import today


def _tools(count: int) -> str:
    return ngettext("{count} machine or tool", "{count} machines or tools", count).format(count=count)


STOCK = Contribution(
    name="stock",
    models=RECORDS,
    actions=(
        actions.add_material,
        actions.change_material,
        actions.buy,
        actions.use,
        actions.count_stock,
        actions.void_move,
        actions.keep_remnant,
        actions.use_remnant,
        actions.add_tool,
        actions.change_tool,
        actions.care_for_tool,
    ),
    links=(PersonLink(Tool, said=_tools),),
    traces=(
        Trace(
            "tool",
            fate=Fate.EMPTIED,
            told=lambda n: ngettext("{count} machine or tool", "{count} machines or tools", n),
        ),
    ),
    today=today,
    invent=invent,
)
