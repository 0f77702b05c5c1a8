"""Parts the rows of a table into women and what stands around them, and fills in what a row leaves to the one above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grouphub.features.transfer.sheets import text_of
from grouphub.features.transfer.table_heads import is_blank, numbers_columns, texts_in
from grouphub.features.transfer.tables import Why

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grouphub.features.transfer.sheets import Cell, Row, Sheet


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


class Sorting:
    """Parts the rows of a sheet into women and what stands around them. ``known`` are surely women."""

    def __init__(self, rows: list[Row], heads: list[int], sheet: Sheet, known: frozenset[int] = frozenset()) -> None:
        self._rows = rows
        self._known = known
        self._heads = heads
        self._start = heads[-1] + 1 if heads else 0
        self._told = {form for place in heads for text in texts_in(rows[place]) for form in (text, text.strip())}
        self._across = {
            one.top: one.right - one.left + 1 for one in sheet.merged if one.right > one.left and one.top == one.bottom
        }
        self.left_out: list[tuple[int, Why, str]] = []

    def body(self) -> list[int]:
        """Return the places of the rows that may be women; the others are in ``left_out`` then."""
        for place in range(self._start):
            if place in self._heads:
                self._leave(place, Why.HEAD)
            elif not is_blank(self._rows[place]):
                self._leave(place, Why.ABOVE)
        usual = self._usual_width()
        body = []
        for place in range(self._start, len(self._rows)):
            why = None if place in self._known else self._why_not(place, usual)
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
        if numbers_columns(row):
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
            texts = texts_in(self._rows[place])
            is_narrow = self._filled(place) <= max(2, usual // 2)
            first = _first_word(texts[0]) if texts else ""
            signs = any(_LINES_TO_SIGN.search(text) for text in texts[:2])  # further right dots stand in remarks
            asks = texts and texts[0].rstrip(" _.").endswith(":")
            if place not in self._known and is_narrow and (signs or asks or (first in _BELOW and usual > 2)):
                cut = at
            elif not is_narrow or place in self._known:
                break
        for place in body[cut:]:
            self._leave(place, Why.BELOW)
        return body[:cut]


def _first_word(text: str) -> str:
    found = _FIRST_WORD.search(text)
    return found[0].lower() if found else ""


def fill_merged_down(rows: list[Row], start: int, sheet: Sheet) -> None:
    """Let a cell merged over several rows of the table stand in each of them: a village beside all its women."""
    filled = 0
    for one in sheet.merged:
        at = one.left - sheet.first_column
        if filled > 20 * len(rows):
            break  # merged over and over: no table is made so
        if one.top < start or one.bottom == one.top or not 0 <= at < len(rows[0] if rows else ()):
            continue
        for place in range(one.top + 1, min(one.bottom + 1, len(rows))):
            row = rows[place]
            filled += 1
            if row[at] == "" and not is_blank(row):
                rows[place] = (*row[:at], rows[one.top][at], *row[at + 1 :])


_DITTOS = frozenset(
    {
        '"', "''", "''''", "”", "“", "″", "〃", "»", "«", "„", ",,", '""', '-"-', '- " -', '--"--', '—"—', '-"', '"-',
        "-//-", "- // -", "--//--", "//", "//-", "-//", "—//—", "–//–", "-\\\\-", "=", "-=-", "=//=", "-||-", "||",
        "-''-", "- '' -", "same", "ditto", "the same", "do.", "ҳамон", "хамон", "худи ҳамон", "айнан", "ҳамин", "то же",
        "тоже",
        "то же самое", "также", "так же", "та же", "тот же",
    }
)  # fmt: skip


def without_dittos(rows: list[Row], known: list[bool]) -> list[Row]:
    """Return the rows with every ditto mark replaced by what it stands for, the cell above; known rows have none."""
    columns = list(zip(*rows, strict=True))
    changed = False
    for at, column in enumerate(columns):
        marks = {cell for cell in set(column) if isinstance(cell, str) and cell.strip().lower() in _DITTOS}
        if marks:
            changed = True
            columns[at] = tuple(_filled_down(column, marks, known))
    return list(zip(*columns, strict=True)) if changed else rows


def _filled_down(column: tuple[Cell, ...], marks: set[str], known: list[bool]) -> Iterator[Cell]:
    above: Cell = ""
    for cell, is_known in zip(column, known, strict=True):
        above = above if cell in marks and not is_known else cell
        yield above
