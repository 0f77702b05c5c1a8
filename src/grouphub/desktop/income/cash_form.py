"""Money that came into the box or went out of it, other money with the rate of the day, and what is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base import decimals
from grouphub.base.i18n import _
from grouphub.base.money import NOTHING, shown
from grouphub.desktop.income.earning_form import area_field
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.person_picker import PersonField
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.widgets.choice_fields import ChoiceField, SegmentsField, TickField, TilesField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.money_field import MoneyField
from grouphub.features.income import actions, box, cash, debts
from grouphub.features.income.drafts import CashDraft, DebtDraft, PaymentDraft
from grouphub.features.income.rules import Area, Category, Currency, Kind, category_word, exchanged, kind_word

if TYPE_CHECKING:
    from grouphub.base.errors import FieldProblem
    from grouphub.base.money import Money
    from grouphub.desktop.workspace import Workspace

_SOMONI = "somoni"
_RATE = 1_000_000
"""A rate is kept in ten thousandths of a diram."""


def _no_amount(typed: str) -> str | None:
    return None if decimals.parse(typed, 100) is not None else _("Write a number, like 12 or 12,5.")


def _no_rate(typed: str) -> str | None:
    return None if decimals.parse(typed, _RATE) else _("Write what one is worth in somoni, like 0,118.")


def _receipt_after(dialog: FormDialog, wanted: TickField, key: KeyField) -> None:
    """Write a receipt for the line just written, and show it."""
    workspace = dialog.workspace
    if wanted.value() and wanted.isVisibleTo(dialog.form):
        number = box.write_receipt(workspace.db, UUID(key.value()))
        workspace.frame.open_form("receipt_paper", number=number)


class CashDialog(FormDialog):
    """What came in or went out, of what and for what."""

    def __init__(self, workspace: Workspace) -> None:
        form = Form("income/cash")
        ways = [
            (Kind.CAME_IN.value, kind_word(Kind.CAME_IN), "plus", "green"),
            (Kind.WENT_OUT.value, kind_word(Kind.WENT_OUT), "minus", "amber"),
            (Kind.OPENING.value, _("At the beginning"), "archive", "blue"),
        ]
        self.way = TilesField("way", _("What happened"), ways)
        self.way.set_value(Kind.CAME_IN.value)
        coins = [(_SOMONI, _("Somoni")), *((one.value, one.value) for one in Currency)]
        self.currency = SegmentsField("currency", _("Which money"), coins)
        self.currency.set_value(_SOMONI)
        self.amount = MoneyField("amount", _("How much"), doubt_about=self._doubt)
        self.foreign = TextField("foreign_amount", _("How much"), check=_no_amount)
        self.rate = TextField("rate", _("One is worth, in somoni"), check=_no_rate)
        self.day = DayField("day", _("Day"), workspace.today, past=True)
        self.day.set_day(workspace.today())
        self.category = ChoiceField("category", _("What for"), [(one.value, category_word(one)) for one in Category])
        with workspace.db.read() as session:
            gifts = cash.purposes(session)
        lines = [(str(one.id), one.name) for one in gifts]
        self._left = {str(one.id): one.left for one in gifts}
        self.purpose = ChoiceField("purpose_id", _("From which gift"), lines, required=False)
        self.area = area_field(workspace)
        self.who = PersonField("party", _("From or to whom"), workspace, bare_name=True, required=False)
        self.remark = TextField("remark", _("Note"), required=False)
        self.fund = TickField("from_fund", _("Out of the group fund"))
        self.receipt = TickField("receipt", _("Write a receipt"))
        self.key = KeyField("key")
        form.add(self.way)
        form.add(self.currency)
        form.add_row(self.foreign, self.rate)
        form.add_row(self.amount, self.day)
        form.add(self.area)
        form.add_row(self.category, self.who)
        form.add(self.purpose)
        form.add(self.remark)
        form.add(self.fund)
        form.add(self.receipt)
        form.add(self.key)
        self._purposes = bool(lines)
        super().__init__(workspace, _("Cash box"), form)
        for field in (self.way, self.currency, self.purpose):
            field.changed.connect(self.follow)
        self.rate.left.connect(self._tell_worth)
        form.restored.connect(self.follow)
        form.restored.connect(self._tell_worth)
        self.follow()

    def write(self) -> None:
        """Write it down."""
        db, day = self.workspace.db, self.day.day()
        assert day is not None
        way = Kind(str(self.way.value()))
        amount = self.amount.money() or NOTHING
        if way is Kind.OPENING:
            actions.set_opening(db, amount, day)
            return
        out, foreign = way is Kind.WENT_OUT, self.currency.value() != _SOMONI
        draft = CashDraft(
            amount,
            day,
            Area(str(self.area.value())),
            category=self.category.value() if out else "",
            person_id=self.who.person(),
            party=self.who.typed_name(),
            note=self.remark.value(),
            purpose_id=UUID(self.purpose.value()) if self.purpose.value() else None,
            from_fund=out and bool(self.fund.value()),
            currency=self.currency.value() if foreign else "",
            foreign_amount=(decimals.parse(self.foreign.value(), 100) or 0) if foreign else 0,
            rate=(decimals.parse(self.rate.value(), _RATE) or 0) if foreign else 0,
            id=UUID(self.key.value()),
        )
        (actions.add_cash_out if out else actions.add_cash_in)(db, draft)

    def accept(self) -> None:
        """Close, and show the receipt where one is wanted."""
        super().accept()
        _receipt_after(self, self.receipt, self.key)

    def show_problem(self, error: FieldProblem) -> None:
        """Show at the other money what is wrong with its worth: the amount in somoni is not asked there."""
        if error.field == "amount" and not self.amount.isVisibleTo(self.form):
            self.foreign.show_error(error.text())
            self.foreign.setFocus()
        else:
            super().show_problem(error)

    def follow(self) -> None:
        """Ask only for what belongs to it."""
        way = self.way.value()
        opening, out = way == Kind.OPENING.value, way == Kind.WENT_OUT.value
        foreign = self.currency.value() != _SOMONI and not opening
        asked = {
            self.currency: not opening,
            self.amount: not foreign,
            self.foreign: foreign,
            self.rate: foreign,
            self.area: not opening,
            self.who: not opening,
            self.remark: not opening,
            self.category: out,
            self.fund: out,
            self.purpose: self._purposes and not opening,
            self.receipt: way == Kind.CAME_IN.value,
        }
        for field, is_asked in asked.items():
            field.setVisible(is_asked)
            field.setEnabled(is_asked)
        left = self._left.get(str(self.purpose.value())) if out else None
        self.purpose.set_hint("" if left is None else _("Left of it: {amount}").format(amount=shown(left)))

    def _doubt(self, amount: Money) -> str | None:
        """Return that more goes out than is left of the gift."""
        left = self._left.get(str(self.purpose.value())) if self.way.value() == Kind.WENT_OUT.value else None
        return _("More than is left of the gift: look again.") if left is not None and amount > left else None

    def _tell_worth(self) -> None:
        amount, rate = decimals.parse(self.foreign.value(), 100), decimals.parse(self.rate.value(), _RATE)
        if amount and rate:
            self.rate.set_hint(_("Together {amount}").format(amount=shown(exchanged(amount, rate))))


class DebtDialog(FormDialog):
    """What somebody owes the group."""

    def __init__(self, workspace: Workspace) -> None:
        form = Form("income/debt")
        self.who = PersonField("party", _("Who owes it"), workspace, bare_name=True)
        self.amount = MoneyField("amount", _("How much"))
        self.day = DayField("day", _("Day"), workspace.today, past=True)
        self.day.set_day(workspace.today())
        self.due = DayField("due", _("To be paid by"), workspace.today, required=False)
        self.what = TextField("what", _("What for"), required=False)
        self.area = area_field(workspace)
        self.key = KeyField("key")
        form.add(self.who)
        form.add_row(self.amount, self.day)
        form.add_row(self.what, self.due)
        form.add(self.area)
        form.add(self.key)
        super().__init__(workspace, _("Owed to the group"), form)

    def write(self) -> None:
        """Write it down."""
        amount, day = self.amount.money(), self.day.day()
        assert amount is not None
        assert day is not None
        draft = DebtDraft(
            amount,
            day,
            self.who.person(),
            self.who.typed_name(),
            self.what.value(),
            Area(str(self.area.value())),
            self.due.day(),
            id=UUID(self.key.value()),
        )
        debts.add_debt(self.workspace.db, draft)


class DebtChangeDialog(FormDialog):
    """What is owed in all, put right with a reason; what it was stays to be seen."""

    def __init__(self, workspace: Workspace, debt_id: str) -> None:
        self._debt = UUID(debt_id)
        with workspace.db.read() as session:
            row = cash.debt_row(session, self._debt)
        form = Form(f"income/debt-change/{debt_id}")
        self.amount = MoneyField("amount", _("Owed in all"), least=0)
        if row is not None:
            self.amount.set_money(row.owed)
            self.amount.set_hint(_("Paid so far: {amount}").format(amount=shown(row.paid)))
        self.reason = TextField("reason", _("What was wrong"))
        form.add(self.amount)
        form.add(self.reason)
        title = _("Change what is owed: {name}").format(name=row.who if row else "")
        super().__init__(workspace, title, form)

    def write(self) -> None:
        """Change it."""
        amount = self.amount.money()
        assert amount is not None
        debts.change_debt(self.workspace.db, self._debt, amount, self.reason.value())


class DebtPaymentDialog(FormDialog):
    """What was paid of a debt; more than is owed is asked about."""

    def __init__(self, workspace: Workspace, debt_id: str) -> None:
        self._debt = UUID(debt_id)
        with workspace.db.read() as session:
            row = cash.debt_row(session, self._debt)
        form = Form(f"income/debt-payment/{debt_id}")
        self.amount = MoneyField("amount", _("How much is paid"))
        if row is not None and row.left > 0:
            self.amount.set_money(row.left)
            self.amount.set_hint(_("Still owed: {amount}").format(amount=shown(row.left)))
        self.day = DayField("day", _("Day"), workspace.today, past=True)
        self.day.set_day(workspace.today())
        self.more = TickField("more_is_right", _("More than is owed is right"))
        self.receipt = TickField("receipt", _("Write a receipt"))
        self.receipt.set_value(True)
        self.key = KeyField("key")
        form.add_row(self.amount, self.day)
        form.add(self.more)
        form.add(self.receipt)
        form.add(self.key)
        title = _("Payment: {name}").format(name=row.who if row else "")
        super().__init__(workspace, title, form)

    def write(self) -> None:
        """Write the payment down."""
        amount, day = self.amount.money(), self.day.day()
        assert amount is not None
        assert day is not None
        more = bool(self.more.value())
        draft = PaymentDraft(self._debt, amount, day, more_is_right=more, id=UUID(self.key.value()))
        debts.pay_debt(self.workspace.db, draft)

    def accept(self) -> None:
        """Close, and show the receipt where one is wanted."""
        super().accept()
        _receipt_after(self, self.receipt, self.key)
