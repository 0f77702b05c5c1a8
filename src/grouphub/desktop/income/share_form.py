"""Sharing any sum among chosen women: who, by what, and what each gets, to the last diram."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base import decimals
from grouphub.base.errors import FieldProblem
from grouphub.base.i18n import _
from grouphub.base.money import NOTHING, shown
from grouphub.desktop.bakery.forms_of_a_day import percent_field, problem_field
from grouphub.desktop.bakery.words import minutes_of
from grouphub.desktop.income.earning_form import area_field
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.person_picker import PersonField
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.choice_fields import TickField, TilesField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.money_field import MoneyField
from grouphub.desktop.widgets.overlay import WIDE
from grouphub.desktop.widgets.rows_field import RowsField
from grouphub.features.income import actions, shares
from grouphub.features.income.drafts import ShareDraft
from grouphub.features.income.rules import Area
from grouphub.features.income.sharing import Rule, Weighed, rule_word

if TYPE_CHECKING:
    from grouphub.desktop.widgets.rows_field import Row
    from grouphub.desktop.workspace import Workspace

_RULES = (
    (Rule.EQUAL, "users-three", "blue"),
    (Rule.HOURS, "clock", "amber"),
    (Rule.PER_CENT, "chart-bar", "plum"),
    (Rule.PIECES, "hash", "clay"),
    (Rule.PIECE_PAY, "coins", "green"),
    (Rule.WAGE, "hand-heart", "teal"),
)


def weight_of(rule: Rule, typed: str) -> int | None:
    """Return what was typed as the weight a rule takes; none when it is not understood."""
    match rule:
        case Rule.EQUAL:
            return 1
        case Rule.HOURS:
            return minutes_of(typed)
        case Rule.PIECES | Rule.PIECE_PAY:
            return decimals.parse(typed, 1)
        case _:
            return decimals.parse(typed, 100)


def _weight_words() -> dict[Rule, str]:
    return {
        Rule.HOURS: _("Hours"),
        Rule.PER_CENT: _("Per cent"),
        Rule.PIECES: _("Pieces"),
        Rule.PIECE_PAY: _("Pieces"),
        Rule.WAGE: _("Wage, somoni"),
    }


class ShareDialog(FormDialog):
    """A sum, the women and a rule; what each gets stands below while she types."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        form = Form("income/share")
        self.total = MoneyField("total", _("Sum to share"))
        self.day = DayField("day", _("Day"), workspace.today, past=True)
        self.day.set_day(workspace.today())
        self.what = TextField("what", _("What for"), required=False)
        self.area = area_field(workspace)
        tiles = [(rule.value, rule_word(rule), sign, area) for rule, sign, area in _RULES]
        self.rule = TilesField("rule", _("How it is shared"), tiles, columns=3)
        self.rule.set_value(Rule.EQUAL.value)
        self.piece_pay = MoneyField("piece_pay", _("For each piece"), required=False)
        self.women = RowsField(
            "women", _("Among whom"), self._fill, add_text=_("Add a woman"), take_out_text=_("Take her out")
        )
        self.women.set_value([{}, {}])
        self.costs = MoneyField("costs", _("Costs"), required=False, least=0)
        self.fund = percent_field("fund_percent", _("For the group fund"))
        self.after_costs = TickField("after_costs", _("Costs go off first"))
        self.after_costs.set_value(True)
        self.key = KeyField("key")
        self.told = Strip("sunken", "")
        form.add_row(self.total, self.day)
        for part in (self.what, self.area, self.rule, self.piece_pay, self.women):
            form.add(part)
        form.add_row(self.costs, self.fund)
        form.add(self.after_costs)
        form.add(self.key)
        form.add(self.told)
        super().__init__(workspace, _("Share a sum"), form, save=_("Share"), width=WIDE)
        self.rule.changed.connect(self.follow)
        form.edited.connect(self._tell)
        form.restored.connect(self.follow)
        self.follow()

    def write(self) -> None:
        """Share it."""
        actions.share_sum(self.workspace.db, self.draft())

    def draft(self) -> ShareDraft:
        """Return what the form says."""
        rule = self._rule()
        women = []
        for row in self.women.rows:
            fields = row.fields()
            person = fields["person"]
            assert isinstance(person, PersonField)
            key = person.person()
            if key is not None:
                women.append(Weighed(key, weight_of(rule, str(fields["weight"].value())) or 0))
        return ShareDraft(
            self.total.money() or NOTHING,
            tuple(women),
            rule,
            self.day.day() or self._workspace.today(),
            Area(str(self.area.value())),
            self.what.value(),
            self.costs.money() or NOTHING,
            bool(self.after_costs.value()),
            decimals.parse(str(self.fund.value()), 100) or 0,
            piece_pay=self.piece_pay.money() or NOTHING,
            id=UUID(self.key.value()),
        )

    def show_problem(self, error: FieldProblem) -> None:
        """Show beside its field why it was refused."""
        field = problem_field(self.form, error.field, ("women", "total"))
        field.show_error(error.text())
        field.setFocus()

    def follow(self) -> None:
        """Ask only for what the rule needs."""
        self.piece_pay.setVisible(self._rule() is Rule.PIECE_PAY)
        for row in self.women.rows:
            self._follow_row(row)
        self._tell()

    def _fill(self, row: Row) -> None:
        person = PersonField("person", _("Woman"), self._workspace)
        weight = TextField("weight", _("Her part"), required=False, check=self._no_weight)
        row.add_row(person, weight, stretch=(3, 1))
        self._follow_row(row)

    def _follow_row(self, row: Row) -> None:
        words = _weight_words()
        weight = row.fields()["weight"]
        weight.set_label(words.get(self._rule(), _("Her part")))
        weight.setVisible(self._rule() in words)

    def _no_weight(self, typed: Any) -> str | None:
        known = self._rule() is Rule.EQUAL or weight_of(self._rule(), str(typed)) is not None
        return None if known else _("Write a number, like 12 or 12,5.")

    def _rule(self) -> Rule:
        return Rule(str(self.rule.value()) or Rule.EQUAL)

    def _tell(self) -> None:
        draft = self.draft()
        self.told.setVisible(bool(draft.total and draft.women))
        if not draft.total or not draft.women:
            return
        try:
            split = shares.split_of(draft)
        except FieldProblem as error:
            self.told.set_words(error.text())
            return
        names = self._names()
        lines = []
        for part in split.parts:
            line = _("{name}: {amount}").format(name=names.get(part.person_id, ""), amount=shown(part.amount))
            lines.append(_("{line}, the odd diram with it").format(line=line) if part.odd else line)
        if split.fund:
            lines.append(_("Group fund: {amount}").format(amount=shown(split.fund)))
        if split.rest:
            lines.append(_("Stays in the box: {amount}").format(amount=shown(split.rest)))
        if split.loss:
            lines.append(_("A loss of {amount}: nobody gets a minus.").format(amount=shown(split.loss)))
        lines.append(_("Together: {amount}").format(amount=shown(split.shared)))
        self.told.set_words("\n".join(lines))
        self.place_card()

    def _names(self) -> dict[UUID, str]:
        found = {}
        for row in self.women.rows:
            person = row.fields()["person"]
            assert isinstance(person, PersonField)
            key = person.person()
            if key is not None:
                found[key] = person.value()["name"]
        return found
