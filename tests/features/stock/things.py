"""A stock for the tests, and what each action does with it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from grouphub.features.income.rules import Area
from grouphub.features.stock import actions, queries, remnants, tools
from grouphub.features.stock.drafts import CareDraft, MaterialDraft, MoveDraft, RemnantDraft, ToolDraft
from grouphub.features.stock.rules import Condition, Unit
from tests.features.income.money import som
from tests.features.people.group import MONDAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from grouphub.store.database import Database


def fill_stock(db: Database, her: UUID) -> None:
    """Write down flour that was bought, two remnants, one of them used, and a machine that is with a woman."""
    flour = actions.add_material(db, MaterialDraft("Орд", Unit.SACK, Area.BAKERY, least=2000))
    actions.buy(db, MoveDraft(flour, 5000, MONDAY, cost=som(900), party="Бозор"))
    remnants.keep_remnant(db, RemnantDraft("Атлас", 70, 40, MONDAY, "shelf", flour))
    pocket = remnants.keep_remnant(db, RemnantDraft("Сатин", 20, 10, MONDAY))
    remnants.use_remnant(db, pocket, MONDAY, "a pocket")
    machine = tools.add_tool(db, ToolDraft("Мошин", "1", person_id=her, since=MONDAY, care="oil"))
    tools.care_for_tool(db, CareDraft(machine, MONDAY - timedelta(days=30), "oil", MONDAY))


def material(db: Database) -> queries.MaterialRow:
    """Return the material."""
    with db.read() as session:
        return queries.materials(session)[0]


def moves(db: Database) -> list[queries.MoveRow]:
    """Return what came and went of it."""
    with db.read() as session:
        return queries.moves(session, queries.materials(session)[0].id)


def tool(db: Database) -> queries.ToolRow:
    """Return the machine."""
    with db.read() as session:
        return queries.tools(session)[0]


def remnant(db: Database) -> queries.RemnantRow:
    """Return the remnant."""
    with db.read() as session:
        return queries.remnants(session)[0]


def used(db: Database) -> queries.RemnantRow:
    """Return the remnant that was used."""
    with db.read() as session:
        return next(row for row in queries.remnants(session, also_used=True) if row.used_on)


def cares(db: Database) -> list[queries.CareRow]:
    """Return what was done for the machine."""
    with db.read() as session:
        return queries.cares(session, queries.tools(session)[0].id)


def move(db: Database, quantity: int, **more: Any) -> MoveDraft:
    """Return a movement of the material."""
    return MoveDraft(material(db).id, quantity, MONDAY, **more)


DONE: dict[str, Callable[[Database, UUID], object]] = {
    "add_material": lambda db, _key: actions.add_material(db, MaterialDraft("Атлас", Unit.METRE, Area.SEWING)),
    "change_material": lambda db, _key: actions.change_material(
        db, material(db).id, MaterialDraft("Орди сафед", Unit.SACK, Area.BAKERY, 1000, "white", ended=True)
    ),
    "buy": lambda db, _key: actions.buy(db, move(db, 2500, cost=som(450))),
    "use": lambda db, _key: actions.use(db, move(db, 1250, note="bread")),
    "count_stock": lambda db, _key: actions.count_stock(db, material(db).id, 4750, MONDAY, "a torn sack"),
    "void_move": lambda db, _key: actions.void_move(db, moves(db)[0].id, "was not delivered"),
    "keep_remnant": lambda db, _key: remnants.keep_remnant(db, RemnantDraft("Бахмал", 30, 30, MONDAY)),
    "change_remnant": lambda db, _key: remnants.change_remnant(
        db, remnant(db).id, RemnantDraft("Атлас", 60, 40, MONDAY, note="a stain")
    ),
    "bring_back_remnant": lambda db, _key: remnants.bring_back_remnant(db, used(db).id),
    "use_remnant": lambda db, _key: remnants.use_remnant(db, remnant(db).id, MONDAY, "a pocket"),
    "add_tool": lambda db, _key: tools.add_tool(db, ToolDraft("Танӯр", place="yard")),
    "change_tool": lambda db, _key: tools.change_tool(
        db, tool(db).id, ToolDraft("Мошин", "1", Condition.IN_REPAIR, place="Бозор")
    ),
    "care_for_tool": lambda db, _key: tools.care_for_tool(db, CareDraft(tool(db).id, MONDAY, "oiled", note="dry")),
    "void_care": lambda db, _key: tools.void_care(db, cares(db)[0].id, "another machine"),
}
