"""Tables between other words on a sheet: as many as wanted, with room for writing; heads come again on a new page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from grouphub.paper import fonts
from grouphub.paper.sheet import MARGIN, WIDTH, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grouphub.paper.sheet import Sheet
    from grouphub.paper.table import Column

EDGE: Final = 36.0
"""Left and right of a table: nearer to the edge than words, and far enough for every printer."""
_SIZE: Final = 9.5
_HEAD_SIZE: Final = 8.0
_LEADING: Final = 12.0
_PAD: Final = 4.0
_CAPITALS: Final = 0.7
"""Height of a capital letter beside the size."""
_GREY: Final = 0.62


@dataclass(frozen=True)
class _Row:
    """A row as it is set: the lines of each cell, the letters of each, and how high it is."""

    cells: list[list[str]]
    letters: list[str]
    high: float
    size: float = _SIZE


def draw_grid(
    sheet: Sheet,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    row_high: float = 24.0,
    total: Sequence[str] = (),
) -> None:
    """Draw a table across the sheet and go below it. ``total`` is a last row in bold; heights are in points."""
    table = _Table(sheet, columns)
    laid = [table.laid(row, table.letters, row_high) for row in rows]
    if total:
        laid.append(table.laid(total, table.bold, row_high))
    for number, row in enumerate(laid):
        last = laid[-1].high if total and number == len(laid) - 2 else 0.0  # the sum never stands alone on a page
        table.draw(row, together=row.high + last, begins=number == 0)


class _Table:
    """Lays rows out and draws them, with the head above the first of each page."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column]) -> None:
        self._sheet = sheet
        self._columns = columns
        shares = sum(column.share for column in columns)
        self._wides = [(WIDTH - 2 * EDGE) * column.share / shares for column in columns]
        self.letters = [fonts.SEMIBOLD if column.bold else fonts.REGULAR for column in columns]
        self.bold = [fonts.SEMIBOLD] * len(columns)
        titles = [column.title for column in columns]
        self._head = self.laid(titles, self.bold, 0.0, _HEAD_SIZE) if any(titles) else None

    def laid(self, cells: Sequence[str], letters: list[str], least: float, size: float = _SIZE) -> _Row:
        """Return a row with its words in lines."""
        told = [
            lines(cell, font, size, wide - 2 * _PAD)
            for cell, font, wide in zip(cells, letters, self._wides, strict=True)
        ]
        return _Row(told, letters, max(least, max(map(len, told)) * _LEADING + 2 * _PAD), size)

    def draw(self, row: _Row, *, together: float, begins: bool) -> None:
        """Draw a row, on a new page unless there is room for all that stands ``together``."""
        if begins or self._sheet.y - together < MARGIN:
            self._sheet.keep(together + (self._head.high if self._head else 0.0))
            if self._head is not None:
                self._shade(self._head.high)
                self._set(self._head)
        self._set(row)

    def _shade(self, high: float) -> None:
        canvas = self._sheet.canvas
        canvas.setFillGray(0.93)
        canvas.rect(EDGE, self._sheet.y - high, WIDTH - 2 * EDGE, high, stroke=0, fill=1)
        canvas.setFillGray(0)

    def _set(self, row: _Row) -> None:
        canvas, left, top = self._sheet.canvas, EDGE, self._sheet.y
        canvas.setLineWidth(0.5)
        canvas.setStrokeGray(_GREY)
        for column, told, font, wide in zip(self._columns, row.cells, row.letters, self._wides, strict=True):
            canvas.rect(left, top - row.high, wide, row.high)
            canvas.setFont(font, row.size)
            y = top - (row.high - (len(told) - 1) * _LEADING + row.size * _CAPITALS) / 2
            for line in told:
                if column.right:
                    canvas.drawRightString(left + wide - _PAD, y, line)
                else:
                    canvas.drawString(left + _PAD, y, line)
                y -= _LEADING
            left += wide
        canvas.setStrokeGray(0)
        self._sheet.y -= row.high
