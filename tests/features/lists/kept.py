"""Kept lists for the tests, and what each action does with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.features.lists import actions, queries

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from grouphub.store.database import Database


def keep_some(db: Database) -> None:
    """Keep two lists."""
    actions.keep_list(db, "Дӯзандагон", {"only": "sewing"})
    actions.keep_list(db, "Чашмасор", {"text": "чашмасор", "by": "village"})


def named(db: Database, name: str) -> UUID:
    """Return the key of the list called ``name``."""
    with db.read() as session:
        return next(row.id for row in queries.saved_lists(session) if row.name == name)


def names(db: Database) -> list[str]:
    """Return what the lists are called, in their order."""
    with db.read() as session:
        return [row.name for row in queries.saved_lists(session)]


DONE: dict[str, Callable[[Database, UUID], object]] = {
    "keep_list": lambda db, _key: actions.keep_list(db, "Нонпазон", {"only": "bakery"}),
    "rename_list": lambda db, _key: actions.rename_list(db, named(db, "Дӯзандагон"), "Коргоҳ"),
    "move_list": lambda db, _key: actions.move_list(db, named(db, "Дӯзандагон"), 1),
    "take_out_list": lambda db, _key: actions.take_out_list(db, named(db, "Чашмасор")),
}
