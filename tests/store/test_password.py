from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.base import i18n
from grouphub.store.password import WORDS, strength


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple",
        "четыре слова вместе тут",
        "дарахт соат кӯза борон",
        "нон об хона гул",
        "non bist chor gul",
    ],
)
def test_four_everyday_words_are_strong(password: str):
    assert strength(password).level >= 3


@pytest.mark.parametrize(
    "password",
    [
        "",
        "a",
        "12345678",
        "qwerty123",
        "йцукен2024",
        "a" * 40,
        "abab" * 3,
        "P@ssw0rd!",
        "пароль123",
        "Dushanbe2024",
        "гулнора1990",
        "12.03.1985",
        "992918678002",
        "мама папа мама папа",
        "abcdefghijklmnop",
        "1qaz2wsx3edc",
    ],
)
def test_what_everybody_tries_first_is_very_weak(password: str):
    assert strength(password).level == 0


def test_the_groups_own_name_and_village_are_worth_little():
    password = "Гулдастаи Навобод боғ"
    assert strength(password, ["Гулдастаи", "Навобод"]).level < strength(password).level
    assert strength("НАВОБОД123", ["Навобод"]).level == 0


def test_another_word_makes_it_no_weaker():
    words = ["дарахт", "соат", "кӯза", "борон", "ситора", "хирс"]
    levels = [strength(" ".join(words[:count])).level for count in range(1, 7)]
    assert levels == sorted(levels)
    assert levels[0] == 0
    assert levels[-1] == 4


def test_it_is_told_in_words_of_the_language_spoken():
    judged = strength("12345678")
    assert judged.words == "Very weak"
    with i18n.speaking("en"):
        assert judged.advice.startswith("Four everyday words")


@given(st.text(max_size=300))
def test_any_text_gets_a_level(password: str):
    assert strength(password, ["Навобод"]).level in range(len(WORDS))


def test_a_very_long_password_is_judged_at_once():
    assert strength("қ" * 10_000).level == 0
    assert strength("password" * 1_500).level <= 4
