"""Finds the table in a sheet, whatever stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from uuid import UUID

from grouphub.features.transfer import table_heads
from grouphub.features.transfer.heads import recognised
from grouphub.features.transfer.meanings import Meaning
from grouphub.features.transfer.table_rows import Sorting, fill_merged_down, without_dittos
from grouphub.features.transfer.tables import LeftOut, Table

if TYPE_CHECKING:
    from grouphub.features.transfer.meanings import OwnColumn
    from grouphub.features.transfer.sheets import Cell, Row, Sheet
    from grouphub.features.transfer.tables import Column


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
        heads = table_heads.head_rows(rows, sheet, own)
    else:
        heads = sorted({number - first for number in head_rows if 0 <= number - first < len(rows)})
    columns = table_heads.columns(rows, heads, sheet, width)
    fill_merged_down(rows, heads[-1] + 1 if heads else 0, sheet)
    known = _known(rows, columns)
    sorting = Sorting(rows, heads, sheet, known)
    body = sorting.body()
    return Table(
        sheet=sheet.name,
        head_rows=tuple(number + first for number in heads),
        columns=columns,
        numbers=tuple(number + first for number in body),
        rows=tuple(without_dittos([rows[number] for number in body], [number in known for number in body])),
        left_out=tuple(LeftOut(row + first, why, text) for row, why, text in sorted(sorting.left_out)),
        counts_from=counts_from,
    )


def _known(rows: list[Row], columns: tuple[Column, ...]) -> frozenset[int]:
    """Return the places of rows that name their woman by her key: they were written here and mean what they say.

    Elsewhere "Total" is no family name, and two strokes stand for the cell above.
    """
    at = next((at for at, column in enumerate(columns) if _is_of_keys(column)), None)
    return frozenset() if at is None else frozenset(place for place, row in enumerate(rows) if _is_key(row[at]))


def _is_of_keys(column: Column) -> bool:
    use = recognised(column.head)
    return use is not None and use.meaning is Meaning.KEY


def _is_key(cell: Cell) -> bool:
    try:
        return isinstance(cell, str) and bool(UUID(cell.strip()))
    except ValueError:
        return False
