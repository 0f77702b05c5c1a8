"""What stands in a file of tables, as it was read: nothing is guessed here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from grouphub.base.days import in_table


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that holds no value: an error of the spreadsheet, or a sum whose result was never stored."""

    shown: str
    is_formula: bool = False


Cell = str | int | float | bool | date | datetime | time | CellFault
"""A cell as read; an empty one is the empty text."""
Row = tuple[Cell, ...]
CYRILLIC_SETS = ("cp1251", "cp866", "koi8_r", "mac_cyrillic")
"""Character sets of a text file that cannot be told apart for sure."""
Kind = Literal["xlsx", "xlsb", "xls", "ods", "text"]


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells joined into one, in places counted from 0 in the sheet, both ends belonging to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. Row ``n`` of ``rows`` is row ``first_row + n`` of the file; rows may end early where they are empty.

    ``first_row`` counts from 1 as people do, ``first_column`` from 0: the column of the first cell of every row.
    """

    name: str
    rows: tuple[Row, ...] = ()
    first_row: int = 1
    first_column: int = 0
    merged: tuple[Merged, ...] = ()
    hidden: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(any(cell != "" for cell in row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file. ``counts_from`` is the year its day numbers begin in: 1900, or 1904 in files of old Macs.

    ``encoding`` and ``separator`` are those a text file was read with; ``encodings`` are all that could be meant.
    """

    sheets: tuple[Sheet, ...]
    kind: Kind
    counts_from: Literal[1900, 1904] = 1900
    encoding: str = ""
    encodings: tuple[str, ...] = ()
    separator: str = ""

    @property
    def filled(self) -> tuple[Sheet, ...]:
        """The sheets in which something stands, those that can be seen first."""
        return tuple(sorted((sheet for sheet in self.sheets if not sheet.is_empty), key=lambda sheet: sheet.hidden))


def letters(column: int) -> str:
    """Return what a spreadsheet calls the column counted from 0: A, B, ... Z, AA."""
    name = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        name = chr(ord("A") + place) + name
    return name


def text_of(cell: Cell) -> str:
    """Return a cell as text: whole numbers without a point, days as in our tables, no blanks around."""
    if isinstance(cell, str):
        return cell.strip()
    match cell:
        case bool():
            text = "1" if cell else "0"
        case float() if cell.is_integer() and abs(cell) < 1e15:
            text = str(int(cell))
        case datetime() if cell.time() != time():
            text = f"{in_table(cell)} {cell:%H:%M}"
        case date():
            text = in_table(cell)
        case time():
            text = f"{cell:%H:%M}"
        case CellFault():
            text = cell.shown
        case _:
            text = str(cell)
    return text
