"""What a closed day said before it was corrected: each correction with its reason and the figures it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.money import shown
from grouphub.desktop.bakery.count_lines import number_words
from grouphub.desktop.bakery.side_cards import emptied, pair, put
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.card import Card
from grouphub.desktop.widgets.labels import Small, Text
from grouphub.features.bakery.past import COUNTED, Said, changes
from grouphub.features.income.rules import category_word

if TYPE_CHECKING:
    from grouphub.features.bakery.past import Change, PastRow
    from grouphub.features.bakery.queries import DaySheet

_WIDE: Final = 620
"""A figure does not stand far from what it is about."""
_MONEY = {"price", "cost", "credit", "earned"}


class PastCard(Card):
    """Every correction of a day, the newest first; not there while there was none."""

    def __init__(self) -> None:
        super().__init__(_("What the day said before"))
        self.rows = QVBoxLayout()
        self.rows.setSpacing(16)
        self.body.addLayout(self.rows)

    def show_past(self, sheet: DaySheet) -> None:
        """Show what each correction of a sheet changed."""
        emptied(self.rows)
        after = _said(sheet)
        for past in sheet.past:
            put(self.rows, _row(past, after))
            after = past.said
        self.setVisible(bool(sheet.past))


def _said(sheet: DaySheet) -> Said:
    """Return what a sheet says now, as the past is kept."""
    keys = [str(row.counted.kind_id) for row in sheet.counts]
    numbers = ({name: getattr(row.counted, name) for name in ("price", *COUNTED)} for row in sheet.counts)
    counts, breads = dict(zip(keys, numbers, strict=True)), {str(row.counted.kind_id): row.name for row in sheet.counts}
    costs = {category: sheet.cost_of(category) for category in dict.fromkeys(row.category for row in sheet.costs)}
    parts = {row.person_id: row.amount for row in sheet.bakers if row.amount is not None}
    names = {row.person_id: row.name for row in sheet.bakers}
    return Said(counts, breads, costs, parts, names, sheet.on_credit)


def _row(past: PastRow, after: Said) -> QWidget:
    held = QWidget()
    held.setMaximumWidth(theme.px(_WIDE))
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    told = _("Corrected on {day}: {reason}")
    column.addWidget(Text(told.format(day=days.in_table(past.changed_on), reason=past.reason), weight=600, wrap=True))
    found = list(changes(past.said, after))
    for change in found:
        column.addWidget(pair(_about(change), f"{_figure(change, change.before)} → {_figure(change, change.after)}"))
    if not found:
        column.addWidget(Small(_("No figure of the day changed by it."), tone="ink2", wrap=True))
    return held


def _about(change: Change) -> str:
    """Return what a figure is about: a number of a bread, a cost, a woman."""
    if change.what == "cost":
        return category_word(change.about) or _("Something else")
    if change.what == "credit":
        return _("Bread on credit")
    if change.what == "earned":
        return change.about
    word = _("Price") if change.what == "price" else number_words()[change.what]
    return f"{change.about} · {word}"


def _figure(change: Change, value: int | None) -> str:
    if change.what in _MONEY:
        return shown(value or 0)
    return "–" if value is None else str(value)
