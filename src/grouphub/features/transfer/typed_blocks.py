"""Rows pasted into the grid: whole names are parted, and a block that brings its heads goes where they say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grouphub.features.people.rules import Whose
from grouphub.features.people.rules import word as choice_word
from grouphub.features.transfer import columns
from grouphub.features.transfer.meanings import Meaning, OwnColumn
from grouphub.features.transfer.name_cells import named, order_of
from grouphub.features.transfer.sheets import Sheet, text_of
from grouphub.features.transfer.table_finding import find_table
from grouphub.features.transfer.tables import Why
from grouphub.features.transfer.typed_rows import Typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from grouphub.features.fields.kinds import FieldRow
    from grouphub.features.transfer.meanings import Use
    from grouphub.features.transfer.name_cells import NameOrder
    from grouphub.features.transfer.sheets import Row
    from grouphub.features.transfer.tables import Column, Table

Cells = dict[str, str]
"""What stands in a row of the grid, by column."""

_COLUMNS = {
    Meaning.GIVEN: Typed.GIVEN,
    Meaning.FULL_NAME: Typed.GIVEN,
    Meaning.PATRONYMIC: Typed.PATRONYMIC,
    Meaning.FAMILY: Typed.FAMILY,
    Meaning.PHONE: Typed.PHONE,
    Meaning.BIRTH: Typed.BIRTH,
    Meaning.YEAR: Typed.BIRTH,
    Meaning.AGE: Typed.BIRTH,
    Meaning.VILLAGE: Typed.VILLAGE,
    Meaning.JAMOAT: Typed.JAMOAT,
    Meaning.DISTRICT: Typed.DISTRICT,
    Meaning.ROLES: Typed.ROLES,
    Meaning.JOINED: Typed.JOINED,
}
_SURE = 0.6
"""From here on a head says for certain that its column is not taken over, as that of a running number does."""
_NO_WOMEN = frozenset({Why.TOTAL, Why.HEADING, Why.BELOW})


@dataclass(frozen=True)
class TypedBlock:
    """What a pasted block that brings its heads says, row by row.

    ``left`` are the heads of columns that have no place in the grid, ``passed`` how many rows are no women.
    """

    rows: tuple[Cells, ...]
    left: tuple[str, ...] = ()
    passed: int = 0

    @property
    def columns(self) -> set[str]:
        """The columns in which something stands."""
        return {key for row in self.rows for key, text in row.items() if text}


def parted(cells: Mapping[str, str], order: NameOrder | None = None) -> Cells:
    """Return a row with a whole name in her name's cell parted over the name columns, where it is clear how.

    Clear is what the endings tell, else ``order``. A family name that stands there already stays.
    """
    whole = cells.get(Typed.GIVEN, "")
    name = None if cells.get(Typed.FAMILY, "").strip() else named(whole, order)
    if name is None or (name.patronymic and cells.get(Typed.PATRONYMIC, "").strip()):
        return dict(cells)
    parts = {Typed.GIVEN: name.given, Typed.FAMILY: name.family, Typed.PATRONYMIC: name.patronymic}
    return {**cells, **{str(key): text for key, text in parts.items() if text}}


def all_parted(rows: Sequence[Mapping[str, str]], head: str = "") -> list[Cells]:
    """Return rows with their whole names parted; the names together tell what a single one leaves open."""
    whole = [cells.get(Typed.GIVEN, "") for cells in rows if not cells.get(Typed.FAMILY, "").strip()]
    found = order_of(whole, head)
    return [parted(cells, found.order if found.is_clear else None) for cells in rows]


def headed(block: Sequence[Sequence[str]], today: date, fields: Sequence[FieldRow] = ()) -> TypedBlock | None:
    """Return a block by what its own heads say, as a file is read; None when no row of it names the columns."""
    own = tuple(OwnColumn(str(row.id), row.names.each()) for row in fields)
    table = find_table(Sheet("", _filled(block)), own=own)
    above = [one.row for one in table.left_out if one.why is Why.ABOVE and _is_wide(block[one.row - 1])]
    if above and table.head_rows:
        # A part copied from the middle of a list: who stands above its repeated heads is a woman as well.
        table = find_table(Sheet("", _filled(_heads_first(block, table.head_rows))), own=own)
    if not _names_columns(block, table):
        return None
    uses = columns.guess(table, today, own=own)
    places = [_place(use, {str(row.id) for row in fields}) for use in uses]
    rows = [_cells(row, uses, places) for row in table.rows]
    whole = next((column.head for column, use in _used(table, uses) if use.meaning is Meaning.FULL_NAME), "")
    return TypedBlock(
        rows=tuple(row for row in all_parted(rows, whole) if any(row.values())),
        left=tuple(_left(table, uses, places)),
        passed=sum(1 for one in table.left_out if one.why in _NO_WOMEN),
    )


def _filled(block: Sequence[Sequence[str]]) -> tuple[Row, ...]:
    return tuple(tuple(row) for row in block)


def _is_wide(row: Sequence[str]) -> bool:
    return sum(map(bool, row)) > 1


def _heads_first(block: Sequence[Sequence[str]], heads: Sequence[int]) -> list[Sequence[str]]:
    places = {number - 1 for number in heads}
    return [block[at] for at in sorted(places)] + [row for at, row in enumerate(block) if at not in places]


def _names_columns(block: Sequence[Sequence[str]], table: Table) -> bool:
    """Return whether the heads are heads beyond doubt: two known ones, or the only one there is.

    A single known word among others may as well be somebody's name.
    """
    if not table.head_rows:
        return False
    heads = [column.heads for column in table.columns if column.heads]
    if len(heads) == 1:
        return len(block[0]) == 1 and not any(map(str.isdecimal, heads[0][0]))
    known = [use for one in heads if (use := columns.told(one)) is not None and use.sure >= _SURE]
    return len(known) > 1


def _used(table: Table, uses: Sequence[Use]) -> Iterator[tuple[Column, Use]]:
    return zip(table.columns, uses, strict=True)


def _place(use: Use, own: set[str]) -> str:
    """Return the column of the grid a column of the block goes to; empty for none."""
    if use.meaning is Meaning.OWN:
        return use.own if use.own in own else ""
    return str(_COLUMNS.get(use.meaning, ""))


def _cells(row: Row, uses: Sequence[Use], places: Sequence[str]) -> Cells:
    found: Cells = {}
    for cell, use, key in zip(row, uses, places, strict=True):
        text = text_of(cell)
        if not key or not text:
            continue
        if use.whose not in {None, Whose.OWN}:
            text = f"{text} ({choice_word(use.whose)})"
        found[key] = f"{found[key]}; {text}" if key in found and key != Typed.GIVEN else text
    return found


def _left(table: Table, uses: Sequence[Use], places: Sequence[str]) -> Iterator[str]:
    """Yield the heads of columns with something in them that go nowhere, those that only count the rows excepted."""
    for at, ((column, use), key) in enumerate(zip(_used(table, uses), places, strict=True)):
        is_nothing = use.meaning is Meaning.NOTHING and use.sure >= _SURE
        if not key and not is_nothing and any(row[at] != "" for row in table.rows):
            yield column.head or column.letter


def with_district(block: TypedBlock, keys: Mapping[str, str], head: str) -> TypedBlock:
    """Return a block whose districts are named by their keys; ``head`` is told as left where one is not known."""
    rows = []
    missed = False
    for row in block.rows:
        said = row.get(Typed.DISTRICT, "")
        missed = missed or bool(said and not keys.get(said))
        rows.append({**row, str(Typed.DISTRICT): keys.get(said, "")} if said else row)
    return replace(block, rows=tuple(rows), left=(*block.left, head) if missed else block.left)
