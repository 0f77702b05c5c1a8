"""New rows written straight: the same rows, the same journal and the same way back as by the ORM."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from grouphub.base.birth import Birth
from grouphub.base.keys import new_key
from grouphub.features import registry
from grouphub.features.people.models import Consent, Person, Phone, Picture
from grouphub.store.adding import add_rows

assert registry.FEATURES


def everything_of(key):
    """Return a woman with a field of every kind, and what belongs to her."""
    woman = Person(
        id=key,
        given="Гулбаҳор",
        birth=Birth.on(date(1990, 3, 12)),
        in_school=False,
        archived_at=datetime(2025, 3, 17, 9, 0, tzinfo=UTC),
        joined_on=date(2024, 5, 1),
        sort_given="g",
        sort_family="",
        search_names="gulbahor",
    )
    parts = [
        Phone(id=new_key(), person_id=key, typed="52 000"),
        Consent(id=new_key(), person_id=key, purpose="photo", answer="yes", day=date(2024, 5, 2), way="spoken"),
        Picture(id=new_key(), person_id=key, jpeg=b"\xff\xd8\x00"),
    ]
    return [woman, *parts]


def rows_and_journal(db, key):
    """Return what stands in the tables and in the newest batch, without what differs from woman to woman."""
    with db.read() as session:
        run = session.connection().exec_driver_sql
        rows = {}
        for table, column in (("person", "id"), *((name, "person_id") for name in CHILDREN)):
            (found,) = run(f"SELECT * FROM {table} WHERE {column} = ?", (key.bytes,)).mappings()
            rows[table] = {name: value for name, value in found.items() if name not in {"id", "person_id", "row"}}
        journal = run(
            "SELECT record_table, before, after FROM journal_row WHERE batch = (SELECT max(number) FROM journal_batch)"
        ).all()
    return rows, {table: (before, len(after)) for table, before, after in journal}


CHILDREN = ("person_phone", "person_consent", "person_picture")


def test_rows_written_straight_are_those_the_orm_would_have_written(db):
    by_orm, straight = new_key(), new_key()
    with db.write("added") as session:
        session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # a flush has an order of its own
        session.add_all(everything_of(by_orm))
    wanted = rows_and_journal(db, by_orm)
    with db.write("added") as session:
        add_rows(session, everything_of(straight))
    assert rows_and_journal(db, straight) == wanted


def test_they_announce_their_topics_and_are_taken_back(db):
    commits = []
    db.on_commit.append(commits.append)
    with db.write("added") as session:
        add_rows(session, everything_of(new_key()))
    assert commits[0].topics == {Person.topic}
    db.undo()
    with db.read() as session:
        assert session.query(Person).count() == 0
        assert session.query(Phone).count() == 0


def test_a_row_that_does_not_fit_leaves_no_trace(db):
    key = new_key()
    with pytest.raises(Exception, match="UNIQUE"), db.write("added") as session:
        add_rows(session, [everything_of(key)[0], everything_of(key)[0]])
    with db.read() as session:
        assert session.query(Person).count() == 0
        assert db.undoable() is None


def test_a_key_that_was_not_given_is_made(db):
    with db.write("added") as session:
        add_rows(session, [Person(given="Зебо", sort_given="z", sort_family="", search_names="zebo")])
    with db.read() as session:
        assert session.query(Person).one().id.version == 7
