"""Between an open register and an SQL script of it. A script is made once, with the program of its revision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent


def write(connection: Any, revision: str) -> None:
    """Write everything in a register into the script of ``revision``; the search index is made anew by it."""
    (HERE / f"{revision}.sql").write_text(";\n".join(_statements(connection)) + ";\n", encoding="utf-8")


def read(connection: Any, revision: str) -> None:
    """Write the register of ``revision`` into an empty file, as one transaction of the caller."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # a table may point to one that comes later
    for statement in (HERE / f"{revision}.sql").read_text(encoding="utf-8").split(";\n"):
        if statement:
            connection.exec_driver_sql(statement)


def _statements(connection: Any) -> Iterator[str]:
    made = connection.execute("SELECT name, type, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    searched = [name for name, _kind, _table, sql in made if sql.startswith("CREATE VIRTUAL")]
    plain = [row for row in made if not any(row[2] == one or row[2].startswith(f"{one}_") for one in searched)]
    tables = [(name, sql) for name, kind, _table, sql in plain if kind == "table" and not name.startswith("sqlite_")]
    yield from (sql for _name, sql in tables)
    for name, _sql in tables:
        yield from _rows(connection, name)
    yield from (sql for _name, kind, _table, sql in plain if kind == "index")
    yield from (sql for name, _kind, _table, sql in made if name in searched)
    yield from (f"INSERT INTO {name}({name}) VALUES ('rebuild')" for name in searched if not name.endswith("_word"))
    yield from (sql for _name, kind, _table, sql in plain if kind == "trigger")


def _rows(connection: Any, table: str) -> Iterator[str]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})").fetchall()]
    quoted = " || ', ' || ".join(f'quote("{column}")' for column in columns)
    named = ", ".join(f'"{column}"' for column in columns)
    for (values,) in connection.execute(f"SELECT {quoted} FROM {table}").fetchall():
        yield f"INSERT INTO {table} ({named}) VALUES ({values})"
