"""Who may be the same woman: rules by example, one look and many looks agree, nobody is asked about twice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from grouphub.base.birth import Birth
from grouphub.features import registry
from grouphub.features.doubles import queries
from grouphub.features.doubles.actions import say_two_women
from grouphub.features.doubles.likeness import Why, compare
from grouphub.features.doubles.traits import Traits, root, traits_of
from grouphub.features.doubles.words import Words, is_near
from grouphub.features.people import actions
from grouphub.features.people.drafts import PersonDraft, PhoneDraft
from tests.bench.namesakes import name_set

if TYPE_CHECKING:
    from uuid import UUID

    from grouphub.store.database import Database

assert registry.FEATURES
FEW = Words({}, 40)


def woman(given: str, family: str = "", **more: Any) -> Traits:
    return Traits(given, family, **more)


def add(db: Database, given: str, family: str = "", phone: str = "", **more: Any) -> UUID:
    phones = (PhoneDraft(phone),) if phone else ()
    return actions.add_person(db, PersonDraft(given=given, family=family, phones=phones, **more))


def asked(db: Database, given: str, family: str = "", phone: str = "", **more: Any) -> list[queries.Candidate]:
    phones = (PhoneDraft(phone),) if phone else ()
    with db.read() as session:
        return queries.doubles_of(session, PersonDraft(given=given, family=family, phones=phones, **more))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Қурбонгул", "Қосимова"), ("Курбонгул", "Косимова")),
        (("Қурбонгул", "Қосимова"), ("Kurbongul", "Kosimova")),
        (("Ҷамила", "Ҳамадонӣ"), ("Чамила", "Хамадонй")),
        (("Хиёлбӣ", "Мирзоева"), ("Khylolbi", "Mirzoeva")),
        (("Давлатмо", "Мирзоева"), ("Давлатмо", "Мирзозода")),
        (("Давлатмо", "Раҳимова"), ("Раҳимова", "Давлатмо")),
        (("Давлатмо", "Раҳимова"), ("Раҳимова Давлатмо", "")),
        (("Гулнора", "Каримова"), ("Гулнара", "Каримова")),
        (("Зулайхо", "Назарова"), ("Зулахйо", "Назарова")),
    ],
)
def test_one_woman_written_in_two_ways_is_found(one, other):
    assert compare(woman(*one), woman(*other), FEW).is_enough
    assert compare(woman(*other), woman(*one), FEW).is_enough


def test_sisters_with_one_telephone_and_one_father_are_two_women():
    house = {
        "family": "Каримова",
        "patronymic": "Раҳимовна",
        "phones": frozenset({"+992511234567"}),
        "village": "Чашма",
    }
    assert not compare(woman("Гулнора", **house), woman("Зебо", **house), FEW).is_enough


def test_a_mother_and_her_daughter_of_one_name_are_two_women():
    mother = woman("Гулнора", "Каримова", patronymic="Раҳимовна", birth=Birth.in_year(1960), village="Чашма")
    daughter = woman("Гулнора", "Каримова", patronymic="Азимовна", birth=Birth.in_year(1990), village="Чашма")
    assert not compare(mother, daughter, FEW).is_enough


def test_in_a_large_group_a_usual_name_alone_is_no_reason():
    many = Words({"гулнора": 300, "каримова": 400}, 20_000)
    one, other = woman("Гулнора", "Каримова", village="Чашма"), woman("Гулнора", "Каримова", village="Боғ")
    assert compare(one, other, FEW).is_enough
    assert not compare(one, other, many).is_enough
    assert compare(woman("Гулнора", "Каримова"), woman("Гулнора", "Каримова", village="Боғ"), FEW).is_enough


def test_two_usual_names_one_letter_apart_are_two_names():
    many = Words({"фарида": 300, "фариза": 300, "каримова": 400}, 20_000)
    one, other = woman("Фарида", "Каримова", village="Чашма"), woman("Фариза", "Каримова", village="Чашма")
    assert not compare(one, other, many).is_enough


def test_the_reasons_are_told_in_words(db):
    add(db, "Гулнора", "Каримова", "93 514 16 42", village="Чашма")
    (found,) = asked(db, "Гулнара", "Каримова", "+992935141642")
    assert found.reason() == "same phone, same name, written in another way"
    (found,) = asked(db, "Гулнопа", "Каримова", "+992935141642", village="Чашма")
    assert found.reason() == "same phone, name differs by 1 letter, same village"
    (found,) = asked(db, "Гулнора", "Каримзода")
    assert found.reason() == "same given name, family name with another ending"


def test_a_nickname_written_as_another_spelling_is_known(db):
    key = add(db, "Қурбонгул", "Қосимова", spellings=("Апаи Гулҷон",), village="Чашма")
    (found,) = asked(db, "Гулҷон", "Қосимова", village="Чашма")
    assert found.id == key
    assert found.reasons[0].why is Why.SPELLING


def test_the_same_code_and_name_are_a_reason(db):
    key = add(db, "Қурбонгул", code="A-7")
    assert [one.id for one in asked(db, "Курбонгул", "Азизова", code="A-7")] == [key]


def test_at_most_five_are_shown_the_likeliest_first(db):
    for number in range(7):
        add(db, "Гулнора", "Каримова", birth=Birth.in_year(1980 + number))
    found = asked(db, "Гулнора", "Каримова", birth=Birth.in_year(1984))
    assert len(found) <= queries.LIMIT
    assert found[0].birth == Birth.in_year(1984)
    assert [one.points for one in found] == sorted((one.points for one in found), reverse=True)


def test_nothing_is_asked_before_a_name_is_written(db):
    add(db, "Гулнора", "Каримова", "93 514 16 42")
    assert asked(db, "", "", "93 514 16 42") == []


def test_a_woman_is_not_her_own_double_and_one_in_the_archive_is_told(db):
    key = add(db, "Гулнора", "Каримова")
    actions.archive_person(db, key)
    with db.read() as session:
        assert queries.doubles_of(session, PersonDraft(given="Гулнора", family="Каримова", id=key)) == []
        assert queries.doubles_of_woman(session, key) == []
    assert asked(db, "Гулнора", "Каримова")[0].archived


def test_who_was_said_to_be_two_is_not_asked_about_again_until_it_is_taken_back(db):
    one, other = add(db, "Гулнора", "Каримова"), add(db, "Гулнора", "Каримова")
    third = add(db, "Гулнора", "Каримзода")
    with db.read() as session:
        assert {found.id for found in queries.doubles_of_woman(session, one)} == {other, third}
        assert len(queries.doubles_in_register(session)) == 3
    say_two_women(db, other, one)
    say_two_women(db, one, other)
    with db.read() as session:
        assert [found.id for found in queries.doubles_of_woman(session, one)] == [third]
        assert [found.id for found in queries.doubles_of_woman(session, other)] == [third]
        assert len(queries.doubles_in_register(session)) == 2
    db.undo()
    with db.read() as session:
        assert len(queries.doubles_in_register(session)) == 3


def test_doubles_inside_a_list_are_found_once(db):
    key = add(db, "Гулнора", "Каримова", village="Чашма")
    drafts = [
        PersonDraft(given="Зебо", family="Назарова"),
        PersonDraft(given="Гулнора", family="Каримова"),
        PersonDraft(given="Zebo", family="Nazarova"),
        PersonDraft(),
    ]
    heard: list[tuple[int, int]] = []
    with db.read() as session:
        found = queries.doubles_of_many(session, drafts, progress=lambda done, every: heard.append((done, every)))
    assert [[(one.id, one.line) for one in each] for each in found] == [[], [(key, None)], [(None, 0)], []]
    assert heard[0] == (0, 4)


def test_one_look_and_many_looks_find_the_same(db):
    invented = name_set("agree", 400, 90)
    for draft in invented.register:
        actions.add_person(db, draft)
    drafts = [draft for draft, _truth, _how in invented.asked]
    with db.read() as session:
        one_by_one = [queries.doubles_of(session, draft) for draft in drafts]
        for draft, alone in zip(drafts, one_by_one, strict=True):
            (at_once,) = queries.doubles_of_many(session, [draft])
            assert [one.id for one in at_once] == [one.id for one in alone], draft


def test_a_family_name_and_a_fathers_name_have_one_root():
    folded = [root(word) for word in ("каримова", "каримзода", "карими", "каримовна", "карим", "каримдухт")]
    assert set(folded) == {"карим"}


def test_a_draft_gives_the_traits_of_the_woman_it_becomes(db):
    draft = PersonDraft(
        given="Гулнора",
        family="Каримова",
        spellings=("Нора",),
        paper_name="Gulnora K",
        birth=Birth.on(date(1990, 5, 1)),
        phones=(PhoneDraft("93 514 16 42"), PhoneDraft("1313")),
        village="Чашма",
        code="A-1",
    )
    key = actions.add_person(db, draft)
    from grouphub.features.doubles.register import woman as read

    with db.read() as session:
        kept = read(session, key)
    assert kept is not None
    assert (kept.names, kept.others, kept.phones, kept.place, kept.sign, kept.birth) == (
        (made := traits_of(draft)).names,
        made.others,
        made.phones,
        made.place,
        made.sign,
        made.birth,
    )


def test_names_told_apart_by_figures_are_never_near_however_many_there_are():
    assert not is_near("оила12", "оила13")
    assert is_near("каримова", "каремова")
    words = Words({f"оила{number}": 1 for number in range(2000)}, 2000, many=True)
    assert words.near("оила12") == {"оила12"}
    assert words.alike("оила12", "оила13").letters == 3


def test_where_hundreds_of_words_are_a_letter_apart_the_nearest_are_taken():
    letters = "абвгдежзиклмнопрстуф"
    every = {f"насаб{one}{two}": 1 for one in letters for two in letters}
    near = Words(every, 2000, many=True).near("насабаа")
    assert "насабаа" in near
    assert {f"насаба{letter}" for letter in letters} <= near
    assert len(near) < len(every)
