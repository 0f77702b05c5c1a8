"""The last step: what comes, row by row, with a choice for each; and the cells that were not taken as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QStackedWidget

from grouphub.base.i18n import _
from grouphub.base.names import initials
from grouphub.desktop.shell import theme
from grouphub.desktop.transfer.arrival_card import ArrivalCard
from grouphub.desktop.transfer.step_area import StepArea
from grouphub.desktop.transfer.verdicts import line_of, name_of, pill_of
from grouphub.desktop.widgets.chips import ChipRow
from grouphub.desktop.widgets.long_model import Column, LongModel
from grouphub.desktop.widgets.table import LongTable, framed
from grouphub.features.transfer.arrivals import Verdict
from grouphub.features.transfer.tables import Why
from grouphub.features.transfer.tables import word as why_word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from grouphub.features.transfer.arrivals import Arrival, Plan
    from grouphub.features.transfer.intake import Decided
    from grouphub.features.transfer.tables import LeftOut

_BESIDE_FROM: Final = 900
"""Width, at normal letters, from which the card has room beside the list."""
_LEAST_HIGH: Final = 210
"""Three rows and their heads are always in sight; a lower window scrolls."""
ALL, PROBLEMS = "all", "problems"


class ComingStep(StepArea):
    """``decided`` carries a row's number in the file and what was decided about it."""

    decided = Signal(int, object)

    def __init__(self, today: date, facts_of: Callable[[Arrival], Sequence[tuple[str, str]]]) -> None:
        super().__init__()
        self._today = today
        self._facts_of = facts_of
        self._arrivals: list[Arrival] = []
        self._said: Mapping[int, Decided] = {}
        self._problems: list[tuple[str, str, str]] = []
        self._plan: Plan | None = None
        self.chips = ChipRow(name=_("Which rows are shown"))
        self.chips.chosen.connect(lambda key: self.show_only(str(key)))
        self.table = self._rows_table()
        self.problems = self._problems_table()
        self.card = ArrivalCard()
        self.card.decided.connect(self.decided)
        self.table.chosen.connect(self._show_card)
        self._tables = QStackedWidget()
        self._tables.addWidget(framed(self.table))
        self._tables.addWidget(framed(self.problems))
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(20)
        self._both.addWidget(self._tables, 1)
        self._both.addWidget(self.card)
        self.column.addWidget(self.chips)
        self.column.addLayout(self._both, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the card below the list where there is no room beside it."""
        super().resizeEvent(event)
        down = self.width() < theme.px(_BESIDE_FROM)
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.TopToBottom if down else directions.LeftToRight)
        self._both.setSpacing(12 if down else 20)
        self._tables.setMinimumHeight(theme.px(_LEAST_HIGH))
        if self.card.lie(down=down) and self._plan is not None:
            self._show_card(self.table.chosen_id())

    # --- what the page asks -------------------------------------------------------------------------------------------

    def show_plan(
        self, plan: Plan, arrivals: Sequence[Arrival], said: Mapping[int, Decided], left_out: Sequence[LeftOut]
    ) -> None:
        """Show what would come, from the first row on."""
        self._plan, self._arrivals, self._said = plan, list(arrivals), said
        self._problems = [(one.place, one.cell, one.why) for one in plan.problems]
        nameless = [one for one in left_out if one.why is Why.NO_NAME]
        self._problems += [
            (str(one.row), one.text, _("This row {why} and does not come in.").format(why=why_word(one.why)))
            for one in nameless
        ]
        counts = self._counts()
        words = {
            ALL: _("All"),
            Verdict.NEW: _("New"),
            Verdict.SAME: _("As before"),
            Verdict.CHANGED: _("Changed"),
            Verdict.DOUBTFUL: _("In doubt"),
            PROBLEMS: _("Problems"),
        }
        self.chips.set_chips([(key, text) for key, text in words.items() if key == ALL or counts[key]])
        self.chips.set_counts(counts)
        self.problems.show_ids(range(len(self._problems)))
        self.show_only(str(self.chips.key()))

    def show_only(self, key: str) -> None:
        """Show the rows of one chip."""
        self.chips.choose(key)
        key = str(self.chips.key())
        assert self._plan is not None
        self.card.setVisible(key != PROBLEMS)
        if key == PROBLEMS:
            self._tables.setCurrentIndex(1)
            return
        self._tables.setCurrentIndex(0)
        every = self._plan.arrivals  # the verdict of before she decided: a row stays where she found it
        self.table.show_ids([at for at, one in enumerate(every) if key in {ALL, one.verdict}])
        if self.table.chosen_id() is None and self.table.long_model().ids:
            self.table.choose(self.table.long_model().ids[0])
        self._show_card(self.table.chosen_id())

    def show_decided(self, at: int, arrival: Arrival, said: Mapping[int, Decided]) -> None:
        """Show one row anew as it was decided."""
        self._arrivals[at], self._said = arrival, said
        self.table.long_model().forget_rows()
        self._show_card(at)

    def place(self) -> dict[str, Any]:
        """Return which rows are shown and which one is chosen."""
        return {"only": str(self.chips.key() or ALL), "at": self.table.chosen_id()}

    def return_to(self, place: dict[str, Any]) -> None:
        """Go back to a place."""
        self.show_only(str(place.get("only") or ALL))
        if place.get("at") is not None:
            self.table.choose(int(place["at"]))

    # --- inside -------------------------------------------------------------------------------------------------------

    def _counts(self) -> dict[Any, int]:
        assert self._plan is not None
        counts: dict[Any, int] = {verdict: self._plan.count(verdict) for verdict in Verdict}
        return {ALL: len(self._plan.arrivals), **counts, PROBLEMS: len(self._problems)}

    def _rows_table(self) -> LongTable:
        columns = (
            Column("row", _("Row"), lambda one: str(one.read.row), 84, "number", sortable=False),
            Column(
                "name",
                _("Name"),
                name_of,
                220,
                "name",
                sortable=False,
                initials=lambda one: initials(one.read.given, one.read.family),
            ),
            Column(
                "verdict", _("What comes"), lambda one: self._pill(one)[0], 150, "pill", sortable=False, pill=self._sign
            ),
            Column(
                "what",
                _("In short"),
                lambda one: line_of(one, self._said.get(one.read.row), self._today),
                220,
                stretch=True,
                sortable=False,
            ),
        )
        table = LongTable(columns, name=_("What comes"))
        table.show_model(LongModel(columns, lambda ids: [self._arrivals[at] for at in ids], parent=table))
        return table

    def _problems_table(self) -> LongTable:
        columns = (
            Column("cell", _("Cell"), lambda one: one[0], 90, sortable=False, weight=600),
            Column("stood", _("What stood there"), lambda one: one[1], 200, sortable=False),
            Column(
                "why", _("Why it was not taken as it stands"), lambda one: one[2], 320, stretch=True, sortable=False
            ),
        )
        table = LongTable(columns, name=_("Problems"))
        table.show_model(LongModel(columns, lambda ids: [self._problems[at] for at in ids], parent=table))
        return table

    def _pill(self, arrival: Arrival) -> tuple[str, str, str]:
        return pill_of(arrival, self._said.get(arrival.read.row))

    def _sign(self, arrival: Arrival) -> tuple[str | None, str]:
        _word, icon, area = self._pill(arrival)
        return icon, area

    def _show_card(self, at: int | None) -> None:
        arrival = None if at is None else self._arrivals[at]
        said = None if arrival is None else self._said.get(arrival.read.row)
        self.card.show_arrival(arrival, said, self._facts_of(arrival) if arrival else (), self._today)
