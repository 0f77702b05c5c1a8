"""Who belongs together is written once, moves with the women, and says first who may be spoken to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.base import i18n
from grouphub.base.birth import Birth
from grouphub.features.contribution import cautions_of
from grouphub.features.erasing.actions import erase_person
from grouphub.features.erasing.queries import what_goes
from grouphub.features.families import actions, queries
from grouphub.features.families.contribution import FAMILIES
from grouphub.features.families.drafts import GuardianDraft, MemberDraft
from grouphub.features.families.history import history_ids
from grouphub.features.families.rules import (
    AlreadyInFamily,
    HerselfTwice,
    Kin,
    MemberGone,
    WhoMissing,
    kin_choices,
    kin_word,
    seen_from,
    speak_word,
)
from grouphub.features.people.actions import archive_person
from grouphub.features.people.history import history, in_words
from grouphub.features.people.papers import labels, lists
from grouphub.features.people.papers.lists import Heading
from grouphub.features.people.printed import printed_women
from grouphub.features.people.queries import PeopleFilter, people_ids
from grouphub.features.people.rules import EndsBeforeItBegins, Safe, Whose
from grouphub.features.registry import FEATURES
from tests.features.families.kinfolk import AUNT, HUSBAND, found_family, read
from tests.features.people.group import MONDAY, add


def names(db, her):
    return [(one.who.name, one.kin) for one in read(db, her).members]


def rows(db):
    with db.read() as session:
        return session.connection().exec_driver_sql("SELECT count(*) FROM household_member").scalar()


def test_a_family_begins_with_the_first_who_is_written_down(db):
    her = add(db, "Зебо", "Қодирова")
    assert read(db, her) == queries.Family()
    key = actions.add_member(db, her, HUSBAND)
    assert actions.add_member(db, her, HUSBAND) == key
    (husband,) = read(db, her).members
    assert (husband.who.name, husband.who.initials, husband.who.person_id) == ("Фирӯз", "Ф", None)
    assert (husband.kin, husband.lives_here, husband.safe) == ("Husband", False, Safe.NO)
    assert husband.speaking() == "With her herself only"
    assert husband.who.birth == Birth.in_year(1980)
    assert rows(db) == 2


def test_two_women_of_the_register_see_each_other_and_the_rest_each_from_her_side(db):
    her, other = add(db, "Зебо"), add(db, "Лола")
    actions.add_member(db, her, HUSBAND)
    actions.add_member(db, her, MemberDraft(person=other, kin=Kin.MOTHER_IN_LAW))
    actions.add_member(db, other, MemberDraft(name="Комрон", kin=Kin.SON))
    assert names(db, her) == [("Фирӯз", "Husband"), ("Лола", "Mother-in-law"), ("Комрон", "Son of Лола")]
    assert names(db, other) == [("Зебо", "Daughter-in-law"), ("Комрон", "Son"), ("Фирӯз", "Husband of Зебо")]
    with db.read() as session:
        assert queries.household_women(session, her) == [other]
        assert queries.household_of(session, her) == queries.household_of(session, other)


def test_a_woman_without_a_family_joins_that_of_whom_she_names(db):
    mother, her = add(db, "Лола"), add(db, "Зебо")
    actions.add_member(db, mother, HUSBAND)
    actions.add_member(db, her, MemberDraft(person=mother, kin=Kin.MOTHER, safe=Safe.YES, hours="14–16"))
    assert names(db, her) == [("Лола", "Mother"), ("Фирӯз", "Husband of Лола")]
    assert names(db, mother) == [("Фирӯз", "Husband"), ("Зебо", "Daughter")]
    assert read(db, her).members[0].speaking() == "May be spoken to · Hours: 14–16"


def test_a_woman_belongs_to_one_family_at_a_time_and_the_old_one_is_kept_with_its_days(db):
    her, other, moving = add(db, "Зебо"), add(db, "Лола"), add(db, "Анора")
    actions.add_member(db, her, MemberDraft(person=moving, kin=Kin.SISTER, since=date(2020, 5, 1)))
    actions.add_member(db, other, HUSBAND)
    actions.add_member(db, other, MemberDraft(person=moving, kin=Kin.DAUGHTER_IN_LAW, since=date(2024, 9, 1)))
    assert names(db, her) == []
    assert names(db, other) == [("Фирӯз", "Husband"), ("Анора", "Daughter-in-law")]
    with db.read() as session:
        days = [(row.day, row.text, row.more) for row in queries.timeline(session, moving)]
    assert days == [
        (date(2020, 5, 1), "Came into this family", "Зебо"),
        (date(2024, 9, 1), "No longer in this family", "Зебо"),
        (date(2024, 9, 1), "Came into this family", "Лола, Фирӯз"),
    ]
    db.undo()
    assert names(db, her) == [("Анора", "Sister")]


def test_nobody_stands_in_a_family_twice_and_nobody_is_her_own(db):
    her, other = add(db, "Зебо"), add(db, "Лола")
    actions.add_member(db, her, MemberDraft(person=other, kin=Kin.SISTER))
    for one, draft, problem in (
        (her, MemberDraft(person=her), HerselfTwice),
        (her, MemberDraft(person=other), AlreadyInFamily),
        (other, MemberDraft(person=her), AlreadyInFamily),
        (her, MemberDraft(name="  "), WhoMissing),
        (her, MemberDraft(name="Анис", since=MONDAY, until=MONDAY - timedelta(1)), EndsBeforeItBegins),
    ):
        with pytest.raises(problem) as refused:
            actions.add_member(db, one, draft)
        assert refused.value.text()
    assert rows(db) == 2


def test_a_bare_name_can_turn_out_to_be_a_woman_of_the_register(db):
    her, sister = add(db, "Зебо"), add(db, "Лола", "Қосимова")
    key = actions.add_member(db, her, MemberDraft(name="Лола", birth=Birth.in_year(2001), kin=Kin.SISTER))
    actions.change_member(db, key, MemberDraft(person=sister, kin=Kin.SISTER), seen_by=her)
    (one,) = read(db, her).members
    assert (one.who.person_id, one.who.name, one.kin) == (sister, "Қосимова Лола", "Sister")
    assert names(db, sister) == [("Зебо", "Sister")]
    with pytest.raises(AlreadyInFamily):
        actions.change_member(
            db, actions.add_member(db, her, MemberDraft(name="Лола")), MemberDraft(person=sister), seen_by=her
        )


def test_what_somebody_is_to_another_stays_when_it_is_not_said_anew(db):
    her, other = add(db, "Зебо"), add(db, "Лола")
    actions.add_member(db, her, MemberDraft(person=other, kin=Kin.MOTHER_IN_LAW))
    son = actions.add_member(db, other, MemberDraft(name="Комрон", kin=Kin.SON))
    with db.read() as session:
        seen = queries.member_draft(session, son, her)
    assert seen is not None
    assert seen.kin is Kin.NOT_SAID
    actions.change_member(db, son, replace(seen, remark="at school"), seen_by=her)
    assert names(db, other)[-1] == ("Комрон", "Son")
    actions.change_member(db, son, replace(seen, kin=Kin.OTHER, kin_words="my husband’s brother"), seen_by=her)
    assert names(db, her)[-1] == ("Комрон", "my husband’s brother")


def test_her_own_days_in_a_family_can_be_corrected_and_end_it_for_her(db):
    her = add(db, "Зебо")
    found_family(db, her)
    row = read(db, her).her_row
    with db.read() as session:
        draft = queries.member_draft(session, row, her)
    actions.change_member(db, row, replace(draft, until=MONDAY), seen_by=her)
    assert read(db, her).members == ()
    with db.read() as session:
        assert [line.text for line in queries.timeline(session, her)] == ["No longer in this family"]


def test_taking_the_last_one_out_leaves_no_household_of_one(db):
    her = add(db, "Зебо")
    key = actions.add_member(db, her, HUSBAND)
    actions.take_out_member(db, key)
    assert rows(db) == 0
    with pytest.raises(MemberGone):
        actions.take_out_member(db, key)
    db.undo()
    assert names(db, her) == [("Фирӯз", "Husband")]


def test_taking_out_her_of_whom_others_are_told_keeps_the_others(db):
    her, other = add(db, "Зебо"), add(db, "Лола")
    actions.add_member(db, her, MemberDraft(person=other, kin=Kin.SISTER))
    actions.add_member(db, her, HUSBAND)
    actions.take_out_member(db, read(db, her).her_row)
    assert names(db, other) == [("Фирӯз", "Husband of Зебо")]
    assert read(db, her).members == ()


def test_guardians_are_women_or_names_with_a_telephone(db):
    girl, mother = add(db, "Анис"), add(db, "Лола")
    actions.add_guardian(db, girl, AUNT)
    key = actions.add_guardian(db, girl, GuardianDraft(guardian=mother, kin=Kin.MOTHER, safe=Safe.YES))
    aunt, her_mother = read(db, girl).guardians
    assert (aunt.who.name, aunt.kin, aunt.phone.shown, aunt.phone.whose) == (
        "Холаи Зарифа", "Aunt", "51 000 00 01", Whose.OTHER,
    )  # fmt: skip
    assert (her_mother.who.person_id, her_mother.phone) == (mother, None)
    with pytest.raises(AlreadyInFamily):
        actions.add_guardian(db, girl, GuardianDraft(guardian=mother))
    with pytest.raises(HerselfTwice):
        actions.add_guardian(db, girl, GuardianDraft(guardian=girl))
    actions.change_guardian(db, key, GuardianDraft(guardian=mother, hours="14–16"))
    assert read(db, girl).guardians[1].speaking() == "Not known whether to speak with · Hours: 14–16"
    actions.take_out_guardian(db, key)
    assert len(read(db, girl).guardians) == 1


def test_who_may_be_spoken_to_is_told_before_everything_and_who_may_not_is_not_named(db):
    her, sister = add(db, "Зебо"), add(db, "Лола")
    found_family(db, her)
    for name in ("Анор", "Гул"):
        actions.add_member(db, her, MemberDraft(name=name, kin=Kin.SISTER, safe=Safe.YES))
    actions.add_member(db, her, MemberDraft(person=sister, kin=Kin.SISTER, safe=Safe.YES, hours="14–16"))
    with db.read() as session:
        told = cautions_of(session, (FAMILIES,), her)
        assert cautions_of(session, (FAMILIES,), add_free(db)) == []
    assert [(caution.text, caution.forbids) for caution in told] == [
        ("Speak with her herself", True),
        ("May be spoken to: Холаи Зарифа (aunt), Анор (sister), Гул (sister)", False),
        ("May be spoken to: Лола (sister) · Hours: 14–16", False),
    ]


def add_free(db):
    return add(db, "Дигар")


def test_an_archived_woman_stays_in_her_family_and_is_marked(db):
    her, other = add(db, "Зебо"), add(db, "Лола")
    actions.add_member(db, her, MemberDraft(person=other))
    archive_person(db, other)
    assert read(db, her).members[0].who.archived


def test_the_history_of_a_woman_tells_of_her_family_also_of_what_was_taken_out(db):
    her = add(db, "Зебо")
    found_family(db, her)
    family = read(db, her)
    actions.change_member(
        db, family.members[0].id, replace(HUSBAND, person=None, safe=Safe.UNKNOWN, lives_here=True), seen_by=her
    )
    actions.take_out_guardian(db, family.guardians[0].id)
    actions.take_out_member(db, family.members[1].id)
    with db.read() as session:
        told = [(row.text(), in_words(session, row, MONDAY, (FAMILIES,))) for row in history(session, her, (FAMILIES,))]
    by_sentence = {}
    for sentence, lines in told:
        by_sentence.setdefault(sentence, []).append(lines)
    assert "Who: Анис" in "\n".join(by_sentence["The family of Зебо was written down"][0])
    assert any("Анис" in line for line in by_sentence["The family of Зебо was changed"][0])
    assert set(by_sentence["The family of Зебо was changed"][1]) == {
        "May we speak with her or him?: Not known whether to speak with, before: With her herself only",
        "Lives there now: Yes, before: No",
    }
    assert any("Холаи Зарифа" in line for line in by_sentence["A guardian of Зебо was taken out"][0])


def test_the_history_of_others_says_nothing_of_her_family(db):
    her, other = add(db, "Зебо"), add(db, "Лола")
    found_family(db, her)
    with db.read() as session:
        assert history_ids(session, other) == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_relation_has_a_word(language):
    i18n.use(language)
    assert all(kin_word(kin) for kin in Kin if kin is not Kin.NOT_SAID)
    assert len(kin_choices()) == len(Kin) - 1
    assert {speak_word(safe) for safe in Safe} - {""} == {speak_word(safe) for safe in Safe}
    assert kin_word(Kin.OTHER, "ҳамдарс") == "ҳамдарс"
    assert kin_word(Kin.NOT_SAID) == ""


@given(st.sampled_from(Kin))
def test_seen_twice_from_the_other_side_is_a_relation_of_women(kin):
    seen = seen_from(kin)
    assert seen is Kin.NOT_SAID or seen_from(seen) is not Kin.NOT_SAID


def test_erasing_a_woman_takes_her_relatives_without_a_record_along_and_leaves_other_women(db):
    her, other, girl = add(db, "Зебо"), add(db, "Лола"), add(db, "Анис")
    actions.add_member(db, her, HUSBAND)
    actions.add_member(db, her, MemberDraft(person=other, kin=Kin.SISTER))
    actions.add_member(db, other, MemberDraft(name="Комрон", kin=Kin.SON))
    actions.add_guardian(db, girl, GuardianDraft(guardian=her, kin=Kin.MOTHER, remark="only on Fridays"))
    with db.read() as session:
        assert "1 relative without a record" in what_goes(session, FEATURES, her).goes
    erase_person(db, FEATURES, her)
    assert names(db, other) == [("Комрон", "Son")]
    assert read(db, girl).guardians == ()
    with db.read() as session:
        connection = session.connection()
        for table in ("household_member", "guardian", "journal_row", "journal_batch"):
            rows = connection.exec_driver_sql(f"SELECT * FROM {table}").all()
            assert not [row for row in rows if "Фирӯз" in str(row) or "Зебо" in str(row) or "Fridays" in str(row)]
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None


def test_no_list_of_several_women_prints_anything_of_a_family(db):
    import pypdfium2

    girl = add(db, "Анис")
    actions.add_member(db, girl, HUSBAND)
    actions.add_guardian(db, girl, AUNT)
    with db.read() as session:
        women = list(printed_women(session, people_ids(session, PeopleFilter()), family_first=True))
    heading = Heading("Гулдаста", MONDAY)
    for pdf in (lists.roster(women, heading), lists.phone_list(women, heading), labels.badges(women, "Гулдаста")):
        document = pypdfium2.PdfDocument(pdf)
        text = " ".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        assert not [word for word in ("Фирӯз", "Зарифа", "51 000", "far away") if word in text]


def test_what_is_known_of_her_in_her_family_stays_when_another_woman_joins_it(db):
    mother, daughter = add(db, "Момо", "Қодирова"), add(db, "Зебо", "Қодирова")
    actions.add_member(db, mother, HUSBAND)
    row = read(db, mother).her_row
    assert row is not None
    said = MemberDraft(person=mother, safe=Safe.NO, hours="14–16", remark="deaf", lives_here=True)
    actions.change_member(db, row, said)
    actions.add_member(db, daughter, MemberDraft(person=mother, kin=Kin.MOTHER))
    known = next(one for one in read(db, daughter).members if one.who.person_id == mother)
    assert (known.safe, known.hours, known.remark, known.lives_here) == (Safe.NO, "14–16", "deaf", True)
