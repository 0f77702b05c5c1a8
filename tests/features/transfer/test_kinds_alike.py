"""The same list in every kind of file is the same women."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
import xlwt

from grouphub.base.birth import Birth
from grouphub.features.people.rules import Whose
from grouphub.features.transfer.reading import read_workbook
from grouphub.features.transfer.understanding import Choices, likeliest_sheet
from tests.features.transfer import bad_files as bad
from tests.features.transfer.tables import TODAY, understood

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TITLE = "Рӯйхати занон"
UPPER = ["№", "Ному насаб", "", "Санаи таваллуд", "Телефон", ""]
LOWER = ["", "Насаб", "Ном", "", "Худаш", "Шавҳараш"]
WOMEN = [
    [1, "Каримова", "Гулнора", date(1975, 3, 12), 918678002, 935141642],
    [2, "Раҳимова", "Зебо", date(1980, 12, 1), 917000001, ""],
]
SUM = ["Ҳамагӣ", 2, "", "", "", ""]


def as_xlsx() -> bytes:
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"default_date_format": "dd.mm.yyyy"}) as book:
        book.add_worksheet("Лист1").write(0, 0, "Нархнома")
        sheet = book.add_worksheet("Занон")
        sheet.merge_range(0, 0, 0, 5, TITLE)
        for at, row in enumerate((UPPER, LOWER, *WOMEN, SUM), 2):
            for column, cell in enumerate(row):
                if cell != "":
                    sheet.write(at, column, cell)
        for column in (0, 3):
            sheet.merge_range(2, column, 3, column, UPPER[column])
        for column in (1, 4):
            sheet.merge_range(2, column, 2, column + 1, UPPER[column])
    return kept.getvalue()


def as_xls() -> bytes:
    book = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="dd.mm.yyyy")
    book.add_sheet("Лист1").write(0, 0, "Нархнома")
    sheet = book.add_sheet("Занон")
    sheet.write_merge(0, 0, 0, 5, TITLE)
    for column in (0, 3):
        sheet.write_merge(2, 3, column, column, UPPER[column])
    for column in (1, 4):
        sheet.write_merge(2, 2, column, column + 1, UPPER[column])
    for at, row in enumerate((LOWER, *WOMEN, SUM), 3):
        for column, cell in enumerate(row):
            if cell != "":
                sheet.write(at, column, cell, *([day] if isinstance(cell, date) else []))
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def ods_cell(cell: object) -> str:
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell}"/>'
    if isinstance(cell, int):
        return (
            f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>9E</text:p></table:table-cell>'
        )
    return str(cell) if cell else "<table:table-cell/>"


def as_ods() -> bytes:
    first = bad.ods_row("Нархнома")
    lines = [[TITLE], [], UPPER, LOWER, *WOMEN, SUM]
    rows = "".join(bad.ods_row(*map(ods_cell, line)) for line in lines)
    return bad.ods(first, sheets=f'<table:table table:name="Занон">{rows}</table:table>')


def as_csv() -> bytes:
    lines = [[TITLE], [], UPPER, LOWER, *WOMEN, SUM]
    written = [[f"{cell:%d.%m.%Y}" if isinstance(cell, date) else str(cell) for cell in line] for line in lines]
    return "\r".join(";".join(line) for line in written).encode("utf-16")


@pytest.mark.parametrize("make", [as_xlsx, as_xls, as_ods, as_csv])
def test_the_same_list_is_the_same_women(tmp_path: Path, make: Callable[[], bytes]):
    file = tmp_path / "a.xlsx"
    file.write_bytes(make())
    book = read_workbook(file)
    sheet = likeliest_sheet(book, Choices(TODAY))
    assert sheet is not None
    found = understood(sheet, counts_from=book.counts_from)
    assert found.table.head_rows == (3, 4)
    assert [(one.row, one.family, one.given, one.birth) for one in found.people] == [
        (5, "Каримова", "Гулнора", Birth.on(date(1975, 3, 12))),
        (6, "Раҳимова", "Зебо", Birth.on(date(1980, 12, 1))),
    ]
    assert [(phone.normal, phone.whose) for one in found.people for phone in one.phones] == [
        ("+992918678002", Whose.OWN),
        ("+992935141642", Whose.HUSBAND),
        ("+992917000001", Whose.OWN),
    ]
    assert not found.problems
    assert not found.questions
