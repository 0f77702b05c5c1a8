"""``save_one``: adding a woman beside one raw durable commit of the same rows."""

from __future__ import annotations

import time
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any

from grouphub.base.birth import Birth
from grouphub.base.clock import SystemClock
from grouphub.base.keys import new_key
from grouphub.features import registry
from grouphub.features.people.actions import add_person
from grouphub.features.people.drafts import PersonDraft, PhoneDraft, RoleDraft
from grouphub.features.people.rules import Role
from grouphub.store.database import Database
from grouphub.store.vault import open_vault
from tests.bench import ground
from tests.bench.result import Result, interleaved, median

if TYPE_CHECKING:
    from uuid import UUID

_ROUNDS = 8
_IN_A_ROW = 30
_WARMING = 5
"""So many of each row are not counted: the other's commit emptied this connection's cache of pages."""
_CHILDREN = ("person_spelling", "person_phone", "person_role", "person_standing", "person_consent", "person_note")


def measure(people: int) -> list[Result]:
    """Return how long one save takes, in a group of this size."""
    assert registry.FEATURES
    opened = open_vault(ground.group(people), ground.PASSWORD)
    database = Database.open(opened, SystemClock())
    raw = opened.connect()
    try:
        counter = count(time.time_ns() // 1_000_000 * 1000)  # a group that is kept has women of earlier runs
        key = add_person(database, draft(next(counter)))
        rows = _rows_of(raw, key)
        values, limits = interleaved(
            _ROUNDS,
            lambda: [_save(database, next(counter)) for _time in range(_IN_A_ROW)][_WARMING:],
            lambda: [_raw_commit(raw, rows) for _time in range(_IN_A_ROW)][_WARMING:],
        )
    finally:
        raw.close()
        database.close()
        opened.close()
    return [Result("save_one", people, median(values) * 1000, "ms", median(limits) * 1000, goal=1.5)]


def draft(number: int) -> PersonDraft:
    """Return an ordinary woman as the form gives her."""
    return PersonDraft(
        given="Ҷаҳоноро",
        patronymic="Раҷабовна",
        family="Назарова",
        birth=Birth.on(date(1990, 3, 12)),
        village="Анорбоғ",
        street="кӯчаи Сабо 7",
        code=f"N{number:06}",
        phones=(PhoneDraft(typed=f"52 {number:07}"),),
        roles=(RoleDraft(Role.SEWING, date(2024, 5, 1)),),
        joined_on=date(2024, 5, 1),
    )


def _save(database: Database, number: int) -> float:
    wanted = draft(number)
    begun = time.perf_counter()
    add_person(database, wanted)
    return time.perf_counter() - begun


def _rows_of(raw: Any, key: UUID) -> list[tuple[str, list[str], list[Any]]]:
    """Return everything that saving her wrote: (table, columns, values), in the order it has to be written."""
    rows = [_read(raw, "person", "id = ?", key.bytes)]
    rows += [row for table in _CHILDREN for row in _read_all(raw, table, "person_id = ?", key.bytes)]
    batch = _read(raw, "journal_batch", "number = (SELECT max(number) FROM journal_batch)")
    number = batch[2][batch[1].index("number")]
    return [*rows, batch, *_read_all(raw, "journal_row", "batch = ?", number)]


def _read_all(raw: Any, table: str, where: str, *values: Any) -> list[tuple[str, list[str], list[Any]]]:
    cursor = raw.execute(f"SELECT * FROM {table} WHERE {where}", values)
    names = [column[0] for column in cursor.description]
    return [(table, names, list(row)) for row in cursor]


def _read(raw: Any, table: str, where: str, *values: Any) -> tuple[str, list[str], list[Any]]:
    (row,) = _read_all(raw, table, where, *values)
    return row


def _raw_commit(raw: Any, rows: list[tuple[str, list[str], list[Any]]]) -> float:
    """Write the same rows under new keys in one durable transaction, as plainly as the driver can."""
    person = new_key().bytes
    prepared = []
    for table, names, values in rows:
        fresh = dict(zip(names, values, strict=True))
        if "id" in fresh:
            fresh["id"] = person if table == "person" else new_key().bytes
        if "person_id" in fresh:
            fresh["person_id"] = person
        fresh.pop("row", None)
        fresh.pop("number", None)
        statement = f"INSERT INTO {table} ({', '.join(fresh)}) VALUES ({', '.join('?' * len(fresh))})"
        prepared.append((statement, tuple(fresh.values())))
    begun = time.perf_counter()
    raw.execute("BEGIN IMMEDIATE")
    for statement, fields in prepared:
        raw.execute(statement, fields)
    raw.execute("COMMIT")
    return time.perf_counter() - begun
