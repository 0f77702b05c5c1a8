"""Paying out: to one woman, and to all in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base.errors import FieldProblem
from grouphub.base.i18n import _, ngettext
from grouphub.base.money import Money, shown
from grouphub.desktop.income.carried import carried_words
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.choice_fields import TickField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.labels import Section, Text
from grouphub.desktop.widgets.money_field import MoneyField
from grouphub.features.income import payouts
from grouphub.features.income.drafts import PayoutDraft, PayoutPart
from grouphub.features.income.models import closed_to
from grouphub.features.income.queries import balance, balances
from grouphub.features.income.rules import check_day, check_payout, pieces_for_all

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.income.queries import Balance


class _PayingDialog(FormDialog):
    """Pays with a key made when it opened, so that two quick clicks pay once; papers follow where asked for."""

    day: DayField
    key: KeyField
    receipt: TickField

    def pay(self, parts: tuple[PayoutPart, ...]) -> None:
        """Pay these women."""
        day = self.day.day()
        assert day is not None
        payouts.pay(self.workspace.db, PayoutDraft(day, parts, id=UUID(self.key.value())))

    def accept(self) -> None:
        """Close, and show what there is to sign."""
        wants_paper, run = bool(self.receipt.value()), self.key.value()
        frame = self.workspace.frame
        super().accept()
        if wants_paper:
            frame.open_form("payout_papers", run_id=run)


def _day_field(workspace: Workspace) -> DayField:
    field = DayField("day", _("Day"), workspace.today, past=True)
    field.set_day(workspace.today())
    return field


class PayDialog(_PayingDialog):
    """How much one woman gets, and the paper she signs."""

    def __init__(self, workspace: Workspace, person_id: str) -> None:
        self._her = UUID(person_id)
        with workspace.db.read() as session:
            self._balance = balance(session, self._her)
        form = Form(f"income/pay/{person_id}")
        self.amount = MoneyField("amount", _("How much she gets"), least=0, hint=self._hint(self._balance))
        self.day = _day_field(workspace)
        self.advance = TickField("advance", _("More than is left is an advance"))
        self.carried = Strip("amber", carried_words(self._balance))
        self.take_in = TickField("take_in", _("Take this in now"))
        self.receipt = TickField("receipt", _("Show the paper she signs"))
        self.receipt.set_value(True)
        self.key = KeyField("key")
        if self._balance.to_pay > 0:
            self.amount.set_money(self._balance.to_pay)
        form.add_row(self.amount, self.day)
        for part in (self.carried, self.take_in, self.advance, self.receipt, self.key):
            form.add(part)
        self.carried.setVisible(bool(self._balance.carried))
        self.take_in.setVisible(bool(self._balance.carried))
        title = _("Pay: {name}").format(name=self._balance.name)
        super().__init__(workspace, title, form, save=_("Pay"))
        self.take_in.changed.connect(self._take_in)

    def write(self) -> None:
        """Pay her."""
        amount = self.amount.money()
        assert amount is not None
        advance, take_in = bool(self.advance.value()), bool(self.take_in.value())
        self.pay((PayoutPart(self._her, amount, advance, take_in),))

    def show_problem(self, error: FieldProblem) -> None:
        """Show beside the amount why it was refused."""
        field = self.form.fields().get(error.field.partition("-")[0]) or self.amount
        field.show_error(error.text())
        field.setFocus()

    def _take_in(self) -> None:
        if self.take_in.value():
            self.amount.set_money(max(self._balance.balance, Money(0)))
        else:
            self.amount.set_money(max(self._balance.to_pay, Money(0)) or None)

    @staticmethod
    def _hint(known: Balance) -> str:
        if known.to_pay < 0:
            return _("She had {amount} too much already").format(amount=shown(-known.to_pay))
        return _("Left to pay: {amount}").format(amount=shown(known.to_pay))


class PayAllDialog(_PayingDialog):
    """A pay night: who gets how much, then the notes and coins for it, then the papers."""

    def __init__(self, workspace: Workspace) -> None:
        with workspace.db.read() as session:
            self._waiting = [
                one for one in balances(session) if (one.to_pay > 0 or one.carried > 0) and not one.archived
            ]
        form = Form("income/pay-all")
        self.day = _day_field(workspace)
        self.receipt = TickField("receipt", _("Show the papers: a list to sign, and a slip for each"))
        self.receipt.set_value(True)
        self.key = KeyField("key")
        self._who = QWidget()
        self._rows: list[tuple[Balance, TickField, MoneyField]] = []
        self._taking_in: dict[UUID, TickField] = {}
        column = QVBoxLayout(self._who)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.day)
        for one in self._waiting:
            column.addLayout(self._row(one))
        if not self._waiting:
            column.addWidget(Strip("green", _("Everybody is paid.")))
        self._money = QWidget()
        self._counted = QVBoxLayout(self._money)
        self._counted.setContentsMargins(0, 0, 0, 0)
        self._counted.setSpacing(8)
        self._counted.addWidget(Section(_("Notes and coins to bring")))
        self._pieces = Text("", wrap=True)
        self._total = Text("", weight=600, wrap=True)
        for part in (self._total, self._pieces, self.receipt):
            self._counted.addWidget(part)
        form.add(self._who)
        form.add(self._money)
        form.add(self.key)
        self._money.hide()
        self.earlier = Button(_("Back"), "arrow-left", "plain")
        super().__init__(workspace, _("Pay all"), form, save=_("Next"), aside=self.earlier)
        self.earlier.clicked.connect(self._go_back)
        self.earlier.hide()
        self.save.setEnabled(bool(self._waiting))

    def write(self) -> None:
        """Pay all who are ticked."""
        self.pay(tuple(PayoutPart(one.person_id, sum_, take_in=self._takes_in(one)) for one, sum_ in self._chosen()))

    def show_problem(self, error: FieldProblem) -> None:
        """Show beside her amount why it was refused."""
        self._go_back()
        place = error.field.partition("-")[2]
        chosen = [row for row in self._rows if row[1].value()]
        field = chosen[int(place)][2] if place.isdigit() and int(place) < len(chosen) else self.day
        field.show_error(error.text())
        field.setFocus()

    def _save(self) -> None:
        if self._money.isHidden():
            for _one, tick, field in self._rows:
                field.required = bool(tick.value())
            if self.form.check():
                self._go_on()
        else:
            super()._save()

    def _go_on(self) -> None:
        chosen = self._chosen()
        if not chosen:
            first = self._rows[0][1]
            first.show_error(_("Choose who it is for."))
            first.setFocus()
            return
        try:
            self._check(chosen)
        except FieldProblem as error:
            self.show_problem(error)
            return
        total = Money(sum(amount for _one, amount in chosen))
        women = ngettext("{count} woman, {total} together", "{count} women, {total} together", len(chosen))
        self._total.setText(women.format(count=len(chosen), total=shown(total)))
        pieces = pieces_for_all([amount for _one, amount in chosen])
        self._pieces.setText("\n".join(f"{count} × {shown(piece)}" for piece, count in pieces.items() if count))
        self._who.hide()
        self._money.show()
        self.earlier.show()
        self.save.set_words(_("Pay"))
        self.save.setFocus()
        self.place_card()

    def _check(self, chosen: list[tuple[Balance, Money]]) -> None:
        """Find what would be refused before the notes are counted out. Raises FieldProblem."""
        day = self.day.day()
        assert day is not None
        with self.workspace.db.read() as session:
            check_day(day, self.workspace.today(), closed_to(session))
        for place, (one, amount) in enumerate(chosen):
            left = one.balance if self._takes_in(one) else one.to_pay
            check_payout(amount, left, one.name, advance=False, field=f"amount-{place}")

    def _go_back(self) -> None:
        self._money.hide()
        self._who.show()
        self.earlier.hide()
        self.save.set_words(_("Next"))
        self.place_card()

    def _chosen(self) -> list[tuple[Balance, Money]]:
        found = []
        for one, tick, field in self._rows:
            amount = field.money()
            if tick.value() and amount is not None:
                found.append((one, amount))
        return found

    def _row(self, one: Balance) -> QVBoxLayout:
        tick = TickField(f"pay-{one.person_id}", one.name)
        tick.set_value(True)
        field = MoneyField(f"amount-{one.person_id}", _("Amount"), least=0 if one.carried else 1)
        field.speak_as(one.name)
        field.label.hide()
        field.set_money(max(one.to_pay, Money(0)))
        field.setFixedWidth(theme.px(170))
        row = QHBoxLayout()
        row.addWidget(tick, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(field, 0, Qt.AlignmentFlag.AlignVCenter)
        self._rows.append((one, tick, field))
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(row)
        if one.carried:
            self._add_carried(column, one, field)
        return column

    def _add_carried(self, column: QVBoxLayout, one: Balance, field: MoneyField) -> None:
        """Show what a correction made too much or too little; only her tick takes it in."""
        take_in = TickField(f"take_in-{one.person_id}", _("Take this in now"))
        take_in.speak_as(f"{one.name}: {_('Take this in now')}")
        self._taking_in[one.person_id] = take_in
        for part in (Strip("amber", carried_words(one)), take_in):
            column.addWidget(part)
        take_in.changed.connect(lambda: field.set_money(max(one.balance if take_in.value() else one.to_pay, Money(0))))

    def _takes_in(self, one: Balance) -> bool:
        tick = self._taking_in.get(one.person_id)
        return tick is not None and bool(tick.value())
