"""Names: one key for every spelling, the Tajik order, nearness, Latin letters."""

from __future__ import annotations

import sqlite3
from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grouphub.base.names import distance, fold, initials, latin, readings, sort_key, stem

few = settings(max_examples=60, deadline=None)
nasty = (
    st.text() | st.text(st.sampled_from("ааАaAъьджзшьЁёйӣЇїcshkyotsg'’ʻ -_\u0301\u200b\u00ad1\0")) | st.text("가각ъ ")
)

ONE_NAME = [
    ["Ҳамадонӣ", "Хамадонй", "Hamadoni", "Њамадонї"],
    ["Ҷайҳун", "Чайхун", "Джайхун", "Jayhun"],
    ["Қурбонгул Қосимова", "Kurbongul Kosimova", "Ќурбонгул Ќосимова", "курбонгул  КОСИМОВА"],
    ["Ғафуров", "Гафуров", "Ghafurov", "Ѓафуров"],
    ["Мӯъминобод", "Муминобод", "Mu'minobod", "Муьминобод", "Mu’minobod", "Муъминобод"],
    ["Шамсиддин Шоҳин", "Шамсидин Шохин", "Shamsiddin Shohin"],
    ["Наҷоти Кӯдакон", "Начоти кудакон", "Наљоти кўдакон", "Najoti Kudakon"],
    ["Хуҷанд", "Худжанд", "Khujand", "Xujand"],
    ["Ёвон", "Yovon"],
    ["O'ktam", "Ӯктам", "Oʻktam", "O‘ktam"],
    ["G'ani", "Ғанӣ", "Gʻani"],
    ["Xurshida", "Хуршида", "Khurshida"],
    ["Қурбонбӣ", "Kurbonbi", "курбонбй"],
    ["Исҳоқ", "Is'hoq", "Исхок"],
    ["Сайёра", "Sayyora", "Сайера"],
    ["Зиёда", "Ziyoda"],
    ["Щербакова", "Shcherbakova"],
    ["Ҷамила", "Джамила", "Jamila", "Djamila"],
    ["Шарофат", "Šarofat", "Şarofat"],
    ["Гулно́ра", "Гулнора", "Гул\u00adнора", "Gulnora"],
    ["Цветаева", "Tsvetaeva"],
]


@pytest.mark.parametrize("writings", ONE_NAME, ids=lambda writings: writings[0])
def test_every_writing_of_one_name_has_one_key(writings):
    assert len({fold(writing) for writing in writings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Кӯлоб", "Куляб"), ("Ёвон", "Яван"), ("Khiyolbi", "Khylolbi"), ("Najoti", "Nazoti")]
)
def test_what_folding_must_not_join_is_near_instead(one, other):
    assert fold(one) != fold(other)
    assert distance(fold(one), fold(other)) <= 2


def test_a_key_is_words_parted_by_single_spaces():
    assert fold("  Мирзоева-Каримова,\tГулнора!  ") == "мирзоева каримова гулнора"


def test_digits_stay_in_the_key_as_they_are():
    assert fold("кӯчаи 8-март, хонаи 11") == "кучаи 8 март хонаи 11"


@pytest.mark.parametrize("text", ["", " ", "'’ʻ", "ъь", "\0\x01\n", "🙂", "\u0301\u200f"])
def test_what_has_no_letters_has_an_empty_key(text):
    assert fold(text) == ""


@few
@given(nasty)
def test_folding_again_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@few
@given(nasty)
def test_a_key_is_normalized_and_does_not_depend_on_how_the_text_was_composed(text):
    assert is_normalized("NFC", fold(text))
    assert fold(normalize("NFD", text)) == fold(normalize("NFC", text))


@few
@given(st.text("абвгғдеёзиӣйкқлмнопрстуӯфхҳчҷшъэюя -"))
def test_case_and_a_missing_tajik_keyboard_change_no_key(text):
    typed = text.translate(str.maketrans("ғӣқӯҳҷ", "гйкухч"))
    assert fold(text.upper()) == fold(text) == fold(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Rhfcyjdf", "Краснова"),
        ("ghbdtn", "привет"),
        ("Rjcbvjdf", "Қосимова"),
        ("Щамадонь", "Ҳамадонӣ"),
        ("Лгкищт", "Kurbon"),
    ],
)
def test_a_query_is_also_read_as_the_same_keys_of_another_layout(typed, meant):
    assert fold(meant) in readings(typed)


def test_the_reading_as_typed_comes_first_and_none_comes_twice():
    found = readings("Hamadoni")
    assert found[0] == fold("Ҳамадонӣ")
    assert len(set(found)) == len(found)
    assert readings("918 67") == ("918 67",)
    assert readings(" ?") == ()


# --- order ------------------------------------------------------------------------------------------------------------

IN_ORDER = [
    "Ганҷ", "Гулнора", "Ғафур", "Ғуломшо", "Дилбар", "Елена", "Ёсуман", "Имом", "Йӯлдош", "Карим", "Қодир", "Лола",
    "Умед", "Ӯктам", "Фарзона", "Хосият", "Ҳасан", "Чаман", "Ҷамила", "Шоҳин", "Эҳсон", "Юсуф", "Яҳё",
]  # fmt: skip
ALL_IN_ORDER = [
    "", "1 май", "8 март", "Азиза", "Бибӣ", "Иноят", "Ӣд", "Йӯлдош", "Ҳасан", "Цветана", "Чаман", "Шоҳин", "Щедрина",
    "Ъ", "Ыкыл", "Ьа", "Эҳсон", "Яҳё", "Anna", "Élise", "Fatima", "Zara", "علی",
]  # fmt: skip


@pytest.mark.parametrize("names", [IN_ORDER, ALL_IN_ORDER], ids=["tajik", "russian and latin too"])
def test_names_sort_by_the_tajik_alphabet(names):
    backwards = names[::-1]
    assert sorted(backwards, key=sort_key) == names


def test_sqlite_sorts_the_keys_as_python_does():
    base = sqlite3.connect(":memory:")
    base.execute("create table name (text, key)")
    base.executemany("insert into name values (?, ?)", [(name, sort_key(name)) for name in reversed(ALL_IN_ORDER)])
    assert [text for (text,) in base.execute("select text from name order by key")] == ALL_IN_ORDER
    base.close()


@pytest.mark.parametrize(
    "names",
    [
        ["Гул Яҳё", "Гул-Яҳё", "Гулаа"],  # a space or hyphen is lighter than any letter
        ["Назар Ӯктам", "Назарова Азиза"],  # so one family stands together
        ["АЗИЗА", "Азизаа", "АЗИЗАБ"],  # case does not count ...
        ["Каримова А", "КАРИМОВА Б", "Каримова В"],
        ["Азиза", "АЗИЗА", "азиза"],  # ... until nothing else differs
        ["Муаззама", "Муъ", "Муъмина", "Муьмина"],
    ],
)
def test_spaces_hyphens_and_case_are_lighter_than_letters(names):
    backwards = names[::-1]
    assert sorted(backwards, key=sort_key) == names


@few
@given(st.lists(nasty, max_size=8))
def test_two_writings_never_share_a_sort_key_unless_they_are_composed_alike(texts):
    assert len({sort_key(text) for text in texts}) == len({normalize("NFC", text) for text in texts})


# --- nearness ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("", "", 0),
        ("лола", "лола", 0),
        ("лола", "лла", 1),
        ("лола", "ллоа", 1),
        ("лола", "лила", 1),
        ("лола", "", 3),
        ("гулнора", "гулнра", 1),
        ("гулнора", "угллорна", 3),
        ("аб", "ба", 1),
        ("ca", "abc", 3),
    ],
)
def test_a_slip_of_the_finger_counts_one(one, other, far):
    assert distance(one, other) == far
    assert distance(other, one) == far


@few
@given(st.text("абв", max_size=7), st.text("абв", max_size=7), st.integers(0, 8))
def test_the_distance_is_that_of_the_plain_definition(one, other, limit):
    assert distance(one, other, limit) == min(plain_distance(one, other), limit + 1)


def plain_distance(one, other):
    """Give the optimal string alignment distance as the textbook has it."""
    table = [
        [row + column if 0 in (row, column) else 0 for column in range(len(other) + 1)] for row in range(len(one) + 1)
    ]
    for row in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            table[row][column] = min(
                table[row - 1][column] + 1,
                table[row][column - 1] + 1,
                table[row - 1][column - 1] + (one[row - 1] != other[column - 1]),
            )
            if row > 1 and column > 1 and one[row - 1] == other[column - 2] and one[row - 2] == other[column - 1]:
                table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
    return table[-1][-1]


@pytest.mark.parametrize(
    "family",
    [
        ["Мирзоева", "Мирзозода", "Мирзоев", "Мирзозод"],
        [
            "Каримова",
            "Каримов",
            "Каримӣ",
            "Каримзода",
            "Каримпур",
            "Каримиён",
            "Каримён",
            "Karimova",
            "Каримфар",
            "Каримдухт",
        ],
        ["Ғаниева", "Ғанизода", "Ғанӣ"],
    ],
)
def test_forms_of_one_family_share_a_stem(family):
    assert len({stem(form) for form in family}) == 1


def test_a_short_family_name_keeps_its_letters():
    assert stem("Али") == "али"
    assert stem("Ёр") == "ер"


# --- on screen and paper ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Ҷамила Қосимова", "Jamila Qosimova"),
        ("Ғафур Хосият", "Ghafur Khosiyat"),
        ("ШОҲИН Шоҳин Ш", "SHOHIN Shohin Sh"),
        ("Мӯъминобод", "Mu'minobod"),
        ("Ёсуман, Юсуф; Яҳё", "Yosuman, Yusuf; Yahyo"),
        ("Щукина Ольга Цыганова", "Shchukina Olga Tsyganova"),
        ("Эҳсон Зебонисо-бӣ", "Ehson Zeboniso-bi"),
        ("Anna 5", "Anna 5"),
    ],
)
def test_a_name_is_suggested_in_latin_letters(name, written):
    assert latin(name) == written


@pytest.mark.parametrize(
    ("given_name", "family", "letters"),
    [
        ("Гулнора", "мирзоева", "ГМ"),
        ("ҷамила", "", "Ҷ"),
        ("", "Қосимова", "Қ"),
        ("«Лола»", "(Умед)", "ЛУ"),
        ("🙂", "", ""),
        ("ßa", "и\u0306", "SЙ"),
    ],
)
def test_initials_are_the_first_letters(given_name, family, letters):
    assert initials(given_name, family) == letters


@few
@given(nasty, nasty)
def test_no_text_is_too_strange(one, other):
    assert len(initials(one, other)) <= 2
    assert isinstance(latin(one), str)
    assert isinstance(stem(one), str)
    assert isinstance(readings(one), tuple)
    assert 0 <= distance(one, other, 2) <= 3


@pytest.mark.parametrize("text", ["Қ" * 10_000, "дж" * 5_000, "а " * 5_000, "и\u0304" * 5_000, "\u202eЛола\0" * 2_000])
def test_ten_thousand_letters_are_a_name_too(text):
    assert fold(fold(text)) == fold(text)
    assert sort_key(text)
    assert distance(text, "Лола" + text[:-4]) <= 3
    assert readings(text)
