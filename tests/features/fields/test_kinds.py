"""Answers are kept in one form, shown in three languages, read again, sorted and found."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.base import i18n
from grouphub.base.errors import FieldProblem
from grouphub.base.keys import new_key
from grouphub.base.names import fold
from grouphub.features.fields.kinds import (
    ChoiceRow,
    FieldRow,
    Kind,
    Names,
    NoSuchDay,
    NotADay,
    NotAnAnswer,
    NotANumber,
    NotAWoman,
    NotYesOrNo,
    NumberTooLong,
    choice_word,
    kind_word,
    parse,
    search_words,
    shown,
    sort_key,
)

TODAY = date(2025, 3, 17)
HEARS = FieldRow(
    new_key(),
    Kind.CHOICE,
    Names(tg="Шунавоӣ", en="Hearing"),
    (
        ChoiceRow(new_key(), Names("хуб", "хорошо", "well")),
        ChoiceRow(new_key(), Names("", "плохо", "")),
        ChoiceRow(new_key(), Names("миёна", "", "middling"), archived=True),
    ),
)


def row(kind: Kind) -> FieldRow:
    return FieldRow(new_key(), kind, Names(en="Field"))


@pytest.fixture(params=i18n.LANGUAGES)
def language(request):
    i18n.use(request.param)
    return request.param


NUMBERS = st.decimals(min_value=-(10**20) + 1, max_value=10**20 - 1, places=6).map(lambda n: f"{n:f}")
ANSWERS = {
    Kind.TEXT: st.text(max_size=80),
    Kind.LONG: st.text(max_size=200),
    Kind.NUMBER: NUMBERS,
    Kind.DAY: st.dates(date(1800, 1, 1), date(2199, 12, 31)).map(date.isoformat),
    Kind.YES_NO: st.sampled_from(["yes", "no", ""]),
    Kind.PHONE: st.from_regex(r"\+?[0-9 ()-]{0,16}", fullmatch=True),
    Kind.CHOICE: st.sampled_from([str(choice.id) for choice in HEARS.choices]),
    Kind.LINK: st.uuids().map(str),
}


@pytest.mark.parametrize("kind", list(Kind))
@given(data=st.data())
def test_what_is_kept_stays_as_it_is_and_what_is_shown_is_read_again(kind, data):
    field = HEARS if kind is Kind.CHOICE else row(kind)
    kept = parse(field, data.draw(ANSWERS[kind]), TODAY)
    assert parse(field, kept, TODAY) == kept
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            told = shown(field, kept)
            if kind is Kind.PHONE:
                assert [sign for sign in told if sign.isdigit()] or not [sign for sign in kept if sign.isdigit()]
            elif kind is not Kind.LINK:
                assert parse(field, told, TODAY) == kept


@given(NUMBERS, NUMBERS)
def test_numbers_sort_by_size_and_lose_nothing(one, other):
    field = row(Kind.NUMBER)
    first, second = parse(field, one, TODAY), parse(field, other, TODAY)
    assert Decimal(first) == Decimal(one)
    assert (sort_key(field, first) < sort_key(field, second)) == (Decimal(first) < Decimal(second))
    assert (first == second) == (Decimal(first) == Decimal(second))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12", "12"), (" 012,50 ", "12.5"), ("1 250", "1250"), ("1\u00a0250,5", "1250.5"), ("−3", "-3"), ("-0", "0"),
        ("+7", "7"), ("٣", "3"), ("0,000", "0"), ("1 234 567.25", "1234567.25"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_is_written_here(typed, kept):
    assert parse(row(Kind.NUMBER), typed, TODAY) == kept


@pytest.mark.parametrize("typed", ["twelve", "1 2", "12 kg", "1.2.3", "--3", "1e5", "5-7", "½"])
def test_what_is_no_number_is_told(typed):
    with pytest.raises(NotANumber):
        parse(row(Kind.NUMBER), typed, TODAY)


@pytest.mark.parametrize("typed", ["1" * 21, "0.1234567"])
def test_too_many_digits_are_told(typed):
    with pytest.raises(NumberTooLong):
        parse(row(Kind.NUMBER), typed, TODAY)


def test_a_number_is_shown_with_the_mark_of_the_language():
    field = row(Kind.NUMBER)
    assert shown(field, "-1250.5") == "−1\u00a0250.5"
    with i18n.speaking("tg"):
        assert shown(field, "-1250.5") == "−1\u00a0250,5"


def test_days_are_kept_the_same_everywhere_and_told_when_wrong():
    field = row(Kind.DAY)
    assert parse(field, "17 марти соли 2025", TODAY) == "2025-03-17"
    assert shown(field, "2025-03-17") == "17.03.2025"
    with pytest.raises(NotADay):
        parse(field, "soon", TODAY)
    with pytest.raises(NoSuchDay, match=r"31\.02\.2024"):
        parse(field, "31.02.2024", TODAY)


@pytest.mark.parametrize("typed", ["Ҳа", "да", "YES", "бале", "+", "✓", "1"])
def test_yes_is_read_in_every_language(typed):
    assert parse(row(Kind.YES_NO), typed, TODAY) == "yes"


@pytest.mark.parametrize("typed", ["Не", "нет", "No", "0", "-"])
def test_no_is_read_in_every_language(typed):
    assert parse(row(Kind.YES_NO), typed, TODAY) == "no"
    with pytest.raises(NotYesOrNo):
        parse(row(Kind.YES_NO), "perhaps", TODAY)


def test_yes_and_no_as_shown_are_read_in_the_language(language):
    for kept in ("yes", "no"):
        assert parse(row(Kind.YES_NO), shown(row(Kind.YES_NO), kept), TODAY) == kept


def test_a_choice_is_read_by_any_of_its_names_and_shown_in_the_language_or_the_first_there_is():
    well, badly, middling = (str(choice.id) for choice in HEARS.choices)
    assert parse(HEARS, "ХУБ", TODAY) == parse(HEARS, "xorosho", TODAY) == parse(HEARS, well, TODAY) == well
    assert parse(HEARS, "миена", TODAY) == middling
    assert shown(HEARS, badly) == "плохо"
    assert [choice.name for choice in HEARS.offered] == ["well", "плохо"]
    with pytest.raises(NotAnAnswer, match="deaf"):
        parse(HEARS, "deaf", TODAY)
    assert sort_key(HEARS, well) < sort_key(HEARS, badly) < sort_key(HEARS, middling)


def test_a_link_is_the_key_of_a_woman_and_shown_as_her_name():
    key = new_key()
    field = row(Kind.LINK)
    assert shown(field, str(key), {key: "Зебо Қодирова"}) == "Зебо Қодирова"
    assert shown(field, str(key)) == ""
    with pytest.raises(NotAWoman):
        parse(field, "Зебо", TODAY)


def test_a_phone_stays_as_typed_and_is_shown_grouped():
    assert parse(row(Kind.PHONE), "935141642", TODAY) == "935141642"
    assert shown(row(Kind.PHONE), "935141642") == "93 514 16 42"
    assert sort_key(row(Kind.PHONE), "93-514-16-42") == "+992935141642"


def test_nothing_is_nothing_in_every_kind(language):
    for kind in Kind:
        assert parse(row(kind), "  ", TODAY) == ""
        assert shown(row(kind), "") == ""
        assert sort_key(row(kind), "") == ""
        assert search_words(row(kind), "") == ""
        assert kind_word(kind)


@pytest.mark.parametrize("kind", list(Kind))
@given(st.text(max_size=60))
def test_whatever_is_typed_is_kept_or_refused_in_a_sentence(kind, typed):
    told = problem_of(row(kind), typed)
    assert told is None or (told and not re.search(r"\{\w+\}", told.replace(typed.strip() or " ", "")))


def problem_of(field: FieldRow, typed: str) -> str | None:
    try:
        parse(field, typed, TODAY)
    except FieldProblem as error:
        return error.text()
    return None


@given(st.text(max_size=60))
def test_what_cannot_be_read_any_more_is_shown_as_it_is(kept):
    for kind in (Kind.NUMBER, Kind.DAY, Kind.YES_NO, Kind.LINK):
        shown(row(kind), kept)


def test_no_word_that_can_be_typed_is_the_word_of_a_choice():
    word = choice_word(HEARS.choices[0].id)
    assert word.isalpha()
    assert len(word) == 12
    assert fold(word) != word
    assert search_words(HEARS, str(HEARS.choices[0].id)) == word


def test_a_name_falls_back_to_the_first_language_that_has_one(language):
    names = Names(tg="Шунавоӣ", ru="", en="Hearing")
    assert names.shown() == {"tg": "Шунавоӣ", "ru": "Шунавоӣ", "en": "Hearing"}[language]
    assert names.is_called("шунавои")
    assert not names.is_called("")
    assert replace(names, tg="").shown() == "Hearing"
