"""A register of every revision there was opens with every row of it, and is what this program makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from grouphub.features import registry
from grouphub.features.people import finding
from grouphub.store import schema
from grouphub.store.copies import copies_in, open_copy
from grouphub.store.database import Database
from grouphub.store.inspecting import table_counts, tables
from grouphub.store.migrations import steps
from grouphub.store.restoring import bring_into
from grouphub.store.salvage import bring_out
from grouphub.store.vault import open_vault
from tests import factory
from tests.factory import PASSWORD
from tests.store.test_migrations import drop_everything, shape
from tests.vaults import rows, scripts

if TYPE_CHECKING:
    from grouphub.base.paths import Folder

assert registry.FEATURES
REVISIONS = sorted(path.stem for path in scripts.HERE.glob("*.sql"))
CHANGES_ROWS = {"village", "alembic_version", "journal_row"}
"""Tables into which later programs write what follows from the rest."""


def old_register(folder: Folder, clock: Any, revision: str) -> Database:
    opened = factory.new_vault(folder)
    made = Database(opened, clock)
    with made.fill() as connection:
        scripts.read(connection, revision)
    made.close()
    return Database.open(opened, clock)


def rows_of(db: Database) -> dict[str, dict[Any, dict[str, Any]]]:
    """Return every row of every table by its key."""
    raw = db.opened.connect()
    try:
        found = {}
        for table in tables(raw):
            asked = raw.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in asked.description]
            lines = [dict(zip(names, line, strict=True)) for line in asked.fetchall()]
            keys = [row[1] for row in raw.execute(f'PRAGMA table_info("{table}")').fetchall() if row[5]] or names
            found[table] = {tuple(line[name] for name in keys): line for line in lines}
        return found
    finally:
        raw.close()


def test_there_is_a_register_of_every_revision_but_the_newest():
    """The newest may still change until it is given to somebody; those before it never do."""
    before_the_newest = set(steps.known()) - {schema.HEAD}
    missing = sorted(before_the_newest - set(REVISIONS))
    assert not missing, f"rows for it in tests/vaults/rows.py, then: python -m tests.vaults {' '.join(missing)}"
    assert set(REVISIONS) <= set(steps.known())
    assert set(rows.ROWS) <= set(REVISIONS)


@pytest.mark.parametrize("revision", REVISIONS)
def test_it_opens_with_every_row_and_is_what_this_program_makes(folder, clock, revision):
    db = old_register(folder, clock, revision)
    before = rows_of(db)
    assert all(before[table] for table in before if table not in {"person_picture", "own_field"}), "a table is empty"
    db.bring_up()
    after = rows_of(db)
    for table in set(before) - CHANGES_ROWS:
        assert before[table].keys() <= after[table].keys(), table
        for key, line in before[table].items():
            kept = {name: value for name, value in line.items() if name in after[table][key]}
            now = {name: after[table][key][name] for name in kept}
            if table != "person":  # what a woman's row says for searching is written anew
                assert now == kept, table
            else:
                assert all(now[name] == kept[name] for name in ("id", "given", "family", "birth", "code"))
    with db.read() as session:
        assert [hit.person.given for hit in finding.find(session, "адиба")] == ["Адиба"]
    with db.fill() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        migrated = shape(connection)
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        drop_everything(connection)
        schema.create(connection)
        assert migrated == shape(connection)
    db.close()
    db.opened.close()


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_copy_of_it_comes_back_and_what_can_be_read_is_brought_out_before_it_is_brought_up(
    folder, clock, tmp_path, revision
):
    db = old_register(folder, clock, revision)
    before = rows_of(db)
    db.bring_up()
    db.close()
    db.opened.close()
    if revision == schema.HEAD:
        assert copies_in(folder.copies) == []
        return
    (kept,) = copies_in(folder.copies)
    new = type(folder)(tmp_path / "new")
    copy = open_copy(kept.path, PASSWORD)
    bring_into(new, copy, _told(), clock)
    copy.close()
    assert bring_out(new, PASSWORD, clock).is_whole
    opened = open_vault(new, PASSWORD)
    found = Database.open(opened, clock)
    assert rows_of(found) == before
    raw = opened.connect()
    assert table_counts(raw) == {table: len(lines) for table, lines in before.items()}
    raw.close()
    found.bring_up()
    found.close()
    opened.close()


def _told() -> Any:
    from grouphub.store.copies import Told

    return Told()
