"""The third step: where the heads stand, and what each column of the table means."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.settings.rows import RowsCard
from grouphub.desktop.transfer.step_area import StepArea
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Card
from grouphub.desktop.widgets.choice_fields import ChoiceField, StepperField
from grouphub.desktop.widgets.labels import Small, Text
from grouphub.features.transfer.meanings import Meaning, Use, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grouphub.features.fields.kinds import FieldRow
    from grouphub.features.transfer.intake import Intake
    from grouphub.features.transfer.sheets import Workbook
    from grouphub.features.transfer.table_look import Look
    from grouphub.features.transfer.tables import Column

_RESTS: Final = 500
"""Milliseconds: while she steps from row to row only its words are shown."""
_LONGEST: Final = 90
_OWN = "own:"


class ColumnsStep(StepArea):
    """``answered`` carries what is known then; ``read_again`` the same when the file must be looked at anew."""

    answered = Signal(object)
    read_again = Signal(object)
    letters_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._intake: Intake | None = None
        self._look: Look | None = None
        self._timer = QTimer(self, singleShot=True, interval=_RESTS)
        self._timer.timeout.connect(self._heads_moved)
        self.heads = StepperField("heads", _("In which row do the names of the columns stand?"), least=0, most=9999)
        self.heads.changed.connect(self._heads_said)
        self.row_words = Small("", wrap=True)
        self.letters = Button(_("The letters look wrong"), "text-aa", "plain", "small")
        self.letters.clicked.connect(self.letters_asked)
        self.meanings: dict[int, ChoiceField] = {}
        self._top = Card()
        self._top.body.addWidget(self.heads)
        feet = QHBoxLayout()
        feet.addWidget(self.row_words, 1)
        feet.addWidget(self.letters, 0, Qt.AlignmentFlag.AlignVCenter)
        self._top.body.addLayout(feet)

    def show_columns(self, book: Workbook, look: Look, intake: Intake, own: Sequence[FieldRow]) -> None:
        """Show the columns of a table and what each was taken for."""
        self._intake, self._look = intake, look
        table = look.understood.table
        self.heads.set_value(table.head_rows[0] if table.head_rows else 0)
        self._show_row_words()
        self.letters.setVisible(book.kind == "text")
        card = RowsCard(_("What stands in each column?"))
        self.meanings = {}
        choices = _choices(own)
        for place, (column, use) in enumerate(zip(table.columns, look.understood.uses, strict=True)):
            row, field = self._row(column, look.samples(place), intake.uses.get(column.number, use), choices)
            self.meanings[column.number] = field
            card.add_row(row)
        self.show_parts([self._top, card])

    def know(self, intake: Intake) -> None:
        """Go on from what was said in another step."""
        self._intake = intake

    def _row(
        self, column: Column, samples: Sequence[str], use: Use, choices: Sequence[tuple[str, str]]
    ) -> tuple[QWidget, ChoiceField]:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(20, 10, 20, 10)
        line.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(1)
        head = column.head or _("Column {letter}").format(letter=column.letter)
        words.addWidget(Text(_short(head), weight=600, wrap=True))
        words.addWidget(Small(_short("  ·  ".join(samples)) or _("Nothing stands in it."), wrap=True))
        line.addLayout(words, 1)
        field = ChoiceField(f"column-{column.number}", _("Means"), choices)
        field.label.hide()
        field.speak_as(_("What {column} means").format(column=f"{column.letter} {_short(head)}"))
        field.set_value(f"{_OWN}{use.own}" if use.meaning is Meaning.OWN else use.meaning.value)
        field.setFixedWidth(300)
        field.changed.connect(partial(self._meaning_said, column.number, field))
        line.addWidget(field, 0, Qt.AlignmentFlag.AlignVCenter)
        return row, field

    def _meaning_said(self, number: int, field: ChoiceField) -> None:
        assert self._intake is not None
        key = field.value()
        use = Use(Meaning.OWN, own=key.removeprefix(_OWN)) if key.startswith(_OWN) else Use(Meaning(key))
        self._intake = self._intake.using(number, use)
        self.answered.emit(self._intake)

    def _heads_said(self) -> None:
        self._show_row_words()
        self._timer.start()

    def _heads_moved(self) -> None:
        if self._intake is None or self.heads.number() is None:
            return
        number = self.heads.number() or 0
        self._intake = replace(self._intake.with_heads((number,) if number else ()), uses={})
        self.read_again.emit(self._intake)

    def _show_row_words(self) -> None:
        assert self._look is not None
        number = self.heads.number() or 0
        words = self._look.words_of_row(number) if number else _("The table has no heads.")
        self.row_words.setText(_short(words) or _("Nothing stands in this row."))


def _choices(own: Sequence[FieldRow]) -> list[tuple[str, str]]:
    plain = [one for one in Meaning if one not in {Meaning.NOTHING, Meaning.OWN}]
    return [
        (Meaning.NOTHING.value, word(Meaning.NOTHING)),
        *((one.value, word(one)) for one in plain),
        *((f"{_OWN}{row.id}", row.name) for row in own),
    ]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
