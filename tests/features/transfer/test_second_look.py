"""Cells that look empty to the fast reader and are not: errors, and formulas whose result was never stored."""

from __future__ import annotations

from ctypes import c_void_p, sizeof
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from grouphub.features.transfer import windows_job
from grouphub.features.transfer.reading import read_workbook
from grouphub.features.transfer.sheets import CellFault
from tests.features.transfer import bad_files as bad
from tests.features.transfer.tables import understood, xlsx

if TYPE_CHECKING:
    from pathlib import Path

    import xlsxwriter
    import xlwt


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_errors_and_results_that_were_not_stored_are_seen(tmp_path: Path):
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("empty")
        sheet = book.add_worksheet("A")
        sheet.write_row(0, 0, ["Ном", "Телефон", "Сол"])
        sheet.write_formula(1, 0, '="Зе"&"бо"', value="Зебо")
        sheet.write_formula(1, 1, "=1/0", value="#DIV/0!")
        sheet.write_formula(1, 2, "=A1", value="")

    book = read_workbook(xlsx(tmp_path / "a.xlsx", fill))
    assert book.sheets[1].rows[1] == ("Зебо", CellFault("#DIV/0!"), CellFault("=A1", is_formula=True))


def test_a_formula_whose_result_is_an_empty_text_is_an_empty_cell(tmp_path: Path):
    cells = '<c r="A1" t="str"><f>IF(B9,B9,"")</f><v></v></c><c r="B1" t="e"><v>#REF!</v></c><c r="C1"><v>7</v></c>'
    sheet = read_workbook(written(tmp_path / "a.xlsx", bad.good_xlsx(f'<row r="1">{cells}</row>'))).sheets[0]
    assert sheet.rows == (("", CellFault("#REF!"), 7.0),)


def test_a_column_of_formulas_never_worked_out_is_no_empty_column(tmp_path: Path):
    """What a program writes that cannot calculate: the column stands outside of all that has values."""
    book = openpyxl.Workbook()
    book.active.append(["Ном", "Насаб"])
    book.active.append(["Зебо", "Каримова", "=A2&B2"])
    book.active["F9"] = "=1+1"
    kept = BytesIO()
    book.save(kept)
    sheet = read_workbook(written(tmp_path / "a.xlsx", kept.getvalue())).sheets[0]
    assert sheet.rows[1] == ("Зебо", "Каримова", CellFault("=A2&B2", is_formula=True))
    assert sheet.rows[8] == ("", "", "", "", "", CellFault("=1+1", is_formula=True))


def test_what_stands_left_of_everything_else_keeps_its_column(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active["C1"] = "Ном"
    book.active["A2"] = "=1+1"
    kept = BytesIO()
    book.save(kept)
    sheet = read_workbook(written(tmp_path / "a.xlsx", kept.getvalue())).sheets[0]
    assert sheet.first_column == 0
    assert sheet.rows == (("", "", "Ном"), (CellFault("=1+1", is_formula=True),))


def test_errors_in_old_files_are_seen(tmp_path: Path):
    def fill(sheet: xlwt.Worksheet) -> None:
        sheet.write(0, 0, "Ном")
        sheet.write(1, 0, "Зебо")
        sheet.row(1).set_cell_error(1, 0x2A)

    sheet = read_workbook(written(tmp_path / "a.xls", bad.xls(fill))).sheets[0]
    assert sheet.rows[1] == ("Зебо", CellFault("#N/A"))


def test_errors_in_open_documents_are_seen(tmp_path: Path):
    error = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    rows = bad.ods_row("Ном", '<table:table-cell table:number-columns-repeated="2"/>', "Сол")
    rows += bad.ods_row("Зебо", more='table:number-rows-repeated="2"') + bad.ods_row("Гул", "", error)
    sheet = read_workbook(written(tmp_path / "a.ods", bad.ods(rows))).sheets[0]
    assert sheet.rows[3][:3] == ("Гул", "", CellFault("#DIV/0!"))


@pytest.mark.parametrize("shifted", [False, True])
def test_days_counted_from_1904_are_the_same_days(tmp_path: Path, *, shifted: bool):
    """A plain number in a column of births is a day too, and only the file knows where days begin."""
    from datetime import date

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Ном", "Санаи таваллуд"])
        sheet.write(1, 0, "Зебо")
        sheet.write_datetime(1, 1, date(1998, 3, 12), book.add_format({"num_format": "dd.mm.yyyy"}))
        sheet.write(2, 0, "Гул")
        sheet.write_datetime(2, 1, date(1998, 3, 12))

    book = read_workbook(xlsx(tmp_path / "a.xlsx", fill, date_1904=shifted))
    assert book.counts_from == (1904 if shifted else 1900)
    found = understood(book.sheets[0], counts_from=book.counts_from)
    assert [one.birth.day for one in found.people] == [date(1998, 3, 12)] * 2


@pytest.mark.parametrize("shifted", [False, True])
def test_old_files_say_where_their_days_begin(tmp_path: Path, *, shifted: bool):
    book = read_workbook(written(tmp_path / "a.xls", bad.xls(shifted=shifted)))
    assert book.counts_from == (1904 if shifted else 1900)


def test_a_fault_in_a_column_she_needs_is_a_problem_and_she_comes_in():
    fault: Any = CellFault("#N/A")
    from tests.features.transfer.tables import rows

    found = understood(rows(["Ном", "Телефон", "Санаи таваллуд"], ["Зебо", fault, CellFault("=A1", is_formula=True)]))
    assert [one.given for one in found.people] == ["Зебо"]
    assert [(one.place, one.cell) for one in found.problems] == [("B2", "#N/A"), ("C2", "=A1")]
    assert found.problems[0].why != found.problems[1].why


@pytest.mark.skipif(sizeof(c_void_p) != 8, reason="the sizes are those of 64 bits")
def test_the_bounds_for_windows_have_the_layout_windows_reads():
    made = windows_job.limits(memory=500, seconds=3)
    assert sizeof(made) == 144
    assert (made.basic.process_time, made.process_memory) == (30_000_000, 500)
