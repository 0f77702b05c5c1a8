"""Telephone numbers as they stand in cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.features.people.rules import Safe, Whose
from grouphub.features.transfer.phone_cells import DigitsLost, NoNumber, PhoneDoubtful, phones_in
from tests.features.transfer.tables import column, rows, understood

ONE = "+992918678002"
TWO = "+992935141642"


@pytest.mark.parametrize(
    "text",
    [
        "918678002", "918-67-80-02", "918 67 80 02", "(918) 67-80-02", "918.67.80.02", "8-918-67-80-02", "8 918 678002",
        "992918678002", "+992 918 67 80 02", "00992918678002", "+992-91-867-80-02", "9.18678002E+08", "9,18678002E+8",
        "918,67,80,02", "918/67/80/02", "тел: 918678002", "918678002.", " 918678002 ",
    ],
)  # fmt: skip
def test_a_number_is_read_in_any_writing(text: str):
    phones, wrong = phones_in(text)
    assert [phone.normal for phone in phones] == [ONE]
    assert not wrong


@pytest.mark.parametrize(
    "text",
    [
        "918678002, 935141642", "918678002;935141642", "918678002/935141642", "918678002\n935141642",
        "918678002 935141642", "918 67 80 02 / 93 514 16 42", "918-67-80-02 ва 93-514-16-42", "918678002 и 935141642",
        "+992918678002,+992935141642", "918678002 | 935141642", "тел. 918678002, моб. 935141642",
    ],
)  # fmt: skip
def test_several_numbers_in_a_cell_are_several(text: str):
    phones, wrong = phones_in(text)
    assert [phone.normal for phone in phones] == [ONE, TWO]
    assert not wrong


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("муж 918678002", Whose.HUSBAND),
        ("918678002 (шавҳар)", Whose.HUSBAND),
        ("918678002 шавҳараш", Whose.HUSBAND),
        ("husband: 918678002", Whose.HUSBAND),
        ("соседка 918678002", Whose.NEIGHBOUR),
        ("918678002 - ҳамсоя Зебо", Whose.NEIGHBOUR),
        ("918678002 общий", Whose.SHARED),
        ("мать 918678002", Whose.OTHER),
        ("918678002 (писараш)", Whose.OTHER),
        ("918678002 худаш", Whose.OWN),
        ("918678002", Whose.OWN),
    ],
)
def test_a_remark_says_whose_telephone_it_is(text: str, whose: Whose):
    ((phone,), wrong) = phones_in(text)
    assert (phone.normal, phone.whose) == (ONE, whose)
    assert not wrong


def test_each_remark_belongs_to_its_own_number():
    phones, _wrong = phones_in("918678002, муж 935141642")
    assert [phone.whose for phone in phones] == [Whose.OWN, Whose.HUSBAND]
    phones, _wrong = phones_in("918678002 муж, 935141642 худаш")
    assert [phone.whose for phone in phones] == [Whose.HUSBAND, Whose.OWN]


def test_a_remark_that_says_not_to_call_is_heeded():
    for text in ("918678002 (не звонить)", "918678002 занг назанед", "918678002 - do not call"):
        assert [phone.safe for phone in phones_in(text)[0]] == [Safe.NO]


def test_what_is_left_of_a_remark_is_kept():
    ((phone,), _wrong) = phones_in("918678002 после 18:00")
    assert phone.remark == "после 18:00"
    ((phone,), _wrong) = phones_in("тел. 918678002")
    assert (phone.typed, phone.remark) == ("918678002", "")


@pytest.mark.parametrize("text", ["9.18678E+08", "9,18678E+08", "9.2E+11", "9E+08"])
def test_a_number_whose_digits_were_cut_off_is_not_made_up(text: str):
    phones, wrong = phones_in(text)
    assert not phones
    assert isinstance(wrong[0], DigitsLost)


def test_a_number_in_doubt_is_kept_and_listed():
    found = column("Телефон", "91867800", 18678002.0, "9186780021", "фардо", 918678002.0)
    assert [[phone.typed for phone in one.phones] for one in found.people] == [
        ["91867800"], ["18678002"], ["9186780021"], [], ["918678002"],
    ]  # fmt: skip
    assert [(one.place, type(one.error), one.is_kept) for one in found.problems] == [
        ("B2", PhoneDoubtful, True), ("B3", PhoneDoubtful, True), ("B4", PhoneDoubtful, True), ("B5", NoNumber, False),
    ]  # fmt: skip
    assert found.problems[0].why == "1 digit is missing."


def test_several_columns_of_telephones_come_together_each_number_once():
    found = understood(
        rows(
            ["Ном", "Телефон", "Телефон", "Телефони шавҳар", "Чей телефон", "Занг задан бехатар аст"],
            ["Зебо", "918678002", "918-67-80-02", "935141642", "", "не"],
            ["Гул", 918678002.0, "", "", "", ""],
        )
    )
    assert [(phone.normal, phone.whose, phone.safe) for phone in found.people[0].phones] == [
        (ONE, Whose.OWN, Safe.UNKNOWN),
        (TWO, Whose.HUSBAND, Safe.NO),
    ]
    assert len(found.people[1].phones) == 1


def test_columns_beside_a_telephone_say_more_about_it():
    found = understood(
        rows(
            ["Ном", "Телефон", "Чей телефон", "Можно звонить", "Когда звонить"],
            ["Зебо", "918678002", "мужа", "нет", "после обеда"],
            ["Гул", "935141642", "тётя Саида", "да", ""],
            ["Нигина", "935141643", "Someone else's", "маълум нест", ""],
        )
    )
    first, second, third = (one.phones[0] for one in found.people)
    assert (first.whose, first.safe, first.hours) == (Whose.HUSBAND, Safe.NO, "после обеда")
    assert (second.whose, second.whose_words, second.safe) == (Whose.OTHER, "тётя Саида", Safe.YES)
    assert (third.whose, third.whose_words, third.safe) == (Whose.OTHER, "", Safe.UNKNOWN)


@given(st.text(max_size=60))
def test_any_text_is_numbers_or_a_problem(text: str):
    phones, wrong = phones_in(text)
    assert all(phone.typed for phone in phones)
    assert all(one.text() for one in wrong)


@given(st.lists(st.integers(100_000_000, 999_999_999), min_size=1, max_size=4, unique=True), st.sampled_from(",;/\n"))
def test_numbers_written_one_after_the_other_all_come_back(numbers: list[int], sign: str):
    phones, wrong = phones_in(f" {sign} ".join(map(str, numbers)))
    assert [phone.normal for phone in phones] == [f"+992{number}" for number in numbers]
    assert not wrong
