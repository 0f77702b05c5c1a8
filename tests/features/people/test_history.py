"""The history of a woman: who did what, field by field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from grouphub.base.keys import new_key
from grouphub.features.people import actions, card, entries
from grouphub.features.people.contribution import PEOPLE
from grouphub.features.people.history import _FIELDS, field_changes, history
from grouphub.features.people.rules import Role, Safe
from grouphub.store.changes import Change
from grouphub.store.database import Database
from tests.features.people.group import MONDAY, add, full_draft
from tests.features.people.test_undo import picture

FOLLOWING = {"standing", "roles", "joined_on", "archived_at"}


def told(db: Database, key: object, step: int = 0) -> set[tuple[str, str, str]]:
    with db.read() as session:
        row = history(session, key)[step]
    changes = [one for change in row.changes for one in field_changes(change, MONDAY)]
    return {(one.field, one.before, one.after) for one in changes}


def test_a_change_is_told_field_by_field_in_words(db: Database):
    key = actions.add_person(db, full_draft())
    with db.read() as session:
        opened = card.draft_of(session, key)
    phones = (replace(opened.phones[0], safe=Safe.YES, hours=""), opened.phones[1])
    actions.change_person(db, key, replace(opened, village="", in_school=True, birth=None, phones=phones))
    assert told(db, key) == {
        ("Village", "Чашмасор", ""),
        ("Goes to school now", "No", "Yes"),
        ("Born", "34 years old on 23.11.2024", ""),
        ("May we call there?", "Do not call", "Safe to call"),
        ("When to call", "after 18", ""),
    }


def test_a_role_and_its_end_are_told_with_their_days(db: Database):
    key = add(db, "Зебо")
    actions.set_role_for_people(db, [key], Role.BAKERY, date(2025, 3, 1))
    actions.end_role_for_people(db, [key], Role.BAKERY, MONDAY)
    assert told(db, key, 1) == {("What she does", "", "Bakery"), ("From", "", "01.03.2025")}
    assert told(db, key) == {("Stopped on", "", "17.03.2025")}


def test_undo_and_redo_stand_in_the_history_too(db: Database):
    key = add(db, "Зебо")
    entries.add_note(db, key, "a word", MONDAY)
    db.undo()
    with db.read() as session:
        assert [row.kind for row in history(session, key)] == ["undo", "do", "do"]
    assert told(db, key) == {("Note", "a word", ""), ("Day", "17.03.2025", "")}


def test_a_picture_is_named_and_not_shown(db: Database):
    key = add(db, "Зебо")
    entries.set_picture(db, key, picture())
    assert told(db, key) == {("Picture", "", "a picture")}


def test_a_field_is_told_in_one_line(db: Database):
    key = add(db, "Зебо")
    note = entries.add_note(db, key, "a word", MONDAY)
    entries.change_note(db, note, "w" * 500, MONDAY)
    entries.remove_note(db, note)
    with db.read() as session:
        steps = history(session, key)[:3]
    taken_out, changed, written = ([one.text() for one in field_changes(step.changes[0], MONDAY)] for step in steps)
    assert written == ["Note: a word", "Day: 17.03.2025"]
    assert changed == [f"Note: {'w' * 119}…, before: a word"]
    assert taken_out == [f"Note: {'w' * 119}…, taken out", "Day: 17.03.2025, taken out"]


def test_what_another_program_wrote_is_told_as_it_stands():
    change = Change("person", new_key(), None, {"birth": "in spring", "schooling": "a circus", "village": "Боғ"})
    assert [one.text() for one in field_changes(change, MONDAY)] == [
        "Born: in spring",
        "Schooling: a circus",
        "Village: Боғ",
    ]


def test_every_column_she_can_change_has_a_name_in_the_history():
    written = {
        model.__tablename__: {
            column.name
            for column in model.__table__.columns
            if column.name not in {"id", "row", "person_id", "place", "normal"}
            and not column.name.startswith(("sort_", "search_"))
            and not (model.__tablename__ == "person" and column.name in FOLLOWING)
        }
        for model in PEOPLE.models
    }
    written["village"] = {"jamoat", "district"}  # her village is told by name, and where it is beside it
    written["person"] = written["person"] - {"village_id"} | written["village"]
    assert {table: set(fields) for table, fields in _FIELDS.items()} == written
