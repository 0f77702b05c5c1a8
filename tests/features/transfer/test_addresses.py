"""Whole addresses in one cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.features.transfer.addresses import Address, parted
from tests.features.transfer.tables import column


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "ноҳияи Восеъ, ҷамоати Гулистон, деҳаи Чорбоғ, кӯчаи Рӯдакӣ 12",
            Address("Восеъ", "Гулистон", "Чорбоғ", "Рӯдакӣ", "12"),
        ),
        ("район Восе, с. Чорбог, ул. Рудаки, дом 12", Address("Восе", "", "Чорбог", "Рудаки", "12")),
        ("ноҳияи Восеъ деҳаи Чорбоғ", Address("Восеъ", "", "Чорбоғ")),
        ("шаҳри Кӯлоб, кӯчаи Сино, 5а", Address("Кӯлоб", "", "", "Сино", "5а")),
        ("Vose district", Address(rest="Vose")),
        ("д. Чорбоғ, д. 7", Address(village="Чорбоғ", house="7")),
        ("Чорбоғ", Address(rest="Чорбоғ")),
        ("деҳаи Боло, деҳаи Поён", Address(village="Боло", rest="Поён")),
        ("", Address()),
    ],
)
def test_an_address_is_parted_by_its_marks(text: str, address: Address):
    assert parted(text) == address


def test_what_no_word_explains_is_the_village():
    (woman,) = column("Суроға", "Чорбоғ, кӯчаи Сино 4").people
    assert (woman.village, woman.street, woman.house) == ("Чорбоғ", "Сино", "4")


@given(
    st.lists(st.sampled_from(["деҳаи", "кӯчаи", "Чорбоғ", "12", "ноҳияи", "Сино,", "д.", "№", "х", ";"]), max_size=9)
)
def test_no_name_in_an_address_is_lost(words: list[str]):
    made = parted(" ".join(words))
    together = f"{made.district} {made.jamoat} {made.village} {made.street} {made.house} {made.rest}"
    for word in ("Чорбоғ", "Сино", "12"):
        assert together.count(word) == " ".join(words).count(word)
