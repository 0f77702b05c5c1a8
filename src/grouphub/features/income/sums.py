"""Sums of the ledger, kept by triggers on its lines: undo, merging and import keep them right by plain statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import DDL, event

from grouphub.features.income.models import SUMS, LedgerLine
from grouphub.features.income.rules import EFFECTS, HERS, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

_WATCHED = ("kind", "area", "day", "amount", "person_id", "debt_id", "purpose_id")
"""What a sum depends on."""
_MONTH = "(CAST(substr({row}.day, 1, 4) AS INTEGER) * 12 + CAST(substr({row}.day, 6, 2) AS INTEGER) - 1)"


def _times(effect: Callable[[Kind], int]) -> str:
    """Return SQL for what one diram of a line moves."""
    cases = " ".join(f"WHEN '{kind}' THEN {effect(kind)}" for kind in EFFECTS if effect(kind))
    return f"(CASE {{row}}.kind {cases} ELSE 0 END)"


def _kinds(effect: Callable[[Kind], int]) -> str:
    return ", ".join(f"'{kind}'" for kind in EFFECTS if effect(kind))


_BALANCE = _times(lambda kind: EFFECTS[kind].balance)
_CARRIED = _times(lambda kind: EFFECTS[kind].carried)
_BOX = _times(lambda kind: EFFECTS[kind].box)
_HERS = ", ".join(f"'{kind}'" for kind in HERS)
_MOVES_BALANCE = _kinds(lambda kind: EFFECTS[kind].balance or EFFECTS[kind].carried)
_MOVES_BOX = _kinds(lambda kind: EFFECTS[kind].box)
_MOVES_DEBT = _kinds(lambda kind: EFFECTS[kind].owed or EFFECTS[kind].paid)

_OF_A_LINE: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "ledger_month": (
        "1",
        {
            "month": _MONTH,
            "person_id": f"CASE WHEN {{row}}.kind IN ({_HERS}) THEN coalesce({{row}}.person_id, x'') ELSE x'' END",
            "area": "{row}.area",
            "kind": "{row}.kind",
        },
        {"amount": "{row}.amount"},
    ),
    "ledger_balance": (
        f"{{row}}.person_id IS NOT NULL AND {{row}}.kind IN ({_MOVES_BALANCE})",
        {"person_id": "{row}.person_id"},
        {"amount": f"{_BALANCE} * {{row}}.amount", "carried": f"{_CARRIED} * {{row}}.amount"},
    ),
    "ledger_box": (
        f"{{row}}.kind IN ({_MOVES_BOX})",
        {"month": _MONTH},
        {"amount": f"{_BOX} * {{row}}.amount"},
    ),
    "ledger_debt": (
        f"{{row}}.debt_id IS NOT NULL AND {{row}}.kind IN ({_MOVES_DEBT})",
        {"debt_id": "{row}.debt_id"},
        {
            "owed": f"{_times(lambda kind: EFFECTS[kind].owed)} * {{row}}.amount",
            "paid": f"{_times(lambda kind: EFFECTS[kind].paid)} * {{row}}.amount",
        },
    ),
    "ledger_purpose": (
        "{row}.purpose_id IS NOT NULL",
        {"purpose_id": "{row}.purpose_id"},
        {
            "came_in": "CASE {row}.kind WHEN 'came_in' THEN {row}.amount ELSE 0 END",
            "went_out": "CASE {row}.kind WHEN 'went_out' THEN {row}.amount ELSE 0 END",
        },
    ),
}
"""For each table: which lines count, what they are summed by, and what is summed."""


def _put(table: str) -> str:
    counts, keys, sums = _OF_A_LINE[table]
    columns = ", ".join((*keys, *sums, "lines"))
    values = ", ".join((*keys.values(), *sums.values(), "1"))
    added = ", ".join(f"{name} = {name} + excluded.{name}" for name in (*sums, "lines"))
    return (
        f"INSERT INTO {table} ({columns}) SELECT {values} WHERE {counts} "
        f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {added};"
    ).replace("{row}", "new")


def _take(table: str) -> str:
    counts, keys, sums = _OF_A_LINE[table]
    which = " AND ".join(f"{name} = {value}" for name, value in keys.items())
    less = ", ".join(f"{name} = {name} - {value}" for name, value in sums.items())
    return (
        f"UPDATE {table} SET {less}, lines = lines - 1 WHERE {which} AND {counts}; "  # noqa: S608  our own names
        f"DELETE FROM {table} WHERE {which} AND lines = 0;"
    ).replace("{row}", "old")


def _triggers() -> dict[str, str]:
    put = " ".join(map(_put, _OF_A_LINE))
    take = " ".join(map(_take, _OF_A_LINE))
    differs = " OR ".join(f"old.{column} IS NOT new.{column}" for column in _WATCHED)
    return {
        "ledger_sums_added": f"AFTER INSERT ON ledger_line BEGIN {put} END",
        "ledger_sums_removed": f"AFTER DELETE ON ledger_line BEGIN {take} END",
        "ledger_sums_changed": (
            f"AFTER UPDATE OF {', '.join(_WATCHED)} ON ledger_line WHEN {differs} BEGIN {take} {put} END"
        ),
    }


TRIGGERS = {name: f"CREATE TRIGGER {name} {body}" for name, body in _triggers().items()}

# A trigger may only be made when the tables it writes to are there: the ledger comes after its sums.
for _sum in SUMS:
    LedgerLine.__table__.add_is_dependent_on(_sum.__table__)  # type: ignore[attr-defined]
for _statement in TRIGGERS.values():
    event.listen(LedgerLine.__table__, "after_create", DDL(_statement.replace("%", "%%")))  # type: ignore[no-untyped-call]


def _reckoned(table: str) -> str:
    """Return the query that adds up the lines anew."""
    counts, keys, sums = _OF_A_LINE[table]
    columns = ", ".join(
        (
            *(f"{value} AS {name}" for name, value in keys.items()),
            *(f"sum({value}) AS {name}" for name, value in sums.items()),
            "count(*) AS lines",
        )
    )
    by = ", ".join(str(place) for place in range(1, len(keys) + 1))
    query = f"SELECT {columns} FROM ledger_line WHERE {counts} GROUP BY {by}"  # noqa: S608  our own names
    return query.replace("{row}", "ledger_line")


def rest(connection: Connection) -> None:
    """Stop keeping the sums, for many lines written at once; ``rebuild`` must follow in the same transaction."""
    for name in TRIGGERS:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")


def rebuild(connection: Connection) -> None:
    """Add everything up anew and keep it from now on."""
    for table in _OF_A_LINE:
        connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608  our own names
        connection.exec_driver_sql(f"INSERT INTO {table} ({_columns(table)}) {_reckoned(table)}")
    for name, statement in TRIGGERS.items():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(statement)


def _columns(table: str) -> str:
    _counts, keys, sums = _OF_A_LINE[table]
    return ", ".join((*keys, *sums, "lines"))


def wrong_sums(connection: Connection) -> int:
    """Return how many sums differ from their lines: none, unless the file was damaged."""
    found = 0
    for table in _OF_A_LINE:
        kept, reckoned = f"SELECT {_columns(table)} FROM {table}", _reckoned(table)  # noqa: S608  our own names
        for one, other in ((kept, reckoned), (reckoned, kept)):
            query = f"SELECT count(*) FROM ({one} EXCEPT {other})"  # noqa: S608  our own names
            found += int(connection.exec_driver_sql(query).scalar_one())
    return found
