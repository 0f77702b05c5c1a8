"""``find``, the query alone: what the page asks at each key, beside the same SQL run raw in the same file."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from grouphub.base.clock import SystemClock
from grouphub.features import registry
from grouphub.features.people.queries import PeopleFilter, people_found
from grouphub.store.database import Database
from grouphub.store.vault import open_vault
from tests.bench import ground
from tests.bench.result import LARGEST_JUDGED, Result, median
from tests.bench.typed import TYPED

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROUNDS = 9
_ROUNDS_OF_LARGE = 3
"""In a group for which no goal is set, where one key can take seconds."""


def keys_typed() -> Iterator[str]:
    """Yield what stands in the search field after each key."""
    for word in TYPED:
        for length in range(1, len(word) + 1):
            yield word[:length]


def measure(people: int) -> list[Result]:
    """Return how long the queries of all those keys take, one after another."""
    assert registry.FEATURES
    opened = open_vault(ground.group(people), ground.PASSWORD)
    database = Database.open(opened, SystemClock())
    raw = opened.connect()
    try:
        rounds = _ROUNDS if people <= LARGEST_JUDGED else _ROUNDS_OF_LARGE
        each = [_one(database, raw, text, rounds) for text in keys_typed()]
    finally:
        raw.close()
        database.close()
        opened.close()
    value, limit = (sum(side) * 1000 / len(each) for side in zip(*each, strict=True))
    return [Result("find", people, value, "ms query", limit, goal=1.5)]


def _one(database: Database, raw: Any, text: str, rounds: int) -> tuple[float, float]:
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_others: Any) -> None:
        asked.append((statement, values))

    event.listen(Engine, "before_cursor_execute", note)
    _ask(database, text)
    event.remove(Engine, "before_cursor_execute", note)
    statements = [(statement, values) for statement, values in asked if not statement.startswith("BEGIN")]
    values, limits = [], []
    for _round in range(rounds):
        values.append(_ask(database, text))
        limits.append(_ask_raw(raw, statements))
    return median(values), median(limits)


def _ask(database: Database, text: str) -> float:
    begun = time.perf_counter()
    with database.read() as session:
        people_found(session, PeopleFilter(text=text))
    return time.perf_counter() - begun


def _ask_raw(raw: Any, statements: list[tuple[str, Any]]) -> float:
    begun = time.perf_counter()
    raw.execute("BEGIN")
    for statement, values in statements:
        raw.execute(statement, values).fetchall()
    raw.execute("ROLLBACK")
    return time.perf_counter() - begun
