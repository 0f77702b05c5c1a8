"""Fields of a day that several forms ask for: costs, who baked, and how the money is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grouphub.base import decimals, money
from grouphub.base.i18n import _
from grouphub.base.money import Money
from grouphub.desktop.bakery.words import minutes_of, typed_hours
from grouphub.desktop.people.person_picker import PersonField
from grouphub.desktop.widgets.choice_fields import ChoiceField, TickField, TilesField
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.money_field import MoneyField
from grouphub.desktop.widgets.rows_field import RowsField, is_blank
from grouphub.features.bakery.drafts import CostDraft, ShiftDraft
from grouphub.features.income.rules import Category, category_word
from grouphub.features.income.sharing import (
    HUNDRED,
    FundOverHundred,
    HoursMissing,
    MoreThanLoss,
    Rule,
    rule_word,
    shown_per_cent,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from grouphub.base.errors import FieldProblem
    from grouphub.desktop.widgets.form import Form
    from grouphub.desktop.widgets.rows_field import Row
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.bakery.queries import DaySheet

_CATEGORIES = (Category.FLOUR, Category.FUEL, Category.TRANSPORT, Category.RENT, Category.REPAIR, Category.OTHER)
_RULES = (
    (Rule.HOURS, "clock", "amber"),
    (Rule.EQUAL, "users-three", "blue"),
    (Rule.PER_CENT, "chart-bar", "plum"),
    (Rule.PIECES, "bread", "clay"),
    (Rule.PIECE_PAY, "coins", "green"),
    (Rule.WAGE, "hand-heart", "teal"),
)


def costs_field() -> RowsField:
    """Return the field of what a day cost."""

    def fill(row: Row) -> None:
        choices = [(one.value, category_word(one)) for one in _CATEGORIES]
        kind = ChoiceField("category", _("For what"), choices)
        kind.set_value(Category.FLOUR.value)
        row.add_row(kind, MoneyField("amount", _("Amount")))
        tick = TickField("from_box", _("Paid from the cash box that day"))
        tick.set_value(True)
        row.add(tick)

    return RowsField("costs", _("Costs"), fill, add_text=_("Add a cost"), take_out_text=_("Take this cost out"))


def show_costs(field: RowsField, sheet: DaySheet) -> None:
    """Fill in the costs of a sheet; of a new day what the day before asked for, without amounts."""
    field.set_value(
        [
            {
                "category": row.category,
                "amount": money.shown(row.amount, currency=False) if row.amount else "",
                "from_box": row.from_box,
            }
            for row in sheet.costs
        ]
    )


def costs_of(field: RowsField) -> tuple[CostDraft, ...]:
    """Return the costs that were filled in."""
    found = []
    for row in field.rows:
        fields = row.fields()
        amount = fields["amount"]
        assert isinstance(amount, MoneyField)
        worth = amount.money()
        if worth:
            found.append(CostDraft(str(fields["category"].value()), worth, bool(fields["from_box"].value())))
    return tuple(found)


def _no_time(typed: str) -> str | None:
    if minutes_of(str(typed)) == 0:
        return HoursMissing("hours").text()
    told = _("Write her hours like this: 8 or 7:30. A day has 24 hours.")
    return None if minutes_of(typed) is not None else told


def _no_number(typed: str) -> str | None:
    return None if decimals.parse(typed, 100) is not None else _("Write a number, like 12 or 12,5.")


def no_weight(rule: Rule, typed: str) -> str | None:
    """Return why what was typed is no weight; where the rule asks for none, none is wrong."""
    if rule in _WHOLE:
        return None if decimals.parse(typed, 1) is not None else _("Write a whole number, like 12.")
    return None if rule in {Rule.EQUAL, Rule.HOURS} else _no_number(typed)


def percent_field(name: str, label: str, over: FieldProblem | None = None, *, most: int = HUNDRED) -> TextField:
    """Return a field for a part of a hundred, two digits behind the mark.

    ``over`` says what is wrong with more than ``most`` hundredths of a per cent; unless told, it is for the fund.
    """
    wrong = over or FundOverHundred(name)

    def no_part(typed: str) -> str | None:
        number = decimals.parse(typed, 100)
        return wrong.text() if number is not None and number > most else _no_number(typed)

    return TextField(name, label, suffix="%", check=no_part, required=False)


class SharingFields:
    """How the money of a day is shared, and with whom. What the rule does not need is not asked."""

    def __init__(self, form: Form, workspace: Workspace) -> None:
        self.form, self.workspace = form, workspace
        tiles = [(rule.value, rule_word(rule), sign, area) for rule, sign, area in _RULES]
        self.rule = TilesField("rule", _("How it is shared"), tiles, columns=3)
        self.piece_pay = MoneyField("piece_pay", _("For each piece"), required=False)
        self.women = RowsField(
            "women", _("Who baked"), self._fill, add_text=_("Add a woman"), take_out_text=_("Take her out")
        )
        self.after_costs = TickField("after_costs", _("Costs go off first"))
        self.fund = percent_field(
            "fund_percent", _("For the group fund, of what is left"), FundOverHundred("fund_percent")
        )
        self._loss_before = Money(0)
        self.loss = MoneyField("loss_taken", _("Take off an old loss"), required=False, least=0, check=self._no_loss)
        for field in (self.rule, self.piece_pay, self.women):
            form.add(field)
        form.add_row(self.fund, self.loss)
        form.add(self.after_costs)
        self.rule.changed.connect(self._follow_rule)
        form.restored.connect(self._follow_rule)

    def show_sheet(self, sheet: DaySheet, loss_before: Money) -> None:
        """Fill in what a sheet says; ``loss_before`` is the most that may be taken off."""
        rule = Rule(sheet.rule)
        self.rule.set_value(rule.value)
        self.piece_pay.set_money(sheet.piece_pay or None)
        self.after_costs.set_value(sheet.after_costs)
        self.fund.set_value(shown_per_cent(sheet.fund_percent) if sheet.fund_percent else "")
        self.loss.set_money(sheet.loss_taken or None)
        self._loss_before = loss_before
        self.loss.set_hint(_("Open from before: {amount}").format(amount=loss_before) if loss_before > 0 else "")
        self.loss.setVisible(bool(loss_before > 0 or sheet.loss_taken))
        self.women.set_value(
            [
                {
                    "person": {"id": str(row.person_id), "name": row.name},
                    "hours": typed_hours(row.minutes) if row.minutes else "",
                    "weight": self._shown_weight(rule, row.weight),
                }
                for row in sheet.bakers
            ]
            or [{}]
        )
        self._follow_rule()

    def shifts(self, begins: dict[UUID, int | None]) -> tuple[ShiftDraft, ...]:
        """Return who baked; ``begins`` is when each was to begin, which is not asked here."""
        rule = Rule(str(self.rule.value()))
        found = []
        for row in self.women.rows:
            fields = row.fields()
            person = fields["person"]
            assert isinstance(person, PersonField)
            key = person.person()
            if key is None:
                continue
            minutes = minutes_of(str(fields["hours"].value())) or 0
            weight = decimals.parse(str(fields["weight"].value()), 1 if rule in _WHOLE else 100)
            found.append(ShiftDraft(key, minutes, begins.get(key), weight))
        return tuple(found)

    def said(self, begins: dict[UUID, int | None]) -> dict[str, Any]:
        """Return what these fields say of a ``DayDraft``."""
        return {
            "rule": Rule(str(self.rule.value())),
            "after_costs": bool(self.after_costs.value()),
            "fund_percent": decimals.parse(str(self.fund.value()), 100) or 0,
            "piece_pay": self.piece_pay.money() or Money(0),
            "loss_taken": self.loss.money() or Money(0),
            "shifts": self.shifts(begins),
        }

    def _fill(self, row: Row) -> None:
        person = PersonField("person", _("Woman"), self.workspace)
        hours = TextField("hours", _("Hours"), required=False, check=_no_time)
        weight = TextField("weight", _("Her part"), required=False, check=self._no_weight)
        row.add_row(person, hours, weight, stretch=(3, 1, 1))
        self._follow_row(row)

    def _no_loss(self, typed: str) -> str | None:
        too_much = money.parse(typed) > max(self._loss_before, 0)
        return MoreThanLoss("loss_taken", left=Money(max(self._loss_before, 0))).text() if too_much else None

    def _no_weight(self, typed: str) -> str | None:
        return no_weight(self._rule(), typed)

    def _follow_rule(self) -> None:
        rule = self._rule()
        self.piece_pay.setVisible(rule is Rule.PIECE_PAY)
        for row in self.women.rows:
            self._follow_row(row)

    def _follow_row(self, row: Row) -> None:
        rule = self._rule()
        weight = row.fields()["weight"]
        words = _weight_words()
        weight.set_label(words.get(rule, _("Her part")))
        weight.setVisible(rule in words)

    def _rule(self) -> Rule:
        chosen = str(self.rule.value())
        return Rule(chosen) if chosen else Rule.HOURS

    def _shown_weight(self, rule: Rule, weight: int | None) -> str:
        if weight is None:
            return ""
        return str(weight) if rule in _WHOLE else shown_per_cent(weight)


_WHOLE = {Rule.PIECES, Rule.PIECE_PAY}


def _weight_words() -> dict[Rule, str]:
    return {
        Rule.PER_CENT: _("Per cent"),
        Rule.PIECES: _("Pieces"),
        Rule.PIECE_PAY: _("Pieces"),
        Rule.WAGE: _("Wage, somoni"),
    }


def begins_of(sheet: DaySheet) -> dict[UUID, int | None]:
    """Return when each woman was to begin."""
    return {row.person_id: row.begins for row in sheet.bakers}


def problem_field(form: Form, field: str, fallback: Sequence[str]) -> Any:
    """Return the field of a form that a refusal is about: ``women-2`` is the third row of ``women``."""
    name, _dash, place = field.partition("-")
    fields = form.fields()
    aliases = {"weight": "women", "cost": "costs", "category": "costs"}
    found = fields.get(name) or fields.get(aliases.get(name, ""))
    rows = [row for row in found.rows if not is_blank(row)] if isinstance(found, RowsField) else []
    if place.isdigit() and int(place) < len(rows):
        inside = rows[int(place)].fields()
        parts = {"weight": ("weight", "hours"), "women": ("person",), "cost": ("amount",), "category": ("category",)}
        for part in parts.get(name, ()):
            if part in inside and inside[part].isVisibleTo(form):
                return inside[part]
    return found or next((fields[one] for one in fallback if one in fields), next(iter(fields.values())))
