"""A table over any number of pages: heads repeated, rows numbered, long words wrapped, pages counted.

Laid out first and drawn then, straight on the canvas: a platypus table costs several times as much.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from grouphub.base.i18n import _
from grouphub.paper import fonts
from grouphub.paper.sheet import HEIGHT, WIDTH, Paper, lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MARGIN: Final = 42.5  # 1.5 cm: far enough from the edge for every printer
_SIZE: Final = 10.0
_LEADING: Final = 13.0
_BELOW: Final = 16.0
_PAD: Final = 5.0
_CAPITALS: Final = 0.7
"""Height of a capital letter beside the size."""
_MOST_LINES: Final = 8
"""A text longer than this is cut with an ellipsis: one row must not fill the page."""
_NUMBER_WIDE: Final = 30.0
_GREY: Final = 0.62


@dataclass(frozen=True)
class Column:
    """One column; ``share`` is its part of the width beside the others."""

    title: str
    share: float = 1.0
    bold: bool = False
    right: bool = False
    """Whether its cells end at the same place: figures."""


@dataclass(frozen=True)
class TableText:
    """What stands around the rows: a title, a line of facts, and words below each page."""

    title: str
    facts: str = ""
    foot: str = ""


@dataclass(frozen=True)
class _Place:
    """Where a column stands."""

    left: float
    wide: float
    font: str
    right: bool = False


@dataclass(frozen=True)
class _Row:
    """A row as it is set: the lines of each cell, and how high they are together."""

    cells: tuple[tuple[str, ...], ...]
    high: float
    font: str = ""
    """Of the whole row; empty: each column has its own."""


def table_pdf(
    text: TableText,
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    *,
    row_high: float = 24.0,
    across: bool = False,
    total: Sequence[str] = (),
    below: Sequence[str] = (),
) -> bytes:
    """Return A4 pages with a number before each row. ``across`` turns the page; heights are in points.

    ``total`` is a last row without a number; ``below`` are lines of words under the table.
    """
    size = (HEIGHT, WIDTH) if across else (WIDTH, HEIGHT)
    paper = Paper(size)
    drawn = _Drawing(paper.canvas, size, text, columns, row_high)
    pages = drawn.pages(rows, total, below)
    for number, page in enumerate(pages, 1):
        if number > 1:
            paper.canvas.showPage()
        drawn.draw(page, number, len(pages))
    return paper.finish()


class _Drawing:
    """Lays rows out into pages and draws a page."""

    def __init__(
        self, canvas: Any, size: tuple[float, float], text: TableText, columns: Sequence[Column], row_high: float
    ) -> None:
        self._canvas = canvas
        self._wide, self._high = size
        self._text = text
        self._row_high = row_high
        self._places = _places(columns, self._wide)
        titles = [_lines(column.title, place) for column, place in zip(columns, self._places[1:], strict=True)]
        self._head = _Row((("№",), *titles), max(map(len, titles)) * _LEADING + 2 * _PAD)
        self._below: list[str] = []

    def pages(
        self, rows: Iterable[Sequence[str]], total: Sequence[str] = (), below: Sequence[str] = ()
    ) -> list[list[_Row]]:
        """Return the rows of each page; there is always one page, and one without rows when words need it."""
        self._below = [line for text in below for line in lines(text, fonts.REGULAR, _SIZE, self._wide - 2 * _MARGIN)]
        pages: list[list[_Row]] = [[]]
        room = self._room(first=True)
        for number, cells in enumerate(rows, 1):
            row = self._laid(number, cells)
            if row.high > room and pages[-1]:
                pages.append([])
                room = self._room(first=False)
            pages[-1].append(row)
            room -= row.high
        if total:
            row = replace(self._laid(0, total), font=fonts.SEMIBOLD)
            if row.high > room:
                pages.append([])
                room = self._room(first=False)
            pages[-1].append(row)
            room -= row.high
        if self._below and len(self._below) * _BELOW + _BELOW > room:
            pages.append([])
        return pages

    def draw(self, rows: list[_Row], number: int, last: int) -> None:
        """Draw one page."""
        y = self._high - _MARGIN
        if number == 1:
            y = self._draw_title(y)
        if number > 1 and not rows:
            self._draw_below(y)
            self._draw_foot(number, last)
            return
        y = self._draw_head(y)
        edges = [y]
        text = self._canvas.beginText()
        for row in rows:
            self._set_row(text, row, y)
            y -= row.high
            edges.append(y)
        self._canvas.drawText(text)
        self._rule(edges)
        if number == last:
            self._draw_below(y)
        self._draw_foot(number, last)

    def _draw_below(self, y: float) -> None:
        self._canvas.setFont(fonts.REGULAR, _SIZE)
        for line in self._below:
            y -= _BELOW
            self._canvas.drawString(_MARGIN, y, line)

    def _room(self, *, first: bool) -> float:
        title = 0.0
        if first:
            title = 26.0 + (20.0 if self._text.facts else 0.0) + 8.0
        return self._high - 2 * _MARGIN - title - self._head.high - 18.0

    def _laid(self, number: int, cells: Sequence[str]) -> _Row:
        laid: list[tuple[str, ...]] = [(str(number) if number else "",)]
        most = 1
        for cell, place in zip(cells, self._places[1:], strict=True):
            if fonts.width(cell, place.font, _SIZE) <= place.wide and "\n" not in cell:
                laid.append((cell,))
            else:
                found = _lines(cell, place)
                most = max(most, len(found))
                laid.append(found)
        return _Row(tuple(laid), max(self._row_high, most * _LEADING + 2 * _PAD))

    def _draw_title(self, y: float) -> float:
        canvas = self._canvas
        size = 18.0
        while size > 10 and fonts.width(self._text.title, fonts.BOLD, size) > self._wide - 2 * _MARGIN:
            size -= 0.5
        canvas.setFont(fonts.BOLD, size)
        canvas.drawString(_MARGIN, y - 18, self._text.title)
        y -= 26
        if self._text.facts:
            canvas.setFont(fonts.REGULAR, _SIZE)
            canvas.drawString(_MARGIN, y - 12, self._text.facts)
            y -= 20
        return y - 8

    def _draw_head(self, y: float) -> float:
        canvas = self._canvas
        canvas.setFillGray(0.93)
        canvas.rect(_MARGIN, y - self._head.high, self._wide - 2 * _MARGIN, self._head.high, stroke=0, fill=1)
        canvas.setFillGray(0)
        text = canvas.beginText()
        self._set_row(text, self._head, y, font=fonts.SEMIBOLD)
        canvas.drawText(text)
        return y - self._head.high

    def _set_row(self, text: Any, row: _Row, y: float, *, font: str = "") -> None:
        """Put the words of a row into the text of its page: one text for a page is half the work of many."""
        for cell, place in zip(row.cells, self._places, strict=True):
            if not cell[0]:
                continue
            kept = font or row.font or place.font
            text.setFont(kept, _SIZE)
            below = y - (row.high - (len(cell) - 1) * _LEADING + _SIZE * _CAPITALS) / 2
            for line in cell:
                ends = place.wide - fonts.width(line, kept, _SIZE) if place.right else 0.0
                text.setTextOrigin(place.left + ends, below)
                text.textOut(line)
                below -= _LEADING

    def _rule(self, edges: list[float]) -> None:
        canvas = self._canvas
        right = self._wide - _MARGIN
        canvas.setLineWidth(0.5)
        canvas.setStrokeGray(_GREY)
        top = edges[0] + self._head.high
        sides = [_MARGIN, *(place.left - _PAD for place in self._places[1:]), right]
        canvas.lines(
            [(_MARGIN, edge, right, edge) for edge in (top, *edges)] + [(side, top, side, edges[-1]) for side in sides]
        )
        canvas.setStrokeGray(0)

    def _draw_foot(self, number: int, last: int) -> None:
        canvas = self._canvas
        canvas.setFont(fonts.REGULAR, 8.5)
        if self._text.foot:
            canvas.drawString(_MARGIN, _MARGIN - 6, self._text.foot)
        if last > 1:
            words = _("page {number} of {last}").format(number=number, last=last)
            canvas.drawRightString(self._wide - _MARGIN, _MARGIN - 6, words)


def _places(columns: Sequence[Column], wide: float) -> list[_Place]:
    """Return where the number and each column stand."""
    left = _MARGIN
    found = [_Place(left + _PAD, _NUMBER_WIDE - 2 * _PAD, fonts.REGULAR)]
    left += _NUMBER_WIDE
    room = wide - 2 * _MARGIN - _NUMBER_WIDE
    shares = sum(column.share for column in columns)
    for column in columns:
        own = room * column.share / shares
        found.append(
            _Place(left + _PAD, own - 2 * _PAD, fonts.SEMIBOLD if column.bold else fonts.REGULAR, column.right)
        )
        left += own
    return found


def _lines(text: str, place: _Place) -> tuple[str, ...]:
    """Return the lines of a cell; what is far too long ends with an ellipsis."""
    found = [line for part in text[:2000].split("\n") for line in lines(part, place.font, _SIZE, place.wide)]
    if len(found) > _MOST_LINES or len(text) > 2000:
        found = [*found[: _MOST_LINES - 1], f"{found[min(len(found), _MOST_LINES) - 1][:-1]}…"]
    return tuple(found)
