"""``income``: the pages of money over a small and a very large ledger, a year beside its bare SQL, pay nights."""

from __future__ import annotations

import time
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base.clock import SystemClock
from grouphub.base.keys import new_key
from grouphub.features.income import cash, events, queries, sums
from grouphub.features.income.lines import Figure, lines_behind
from grouphub.features.income.rules import Area, Kind, month_of
from grouphub.features.people.queries import Order, PeopleFilter, people_ids
from grouphub.store.database import Database
from grouphub.store.vault import open_vault
from tests.bench import ground, pay_nights
from tests.bench.result import Result, high, interleaved, median

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

WOMEN = 300
LINES = 40_000
MOST_LINES = 1_000_000
YEARS = 10
_ROUNDS = 25
_MONTH_MS = 50.0
_PAGE_MS = 100.0
_YEAR_TIMES = 1.3
_LINE = (
    "INSERT INTO ledger_line (id, kind, area, day, written_on, amount, person_id, party, category, note, source, "
    "source_id, run_id, is_advance, debt_id, purpose_id, currency, foreign_amount, rate, reverses_id, reason) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', NULL, NULL, 0, NULL, NULL, '', NULL, NULL, NULL, '')"
)
_KINDS = (Kind.EARNING,) * 11 + (Kind.PAYOUT,) * 5 + (Kind.CAME_IN,) * 6 + (Kind.WENT_OUT,) * 3 + (Kind.OWN,)


def measure() -> list[Result]:
    """Return how long the pages take, 95 of 100 times, and how much longer than its SQL a year takes."""
    found = [*_of_a_ledger(LINES, small=True), *_of_a_ledger(MOST_LINES, small=False)]
    return [*found, *pay_nights.measure()]


def _of_a_ledger(lines: int, *, small: bool) -> list[Result]:
    opened = open_vault(ground.copied(WOMEN), ground.PASSWORD)
    database = Database.open(opened, SystemClock())
    today = date(2026, 11, 20)
    try:
        with database.read() as session:
            women = [key.bytes for key in _women(session)]
        with database.fill() as connection:
            fill(connection, women, lines, today)
        with database.read() as session:
            her = _women(session)[7]
            if small:
                month = partial(queries.income_month, session, today)
                return [Result("income_month", lines, _slow(month), "ms, 300 women", _MONTH_MS)]
            pages = [
                Result(f"income: {name}", WOMEN, _slow(page), f"ms, {lines:,} lines", _PAGE_MS)
                for name, page in _pages(session, her, today).items()
            ]
            return [*pages, _year(session, today.year)]
    finally:
        database.close()
        opened.close()


def _women(session: Session) -> list[UUID]:
    numbers = list(people_ids(session, PeopleFilter(), Order()))[:WOMEN]
    marks = ", ".join("?" * len(numbers))
    rows = session.connection().exec_driver_sql(
        f'SELECT id FROM person WHERE "row" IN ({marks}) ORDER BY "row"', tuple(numbers)
    )
    return [UUID(bytes=bytes(key)) for (key,) in rows]


def fill(connection: Connection, women: list[bytes], lines: int, today: date) -> None:
    """Write so many lines of ten years beside those that are invented."""
    sums.rest(connection)
    chance = Random("ledger")
    rows: list[Any] = []
    for row in _rows(chance, women, lines, today):
        rows.append(row)
        if len(rows) == 50_000:
            connection.exec_driver_sql(_LINE, rows)
            rows = []
    if rows:
        connection.exec_driver_sql(_LINE, rows)
    sums.rebuild(connection)
    connection.exec_driver_sql("ANALYZE")


def _rows(chance: Random, women: list[bytes], lines: int, today: date) -> Iterator[tuple[Any, ...]]:
    span = YEARS * 365
    areas = [area.value for area in Area]
    for number in range(lines):
        day = (today - timedelta(days=span - 1 - number * span // lines)).isoformat()
        kind = chance.choice(_KINDS)
        hers = kind in {Kind.EARNING, Kind.PAYOUT, Kind.OWN}
        person = chance.choice(women) if hers else None
        party = "" if hers else f"Бозор {chance.randrange(40)}"
        category = "flour" if kind is Kind.WENT_OUT else ""
        amount = chance.randrange(100, 30_000)
        yield (
            new_key().bytes,
            *(kind.value, chance.choice(areas), day, day, amount, person, party, category),
            "two curtains",
        )


def _pages(session: Session, her: UUID, today: date) -> dict[str, Callable[[], object]]:
    first = today.replace(day=1)
    month = Figure(kinds=(Kind.EARNING,), person_id=her, first=first, last=today)
    return {
        "month": partial(queries.income_month, session, today),
        "one area": partial(queries.income_month, session, today, "sewing"),
        "year": partial(queries.income_year, session, today.year),
        "balances": partial(queries.balances, session),
        "one woman": lambda: (queries.person_income(session, her, today), events.timeline(session, her)),
        "before and after": partial(queries.before_and_after, session, her, month_of(today.year * 12), today),
        "box": partial(cash.box, session, today),
        "expenses of a year": partial(cash.expenses, session, date(today.year, 1, 1), today),
        "debts": partial(cash.debts, session),
        "rows behind a figure": partial(lines_behind, session, month),
        "rows of a month": partial(lines_behind, session, Figure(kinds=(Kind.EARNING,), first=first, last=today)),
        "today": partial(events.today, session, today),
    }


def _slow(page: Callable[[], object]) -> float:
    """Return how many milliseconds a page takes at most 95 of 100 times; its first look is not counted."""
    page()
    return high([_taken(page) for _round in range(_ROUNDS)]) * 1000


def _taken(page: Callable[[], object]) -> float:
    """Return the time of the processor: what else the computer does is not counted."""
    begun = time.process_time()
    page()
    return time.process_time() - begun


def _year(session: Session, year: int) -> Result:
    """Return how long a year takes beside the same SQL, bare, in the same file."""
    statement, asked = queries.year_statement(year)
    span = {"first": year * 12, "last": year * 12 + 11}
    driver: Any = session.connection().connection.driver_connection

    def bare() -> list[float]:
        def look() -> None:
            driver.execute(statement, asked).fetchall()
            driver.execute(queries.AREAS_OF_A_YEAR, span).fetchall()

        return [_taken(look)]

    values, limits = interleaved(_ROUNDS * 2, lambda: [_taken(partial(queries.income_year, session, year))], bare)
    took, limit = median(values) * 1000, median(limits) * 1000
    return Result("income_year", WOMEN, took, f"ms, its bare SQL beside it, {MOST_LINES:,} lines", limit, _YEAR_TIMES)
