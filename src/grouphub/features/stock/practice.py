"""Invents a small stock for a practice group: flour, cloth, thread, a remnant, two machines."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from grouphub.base.i18n import N_, _
from grouphub.base.keys import named_key
from grouphub.features.income.rules import Area
from grouphub.features.stock.models import Material, Remnant, StockMove, Tool, ToolCare
from grouphub.features.stock.rules import Condition, MoveKind, Unit

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

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
    size = {"long_cm": 70, "wide_cm": 40, "day": day, "place": _("on the shelf"), "used_on": None}
    invention.connection.execute(insert(Material), materials)
    invention.connection.execute(insert(StockMove), moves)
    invention.connection.execute(insert(Remnant), {**remnant, **size, "note": "", "used_for": ""})
    _tools(invention, day)


def _tools(invention: Invention, day: date) -> None:
    for number, (place, person, care) in enumerate((("", invention.people[0], -3), (_("in the workshop"), None, 30))):
        key, due = named_key(f"practice:tool:{number}"), invention.today + timedelta(days=care)
        where = {"person_id": person, "place": place if person is None else "", "since": day}
        told = {"next_care": due, "care": _("oil it"), "note": "", "ended": False}
        named = {"name": _("Sewing machine"), "code": f"{number + 1}", "condition": Condition.GOOD.value}
        invention.connection.execute(insert(Tool), {"id": key, **named, **where, **told})
        invention.connection.execute(insert(ToolCare), _cares(number, key, due))


def _cares(number: int, tool_id: UUID, due: date) -> list[dict[str, Any]]:
    """Return what was done for a machine that is due on a day: once a month until then."""
    first, last, before = (due - timedelta(days=30 * back) for back in (2, 1, 3))
    known = {"tool_id": tool_id, "note": "", "voided_on": None, "reason": ""}
    return [
        {"id": named_key(f"practice:care:{number}:0"), "day": first, "what": _("new needle"), **known}
        | {"was_due": before, "next_care": last},
        {"id": named_key(f"practice:care:{number}:1"), "day": last, "what": _("oil it"), **known}
        | {"was_due": last, "next_care": due},
    ]
