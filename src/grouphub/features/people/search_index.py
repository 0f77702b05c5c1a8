"""The search index, kept by triggers on ``person``: undo and import keep it right by plain statements.

``person_start`` finds words by their beginning (one letter is enough), ``person_part`` three signs and more anywhere
in a word. Both hold no text of their own: they read the folded columns of ``person`` by its ``row``. ``person_word``
lists the distinct words of the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import DDL, event

from grouphub.features.people.models import Person

if TYPE_CHECKING:
    from sqlalchemy import Connection

_SHARED = "content='person', content_rowid='row'"
_TABLES = {
    "person_start": ("search_names", "search_place", "search_more"),
    "person_part": ("search_names", "search_place", "search_more", "search_digits"),
}
_OPTIONS = {
    # The folded text is letters and digits between blanks: the plainest tokenizer splits it right, in any script.
    "person_start": "tokenize='ascii', prefix='1 2'",
    "person_part": "tokenize='trigram case_sensitive 1'",
}
_MADE = (
    *(
        f"CREATE VIRTUAL TABLE {table} USING fts5({', '.join(columns)}, {_OPTIONS[table]}, {_SHARED})"
        for table, columns in _TABLES.items()
    ),
    "CREATE VIRTUAL TABLE person_word USING fts5vocab(person_start, 'col')",
)


def _put(table: str) -> str:
    columns = _TABLES[table]
    values = ", ".join(f"new.{column}" for column in columns)
    return f"INSERT INTO {table}(rowid, {', '.join(columns)}) VALUES (new.row, {values});"  # noqa: S608  our own names


def _take(table: str) -> str:
    columns = _TABLES[table]
    values = ", ".join(f"old.{column}" for column in columns)
    return f"INSERT INTO {table}({table}, rowid, {', '.join(columns)}) VALUES ('delete', old.row, {values});"  # noqa: S608


def _triggers() -> dict[str, str]:
    put = " ".join(map(_put, _TABLES))
    take = " ".join(map(_take, _TABLES))
    columns = _TABLES["person_part"]
    listed = ", ".join(columns)
    differs = " OR ".join(f"old.{column} <> new.{column}" for column in columns)
    return {
        "person_search_added": f"AFTER INSERT ON person BEGIN {put} END",
        "person_search_removed": f"AFTER DELETE ON person BEGIN {take} END",
        "person_search_changed": f"AFTER UPDATE OF {listed} ON person WHEN {differs} BEGIN {take} {put} END",
    }


TRIGGERS = {name: f"CREATE TRIGGER {name} {body}" for name, body in _triggers().items()}
DDL_STATEMENTS: tuple[str, ...] = (*_MADE, *TRIGGERS.values())
"""Everything beside the tables themselves, in the order it is made."""

for _statement in DDL_STATEMENTS:
    event.listen(Person.__table__, "after_create", DDL(_statement))  # type: ignore[no-untyped-call]


def rest(connection: Connection) -> None:
    """Stop keeping the index, for a long list written at once; ``rebuild`` must follow in the same transaction."""
    for name in TRIGGERS:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")


def rebuild(connection: Connection) -> None:
    """Make the whole index anew and keep it from now on."""
    for table in _TABLES:
        connection.exec_driver_sql(f"INSERT INTO {table}({table}) VALUES ('rebuild')")  # noqa: S608  our own names
    for name, statement in TRIGGERS.items():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(statement)
