"""The migrations and the models say the same; a failed step changes nothing; a newer register is refused."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import text

from grouphub.features import registry
from grouphub.features.group.actions import change_settings
from grouphub.store import schema
from grouphub.store.database import Database
from grouphub.store.migrations import steps
from grouphub.store.schema import NewerRegister, NoGroupInside


def shape(connection):
    """Every table, index and trigger as SQLite keeps it, spacing apart, columns of a table in any order."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").all()
    return {name: parts(sql) for name, sql in rows if name != "alembic_version"}


def parts(sql):
    """Return the columns and constraints of one statement, in any order."""
    return sorted(part.strip(" )") for part in re.sub(r"\s+", " ", sql.replace('"', "")).split(","))


def drop_everything(connection):
    """Empty the file: the search tables first, since they bring tables of their own."""
    for kind in ("sql LIKE 'CREATE VIRTUAL%'", "type = 'table' AND name NOT LIKE 'sqlite_%'"):
        for (name,) in connection.exec_driver_sql(f"SELECT name FROM sqlite_master WHERE {kind}").all():
            connection.exec_driver_sql(f'DROP TABLE IF EXISTS "{name}"')


def test_the_newest_migration_is_the_one_the_program_expects():
    assert steps.known()[0] == schema.HEAD


def test_migrating_an_empty_file_gives_the_shape_of_the_models(opened, clock):
    assert registry.FEATURES
    empty = Database(opened, clock)
    with empty.fill() as connection:
        steps.upgrade(connection)
        migrated = shape(connection)
        drop_everything(connection)
    with empty.fill() as connection:
        schema.create(connection)
        made = shape(connection)
    empty.close()
    assert migrated == made


def test_a_register_of_this_program_needs_no_step(db: Database):
    with db.fill() as connection:
        before = shape(connection)
        schema.bring_up(connection)
        assert shape(connection) == before


def test_a_newer_register_is_refused_in_words_and_stays_as_it_was(db: Database):
    change_settings(db, name="Гулдаста")
    with db.fill() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerRegister, match="newer"):
        db.bring_up()
    with db.read() as session:
        assert session.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"


def test_a_file_without_tables_is_no_register(opened, clock):
    with pytest.raises(NoGroupInside):
        Database.open(opened, clock)


def test_a_failed_step_changes_nothing(opened, clock):
    empty = Database(opened, clock)

    def broken():
        with empty.fill() as connection:
            steps.upgrade(connection)
            connection.exec_driver_sql("CREATE TABLE person (x)")

    with pytest.raises(Exception, match="already exists"):
        broken()
    with empty.read() as session:
        assert session.execute(text("SELECT count(*) FROM sqlite_master")).scalar() == 0
    empty.close()


def test_a_register_whose_making_was_cut_off_is_finished(opened, clock):
    made, is_new = Database.open_or_create(opened, clock)
    assert is_new
    change_settings(made, name="Гулдаста")
    made.close()
    found, is_new = Database.open_or_create(opened, clock)
    assert not is_new
    with found.read() as session:
        assert session.execute(text("SELECT value FROM setting")).scalar() == '"Гулдаста"'
    found.close()
