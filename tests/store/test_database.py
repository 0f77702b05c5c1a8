"""Sessions, the journal, undo and redo on a real encrypted register."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from grouphub.base.topics import Topic
from grouphub.features.group.actions import change_settings
from grouphub.features.group.queries import group_settings
from grouphub.store import journal
from grouphub.store.database import Database, NothingToRedo, NothingToUndo
from grouphub.store.drafts import Drafts


def settings_of(db: Database):
    with db.read() as session:
        return group_settings(session)


def test_a_change_is_written_announced_and_journaled(db: Database):
    heard = []
    db.on_commit.append(heard.append)
    change_settings(db, name="Гулдаста", lock_minutes=5)
    assert settings_of(db).name == "Гулдаста"
    assert settings_of(db).lock_minutes == 5
    assert [commit.topics for commit in heard] == [frozenset({Topic.GROUP})]
    with db.read() as session:
        assert session.execute(text("SELECT count(*) FROM journal_row")).scalar() == 2


def test_a_change_that_changes_nothing_leaves_no_batch(db: Database):
    change_settings(db, name="Гулдаста")
    heard = []
    db.on_commit.append(heard.append)
    change_settings(db, name="Гулдаста")
    assert heard == []


def test_a_refused_change_leaves_no_trace(db: Database):
    class RefusedError(Exception):
        pass

    def refused():
        with db.write("Never") as session:
            session.execute(text("INSERT INTO draft VALUES ('a', '{}')"))
            raise RefusedError

    with pytest.raises(RefusedError):
        refused()
    assert Drafts(db).all() == {}


def test_undo_and_redo_walk_back_and_forth(db: Database):
    change_settings(db, name="one")
    change_settings(db, name="two")
    db.undo()
    assert settings_of(db).name == "one"
    db.undo()
    assert settings_of(db).name == ""
    with pytest.raises(NothingToUndo):
        db.undo()
    db.redo()
    db.redo()
    assert settings_of(db).name == "two"
    with pytest.raises(NothingToRedo):
        db.redo()


def test_a_new_change_ends_what_could_be_done_again(db: Database):
    change_settings(db, name="one")
    db.undo()
    change_settings(db, name="two")
    with pytest.raises(NothingToRedo):
        db.redo()
    db.undo()
    assert settings_of(db).name == ""


def test_undo_works_after_a_restart(opened, clock):
    from tests import factory

    first = factory.new_database(opened, clock)
    change_settings(first, name="one", family_first=False)
    first.close()
    second = Database.open(opened, clock)
    second.undo()
    assert settings_of(second) == type(settings_of(second))()
    second.close()


def test_an_older_step_is_refused_when_its_row_has_changed_since(db: Database):
    change_settings(db, name="one")
    with db.read() as session:
        first = session.execute(text("SELECT max(number) FROM journal_batch")).scalar()
    change_settings(db, name="two")
    from grouphub.store.reversal import ChangedSince

    with pytest.raises(ChangedSince):
        db.undo(first)
    assert settings_of(db).name == "two"


def test_history_tells_every_step_newest_first(db: Database, clock):
    from grouphub.base.keys import named_key

    change_settings(db, name="one")
    clock.move(minutes=1)
    change_settings(db, name="two")
    with db.read() as session:
        rows = journal.history(session, [named_key("setting:name")])
    assert [row.changes[0].after["value"] for row in rows] == ['"two"', '"one"']
    assert rows[0].at > rows[1].at


def test_the_journal_s_clock_never_runs_backwards(db: Database, clock):
    change_settings(db, name="one")
    clock.move(days=-400)
    change_settings(db, name="two")
    with db.read() as session:
        times = session.execute(text("SELECT at FROM journal_batch ORDER BY number")).scalars().all()
    assert times[1] == times[0] + 1


def test_a_commit_that_fails_leaves_nothing_behind_and_holds_nobody_up(db: Database):
    change_settings(db, name="one")
    with pytest.raises(IntegrityError):
        _write_about_nobody(db)
    with db.read() as session:
        assert session.execute(text("SELECT count(*) FROM person_note")).scalar() == 0
    change_settings(db, name="two")
    assert settings_of(db).name == "two"


def _write_about_nobody(db: Database) -> None:
    with db.write("whatever") as session:
        connection = session.connection()
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql(
            "INSERT INTO person_note (id, person_id, day, text) VALUES (x'01', x'02', '2025-03-17', 'about nobody')"
        )


def test_an_action_holds_the_file_from_its_first_look_on(db: Database):
    """What is checked must still be so when it is written: another action waits meanwhile."""
    with db.write("whatever") as session:
        session.execute(text("SELECT count(*) FROM setting"))
        other = db.opened.connect()
        try:
            other.execute("PRAGMA busy_timeout = 0")
            with pytest.raises(Exception, match="locked"):
                other.execute("BEGIN IMMEDIATE")
        finally:
            other.close()


def test_a_saved_form_s_draft_goes_in_the_same_transaction(db: Database):
    drafts = Drafts(db)
    drafts.save({"person:new": {"fields": {"given": "Зебо"}}})
    db.finished_drafts.add("person:new")
    change_settings(db, name="one")
    assert drafts.all() == {}


def test_drafts_come_back_as_they_were_and_can_be_forgotten(db: Database):
    drafts = Drafts(db)
    state = {"fields": {"given": "Зебо \u0000 🙂"}, "focus": "given", "cursor": 3}
    drafts.save({"a": state, "b": {}})
    drafts.save({"b": None})
    assert drafts.all() == {"a": state}
