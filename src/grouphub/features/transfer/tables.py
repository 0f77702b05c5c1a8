"""A table found in a sheet: its columns, its rows, and the rows that are no women."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from grouphub.base.i18n import N_, _
from grouphub.features.transfer.sheets import letters

if TYPE_CHECKING:
    from grouphub.features.transfer.sheets import Cell, Row


class Why(StrEnum):
    """Why a row of the file is no woman."""

    ABOVE = "above"
    HEAD = "head"
    HEAD_AGAIN = "head_again"
    BLANK = "blank"
    TOTAL = "total"
    HEADING = "heading"
    PLACE = "place"
    BELOW = "below"
    NO_NAME = "no_name"


_WORDS = {
    Why.ABOVE: N_("stands above the table"),
    Why.HEAD: N_("names the columns"),
    Why.HEAD_AGAIN: N_("names the columns again"),
    Why.BLANK: N_("is empty"),
    Why.TOTAL: N_("is a sum"),
    Why.HEADING: N_("is a heading between the rows"),
    Why.PLACE: N_("says where the women below it live"),
    Why.BELOW: N_("stands below the table"),
    Why.NO_NAME: N_("has no name"),
}


def word(why: Why) -> str:
    """Return the reason in the language spoken now, to stand after "row 12"."""
    return _(_WORDS[why])


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that was not read as a woman, with its number in the file and the beginning of what stands in it."""

    row: int
    why: Why
    text: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its number in the sheet counted from 0, and its heads from the top down."""

    number: int
    heads: tuple[str, ...] = ()

    @property
    def letter(self) -> str:
        """What the spreadsheet calls it."""
        return letters(self.number)

    @property
    def head(self) -> str:
        """All its heads in one line."""
        return " / ".join(self.heads)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that may be women. ``rows[n]`` is row ``numbers[n]`` of the file and has one cell for each column."""

    sheet: str
    head_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    numbers: tuple[int, ...]
    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...] = ()
    counts_from: Literal[1900, 1904] = 1900

    def cells(self, place: int) -> list[Cell]:
        """Return the cells of the column at ``place`` in ``columns``."""
        return [row[place] for row in self.rows]
