"""What stands beside the bread: the money of the day, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base.i18n import _, ngettext
from grouphub.base.money import Money, shown
from grouphub.desktop.bakery.words import hours, minus
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Card, Line
from grouphub.desktop.widgets.labels import Elided, Figure, Lead, Small, Text
from grouphub.desktop.widgets.letter_circle import LetterCircle
from grouphub.features.bakery.rules import sold_for
from grouphub.features.income.rules import category_word
from grouphub.features.income.sharing import Rule, rule_word, shown_per_cent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grouphub.features.bakery.drafts import DayDraft
    from grouphub.features.bakery.queries import BakerRow, CreditRow, DaySheet
    from grouphub.features.income.sharing import Split

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


PADDING: Final = 18
"""A little less than elsewhere, so that a usual day stands in a low window without scrolling."""


def emptied(box: QVBoxLayout) -> None:
    """Take everything out of a column."""
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def put(box: QVBoxLayout, line: QWidget) -> None:
    """Put a line below the last, to be seen at once and not at the next layout."""
    box.addWidget(line)
    line.show()


def pair(left: str, right: str, *, tone: str = "ink2") -> QWidget:
    """Return a line with words at the left and an amount at the right."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Text(left, tone=tone, wrap=True), 1)
    amount = Text(right, weight=600)
    amount.setFont(theme.font("text", 600, tabular=True))
    amount.setAlignment(_RIGHT)
    row.addWidget(amount)
    return line


class MoneyCard(Card):
    """What was sold, what it cost, and what there is to share."""

    costs_asked = Signal()
    credit_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Money of the day"), padding=PADDING)
        self.body.setSpacing(8)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        self.body.addLayout(self.lines)
        self.body.addWidget(Line())
        foot = QHBoxLayout()
        self.word = Lead("", weight=600)
        self.word.set_tone("ink")
        foot.addWidget(self.word, 1)
        self.figure = Figure("")
        foot.addWidget(self.figure)
        self.body.addLayout(foot)
        self.costs = Button(_("Costs"), "coins", size="small")
        self.costs.setObjectName("costs")
        self.costs.clicked.connect(self.costs_asked)
        self.credit = Button(_("On credit"), "note-pencil", size="small")
        self.credit.setObjectName("credit")
        self.credit.clicked.connect(self.credit_asked)
        actions = QHBoxLayout()
        actions.setSpacing(8)
        for button in (self.costs, self.credit):
            actions.addWidget(button)
        actions.addStretch(1)
        self.body.addLayout(actions)

    def show_money(self, draft: DayDraft, split: Split | None, owing: Sequence[CreditRow]) -> None:
        """Show the money as the sheet stands."""
        emptied(self.lines)
        sold = sold_for(draft.counts)
        put(self.lines, pair(_("Sold"), shown(sold)))
        for cost in draft.costs:
            if cost.amount:
                word = category_word(cost.category) or _("Something else")
                word = word if cost.from_box else _("{what}, paid before").format(what=word)
                if draft.after_costs:
                    put(self.lines, pair(word, minus(cost.amount)))
                else:
                    put(self.lines, pair(_("{what}, not taken off").format(what=word), shown(cost.amount), tone="ink3"))
        if draft.loss_taken:
            put(self.lines, pair(_("Old loss"), minus(draft.loss_taken)))
        if split is not None and split.fund:
            percent = shown_per_cent(draft.fund_percent)
            put(self.lines, pair(_("Group fund, {percent} %").format(percent=percent), minus(split.fund)))
        owed = sum(row.left for row in owing)
        if owed:
            put(self.lines, pair(_("Of it on credit, not paid yet"), shown(owed), tone="amber"))
        self._show_sum(draft, sold, split)

    def _show_sum(self, draft: DayDraft, sold: Money, split: Split | None) -> None:
        costs = sum(cost.amount for cost in draft.costs)
        if split is not None and split.loss:
            self.word.setText(_("Loss"))
            self.figure.setText(shown(split.loss))
            self.figure.set_tone("red")
            return
        left = split.shared + split.rest if split is not None else max(0, sold - (costs if draft.after_costs else 0))
        self.word.setText(_("To share"))
        self.figure.setText(shown(left))
        self.figure.set_tone("green")


class SharesCard(Card):
    """Who baked, how long, and what each gets."""

    bakers_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Shares"), padding=PADDING)
        self.bakers = Button(_("Who bakes"), "users-three", size="small")
        self.bakers.setObjectName("bakers")
        self.bakers.clicked.connect(self.bakers_asked)
        self.rule = Small("", tone="ink2")
        words = QVBoxLayout()
        words.setSpacing(0)
        self.head.removeWidget(self.title)
        for text in (self.title, self.rule):
            words.addWidget(text)
        self.head.addLayout(words, 1)
        self.head.addWidget(self.bakers)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(8)
        self.body.addLayout(self.rows)

    def show_shares(self, sheet: DaySheet, rule: Rule, split: Split | None) -> None:
        """Show each woman with her part: of a closed day what she earned, of an open one what she would."""
        emptied(self.rows)
        self.rule.setText(rule_word(rule))
        amounts = {part.person_id: part.amount for part in split.parts} if split else {}
        odd = {part.person_id for part in split.parts if part.odd} if split else set()
        for row in sheet.bakers:
            amount = row.amount if sheet.closed_on else amounts.get(row.person_id)
            is_odd = row.odd if sheet.closed_on else row.person_id in odd
            put(self.rows, self._row(row, rule, amount, odd=is_odd))
        for row in sheet.taken_out:
            put(self.rows, self._row(row, rule, row.amount, odd=False))
        if not sheet.bakers:
            put(self.rows, Small(_("Nobody yet. Write who baked, and for how long."), tone="ink3", wrap=True))
        rest = sheet.share.rest if sheet.share else split.rest if split else Money(0)
        if rest:
            put(self.rows, pair(_("Rest stays in the box"), shown(rest)))

    def _row(self, row: BakerRow, rule: Rule, amount: Money | None, *, odd: bool) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(10)
        initials = "".join(word[0] for word in row.name.split()[:2]).upper()
        across.addWidget(LetterCircle(initials, row.name, 32))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Elided(row.name))
        words.addWidget(Small(self._told(row, rule, odd=odd), tone="amber" if row.carried else "ink2", wrap=True))
        across.addLayout(words, 1)
        sum_shown = Text(shown(amount) if amount is not None else "–", weight=600)
        sum_shown.setFont(theme.font("text", 600, tabular=True))
        sum_shown.setAlignment(_RIGHT)
        across.addWidget(sum_shown)
        return line

    def _told(self, row: BakerRow, rule: Rule, *, odd: bool) -> str:
        parts = [hours(row.minutes)] if row.minutes else []
        if row.weight and rule is Rule.PER_CENT:
            parts.append(f"{shown_per_cent(row.weight)} %")
        elif row.weight and rule in {Rule.PIECES, Rule.PIECE_PAY}:
            parts.append(ngettext("{count} piece", "{count} pieces", row.weight).format(count=row.weight))
        if odd:
            parts.append(_("with the odd diram"))
        if row.carried > 0:
            parts.append(_("paid {amount} too little").format(amount=shown(row.carried)))
        elif row.carried < 0:
            parts.append(_("paid {amount} too much").format(amount=shown(-row.carried)))
        return " · ".join(parts)
