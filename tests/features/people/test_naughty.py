"""Texts that break programs, in every field: kept as they are read back, or refused with a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grouphub.base.texts import clean, clean_lines
from grouphub.features.doubles.queries import doubles_of
from grouphub.features.people import actions, card, entries, finding, queries, where
from grouphub.features.people.drafts import PersonDraft, PhoneDraft
from grouphub.features.people.queries import PeopleFilter
from grouphub.features.people.rules import NameMissing
from grouphub.features.people.timeline import timeline
from grouphub.store.database import Database
from tests.features.people.group import MONDAY, add, assert_index_is_whole, snapshot

NAUGHTY = (
    "'",
    '"',
    "''; DROP TABLE person; --",
    "%s %d {name} {0} {} {{",
    "\\",
    "\x00",
    "a\x00b",
    "NULL",
    "None",
    "<b>Зебо</b>",
    "&amp;",
    "../../etc/passwd",
    "=1+1",
    "\u202eобеЗ",
    "\u200b\u200d\ufeff",
    "З\u0306\u0301\u0302\u0303\u0304" * 20,
    "👩🏽‍🦰👩‍👩‍👧‍👧",
    "𐍈𝔞",
    "مریم",
    "玛丽",
    "ﷺ",
    "ß ı İ ŉ ǆ",
    "\ud83d",
    "\uffff\ufffe",
    "\r\n\t\v\f",
    "٣١٤",
    "²³½",
    "ш" * 10_000,
    "слово " * 1500,
    "OR NOT NEAR AND",
    "search_names : x*",
    "1" * 400,
    "-1e309",
)
LINES = ("patronymic", "family", "paper_name", "village", "jamoat", "district", "street", "house", "code")


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_any_text_in_any_field_comes_back_as_it_is_kept(db: Database, text: str):
    draft = PersonDraft(
        given=f"Г{text}",
        spellings=(text, f"{text} "),
        phones=(PhoneDraft(typed=text, whose_words=text, hours=text, remark=text),),
        note=text,
        **dict.fromkeys(LINES, text),
    )
    key = actions.add_person(db, draft)
    with db.read() as session:
        one = card.person(session, key)
        again = card.draft_of(session, key)
        timeline(session, key)
        finding.find(session, text)
        queries.people_found(session, PeopleFilter(text=text))
        doubles_of(session, draft)
        where.villages_like(session, text)
        where.jamoats_like(session, text, one.district)
        where.streets_like(session, text, one.village_id)
        queries.people_ids(session, PeopleFilter(districts=frozenset({clean(text)})))
    kept = clean(text)
    assert one.given == clean(f"Г{text}")
    assert [getattr(one, name) for name in LINES] == [kept] * len(LINES)
    assert one.spellings == ((kept,) if kept else ())
    assert [(phone.typed, phone.remark, phone.hours) for phone in one.phones] == ([(kept, kept, kept)] if kept else [])
    assert [note.text for note in one.notes] == ([clean_lines(text)] if clean_lines(text) else [])
    assert PersonDraft.from_dict(again.to_dict()) == again
    before = snapshot(db)
    actions.change_person(db, key, again)
    assert snapshot(db) == before
    actions.change_person(db, key, replace(again, given=text, note=text) if kept else replace(again, given="Г"))
    actions.archive_person(db, key)
    while db.undoable():
        db.undo()
    assert_index_is_whole(db)


@settings(max_examples=25)
@given(texts=st.lists(st.text(max_size=30), min_size=8, max_size=8))
def test_any_words_at_all_are_kept_found_and_taken_back(db: Database, texts: list[str]):
    begun = snapshot(db)
    given_name, patronymic, family, village, street, spelling, phone, note = texts
    draft = PersonDraft(
        given=given_name,
        patronymic=patronymic,
        family=family,
        village=village,
        street=street,
        spellings=(spelling,),
        phones=(PhoneDraft(phone),),
        note=note,
    )
    if not clean(given_name):
        with pytest.raises(NameMissing):
            actions.add_person(db, draft)
        return
    key = actions.add_person(db, draft)
    with db.read() as session:
        one = card.person(session, key)
        assert (one.given, one.family, one.village) == (clean(given_name), clean(family), clean(village))
        finding.find(session, given_name)
        finding.nearest(session, family)
    assert_index_is_whole(db)
    db.undo()
    assert snapshot(db) == begun


@settings(max_examples=60)
@given(text=st.text(max_size=40))
def test_anything_can_be_typed_into_the_search_field(db: Database, text: str):
    with db.read() as session:
        empty = not queries.people_ids(session, PeopleFilter())
    if empty:
        add(db, "Зебо", "Қодирова", village="Боғча", code="A-12", phones=(PhoneDraft("93 514 16 42"),))
    with db.read() as session:
        hits = finding.find(session, text)
        assert all(isinstance(hit.reason.text(), str) for hit in hits)
        listed = queries.people_found(session, PeopleFilter(text=text))
        assert listed.counts.total == len(listed.rows)


def test_a_long_name_is_short_in_a_sentence(db: Database):
    told: list[str] = []
    db.on_commit.append(lambda commit: told.append(commit.text()))
    add(db, "ш" * 10_000)
    assert len(told[0]) < 100
    assert "…" in told[0]


def test_a_note_of_many_lines_keeps_them(db: Database):
    key = add(db, "Зебо")
    entries.add_note(db, key, "  first\n\n\tsecond\r\nthird  ", MONDAY)
    with db.read() as session:
        assert card.person(session, key).notes[0].text == "first\n\n\tsecond\nthird"
