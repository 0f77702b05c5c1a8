"""The grid of many women with what belongs to it: columns to choose, what was found out, the Tajik letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from grouphub.base.i18n import _
from grouphub.desktop.people.candidate_rows import about, what_fits
from grouphub.desktop.people.grid_model import GridModel, GridRow
from grouphub.desktop.people.grid_pasting import Pasting
from grouphub.desktop.people.grid_table import GridTable
from grouphub.desktop.people.grid_villages import VillageOffers
from grouphub.desktop.people.row_checks import RowChecks
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Card, Strip
from grouphub.desktop.widgets.flow import Flow
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.letters_bar import LettersBar
from grouphub.features.fields.queries import own_fields
from grouphub.features.transfer import typed_rows
from grouphub.features.transfer.typed_rows import FIRST, MORE, ONE_LINE, WHERE, Typed

if TYPE_CHECKING:
    from uuid import UUID

    from grouphub.desktop.workspace import Workspace

PLACE: Final = "people/many"


class ManyForm(Form):
    """Rows of women who are not in the register yet. All of it is a draft until it is saved."""

    person_asked = Signal(object)
    """The page of a woman who may be meant is asked for: her key."""
    counted = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(PLACE)
        self.workspace = workspace
        self._shown_row: GridRow | None = None
        with workspace.db.read() as session:
            self.fields_known = [row for row in own_fields(session) if row.kind in ONE_LINE]
        self.model = GridModel(
            FIRST, lambda key: typed_rows.head(key, self.fields_known), self, hanging={Typed.VILLAGE: WHERE}
        )
        self.table = GridTable(self.model, name=_("Women to add"))
        self.pasting = Pasting(workspace, self.table, self.fields_known)
        self.pasting.columns_needed.connect(self._need_columns)
        self.table.block_pasted.connect(self.pasting.paste)
        self.checks = RowChecks(workspace, self.model, self.fields_known)
        self.checks.told.connect(self._tell)
        self.table.row_left.connect(self._left)
        self.table.cell_left.connect(self._left_cell)
        self.table.selectionModel().currentChanged.connect(lambda: self._tell(None))
        self.model.edited.connect(self._edited_rows)
        self._lay_out()

    # --- drafts -------------------------------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """Return all rows, the columns shown, and the cell with its cursor."""
        row, column, caret = self.table.place()
        columns = [str(key) for key in self.model.columns]
        return {"columns": columns, "rows": self.model.to_plain(), "row": row, "column": column, "caret": caret}

    def restore(self, state: dict[str, Any]) -> None:
        """Show the rows of a draft as they were left; columns of fields that are gone are passed over."""
        self.show_columns([str(key) for key in state.get("columns") or ()])
        self.model.restore(state.get("rows") or ())
        self.table.go_to(int(state.get("row") or 0), int(state.get("column") or 0), int(state.get("caret") or 0))
        self.checks.check_all()
        self.counted.emit()
        self.restored.emit()

    def is_touched(self) -> bool:
        """Return whether there is anything to keep."""
        return self.model.columns != FIRST or bool(self.model.filled())

    # --- what the page asks -------------------------------------------------------------------------------------------

    def show_columns(self, wanted: list[str]) -> None:
        """Show the columns everybody begins with and those that are wanted."""
        own = [str(row.id) for row in self.fields_known]
        self.model.show_columns([*FIRST, *(key for key in (*MORE, *own) if key in wanted)])
        for key, chip in self.choices.items():
            chip.setChecked(key in self.model.columns)

    def ready(self) -> list[GridRow]:
        """Return the rows that can be saved, all of them checked."""
        row, column, _caret = self.table.place()
        self._left_cell(row, self.model.columns[column])
        self.checks.read_all()
        return [row for row in self.model.filled() if row.read is not None and not row.read.refused]

    def go_to_first_wrong(self) -> None:
        """Go to the first row that stays."""
        for number, row in enumerate(self.model.rows):
            wrong = row.read.faults if row.read else {}
            if wrong:
                column = next((at for at, key in enumerate(self.model.columns) if key in wrong), 0)
                self.table.go_to(number, column)
                break
        self.table.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- building -----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.column.setSpacing(12)
        card = Card(padding=1)
        card.body.setContentsMargins(1, 1, 1, 10)  # its round lower corners stay free
        card.body.addWidget(self.table)
        self.table.carry_line(card)
        self.villages = VillageOffers(self.workspace, self.table)
        self.column.addWidget(card, 1)
        words = _("Tab goes to the next cell, Enter to the next row. Rows copied from a spreadsheet go in with Ctrl+V.")
        self.hint = Strip("sunken", words, icon="info")
        self.red = Strip("red", "")
        self.amber = Strip("amber", "", _("Open her page"))
        self.amber.pressed.connect(self._ask_for_her)
        for strip in (self.hint, self.red, self.amber):
            self.column.addWidget(strip)
        self.red.hide()
        self.amber.hide()
        self._lay_out_columns()

    def _lay_out_columns(self) -> None:
        self.shelf = Flow()
        self.choices: dict[str, Button] = {}
        for key in (*MORE, *(str(row.id) for row in self.fields_known)):
            chip = Button(typed_rows.head(key, self.fields_known), size="small")
            chip.setCheckable(True)
            chip.clicked.connect(self._choose_columns)
            self.choices[key] = chip
            self.shelf.add(chip)
        self.shelf.hide()
        self.column.addWidget(self.shelf)
        line = QHBoxLayout()
        line.setSpacing(12)
        self.letters = LettersBar()
        line.addWidget(self.letters, 1)
        self.more = Button(_("More columns"), "caret-down", "plain", "small")
        self.more.clicked.connect(self._turn_choices)
        line.addWidget(self.more)
        self.column.addLayout(line)

    def show_choices(self, *, on: bool) -> None:
        """Show or hide the columns that can be chosen."""
        self.shelf.setVisible(on)
        self.more.set_sign("caret-up" if on else "caret-down")
        self.more.setAccessibleDescription(_("open") if on else _("closed"))

    def _turn_choices(self) -> None:
        self.show_choices(on=self.shelf.isHidden())

    def _choose_columns(self) -> None:
        self.show_columns([key for key, chip in self.choices.items() if chip.isChecked()])
        self._edited()

    # --- what was found out -------------------------------------------------------------------------------------------

    def _edited_rows(self) -> None:
        self._edited()
        self.hint.setVisible(self.model.is_empty)
        self.counted.emit()

    def _need_columns(self, columns: set[str]) -> None:
        self.show_columns([*self.model.columns, *columns])

    def _left_cell(self, number: int, column: str) -> None:
        if column == Typed.GIVEN and number < len(self.model.rows):
            self.pasting.part_name(number)

    def _left(self, number: int) -> None:
        if number < 0:
            self.checks.check_all()
        elif number < len(self.model.rows):
            self._shown_row = self.model.rows[number]
            self.checks.check(self._shown_row)

    def _tell(self, changed: GridRow | None) -> None:
        """Say below the grid what is wrong in the row one is in, else in the one that was left last."""
        del changed
        row, column, _caret = self.table.place()
        here = self.model.rows[row] if 0 <= row < len(self.model.rows) else None
        told = next((one for one in (here, self._shown_row) if one is not None and _is_told(one)), None)
        key = self.model.columns[column] if self.model.columns and column >= 0 else ""
        self.red.hide()
        self.amber.hide()
        self.hint.setVisible(self.model.is_empty)
        if told is not None and told in self.model.rows:
            self._say(told, key)

    def _say(self, row: GridRow, key: str) -> None:
        where = _("Row {number}").format(number=self.model.rows.index(row) + 1)
        read = row.read
        wrong = {**read.doubts, **read.faults} if read else {}
        at = key if key in wrong else next(iter(wrong), "")
        if at:
            title = typed_rows.head(at, self.fields_known)
            words = _("{row}, {column}: {why}").format(row=where, column=title, why=wrong[at].text())
            is_fault = read is not None and at in read.faults
            strip = self.red if is_fault else self.amber
            kept = _("Saved like this, it goes into her note.") if is_fault and read and not read.refused else ""
            strip.set_words(f"{words} {kept}".strip())
            self._her: UUID | None = None
        else:
            one = row.alike[0]
            strip = self.amber
            self._her = one.id
            lives = about(one, self.workspace.today())
            who = ", ".join(filter(None, (one.name, lives)))
            may_be = (
                _("{row}: may be here already: {who}.") if one.id else _("{row}: may stand in the grid twice: {who}.")
            )
            strip.set_words(f"{may_be.format(row=where, who=who)} {what_fits(one)}")
        self.amber.button.setVisible(strip is self.amber and self._her is not None)
        strip.setMinimumWidth(theme.px(200))
        strip.show()

    def _ask_for_her(self) -> None:
        if self._her is not None:
            self.person_asked.emit(self._her)


def _is_told(row: GridRow) -> bool:
    return bool(row.alike or (row.read is not None and (row.read.faults or row.read.doubts)))
