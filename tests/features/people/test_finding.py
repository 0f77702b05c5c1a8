"""Finding a woman by whatever is known of her."""

from __future__ import annotations

import pytest

from grouphub.features.doubles.queries import doubles_of
from grouphub.features.people import actions, finding, queries, where
from grouphub.features.people.drafts import PersonDraft, PhoneDraft
from grouphub.features.people.finding import Why
from grouphub.features.people.queries import PeopleFilter
from grouphub.features.people.seeking import Kind
from grouphub.store.database import Database
from tests.features.people.group import add, assert_index_is_whole, full_draft


@pytest.fixture
def group(db: Database) -> Database:
    actions.add_person(db, full_draft())
    add(db, "Мавҷуда", "Шарипова", village="Боғча", code="B 07 15")
    add(db, "Ғафурхон", "Ҳамадонӣ", village="Мӯъминобод", phones=(PhoneDraft("(8-3319) 2-26-41"),))
    add(db, "Ҷамила", "Хуҷандӣ", spellings=("Ҷамол", "Jamilya"))
    return db


def found(db: Database, text: str) -> list[tuple[str, Why]]:
    with db.read() as session:
        return [(hit.person.given, hit.reason.why) for hit in finding.find(session, text)]


@pytest.mark.parametrize(
    ("text", "given", "why"),
    [
        ("Қурбонгул", "Қурбонгул", Why.NAME),
        ("курбон", "Қурбонгул", Why.NAME),
        ("KURBONGUL", "Қурбонгул", Why.NAME),
        ("онгу", "Қурбонгул", Why.NAME),
        ("Qosimova Qurb", "Қурбонгул", Why.NAME),
        ("рахимовна косимова", "Қурбонгул", Why.NAME),
        ("Ќурбонгул", "Қурбонгул", Why.NAME),
        ("Гульчехра", "Қурбонгул", Why.SPELLING),
        ("мавчуда", "Мавҷуда", Why.NAME),
        ("м", "Мавҷуда", Why.NAME),
        ("ша", "Мавҷуда", Why.NAME),
        ("gh", "Ғафурхон", Why.NAME),
        ("Хамадонй", "Ғафурхон", Why.NAME),
        ("Khujandi", "Ҷамила", Why.NAME),
        ("худжанд", "Ҷамила", Why.NAME),
        ("джамол", "Ҷамила", Why.SPELLING),
        ("514 16", "Қурбонгул", Why.PHONE),
        ("+992 93-514", "Қурбонгул", Why.PHONE),
        ("8 93 514 16 42", "Қурбонгул", Why.PHONE),
        ("00992935141642", "Қурбонгул", Why.PHONE),
        ("8-93-51", "Қурбонгул", Why.PHONE),
        ("1313", "Қурбонгул", Why.PHONE),
        ("22641", "Ғафурхон", Why.PHONE),
        ("чашмас", "Қурбонгул", Why.VILLAGE),
        ("muminobod", "Ғафурхон", Why.VILLAGE),
        ("сомони", "Қурбонгул", Why.STREET),
        ("сомони 8", "Қурбонгул", Why.STREET),
        ("a-12", "Қурбонгул", Why.CODE),
        ("07 15", "Мавҷуда", Why.CODE),
        ("0715", "Мавҷуда", Why.CODE),
        ("шарипова богча", "Мавҷуда", Why.VILLAGE),
    ],
)
def test_she_is_found_by(group: Database, text: str, given: str, why: Why):
    assert (given, why) in found(group, text)


@pytest.mark.parametrize("text", ["vfdxelf", "ifhbgjd"])
def test_the_wrong_keyboard_language_is_understood(group: Database, text: str):
    assert found(group, text) == [("Мавҷуда", Why.LAYOUT)]
    with group.read() as session:
        assert queries.people_found(session, PeopleFilter(text=text)).kind is Kind.LAYOUT


def test_one_or_two_letters_are_taken_as_typed(db: Database):
    add(db, "Имом")
    assert found(db, "b") == found(db, "bv") == []
    assert found(db, "bvj") == [("Имом", Why.LAYOUT)]


@pytest.mark.parametrize("text", ["Мавзуда", "мавчида", "Mavjdua", "Шарипава"])
def test_the_nearest_name_is_offered_when_nothing_fits(group: Database, text: str):
    assert found(group, text) == [("Мавҷуда", Why.SIMILAR)]
    with group.read() as session:
        assert not queries.people_ids(session, PeopleFilter(text=text))


@pytest.mark.parametrize(
    ("written", "typed"), [("Кӯлоб", "Куляб"), ("Ёвон", "Яван"), ("Данғара", "Дангора"), ("Мӯъминобод", "Муминабад")]
)
def test_a_village_is_found_by_its_near_form_too(db: Database, written: str, typed: str):
    add(db, "Зебо", village=written)
    add(db, "Лола", village="Восеъ")
    assert found(db, typed) == [("Зебо", Why.SIMILAR_PLACE)]


@pytest.mark.parametrize(("written", "typed"), [("Хиёлбӣ", "Khylolbi"), ("Наҷотӣ", "Nazoti"), ("Мунира", "Мунера")])
def test_a_name_that_differs_by_a_letter_is_offered(db: Database, written: str, typed: str):
    add(db, written)
    assert found(db, typed) == [(written, Why.SIMILAR)]


@pytest.mark.parametrize("code", ["B-17", "B17", "b 17"])
@pytest.mark.parametrize("typed", ["b-17", "B17", "Б 17", "17"])
def test_a_code_is_found_run_together_and_apart(db: Database, code: str, typed: str):
    add(db, "Зебо", code=code)
    add(db, "Лола", code="B-18")
    assert found(db, typed) == [("Зебо", Why.CODE)]


def test_of_two_near_names_the_nearer_comes_first(db: Database):
    for name in ("Марҷона", "Мавлуда", "Мавҷуда"):
        add(db, name)
    assert [name for name, _why in found(db, "Мавжуда")] == ["Мавлуда", "Мавҷуда"]
    assert [name for name, _why in found(db, "Мавҷудаа")] == ["Мавҷуда"]


def test_two_words_slightly_wrong_find_the_woman_who_has_both(group: Database):
    add(group, "Мавлуда", "Каримова")
    assert found(group, "Мавзуда Шарибова")[0] == ("Мавҷуда", Why.SIMILAR)


@pytest.mark.parametrize("text", ["", "   ", "ъ", "!!", '"', "*", "OR", "a AND", "NEAR(", "search_names:", "-", "x\0y"])
def test_any_text_can_be_looked_for(group: Database, text: str):
    found(group, text)
    with group.read() as session:
        queries.people_found(session, PeopleFilter(text=text))
        doubles_of(session, PersonDraft(given=text, family=text))
        where.villages_like(session, text)
        finding.nearest(session, text)


def test_names_that_begin_so_come_before_names_that_have_it_inside(db: Database):
    for name in ("Бонгул", "Зангула", "Гулнора", "Аигул"):
        add(db, name)
    assert [name for name, _why in found(db, "гул")] == ["Гулнора", "Аигул", "Бонгул", "Зангула"]


def test_archived_women_come_last_and_say_so(db: Database):
    gone = add(db, "Ганҷина")
    add(db, "Ганҷмо")
    actions.archive_person(db, gone)
    with db.read() as session:
        hits = finding.find(session, "ганч")
    assert [(hit.person.given, hit.person.archived_at is not None) for hit in hits] == [
        ("Ганҷмо", False),
        ("Ганҷина", True),
    ]


def test_a_hit_by_telephone_says_all_that_must_be_known_before_calling(group: Database):
    with group.read() as session:
        (hit,) = finding.find(session, "514 16")
    assert hit.reason.text() == (
        "phone 93 514 16 42 (Do not call · Hours: after 18 · Her husband's · say it is about bread)"
    )
    assert hit.reason.phone is not None
    assert hit.reason.phone.remark == "say it is about bread"


def test_every_line_of_a_list_can_say_why_it_is_there(group: Database):
    with group.read() as session:
        rows = queries.people_ids(session, PeopleFilter(text="гул"))
        people = queries.people_page(session, rows)
        hits = finding.reasons(session, people, "чашма")
        assert [hit.reason.text() for hit in hits] == ["Чашмасор"]
        assert [hit.reason.text() for hit in finding.reasons(session, people, "")] == [""]


def test_the_limit_holds(db: Database):
    for number in range(30):
        add(db, f"Зебо{number}")
    with db.read() as session:
        assert len(finding.find(session, "зебо", limit=7)) == 7
        assert len(finding.nearest(session, "зибо", limit=3)) <= 3


def test_what_is_changed_is_found_by_its_new_words_only(group: Database):
    key = add(group, "Зулайхо")
    actions.change_person(
        group, key, full_draft(given="Зулхумор", id=key, code="", phones=(PhoneDraft("907 30 56 66"),))
    )
    assert found(group, "зулайхо") == []
    assert found(group, "зулхум") == [("Зулхумор", Why.NAME)]
    assert found(group, "90730") == [("Зулхумор", Why.PHONE)]
    assert_index_is_whole(group)


def test_a_woman_whose_name_has_no_letter_is_near_by_her_village(db: Database):
    add(db, "?", village="Навобод")
    with db.read() as session:
        assert [hit.person.village for hit in finding.nearest(session, "Навабот")] == ["Навобод"]
