"""Erased for ever: nothing of her is left anywhere in the register, and figures count on without a name."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from grouphub.features import registry
from grouphub.features.contribution import Fate, Trace
from grouphub.features.erasing.actions import erase_again, erase_person
from grouphub.features.erasing.queries import what_goes
from grouphub.features.lists import actions as lists
from grouphub.features.people import actions, entries, finding, queries
from grouphub.features.people.queries import Order, PeopleFilter
from grouphub.features.people.rules import NobodyThere, Role
from grouphub.store import journal
from grouphub.store.database import Database, NothingToUndo
from grouphub.store.drafts import Drafts
from grouphub.store.records import Base
from tests.features.lists import kept
from tests.features.people.group import MONDAY, add, assert_index_is_whole, full_draft

if TYPE_CHECKING:
    from uuid import UUID

FEATURES = registry.FEATURES
HERS = (
    "Қурбонгул",
    "Қосимова",
    "Раҳимовна",
    "Гулчеҳра",
    "Kosimova",
    "514 16 42",
    "935141642",
    "Сомонӣ",
    "Likes to work",
)
FOLDED = ("курбонгул", "косимова", "рахимовна", "гулчехра")


def everything(db: Database) -> str:
    """Return every value of every table, the index included, as one text."""
    with db.read() as session:
        connection = session.connection()
        tables = [name for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = []
        for table in tables:
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"').all():
                found += [value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value) for value in row]
        words = connection.exec_driver_sql("SELECT term FROM person_word").all()
    return "\n".join([*found, *(term for (term,) in words)])


@pytest.fixture
def her(db: Database) -> UUID:
    """A woman of whom everything is known, with a history and a half-typed form about her."""
    key = actions.add_person(db, full_draft())
    actions.change_person(db, key, full_draft(id=key, family="Қосимова", paper_name="Kurbongul Kosimova"))
    actions.set_role_for_people(db, [key], Role.BAKERY, MONDAY)
    entries.add_note(db, key, "Likes to work alone", MONDAY)
    actions.archive_person(db, key)
    db.undo()
    Drafts(db).save({
        f"people/{key}": {"fields": {"given": "Қурбонгул"}},
        "people/new": {"fields": {"given": "Қурбонгул Қосимова"}},
        "people/new/Барно": {"fields": {"given": "Барно"}},
    })  # fmt: skip
    return key


def test_nothing_of_her_is_left_in_any_table(db, her):
    assert all(word in everything(db) for word in HERS)
    erase_person(db, FEATURES, her)
    left = everything(db)
    assert [word for word in (*HERS, *FOLDED) if word in left] == []
    assert_index_is_whole(db)


def test_other_women_and_their_history_stay(db, her):
    other = add(db, "Барно", "Ҳакимзода", village="Чашмасор")
    actions.set_role_for_people(db, [other, her], Role.LEARNER, MONDAY)
    erase_person(db, FEATURES, her)
    with db.read() as session:
        assert [hit.person.id for hit in finding.find(session, "barno")] == [other]
        history = journal.history(session, [other])
    assert len(history) == 2
    assert Drafts(db).load("people/new/Барно") is not None
    db.undo()
    with db.read() as session:
        (row,) = queries.people_by_id(session, [other])
    assert Role.LEARNER not in row.roles


def test_it_cannot_be_taken_back(db, her):
    erase_person(db, FEATURES, her)
    with pytest.raises(NothingToUndo):
        db.undo()
    with pytest.raises(NobodyThere):
        erase_person(db, FEATURES, her)


def test_the_history_says_that_it_was_done_and_not_to_whom(db, her):
    told = []
    db.on_commit.append(told.append)
    erase_person(db, FEATURES, her)
    with db.read() as session:
        (newest, *_older) = journal.latest(session)
    assert newest.text() == "A woman was erased for ever"
    assert newest.facts == {}
    assert [commit.kind for commit in told] == ["erase"]


def test_her_name_goes_from_sentences_about_others(db, her):
    other = add(db, "Барно")
    with db.write("{name} and {other} work together", name="Барно", other="Қурбонгул Қосимова") as session:
        from grouphub.features.people.models import Note

        session.add(Note(person_id=other, day=MONDAY, text="x"))
    erase_person(db, FEATURES, her)
    with db.read() as session:
        facts = [row.facts for row in journal.latest(session)]
    assert {"name": "Барно", "other": "…"} in facts


def test_what_goes_is_said_before(db, her):
    add(db, "Барно", note="She came with Kurbongul Kosimova")
    with db.read() as session:
        told = what_goes(session, FEATURES, her)
    assert told.name == "Қурбонгул Қосимова"
    assert "2 phones" in told.goes
    assert "3 notes" in told.goes
    assert told.stays == ()
    assert [mention.name for mention in told.mentions] == ["Барно"]


def counting_on(table: str) -> tuple[Any, ...]:
    """Return the features as if the rows of ``table`` were figures."""
    changed = []
    for feature in FEATURES:
        traces = tuple(
            replace(trace, fate=Fate.STAYS, told=lambda n: f"{n} figures") if trace.table == table else trace
            for trace in feature.traces
        )
        changed.append(replace(feature, traces=traces))
    return tuple(changed)


def test_figures_count_on_without_a_name(db, her):
    features = counting_on("person_role")
    with db.read() as session:
        before = session.connection().exec_driver_sql("SELECT count(*) FROM person_role").scalar_one()
        assert what_goes(session, features, her).stays == (f"{before} figures",)
    erase_person(db, features, her)
    left = everything(db)
    assert [word for word in (*HERS, *FOLDED) if word in left] == []
    with db.read() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM person_role").scalar_one() == before
        assert session.connection().exec_driver_sql("PRAGMA foreign_key_check").first() is None
        for archived in (False, True):
            assert list(queries.people_ids(session, PeopleFilter(archived=archived), Order())) == []
            assert queries.counts(session, PeopleFilter(archived=archived)).total == 0
    assert_index_is_whole(db)


def test_an_older_copy_that_is_brought_back_loses_her_again(db, her, folder):
    db.sweep()
    copy = folder.register.read_bytes()
    erase_person(db, FEATURES, her)
    db.close()
    for waiting in folder.path.glob("register.db-*"):
        waiting.unlink()
    folder.register.write_bytes(copy)
    again = Database.open(db.opened, db.clock)
    assert "Қурбонгул" in everything(again)
    assert erase_again(again, FEATURES) == 1
    left = everything(again)
    assert [word for word in (*HERS, *FOLDED) if word in left] == []
    assert erase_again(again, FEATURES) == 0
    again.close()


def test_the_file_beside_the_register_says_nothing_and_may_be_lost(db, her, folder):
    erase_person(db, FEATURES, her)
    sealed = folder.erased.read_bytes()
    assert her.bytes not in sealed
    folder.erased.unlink()
    assert erase_again(db, FEATURES) == 0
    assert folder.erased.exists()
    folder.erased.write_bytes(b"spoilt")
    assert erase_again(db, FEATURES) == 0
    assert len(folder.erased.read_bytes()) == len(sealed)


def test_the_file_shrinks_to_what_is_left(db, folder):
    keys = [actions.add_person(db, full_draft(code="", note="x" * 20_000)) for _ in range(40)]
    db.sweep()
    before = folder.register.stat().st_size
    for key in keys:
        erase_person(db, FEATURES, key)
    assert folder.register.stat().st_size < before / 2


def test_every_pointer_to_a_woman_has_a_fate():
    pointers = {
        (table.name, column.name)
        for table in Base.metadata.tables.values()
        for column in table.columns
        for key in column.foreign_keys
        if key.target_fullname == "person.id"
    }
    known = {(trace.table, trace.column) for feature in FEATURES for trace in feature.traces}
    assert known == pointers


def test_an_emptied_pointer_leaves_the_others_as_they_were(db, her):
    from grouphub.store.forgetting import forget_in_journal

    other = add(db, "Барно")
    with db.fill() as connection:
        pointer = {"b64": b64encode(her.bytes).decode()}
        after = json.dumps({"given": "Барно", "friend_id": pointer}, ensure_ascii=False)
        connection.exec_driver_sql("UPDATE journal_row SET after = ? WHERE record_id = ?", (after, other.bytes))
        forget_in_journal(connection, her, (), goes=(), emptied=[("person", "friend_id")])
        (kept,) = connection.exec_driver_sql("SELECT after FROM journal_row WHERE record_id = ?", (other.bytes,)).one()
    assert json.loads(kept) == {"given": "Барно"}


def test_a_trace_tells_its_rows_in_words():
    trace = next(trace for feature in FEATURES for trace in feature.traces if trace.table == "person_phone")
    assert isinstance(trace, Trace)
    assert trace.told is not None
    assert trace.told(2).format(count=2) == "2 phones"


def test_kept_lists_that_search_for_her_go_with_what_the_journal_says_of_them(db, her):
    with db.read() as session:
        one = queries.people_page(session, queries.people_ids(session, PeopleFilter(), Order()))
    name = next(row for row in one if row.id == her)
    lists.keep_list(db, "Хонаи мо", {"only": "all", "text": f"{name.given} {name.family}".upper()})
    lists.rename_list(db, lists.keep_list(db, f"{name.family} {name.given}", {"only": "sewing"}), "Дигар")
    lists.keep_list(db, "Дӯзандагон", {"only": "sewing", "text": ""})
    erase_person(db, registry.FEATURES, her)
    assert kept.names(db) == ["Дӯзандагон"]
    assert name.family.lower() not in everything(db).lower()
