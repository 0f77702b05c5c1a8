"""What a table would do to the register, and what it does: adds and changes, never takes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grouphub.base import i18n
from grouphub.base.birth import Birth
from grouphub.features.people import actions, card, queries
from grouphub.features.people.drafts import PersonDraft, PhoneDraft
from grouphub.features.people.queries import Order, PeopleFilter
from grouphub.features.people.rules import Role, Safe, Schooling, Whose
from grouphub.features.transfer.arrivals import Arrival, Decision, Verdict, about, as_new, plan
from grouphub.features.transfer.files_out import csv_bytes, xlsx_bytes
from grouphub.features.transfer.outgoing import columns, table
from grouphub.features.transfer.reading import read_workbook
from grouphub.features.transfer.sheets import Sheet
from grouphub.features.transfer.taking_over import TakenOver, take_over
from grouphub.features.transfer.understanding import Choices, understand
from tests.features.people.group import MONDAY, add, assert_index_is_whole, full_draft, snapshot
from tests.features.transfer.coming_in import HEADS, planned

if TYPE_CHECKING:
    from uuid import UUID

    from grouphub.store.database import Database


def women(db: Database) -> list[card.PersonCard]:
    """Return everybody who is not in the bin."""
    with db.read() as session:
        keys = queries.ids_of(session, list(queries.people_ids(session, PeopleFilter(), Order())))
        return list(card.people(session, keys))


def one(db: Database, key: UUID) -> card.PersonCard:
    with db.read() as session:
        return card.person(session, key)


def test_whoever_is_not_there_comes_in_new(db):
    found = planned(db, [("Ғафурова", "Ҷамила", 1998, "93 514 16 42", "Чашмасор"), ("Зоирова", "Барно", "", "", "")])
    assert [arrival.verdict for arrival in found.arrivals] == [Verdict.NEW, Verdict.NEW]
    assert take_over(db, found.arrivals) == TakenOver(2, 0)
    barno, jamila = sorted(women(db), key=lambda woman: woman.given)
    assert (jamila.given, jamila.family, jamila.village) == ("Ҷамила", "Ғафурова", "Чашмасор")
    assert jamila.birth == Birth.in_year(1998)
    assert jamila.phones[0].normal == "+992935141642"
    assert barno.given == "Барно"
    assert_index_is_whole(db)


def test_the_same_table_again_has_nothing_to_do(db):
    rows = [("Ғафурова", "Ҷамила", 1998, "93 514 16 42", "Чашмасор"), ("Зоирова", "Барно", 1975, "", "Навобод")]
    take_over(db, planned(db, rows).arrivals)
    again = planned(db, rows)
    assert [arrival.verdict for arrival in again.arrivals] == [Verdict.SAME, Verdict.SAME]
    before = snapshot(db)
    assert take_over(db, again.arrivals) == TakenOver(0, 0)
    assert snapshot(db) == before


def test_a_woman_who_is_there_is_known_in_another_spelling_and_gets_what_is_new(db):
    key = add(db, "Ҷамила", "Ғафурова", village="Чашмасор", birth=Birth.in_year(1998))
    found = planned(db, [("Gafurova", "Jamila", 1998, "93 514 16 42", "Chashmasor")])
    (arrival,) = found.arrivals
    assert (arrival.verdict, arrival.target) == (Verdict.CHANGED, key)
    assert [change.field for change in arrival.changes] == ["Phone"]
    take_over(db, found.arrivals)
    known = one(db, key)
    assert (known.given, known.family, known.village) == ("Ҷамила", "Ғафурова", "Чашмасор")
    assert known.phones[0].typed == "93 514 16 42"
    assert len(women(db)) == 1


def test_an_empty_cell_takes_nothing_away(db):
    key = actions.add_person(db, full_draft(birth=Birth.in_year(1990)))
    before = one(db, key)
    found = planned(db, [("Қосимова", "Қурбонгул", 1990, "93 514 16 42", "Чашмасор")])
    take_over(db, found.arrivals)
    after = one(db, key)
    assert (after.street, after.notes, after.spellings) == (before.street, before.notes, before.spellings)
    assert after.phones == before.phones


def test_who_may_be_another_is_in_doubt_and_asked_about(db):
    key = add(db, "Ҷамила", "Ғафурова", village="Чашмасор")
    found = planned(db, [("Ғафурова", "Ҷамила", 1998, "", "Навобод"), ("Гафурова", "Чамила", "", "", "")])
    assert all(arrival.verdict is Verdict.DOUBTFUL for arrival in found.arrivals)
    assert found.arrivals[0].candidates[0].id == key
    assert found.arrivals[0].candidates[0].reason()
    with db.read() as session:
        chosen = about(session, found.arrivals[0], key, MONDAY)
    assert (chosen.decision, chosen.target) == (Decision.CHANGE, key)
    take_over(db, [chosen, found.arrivals[1].leaving()])
    assert len(women(db)) == 1
    assert one(db, key).birth == Birth.in_year(1998)


def test_a_woman_twice_in_the_table_is_seen(db):
    row = ("Ғафурова", "Ҷамила", 1998, "93 514 16 42", "Чашмасор")
    found = planned(db, [row, ("Зоирова", "Барно", "", "", ""), row])
    assert [arrival.verdict for arrival in found.arrivals] == [Verdict.NEW, Verdict.NEW, Verdict.DOUBTFUL]
    assert found.arrivals[2].twin == found.arrivals[0].read.row


def test_one_undo_takes_the_whole_table_out_again(db):
    add(db, "Ҷамила", "Ғафурова", village="Чашмасор", birth=Birth.in_year(1998))
    before = snapshot(db)
    found = planned(
        db, [("Gafurova", "Jamila", 1998, "93 514 16 42", "Chashmasor"), ("Зоирова", "Барно", "", "", "Навобод")]
    )
    take_over(db, found.arrivals)
    assert snapshot(db) != before
    db.undo()
    assert snapshot(db) == before
    assert_index_is_whole(db)


def test_stopping_leaves_nothing(db):
    class Enough(Exception):
        pass

    def stop(part: float) -> None:
        if part > 0.3:
            raise Enough

    before = snapshot(db)
    found = planned(db, [(f"Family{number}", f"Given{number}", "", "", "") for number in range(300)])
    with pytest.raises(Enough):
        take_over(db, found.arrivals, stop)
    assert snapshot(db) == before
    assert_index_is_whole(db)


def test_many_at_once_are_found_afterwards(db):
    rows = [(f"Family{number}", f"Given{number}", 1990, f"93 {number:07}", "Навобод") for number in range(2100)]
    sheet = Sheet("x", (HEADS, *rows))
    read = understand(sheet, Choices(MONDAY)).people
    take_over(db, [Arrival(one, Verdict.NEW, Decision.ADD, one.draft()) for one in read])
    assert_index_is_whole(db)
    with db.read() as session:
        assert len(queries.people_ids(session, PeopleFilter(text="given2099"))) == 1
        assert queries.counts(session, PeopleFilter()).total == 2100


def test_districts_are_known_by_any_name_and_strange_ones_are_told(db):
    heads = (*HEADS, "Район")
    found = planned(
        db,
        [("Ғафурова", "Ҷамила", "", "", "Навобод", "Шуроабад"), ("Зоирова", "Барно", "", "", "Навобод", "Атлантида")],
        heads,
    )
    assert [arrival.draft.district for arrival in found.arrivals] == ["shamsiddin-shohin", ""]
    assert any("Атлантида" in problem.why for problem in found.problems)


def test_a_code_that_is_taken_is_told_and_left_out(db):
    add(db, "Ҷамила", "Ғафурова", code="A-1")
    found = planned(db, [("Зоирова", "Барно", "A-1")], ("Фамилия", "Имя", "Код"))
    (arrival,) = found.arrivals
    assert arrival.draft.code == ""
    assert any("A-1" in problem.why for problem in found.problems)
    take_over(db, found.arrivals)


# --- out and in again -------------------------------------------------------------------------------------------------


@pytest.fixture
def everybody(db: Database) -> list[UUID]:
    """Women of whom much, little and strange things are known."""
    naughty = full_draft(
        given="=1+1",
        family="-x-",
        patronymic="'=x",
        code="007",
        spellings=("+992", "@x"),
        village="Ҷӯйи «Нав»",
        note="a\nb",
        phones=(
            PhoneDraft("+992 93 514 16 42", Whose.OTHER, "shop, left", Safe.YES, "9-12", "x; y"),
            PhoneDraft("1313"),
        ),
        roles=(),
    )
    drafts = [
        full_draft(),
        naughty,
        PersonDraft(given="Адиба"),
        PersonDraft(given="Адиба"),
        PersonDraft(given="Барно", family="Зоирова", birth=Birth.about(1975), schooling=Schooling.NONE, in_school=True),
    ]
    keys = [actions.add_person(db, draft) for draft in drafts]
    actions.set_role_for_people(db, [keys[4]], Role.TRAINER, MONDAY)
    return keys


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_what_went_out_comes_back_with_nothing_to_do(db, everybody, tmp_path, language, suffix):
    i18n.use(language)
    path = tmp_path / f"list.{suffix}"
    known = women(db)
    with db.read() as session:
        shown = columns(session, known, MONDAY)
    make = {"xlsx": xlsx_bytes, "csv": csv_bytes}[suffix]
    path.write_bytes(make([column.head for column in shown], table(known, shown)))
    book = read_workbook(path)
    with db.read() as session:
        found = plan(session, understand(book.filled[0], Choices(MONDAY)), MONDAY)
    assert len(found.arrivals) == len(everybody)
    assert [arrival.changes for arrival in found.arrivals] == [()] * len(everybody)
    assert found.count(Verdict.SAME) == len(everybody)


def test_one_cell_changed_outside_is_one_change(db, everybody):
    known = women(db)
    with db.read() as session:
        shown = columns(session, known, MONDAY)
        rows = [list(row) for row in table(known, shown)]
        at = next(number for number, column in enumerate(shown) if column.key == "village")
        who = next(number for number, woman in enumerate(known) if woman.given == "Барно")
        rows[who][at] = "Навобод"
        sheet = Sheet("x", (tuple(column.head for column in shown), *map(tuple, rows)))
        found = plan(session, understand(sheet, Choices(MONDAY)), MONDAY)
    changed = [arrival for arrival in found.arrivals if arrival.verdict is Verdict.CHANGED]
    told = [(change.field, change.after) for arrival in changed for change in arrival.changes]
    assert told == [("Village", "Навобод")]
    take_over(db, found.arrivals)
    assert next(woman for woman in women(db) if woman.given == "Барно").village == "Навобод"


CODED = (*HEADS, "Код")
JAMILA = ("Ғафурова", "Ҷамила", 1998, "93 514 16 42", "Чашмасор")


def test_her_own_code_is_no_problem_and_a_new_code_of_hers_comes_in(db):
    key = add(
        db,
        "Ҷамила",
        "Ғафурова",
        village="Чашмасор",
        birth=Birth.in_year(1998),
        code="A-1",
        phones=(PhoneDraft("93 514 16 42"),),
    )
    same = planned(db, [(*JAMILA, "A-1")], CODED)
    assert (same.arrivals[0].target, same.arrivals[0].verdict, same.problems) == (key, Verdict.SAME, ())
    other = planned(db, [(*JAMILA, "B-2")], CODED)
    assert other.problems == ()
    take_over(db, other.arrivals)
    assert one(db, key).code == "B-2"


def test_a_code_that_stands_twice_in_the_table_hinders_nobody(db):
    found = planned(db, [(*JAMILA, "A-1"), (*JAMILA, "A-1"), ("Зоирова", "Барно", "", "", "", "A-1")], CODED)
    assert [arrival.draft.code for arrival in found.arrivals] == ["A-1", "", ""]
    with db.read() as session:
        said = [found.arrivals[0], *(as_new(session, arrival, MONDAY) for arrival in found.arrivals[1:])]
    assert take_over(db, said) == TakenOver(3, 0)
    assert sorted(woman.code for woman in women(db)) == ["", "", "A-1"]


def test_a_short_note_is_not_lost_inside_a_longer_word(db):
    key = add(db, "Ҷамила", "Ғафурова", village="Чашмасор", birth=Birth.in_year(1998), note="хонандаи хуб")
    found = planned(db, [(*JAMILA[:3], "", "Чашмасор", "нанда")], (*HEADS, "Эзоҳ"))
    take_over(db, found.arrivals)
    assert {note.text for note in one(db, key).notes} == {"хонандаи хуб", "нанда"}
