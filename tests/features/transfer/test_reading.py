"""Files are read at arm's length, as they are; what cannot be read is refused in one sentence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from grouphub.features.transfer.reading import read_workbook
from grouphub.features.transfer.understanding import Choices, understand
from tests.features.transfer import bad_files as bad
from tests.features.transfer.tables import xlsx

if TYPE_CHECKING:
    from pathlib import Path

    import xlsxwriter


def test_a_workbook_is_read_with_its_sheets_and_merged_cells(tmp_path: Path):
    def fill(book: xlsxwriter.Workbook) -> None:
        first = book.add_worksheet("Занон")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        first.write(1, 1, "Ном")
        first.write(2, 1, 918678002)
        first.write_datetime(2, 2, date(1998, 3, 12), day)
        first.write_boolean(2, 3, True)
        first.merge_range("B5:D5", "Ҳамагӣ")
        book.add_worksheet("Кӯҳна").hide()

    book = read_workbook(xlsx(tmp_path / "a.xlsx", fill))
    seen, hidden = book.sheets
    assert (seen.name, seen.hidden, hidden.name, hidden.hidden) == ("Занон", False, "Кӯҳна", True)
    assert seen.first_column == 1
    assert seen.rows[2] == (918678002.0, date(1998, 3, 12), True)
    assert [(one.top, one.left, one.bottom, one.right) for one in seen.merged] == [(4, 1, 4, 3)]
    assert book.filled == (seen,)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_file_is_read_with_any_separator_line_end_and_character_set(
    tmp_path: Path, separator: str, end: str, encoding: str
):
    lines = ["Насаб,Ном,Телефон", 'Раҳимова,"Зебо, Гуля",918678002', "", "Ғафурова,Ҷамила,935141642"]
    file = tmp_path / "a.csv"
    file.write_bytes(end.join(lines).replace(",", separator).encode(encoding))
    book = read_workbook(file)
    assert book.sheets[0].rows == (
        ("Насаб", "Ном", "Телефон"),
        ("Раҳимова", f"Зебо{separator} Гуля", "918678002"),
        (),
        ("Ғафурова", "Ҷамила", "935141642"),
    )
    assert (book.kind, book.separator) == ("text", separator)


def test_cells_merged_in_a_file_of_libreoffice_belong_to_each_row(tmp_path: Path):
    village = (
        '<table:table-cell office:value-type="string" table:number-rows-spanned="2" table:number-columns-spanned="1">'
        "<text:p>Навобод</text:p></table:table-cell>"
    )
    covered = "<table:covered-table-cell/>"
    rows = (
        bad.ods_row("Деҳа", "Насаб", "Ном"),
        bad.ods_row(village, "Каримова", "Зебо"),
        bad.ods_row(covered, "Олимова", "Барно"),
        bad.ods_row("Чашмасор", "Назарова", "Лола"),
    )
    file = tmp_path / "a.ods"
    file.write_bytes(bad.ods("".join(rows)))
    (sheet,) = read_workbook(file).filled
    assert [(one.top, one.left, one.bottom, one.right) for one in sheet.merged] == [(1, 0, 2, 0)]
    found = understand(sheet, Choices(date(2025, 3, 17)))
    assert [one.village for one in found.people] == ["Навобод", "Навобод", "Чашмасор"]
