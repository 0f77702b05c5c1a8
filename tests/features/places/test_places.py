"""Villages are found or made as women are saved, districts are named in any spelling, shared villages outlive steps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.base.districts import districts as shipped
from grouphub.features.people import actions, card, finding, where
from grouphub.features.people.queries import PeopleFilter, people_found, people_page
from grouphub.features.places.queries import completed, districts_called
from grouphub.features.places.rules import Place, district_mark
from grouphub.store.database import Database
from tests.features.people.group import add, assert_index_is_whole, snapshot


def villages(db: Database) -> list[tuple[str, str, str, int]]:
    with db.read() as session:
        return [(row.name, row.jamoat, row.district, row.women) for row in where.villages(session)]


def found(db: Database, text: str) -> list[tuple[str, str]]:
    """Return who is found, and why."""
    with db.read() as session:
        return [(hit.person.given, hit.reason.text()) for hit in finding.find(session, text, near=False)]


# --- which places are one ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["боғча", " БОҒЧА  ", "Боғча"])
def test_a_village_that_differs_only_by_case_or_blanks_is_the_same_one(db: Database, typed: str):
    add(db, "Зебо", village="Боғча", jamoat="Оби Сафед", district="vakhsh")
    add(db, "Барно", village=typed, jamoat="ОБИ  сафед", district="vakhsh")
    assert villages(db) == [("Боғча", "Оби Сафед", "vakhsh", 2)]


def test_the_same_name_in_another_jamoat_or_district_is_another_village(db: Database):
    add(db, "Зебо", village="Боғча", jamoat="Оби Сафед", district="vakhsh")
    add(db, "Барно", village="Боғча", jamoat="Гулшан", district="vakhsh")
    add(db, "Ойша", village="Боғча", district="panj")
    assert len(villages(db)) == 3


def test_a_jamoat_or_a_district_alone_is_kept_too(db: Database):
    key = add(db, "Зебо", district="vakhsh")
    add(db, "Барно")
    with db.read() as session:
        one = card.person(session, key)
        assert (one.village, one.district, one.district_name) == ("", "vakhsh", "Vakhsh")
        assert where.inhabited(session) == []
    assert villages(db) == [("", "", "vakhsh", 1)]


@given(st.text(max_size=12), st.text(max_size=12), st.sampled_from(["", "vakhsh", "panj"]))
def test_two_places_are_one_only_when_each_part_is(village: str, jamoat: str, district: str):
    place = Place(village, jamoat, district)
    assert (
        Place(f"  {village.upper()}", jamoat.upper(), district).identity
        == Place(village.upper().lower(), jamoat.upper().lower(), district).identity
    )
    assert Place(village, f"{jamoat}x", district).identity != place.identity
    assert Place(f"{village}x", jamoat, district).identity != place.identity
    assert Place(f"{jamoat}{village}x", "", district).identity != Place(f"{village}x", f"{jamoat}y", district).identity


def test_only_what_was_changed_in_the_form_moves_her(db: Database):
    key = add(db, "Зебо", village="Боғча", jamoat="Оби Сафед", district="vakhsh")
    with db.read() as session:
        opened = card.draft_of(session, key)
    actions.change_person(db, key, replace(opened, district="panj"), opened=opened)
    actions.change_person(db, key, replace(opened, village="Дашт"), opened=opened)
    with db.read() as session:
        one = card.person(session, key)
    assert (one.village, one.jamoat, one.district) == ("Дашт", "Оби Сафед", "panj")
    actions.change_person(db, key, replace(opened, village="", jamoat="", district=""))
    with db.read() as session:
        assert card.person(session, key).village_id is None


def test_a_village_known_once_brings_its_jamoat_and_district(db: Database):
    add(db, "Зебо", village="Боғча", jamoat="Оби Сафед", district="vakhsh")
    add(db, "Барно", village="Дашт", jamoat="Гулшан")
    add(db, "Ойша", village="Дашт", district="panj")
    with db.read() as session:
        assert completed(session, Place(" боғча ")) == Place("Боғча", "Оби Сафед", "vakhsh")
        assert completed(session, Place("Боғча", "Гулшан")) == Place("Боғча", "Гулшан")
        assert completed(session, Place("Дашт")) == Place("Дашт")
        assert completed(session, Place("Ғарм")) == Place("Ғарм")
        assert completed(session, Place()) == Place()


# --- steps ------------------------------------------------------------------------------------------------------------


def test_a_village_others_live_in_by_now_stays_when_its_step_is_taken_back(db: Database):
    begun = snapshot(db)
    add(db, "Зебо", village="Боғча")
    with db.read() as session:
        first = db_step(session)
    add(db, "Барно", village="боғча")
    db.undo(first)
    assert villages(db) == [("Боғча", "", "", 1)]
    db.undo()
    assert villages(db) == [("Боғча", "", "", 0)]
    db.redo()
    assert villages(db) == [("Боғча", "", "", 1)]
    assert_index_is_whole(db)
    db.undo()
    assert snapshot(db)["person"] == begun["person"]


def test_a_village_nobody_else_lives_in_goes_with_its_step_and_comes_again(db: Database):
    begun = snapshot(db)
    add(db, "Зебо", village="Боғча")
    added = snapshot(db)
    db.undo()
    assert snapshot(db) == begun
    db.redo()
    assert snapshot(db) == added


def db_step(session) -> int:
    return session.connection().exec_driver_sql("SELECT max(number) FROM journal_batch").scalar_one()


# --- districts --------------------------------------------------------------------------------------------------------


def test_every_district_has_a_mark_of_its_own():
    marks = [district_mark(one.key) for one in shipped()]
    assert len(set(marks)) == len(marks) == 25
    assert {len(mark) for mark in marks} == {4}
    assert district_mark("") == ""


SHOHIN = [
    "Шамсиддин Шоҳин",
    "шамсидин шохин",
    "Shamsiddin Shohin",
    "Шӯрообод",
    "шуроабад",
    "Shuroobod",
    "ноҳияи Шӯрообод",
]


@pytest.mark.parametrize("typed", SHOHIN)
def test_a_woman_is_found_by_her_district_in_any_spelling_and_by_its_old_names(db: Database, typed: str):
    add(db, "Зебо", village="Боғча", district="shamsiddin-shohin")
    add(db, "Барно", village="Дашт", district="panj")
    assert found(db, typed) == [("Зебо", "district Shamsiddin Shohin")]
    assert found(db, f"зеб {typed}") == [("Зебо", "district Shamsiddin Shohin")]
    assert found(db, f"бар {typed}") == []


HAMADONI = ("Ҳамадонӣ", "хамадонй", "Hamadoni", "Њамадонї", "Московский")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        *((typed, "mir-sayid-alii-hamadoni") for typed in HAMADONI),
        *((typed, "kulob-city") for typed in ("Кӯлоб", "Куляб", "Kulob", "kulyab", "шаҳри кӯлоб", "Кулябский район")),
        *((typed, "bokhtar-city") for typed in ("Қурғонтеппа", "Курган-Тюбе", "Qurghonteppa", "город Бохтар")),
        *((typed, "khovaling") for typed in ("Ховалинг", "ховалингский", "Khovaling")),
    ],
)
def test_a_district_is_found_by_what_people_call_it(db: Database, typed: str, key: str):
    add(db, "Зебо", village="Чашма", district=key)
    add(db, "Ойша", village="Чашма", district="jayhun")
    assert [given_name for given_name, _why in found(db, typed)] == ["Зебо"]


def test_the_beginning_of_a_name_does_not_bring_everybody_of_a_district(db: Database):
    add(db, "Ҳамида", village="Чашма", district="mir-sayid-alii-hamadoni")
    add(db, "Зебо", village="Чашма", district="mir-sayid-alii-hamadoni")
    for typed in ("ҳа", "ҳам", "ҳами"):
        assert [given_name for given_name, _why in found(db, typed)] == ["Ҳамида"]
    assert len(found(db, "ҳамад")) == 2


def test_street_house_and_jamoat_are_found_and_told(db: Database):
    add(db, "Зебо", village="Боғча", jamoat="Гулпарвар", street="кӯчаи Сабо", house="17а")
    assert found(db, "гулпар") == [("Зебо", "jamoat Гулпарвар")]
    assert found(db, "сабо") == [("Зебо", "кӯчаи Сабо")]
    assert found(db, "17а") == [("Зебо", "house 17а")]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("Shohin", ["shamsiddin-shohin"]),
        ("shamsiddin-shohin", ["shamsiddin-shohin"]),
        ("ноҳияи Бохтар", ["kushoniyon"]),
        ("бохтар", ["bokhtar-city", "kushoniyon"]),
        ("шаҳри Бохтар", ["bokhtar-city"]),
        ("Чайхун", ["jayhun"]),
        ("  ", []),
        ("Душанбе", []),
    ],
)
def test_words_name_a_district(db: Database, typed: str, keys: list[str]):
    with db.read() as session:
        assert [one.key for one in districts_called(session, typed)] == keys


def test_a_list_is_kept_to_villages_and_districts(db: Database):
    add(db, "Зебо", village="Боғча", district="vakhsh")
    add(db, "Барно", village="Дашт", district="vakhsh")
    add(db, "Ойша", village="Дашт", district="panj")
    add(db, "Лола")
    with db.read() as session:
        there = {(row.name, row.district): row.id for row in where.villages(session)}

        def given_names(**place: frozenset) -> list[str]:
            rows = people_found(session, PeopleFilter(**place))
            assert rows.counts.total == len(rows.rows)
            return [row.given for row in people_page(session, rows.rows)]

        assert given_names(districts=frozenset({"vakhsh"})) == ["Барно", "Зебо"]
        assert given_names(villages=frozenset({there["Дашт", "panj"]})) == ["Ойша"]
        assert given_names(villages=frozenset({there["Боғча", "vakhsh"]}), districts=frozenset({"panj"})) == [
            "Зебо",
            "Ойша",
        ]
        assert given_names(districts=frozenset({"norak-city"})) == []
        assert given_names(text="ойш", districts=frozenset({"panj"})) == ["Ойша"]
