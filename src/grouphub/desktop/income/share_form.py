"""Sharing any sum among chosen women: who, by what, and what each gets, to the last diram."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base import decimals
from grouphub.base.errors import FieldProblem
from grouphub.base.i18n import _
from grouphub.base.money import NOTHING, shown
from grouphub.desktop.bakery.forms_of_a_day import percent_field, problem_field
from grouphub.desktop.bakery.words import minutes_of, typed_hours
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
from grouphub.features.income.booking import open_loss
from grouphub.features.income.drafts import ShareDraft
from grouphub.features.income.rules import Area
from grouphub.features.income.sharing import Rule, Weighed, rule_word

if TYPE_CHECKING:
    from grouphub.base.money import Money
    from grouphub.desktop.widgets.rows_field import Row
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.income.sharing import Part, Split

_RULES = (
    (Rule.EQUAL, "users-three", "blue"),
    (Rule.HOURS, "clock", "amber"),
    (Rule.PER_CENT, "chart-bar", "plum"),
    (Rule.PIECES, "hash", "clay"),
    (Rule.PIECE_PAY, "coins", "green"),
    (Rule.WAGE, "hand-heart", "teal"),
)
MOST_MINUTES = 1000 * 60
"""Hours of a shared sum may be those of a whole season, not of one day."""
_WHOLE = {Rule.PIECES, Rule.PIECE_PAY}


def weight_of(rule: Rule, typed: str) -> int | None:
    """Return what was typed as the weight a rule takes; none when it is not understood."""
    match rule:
        case Rule.EQUAL:
            return 1
        case Rule.HOURS:
            return minutes_of(typed, most=MOST_MINUTES)
        case _ if rule in _WHOLE:
            return decimals.parse(typed, 1)
        case _:
            return decimals.parse(typed, 100)


def shown_weight(rule: Rule, weight: int) -> str:
    """Return a weight as it is typed."""
    match rule:
        case Rule.EQUAL:
            return ""
        case Rule.HOURS:
            return typed_hours(weight)
        case _ if rule in _WHOLE:
            return str(weight)
        case _:
            return decimals.shown(weight, 100)


def no_weight(rule: Rule, typed: str) -> str | None:
    """Return why what was typed is no weight."""
    if rule is Rule.EQUAL or weight_of(rule, typed) is not None:
        return None
    if rule is Rule.HOURS:
        return _("Write her hours like this: 8 or 7:30.")
    return _("Write a whole number, like 12.") if rule in _WHOLE else _("Write a number, like 12 or 12,5.")


def weight_words() -> dict[Rule, str]:
    """Return what is asked of each woman, for the rules that ask for something."""
    return {
        Rule.HOURS: _("Hours"),
        Rule.PER_CENT: _("Per cent"),
        Rule.PIECES: _("Pieces"),
        Rule.PIECE_PAY: _("Pieces"),
        Rule.WAGE: _("Wage, somoni"),
    }


class ShareDialog(FormDialog):
    """A sum, the women and a rule; what each gets stands below while she types."""

    def __init__(self, workspace: Workspace, *, besides: str = "", **looks: Any) -> None:
        self._workspace = workspace
        known = {"place": "income/share", "title": _("Share a sum"), "save": _("Share"), **looks}
        form = Form(str(known.pop("place")))
        self.first_in(form)
        self.total = MoneyField("total", _("Sum to share"))
        self.day = DayField("day", _("Day"), workspace.today, past=True)
        self.day.set_day(workspace.today())
        self.what = TextField("what", _("What for"), required=False)
        self.area = area_field(workspace, besides)
        tiles = [(rule.value, rule_word(rule), sign, area) for rule, sign, area in _RULES]
        self.rule = TilesField("rule", _("How it is shared"), tiles, columns=3)
        self.rule.set_value(Rule.EQUAL.value)
        self.piece_pay = MoneyField("piece_pay", _("For each piece"), required=False)
        self.women = RowsField(
            "women",
            _("Among whom"),
            self._fill,
            add_text=_("Add a woman"),
            take_out_text=_("Take her out"),
            required=True,
        )
        self.women.set_value([{}, {}])
        self.costs = MoneyField("costs", _("Costs"), required=False, least=0)
        self.fund = percent_field("fund_percent", _("For the group fund"))
        self.loss = MoneyField("loss_taken", _("Take off an old loss"), required=False, least=0)
        self.after_costs = TickField("after_costs", _("Costs go off first"))
        self.after_costs.set_value(True)
        self.key = KeyField("key")
        self.told = Strip("sunken", "")
        form.add_row(self.total, self.day)
        for part in (self.what, self.area, self.rule, self.piece_pay, self.women, self.told):
            form.add(part)
        form.add_row(self.costs, self.fund)
        for last in (self.after_costs, self.loss, self.key):
            form.add(last)
        super().__init__(workspace, known.pop("title"), form, width=WIDE, **known)
        for field in (self.rule, self.area):
            field.changed.connect(self.follow)
        form.edited.connect(self._tell)
        form.restored.connect(self.follow)
        self.follow()

    def first_in(self, form: Form) -> None:
        """Put into the form what stands before the sum."""

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
            (self.loss.money() or NOTHING) if self.loss.isVisibleTo(self.form) else NOTHING,
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
        self.piece_pay.set_required(on=self._rule() is Rule.PIECE_PAY)
        for row in self.women.rows:
            self._follow_row(row)
        left = self.loss_left()
        self.loss.set_hint(_("Open from before: {amount}").format(amount=shown(left)) if left else "")
        self.loss.setVisible(bool(left))
        self._tell()

    def loss_left(self) -> Money:
        """Return the loss of this work that may be taken off."""
        with self._workspace.db.read() as session:
            return open_loss(session, str(self.area.value()), self.day.day() or self._workspace.today())

    def told_parts(self, split: Split, names: dict[UUID, str]) -> list[str]:
        """Return what each woman gets, a line for each."""
        return [_told(part, names.get(part.person_id, "")) for part in split.parts]

    def _fill(self, row: Row) -> None:
        person = PersonField("person", _("Woman"), self._workspace)
        weight = TextField("weight", _("Her part"), required=False, check=self._no_weight)
        row.add_row(person, weight, stretch=(3, 1))
        self._follow_row(row)

    def _follow_row(self, row: Row) -> None:
        words = weight_words()
        weight = row.fields()["weight"]
        weight.set_label(words.get(self._rule(), _("Her part")))
        weight.setVisible(self._rule() in words)
        weight.set_required(on=self._rule() in words)

    def _no_weight(self, typed: Any) -> str | None:
        return no_weight(self._rule(), str(typed))

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
        lines = self.told_parts(split, self._names())
        lines.append(_("Together: {amount}").format(amount=shown(split.shared)))
        if split.fund:
            lines.append(_("Group fund: {amount}").format(amount=shown(split.fund)))
        if split.rest:
            lines.append(_("Stays in the box: {amount}").format(amount=shown(split.rest)))
        if split.loss:
            lines.append(_("A loss of {amount}: nobody gets a minus.").format(amount=shown(split.loss)))
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


def _told(part: Part, name: str) -> str:
    line = _("{name}: {amount}").format(name=name, amount=shown(part.amount))
    return _("{line}, the odd diram with it").format(line=line) if part.odd else line
