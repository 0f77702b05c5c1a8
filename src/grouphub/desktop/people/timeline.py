"""What happened to a woman, month by month, the newest first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.i18n import N_, _
from grouphub.desktop.people.signs import soft
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.buttons import Button, IconButton
from grouphub.desktop.widgets.card import Card, Sign
from grouphub.desktop.widgets.chips import ChipRow
from grouphub.desktop.widgets.empty import Empty
from grouphub.desktop.widgets.labels import Small, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from grouphub.features.contribution import TimelineRow

ALL: Final = "all"
STEP: Final = 40
"""So many rows are shown at once."""

KINDS: Final = {
    "group": (N_("Group"), "users-three"),
    "consent": (N_("Agreed"), "shield-check"),
    "note": (N_("Notes"), "note"),
    "family": (N_("Family"), "house-line"),
    "class": (N_("Classes"), "chalkboard-teacher"),
    "income": (N_("Income"), "coins"),
    "order": (N_("Orders"), "scissors"),
    "visit": (N_("Visits"), "footprints"),
}
"""Word and sign of each kind of row, for the filter."""


class TimelineCard(Card):
    """Rows of all features; ``asked`` carries a row that is to be corrected."""

    asked = Signal(object)

    def __init__(self, correctable: Callable[[TimelineRow], bool]) -> None:
        super().__init__(_("What happened"), padding=24)
        self._correctable = correctable
        self._rows: list[TimelineRow] = []
        self._many = STEP
        self._today: date | None = None
        self.chips = ChipRow(name=_("What happened"))
        self.chips.chosen.connect(lambda _key: self._show())
        self.body.addWidget(self.chips)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.body.addLayout(self._list)
        self.older = Button(_("Show what was before"), "caret-down", "plain")
        self.older.clicked.connect(self._show_older)
        self.body.addWidget(self.older, 0, Qt.AlignmentFlag.AlignHCenter)
        why = _("It starts with the day she joins, a note, or what she begins to do.")
        self.empty = Empty("clock-counter-clockwise", _("Nothing is written yet"), why, small=True)
        self.body.addWidget(self.empty)
        self.body.addStretch(1)

    def show_rows(self, rows: Sequence[TimelineRow], today: date) -> None:
        """Show these rows, the newest first; those without a day stand last."""
        self._rows = sorted(rows, key=lambda row: row.day.toordinal() if row.day else 0, reverse=True)
        self._today = today
        kinds = [kind for kind in KINDS if any(row.kind == kind for row in self._rows)]
        chips = [(ALL, _("All"), None), *((kind, _(KINDS[kind][0]), KINDS[kind][1]) for kind in kinds)]
        self.chips.set_chips(chips if len(kinds) > 1 else chips[:1])
        for kind in kinds if len(kinds) > 1 else ():
            self.chips.chip(kind).setAccessibleName(f"{_('What happened')}: {_(KINDS[kind][0])}")
        self.chips.setVisible(len(kinds) > 1)
        self._show()

    def begin_anew(self) -> None:
        """Forget filter and length: another woman is shown."""
        self._many = STEP
        self.chips.set_chips([])

    def only(self) -> str:
        """Return the kind that is shown."""
        return str(self.chips.key() or ALL)

    def show_only(self, kind: str) -> None:
        """Show one kind of rows; an unknown one changes nothing."""
        self.chips.choose(kind)
        self._show()

    def _show_older(self) -> None:
        self._many += STEP
        self._show()

    def _show(self) -> None:
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        only = self.only()
        fitting = [row for row in self._rows if only in {ALL, row.kind}]
        for heading, rows in groupby(fitting[: self._many], key=_heading):
            words = Small(heading, weight=600)
            words.setContentsMargins(0, 10, 0, 2)
            self._list.addWidget(words)
            for row in rows:
                self._list.addWidget(self._line(row))
        self.older.setVisible(len(fitting) > self._many)
        self.empty.setVisible(not fitting)

    def _line(self, row: TimelineRow) -> QWidget:
        line = QWidget()
        line.setMinimumHeight(theme.px(60))
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 6, 0, 6)
        across.setSpacing(16)
        across.addWidget(Sign(row.icon, area=soft(row.area)), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Text(row.text, weight=600, wrap=True))
        if row.more:
            words.addWidget(Small(row.more, wrap=True))
        across.addLayout(words, 1)
        if row.day is not None:
            across.addWidget(Small(days.in_words(row.day, self._today)))
        if self._correctable(row):
            pencil = IconButton("pencil-simple", _("Change: {what}").format(what=row.text[:80]), sign=18, tone="ink3")
            pencil.clicked.connect(lambda: self.asked.emit(row))
            across.addWidget(pencil)
        return line


def _heading(row: TimelineRow) -> str:
    return days.month_heading(row.day) if row.day else _("Without a day")
