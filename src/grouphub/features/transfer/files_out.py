"""Tables written as files in memory: .xlsx and .csv, every cell a text that no program takes for a formula."""

from __future__ import annotations

import csv
import re
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Rows = Iterable[Sequence[str]]

SHIELD: Final = "'"
"""Put before a text that a spreadsheet program may run; it is taken away again when the file is read here."""
_RUNS: Final = re.compile(r"'*[=+\-@\t\r]")
"""Begins like a formula, behind shields it may have had already."""
_LONGEST_CELL: Final = 32_767
"""Signs: what a cell of a spreadsheet holds at most."""
_NARROWEST, _WIDEST = 8, 40
_NO_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The file does not say when it was made."""


def xlsx_bytes(heads: Sequence[str], rows: Rows) -> bytes:
    """Return a workbook of one sheet: heads bold and in sight while scrolling, columns as wide as their words."""
    import xlsxwriter

    out = BytesIO()
    # In memory: the other way writes cells into temporary files.
    book = xlsxwriter.Workbook(
        out,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties({"created": _NO_DAY})
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@", "valign": "top"})
    wide = [len(head) for head in heads]
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
    number = 0
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if cell:
                sheet.write_string(number, column, cell[:_LONGEST_CELL], text)
                wide[column] = max(wide[column], min(len(cell), _WIDEST))
    for column, width in enumerate(wide):
        sheet.set_column(column, column, max(_NARROWEST, min(width, _WIDEST)) + 1)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(number, 1), max(len(heads) - 1, 0))
    book.close()
    return out.getvalue()


def csv_bytes(heads: Sequence[str], rows: Rows) -> bytes:
    """Return text that Excel opens by a double click: UTF-8 with a mark, semicolons between."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([shielded(head) for head in heads])
    for row in rows:
        writer.writerow([shielded(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def shielded(cell: str) -> str:
    """Return a cell that no program runs as a formula."""
    return SHIELD + cell if _RUNS.match(cell) else cell


def unshielded(cell: str) -> str:
    """Return a cell as it was before ``shielded``."""
    return cell[1:] if cell.startswith(SHIELD) and _RUNS.match(cell) else cell


MAKERS: Final = {".xlsx": xlsx_bytes, ".csv": csv_bytes}
"""By the ending of the file's name."""
