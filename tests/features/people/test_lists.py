"""Lists of women: order, filters, counts, pages."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grouphub.base.names import sort_key
from grouphub.features.people import actions, queries, where
from grouphub.features.people.drafts import PhoneDraft, RoleDraft
from grouphub.features.people.queries import Order, PeopleFilter, SortBy
from grouphub.features.people.rules import Role, Safe, Standing, Whose
from grouphub.store.database import Database
from tests.features.people.group import MONDAY, add, full_draft

ALPHABET = [
    "Ганҷ",
    "Гулнора",
    "Ғафур",
    "Ғуломшо",
    "Дилбар",
    "Елена",
    "Ёсуман",
    "Имом",
    "Йӯлдош",
    "Карим",
    "Қодир",
    "Лола",
    "Умед",
    "Ӯктам",
    "Фарзона",
    "Хосият",
    "Ҳасан",
    "Чаман",
    "Ҷамила",
    "Шоҳин",
    "Эҳсон",
    "Юсуф",
    "Яҳё",
]


EVERYBODY = PeopleFilter()
BY_FAMILY = Order()


def names(db: Database, wanted: PeopleFilter = EVERYBODY, order: Order = BY_FAMILY) -> list[str]:
    with db.read() as session:
        rows = queries.people_ids(session, wanted, order)
        return [row.name for row in queries.people_page(session, rows, family_first=order.family_first)]


def village(db: Database, name: str) -> frozenset[UUID]:
    with db.read() as session:
        return frozenset(row.id for row in where.villages(session) if row.name == name)


def test_names_stand_in_the_order_of_the_tajik_alphabet(db: Database):
    for name in reversed(ALPHABET):
        add(db, name)
    assert names(db) == ALPHABET
    assert names(db, order=Order(descending=True)) == ALPHABET[::-1]
    assert names(db, PeopleFilter(text="а")) == []  # nobody's name begins so
    assert names(db, PeopleFilter(text="им")) == ["Имом"]


def test_the_order_follows_the_name_that_stands_first(db: Database):
    add(db, "Зебо", "Аминова")
    add(db, "Барно", "Қодирова")
    add(db, "Ойша")
    assert names(db) == ["Аминова Зебо", "Қодирова Барно", "Ойша"]
    assert names(db, order=Order(family_first=False)) == ["Барно Қодирова", "Зебо Аминова", "Ойша"]


def test_by_village_those_without_one_come_last_both_ways(db: Database):
    for given_name, village in (("А", "Ғарм"), ("Б", ""), ("В", "Гулистон"), ("Г", "Дашт")):
        add(db, given_name, village=village)
    assert names(db, order=Order(SortBy.VILLAGE)) == ["В", "А", "Г", "Б"]
    assert names(db, order=Order(SortBy.VILLAGE, descending=True)) == ["Г", "А", "В", "Б"]


def test_by_the_day_of_joining_and_by_what_they_do(db: Database):
    add(db, "А", joined_on=date(2024, 1, 1))
    add(db, "Б")
    add(db, "В", joined_on=date(2023, 1, 1), roles=(RoleDraft(Role.SEWING),))
    assert names(db, order=Order(SortBy.JOINED)) == ["В", "А", "Б"]
    assert names(db, order=Order(SortBy.JOINED, descending=True)) == ["А", "В", "Б"]
    assert names(db, order=Order(SortBy.ROLES))[0] == "В"


def test_several_filters_count_together(db: Database):
    add(db, "Зебо", village="Боғча", roles=(RoleDraft(Role.SEWING), RoleDraft(Role.TRAINER)))
    add(db, "Барно", village="Боғча", roles=(RoleDraft(Role.SEWING),))
    add(db, "Ойша", village="Чашмасор", roles=(RoleDraft(Role.SEWING),))
    add(db, "Лола", village="Боғча")
    assert names(db, PeopleFilter(roles=frozenset({Role.SEWING}), villages=village(db, "Боғча"))) == ["Барно", "Зебо"]
    assert names(db, PeopleFilter(roles=frozenset({Role.TRAINER, Role.BAKERY}))) == ["Зебо"]
    assert names(db, PeopleFilter(text="бар", villages=village(db, "Боғча"), roles=frozenset({Role.SEWING}))) == [
        "Барно"
    ]
    with db.read() as session:
        counted = queries.counts(session, PeopleFilter(villages=village(db, "Боғча")))
        assert [(row.name, row.women) for row in where.villages(session)] == [("Боғча", 3), ("Чашмасор", 1)]
    assert counted.total == 3
    assert (counted.by_role[Role.SEWING], counted.by_role[Role.TRAINER], counted.by_role[Role.BAKERY]) == (2, 1, 0)


@pytest.mark.parametrize("text", ["", "бо", "зеб", "боғча"])
def test_a_search_lists_and_counts_as_the_two_questions_apart_do(db: Database, text: str):
    add(db, "Зебо", village="Боғча", roles=(RoleDraft(Role.SEWING),))
    paused = add(db, "Зебохон", village="Боғча", roles=(RoleDraft(Role.BAKERY),))
    gone = add(db, "Зеби", roles=(RoleDraft(Role.SEWING),))
    actions.set_standing(db, paused, Standing.PAUSED, MONDAY)
    actions.set_standing(db, gone, Standing.LEFT, MONDAY)
    actions.archive_person(db, add(db, "Зебунисо"))
    for roles in (frozenset(), frozenset({Role.SEWING})):
        for standings in (frozenset(), frozenset({Standing.JOINED, Standing.PAUSED})):
            for archived in (False, True):
                wanted = PeopleFilter(text, roles, standings, archived=archived)
                with db.read() as session:
                    found = queries.people_found(session, wanted)
                    assert found.rows == queries.people_ids(session, wanted)
                    assert found.counts == queries.counts(session, wanted)


@settings(max_examples=20)
@given(data=st.data())
def test_many_hits_and_few_hits_give_the_same_list(db: Database, data: st.DataObject):
    """The two ways of reading a list, whatever is asked: one by one, and in one pass over the index."""
    with db.read() as session:
        empty = not queries.people_ids(session, PeopleFilter())
    if empty:
        for number, name in enumerate(ALPHABET):
            add(db, name, ALPHABET[number * 7 % 23] + "ова", village=ALPHABET[number % 3])
    wanted = PeopleFilter(text=data.draw(st.sampled_from(["ова", "г", "гулнора", "г ова", "ганч", "ш"])))
    order = Order(
        data.draw(st.sampled_from(SortBy)), family_first=data.draw(st.booleans()), descending=data.draw(st.booleans())
    )
    with db.read() as session:
        one_by_one = queries.people_ids(session, wanted, order)
        few, queries._FEW = queries._FEW, 0
        try:
            in_one_pass = queries.people_ids(session, wanted, order)
        finally:
            queries._FEW = few
    assert one_by_one == in_one_pass
    assert len(one_by_one)


def test_a_page_keeps_the_order_asked_for_and_leaves_out_who_is_gone(db: Database):
    for name in ALPHABET[:5]:
        add(db, name)
    with db.read() as session:
        page = queries.people_page(session, [4, 99, 2])
        assert [row.name for row in page] == [ALPHABET[3], ALPHABET[1]]
        assert queries.ids_of(session, [4, 99, 2]) == [row.id for row in page]
        assert queries.people_by_id(session, [row.id for row in page]) == page


def test_a_row_shows_the_first_telephone_with_whose_and_safe(db: Database):
    key = actions.add_person(db, full_draft())
    with db.read() as session:
        (row,) = queries.people_by_id(session, [key])
    assert row.phone is not None
    assert (row.phone.shown, row.phone.whose, row.phone.safe) == ("93 514 16 42", Whose.HUSBAND, Safe.NO)
    assert (row.phone.hours, row.phone.remark) == ("after 18", "say it is about bread")
    assert (row.initials, row.village, row.roles) == ("ҚҚ", "Чашмасор", (Role.SEWING,))
    assert row.joined_on == date(2023, 5, 1)


def test_a_number_that_cannot_be_read_is_shown_as_typed(db: Database):
    key = add(db, "Зебо", phones=(PhoneDraft("ask at the mill"),))
    with db.read() as session:
        (row,) = queries.people_by_id(session, [key])
    assert row.phone is not None
    assert row.phone.shown == "ask at the mill"


def test_counts_are_right_for_any_past_day(db: Database):
    first = add(db, "Зебо", joined_on=date(2024, 1, 10))
    second = add(db, "Барно", joined_on=date(2024, 3, 1))
    actions.set_standing(db, first, Standing.PAUSED, date(2024, 6, 1))
    actions.set_standing(db, first, Standing.JOINED, date(2024, 8, 1))
    actions.set_standing(db, second, Standing.LEFT, date(2024, 12, 1))
    actions.archive_person(db, first)  # on 17 March 2025
    expected = {
        date(2024, 1, 9): 0,
        date(2024, 1, 10): 1,
        date(2024, 3, 1): 2,
        date(2024, 6, 1): 1,
        date(2024, 8, 1): 2,
        date(2024, 12, 1): 1,
        date(2025, 3, 16): 1,
        date(2025, 3, 17): 0,
    }
    with db.read() as session:
        assert {day: len(queries.members_on(session, day)) for day in expected} == expected


def test_of_two_changes_on_one_day_the_later_written_counts_for_that_day_too(db: Database):
    stays, goes = add(db, "Зебо", joined_on=MONDAY), add(db, "Барно", joined_on=MONDAY)
    day = MONDAY + timedelta(days=5)
    for key, steps in ((stays, (Standing.LEFT, Standing.JOINED)), (goes, (Standing.JOINED, Standing.LEFT))):
        for step in steps:
            actions.set_standing(db, key, step, day)
    with db.read() as session:
        assert queries.members_on(session, day) == [stays]
        assert set(queries.members_on(session, day - timedelta(days=1))) == {stays, goes}


def test_the_figures_of_the_group_count_who_has_not_left(db: Database):
    add(db, "Зебо", village="Боғча", joined_on=MONDAY)
    add(db, "Барно", village="Боғча", joined_on=MONDAY - timedelta(days=90))
    actions.set_standing(db, add(db, "Ойша", village="Дашт"), Standing.LEFT, MONDAY)
    actions.archive_person(db, add(db, "Лола", village="Ғарм"))
    with db.read() as session:
        assert queries.group_figures(session, MONDAY) == {"women": 2, "villages": 2, "joined": 1}


def test_completions_begin_with_what_is_written_most(db: Database):
    for name, home in (("А", "Чашмасор"), ("Б", "Чорбоғ"), ("В", "Чорбоғ"), ("Г", "Боло Чашма"), ("Д", "Дашт")):
        add(db, name, village=home, street=f"кӯчаи {home}")
    with db.read() as session:
        for typed, offered in (
            ("ч", ["Чорбоғ", "Чашмасор", "Боло Чашма"]),
            ("chor", ["Чорбоғ"]),
            ("", ["Чорбоғ", "Боло Чашма", "Дашт", "Чашмасор"]),
        ):
            assert [row.name for row in where.villages_like(session, typed)] == offered
        (there,) = village(db, "Дашт")
        assert where.streets_like(session, "", there) == ["кӯчаи Дашт"]
        assert where.streets_like(session, "кӯчаи Дашт", there) == []
        assert where.streets_like(session, "чор")[0] == "кӯчаи Чорбоғ"


def test_the_list_reads_names_in_their_order_for_any_names(db: Database):
    texts = ["я", "Ё", "a-1", "Ӣ и", "  Ъ", "9 б", "10", "Али Ҳ", "Алиҳ", "'", "مریم"]
    for text in texts:
        add(db, text)
    found = names(db)
    assert found == sorted(found, key=sort_key)
    assert len(found) == len(texts)
