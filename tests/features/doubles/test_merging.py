"""Two women become one and are parted again: nothing is lost, later entries stay on the right side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from hypothesis import Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image

from grouphub.base.birth import Birth
from grouphub.base.names import fold
from grouphub.features import registry
from grouphub.features.doubles import merging, queries
from grouphub.features.doubles.actions import OnlyOneWoman, merge_people, say_two_women
from grouphub.features.doubles.fields import FIELDS, Side
from grouphub.features.doubles.merging import Choices
from grouphub.features.families import actions as families
from grouphub.features.families.drafts import MemberDraft
from grouphub.features.families.queries import household_women
from grouphub.features.fields.kinds import Kind
from grouphub.features.fields.queries import answers
from grouphub.features.people import actions, card, entries, finding
from grouphub.features.people.dossier import FOLLOWS
from grouphub.features.people.drafts import ConsentDraft, PersonDraft, PhoneDraft, RoleDraft
from grouphub.features.people.models import Person
from grouphub.features.people.rules import Answer, NobodyThere, Purpose, Role, Safe, Standing, Way, Whose
from grouphub.store.database import Database
from tests.contracts.test_actions import snapshot
from tests.features.families import kinfolk
from tests.features.fields import asked
from tests.features.people.group import MONDAY, add, assert_index_is_whole, full_draft

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = st.sampled_from(["", "Гулнора", "Gulnora", "Каримова", "Зебо", "Нора", "Раҳимовна"])
NAMES = st.sampled_from(["Гулнора", "Gulnora", "Зебо", "Қурбонгул"])
DAYS = st.sampled_from([None, date(2023, 5, 1), date(2024, 1, 1), MONDAY])
PHONES = st.builds(
    PhoneDraft,
    st.sampled_from(["93 514 16 42", "+992 935141642", "1313", "918 67 80 02", "ask at the shop"]),
    st.sampled_from(list(Whose)),
    st.sampled_from(["", "shop"]),
    st.sampled_from(list(Safe)),
    st.sampled_from(["", "after 18"]),
    st.sampled_from(["", "say it is about bread", "short"]),
    st.builds(lambda: PhoneDraft().id),
)
ROLES = st.builds(lambda role, since: RoleDraft(role, since, None, RoleDraft().id), st.sampled_from(list(Role)), DAYS)
CONSENTS = st.builds(
    lambda purpose, answer, day: ConsentDraft(purpose, answer, day, Way.ORAL, ConsentDraft().id),
    st.sampled_from(list(Purpose)),
    st.sampled_from(list(Answer)),
    st.sampled_from([date(2024, 5, 1), MONDAY]),
)
DRAFTS = st.builds(
    PersonDraft,
    given=NAMES,
    patronymic=WORDS,
    family=WORDS,
    paper_name=st.sampled_from(["", "Kurbongul Kosimova"]),
    spellings=st.lists(WORDS, max_size=2).map(tuple),
    code=st.sampled_from(["", "", "A"]),
    birth=st.sampled_from([None, Birth.in_year(1990), Birth.on(date(1990, 3, 4)), Birth.about(1988)]),
    in_school=st.sampled_from([None, True, False]),
    village=st.sampled_from(["", "Чашмасор", "Боғ"]),
    phones=st.lists(PHONES, max_size=3).map(tuple),
    roles=st.lists(ROLES, max_size=2).map(tuple),
    consents=st.lists(CONSENTS, max_size=2).map(tuple),
    joined_on=DAYS,
    note=st.sampled_from(["", "Likes to work in the morning"]),
    id=st.builds(lambda: PersonDraft().id),
)
SIDES = st.fixed_dictionaries({}, optional={field.key: st.sampled_from(list(Side)) for field in FIELDS})


def picture(colour: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (60, 40), colour).save(file, "PNG")
    return file.getvalue()


def merge(db: Database, kept: UUID, other: UUID, choices: Choices = merging.AS_OFFERED) -> None:
    merge_people(db, kept, other, choices, features=registry.FEATURES)


def read(db: Database, key: UUID) -> card.PersonCard:
    with db.read() as session:
        return card.person(session, key)


def number_of_last(db: Database) -> int:
    with db.read() as session:
        return int(session.connection().exec_driver_sql("SELECT max(number) FROM journal_batch").scalar_one())


def again(db: Database) -> Database:
    db.close()
    return Database.open(db.opened, db.clock)


@pytest.fixture
def two(db: Database) -> tuple[UUID, UUID]:
    """Two women of whom everything is known, some of it the same."""
    one = actions.add_person(db, full_draft(code="A-1"))
    other = actions.add_person(
        db,
        full_draft(
            given="Kurbongul",
            family="Kosimova",
            paper_name="K. Kosimova",
            birth=Birth.on(date(1990, 5, 1)),
            village="Боғ",
            code="A-2",
            phones=(
                PhoneDraft("+992935141642", Whose.OWN, "", Safe.YES, "before 8", "short"),
                PhoneDraft("918 67 80 02", Whose.OWN, "", Safe.YES),
            ),
            roles=(RoleDraft(Role.BAKERY, date(2024, 3, 1)),),
            consents=(ConsentDraft(Purpose.PHOTO, Answer.REFUSED, date(2024, 6, 1), Way.ORAL),),
            note="Her other note",
        ),
    )
    entries.set_picture(db, one, picture("red"))
    entries.set_picture(db, other, picture("blue"))
    return one, other


# --- nothing is lost --------------------------------------------------------------------------------------------------


@given(one=DRAFTS, other=DRAFTS, sides=SIDES, pictures=st.tuples(st.booleans(), st.booleans()))
@hypothesis_settings(max_examples=25, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_a_merge_loses_nothing_and_is_taken_back_whole(shared_db, one, other, sides, pictures):
    db = shared_db
    code = f"{other.code}{other.id}" if other.code else ""
    kept = actions.add_person(db, replace(one, code=f"{one.code}{one.id}" if one.code else ""))
    gone = actions.add_person(db, replace(other, code=code))
    for key, has, colour in zip((kept, gone), pictures, ("red", "blue"), strict=True):
        if has:
            entries.set_picture(db, key, picture(colour))
    before, mine, hers = snapshot(db), read(db, kept), read(db, gone)
    merge(db, kept, gone, Choices(fields=sides))
    both, now = (mine, hers), read(db, gone)
    assert now.id == kept
    numbers = [phone.normal or phone.typed for each in both for phone in each.phones]
    assert {phone.normal or phone.typed for phone in now.phones} == set(numbers)
    mine_alone = [phone.normal or phone.typed for phone in mine.phones]
    assert len(now.phones) == len(set(numbers)) + len(mine_alone) - len(set(mine_alone)), "no number doubled by merging"
    for each in both:
        for phone in each.phones:
            same = [one for one in now.phones if (one.normal or one.typed) == (phone.normal or phone.typed)]
            assert all(part in "; ".join(one.remark for one in same) for part in filter(None, [phone.remark]))
            assert phone.safe is not Safe.NO or any(one.safe is Safe.NO for one in same)
        told = fold(" ".join((now.given, now.family, now.patronymic, now.paper_name, *now.spellings))).split()
        names = (each.given, each.family, each.patronymic, each.paper_name, *each.spellings)
        assert set(fold(" ".join(names)).split()) <= set(told)
        assert {(r.role, r.since, r.until) for r in each.role_rows} <= {
            (r.role, r.since, r.until) for r in now.role_rows
        }
        assert {(a.purpose, a.answer, a.day) for a in each.consents} <= {
            (a.purpose, a.answer, a.day) for a in now.consents
        }
        assert {note.text for note in each.notes} <= {note.text for note in now.notes}
        assert {(s.standing, s.day) for s in each.standing_rows} <= {(s.standing, s.day) for s in now.standing_rows}
    assert now.has_picture == any(pictures)
    after = snapshot(db)
    assert_index_is_whole(db)
    db.undo()
    assert snapshot(db) == before
    assert_index_is_whole(db)
    db.redo()
    assert snapshot(db) == after
    db.undo()


@pytest.fixture(scope="module")
def shared_db(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One register for all tries of one test."""
    from datetime import UTC, datetime

    from grouphub.base.clock import FixedClock
    from grouphub.base.paths import Folder
    from tests import factory

    opened = factory.new_vault(Folder(tmp_path_factory.mktemp("merging") / "group"))
    database = factory.new_database(opened, FixedClock(datetime(2025, 3, 17, 10, 0, tzinfo=UTC)))
    yield database
    database.close()
    opened.close()


def test_the_chosen_values_are_taken_and_the_rest_as_it_is_offered(db, two):
    kept, other = two
    merge(db, kept, other, Choices(fields={"given": Side.OTHER, "place": Side.OTHER, "code": Side.OTHER}))
    now = read(db, kept)
    assert (now.given, now.family, now.village, now.code) == ("Kurbongul", "Қосимова", "Боғ", "A-2")
    assert now.birth == Birth.on(date(1990, 5, 1)), "the more exact one"
    assert "Қурбонгул Раҳимовна Қосимова" in now.spellings
    assert {"Kurbongul Раҳимовна Kosimova", "K. Kosimova"} <= set(now.spellings)


def test_one_telephone_of_both_is_kept_once_with_the_more_cautious_answer(db, two):
    kept, other = two
    merge(db, kept, other)
    first, second, third = read(db, kept).phones
    assert [first.shown, second.shown, third.shown] == ["93 514 16 42", "1313", "91 867 80 02"]
    assert (first.safe, first.whose, first.hours, first.remark) == (
        Safe.NO,
        Whose.HUSBAND,
        "after 18; before 8",
        "say it is about bread; short",
    )


@pytest.mark.parametrize(("side", "colour"), [(Side.KEPT, "red"), (Side.OTHER, "blue")])
def test_of_two_pictures_the_chosen_one_stays(db, two, side, colour):
    kept, other = two
    with db.read() as session:
        jpegs = {"red": card.picture(session, kept), "blue": card.picture(session, other)}
    merge(db, kept, other, Choices(ones={"person_picture/person_id": side}))
    with db.read() as session:
        assert card.picture(session, kept) == jpegs[colour]


def test_who_is_looked_for_by_the_old_name_or_an_old_link_is_found(db, two):
    kept, other = two
    merge(db, kept, other)
    with db.read() as session:
        assert [hit.person.id for hit in finding.find(session, "Kosimova")] == [kept]
        assert card.draft_of(session, other).id == kept
    entries.add_note(db, other, "through an old form", MONDAY)
    actions.set_role_for_people(db, [other, kept], Role.TRAINER, None)
    assert "through an old form" in {note.text for note in read(db, kept).notes}


def test_an_old_link_goes_on_through_a_second_merge(db, two):
    kept, other = two
    third = add(db, "Қурбонгул", "Қосимзода")
    merge(db, kept, other)
    merge(db, third, kept)
    assert read(db, other).id == third
    db.undo()
    assert read(db, other).id == kept
    db.undo()
    assert read(db, other).id == other


def test_a_woman_is_not_merged_with_herself_or_with_nobody(db, two):
    kept, other = two
    with pytest.raises(OnlyOneWoman):
        merge(db, kept, kept)
    with pytest.raises(NobodyThere):
        merge(db, kept, PersonDraft().id)
    merge(db, kept, other)
    with pytest.raises(OnlyOneWoman):
        merge(db, kept, other)


def test_a_woman_in_the_archive_comes_out_of_it_when_the_other_was_not_there(db, two):
    kept, other = two
    actions.archive_person(db, kept)
    merge(db, kept, other)
    assert read(db, kept).archived_at is None


def test_those_said_to_be_two_are_not_asked_about_after_one_was_merged(db, two):
    kept, other = two
    third = add(db, "Қурбонгул", "Қосимова")
    say_two_women(db, third, other)
    merge(db, kept, other)
    with db.read() as session:
        assert queries.doubles_of_woman(session, third) == []


# --- what is said before ----------------------------------------------------------------------------------------------


def test_what_moves_is_said_before(db, two):
    kept, other = two
    with db.read() as session:
        view = merging.merge_view(session, registry.FEATURES, kept, other, MONDAY)
    assert view.moves == (
        "1 phone",
        "1 role",
        "1 answer to a question",
        "1 note",
    )
    differing = [field.key for field in view.fields if field.differs]
    assert differing == ["given", "family", "paper_name", "birth", "place", "code", "person_picture/person_id"]


# --- parting ----------------------------------------------------------------------------------------------------------


def later_note(db: Database, key: UUID) -> Any:
    entries.add_note(db, key, "written later", MONDAY)


def part(db: Database, number: int) -> None:
    db.undo(number)


def test_what_is_written_after_the_merge_stays_with_her_also_after_a_restart(db, two):
    kept, other = two
    merge(db, kept, other)
    number = number_of_last(db)
    later_note(db, kept)
    with db.read() as session:
        opened = card.draft_of(session, kept)
    edited = replace(
        opened, phones=(*opened.phones[:2], replace(opened.phones[2], remark="only mornings"), PhoneDraft("1919"))
    )
    actions.change_person(db, kept, replace(edited, village="Нав"), opened=opened)
    fresh = again(db)
    part(fresh, number)
    mine, hers = read(fresh, kept), read(fresh, other)
    assert {note.text for note in mine.notes} == {"Likes to work in the morning", "written later"}
    assert {note.text for note in hers.notes} == {"Her other note"}
    assert [phone.shown for phone in mine.phones] == ["93 514 16 42", "1313", "1919"]
    assert [(phone.shown, phone.remark) for phone in hers.phones] == [
        ("93 514 16 42", "short"),
        ("91 867 80 02", "only mornings"),
    ], "what came from her goes back, with what was changed since"
    assert (mine.village, hers.village) == ("Нав", "Боғ")
    assert (mine.given, hers.given) == ("Қурбонгул", "Kurbongul")
    assert_index_is_whole(fresh)
    with fresh.read() as session:
        assert [hit.person.id for hit in finding.find(session, "9186780")] == [other]
        assert [hit.person.id for hit in finding.find(session, "1919")] == [kept]
    fresh.close()


def test_a_field_both_changed_keeps_its_later_value_and_that_is_said(db, two):
    told: list[Any] = []
    db.on_commit.append(told.append)
    kept, other = two
    merge(db, kept, other, Choices(fields={"place": Side.OTHER}))
    number = number_of_last(db)
    with db.read() as session:
        opened = card.draft_of(session, kept)
    actions.change_person(db, kept, replace(opened, village="Нав"), opened=opened)
    part(db, number)
    assert (read(db, kept).village, read(db, other).village) == ("Нав", "Боғ")
    one, two_ = "Қосимова Қурбонгул", "Kosimova Kurbongul"
    assert told[-1].text() == f"{one} and {two_} are one woman. Changed later and left with {one}: 1"


def test_what_was_taken_out_since_does_not_return(db, two):
    kept, other = two
    merge(db, kept, other)
    number = number_of_last(db)
    hers = next(note for note in read(db, kept).notes if note.text == "Her other note")
    entries.remove_note(db, hers.id)
    part(db, number)
    assert read(db, other).notes == ()


def test_a_code_somebody_got_meanwhile_stays_with_her(db, two):
    kept, other = two
    merge(db, kept, other)
    number = number_of_last(db)
    third = add(db, "Зебо", code="A-2")
    part(db, number)
    assert (read(db, third).code, read(db, other).code) == ("A-2", "")


def test_the_newest_merge_and_the_one_before_are_parted_in_any_order(db, two):
    kept, other = two
    third = add(db, "Қурбонгул", "Қосимзода", note="of the third")
    before = snapshot(db)
    merge(db, kept, other)
    first = number_of_last(db)
    merge(db, third, kept)
    second = number_of_last(db)
    part(db, first)
    assert {note.text for note in read(db, other).notes} == {"Her other note"}
    assert read(db, kept).id == third
    part(db, second)
    assert {note.text for note in read(db, kept).notes} == {"Likes to work in the morning"}
    assert [len(rows) for rows in snapshot(db).values()][1:2] == [len(rows) for rows in before.values()][1:2]
    assert_index_is_whole(db)


def test_parting_is_offered_on_her_page_for_ninety_days(db, clock, two):
    kept, other = two
    merge(db, kept, other)
    with db.read() as session:
        (found,) = queries.partings(session, kept, MONDAY)
        assert (found.name, found.number) == ("Kosimova Kurbongul", number_of_last(db))
        assert len(queries.partings(session, kept, date(2025, 6, 15))) == 1
        assert queries.partings(session, kept, date(2025, 6, 16)) == []
    db.undo(found.number)
    with db.read() as session:
        assert queries.partings(session, kept, MONDAY) == []


def test_answers_in_own_fields_are_chosen_or_come_over_and_go_back(db, two):
    kept, other = two
    third = add(db, "Зебо")
    asked.ask_of_every_kind(db)
    asked.answer_everything(db, other, third)
    asked.answer_everything(db, third, other)
    before = snapshot(db)
    merge(db, kept, other)
    with db.read() as session:
        assert len(answers(session, [kept])[kept]) == len(Kind)
        view = merging.merge_view(session, registry.FEATURES, third, kept, MONDAY)
    assert len([pair for pair in view.fields if pair.one_of]) == len(Kind)
    merge(db, third, kept)
    assert_index_is_whole(db)
    db.undo()
    db.undo()
    assert snapshot(db) == before


def test_two_households_become_one_and_are_parted_again(db, two):
    kept, other = two
    kinfolk.found_family(db, kept)
    third = add(db, "Зебо")
    families.add_member(db, other, MemberDraft(person=third))
    before = snapshot(db)
    merge(db, kept, other)
    number = number_of_last(db)
    assert {row.who.name for row in kinfolk.read(db, kept).members} == {"Фирӯз", "Анис", "Зебо"}
    with db.read() as session:
        assert household_women(session, third) == [kept]
    part(db, number)
    assert snapshot(db) == before


# --- contracts --------------------------------------------------------------------------------------------------------


def test_every_column_of_a_woman_is_chosen_or_follows_from_the_others():
    columns = {column.name for column in Person.__table__.columns} - FOLLOWS - {"row", "id", "archived_at"}
    chosen = [column for field in FIELDS for column in field.columns]
    assert sorted(chosen) == sorted(columns)


LATER: dict[str, Callable[[Database, UUID], object]] = {
    "note": later_note,
    "role": lambda db, key: actions.set_role_for_people(db, [key], Role.TRAINER, MONDAY),
    "standing": lambda db, key: actions.set_standing(db, key, Standing.PAUSED, MONDAY),
    "consent": lambda db, key: entries.record_consent(db, key, ConsentDraft(Purpose.KEEP, Answer.GIVEN, MONDAY)),
    "picture": lambda db, key: entries.set_picture(db, key, picture("green")),
    "archive": actions.archive_person,
}


@pytest.mark.parametrize("later", LATER)
def test_parting_never_refuses_and_both_are_there(db, two, later):
    kept, other = two
    merge(db, kept, other)
    number = number_of_last(db)
    LATER[later](db, kept)
    part(db, number)
    assert (read(db, kept).id, read(db, other).id) == (kept, other)
    assert_index_is_whole(db)
