"""What was done, by whom and when, day by day: for the whole register or for one record."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Line, Sign
from grouphub.desktop.widgets.labels import Small, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from grouphub.store.journal import HistoryRow

    Details = Callable[[HistoryRow], Sequence[str]]

_SIGNS = {"do": ("check", "ink2"), "undo": ("arrow-u-up-left", "amber"), "redo": ("arrow-u-up-right", "ink2")}


class HistoryRows(QWidget):
    """Lines under their days, the newest first.

    ``names`` says who each "who" of the journal is; ``details`` may add lines to a row, such as what a field said
    before. ``undo_asked`` gives the batch whose Undo was pressed.
    """

    undo_asked = Signal(int)

    def __init__(self, today: date, names: Mapping[UUID, str], details: Details | None = None) -> None:
        super().__init__()
        self._today = today
        self._names = names
        self._details = details
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._shown: list[QWidget] = []

    def show_names(self, names: Mapping[UUID, str]) -> None:
        """Take up who is who; shown by the next ``show_rows``."""
        self._names = names

    def show_rows(self, rows: Sequence[HistoryRow], *, undo: int | None = None) -> None:
        """Show these rows, Undo beside the batch ``undo``."""
        for widget in self._shown:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = []
        for day, of_day in groupby(rows, key=lambda row: row.at.astimezone().date()):
            self._put(_day_heading(day, self._today))
            for row in of_day:
                self._put(Line())
                self._put(self._line(row, with_undo=row.number == undo))
            self._put(Line())

    def _put(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        if self.isVisible():
            widget.show()  # at once, not at the next layout: the keys may go there
        self._shown.append(widget)

    def _line(self, row: HistoryRow, *, with_undo: bool) -> QWidget:
        line = QWidget()
        line.setMinimumHeight(theme.px(56))
        across = QHBoxLayout(line)
        across.setContentsMargins(20, 8, 20, 8)
        across.setSpacing(14)
        icon, tone = _SIGNS.get(row.kind, _SIGNS["do"])
        across.addWidget(Sign(icon, tone=tone, size=20))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Text(sentence(row), weight=500, tone="ink3" if row.undone else None, wrap=True))
        for detail in self._details(row) if self._details else ():
            words.addWidget(Small(detail, wrap=True))
        words.addWidget(Small(self._when_and_who(row), wrap=True))
        across.addLayout(words, 1)
        if with_undo:
            button = Button(_("Undo"), "arrow-u-up-left", size="small")
            button.setObjectName("undo")
            button.setAccessibleName(_("Undo: {what}").format(what=row.text()))
            button.clicked.connect(lambda: self.undo_asked.emit(row.number))
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _when_and_who(self, row: HistoryRow) -> str:
        time = f"{row.at.astimezone():%H:%M}"
        who = self._names.get(row.who) if row.who else None
        told = _("{time}, by {name}").format(time=time, name=who) if who else time
        return _("{facts}, taken back since").format(facts=told) if row.undone else told


def sentence(row: HistoryRow) -> str:
    """Return what was done, said so that undoing and doing again read as such."""
    if row.kind == "undo":
        return _("Taken back: {what}").format(what=row.text())
    if row.kind == "redo":
        return _("Done again: {what}").format(what=row.text())
    return row.text()


def _day_heading(day: date, today: date) -> QWidget:
    near = days.relative(day, today) if abs((day - today).days) <= 1 else days.in_words(day, today)
    heading = Small(near[:1].upper() + near[1:], weight=600)
    heading.setContentsMargins(20, 14, 20, 8)
    return heading
