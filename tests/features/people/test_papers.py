"""What papers about women say, and what they must never say."""

from __future__ import annotations

import pytest

from grouphub.base import i18n
from grouphub.base.birth import Birth
from grouphub.features.fields import actions as fields
from grouphub.features.fields.drafts import FieldDraft
from grouphub.features.fields.kinds import Kind, Names
from grouphub.features.fields.queries import own_fields
from grouphub.features.people import actions, card, queries
from grouphub.features.people.drafts import PhoneDraft
from grouphub.features.people.papers import form, labels, lists, record
from grouphub.features.people.papers.lists import Heading
from grouphub.features.people.printed import printed_women
from grouphub.features.people.queries import Order, PeopleFilter
from grouphub.features.people.rules import Purpose, Role, Safe, Schooling, Whose, word
from tests.features.people.group import MONDAY, add, full_draft
from tests.paper import pdf

HEADING = Heading("Гулдаста", MONDAY)


def women(db):
    with db.read() as session:
        rows = queries.people_ids(session, PeopleFilter(), Order())
        return list(printed_women(session, rows, family_first=True))


def test_the_roster_names_every_woman_in_order_with_year_village_and_work(db):
    add(db, "Ҷамила", "Ғафурова", patronymic="Раҳимовна", birth=Birth.in_year(1998), village="Чашмасор")
    add(db, "Адиба", birth=Birth.about(1975))
    found = pdf.text(lists.roster(women(db), HEADING))
    assert "1 Адиба about 1975" in found
    assert "2 Ғафурова Ҷамила Раҳимовна 1998 Чашмасор" in found
    assert "Гулдаста · 2 women · 17.03.2025" in found


def test_she_stands_on_paper_as_she_asked_to(db):
    add(db, "Ҷамила", "Ғафурова", paper_name="Jamila Ghafurova")
    found = pdf.text(lists.roster(women(db), HEADING))
    assert "Jamila Ghafurova" in found
    assert "Ғафурова" not in found


def test_the_roster_says_nothing_that_others_must_not_read(db):
    from grouphub.features.people import actions

    actions.add_person(db, full_draft(paper_name=""))
    found = pdf.text(lists.roster(women(db), HEADING))
    assert "Қосимова Қурбонгул" in found
    for private in ("514", "bread", "Сомонӣ", "Likes", word(Schooling.SECONDARY), "husband", "A-12"):
        assert private not in found, private


def test_the_phone_list_has_only_numbers_that_are_safe_to_call(db):
    safe = PhoneDraft("93 514 16 42", Whose.OTHER, "sister", Safe.YES, "14–16", "ask for the bread")
    add(db, "Ҷамила", phones=(PhoneDraft("918 11 11 11", safe=Safe.NO), safe))
    add(db, "Адиба", phones=(PhoneDraft("918 22 22 22"),))
    found = pdf.text(lists.phone_list(women(db), HEADING))
    assert "1 Ҷамила 93 514 16 42 sister 14–16 ask for the bread" in found
    assert "918" not in found
    assert "1 woman has no number that is safe to call" in found


def test_the_sign_up_sheet_is_empty_and_one_page():
    sheet = lists.sign_up(HEADING)
    assert pdf.sizes(sheet) == [(842, 595)]
    assert f"{lists.BLANK_ROWS} yes / no" in pdf.text(sheet)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_blank_form_asks_what_the_screen_asks_on_one_page(language):
    i18n.use(language)
    made = form.blank_form(HEADING)
    found = pdf.text(made)
    assert len(pdf.sizes(made)) == 1
    for asked in (*map(word, Role), *map(word, Purpose), *map(word, Whose), *(word(one) for one in Schooling if one)):
        assert asked in found
    assert min(pdf.ink_box(made)) >= 10


def test_her_record_says_all_that_is_written_but_not_the_number_that_must_not_be_called(db):
    key = actions.add_person(db, full_draft())
    with db.read() as session:
        one = card.person(session, key)
    found = pdf.text(record.record(one, HEADING))
    for written in (
        "Қурбонгул",
        "Қосимова",
        "Раҳимовна",
        "Гулчеҳра",
        "Kurbongul Kosimova",
        "34 years old on 23.11.2024",
        "Чашмасор",
        "кӯчаи Сомонӣ",
        "Оби Сафед",
        "Shamsiddin Shohin",
        "A-12",
        "Likes to work in the morning",
        "Photo Agreed, 01.05.2024, in writing",
        "Sewing since 01.01.2024",
        "Learning until 01.01.2024",
        "In the group 01.05.2023",
        "… 42",
        "1313",
    ):
        assert written in found, written
    assert "514" not in found


def test_the_record_of_a_woman_of_whom_only_the_name_is_known_has_no_empty_part(db):
    key = add(db, "Адиба")
    with db.read() as session:
        found = pdf.text(record.record(card.person(session, key), HEADING))
    assert "Адиба" in found
    assert "Phones" not in found
    assert "agreed to What" not in found


def test_a_long_note_goes_on_over_the_page(db):
    key = add(db, "Адиба", note="\n".join(f"line{number}x" for number in range(120)))
    with db.read() as session:
        made = record.record(card.person(session, key), HEADING)
    assert len(pdf.sizes(made)) > 1
    assert all(f"line{number}x" in pdf.text(made) for number in range(120))


def test_there_is_a_label_and_a_badge_for_every_woman(db):
    for number in range(30):
        add(db, f"Name{number}x", village="Чашмасор", code=f"c{number}")
    for made in (labels.name_labels(women(db)), labels.badges(women(db), "Гулдаста")):
        assert len(pdf.sizes(made)) == 2
        assert all(f"Name{number}x" in pdf.text(made) for number in range(30))


def test_papers_say_nothing_about_their_making_and_every_letter_is_embedded(db):
    key = add(db, "Ҷамила", "Ғафурова")
    with db.read() as session:
        one = card.person(session, key)
    for made in (
        lists.roster(women(db), HEADING),
        lists.phone_list(women(db), HEADING),
        lists.sign_up(HEADING),
        form.blank_form(HEADING),
        record.record(one, HEADING),
        labels.badges(women(db), "Гулдаста"),
    ):
        assert pdf.says_nothing_about_its_making(made)
        assert pdf.has_only_embedded_letters(made)


def test_a_further_page_of_the_blank_form_asks_for_her_name_again(db):
    for number in range(12):
        fields.add_field(db, FieldDraft(Kind.LONG, Names(en=f"Question {number}")))
    with db.read() as session:
        made = form.blank_form(HEADING, own_fields(session))
    first, second = pdf.texts(made)
    assert "A woman of the group · 2" not in first
    assert "A woman of the group · 2" in second
    assert "Name" in second
    assert min(pdf.ink_box(made, 1)) >= 10


def test_place_and_school_have_parts_of_their_own_in_her_record(db):
    key = actions.add_person(db, full_draft())
    with db.read() as session:
        found = pdf.text(record.record(card.person(session, key), HEADING))
    order = ("Name", "Phones", "Where you live", "School", "In the group", "What you agreed to", "Notes")
    places = [found.index(title) for title in order]
    assert places == sorted(places)
