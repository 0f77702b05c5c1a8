"""The rows of a sheet that name the columns, and the columns they name."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from grouphub.features.transfer.heads import recognised
from grouphub.features.transfer.meanings import TELLING
from grouphub.features.transfer.sheets import text_of
from grouphub.features.transfer.tables import Column

if TYPE_CHECKING:
    from grouphub.features.transfer.meanings import OwnColumn
    from grouphub.features.transfer.sheets import Row, Sheet

_SEEN_FOR_HEADS = 60
"""Rows from the top in which the heads are sought."""


def is_blank(row: Row) -> bool:
    """Return whether nothing stands in a row."""
    return row.count("") == len(row)


def texts_in(row: Row) -> list[str]:
    """Return the texts in a row, not its numbers and days."""
    return [cell for cell in row if isinstance(cell, str) and cell]


def head_rows(rows: list[Row], sheet: Sheet, own: tuple[OwnColumn, ...]) -> list[int]:
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
    texts = texts_in(row)
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
    if above < 0 or is_blank(rows[above]):
        return False
    joined = [one for one in sheet.merged if one.top <= above and one.bottom >= above]
    if any(one.bottom >= place for one in joined):
        return True
    filled = len(rows[above]) - rows[above].count("")
    if filled < 2 or not all(isinstance(cell, str) for cell in rows[above]):
        return False
    return any(recognised(text.strip(), own) for text in texts_in(rows[above]))


def _belongs_below(rows: list[Row], place: int, sheet: Sheet, own: tuple[OwnColumn, ...]) -> bool:
    """Return whether the row below ``place`` is a lower storey of the heads, or numbers the columns."""
    below = place + 1
    if below >= len(rows) or is_blank(rows[below]):
        return False
    if any(one.top <= place and one.bottom >= below for one in sheet.merged):
        return True
    if numbers_columns(rows[below]):
        return True
    texts = texts_in(rows[below])
    if len(texts) != len(rows[below]) - rows[below].count(""):
        return False
    # A head over several columns leaves places free beside it. Where none are free, even known words are values:
    # "member" may well stand in the first woman's row.
    beside = any(upper == "" and lower != "" for upper, lower in zip(rows[place], rows[below], strict=True))
    known = [text for text in texts if (use := recognised(text.strip(), own)) and use.sure > 0.75]
    return beside and len(known) >= 2 and 2 * len(known) >= len(texts)


def numbers_columns(row: Row) -> bool:
    """Return whether a row only counts the columns: 1, 2, 3, as on printed forms."""
    filled = [text_of(cell) for cell in row if cell != ""]
    return len(filled) >= 3 and filled == [str(number) for number in range(1, len(filled) + 1)]


def columns(rows: list[Row], heads: list[int], sheet: Sheet, width: int) -> tuple[Column, ...]:
    """Return the columns with their heads; a merged head stands over each of the columns it covers."""
    over: dict[tuple[int, int], str] = {}
    for place in heads:
        if not numbers_columns(rows[place]):
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
