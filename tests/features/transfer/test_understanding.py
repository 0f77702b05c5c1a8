"""A table as people make it becomes women, problems and questions."""

from __future__ import annotations

from grouphub.base.birth import Birth
from grouphub.features.people.rules import Role, Schooling, Whose
from grouphub.features.transfer.meanings import Meaning
from grouphub.features.transfer.tables import Why
from tests.features.transfer.tables import TODAY, understood

LIST = """
Рӯйхати занони деҳаи Чорбоғ|||||||
|||||||
№|Ному насаб|Санаи таваллуд|Телефон|Деҳа|Маълумот|Вазифа|Эзоҳ
1|Каримова Гулнора Раҳимовна|12.03.1975|918-67-80-02, муж 93 514 16 42|Чорбоғ|миёна|дӯзанда|
2|Раҳимова Зебо|31.02.2024|8 918 67 80 03|ЧОРБОҒ|олӣ|дӯзанда, нонвой|бева
3|Саидова Мoҳира|тахм. 1975|9.18678E+08|-//-|миёнаи махсус|рассом|
№|Ному насаб|Санаи таваллуд|Телефон|Деҳа|Маълумот|Вазифа|Эзоҳ
4|Зебо|34 сола|992918678002|чорбоғ |||
5||||||аъзо|
Ҳамагӣ:|5 нафар||||||
|||||||
Роҳбар: ________|Раҳимова С.||||||
"""


def test_a_list_with_everything_around_it_becomes_women():
    found = understood(LIST)
    assert [(one.row, one.given, one.patronymic, one.family) for one in found.people] == [
        (4, "Гулнора", "Раҳимовна", "Каримова"),
        (5, "Зебо", "", "Раҳимова"),
        (6, "Моҳира", "", "Саидова"),
        (8, "Зебо", "", ""),
    ]
    first, second, third, fourth = found.people
    assert [(phone.normal, phone.whose) for phone in first.phones] == [
        ("+992918678002", Whose.OWN),
        ("+992935141642", Whose.HUSBAND),
    ]
    assert second.roles == (Role.SEWING, Role.BAKERY)
    assert second.birth is None
    assert third.birth == Birth.about(1975)
    assert third.schooling == Schooling.VOCATIONAL
    assert fourth.birth == Birth.aged(34, TODAY)
    assert {one.village for one in found.people} == {"Чорбоғ"}
    assert not found.questions
    assert not found.is_questionable


def test_what_is_no_woman_is_left_out_and_told():
    found = understood(LIST)
    assert [(one.row, one.why) for one in found.left_out] == [
        (1, Why.ABOVE),
        (3, Why.HEAD),
        (7, Why.HEAD_AGAIN),
        (9, Why.NO_NAME),
        (10, Why.TOTAL),
        (11, Why.BLANK),
        (12, Why.BELOW),
    ]


def test_what_is_not_understood_is_listed_with_its_place():
    found = understood(LIST)
    assert [(one.place, one.cell, one.is_kept) for one in found.problems] == [
        ("C5", "31.02.2024", False),
        ("B6", "Саидова Мoҳира", True),
        ("D6", "9.18678E+08", False),
        ("G6", "рассом", False),
        ("9", "5 аъзо", False),
    ]
    assert found.problems[0].why.startswith("There is no 31.02.2024 in the calendar.")


def test_she_can_change_every_column_and_the_head_row():
    from grouphub.features.transfer.meanings import Use

    found = understood(LIST, uses={7: Use(Meaning.NOTHING), 5: Use(Meaning.NOTE)})
    assert [one.note for one in found.people] == ["миёна", "олӣ", "миёнаи махсус", ""]
    assert all(one.schooling is Schooling.NOT_SAID for one in found.people)
    assert understood(LIST, head_rows=(4,)).people[0].row == 5


def test_a_table_without_names_births_or_phones_is_questioned():
    assert understood("Мол|Нарх|Миқдор\nорд|350|2\nматоъ|25|10").is_questionable
