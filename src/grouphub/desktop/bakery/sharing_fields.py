"""How the money of a day is shared, and with whom: the fields two forms ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grouphub.base import decimals, money
from grouphub.base.i18n import _
from grouphub.base.money import Money
from grouphub.desktop.bakery.forms_of_a_day import no_number, percent_field
from grouphub.desktop.bakery.words import minutes_of, time_of, typed_hours, typed_time
from grouphub.desktop.people.person_picker import PersonField
from grouphub.desktop.widgets.choice_fields import TickField, TilesField
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.money_field import MoneyField
from grouphub.desktop.widgets.rows_field import RowsField
from grouphub.features.bakery.drafts import ShiftDraft
from grouphub.features.income.sharing import HoursMissing, MoreThanLoss, Rule, rule_word, shown_per_cent

if TYPE_CHECKING:
    from grouphub.desktop.widgets.form import Form
    from grouphub.desktop.widgets.rows_field import Row
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.bakery.queries import DaySheet

_RULES = (
    (Rule.HOURS, "clock", "amber"),
    (Rule.EQUAL, "users-three", "blue"),
    (Rule.PER_CENT, "chart-bar", "plum"),
    (Rule.PIECES, "bread", "clay"),
    (Rule.PIECE_PAY, "coins", "green"),
    (Rule.WAGE, "hand-heart", "teal"),
)


class _Figures(TextField):
    """A few figures; empty is none, which is not said beside each label: there is no room."""

    def problem(self) -> str | None:
        """Return why the text is no such number."""
        return None if self.is_empty() else super().problem()


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
        self.fund = percent_field("fund_percent", _("For the group fund, of what is left"))
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
                    "begins": "" if row.begins is None else typed_time(row.begins),
                    "hours": typed_hours(row.minutes) if row.minutes else "",
                    "weight": self._shown_weight(rule, row.weight),
                }
                for row in sheet.bakers
            ]
            or [{}]
        )
        self._follow_rule()

    def shifts(self) -> tuple[ShiftDraft, ...]:
        """Return who baked."""
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
            found.append(ShiftDraft(key, minutes, time_of(str(fields["begins"].value())), weight))
        return tuple(found)

    def said(self) -> dict[str, Any]:
        """Return what these fields say of a ``DayDraft``."""
        return {
            "rule": Rule(str(self.rule.value())),
            "after_costs": bool(self.after_costs.value()),
            "fund_percent": decimals.parse(str(self.fund.value()), 100) or 0,
            "piece_pay": self.piece_pay.money() or Money(0),
            "loss_taken": self.loss.money() or Money(0),
            "shifts": self.shifts(),
        }

    def _fill(self, row: Row) -> None:
        person = PersonField("person", _("Woman"), self.workspace)
        begins = _Figures("begins", _("Begins at"), check=_no_begin)
        hours = _Figures("hours", _("Hours"), check=_no_time)
        weight = _Figures("weight", _("Her part"), check=self._no_weight)
        row.add_row(person, begins, hours, weight, stretch=(3, 1, 1, 1))
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


def _no_time(typed: str) -> str | None:
    if minutes_of(str(typed)) == 0:
        return HoursMissing("hours").text()
    told = _("Write her hours like this: 8 or 7:30. A day has 24 hours.")
    return None if minutes_of(typed) is not None else told


def _no_begin(typed: str) -> str | None:
    return None if time_of(typed) is not None else _("Write the time like this: 5 or 5:30.")


def no_weight(rule: Rule, typed: str) -> str | None:
    """Return why what was typed is no weight; where the rule asks for none, none is wrong."""
    if rule in _WHOLE:
        return None if decimals.parse(typed, 1) is not None else _("Write a whole number, like 12.")
    return None if rule in {Rule.EQUAL, Rule.HOURS} else no_number(typed)
