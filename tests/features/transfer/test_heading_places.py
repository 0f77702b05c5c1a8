"""A list in parts, each below the name of its village: whoever stands there lives there."""

from __future__ import annotations

from grouphub.features.transfer.sheets import Sheet
from grouphub.features.transfer.tables import Why
from grouphub.features.transfer.understanding import Choices, Understanding, understand
from tests.features.people.group import MONDAY

HEADS = ("№", "Насаб", "Ном", "Соли таваллуд")


def read(*rows: tuple[object, ...], heads: tuple[str, ...] = HEADS) -> Understanding:
    wide = len(heads)
    return understand(Sheet("x", (heads, *((*row, *("",) * (wide - len(row))) for row in rows))), Choices(MONDAY))


def lives(found: Understanding) -> list[tuple[str, str, str, str]]:
    return [(one.given, one.village, one.jamoat, one.street) for one in found.people]


def test_the_women_below_the_name_of_a_village_live_there():
    found = read(
        ("деҳаи Навобод",), (1, "Каримова", "Зебо", 1980), (2, "Олимова", "Барно", 1975),
        ("Деҳа: Чашмасор (12 нафар)",), (1, "Назарова", "Лола", 1990),
        ("село Боғча – 3 чел.",), (1, "Саидова", "Нигина", 1991),
    )  # fmt: skip
    assert [(given, village) for given, village, _jamoat, _street in lives(found)] == [
        ("Зебо", "Навобод"), ("Барно", "Навобод"), ("Лола", "Чашмасор"), ("Нигина", "Боғча"),
    ]  # fmt: skip
    assert [(one.row, one.why) for one in found.left_out] == [
        (1, Why.HEAD), (2, Why.PLACE), (5, Why.PLACE), (7, Why.PLACE),
    ]  # fmt: skip


def test_a_wider_heading_ends_what_a_narrower_one_said():
    found = read(
        ("ҷамоати Оби Сафед",), ("деҳаи Навобод",), (1, "Каримова", "Зебо", 1980),
        ("ҷамоати Гулпарвар",), (2, "Олимова", "Барно", 1975),
        ("деҳаи Анорбоғ",), ("маҳаллаи Боло",), (3, "Назарова", "Лола", 1990),
    )  # fmt: skip
    assert lives(found) == [
        ("Зебо", "Навобод", "Оби Сафед", ""),
        ("Барно", "", "Гулпарвар", ""),
        ("Лола", "Анорбоғ", "Гулпарвар", "Боло"),
    ]


def test_what_her_own_row_says_counts():
    heads = (*HEADS, "Деҳа")
    found = read(
        ("ҷамоати Оби Сафед, деҳаи Навобод",), (1, "Каримова", "Зебо", 1980, "Чашмасор"), (2, "Олимова", "Барно", 1975),
        heads=heads,
    )  # fmt: skip
    assert lives(found) == [("Зебо", "Чашмасор", "", ""), ("Барно", "Навобод", "Оби Сафед", "")]


def test_a_heading_without_a_place_stays_a_heading():
    found = read(("Гурӯҳи 1",), (1, "Каримова", "Зебо", 1980), (2, "Олимова", "Барно", 1975))
    assert [one.why for one in found.left_out] == [Why.HEAD, Why.HEADING]
    assert {village for _given, village, _jamoat, _street in lives(found)} == {""}
