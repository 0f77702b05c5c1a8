"""Places: villages become rows that women live in; house, jamoat and district; more words to find her by.

What was typed stays. Villages that differ only by case or blanks become one row, named as most wrote it; each woman
keeps her own spelling until something else of hers is written. Steps of the history can be taken back as before.
"""

from __future__ import annotations

import base64
import json
import secrets
import time
import unicodedata
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_COLUMNS = (
    *("id", "given", "patronymic", "family", "paper_name", "birth", "schooling", "in_school", "street", "code"),
    *("archived_at", "village", "standing", "roles", "joined_on", "sort_given", "sort_family", "sort_village"),
    *("search_names", "search_place", "search_digits"),
)
"""What a woman's row keeps as it is."""

SEARCH_INDEX = (
    "CREATE VIRTUAL TABLE person_start USING fts5(search_names, search_place, search_more, tokenize='ascii', prefix='1 2', content='person', content_rowid='row')",
    "CREATE VIRTUAL TABLE person_part USING fts5(search_names, search_place, search_more, search_digits, tokenize='trigram case_sensitive 1', content='person', content_rowid='row')",
    "CREATE VIRTUAL TABLE person_word USING fts5vocab(person_start, 'col')",
    "CREATE TRIGGER person_search_added AFTER INSERT ON person BEGIN INSERT INTO person_start(rowid, search_names, search_place, search_more) VALUES (new.row, new.search_names, new.search_place, new.search_more); INSERT INTO person_part(rowid, search_names, search_place, search_more, search_digits) VALUES (new.row, new.search_names, new.search_place, new.search_more, new.search_digits); END",
    "CREATE TRIGGER person_search_removed AFTER DELETE ON person BEGIN INSERT INTO person_start(person_start, rowid, search_names, search_place, search_more) VALUES ('delete', old.row, old.search_names, old.search_place, old.search_more); INSERT INTO person_part(person_part, rowid, search_names, search_place, search_more, search_digits) VALUES ('delete', old.row, old.search_names, old.search_place, old.search_more, old.search_digits); END",
    "CREATE TRIGGER person_search_changed AFTER UPDATE OF search_names, search_place, search_more, search_digits ON person WHEN old.search_names <> new.search_names OR old.search_place <> new.search_place OR old.search_more <> new.search_more OR old.search_digits <> new.search_digits BEGIN INSERT INTO person_start(person_start, rowid, search_names, search_place, search_more) VALUES ('delete', old.row, old.search_names, old.search_place, old.search_more); INSERT INTO person_part(person_part, rowid, search_names, search_place, search_more, search_digits) VALUES ('delete', old.row, old.search_names, old.search_place, old.search_more, old.search_digits); INSERT INTO person_start(rowid, search_names, search_place, search_more) VALUES (new.row, new.search_names, new.search_place, new.search_more); INSERT INTO person_part(rowid, search_names, search_place, search_more, search_digits) VALUES (new.row, new.search_names, new.search_place, new.search_more, new.search_digits); END",
)

_JOURNAL_AT_ONCE = 2000


def upgrade() -> None:
    """Make the villages, move the women over, and bring the history along."""
    connection = op.get_bind()
    _make_places()
    villages = _Villages(connection)
    for table in ("person_word", "person_start", "person_part"):
        connection.exec_driver_sql(f"DROP TABLE {table}")
    _move_women(connection, villages)
    _bring_history_along(connection, villages)
    villages.write()
    for statement in SEARCH_INDEX:
        connection.exec_driver_sql(statement)
    for table in ("person_start", "person_part"):
        connection.exec_driver_sql(f"INSERT INTO {table}({table}) VALUES ('rebuild')")  # noqa: S608  our own names


def _make_places() -> None:
    op.create_table(
        "village",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("jamoat", sa.String(), nullable=False),
        sa.Column("district", sa.String(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_village")),
        sa.UniqueConstraint("identity", name=op.f("uq_village_identity")),
    )
    op.create_index("ix_village_district", "village", ["district"], unique=False)
    op.create_table(
        "district",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("tg", sa.String(), nullable=False),
        sa.Column("ru", sa.String(), nullable=False),
        sa.Column("en", sa.String(), nullable=False),
        sa.Column("also", sa.Text(), nullable=False),
        sa.Column("former", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_district")),
        sa.UniqueConstraint("key", name=op.f("uq_district_key")),
    )


class _Villages:
    """The villages the women live in, made as they are met; ``write`` stores them."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._ids: dict[str, bytes] = {}
        self._names: dict[str, str] = {}
        written = connection.exec_driver_sql(
            "SELECT village FROM person WHERE village <> '' GROUP BY village ORDER BY count(*) DESC, min(row)"
        )
        self.written = [name for (name,) in written]
        for name in self.written:
            self.id_of(name)

    def id_of(self, name: str) -> bytes | None:
        """Return the key of the village of this name."""
        if not name:
            return None
        identity = f"\n\n{' '.join(unicodedata.normalize('NFC', name).casefold().split())}"
        if identity not in self._ids:
            self._ids[identity] = _new_key()
            self._names[identity] = name
        return self._ids[identity]

    def write(self) -> None:
        """Store every village met."""
        rows = [(key, self._names[identity], identity) for identity, key in self._ids.items()]
        if rows:
            self._connection.exec_driver_sql(
                "INSERT INTO village (id, name, jamoat, district, identity) VALUES (?, ?, '', '', ?)", rows
            )


def _new_key() -> bytes:
    """Return a UUIDv7, as keys are made everywhere."""
    milliseconds, chance = time.time_ns() // 1_000_000, secrets.randbits(74)
    number = milliseconds << 80 | 0x7 << 76 | (chance >> 62) << 64 | 0b10 << 62 | chance & (1 << 62) - 1
    return UUID(int=number).bytes


def _move_women(connection: sa.Connection, villages: _Villages) -> None:
    """Copy every woman into a table with the new columns."""
    op.create_table(
        "person_after",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("given", "patronymic", "family", "paper_name")),
        sa.Column("birth", sa.Text(), nullable=True),
        sa.Column("schooling", sa.String(), nullable=False),
        sa.Column("in_school", sa.Boolean(), nullable=True),
        sa.Column("village_id", sa.LargeBinary(16), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("street", "house", "code")),
        sa.Column("archived_at", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("village", "standing")),
        sa.Column("roles", sa.Integer(), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("sort_given", "sort_family", "sort_village")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("search_names", "search_place")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("search_more", "search_digits")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_person")),
        sa.UniqueConstraint("id", name=op.f("uq_person_id")),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name=op.f("fk_person_village_id")),
    )
    connection.exec_driver_sql("CREATE TEMP TABLE lives_in (village TEXT PRIMARY KEY, id BLOB)")
    if villages.written:
        rows = [(name, villages.id_of(name)) for name in villages.written]
        connection.exec_driver_sql("INSERT INTO lives_in VALUES (?, ?)", rows)
    driver: Any = connection.connection.driver_connection
    driver.create_function("more_words", 1, _more_words, deterministic=True)
    kept, theirs = ", ".join(_COLUMNS), ", ".join(f"person.{name}" for name in _COLUMNS)
    connection.exec_driver_sql(
        f'INSERT INTO person_after ("row", village_id, house, search_more, {kept}) '  # noqa: S608  our own names
        f"SELECT person.\"row\", lives_in.id, '', more_words(search_street), {theirs} "
        "FROM person LEFT JOIN lives_in ON lives_in.village = person.village"
    )
    driver.create_function("more_words", 1, None)
    connection.exec_driver_sql("DROP TABLE lives_in")
    connection.exec_driver_sql("DROP TABLE person")
    connection.exec_driver_sql("ALTER TABLE person_after RENAME TO person")
    _index_women()


def _index_women() -> None:
    for name, columns in (
        ("ix_person_by_family", ["archived_at", "sort_family", "standing", "roles", "joined_on", "village_id"]),
        ("ix_person_by_given", ["archived_at", "sort_given", "standing", "roles", "joined_on", "village_id"]),
        ("ix_person_by_village", ["archived_at", "sort_village", "sort_family", "sort_given", "standing", "roles"]),
        ("ix_person_counts", ["archived_at", "standing", "roles", "joined_on"]),
        ("ix_person_place", ["village_id", "archived_at", "standing", "roles", "street"]),
        ("ix_person_code", ["code"]),
    ):
        op.create_index(name, "person", columns, unique=False)


def _more_words(street: str) -> str:
    return " ".join(sorted(set(street.split())))


def _bring_history_along(connection: sa.Connection, villages: _Villages) -> None:
    """Write the steps of the history in the new columns, so that they can be taken back and done again."""
    last = 0
    while True:
        found = connection.exec_driver_sql(
            "SELECT number, before, after FROM journal_row WHERE record_table = 'person' AND number > ? "
            "ORDER BY number LIMIT ?",
            (last, _JOURNAL_AT_ONCE),
        ).all()
        if not found:
            return
        last = found[-1][0]
        written = []
        for number, *sides in found:
            before, after = (None if side is None else json.loads(side) for side in sides)
            whole = before is None or after is None
            kept = [None if side is None else _as_now(side, villages, whole=whole) for side in (before, after)]
            written.append((*(None if side is None else _text(side) for side in kept), number))
        connection.exec_driver_sql("UPDATE journal_row SET before = ?, after = ? WHERE number = ?", written)


def _as_now(side: dict[str, object], villages: _Villages, *, whole: bool) -> dict[str, object]:
    """Return one side of a change in the new columns; a ``whole`` row leaves out what is empty, as new ones do."""
    kept = dict(side)
    if "search_street" in kept:
        kept["search_more"] = _more_words(str(kept.pop("search_street")))
    if "village" in kept:
        key = villages.id_of(str(kept["village"] or ""))
        if key is not None:
            kept["village_id"] = {"b64": base64.b64encode(key).decode()}
        elif not whole:
            kept["village_id"] = None
    if whole:
        kept["house"] = ""
    return kept


def _text(side: dict[str, object]) -> str:
    return json.dumps(side, ensure_ascii=False, separators=(",", ":"))
