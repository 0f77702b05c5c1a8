"""Tables on paper: nothing is cut, nothing is lost, heads come again, pages are counted."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.paper import fonts
from grouphub.paper.sheet import lines
from grouphub.paper.table import Column, TableText, table_pdf
from tests.paper import pdf

COLUMNS = (Column("Name", 3, bold=True), Column("Village", 2))
TITLE = TableText("A list", "3 women", "a word below")


def made(rows, **options):
    return table_pdf(TITLE, COLUMNS, rows, **options)


@pytest.mark.parametrize("count", [0, 1, 2, 37, 200])
def test_every_row_stands_on_paper_once_under_its_number(count):
    found = pdf.text(made([(f"Name{number}x", f"Village{number}x") for number in range(1, count + 1)]))
    for number in range(1, count + 1):
        assert f"{number} Name{number}x Village{number}x" in found


def test_the_heads_stand_on_every_page_and_the_pages_are_counted():
    pages = pdf.texts(made([("Ҷамила", "Чашмасор")] * 100))
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert page.count("Village") == 1
        assert f"page {number} of {len(pages)}" in page
        assert "a word below" in page


def test_one_page_needs_no_count():
    assert "page 1" not in pdf.text(made([("Ҷамила", "Чашмасор")]))


def test_a_long_name_goes_on_below_instead_of_being_cut():
    name = "Абдураҳмонзода Муҳаббатбонуи Абдуллоҷоновна Хоҷамуродзода"
    found = re.sub(r"\s+", " ", pdf.text(made([(name, "Чашмасор")])))
    for word in name.split():
        assert word in found


def test_a_text_no_paper_has_room_for_ends_with_dots():
    found = pdf.texts(made([("ғ" * 10_000, "Чашмасор"), ("Ҷамила", "")]))
    assert len(found) == 1
    assert "…" in found[0]
    assert "Ҷамила" in found[0]


def test_a_page_may_be_turned():
    assert pdf.sizes(made([("Ҷамила", "")], across=True)) == [(842, 595)]


def test_ink_keeps_away_from_the_edge_of_the_paper():
    assert min(pdf.ink_box(made([("Ҷамила " * 30, "Чашмасор")] * 60))) >= 6


def test_nothing_is_said_about_the_making_and_every_letter_is_embedded():
    made_now = made([("Ғғ Ӣӣ Ққ Ӯӯ Ҳҳ Ҷҷ", "Ёё Ъъ №")])
    assert pdf.says_nothing_about_its_making(made_now)
    assert pdf.has_only_embedded_letters(made_now)
    assert "Ғғ Ӣӣ Ққ Ӯӯ Ҳҳ Ҷҷ Ёё Ъъ №" in pdf.text(made_now)


@given(st.text(max_size=80), st.floats(30, 300))
def test_lines_fit_and_lose_no_sign(text, wide):
    broken = lines(text, fonts.REGULAR, 10, wide)
    assert all(len(line) <= 1 or fonts.width(line, fonts.REGULAR, 10) <= wide + 0.01 for line in broken)
    assert "".join(broken).replace(" ", "") == text.replace(" ", "")


def test_the_width_is_the_one_of_the_font_itself():
    from reportlab.pdfbase import pdfmetrics

    for text in ("Қурбонгул Қосимова", "", "№ 12 — «нон»", "\U0001f600"):
        assert fonts.width(text, fonts.BOLD, 13) == pytest.approx(pdfmetrics.stringWidth(text, fonts.BOLD, 13))
