"""What a leader does with women: what is kept, what is refused, what two clicks do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from grouphub.base.keys import new_key
from grouphub.base.texts import TooLong
from grouphub.features.group.actions import change_settings
from grouphub.features.people import actions, card, entries, queries
from grouphub.features.people.drafts import ConsentDraft, PersonDraft, PhoneDraft, RoleDraft
from grouphub.features.people.queries import PeopleFilter
from grouphub.features.people.rules import (
    Answer,
    CodeTaken,
    DayMissing,
    NameMissing,
    NobodyThere,
    NothingWritten,
    Purpose,
    Role,
    Safe,
    Standing,
    Whose,
)
from grouphub.features.people.timeline import timeline
from grouphub.store import journal
from grouphub.store.database import Database
from tests.features.people.group import MONDAY, add, full_draft, snapshot


def read(db: Database, key: UUID) -> card.PersonCard:
    with db.read() as session:
        return card.person(session, key)


def test_all_that_is_written_is_kept(db: Database):
    draft = full_draft()
    one = read(db, actions.add_person(db, draft))
    assert (one.given, one.patronymic, one.family) == ("Қурбонгул", "Раҳимовна", "Қосимова")
    assert (one.name, one.name_on_paper) == ("Қосимова Қурбонгул", "Kurbongul Kosimova")
    assert one.birth == draft.birth
    assert (one.schooling, one.in_school, one.village, one.street, one.code) == (
        draft.schooling,
        False,
        "Чашмасор",
        "кӯчаи Сомонӣ",
        "A-12",
    )
    assert one.spellings == ("Гулчеҳра",)
    assert [phone.normal for phone in one.phones] == ["+992935141642", "1313"]
    assert [phone.typed for phone in one.phones] == ["93 514 16 42", "1313"]
    assert one.phones[1].whose_words == "shop"
    assert one.roles == (Role.SEWING,)
    assert {(row.role, row.until) for row in one.role_rows} == {(Role.SEWING, None), (Role.LEARNER, date(2024, 1, 1))}
    assert (one.standing, one.joined_on) == (Standing.JOINED, date(2023, 5, 1))
    consent = one.consent(Purpose.PHOTO)
    assert consent is not None
    assert consent.answer is Answer.GIVEN
    assert one.consent(Purpose.STORY) is None
    assert [(note.day, note.text) for note in one.notes] == [(MONDAY, "Likes to work in the morning")]


def test_a_name_is_enough(db: Database):
    one = read(db, add(db, "Зебо"))
    assert (one.name, one.birth, one.in_school, one.joined_on, one.phones) == ("Зебо", None, None, None, ())


def test_the_toast_says_who(db: Database):
    told: list[str] = []
    db.on_commit.append(lambda commit: told.append(commit.text()))
    key = add(db, "Ойша", "Қаюмова")
    actions.archive_person(db, key)
    actions.set_role_for_people(db, [key, add(db, "Зебо")], Role.BAKERY, MONDAY)
    assert told == [
        "Қаюмова Ойша was added",
        "Қаюмова Ойша was archived",
        "Зебо was added",
        "Added to the bakery at once: 2",
    ]


def test_a_sentence_writes_her_name_in_the_order_the_group_chose(db: Database):
    key = add(db, "Ойша", "Қаюмова", code="7")
    for family_first, name in ((False, "Ойша Қаюмова"), (True, "Қаюмова Ойша")):
        change_settings(db, family_first=family_first)
        actions.set_role_for_people(db, [key], Role.BAKERY, MONDAY)
        assert db.undoable() == f"{name} now works in the bakery"
        db.undo()
        with pytest.raises(CodeTaken) as told:
            add(db, "Зебо", code="7")
        assert name in told.value.text()


def test_saving_twice_adds_her_once(db: Database):
    draft = PersonDraft(given="Зебо")
    assert actions.add_person(db, draft) == actions.add_person(db, draft)
    with db.read() as session:
        assert len(queries.people_ids(session, PeopleFilter())) == 1


def test_a_second_click_does_nothing_and_leaves_nothing_to_undo(db: Database):
    key = add(db, "Зебо")
    steps = (
        lambda: actions.archive_person(db, key),
        lambda: actions.bring_back_person(db, key),
        lambda: actions.set_role_for_people(db, [key], Role.SEWING, MONDAY),
        lambda: actions.end_role_for_people(db, [key], Role.SEWING, date(2025, 3, 20)),
        lambda: actions.set_standing(db, key, Standing.PAUSED, MONDAY, "harvest"),
        lambda: actions.change_person(db, key, PersonDraft(given="Зебунисо", id=key)),
    )
    for step in steps:
        step()
        before, number = snapshot(db), newest_batch(db)
        step()
        assert (snapshot(db), newest_batch(db)) == (before, number)


def newest_batch(db: Database) -> int:
    with db.read() as session:
        return int(session.connection().exec_driver_sql("SELECT max(number) FROM journal_batch").scalar_one())


def test_a_refused_form_leaves_no_trace(db: Database):
    key = add(db, "Зебо", code="7")
    before = snapshot(db)
    with pytest.raises(NameMissing):
        actions.add_person(db, PersonDraft())
    with pytest.raises(CodeTaken) as told:
        add(db, "Барно", code=" 7 ")
    assert (told.value.field, told.value.text()) == (
        "code",
        "The code 7 already belongs to Зебо. Choose another one.",
    )
    with pytest.raises(TooLong):
        actions.change_person(db, key, PersonDraft(given="ш" * 30_000, id=key))
    with pytest.raises(NobodyThere):
        actions.archive_people(db, [key, new_key()])
    with pytest.raises(NobodyThere):
        actions.change_person(db, new_key(), PersonDraft(given="Зебо"))
    with pytest.raises(NothingWritten):
        entries.add_note(db, key, " \n\x00", MONDAY)
    with pytest.raises(DayMissing):
        entries.record_consent(db, key, ConsentDraft())
    assert snapshot(db) == before


def test_her_own_code_may_be_saved_again(db: Database):
    key = add(db, "Зебо", code="7")
    actions.change_person(db, key, PersonDraft(given="Зебо", code="7", village="Боғча", id=key))
    assert read(db, key).village == "Боғча"


def test_changing_writes_what_the_form_says(db: Database):
    key = actions.add_person(db, full_draft())
    with db.read() as session:
        opened = card.draft_of(session, key)
    husband, shop = opened.phones
    changed = replace(
        opened,
        family="Раҳимова",
        spellings=("Гули",),
        birth=None,
        in_school=None,
        phones=(shop, replace(husband, safe=Safe.YES), PhoneDraft("907 30 56 66", Whose.OWN)),
        roles=(replace(opened.roles[-1], until=MONDAY), RoleDraft(Role.TRAINER, MONDAY)),
        joined_on=date(2022, 1, 2),
        note="A second note",
    )
    actions.change_person(db, key, changed, opened=opened)
    one = read(db, key)
    assert (one.family, one.spellings, one.birth, one.in_school) == ("Раҳимова", ("Гули",), None, None)
    assert [(phone.typed, phone.safe) for phone in one.phones] == [
        ("1313", Safe.UNKNOWN),
        ("93 514 16 42", Safe.YES),
        ("907 30 56 66", Safe.UNKNOWN),
    ]
    assert (one.roles, one.joined_on, len(one.role_rows)) == ((Role.TRAINER,), date(2022, 1, 2), 2)
    assert [note.text for note in one.notes] == ["A second note", "Likes to work in the morning"]
    assert (one.given, one.village, one.consents[0].purpose) == ("Қурбонгул", "Чашмасор", Purpose.PHOTO)


def test_a_form_opened_long_ago_changes_only_what_she_changed_in_it(db: Database):
    key = actions.add_person(db, full_draft())
    with db.read() as session:
        opened = card.draft_of(session, key)
    newer = replace(
        opened,
        village="Боғча",
        spellings=("Гули",),
        phones=(*opened.phones, PhoneDraft("907 30 56 66")),
        roles=(RoleDraft(Role.BAKERY),),
    )
    actions.change_person(db, key, newer, opened=opened)
    actions.change_person(db, key, replace(opened, street="кӯчаи Рӯдакӣ"), opened=opened)
    one = read(db, key)
    assert (one.village, one.street, one.spellings) == ("Боғча", "кӯчаи Рӯдакӣ", ("Гули",))
    assert (len(one.phones), one.roles) == (3, (Role.BAKERY,))


def test_saving_an_untouched_form_writes_nothing(db: Database):
    key = actions.add_person(db, full_draft())
    with db.read() as session:
        opened = card.draft_of(session, key)
    before, number = snapshot(db), newest_batch(db)
    actions.change_person(db, key, opened)
    assert (snapshot(db), newest_batch(db)) == (before, number)


def test_leaving_ends_what_she_does_and_coming_back_does_not_begin_it(db: Database):
    key = actions.add_person(db, full_draft())
    actions.set_standing(db, key, Standing.LEFT, MONDAY, "moved away")
    left = read(db, key)
    assert (left.standing, left.roles) == (Standing.LEFT, ())
    assert left.standing_rows[-1].reason == "moved away"
    actions.set_standing(db, key, Standing.JOINED, date(2025, 3, 17))
    back = read(db, key)
    assert (back.standing, back.roles, back.joined_on) == (Standing.JOINED, (), MONDAY)


def test_several_women_are_one_step_to_undo(db: Database):
    keys = [add(db, name) for name in ("Зебо", "Барно", "Ойша")]
    actions.set_role_for_people(db, keys[:2], Role.SEWING, MONDAY)
    actions.set_role_for_people(db, keys, Role.SEWING, MONDAY)
    assert [len(read(db, key).role_rows) for key in keys] == [1, 1, 1]
    db.undo()
    assert [read(db, key).roles for key in keys] == [(Role.SEWING,), (Role.SEWING,), ()]
    actions.archive_people(db, keys)
    with db.read() as session:
        assert queries.counts(session, PeopleFilter()).total == 0
        assert queries.counts(session, PeopleFilter(archived=True)).total == 3


def test_a_role_that_has_not_begun_is_taken_out_when_it_ends(db: Database):
    key = add(db, "Зебо", roles=(RoleDraft(Role.SEWING, date(2025, 5, 1)), RoleDraft(Role.BAKERY)))
    actions.end_role_for_people(db, [key], Role.SEWING, MONDAY)
    actions.end_role_for_people(db, [key], Role.BAKERY, MONDAY)
    assert [(row.role, row.until) for row in read(db, key).role_rows] == [(Role.BAKERY, MONDAY)]


def test_notes_are_written_changed_and_taken_out(db: Database):
    key, note = add(db, "Зебо"), new_key()
    entries.add_note(db, key, "first\r\nsecond", MONDAY, note_id=note)
    entries.add_note(db, key, "first\r\nsecond", MONDAY, note_id=note)
    assert [row.text for row in read(db, key).notes] == ["first\nsecond"]
    entries.change_note(db, note, "other", date(2025, 3, 16))
    assert [(row.text, row.day) for row in read(db, key).notes] == [("other", date(2025, 3, 16))]
    entries.remove_note(db, note)
    entries.remove_note(db, note)
    entries.change_note(db, note, "too late", MONDAY)
    assert read(db, key).notes == ()


def test_the_newest_answer_counts(db: Database):
    key = add(db, "Зебо")
    entries.record_consent(db, key, ConsentDraft(Purpose.STORY, Answer.GIVEN, date(2025, 1, 1)))
    entries.record_consent(db, key, ConsentDraft(Purpose.STORY, Answer.WITHDRAWN, MONDAY))
    one = read(db, key)
    consent = one.consent(Purpose.STORY)
    assert consent is not None
    assert consent.answer is Answer.WITHDRAWN
    assert len(one.consents) == 2
    entries.remove_consent(db, consent.id)
    assert len(read(db, key).consents) == 1


def test_days_can_be_put_right(db: Database):
    key = actions.add_person(db, full_draft())
    one = read(db, key)
    span = next(row for row in one.role_rows if row.role is Role.SEWING)
    entries.change_role_days(db, span.id, date(2023, 1, 1), date(2025, 1, 1))
    entries.change_standing_day(db, one.standing_rows[0].id, date(2020, 2, 2), "with her sister")
    one = read(db, key)
    assert (one.roles, one.joined_on, one.standing_rows[0].reason) == ((), date(2020, 2, 2), "with her sister")
    actions.set_standing(db, key, Standing.LEFT, MONDAY)
    entries.remove_standing(db, read(db, key).standing_rows[-1].id)
    entries.remove_role(db, span.id)
    one = read(db, key)
    assert (one.standing, [row.role for row in one.role_rows]) == (Standing.JOINED, [Role.LEARNER])


def test_the_timeline_tells_the_days_newest_first(db: Database):
    key = actions.add_person(db, full_draft())
    actions.set_standing(db, key, Standing.PAUSED, date(2025, 2, 1), "harvest")
    actions.archive_person(db, key)
    with db.read() as session:
        rows = timeline(session, key)
    assert [(row.day.isoformat() if row.day else "", row.text) for row in rows] == [
        ("2025-03-17", "Likes to work in the morning"),
        ("2025-03-17", "Put into the archive"),
        ("2025-02-01", "Paused"),
        ("2024-05-01", "Photo: Agreed"),
        ("2024-01-01", "Stopped: Learning"),
        ("2024-01-01", "Began: Sewing"),
        ("2023-05-01", "Joined the group"),
    ]
    assert rows[2].more == "harvest"


def test_the_history_knows_rows_that_are_gone(db: Database):
    key = add(db, "Зебо")
    other = add(db, "Барно")
    note = entries.add_note(db, key, "Soon gone", MONDAY)
    entries.remove_note(db, note)
    entries.add_note(db, other, "Not hers", MONDAY)
    actions.archive_person(db, key)
    with db.read() as session:
        told = [row.text() for row in journal.history(session, card.record_ids(session, key))]
    assert told == [
        "Зебо was archived",
        "A note about Зебо was taken out",
        "A note about Зебо was written",
        "Зебо was added",
    ]


def test_who_is_not_there_is_told_so(db: Database):
    with db.read() as session:
        with pytest.raises(NobodyThere):
            card.person(session, new_key())
        assert card.picture(session, new_key()) is None
        assert card.row_of(session, new_key()) is None
