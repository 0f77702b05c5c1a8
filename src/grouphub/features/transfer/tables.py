"""Finds the table in a sheet: its heads, its rows, and what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from grouphub.base.i18n import N_, _
from grouphub.features.transfer.heads import recognised
from grouphub.features.transfer.meanings import TELLING, OwnColumn
from grouphub.features.transfer.sheets import Cell, Row, Sheet, letters, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator


class Why(StrEnum):
    """Why a row of the file is no woman."""

    ABOVE = "above"
    HEAD = "head"
    HEAD_AGAIN = "head_again"
    BLANK = "blank"
    TOTAL = "total"
    HEADING = "heading"
    BELOW = "below"
    NO_NAME = "no_name"


_WORDS = {
    Why.ABOVE: N_("stands above the table"),
    Why.HEAD: N_("names the columns"),
    Why.HEAD_AGAIN: N_("names the columns again"),
    Why.BLANK: N_("is empty"),
    Why.TOTAL: N_("is a sum"),
    Why.HEADING: N_("is a heading between the rows"),
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


_SEEN_FOR_HEADS = 60
"""Rows from the top in which the heads are sought."""


def find_table(
    sheet: Sheet,
    *,
    head_rows: tuple[int, ...] | None = None,
    own: tuple[OwnColumn, ...] = (),
    counts_from: Literal[1900, 1904] = 1900,
) -> Table:
    """Return the table of a sheet. ``head_rows`` are those she pointed at, as the file numbers them; () is none."""
    width = max(map(len, sheet.rows), default=0)
    rows = [row if len(row) == width else row + ("",) * (width - len(row)) for row in sheet.rows]
    first = sheet.first_row
    if head_rows is None:
        heads = _head_rows(rows, sheet, own)
    else:
        heads = sorted({number - first for number in head_rows if 0 <= number - first < len(rows)})
    columns = _columns(rows, heads, sheet, width)
    _fill_merged_down(rows, heads[-1] + 1 if heads else 0, sheet)
    sorting = _Sorting(rows, heads, sheet)
    body = sorting.body()
    return Table(
        sheet=sheet.name,
        head_rows=tuple(number + first for number in heads),
        columns=columns,
        numbers=tuple(number + first for number in body),
        rows=tuple(_without_dittos([rows[number] for number in body])),
        left_out=tuple(LeftOut(row + first, why, text) for row, why, text in sorted(sorting.left_out)),
        counts_from=counts_from,
    )


# --- heads ------------------------------------------------------------------------------------------------------------


def _fill_merged_down(rows: list[Row], start: int, sheet: Sheet) -> None:
    """Let a cell merged over several rows of the table stand in each of them: a village beside all its women."""
    for one in sheet.merged:
        at = one.left - sheet.first_column
        if one.top < start or one.bottom == one.top or not 0 <= at < len(rows[0] if rows else ()):
            continue
        for place in range(one.top + 1, min(one.bottom + 1, len(rows))):
            row = rows[place]
            if row[at] == "" and not _is_blank(row):
                rows[place] = (*row[:at], rows[one.top][at], *row[at + 1 :])


def _is_blank(row: Row) -> bool:
    return row.count("") == len(row)


def _texts(row: Row) -> list[str]:
    return [cell for cell in row if isinstance(cell, str) and cell]


def _head_rows(rows: list[Row], sheet: Sheet, own: tuple[OwnColumn, ...]) -> list[int]:
    """Return the places of the rows that name the columns: the row with most known heads, and its neighbours."""
    best, chosen = 0.0, -1
    for place, row in enumerate(rows[:_SEEN_FOR_HEADS]):
        worth = _worth_as_heads(row, own)
        if worth > best:
            best, chosen = worth, place
    if chosen < 0:
        return []
    found = [chosen]
    while _belongs_above(rows, found[0], sheet, own):
        found.insert(0, found[0] - 1)
    while _belongs_below(rows, found[-1], sheet, own):
        found.append(found[-1] + 1)
    return found


def _worth_as_heads(row: Row, own: tuple[OwnColumn, ...]) -> float:
    """Return how much a row looks like heads: known heads count for it, values count against it."""
    texts = _texts(row)
    values = sum(1 for cell in row if cell != "" and not isinstance(cell, str))
    uses = [recognised(text.strip(), own) for text in texts]
    known = [use for use in uses if use and use.sure >= 0.6]
    telling = {use.meaning for use in known} & TELLING
    if not known or (len(known) < 2 and not (telling and len(texts) + values <= 3 and known[0].sure > 0.85)):
        return 0.0
    if values > len(known) or any(len(text) > 150 for text in texts):
        return 0.0
    digits = sum(1 for text in texts if _VALUE.search(text))
    return sum(use.sure for use in known) + 0.5 * len(telling) - 0.5 * (values + digits)


_VALUE = re.compile(r"\d{4,}|\d\d?[./-]\d\d?[./-]\d\d")


def _belongs_above(rows: list[Row], place: int, sheet: Sheet, own: tuple[OwnColumn, ...]) -> bool:
    """Return whether the row above ``place`` is an upper storey of the heads: merged into them or over several."""
    above = place - 1
    if above < 0 or _is_blank(rows[above]):
        return False
    joined = [one for one in sheet.merged if one.top <= above and one.bottom >= above]
    if any(one.bottom >= place for one in joined):
        return True
    filled = len(rows[above]) - rows[above].count("")
    if filled < 2 or not all(isinstance(cell, str) for cell in rows[above]):
        return False
    return any(recognised(text.strip(), own) for text in _texts(rows[above]))


def _belongs_below(rows: list[Row], place: int, sheet: Sheet, own: tuple[OwnColumn, ...]) -> bool:
    """Return whether the row below ``place`` is a lower storey of the heads, or numbers the columns."""
    below = place + 1
    if below >= len(rows) or _is_blank(rows[below]):
        return False
    if any(one.top <= place and one.bottom >= below for one in sheet.merged):
        return True
    if _numbers_columns(rows[below]):
        return True
    texts = _texts(rows[below])
    if len(texts) != len(rows[below]) - rows[below].count(""):
        return False
    # A head over several columns leaves places free beside it. Where none are free, even known words are values:
    # "member" may well stand in the first woman's row.
    beside = any(upper == "" and lower != "" for upper, lower in zip(rows[place], rows[below], strict=True))
    known = [text for text in texts if (use := recognised(text.strip(), own)) and use.sure > 0.75]
    return beside and len(known) >= 2 and 2 * len(known) >= len(texts)


def _numbers_columns(row: Row) -> bool:
    """Return whether a row only counts the columns: 1, 2, 3, as on printed forms."""
    filled = [text_of(cell) for cell in row if cell != ""]
    return len(filled) >= 3 and filled == [str(number) for number in range(1, len(filled) + 1)]


def _columns(rows: list[Row], heads: list[int], sheet: Sheet, width: int) -> tuple[Column, ...]:
    """Return the columns with their heads; a merged head stands over each of the columns it covers."""
    over: dict[tuple[int, int], str] = {}
    for place in heads:
        if not _numbers_columns(rows[place]):
            over |= {(place, at): text_of(cell) for at, cell in enumerate(rows[place]) if cell != ""}
    for one in sheet.merged:
        left = one.left - sheet.first_column
        head = over.get((one.top, left), "")
        if head:
            for place in (place for place in heads if one.top <= place <= one.bottom):
                for at in range(left, min(one.right - sheet.first_column + 1, width)):
                    over.setdefault((place, at), head)
    if not sheet.merged:
        _spread(over, heads, width)
    columns = []
    for at in range(width):
        told = [" ".join(over[place, at].split()) for place in heads if over.get((place, at), "").strip()]
        columns.append(Column(at + sheet.first_column, tuple(dict.fromkeys(told))))
    return tuple(columns)


def _spread(over: dict[tuple[int, int], str], heads: list[int], width: int) -> None:
    """Let an upper head stand over the free places to its right, where the file no longer says what was merged."""
    for upper, lower in pairwise(heads):
        for at in range(1, width):
            if (lower, at) in over and (upper, at) not in over and (lower, at - 1) in over and (upper, at - 1) in over:
                over[upper, at] = over[upper, at - 1]


# --- rows -------------------------------------------------------------------------------------------------------------


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TOTALS = _set(
    "ҳамагӣ хамаги хамагй ҷамъ чамъ ҷамъи ҷамъулҷамъ ҷамъбаст итого всего итог сумма total totals subtotal sum"
)
_BELOW = _set(
    "масъул масъули масъулон "
    "роҳбар роҳбари рохбар рохбари раис раиси мудир мудири имзо имзои сармуҳосиб сармухосиб тартибдиҳанда иҷрокунанда "
    "эзоҳ санаи директор руководитель руководительница председатель подпись подписи исполнитель составила составил "
    "ответственная ответственный бухгалтер утверждаю согласовано примечание примечания м.п. ҷ.м. signature signed "
    "prepared approved director leader chairperson head note notes"
)
_HEADINGS = _set(
    "деҳа деҳаи деха дехаи қишлоқи село кишлак village ҷамоат ҷамоати чамоати джамоат jamoat ноҳия ноҳияи нохияи район "
    "district гурӯҳ гурӯҳи гурухи группа group маҳалла маҳаллаи махалля улица кӯча кӯчаи бригада курс синф класс"
)
_LINES_TO_SIGN = re.compile(r"_{4,}|\.{6,}|…{3,}")
_FIRST_WORD = re.compile(r"[\w.]+")
_MOST_BELOW = 30
_SHOWN = 60


class _Sorting:
    """Parts the rows of a sheet into women and what stands around them."""

    def __init__(self, rows: list[Row], heads: list[int], sheet: Sheet) -> None:
        self._rows = rows
        self._heads = heads
        self._start = heads[-1] + 1 if heads else 0
        self._told = {form for place in heads for text in _texts(rows[place]) for form in (text, text.strip())}
        self._across = {
            one.top: one.right - one.left + 1 for one in sheet.merged if one.right > one.left and one.top == one.bottom
        }
        self.left_out: list[tuple[int, Why, str]] = []

    def body(self) -> list[int]:
        """Return the places of the rows that may be women; the others are in ``left_out`` then."""
        for place in range(self._start):
            if place in self._heads:
                self._leave(place, Why.HEAD)
            elif not _is_blank(self._rows[place]):
                self._leave(place, Why.ABOVE)
        usual = self._usual_width()
        body = []
        for place in range(self._start, len(self._rows)):
            why = self._why_not(place, usual)
            if why is None:
                body.append(place)
            else:
                self._leave(place, why)
        return self._without_what_stands_below(body, usual)

    def _leave(self, place: int, why: Why) -> None:
        self.left_out.append((place, why, " ".join(filter(None, map(text_of, self._rows[place])))[:_SHOWN]))

    def _filled(self, place: int) -> int:
        row = self._rows[place]
        return len(row) - row.count("")

    def _usual_width(self) -> int:
        """Return how many cells of a row are filled, of most rows."""
        seen = sorted(filter(None, map(self._filled, range(self._start, min(len(self._rows), self._start + 500)))))
        wide = [count for count in seen if count > 1]
        if 3 * len(wide) >= len(seen):
            seen = wide
        return seen[len(seen) // 2] if seen else 0

    def _why_not(self, place: int, usual: int) -> Why | None:
        row = self._rows[place]
        filled = len(row) - row.count("")
        if not filled:
            return Why.BLANK
        first = next((cell for cell in row if isinstance(cell, str) and cell), "")
        if not first:
            return self._why_not_of_numbers(row, filled, usual)
        if self._is_head_again(row, filled):
            return Why.HEAD_AGAIN
        begins = _first_word(first)
        if begins in _TOTALS:
            return Why.TOTAL
        if filled == 1 and usual > 2 and (begins in _HEADINGS or self._across.get(place, 0) > 2):
            return Why.HEADING
        return None

    @staticmethod
    def _why_not_of_numbers(row: Row, filled: int, usual: int) -> Why | None:
        """Return why a row without a letter is no woman: an empty line that was numbered, a count, a sum."""
        if _numbers_columns(row):
            return Why.HEAD_AGAIN
        if filled > 1 or usual == 1:
            return None
        return Why.BLANK if row[0] != "" else Why.TOTAL

    def _is_head_again(self, row: Row, filled: int) -> bool:
        if self._told.isdisjoint(row):
            return False
        same = sum(1 for cell in row if cell in self._told)
        return same >= 2 and same * 5 >= filled * 3

    def _without_what_stands_below(self, body: list[int], usual: int) -> list[int]:
        """Take away the lines to sign on, remarks and dates that follow the last woman."""
        cut = len(body)
        for at in range(len(body) - 1, max(-1, len(body) - _MOST_BELOW), -1):
            place = body[at]
            texts = _texts(self._rows[place])
            is_narrow = self._filled(place) <= max(2, usual // 2)
            first = _first_word(texts[0]) if texts else ""
            signs = any(_LINES_TO_SIGN.search(text) for text in texts[:2])  # further right dots stand in remarks
            asks = texts and texts[0].rstrip(" _.").endswith(":")
            if is_narrow and (signs or asks or (first in _BELOW and usual > 2)):
                cut = at
            elif not is_narrow:
                break
        for place in body[cut:]:
            self._leave(place, Why.BELOW)
        return body[:cut]


def _first_word(text: str) -> str:
    found = _FIRST_WORD.search(text)
    return found[0].lower() if found else ""


# --- ditto marks ------------------------------------------------------------------------------------------------------

_DITTOS = frozenset(
    {
        '"', "''", "''''", "”", "“", "″", "〃", "»", "«", "„", ",,", '""', '-"-', '- " -', '--"--', '—"—', '-"', '"-',
        "-//-", "- // -", "--//--", "//", "//-", "-//", "—//—", "–//–", "-\\\\-", "=", "-=-", "=//=", "-||-", "||",
        "-''-", "- '' -", "same", "ditto", "the same", "do.", "ҳамон", "хамон", "худи ҳамон", "айнан", "ҳамин", "то же",
        "тоже",
        "то же самое", "также", "так же", "та же", "тот же",
    }
)  # fmt: skip


def _without_dittos(rows: list[Row]) -> list[Row]:
    """Return the rows with every ditto mark replaced by what it stands for: the cell above."""
    columns = list(zip(*rows, strict=True))
    changed = False
    for at, column in enumerate(columns):
        marks = {cell for cell in set(column) if isinstance(cell, str) and cell.strip().lower() in _DITTOS}
        if marks:
            changed = True
            columns[at] = tuple(_filled_down(column, marks))
    return list(zip(*columns, strict=True)) if changed else rows


def _filled_down(column: tuple[Cell, ...], marks: set[str]) -> Iterator[Cell]:
    above: Cell = ""
    for cell in column:
        above = above if cell in marks else cell
        yield above
