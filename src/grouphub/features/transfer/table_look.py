"""The first look at a file: which sheet, which table in it, and what has to be asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grouphub.features.transfer.questions import (
    DayOrderQuestion,
    NameOrderQuestion,
    OldFontQuestion,
    old_font_question,
)
from grouphub.features.transfer.sheets import text_of
from grouphub.features.transfer.understanding import Understanding, likeliest_sheet, understand

if TYPE_CHECKING:
    from collections.abc import Callable

    from grouphub.features.transfer.sheets import Sheet, Workbook
    from grouphub.features.transfer.understanding import Choices

_SAMPLES = 3
_LINES = 4
_CELLS = 8


@dataclass(frozen=True)
class Look:
    """A sheet understood as far as it goes without answers; the questions stay the same whatever was answered."""

    sheet: Sheet
    understood: Understanding
    font: OldFontQuestion | None
    questions: tuple[DayOrderQuestion | NameOrderQuestion, ...]

    def samples(self, place: int) -> tuple[str, ...]:
        """Return the first different things that stand in the column at ``place``."""
        found: dict[str, None] = {}
        for row in self.understood.table.rows:
            if text := text_of(row[place]):
                found[text] = None
            if len(found) == _SAMPLES:
                break
        return tuple(found)

    def first_lines(self) -> tuple[str, ...]:
        """Return how the sheet begins, to see whether its letters are the right ones."""
        rows = [[text_of(cell) for cell in row[:_CELLS]] for row in self.sheet.rows[: 3 * _LINES]]
        return tuple(" | ".join(filter(None, row)) for row in rows if any(row))[:_LINES]

    def words_of_row(self, number: int) -> str:
        """Return what stands in a row of the file."""
        at = number - self.sheet.first_row
        if not 0 <= at < len(self.sheet.rows):
            return ""
        return " | ".join(filter(None, map(text_of, self.sheet.rows[at])))


def look_at(
    book: Workbook, name: str, choices: Choices, progress: Callable[[float], None] = lambda _part: None
) -> Look | None:
    """Return what the sheet called ``name``, or else the likeliest one, says; None when every sheet is empty."""
    sheet = next((one for one in book.filled if one.name == name), None) or likeliest_sheet(book, choices)
    if sheet is None:
        return None
    font = old_font_question(sheet)
    if font is not None and choices.old_font is None:
        choices = replace(choices, old_font=font.fonts[0])
    open_still = replace(choices, day_orders={}, name_orders={})
    understood = understand(sheet, open_still, counts_from=book.counts_from, progress=progress)
    asked = tuple(one for one in understood.questions if not isinstance(one, OldFontQuestion))
    return Look(sheet, understood, font, asked)
