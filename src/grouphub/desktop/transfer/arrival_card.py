"""The chosen row beside the list: what it says of her, whom it may be about, what would change, and the choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.people.candidate_rows import about, what_fits
from grouphub.desktop.shell import theme
from grouphub.desktop.transfer.verdicts import change_of, name_of, pill_of
from grouphub.desktop.widgets.card import Card, Line
from grouphub.desktop.widgets.chips import Pill
from grouphub.desktop.widgets.choice_fields import TilesField
from grouphub.desktop.widgets.labels import Section, Small, Text
from grouphub.features.transfer.arrivals import Decision
from grouphub.features.transfer.intake import Decided

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from grouphub.features.transfer.arrivals import Arrival

_WIDE: Final = 336
_LOW: Final = 250
_ADD, _LEAVE, _IS = "add", "leave", "is:"


class ArrivalCard(Card):
    """Shows one row; ``decided`` carries its number in the file and what was decided."""

    decided = Signal(int, object)

    def __init__(self) -> None:
        super().__init__(padding=20)
        self.setAccessibleName(_("The chosen row"))
        self._row = 0
        self._down = False
        self.choice: TilesField | None = None
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self.body.addWidget(self._scroll, 1)
        self.setFixedWidth(theme.px(_WIDE))

    def lie(self, *, down: bool) -> bool:
        """Lie below the list, low and wide, or stand at its right; return whether that is another way than before."""
        differs, self._down = down != self._down, down
        if down:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
            self.setFixedHeight(theme.px(_LOW))
        else:
            self.setMinimumHeight(0)
            self.setMaximumHeight(16_777_215)
            self.setFixedWidth(theme.px(_WIDE))
        return differs

    def show_arrival(
        self, arrival: Arrival | None, said: Decided | None, facts: Sequence[tuple[str, str]], today: date
    ) -> None:
        """Show a row with ``facts`` (field, words); None shows a hint."""
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        self.choice = None
        if arrival is None:
            hint = Text(_("Choose a row in the list to see it here."), tone="ink3", wrap=True)
            hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(hint)
        else:
            self._row = arrival.read.row
            self._fill(column, arrival, said, facts, today)
        self._scroll.setWidget(held)
        held.setAutoFillBackground(False)

    def _fill(
        self, column: QVBoxLayout, arrival: Arrival, said: Decided | None, facts: Sequence[tuple[str, str]], today: date
    ) -> None:
        column.addWidget(Section(name_of(arrival), wrap=True))
        column.addWidget(Small(_("Row {number} of the table").format(number=arrival.read.row)))
        column.addWidget(Pill(*pill_of(arrival, said)))
        self.choice = self._choice(arrival)
        column.addWidget(self.choice)
        if arrival.changes:
            column.addWidget(Line())
            column.addWidget(Text(_("This changes"), weight=600))
            for change in arrival.changes:
                column.addWidget(_fact(change.field, change_of(change)))
        if arrival.candidates:
            column.addWidget(Line())
            column.addWidget(Text(_("She may be here already"), weight=600))
            for one in arrival.candidates:
                column.addWidget(Text(one.name, weight=600, wrap=True))
                where = _("In this table too") if one.line is not None else about(one, today)
                for words in filter(None, (where, what_fits(one))):
                    column.addWidget(Small(words, wrap=True))
        column.addWidget(Line())
        for field, words in facts:
            column.addWidget(_fact(field, words))
        column.addStretch(1)

    def _choice(self, arrival: Arrival) -> TilesField:
        tiles = TilesField("choice", _("What is done with her"), _choices(arrival), columns=2 if self._down else 1)
        chosen = _ADD
        if arrival.decision is Decision.LEAVE and not (arrival.target and not arrival.changes):
            chosen = _LEAVE
        elif arrival.target and arrival.decision is not Decision.ADD:
            chosen = f"{_IS}{arrival.target}"
        for number, (key, words, _sign, _area, name) in enumerate(_choices(arrival), 1):
            if name:  # several may be meant, even of one name: each tile is told by whom, and which it is
                tiles.tiles[key].setAccessibleName(f"{words}: {name}, {number}")
        tiles.set_value(chosen)
        tiles.changed.connect(lambda: self._said(str(tiles.value())))
        return tiles

    def _said(self, key: str) -> None:
        if key.startswith(_IS):
            said = Decided(Decision.CHANGE, UUID(key.removeprefix(_IS)))
        else:
            said = Decided(Decision.ADD if key == _ADD else Decision.LEAVE)
        self.decided.emit(self._row, said)


def _choices(arrival: Arrival) -> list[tuple[str, str, str | None, str, str]]:
    """Return what can be done: she is new, she is one of those who may be meant, or the row is left out."""
    known = {one.id: one.name for one in arrival.candidates if one.id is not None}
    if arrival.target is not None and arrival.name_there:
        known = {arrival.target: arrival.name_there, **known}
    is_she = [(f"{_IS}{key}", _("It is this woman"), None, "ink2", name) for key, name in known.items()]
    new = (_ADD, _("Add as new"), None, "ink2", "")
    leave = (_LEAVE, _("Leave out"), None, "ink2", "")
    return [*is_she, new, leave] if arrival.read.key is None or not is_she else [*is_she, leave]


def _fact(field: str, words: str) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Small(field))
    column.addWidget(Text(words, weight=500, wrap=True))
    return held
