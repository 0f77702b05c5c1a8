"""What the stock adds to the program."""

from grouphub.base.i18n import ngettext
from grouphub.features.contribution import Contribution, Fate, PersonLink, Trace
from grouphub.features.stock import actions, remnants, tools
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
        remnants.keep_remnant,
        remnants.change_remnant,
        remnants.use_remnant,
        remnants.bring_back_remnant,
        tools.add_tool,
        tools.change_tool,
        tools.care_for_tool,
        tools.void_care,
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
