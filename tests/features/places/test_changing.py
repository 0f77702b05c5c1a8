"""Villages are renamed, moved to another district and put together; districts renamed by decree. All women follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grouphub.features.people import actions, card, moving, where
from grouphub.features.people.history import history, in_words
from grouphub.features.people.moving import VillageGone, VillageInhabited, VillageNameMissing, VillageThere
from grouphub.features.places.actions import (
    DistrictDraft,
    DistrictNameMissing,
    DistrictThere,
    add_district,
    change_district,
)
from grouphub.features.places.queries import district, districts, districts_called
from grouphub.features.places.rules import Place
from grouphub.store.database import Database
from tests.features.people.group import MONDAY, add, assert_index_is_whole, snapshot
from tests.features.places.test_places import found, villages

if TYPE_CHECKING:
    from uuid import UUID


def village(db: Database, name: str) -> UUID:
    with db.read() as session:
        return next(row.id for row in where.villages(session) if row.name == name)


def test_all_women_of_a_village_follow_its_new_name_and_place_and_come_back_with_one_undo(db: Database):
    add(db, "Зебо", village="Боғча")
    actions.archive_person(db, add(db, "Ойша", village="боғча"))
    add(db, "Барно", village="Дашт")
    before = snapshot(db)
    moving.change_village(db, village(db, "Боғча"), Place(" Боғи  Нав ", "Гулшан", "panj"))
    assert villages(db) == [("Боғи Нав", "Гулшан", "panj", 1), ("Дашт", "", "", 1)]
    assert found(db, "боғи нав") == [("Зебо", "Боғи Нав"), ("Ойша", "Боғи Нав")]
    assert found(db, "пяндж") == [("Зебо", "district Panj"), ("Ойша", "district Panj")]
    assert found(db, "боғча") == []
    assert_index_is_whole(db)
    db.undo()
    assert snapshot(db) == before


def test_only_the_case_of_a_name_can_be_put_right(db: Database):
    key = add(db, "Зебо", village="боғча")
    moving.change_village(db, village(db, "боғча"), Place("Боғча"))
    with db.read() as session:
        assert card.person(session, key).village == "Боғча"


def test_a_name_that_is_taken_or_missing_is_refused_and_nothing_changes(db: Database):
    add(db, "Зебо", village="Боғча", district="panj")
    add(db, "Барно", village="Дашт", district="panj")
    before = snapshot(db)
    with pytest.raises(VillageThere, match="Боғча"):
        moving.change_village(db, village(db, "Дашт"), Place("БОҒЧА", "", "panj"))
    with pytest.raises(VillageNameMissing):
        moving.change_village(db, village(db, "Дашт"), Place(" ", "", "panj"))
    assert snapshot(db) == before


def test_two_villages_become_one_and_part_again(db: Database):
    first = add(db, "Зебо", village="Боғча", district="panj", street="кӯчаи Сабо")
    actions.archive_person(db, add(db, "Ойша", village="Боғча", district="panj"))
    second = add(db, "Барно", village="Боғчаи Нав", jamoat="Гулшан", district="vakhsh")
    before = snapshot(db)
    moving.merge_villages(db, village(db, "Боғча"), village(db, "Боғчаи Нав"))
    assert villages(db) == [("Боғчаи Нав", "Гулшан", "vakhsh", 2)]
    with db.read() as session:
        one, other = card.person(session, first), card.person(session, second)
    assert (one.village_id, one.jamoat, one.street) == (other.village_id, "Гулшан", "кӯчаи Сабо")
    assert [given for given, _why in found(db, "вахш")] == ["Барно", "Зебо", "Ойша"]
    db.undo()
    assert snapshot(db) == before
    db.redo()
    assert villages(db) == [("Боғчаи Нав", "Гулшан", "vakhsh", 2)]


def test_only_a_village_nobody_lives_in_can_be_taken_out(db: Database):
    key = add(db, "Зебо", village="Боғча")
    boghcha = village(db, "Боғча")
    actions.archive_person(db, key)
    with pytest.raises(VillageInhabited):
        moving.take_out_village(db, boghcha)
    with db.read() as session:
        opened = card.draft_of(session, key)
    actions.change_person(db, key, opened.__class__(given="Зебо", village="Дашт"))
    moving.take_out_village(db, boghcha)
    assert [name for name, *_rest in villages(db)] == ["Дашт"]
    for action in (moving.take_out_village, lambda db, gone: moving.merge_villages(db, gone, gone)):
        with pytest.raises(VillageGone):
            action(db, boghcha)


def test_her_history_tells_that_the_village_got_another_name_and_district(db: Database):
    key = add(db, "Зебо", village="Боғча")
    moving.change_village(db, village(db, "Боғча"), Place("Боғи Нав", "", "panj"))
    moving.change_village(db, village(db, "Боғи Нав"), Place("Боғи Нав", "Гулшан", "vakhsh"))
    with db.read() as session:
        newest, older, _added = history(session, key)
        assert in_words(session, older, MONDAY) == ["Village: Боғи Нав, before: Боғча", "District: Panj"]
        assert in_words(session, newest, MONDAY) == ["Jamoat: Гулшан", "District: Vakhsh, before: Panj"]


# --- districts --------------------------------------------------------------------------------------------------------


def test_a_district_renamed_by_decree_is_still_found_by_its_old_name(db: Database):
    add(db, "Зебо", village="Боғча", district="vakhsh")
    change_district(db, "vakhsh", DistrictDraft(tg="Навзамин", ru="Навзамин", en="Navzamin", also=("Новая земля",)))
    with db.read() as session:
        one = district(session, "vakhsh")
        assert one is not None
        assert (one.name, one.former) == ("Navzamin", ("Вахш", "Vakhsh"))
        assert len(districts(session)) == 25
    for typed in ("Навзамин", "Navzamin", "новая земля", "Вахш", "vakhsh"):
        assert found(db, typed) == [("Зебо", "district Navzamin")], typed
    db.undo()
    assert found(db, "Навзамин") == []
    assert found(db, "Вахш") == [("Зебо", "district Vakhsh")]


def test_a_district_that_is_not_on_the_list_is_added_once(db: Database):
    key = add_district(db, DistrictDraft(tg="Рӯдакӣ", en="Rudaki"))
    with db.read() as session:
        assert [one.key for one in districts_called(session, "рудаки")] == [key]
        assert districts(session)[-1].ru == "Рӯдакӣ"
    with pytest.raises(DistrictThere, match="Rudaki"):
        add_district(db, DistrictDraft(ru="Рудаки"))
    with pytest.raises(DistrictThere):
        change_district(db, key, DistrictDraft(tg="Вахш"))
    with pytest.raises(DistrictNameMissing):
        add_district(db, DistrictDraft(also=("х",)))


def test_a_woman_whose_village_is_not_the_linked_one_is_noticed(db: Database):
    add(db, "Зебо", village="Боғча")
    add(db, "Барно")
    with db.read() as session:
        assert where.misplaced(session) == 0
    with db.fill() as connection:
        connection.exec_driver_sql("UPDATE person SET village = 'БОҒЧА' WHERE village <> ''")
    with db.read() as session:
        assert where.misplaced(session) == 0
    with db.fill() as connection:
        connection.exec_driver_sql("UPDATE person SET village_id = NULL")
    with db.read() as session:
        assert where.misplaced(session) == 1
