"""Tables and files for the tests of this folder: written as people write them."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

import xlsxwriter

from grouphub.features.transfer.sheets import Sheet
from grouphub.features.transfer.understanding import Choices, Understanding, understand

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TODAY = date(2025, 3, 17)


def sheet(text: str, **more: Any) -> Sheet:
    """Return the sheet drawn in ``text``: a line is a row, cells are parted by bars."""
    lines = text.strip("\n ").split("\n")
    return Sheet("", tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines), **more)


def rows(*lines: list[Any]) -> Sheet:
    """Return a sheet of these rows."""
    return Sheet("", tuple(map(tuple, lines)))


def understood(source: str | Sheet, counts_from: Literal[1900, 1904] = 1900, **choices: Any) -> Understanding:
    """Return what is understood of a sheet, drawn or made."""
    made = sheet(source) if isinstance(source, str) else source
    return understand(made, Choices(TODAY, **choices), counts_from=counts_from)


def column(head: str, *cells: Any, **choices: Any) -> Understanding:
    """Return what is understood of a list with a name for everybody and one more column."""
    lines = [["Ном", head], *([f"Гул{chr(ord('а') + at)}", cell] for at, cell in enumerate(cells))]
    return understood(rows(*lines), **choices)


def xlsx(path: Path, fill: Callable[[xlsxwriter.Workbook], None], **options: Any) -> Path:
    """Write an .xlsx file as ``fill`` does it."""
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, options) as book:
        fill(book)
    path.write_bytes(kept.getvalue())
    return path
