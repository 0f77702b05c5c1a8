"""Her money on her own page: hidden from whoever looks over a shoulder until the eye is held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, SignalInstance

from grouphub.base.i18n import _
from grouphub.base.money import Money, shown
from grouphub.desktop.income.carried import carried_words
from grouphub.desktop.widgets.bars import Spark
from grouphub.desktop.widgets.buttons import Button, IconButton
from grouphub.desktop.widgets.card import Card
from grouphub.desktop.widgets.labels import Text

if TYPE_CHECKING:
    from grouphub.features.income.queries import PersonIncome

_HIDDEN: Final = "••••"


class MoneyCard(Card):
    """What is left to pay her and what she earned; sums and bars are seen only while the eye is held."""

    earn_asked = Signal()
    pay_asked = Signal()
    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Income"))
        self._income: PersonIncome | None = None
        self.eye = IconButton("eye", _("Hold to see the sums"), sign=22)
        self.eye.pressed.connect(lambda: self._show(seen=True))
        self.eye.released.connect(lambda: self._show(seen=False))
        self.head.addWidget(self.eye)
        self.to_pay, self.earned = Text("", weight=600, wrap=True), Text("", tone="ink2", wrap=True)
        self.spark = Spark(name=_("Month by month"))
        self.carried = Text("", tone="amber", wrap=True)
        for words in (self.to_pay, self.carried, self.earned, self.spark):
            self.body.addWidget(words)
        self.add = self._button(_("Add income"), "plus", self.earn_asked)
        self.pay = self._button(_("Pay"), "hand-heart", self.pay_asked)
        self.all = self._button(_("Her income"), "list", self.all_asked)

    def show_income(self, income: PersonIncome) -> None:
        """Show her money, hidden."""
        self._income = income
        waits = income.balance.to_pay > 0 or income.balance.carried > 0
        self.carried.setVisible(bool(income.balance.carried))
        self.pay.setVisible(waits and not income.balance.archived)
        self._show(seen=False)

    def _show(self, *, seen: bool) -> None:
        if self._income is None:
            return
        months = self._income.months
        together = Money(sum(one.income for one in months))
        left, earned = (shown(self._income.balance.to_pay), shown(together)) if seen else (_HIDDEN, _HIDDEN)
        self.to_pay.setText(_("Left to pay: {amount}").format(amount=left))
        self.carried.setText(carried_words(self._income.balance, "" if seen else _HIDDEN))
        self.earned.setText(_("In 12 months: {amount}").format(amount=earned))
        self.spark.show_amounts([one.income if seen else 0 for one in months])

    def _button(self, words: str, icon: str, asked: SignalInstance) -> Button:
        button = Button(words, icon, "plain")
        button.clicked.connect(asked)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button
