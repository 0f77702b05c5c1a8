"""The bread of a day: a line for each kind below the heads of the columns, and what they come to together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from grouphub.base.i18n import _
from grouphub.base.money import shown
from grouphub.desktop.bakery.count_lines import CELL, MONEY, NARROW_CELL, CountLine, left_wide
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Card, Line
from grouphub.desktop.widgets.labels import Lead, Small, Words
from grouphub.features.bakery.rules import sold_for

if TYPE_CHECKING:
    from grouphub.features.bakery.queries import DaySheet
    from grouphub.features.bakery.rules import Counted

Typed = dict[str, dict[str, str]]
"""What is typed in the numbers of each kind, by the kind's key and the number's name."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BreadCard(Card):
    """All kinds with their numbers."""

    changed = Signal()
    kind_asked = Signal()
    price_asked = Signal(str)
    """The key of the kind whose price of the day is wrong."""

    def __init__(self) -> None:
        super().__init__(padding=0)
        self.setAccessibleName(_("Bread of the day"))
        self.lines: list[CountLine] = []
        self.sums: dict[str, Lead] = {}
        self._cell_words: list[Words] = []
        self._room = {"narrow": False, "more_narrow": False}
        self.body.setSpacing(0)
        self.body.addWidget(self._head())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.body.addWidget(Line())
        self.add_kind = Button(_("Add another kind of bread"), "plus", "plain")
        self.add_kind.setObjectName("add-kind")
        self.add_kind.clicked.connect(self.kind_asked)
        held = QHBoxLayout()
        held.setContentsMargins(10, 4, 10, 4)
        held.addWidget(self.add_kind)
        held.addStretch(1)
        self.body.addLayout(held)
        self.body.addStretch(1)
        self.body.addWidget(self._foot())

    def show_lines(self, sheet: DaySheet, typed: Typed, *, ahead: bool, more: bool) -> None:
        """Show the bread of a sheet with what is typed and not kept yet; of a day ``ahead`` only what is planned."""
        for line in self.lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        closed = sheet.closed_on is not None
        self.lines = [CountLine(row, closed=closed, ahead=ahead) for row in sheet.counts]
        for line in self.lines:
            line.type_again(typed.get(str(line.kind_id)) or {})
            line.extra.setVisible(more or ahead)
            line.set_narrow(**self._room)
            line.changed.connect(self.changed)
            line.price_asked.connect(partial(self.price_asked.emit, str(line.kind_id)))
            self._rows.addWidget(line)
            if self.isVisible():
                line.show()  # at once, not at the next layout: the focus may go there
        self.add_kind.setVisible(not closed)

    def show_more(self, *, more: bool) -> None:
        """Show the numbers that are not needed every day, or only those that are."""
        for line in self.lines:
            line.extra.setVisible(more)

    def show_sums(self) -> None:
        """Show what all kinds come to together as the numbers stand now."""
        counts = self.counts()
        left = sum(max(0, one.reckoned_left if one.left is None else one.left) for one in counts)
        self.sums["baked"].setText(str(sum(one.baked for one in counts)))
        self.sums["sold"].setText(str(sum(one.sold for one in counts)))
        self.sums["left"].setText(str(left))
        self.sums["money"].setText(shown(sold_for(counts)))

    def set_room(self, *, narrow: bool, more_narrow: bool) -> None:
        """Leave − and + away where the window is narrow or letters are large; ``more_narrow``: in the second line."""
        self._room = {"narrow": narrow, "more_narrow": more_narrow}
        for text in self._cell_words:
            text.setFixedWidth(theme.px(NARROW_CELL if narrow else CELL))
        for line in self.lines:
            line.set_narrow(**self._room)

    def counts(self) -> tuple[Counted, ...]:
        """Return what the lines say."""
        return tuple(line.counted() for line in self.lines)

    def typed(self) -> Typed:
        """Return what stands in the numbers that were typed, as it is typed."""
        return {str(line.kind_id): typed for line in self.lines if (typed := line.typed())}

    def focus_on(self, name: str) -> bool:
        """Put the cursor into the number of this name, if it is there."""
        found = (cell.figures for line in self.lines for cell in line.cells.values())
        figures = next((one for one in found if one.objectName() == name), None)
        if figures is not None:
            figures.setFocus(Qt.FocusReason.OtherFocusReason)
        return figures is not None

    # --- building -----------------------------------------------------------------------------------------------------

    def _head(self) -> QFrame:
        head, line = _band()
        line.addWidget(Small(_("Bread"), weight=600), 1)
        for word in (_("Baked"), _("Sold")):
            text = _column_word(word, theme.px(CELL), Qt.AlignmentFlag.AlignCenter)
            self._cell_words.append(text)
            line.addWidget(text)
        line.addWidget(_column_word(_("Left"), left_wide(), _RIGHT))
        line.addWidget(_column_word(_("Money"), theme.px(MONEY), _RIGHT))
        return head

    def _foot(self) -> QFrame:
        foot, line = _band()
        together = Lead(_("Together"), weight=600)
        together.set_tone("ink")
        line.addWidget(together, 1)
        cell = theme.px(CELL)
        for name, wide in (("baked", cell), ("sold", cell), ("left", left_wide()), ("money", theme.px(MONEY))):
            text = Lead("", weight=600)
            text.set_tone("ink")
            text.setFont(theme.font("lead", 600, tabular=True))
            text.setFixedWidth(wide) if wide == cell else text.setMinimumWidth(wide)
            text.setAlignment(Qt.AlignmentFlag.AlignCenter if wide == cell else _RIGHT)
            line.addWidget(text)
            if wide == cell:
                self._cell_words.append(text)
            self.sums[name] = text
        return foot


def _band() -> tuple[QFrame, QHBoxLayout]:
    band = QFrame()
    band.setProperty("role", "sunken")
    line = QHBoxLayout(band)
    line.setContentsMargins(16, 10, 20, 10)
    line.setSpacing(12)
    return band, line


def _column_word(word: str, wide: int, where: Qt.AlignmentFlag) -> Small:
    text = Small(word, weight=600)
    text.setFixedWidth(wide)
    text.setAlignment(where)
    return text
