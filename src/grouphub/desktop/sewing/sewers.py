"""Who sews an order and how its money is shared: the fields of its form about that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base import decimals
from grouphub.base.i18n import _
from grouphub.base.money import NOTHING, Money
from grouphub.desktop.bakery.forms_of_a_day import percent_field
from grouphub.desktop.income.share_form import no_weight, shown_weight, weight_of, weight_words
from grouphub.desktop.people.person_picker import PersonField
from grouphub.desktop.widgets.choice_fields import ChoiceField, TickField
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.money_field import MoneyField
from grouphub.desktop.widgets.rows_field import RowsField
from grouphub.features.income.sharing import Rule, missing_part, rule_word, shown_per_cent
from grouphub.features.sewing.drafts import WorkerDraft

if TYPE_CHECKING:
    from grouphub.desktop.widgets.form import Form
    from grouphub.desktop.widgets.rows_field import Row
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.sewing.queries import OrderCard


class Sewers:
    """The women with their tasks and parts, the rule, and what goes to the fund. What the rule does not need is hid."""

    def __init__(self, form: Form, workspace: Workspace) -> None:
        self._workspace = workspace
        rules = [(rule.value, rule_word(rule)) for rule in Rule]
        self.rule = ChoiceField("rule", _("How it is shared"), rules)
        self.rule.set_value(Rule.EQUAL.value)
        self.women = RowsField(
            "women", _("Who sews it"), self._fill, add_text=_("Add a woman"), take_out_text=_("Take her out")
        )
        self.piece_pay = MoneyField("piece_pay", _("For each piece"))
        self.fund = percent_field("fund_percent", _("For the group fund"))
        self.after_costs = TickField("after_costs", _("Costs go off first"))
        self.after_costs.set_value(True)
        form.add(self.women)
        form.add_row(self.rule, self.fund)
        form.add(self.piece_pay)
        form.add(self.after_costs)
        for told in (self.rule.changed, form.restored):
            told.connect(self.follow)
        self.follow()

    def show(self, card: OrderCard) -> None:
        """Fill in what an order says."""
        self.rule.set_value(card.rule)
        self.after_costs.set_value(card.after_costs)
        self.fund.set_value(shown_per_cent(card.fund_percent) if card.fund_percent else "")
        self.piece_pay.set_money(card.piece_pay or None)
        rule = Rule(card.rule)
        self.women.set_value(
            [
                {
                    "person": {"id": str(one.person_id), "name": one.name},
                    "task": one.task,
                    "weight": shown_weight(rule, one.weight) if one.weight else "",
                }
                for one in card.workers
            ]
        )
        self.follow()

    def follow(self) -> None:
        """Ask only for what the rule needs."""
        asked = self.chosen() is Rule.PIECE_PAY
        self.piece_pay.setVisible(asked)
        self.piece_pay.setEnabled(asked)
        for row in self.women.rows:
            self._follow_row(row)

    def chosen(self) -> Rule:
        """Return the rule that is chosen."""
        return Rule(str(self.rule.value() or Rule.EQUAL))

    def workers(self) -> tuple[WorkerDraft, ...]:
        """Return who sews it, with her part in the meaning of the rule; nothing for what is not yet known."""
        found = []
        for row in self.women.rows:
            fields = row.fields()
            person = fields["person"]
            assert isinstance(person, PersonField)
            key = person.person()
            if key is not None:
                weight = weight_of(self.chosen(), str(fields["weight"].value())) or 0
                found.append(WorkerDraft(key, str(fields["task"].value()), weight))
        return tuple(found)

    def fund_percent(self) -> int:
        """Return what the fund gets, in hundredths of a per cent."""
        return decimals.parse(str(self.fund.value()), 100) or 0

    def pay(self) -> Money:
        """Return what is paid for a piece."""
        return (self.piece_pay.money() or NOTHING) if self.chosen() is Rule.PIECE_PAY else NOTHING

    def _fill(self, row: Row) -> None:
        person = PersonField("person", _("Woman"), self._workspace)
        weight = TextField("weight", _("Her part"), required=False, check=self._no_part)
        row.add_row(person, TextField("task", _("What she does"), required=False), stretch=(3, 2))
        row.add(weight)
        self._follow_row(row)

    def _follow_row(self, row: Row) -> None:
        words, weight = weight_words(), row.fields()["weight"]
        weight.set_label(words.get(self.chosen(), _("Her part")))
        weight.setVisible(self.chosen() in words)

    def _no_part(self, typed: str) -> str | None:
        """Return why what was typed is no part; empty it may stay until the order is sewn."""
        rule = self.chosen()
        return missing_part(rule, "weight").text() if weight_of(rule, typed) == 0 else no_weight(rule, typed)
