"""``doubles``: what is found among invented women, how much of it is right, and how long one look takes.

The rules were tuned on other seeds; the one measured here was held out.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from grouphub.base.clock import SystemClock
from grouphub.base.keys import new_key
from grouphub.base.phones import parse
from grouphub.features import registry
from grouphub.features.doubles.queries import doubles_of, doubles_of_many
from grouphub.features.people.derived import search_keys, sort_keys, village_key
from grouphub.store.database import Database
from grouphub.store.vault import open_vault
from tests.bench import ground
from tests.bench.namesakes import NameSet, name_set
from tests.bench.result import Result, high, median

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from grouphub.features.doubles.queries import Candidate
    from grouphub.features.people.drafts import PersonDraft

HELD_OUT = "never looked at while tuning"
WOMEN = 20_000
ASKED = 1500
ONE_BY_ONE = 300
_AIM = 0.95
_MOST_MS = 50.0


def measure() -> list[Result]:
    """Return precision and recall of the first five, and the time of one look and of many, at 20,000 women.

    Times are those of the processor: what else the computer does is not counted. Shares are told as what is missing
    to the whole, so that less is better as everywhere.
    """
    assert registry.FEATURES
    invented = name_set(HELD_OUT, WOMEN, ASKED)
    opened = open_vault(ground.group(10), ground.PASSWORD)
    database = Database.open(opened, SystemClock())
    try:
        keys = _fill(database, invented)
        alone = _ask_one_by_one(database, invented)
        begun = time.process_time()
        with database.read() as session:
            found = doubles_of_many(session, [draft for draft, _truth, _how in invented.asked])
        at_once = time.process_time() - begun
    finally:
        database.close()
        opened.close()
    precision, recall = _quality(invented, found, keys)
    return [
        Result("doubles wrong", WOMEN, (1 - precision) * 100, "% of those shown", (1 - _AIM) * 100),
        Result("doubles missed", WOMEN, (1 - recall) * 100, "% of doubles", (1 - _AIM) * 100),
        Result("doubles of one", WOMEN, median(alone) * 1000, "ms of processor", _MOST_MS),
        Result("doubles of one, slowest of 20", WOMEN, high(alone) * 1000, "ms of processor", _MOST_MS),
        Result("doubles of many", WOMEN, at_once * 1000 / ASKED, "ms of processor each", _MOST_MS),
    ]


def _fill(database: Database, invented: NameSet) -> set[UUID]:
    """Write the invented women into the register as the program's own actions would, without a step for each."""
    rows = [_row(one) for one in invented.register]
    columns = ", ".join(rows[0])
    marks = ", ".join(f":{name}" for name in rows[0])
    spellings = [(new_key().bytes, one.id.bytes, text) for one in invented.register for text in one.spellings]
    phones = [
        (phone.id.bytes, one.id.bytes, phone.typed, parse(phone.typed).digits)
        for one in invented.register
        for phone in one.phones
    ]
    with database.fill() as connection:
        connection.exec_driver_sql(f"INSERT INTO person ({columns}) VALUES ({marks})", rows)
        connection.exec_driver_sql("INSERT INTO person_spelling (id, person_id, text) VALUES (?, ?, ?)", spellings)
        connection.exec_driver_sql(
            "INSERT INTO person_phone (id, person_id, typed, normal, place, whose, whose_words, safe, hours, remark) "
            "VALUES (?, ?, ?, ?, 0, 'own', '', 'unknown', '', '')",
            phones,
        )
    return {draft.id for draft in invented.register}


def _row(one: PersonDraft) -> dict[str, Any]:
    names = (one.given, one.patronymic, one.family, *one.spellings)
    numbers = [(phone.typed, parse(phone.typed).digits) for phone in one.phones]
    return {
        "id": one.id.bytes,
        "given": one.given,
        "patronymic": one.patronymic,
        "family": one.family,
        "birth": one.birth.to_text() if one.birth else None,
        "village": one.village,
        **dict.fromkeys(("paper_name", "schooling", "street", "house", "code"), ""),
        "standing": "joined",
        "roles": 0,
        **sort_keys(one.given, one.patronymic, one.family),
        **village_key(one.village),
        **search_keys(names, one.village, "", numbers, (), ""),
    }


def _ask_one_by_one(database: Database, invented: NameSet) -> list[float]:
    took = []
    for draft, _truth, _how in invented.asked[:ONE_BY_ONE]:
        begun = time.process_time()
        with database.read() as session:
            doubles_of(session, draft)
        took.append(time.process_time() - begun)
    return took


def _quality(invented: NameSet, found: Sequence[Sequence[Candidate]], keys: set[UUID]) -> tuple[float, float]:
    shown = right = doubles = 0
    for (_draft, truth, _how), each in zip(invented.asked, found, strict=True):
        ids = [one.id for one in each if one.id in keys]
        shown += len(ids)
        doubles += truth is not None
        right += truth is not None and truth.id in ids
    return right / max(shown, 1), right / max(doubles, 1)
