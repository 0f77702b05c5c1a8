"""Puts pasted blocks into the grid: by their own heads when they bring some, else from the cell one is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from grouphub.base.i18n import _, ngettext
from grouphub.features.places.queries import districts_called
from grouphub.features.transfer import typed_blocks, typed_rows
from grouphub.features.transfer.typed_rows import Typed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from grouphub.desktop.people.grid_model import Block
    from grouphub.desktop.people.grid_table import GridTable
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.fields.kinds import FieldRow
    from grouphub.features.transfer.typed_blocks import TypedBlock


class Pasting(QObject):
    """Takes a block from the clipboard and a whole name from one cell apart."""

    told = Signal(str)
    """A sentence about what did not come in, or where it went."""
    columns_needed = Signal(object)
    """Something stands in these columns now, shown or not."""

    def __init__(self, workspace: Workspace, table: GridTable, fields: Sequence[FieldRow]) -> None:
        super().__init__(table)
        self._workspace = workspace
        self._table = table
        self._fields = fields

    def paste(self, block: Block) -> None:
        """Put the block into the grid, one step to take back."""
        headed = typed_blocks.headed(block, self._workspace.today(), self._fields)
        if headed is not None:
            self._put_headed(self._with_district(headed))
        else:
            self._put_here(block)
        self._table.row_left.emit(-1)

    def part_name(self, number: int) -> None:
        """Part a whole name that was typed into her name's cell; once taken back it stays whole."""
        row = self._table.grid.rows[number]
        whole = row.cells.get(Typed.GIVEN, "")
        parted = typed_blocks.parted(row.cells)
        if parted == row.cells or row.parted == whole:
            return
        row.parted = whole
        self._table.grid.put(number, [_changed(row.cells, parted)])
        self._need({key for key, text in parted.items() if text})

    def _put_headed(self, block: TypedBlock) -> None:
        row, column, _caret = self._table.place()
        self._need(block.columns)
        taken = self._table.grid.put(row, block.rows)
        self._table.go_to(row, column)
        self.told.emit(" ".join(filter(None, (_said_of(block), _too_many(len(block.rows) - taken, 0)))))

    def _put_here(self, block: Block) -> None:
        row, column, _caret = self._table.place()
        grid = self._table.grid
        keys = grid.columns[column:]
        before = [grid.rows[at].cells if at < len(grid.rows) else {} for at in range(row, row + len(block))]
        rows = [dict(zip(keys, texts, strict=False)) for texts in block]
        if Typed.GIVEN in keys:
            whole = typed_blocks.all_parted([{**old, **new} for old, new in zip(before, rows, strict=True)])
            rows = [
                new | _changed({**old, **new}, all_of) for old, new, all_of in zip(before, rows, whole, strict=True)
            ]
        self._need({key for cells in rows for key, text in cells.items() if text})
        taken = grid.put(row, rows)
        self._table.go_to(row, column)
        wide = max((at + 1 for cells in block for at, cell in enumerate(cells) if cell), default=0)
        if words := _too_many(len(block) - taken, max(0, wide - len(keys))):
            self.told.emit(words)

    def _need(self, columns: set[str]) -> None:
        if not columns <= {*self._table.grid.columns, *typed_rows.WHERE}:
            self.columns_needed.emit(columns)

    def _with_district(self, block: TypedBlock) -> TypedBlock:
        said = {row[Typed.DISTRICT] for row in block.rows if row.get(Typed.DISTRICT)}
        if not said:
            return block
        with self._workspace.db.read() as session:
            found = {text: districts_called(session, text) for text in said}
        keys = {text: one[0].key for text, one in found.items() if len(one) == 1}
        return typed_blocks.with_district(block, keys, typed_rows.head(Typed.DISTRICT))


def _changed(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, text in after.items() if before.get(key, "") != text}


def _said_of(block: TypedBlock) -> str:
    """Say that the heads were understood, and what of the block did not come in."""
    words = [_("Each column went where its head says.")]
    if block.left:
        words.append(_("Without a place here: {columns}.").format(columns=", ".join(block.left)))
    if block.passed:
        passed = ngettext("{count} row is no woman.", "{count} rows are no women.", block.passed)
        words.append(passed.format(count=block.passed))
    return " ".join(words)


def _too_many(rows: int, columns: int) -> str:
    """Say what did not fit: the clipboard still has it."""
    more = ngettext(
        "{count} row did not fit. Save these women, then paste the rest.",
        "{count} rows did not fit. Save these women, then paste the rest.",
        rows,
    ).format(count=rows)
    right = ngettext(
        "{count} column did not fit. Choose it under More columns, then paste again.",
        "{count} columns did not fit. Choose them under More columns, then paste again.",
        columns,
    ).format(count=columns)
    return " ".join([more] * bool(rows) + [right] * bool(columns))
