"""A table as people make it becomes women, problems and questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from grouphub.base.birth import Birth
from grouphub.features.people.rules import Purpose, Role, Schooling, Whose
from grouphub.features.transfer.meanings import Meaning, Use
from grouphub.features.transfer.questions import OldFontQuestion
from grouphub.features.transfer.reading import read_workbook
from grouphub.features.transfer.tables import Why
from grouphub.features.transfer.understanding import Choices, understand
from tests.features.transfer.tables import TODAY, sheet, understood

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
    found = understood(LIST, uses={7: Use(Meaning.NOTHING), 5: Use(Meaning.NOTE)})
    assert [one.note for one in found.people] == ["миёна", "олӣ", "миёнаи махсус", ""]
    assert all(one.schooling is Schooling.NOT_SAID for one in found.people)
    assert understood(LIST, head_rows=(4,)).people[0].row == 5


def test_a_table_without_names_births_or_phones_is_questioned():
    assert understood("Мол|Нарх|Миқдор\nорд|350|2\nматоъ|25|10").is_questionable


OLD = "Насаб|Ном|Дења\nЌурбонова|Њамида|Чорбоѓ\nЃафурова|Љамила|Чорбоѓ"


def test_an_old_font_is_asked_about_with_both_readings():
    found = understood(OLD)
    (asked,) = found.questions
    assert isinstance(asked, OldFontQuestion)
    assert asked.fonts[0] == "A"
    assert len(asked.samples) == 3
    assert {"Ҳамида", "Ҷамила"} & {one.read["A"] for one in asked.samples}
    assert found.people[0].given == "Њамида"


def test_what_she_answers_about_the_old_font_is_done():
    found = understood(OLD, old_font="A")
    assert not found.questions
    assert [(one.family, one.given, one.village) for one in found.people] == [
        ("Қурбонова", "Ҳамида", "Чорбоғ"),
        ("Ғафурова", "Ҷамила", "Чорбоғ"),
    ]
    assert understood(OLD, old_font="B").people[1].given == "Ғамила"
    kept = understood(OLD, old_font="none")
    assert not kept.questions
    assert kept.people[1].given == "Љамила"


def test_a_file_in_an_old_font_is_read_to_the_end(tmp_path: Path):
    file = tmp_path / "a.csv"
    file.write_bytes(OLD.replace("|", ";").encode("cp1251"))
    found = understood(read_workbook(file).sheets[0], old_font="A")
    assert [one.given for one in found.people] == ["Ҳамида", "Ҷамила"]


def test_understanding_says_how_far_it_is_and_can_be_stopped():
    parts: list[float] = []
    understand(sheet(LIST), Choices(TODAY), progress=parts.append)
    assert parts == sorted(parts)
    assert 0 < parts[0] < parts[-1] <= 1

    def stop(part: float) -> None:
        if part > 0.5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        understand(sheet(LIST), Choices(TODAY), progress=stop)


def test_a_woman_fills_the_fields_of_a_form():
    found = understood("Насаб|Ном|Деҳа|Кӯча|Хона|Вазифа|Аъзо аз\nКаримова|Зебо|Чорбоғ|Сино|5|нонвой|01.02.2020")
    draft = found.people[0].draft(district="vose")
    assert (draft.village, draft.street, draft.house, draft.district) == ("Чорбоғ", "Сино", "5", "vose")
    assert [(role.role, role.since) for role in draft.roles] == [(Role.BAKERY, draft.joined_on)]


def test_a_column_she_chooses_still_says_whose_phone_and_which_consent_it_is():
    told = sheet("Ном|Рақами шавҳар|Розигӣ: сурат\nЗебо|93 514 16 42|ҳа 05.03.2024")
    chosen = {1: Use(Meaning.PHONE), 2: Use(Meaning.CONSENT)}
    (zebo,) = understand(told, Choices(TODAY, uses=chosen)).people
    assert zebo.phones[0].whose is Whose.HUSBAND
    assert zebo.consents[0].purpose is Purpose.PHOTO
