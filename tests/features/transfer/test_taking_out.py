"""A table that came in is taken out again: all of it, or all but what was corrected since."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from grouphub.base.birth import Birth
from grouphub.features import registry
from grouphub.features.doubles.actions import merge_people
from grouphub.features.erasing.actions import erase_person
from grouphub.features.people import actions, card, entries, moving, queries, where
from grouphub.features.people.drafts import PhoneDraft
from grouphub.features.people.queries import Order, PeopleFilter
from grouphub.features.people.rules import Standing
from grouphub.features.transfer.arrivals import about
from grouphub.features.transfer.taking_over import take_over
from grouphub.store.database import Database
from tests.features.people.group import MONDAY, add, assert_index_is_whole, snapshot
from tests.features.transfer.coming_in import TWO, planned, taken_over

if TYPE_CHECKING:
    from uuid import UUID


def women(db: Database) -> dict[str, card.PersonCard]:
    """Return everybody who is not in the bin, by her given name."""
    with db.read() as session:
        keys = queries.ids_of(session, list(queries.people_ids(session, PeopleFilter(), Order())))
        return {one.given: one for one in card.people(session, keys)}


def correct(db: Database, key: UUID, **fields: object) -> None:
    """Write something else of a woman, as the form does."""
    with db.read() as session:
        opened = card.draft_of(session, key)
    actions.change_person(db, key, replace(opened, **fields), opened=opened)  # type: ignore[arg-type]


def take_back(db: Database, number: int = 0) -> str:
    """Take the table back, after a restart, and return what is said."""
    told = []
    again = Database.open(db.opened, db.clock)
    again.on_commit.append(told.append)
    again.undo(number or None)
    again.close()
    return told[0].text()


def newest(db: Database) -> int:
    with db.read() as session:
        return int(session.connection().exec_driver_sql("SELECT max(number) FROM journal_batch").scalar_one())


def test_a_table_taken_back_after_a_restart_leaves_everything_as_before(db):
    add(db, "Ҷамила", "Ғафурова", village="Чашмасор", birth=Birth.in_year(1998))
    before = snapshot(db)
    taken_over(db)
    assert snapshot(db) != before
    assert take_back(db) == "From a table came in: 1 new, 1 changed"
    assert snapshot(db) == before
    assert_index_is_whole(db)


def test_a_woman_corrected_since_stays_with_her_correction_and_that_is_said(db):
    taken_over(db)
    number = newest(db)
    correct(db, women(db)["Барно"].id, house="12")
    assert take_back(db, number) == "What came in from a table: 1 taken out, 1 corrected since and left"
    assert {name: one.house for name, one in women(db).items()} == {"Барно": "12"}
    assert women(db)["Барно"].village == "Навобод"
    assert_index_is_whole(db)


def test_whatever_is_written_about_her_later_keeps_her(db):
    later = (
        lambda key: entries.add_note(db, key, "Омад", MONDAY),
        lambda key: actions.set_standing(db, key, Standing.PAUSED, MONDAY),
        lambda key: actions.archive_person(db, key),
        lambda key: correct(db, key, phones=()),
        lambda key: correct(db, key, phones=(PhoneDraft("90 111 22 33"),)),
    )
    for at, write in enumerate(later):
        rows = [(f"Ғафурова{'абвгд'[at]}", "Ҷамила", 1990 + at, f"93 514 16 4{at}", "Чашмасор"), TWO[1]]
        taken_over(db, rows)
        number = newest(db)
        key = women(db)["Ҷамила"].id
        write(key)
        left = one_as_is(db, key)
        assert "1 corrected since and left" in take_back(db, number)
        assert one_as_is(db, key) == left
        assert "Барно" not in women(db)
        erase_person(db, registry.FEATURES, key)


def one_as_is(db: Database, key: UUID) -> card.PersonCard:
    with db.read() as session:
        return card.person(session, key)


def test_of_a_woman_who_was_there_the_later_value_of_a_field_stays_and_the_rest_goes_back(db):
    key = add(db, "Ҷамила", "Ғафурова", village="Чашмасор", birth=Birth.in_year(1998))
    taken_over(db, [("Ғафурова", "Ҷамила", 1998, "93 514 16 42", "Навобод")])
    number = newest(db)
    (phone,) = one_as_is(db, key).phones
    correct(db, key, phones=(PhoneDraft("93 514 16 42", id=phone.id, remark="пас аз соати шаш"),))
    assert take_back(db, number) == "What came in from a table: 0 taken out, 1 corrected since and left"
    found = one_as_is(db, key)
    assert (found.village, found.phones[0].remark) == ("Чашмасор", "пас аз соати шаш")


def test_a_village_somebody_moved_into_since_stays(db):
    taken_over(db)
    number = newest(db)
    add(db, "Нигина", village="Навобод")
    assert take_back(db, number) == "From a table came in: 2 new, 0 changed"
    assert [one.village for one in women(db).values()] == ["Навобод"]


def test_a_woman_merged_or_erased_since_hinders_nothing(db):
    key = add(db, "Нигина", "Ҳакимова")
    taken_over(db)
    number = newest(db)
    came = women(db)
    merge_people(db, key, came["Ҷамила"].id, features=registry.FEATURES)
    erase_person(db, registry.FEATURES, came["Барно"].id)
    take_back(db, number)
    assert list(women(db)) == ["Нигина"]
    assert one_as_is(db, key).phones[0].normal == "+992935141642"
    assert_index_is_whole(db)


def test_a_table_taken_back_is_taken_over_again(db):
    taken_over(db)
    after = snapshot(db)
    db.undo()
    db.redo()
    assert snapshot(db) == after


NAMES = {"Ҷамила": "Ғафурова", "Барно": "Зоирова", "Нигина": "Ҳакимова"}


@pytest.mark.parametrize("some", [part for size in range(4) for part in combinations(NAMES, size)], ids=str)
def test_exactly_those_corrected_stay(db, some):
    taken_over(db, [(family, name, "", "", "") for name, family in NAMES.items()])
    number = newest(db)
    for name in some:
        correct(db, women(db)[name].id, house="7")
    db.undo(number)
    assert set(women(db)) == set(some)


def test_two_rows_about_one_woman_are_taken_back_both(db):
    key = add(db, "Ҷамила", "Ғафурова", village="Чашмасор")
    before = snapshot(db)
    rows = [("Ғафурова", "Ҷамила", 1998, "", "Чашмасор"), ("Ғафурова", "Ҷамила", 1997, "", "Чашмасор")]
    found = planned(db, rows)
    with db.read() as session:
        take_over(db, [about(session, arrival, key, MONDAY) for arrival in found.arrivals])
    assert women(db)["Ҷамила"].birth == Birth.in_year(1997)
    assert take_back(db).startswith("From a table")
    assert snapshot(db) == before


def test_a_village_that_is_gone_is_not_said_to_be_taken_back(db):
    add(db, "Ҷамила", "Ғафурова", village="Навобод", birth=Birth.in_year(1998), phones=(PhoneDraft("93 514 16 42"),))
    rows = [("Ғафурова", "Ҷамила", 1998, "93 514 16 42", "Чашмасор")]
    found = planned(db, rows)
    with db.read() as session:
        old = next(iter(where.villages(session))).id
        key = card.people(session, [women(db)["Ҷамила"].id])
        key = next(key).id
        take_over(db, [about(session, arrival, key, MONDAY) for arrival in found.arrivals])
    table = newest(db)
    moving.take_out_village(db, old)
    assert take_back(db, table) == "What came in from a table: 0 taken out, 1 corrected since and left"
    assert women(db)["Ҷамила"].village == "Чашмасор"
