"""What is pasted into the grid: whole names parted, heads understood."""

from __future__ import annotations

from datetime import date

import pytest

from grouphub.features.transfer.typed_blocks import all_parted, headed, parted

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("typed", "given", "family", "patronymic"),
    [
        ("Раҳимова Гулбаҳор Саидовна", "Гулбаҳор", "Раҳимова", "Саидовна"),
        ("Гулбаҳор Раҳимова", "Гулбаҳор", "Раҳимова", ""),
        ("Гулбаҳор Саидовна Раҳимова", "Гулбаҳор", "Раҳимова", "Саидовна"),
        ("Гулбаҳор Саидовна", "Гулбаҳор", "", "Саидовна"),
        ("Раҳим Гулбаҳор Саидовна", "Гулбаҳор", "Раҳим", "Саидовна"),
        ("Karimova Zebo", "Zebo", "Karimova", ""),
    ],
)
def test_a_whole_name_whose_endings_tell_is_parted(typed, given, family, patronymic):
    cells = parted({"given": typed, "phone": "935141642"})
    assert cells["phone"] == "935141642"
    assert (cells["given"], cells.get("family", ""), cells.get("patronymic", "")) == (given, family, patronymic)


@pytest.mark.parametrize(
    "typed", ["Гулбаҳор", "Бибӣ Зайнаб", "Раҳимова (Гуля) Гулбаҳор", "Гул Баҳор Нор Бибӣ Раҳимова"]
)
def test_what_may_be_her_own_name_alone_stays(typed):
    assert parted({"given": typed}) == {"given": typed}


def test_a_family_name_that_stands_there_already_stays():
    cells = {"given": "Раҳимова Гулбаҳор", "family": "Назарова"}
    assert parted(cells) == cells


def test_names_that_tell_part_those_that_do_not():
    rows = all_parted([{"given": "Раҳимова Гулбаҳор"}, {"given": "Саид Зебо"}, {"given": "Лола"}])
    assert [(row["given"], row.get("family", "")) for row in rows] == [
        ("Гулбаҳор", "Раҳимова"),
        ("Зебо", "Саид"),
        ("Лола", ""),
    ]


def test_a_block_with_heads_goes_where_they_say():
    block = [
        ["№", "Ному насаб", "Деҳа", "Телефони шавҳар", "Соли таваллуд", "Ҷамоат", "Андоза"],
        ["1", "Гулбаҳор Раҳимова", "Чашмасор", "935141642", "1990", "Навобод", "46"],
        ["2", "Зебо Назарова", '"', "", "", "", ""],
        ["", "Ҳамагӣ", "2", "", "", "", ""],
    ]
    found = headed(block, TODAY)
    assert found is not None
    first, second = found.rows
    assert first["given"] == "Гулбаҳор"
    assert first["family"] == "Раҳимова"
    assert first["village"] == second["village"] == "Чашмасор"
    assert first["phone"] == "935141642 (Her husband's)"
    assert first["birth"] == "1990"
    assert first["jamoat"] == "Навобод"
    assert found.left == ("Андоза",)
    assert found.passed == 1


def test_heads_alone_over_one_column_are_heads():
    found = headed([["ФИО"], ["Раҳимова Гулбаҳор"]], TODAY)
    assert found is not None
    assert found.rows == ({"given": "Гулбаҳор", "family": "Раҳимова"},)


def test_women_above_heads_that_are_repeated_come_in_too():
    found = headed([["Зебо", "Каримова", "935141642"], ["Ном", "Насаб", "Телефон"], ["Лола", "Назарова", ""]], TODAY)
    assert found is not None
    assert [row["given"] for row in found.rows] == ["Зебо", "Лола"]


@pytest.mark.parametrize(
    "block",
    [
        [["Зебо", "Каримова", "935141642"], ["Лола", "Назарова", ""]],
        [["Бону", "Каримова"], ["Лола", "Назарова"]],
        [["Зебо", "Каримова", "", "", "дӯзандагӣ"]],
        [["", "Каримова"]],
    ],
)
def test_women_are_no_heads(block):
    assert headed(block, TODAY) is None
