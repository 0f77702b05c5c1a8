"""What is written as a file opens as the same cells, and nothing in it runs."""

from __future__ import annotations

import csv
import re
import zipfile
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.features.transfer.files_out import csv_bytes, shielded, unshielded, xlsx_bytes

HEADS = ("Name", "Ҷойи таваллуд")
NAUGHTY = (
    "=1+1",
    "+992 93 514 16 42",
    "-5",
    "@SUM(A1)",
    "\tx",
    "'",
    "'=1",
    "https://example.com",
    "007",
    "1e5",
    "ғӣқӯҳҷ",
)


def read_xlsx(content: bytes) -> list[list[str]]:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return [[str(cell) for cell in row] for row in book.get_sheet_by_index(0).to_python()]


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_every_cell_of_a_workbook_is_the_text_it_was():
    rows = [(cell, "x") for cell in NAUGHTY]
    assert read_xlsx(xlsx_bytes(HEADS, rows)) == [list(HEADS), *map(list, rows)]


def test_a_workbook_holds_no_formula_no_link_and_no_word_about_its_making():
    with zipfile.ZipFile(BytesIO(xlsx_bytes(HEADS, [(cell, "x") for cell in NAUGHTY]))) as box:
        parts = {name: box.read(name).decode("utf-8", "replace") for name in box.namelist()}
    assert not re.search(r"<f[ >]", "".join(parts.values()))
    assert "hyperlink" not in "".join(parts.values())
    assert re.search(r"<dc:creator>[^<]", parts["docProps/core.xml"]) is None
    assert "2000-01-01" in parts["docProps/core.xml"]


def test_nothing_in_a_csv_begins_like_a_formula():
    for row in read_csv(csv_bytes(HEADS, [(cell, "x") for cell in NAUGHTY])):
        assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30), min_size=1, max_size=5))
def test_a_csv_read_back_says_the_same(cells):
    (_heads, row) = read_csv(csv_bytes(["x"] * len(cells), [cells]))
    assert [unshielded(cell) for cell in row] == cells


@given(st.text(max_size=20))
def test_a_shield_is_taken_away_again(cell):
    assert unshielded(shielded(cell)) == cell
    assert unshielded(shielded(f"'={cell}")) == f"'={cell}"


@pytest.mark.parametrize("make", [xlsx_bytes, csv_bytes])
def test_writing_can_be_stopped(make):
    class Enough(Exception):
        pass

    def rows():
        yield ("a", "b")
        raise Enough

    with pytest.raises(Enough):
        make(HEADS, rows())
