"""Labels: all of them, each whole, in the places the common sheet has."""

from __future__ import annotations

import pytest

from grouphub.paper.labels import Label, labels_pdf
from tests.paper import pdf


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (24, 1), (25, 2), (100, 5)])
def test_there_is_a_label_for_everybody(count, pages):
    found = pdf.texts(labels_pdf([Label(f"Name{number}x") for number in range(count)]))
    assert len(found) == pages
    for number in range(count):
        assert f"Name{number}x" in found[number // 24]


def test_places_already_used_up_are_skipped_on_the_first_sheet_only():
    found = pdf.texts(labels_pdf([Label(f"Name{number}x") for number in range(28)], skip=20))
    assert "Name3x" in found[0]
    assert "Name4x" in found[1]
    assert len(found) == 2


@pytest.mark.parametrize(
    "name",
    [
        "Ҷамила",
        "Абдураҳмонзода Муҳаббатбонуи Абдуллоҷоновна Хоҷамуродзода",
        "Ғ" * 60,
        "Ҷ " * 40,
    ],
)
def test_a_name_keeps_inside_its_label(name):
    made = labels_pdf([Label(name, "Чашмасор", "Гулдаста")], size=20)
    left, top, right, bottom = pdf.ink_box(made)
    assert left >= 4
    assert 210 - right <= 70 - 4
    assert top >= 1.5
    assert 297 - bottom <= 37 + 1 - 1.5


def test_labels_say_nothing_about_their_making():
    made = labels_pdf([Label("Ҷамила")])
    assert pdf.says_nothing_about_its_making(made)
    assert pdf.has_only_embedded_letters(made)
