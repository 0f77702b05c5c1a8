"""Bread of the day that was taken and is paid later: who owes how much, with a way to write down what she pays."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.base.money import shown
from grouphub.desktop.bakery.side_cards import PADDING, emptied, put
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Card
from grouphub.desktop.widgets.labels import Elided, Small, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grouphub.features.bakery.queries import CreditRow


class CreditCard(Card):
    """Who took bread on credit; not there while nobody did."""

    payment_asked = Signal(str)
    change_asked = Signal(str)
    """Each with the key of the debt."""

    def __init__(self) -> None:
        super().__init__(_("Bread on credit"), padding=PADDING)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(14)
        self.body.addLayout(self.rows)

    def show_credits(self, credits_: Sequence[CreditRow]) -> None:
        """Show who owes for bread of the day."""
        emptied(self.rows)
        for row in credits_:
            put(self.rows, self._row(row))
        self.setVisible(bool(credits_))

    def _row(self, row: CreditRow) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        first = QHBoxLayout()
        first.addWidget(Elided(row.name), 1)
        amount = Text(shown(row.amount), weight=600)
        amount.setFont(theme.font("text", 600, tabular=True))
        first.addWidget(amount)
        column.addLayout(first)
        is_open = row.left > 0
        told = _("{amount} still to pay").format(amount=shown(row.left)) if is_open else _("All is paid")
        column.addWidget(Small(told, tone="amber" if is_open else "green", wrap=True))
        column.addLayout(self._actions(row, is_open=is_open))
        return held

    def _actions(self, row: CreditRow, *, is_open: bool) -> QHBoxLayout:
        pay = Button(_("She pays"), "coins", size="small")
        pay.setObjectName(f"pay/{row.debt_id}")
        pay.setAccessibleName(_("She pays: {name}").format(name=row.name))
        pay.clicked.connect(partial(self.payment_asked.emit, str(row.debt_id)))
        change = Button(_("Change"), "pencil-simple", size="small")
        change.setObjectName(f"credit/{row.debt_id}")
        change.setAccessibleName(_("Change: {bread}").format(bread=row.name))
        change.clicked.connect(partial(self.change_asked.emit, str(row.debt_id)))
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in (pay, change):
            line.addWidget(button)
        line.addStretch(1)
        painting.hide_unless(pay, is_open)
        return line
