"""``import``: a table of 50,000 women read, understood and written, beside the same rows written as they stand.

The limit reads the same file and inserts the same rows of every table, makes the search index and writes the journal,
with nothing decided in between. Looking for doubles is a line of its own.
"""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING, Any

from grouphub.base.clock import SystemClock
from grouphub.base.paths import Folder
from grouphub.features import registry
from grouphub.features.people import search_index
from grouphub.features.transfer import arrivals
from grouphub.features.transfer.arrivals import Arrival, Decision, Plan, Verdict
from grouphub.features.transfer.files_out import xlsx_bytes
from grouphub.features.transfer.joining import Joining
from grouphub.features.transfer.reading import read_workbook
from grouphub.features.transfer.taking_over import take_over
from grouphub.features.transfer.understanding import Choices, understand
from grouphub.store.database import Database
from grouphub.store.opened import OpenVault
from grouphub.store.vault import open_vault
from tests.bench import ground
from tests.bench.namesakes import name_set
from tests.bench.result import Result

if TYPE_CHECKING:
    from pathlib import Path

    from grouphub.features.transfer.understanding import Understanding

WOMEN = 50_000
PREVIEWED = 3_000
HERE = 20_000
_MOST = 3.0
_PREVIEW_SECONDS = 5.0
_TODAY = date(2026, 1, 1)
_HEADS = ("Фамилия", "Имя", "Отчество", "Год рождения", "Телефон", "Село", "Улица")


def measure() -> list[Result]:
    """Return the time of bringing in 50,000 rows, of looking for doubles among them, and of one preview."""
    assert registry.FEATURES
    long, short = _file("long", WOMEN), _file("short", PREVIEWED)
    with _Register("import") as database:
        begun = time.monotonic()
        understood = understand(read_workbook(long).sheets[0], Choices(_TODAY))
        planned = _all_new(database, understood)
        take_over(database, planned.arrivals)
        spent = time.monotonic() - begun
        rows = _rows(database)
    raw = _raw(long, rows)
    doubles = _doubles(long)
    preview = _preview(short)
    return [
        Result("import", WOMEN, spent, "s", raw, _MOST),
        Result("doubles of an import", WOMEN, doubles * 1000 / WOMEN, "ms each", 0.0, float("inf")),
        Result("preview of an import", PREVIEWED, preview, "s", _PREVIEW_SECONDS),
    ]


class _Register:
    """An empty register that is measured on."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> Database:
        folder = _copied(self._name)
        self._opened: OpenVault = open_vault(folder, ground.PASSWORD)
        self._database = Database.open(self._opened, SystemClock())
        with self._database.fill() as connection:
            search_index.rest(connection)
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            for table in reversed(_tables()):
                connection.exec_driver_sql(f'DELETE FROM "{table}"')
            search_index.rebuild(connection)
        return self._database

    def __exit__(self, *_error: object) -> None:
        self._database.close()
        self._opened.close()


def _copied(name: str) -> Folder:
    import shutil

    copy = ground.place() / f"import-{name}"
    shutil.copytree(ground.group(10).path, copy, dirs_exist_ok=True)
    return Folder(copy)


def _tables() -> list[str]:
    models = [model for feature in registry.FEATURES if feature.name != "group" for model in feature.models]
    return [model.__tablename__ for model in models]


def _file(name: str, women: int) -> Path:
    invented = name_set(f"import {name}", women, 1).register
    rows = [
        (
            one.family,
            one.given,
            one.patronymic,
            str(one.birth.year) if one.birth else "",
            one.phones[0].typed if one.phones else "",
            one.village,
            f"кӯчаи Сомонӣ {number % 90}",
        )
        for number, one in enumerate(invented)
    ]
    path: Path = ground.place() / f"{name}.xlsx"
    path.write_bytes(xlsx_bytes(_HEADS, rows))
    return path


def _all_new(database: Database, understood: Understanding) -> Plan:
    """Return the plan without looking for doubles."""
    with database.read() as session:
        joining = Joining(session, _TODAY)
        found = tuple(Arrival(one, Verdict.NEW, Decision.ADD, joining.draft(one)) for one in understood.people)
    return Plan(found, ())


def _rows(database: Database) -> dict[str, tuple[list[str], list[tuple[Any, ...]]]]:
    """Return every row that was written, the journal's too, as it stands in the file."""
    kept = {}
    with database.read() as session:
        for table in (*_tables(), "journal_batch", "journal_row"):
            found = session.connection().exec_driver_sql(f'SELECT * FROM "{table}"')
            names = list(found.keys())
            rows = [tuple(row) for row in found]
            if rows:
                kept[table] = (names, rows)
    return kept


def _raw(path: Path, rows: dict[str, tuple[list[str], list[tuple[Any, ...]]]]) -> float:
    """Read the file and write the rows, nothing else."""
    with _Register("raw") as database:
        with database.fill() as connection:
            connection.exec_driver_sql("DELETE FROM journal_row")
            connection.exec_driver_sql("DELETE FROM journal_batch")
        begun = time.monotonic()
        read_workbook(path)
        with database.fill() as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            search_index.rest(connection)
            for table, (names, kept) in rows.items():
                listed, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
                connection.exec_driver_sql(f'INSERT INTO "{table}" ({listed}) VALUES ({marks})', kept)
            search_index.rebuild(connection)
        return time.monotonic() - begun


def _doubles(path: Path) -> float:
    """Return the seconds of comparing 50,000 women with one another."""
    from grouphub.features.doubles.queries import doubles_of_many

    understood = understand(read_workbook(path).sheets[0], Choices(_TODAY))
    with _Register("doubles") as database, database.read() as session:
        joining = Joining(session, _TODAY)
        drafts = [joining.draft(one) for one in understood.people]
        begun = time.process_time()
        doubles_of_many(session, drafts)
        return time.process_time() - begun


def _preview(path: Path) -> float:
    """Return the seconds from a chosen file to what comes, in a register of some thousand women."""
    opened = open_vault(ground.copied(HERE), ground.PASSWORD)
    database = Database.open(opened, SystemClock())
    try:
        begun = time.monotonic()
        book = read_workbook(path)
        with database.read() as session:
            arrivals.plan(session, understand(book.sheets[0], Choices(_TODAY)), _TODAY)
        return time.monotonic() - begun
    finally:
        database.close()
        opened.close()
