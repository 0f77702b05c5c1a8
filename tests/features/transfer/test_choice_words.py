"""Words for choices, in three languages."""

from __future__ import annotations

from datetime import date

import pytest

from grouphub.base.i18n import LANGUAGES, speaking
from grouphub.features.people.rules import Answer, Purpose, Role, Safe, Schooling, Whose, word
from grouphub.features.transfer.choice_words import answer_in, roles_in, safe_in, schooling_in, whose_in
from grouphub.features.transfer.read_people import ReadConsent
from tests.features.transfer.tables import column


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_program_are_understood(language: str):
    with speaking(language):
        words = {choice: word(choice) for kind in (Role, Schooling, Safe, Whose, Answer) for choice in kind}
    readers = {
        Role: lambda text: roles_in(text)[0][0],
        Schooling: schooling_in,
        Safe: safe_in,
        Whose: whose_in,
        Answer: answer_in,
    }
    for choice, text in words.items():
        if choice is not Schooling.NOT_SAID:
            assert readers[type(choice)](text) == choice, text


def test_several_roles_stand_in_one_cell():
    assert roles_in("дӯзанда, нонвой") == ((Role.SEWING, Role.BAKERY), ())
    assert roles_in("Швея и пекарь") == ((Role.SEWING, Role.BAKERY), ())
    assert roles_in("швея/врач") == ((Role.SEWING,), ("врач",))


def test_a_column_named_by_a_role_holds_ticks():
    found = column("Нонвой", "ҳа", "+", "", "не")
    assert [one.roles for one in found.people] == [(Role.BAKERY,), (Role.BAKERY,), (), ()]
    assert not found.problems


@pytest.mark.parametrize(
    ("text", "schooling"),
    [
        ("миёна", Schooling.SECONDARY), ("Маълумоти олӣ", Schooling.HIGHER),
        ("среднее специальное", Schooling.VOCATIONAL),
        ("9 класс", Schooling.BASIC), ("11", Schooling.SECONDARY), ("синфи 4", Schooling.PRIMARY),
        ("высшее образование", Schooling.HIGHER), ("бесавод", Schooling.NONE), ("Миёнаи махсус", Schooling.VOCATIONAL),
        ("врач", None),
    ],
)  # fmt: skip
def test_schooling_is_understood(text: str, schooling: Schooling | None):
    assert schooling_in(text) == schooling


def test_yes_and_no_are_understood_in_a_column():
    found = column("Дар мактаб мехонад", "ҳа", "не", "да", "Нет", "yes", "no", "+", "-", True, False, "", "?", "шояд")
    assert [one.in_school for one in found.people] == [
        True, False, True, False, True, False, True, False, True, False, None, None, None,
    ]  # fmt: skip
    assert [one.cell for one in found.problems] == ["шояд"]


def test_a_consent_counts_with_its_day():
    found = column("Розигӣ", date(2024, 5, 1), "ҳа, 01.05.2024", "рад кард 02.05.2024", "ҳа", "", "шояд")
    given = ReadConsent(Purpose.KEEP, Answer.GIVEN, date(2024, 5, 1))
    assert [one.consents for one in found.people] == [
        (given,), (given,), (ReadConsent(Purpose.KEEP, Answer.REFUSED, date(2024, 5, 2)),),
        (ReadConsent(Purpose.KEEP, Answer.GIVEN),), (), (),
    ]  # fmt: skip
    assert [one.place for one in found.problems] == ["B5", "B7"]
    assert [len(one.draft().consents) for one in found.people] == [1, 1, 1, 0, 0, 0]
