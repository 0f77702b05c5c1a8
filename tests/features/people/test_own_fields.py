"""Own fields belong to the women: written with the form, found, filtered, told in the history, printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grouphub.base import i18n
from grouphub.features.doubles.actions import merge_people
from grouphub.features.erasing.actions import erase_person
from grouphub.features.fields.drafts import ChoiceDraft, FieldDraft
from grouphub.features.fields.kinds import Kind, Names, NotANumber, NotAWoman
from grouphub.features.fields.queries import OwnFilter
from grouphub.features.fields.rows import FieldGone
from grouphub.features.people import actions, card, finding, own, queries
from grouphub.features.people.drafts import OwnDraft, PersonDraft
from grouphub.features.people.history import history, in_words
from grouphub.features.people.papers import form, record
from grouphub.features.people.papers.lists import Heading
from grouphub.features.people.queries import PeopleFilter
from grouphub.features.registry import FEATURES
from tests.features.families.kinfolk import found_family
from tests.features.families.kinfolk import read as family_of
from tests.features.fields.asked import ANSWERS, answer_everything, archived, ask_of_every_kind, field
from tests.features.people.group import MONDAY, add, assert_index_is_whole, full_draft


@pytest.fixture
def asked(db):
    ask_of_every_kind(db)
    return {kind: field(db, kind) for kind in Kind}


def read(db, key):
    with db.read() as session:
        return card.person(session, key)


def told(db, key):
    return {answer.row.kind: answer.shown for answer in read(db, key).own}


def hits(db, text):
    with db.read() as session:
        return [(hit.person.given, hit.reason.text()) for hit in finding.find(session, text, near=False)]


def listed(db, **wanted):
    with db.read() as session:
        rows = queries.people_ids(session, PeopleFilter(**wanted))
        return [row.given for row in queries.people_page(session, rows)]


def test_answers_are_written_with_the_woman_and_read_into_her_form_again(db, asked):
    other = add(db, "Лола", "Қосимова")
    own_drafts = tuple(OwnDraft(row.id, ANSWERS.get(kind, str(other))) for kind, row in asked.items())
    key = actions.add_person(db, PersonDraft(given="Зебо", own=own_drafts))
    assert told(db, key) == {
        Kind.TEXT: "бофанда",
        Kind.LONG: "Ду фарзанд.\nКалонӣ мехонад.",
        Kind.NUMBER: "12.5",
        Kind.DAY: "01.05.2024",
        Kind.CHOICE: "бад",
        Kind.YES_NO: "Yes",
        Kind.PHONE: "93 514 16 43",
        Kind.LINK: "Қосимова Лола",
    }
    with db.read() as session:
        draft = card.draft_of(session, key)
    assert PersonDraft.from_dict(draft.to_dict()) == draft
    actions.change_person(db, key, draft, opened=draft)
    with db.read() as session:
        assert card.draft_of(session, key) == draft
    assert_index_is_whole(db)


def test_only_what_was_changed_in_the_form_is_written(db, asked):
    key, other = add(db, "Зебо"), add(db, "Лола")
    answer_everything(db, key, other)
    with db.read() as session:
        opened = card.draft_of(session, key)
    own.answer_for_people(db, [key], asked[Kind.TEXT].id, "нонвой")
    said = {**opened.answers(), asked[Kind.NUMBER].id: "", asked[Kind.YES_NO].id: "no"}
    changed = replace(opened, own=tuple(OwnDraft(*one) for one in said.items()))
    actions.change_person(db, key, changed, opened=opened)
    assert told(db, key)[Kind.TEXT] == "нонвой"
    assert told(db, key)[Kind.YES_NO] == "No"
    assert Kind.NUMBER not in told(db, key)


def test_an_answer_that_cannot_be_read_is_refused_with_its_field_and_nothing_is_written(db, asked):
    row = asked[Kind.NUMBER]
    with pytest.raises(NotANumber) as refused:
        actions.add_person(db, PersonDraft(given="Зебо", own=(OwnDraft(row.id, "many"),)))
    assert refused.value.field == row.form_field
    with pytest.raises(NotAWoman):
        actions.add_person(db, PersonDraft(given="Зебо", own=(OwnDraft(asked[Kind.LINK].id, "Лола"),)))
    assert listed(db) == []


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("бофанда", "Саволи text: бофанда"),
        ("bofanda", "Саволи text: бофанда"),
        ("фанд", "Саволи text: бофанда"),
        ("калони", "Саволи long: Ду фарзанд. Калонӣ мехонад."),
        ("93 514 16 43", "Саволи phone"),
        ("935141643", "Саволи phone"),
    ],
)
def test_she_is_found_by_what_was_answered_and_the_field_is_named(db, asked, typed, reason):
    answer_everything(db, add(db, "Зебо"), add(db, "Лола"))
    assert hits(db, typed) == [("Зебо", reason)]
    assert hits(db, f"{typed} зебо") == [("Зебо", reason)]


def test_a_choice_is_found_by_its_name_in_every_language_and_follows_a_new_name(db, asked):
    answer_everything(db, add(db, "Зебо"), add(db, "Лола"))
    row = asked[Kind.CHOICE]
    choices = tuple(ChoiceDraft(Names(one.names.tg, "слабо", "weakly"), one.id) for one in row.choices[1:2])
    kept = (ChoiceDraft(row.choices[0].names, row.choices[0].id), *choices)
    own.change_own_field(db, row.id, FieldDraft(Kind.CHOICE, row.names, kept, row.id))
    assert hits(db, "weak") == [("Зебо", "Саволи choice: weakly")]
    with i18n.speaking("ru"):
        assert hits(db, "слабо") == [("Зебо", "Саволи choice: слабо")]
    assert hits(db, "хуб") == []


def test_another_kind_changes_what_she_is_found_by_and_undo_brings_it_back(db, asked):
    answer_everything(db, add(db, "Зебо"), add(db, "Лола"))
    row = asked[Kind.CHOICE]
    own.change_own_field(db, row.id, FieldDraft(Kind.TEXT, row.names, (), row.id))
    assert_index_is_whole(db)
    own.answer_for_people(db, [read_id(db)], row.id, "айнак мепӯшад")
    assert hits(db, "айнак") == [("Зебо", "Саволи choice: айнак мепӯшад")]
    db.undo()
    db.undo()
    assert hits(db, "айнак") == []
    assert_index_is_whole(db)


def read_id(db):
    with db.read() as session:
        return next(hit.person.id for hit in finding.find(session, "Зебо"))


def test_lists_are_kept_to_answers_and_counts_follow(db, asked):
    women = [add(db, name) for name in ("Анора", "Барно", "Вазира")]
    number = asked[Kind.NUMBER]
    for woman, cows in zip(women, ("1", "5"), strict=False):
        own.answer_for_people(db, [woman], number.id, cows)
    low = OwnFilter(number.id, Kind.NUMBER, low="2")
    none = OwnFilter(number.id, Kind.NUMBER, empty=True)
    assert listed(db, own=(low,)) == ["Барно"]
    assert listed(db, own=(none,)) == ["Вазира"]
    assert listed(db, own=(low,), text="барно") == ["Барно"]
    assert listed(db, own=(none,), text="барно") == []
    assert listed(db, own=(low, none)) == []
    with db.read() as session:
        assert queries.counts(session, PeopleFilter(own=(low,))).total == 1
        assert len(queries.people_found(session, PeopleFilter(own=(none,))).rows) == 1


def test_one_answer_for_several_women_is_one_step(db, asked):
    women = [add(db, name) for name in ("Анора", "Барно")]
    told_steps = []
    db.on_commit.append(told_steps.append)
    own.answer_for_people(db, women, asked[Kind.CHOICE].id, "хуб")
    assert [step.text() for step in told_steps] == ["Саволи choice was written down at once: 2"]
    assert [told(db, woman) for woman in women] == [{Kind.CHOICE: "хуб"}] * 2
    db.undo()
    assert [told(db, woman) for woman in women] == [{}, {}]
    with pytest.raises(FieldGone):
        own.answer_for_people(db, women, women[0], "x")


def test_what_is_no_longer_asked_is_not_shown_and_comes_back_with_its_answers(db, asked):
    from grouphub.features.fields.actions import archive_field, bring_back_field

    key = add(db, "Зебо")
    answer_everything(db, key, add(db, "Лола"))
    archive_field(db, asked[Kind.TEXT].id)
    assert Kind.TEXT not in told(db, key)
    bring_back_field(db, asked[Kind.TEXT].id)
    assert told(db, key)[Kind.TEXT] == "бофанда"
    assert archived(db)


def test_the_history_names_the_field_and_tells_answers_in_words(db, asked):
    key, other = add(db, "Зебо"), add(db, "Лола")
    answer_everything(db, key, other)
    own.answer_for_people(db, [key], asked[Kind.CHOICE].id, "хуб")
    own.answer_for_people(db, [key], asked[Kind.YES_NO].id, "")
    with db.read() as session:
        steps = [in_words(session, row, MONDAY, FEATURES) for row in history(session, key, FEATURES)]
    assert steps[0] == ["Саволи yes-no: Yes, taken out"]
    assert steps[1] == ["Саволи choice: хуб, before: бад"]
    assert "Саволи link: Лола" in steps[2]
    assert "Саволи day: 01.05.2024" in steps[2]


def test_a_link_goes_with_the_woman_it_leads_to(db, asked):
    key, other = add(db, "Зебо"), add(db, "Лола")
    answer_everything(db, key, other)
    erase_person(db, FEATURES, other)
    assert Kind.LINK not in told(db, key)
    assert told(db, key)[Kind.TEXT] == "бофанда"


def test_answers_links_and_family_follow_when_two_women_turn_out_to_be_one_and_part_again(db, asked):
    kept, other, friend = add(db, "Зебо"), add(db, "Зебо"), add(db, "Лола")
    own.answer_for_people(db, [other], asked[Kind.TEXT].id, "бофанда")
    own.answer_for_people(db, [friend], asked[Kind.LINK].id, str(other))
    found_family(db, other)
    merge_people(db, kept, other, features=FEATURES)
    with db.read() as session:
        assert [hit.person.id for hit in finding.find(session, "бофанда")] == [kept]
    assert [answer.link for answer in read(db, friend).own] == [kept]
    assert [one.who.name for one in family_of(db, kept).members] == ["Фирӯз", "Анис"]
    assert_index_is_whole(db)
    db.undo()
    with db.read() as session:
        assert [hit.person.id for hit in finding.find(session, "бофанда")] == [other]
    assert [answer.link for answer in read(db, friend).own] == [other]
    assert family_of(db, kept).members == ()


def test_her_paper_and_the_empty_form_ask_the_own_fields_too(db, asked):
    import pypdfium2

    key = actions.add_person(db, full_draft())
    answer_everything(db, key, add(db, "Лола"))
    heading = Heading("Гулдаста", MONDAY)
    pdfs = (record.record(read(db, key), heading), form.blank_form(heading, tuple(asked.values())))
    texts = []
    for pdf in pdfs:
        document = pypdfium2.PdfDocument(pdf)
        texts.append("\n".join(page.get_textpage().get_text_range() for page in document))
        document.close()
    for text in texts:
        assert "Саволи number" in text
        assert "Саволи yes-no" in text
    assert "бофанда" in texts[0]
    assert "Саволи phone" in texts[1]
    assert "хуб" in texts[1]
