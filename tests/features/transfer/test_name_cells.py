"""Whole names in one cell, in either order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.features.transfer.name_cells import Name, NameOrder, order_of, split
from grouphub.features.transfer.questions import NameOrderQuestion
from tests.features.transfer.tables import column, rows, understood

FAMILY, GIVEN = NameOrder.FAMILY_FIRST, NameOrder.GIVEN_FIRST


@pytest.mark.parametrize(
    ("text", "order", "name"),
    [
        ("Зебо", FAMILY, Name("Зебо")),
        ("Каримова Гулнора", FAMILY, Name("Гулнора", "", "Каримова")),
        ("Каримова Гулнора", GIVEN, Name("Гулнора", "", "Каримова")),
        ("Гулнора Каримова", FAMILY, Name("Гулнора", "", "Каримова")),
        ("Каримова Гулнора Раҳимовна", FAMILY, Name("Гулнора", "Раҳимовна", "Каримова")),
        ("Гулнора Раҳимовна Каримова", FAMILY, Name("Гулнора", "Раҳимовна", "Каримова")),
        ("Гулнора Раҳимовна", FAMILY, Name("Гулнора", "Раҳимовна")),
        ("Раҳимзода Мадина", GIVEN, Name("Мадина", "", "Раҳимзода")),
        ("Шарифӣ Мадина Анвар", FAMILY, Name("Мадина", "Анвар", "Шарифӣ")),
        ("Мадина Анвар Шарифӣ", GIVEN, Name("Мадина", "Анвар", "Шарифӣ")),
        ("Каримова Гулнора Раҳим қизи", FAMILY, Name("Гулнора", "Раҳим қизи", "Каримова")),
        ("Каримова Гулнора духтари Раҳим", FAMILY, Name("Гулнора", "духтари Раҳим", "Каримова")),
        ("Каримова, Гулнора", GIVEN, Name("Гулнора", "", "Каримова")),
        ("Каримова Г.Р.", FAMILY, Name("Г.", "Р.", "Каримова")),
        ("Karimova Gulnora", GIVEN, Name("Gulnora", "", "Karimova")),
        ("Шаҳзода Саидова", FAMILY, Name("Шаҳзода", "", "Саидова")),
        ("Каримова Гулнора (Гуля)", FAMILY, Name("Гулнора", "", "Каримова", also="Гуля")),
        ("Каримова Гулнора (вафот кард)", FAMILY, Name("Гулнора", "", "Каримова", remark="вафот кард")),
        ("Қурбонбӣ", GIVEN, Name("Қурбонбӣ")),
    ],
)
def test_a_whole_name_is_parted(text: str, order: NameOrder, name: Name):
    assert split(text, order) == name


def test_endings_decide_the_order_of_a_column():
    assert order_of(["Каримова Гулнора", "Саидова Зебо", "Шариф Мадина"]).order is FAMILY
    assert order_of(["Гулнора Каримова", "Зебо Саидова", "Мадина Шариф"]).order is GIVEN
    found = column("Ному насаб", "x")
    assert not found.questions


def test_a_head_decides_where_endings_say_nothing():
    assert order_of(["Шариф Мадина", "Раҳим Зебо"], "Ному насаб").order is GIVEN
    assert order_of(["Шариф Мадина", "Раҳим Зебо"], "Ф.И.О.").order is FAMILY


def test_where_nothing_decides_she_is_asked_with_samples():
    sheet = rows(["Иштирокчӣ"], ["Шариф Мадина"], ["Раҳим Зебо"], ["Анвар Гул"], ["Салим Ҷамила"])
    found = understood(sheet)
    (asked,) = found.questions
    assert isinstance(asked, NameOrderQuestion)
    assert len(asked.samples) == 3
    assert asked.samples[0].family_first == Name("Мадина", "", "Шариф")
    assert asked.samples[0].given_first == Name("Шариф", "", "Мадина")
    assert found.people[0].given == "Мадина"
    answered = understood(sheet, name_orders={0: GIVEN})
    assert not answered.questions
    assert answered.people[0].given == "Шариф"


def test_a_family_name_alone_is_taken_for_hers_and_told():
    found = understood(rows(["Насаб", "Ном"], ["Каримова", "Гулнора"], ["Саидова", ""]))
    assert [(one.given, one.family) for one in found.people] == [("Гулнора", "Каримова"), ("Саидова", "")]
    assert [(one.row, one.is_kept) for one in found.problems] == [(3, True)]


@given(st.text(max_size=60), st.sampled_from(NameOrder))
def test_no_word_of_a_name_is_lost(text: str, order: NameOrder):
    name = split(text, order)
    kept = f"{name.given} {name.patronymic} {name.family} {name.also} {name.remark}"
    signs = set(filter(str.isalnum, text))
    assert signs <= set(kept)
