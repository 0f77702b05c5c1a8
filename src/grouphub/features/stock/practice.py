"""Invents a small stock for a practice group: flour, cloth, thread, a remnant, two machines."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from grouphub.base.i18n import N_, _
from grouphub.base.keys import named_key
from grouphub.features.income.rules import Area
from grouphub.features.stock.models import Material, Remnant, StockMove, Tool
from grouphub.features.stock.rules import Condition, MoveKind, Unit

if TYPE_CHECKING:
    from grouphub.features.contribution import Invention

_MATERIALS = (
    (N_("Flour"), Unit.SACK, Area.BAKERY, 6_000, 2_000),
    (N_("Yeast"), Unit.KILOGRAM, Area.BAKERY, 3_500, 500),
    (N_("Atlas cloth"), Unit.METRE, Area.SEWING, 42_500, 10_000),
    (N_("White thread"), Unit.PIECE, Area.SEWING, 24_000, 22_000),
)


def invent(invention: Invention) -> None:
    """Write the stock of a small group; where nobody is, nothing is."""
    if not invention.people:
        return
    day = invention.today - timedelta(days=20)
    materials: list[dict[str, Any]] = []
    moves: list[dict[str, Any]] = []
    for number, (name, unit, area, bought, least) in enumerate(_MATERIALS):
        key = named_key(f"practice:material:{number}")
        plain = {"unit": unit.value, "area": area.value, "least": least, "note": "", "ended": False}
        materials.append({"id": key, "name": _(name), **plain})
        used = bought * invention.chance.randrange(1, 6) // 10
        for kind, quantity in ((MoveKind.BOUGHT, bought), (MoveKind.USED, -used)):
            moved = {"id": named_key(f"practice:move:{number}:{kind}"), "material_id": key, "kind": kind.value}
            days = {"day": day, "written_on": day, "quantity": quantity, "note": ""}
            moves.append({**moved, **days, "source": "", "source_id": None, "reverses_id": None, "reason": ""})
    remnant = {"id": named_key("practice:remnant"), "what": _("Atlas cloth"), "material_id": materials[2]["id"]}
    size = {"long_cm": 70, "wide_cm": 40, "day": day, "place": _("on the shelf"), "used_on": None, "used_for": ""}
    invention.connection.execute(insert(Material), materials)
    invention.connection.execute(insert(StockMove), moves)
    invention.connection.execute(insert(Remnant), {**remnant, **size})
    _tools(invention, day)


def _tools(invention: Invention, day: Any) -> None:
    for number, (place, person, care) in enumerate((("", invention.people[0], -3), (_("in the workshop"), None, 30))):
        where = {"person_id": person, "place": place if person is None else "", "since": day}
        due = {"next_care": invention.today + timedelta(days=care), "care": _("oil it"), "note": "", "ended": False}
        named = {"name": _("Sewing machine"), "code": f"{number + 1}", "condition": Condition.GOOD.value}
        invention.connection.execute(
            insert(Tool), {"id": named_key(f"practice:tool:{number}"), **named, **where, **due}
        )
