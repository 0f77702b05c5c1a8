"""The dialog that corrects a closed day: all its figures, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt

from grouphub.base.i18n import _
from grouphub.base.money import Money
from grouphub.desktop.bakery.count_lines import number_words
from grouphub.desktop.bakery.day_forms import DayDialog, loss_before, on_day, read_sheet
from grouphub.desktop.bakery.forms_of_a_day import costs_field, costs_of, show_costs
from grouphub.desktop.bakery.sharing_fields import SharingFields
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.choice_fields import ChoiceField, StepperField, TickField
from grouphub.desktop.widgets.fields import LongTextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.labels import Section
from grouphub.desktop.widgets.money_field import MoneyField
from grouphub.desktop.widgets.overlay import WIDE
from grouphub.desktop.widgets.rows_field import RowsField, is_blank
from grouphub.features.bakery import actions, queries
from grouphub.features.bakery.rules import MOST_BREAD, Counted, DoesNotAddUp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grouphub.base.errors import FieldProblem
    from grouphub.desktop.widgets.fields import Field
    from grouphub.desktop.widgets.rows_field import Row
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.bakery.queries import CountRow, KindRow

NUMBERS = ("baked", "sold", "given", "spoiled", "left")


class CorrectDialog(DayDialog):
    """All figures of a closed day, bread that was left off it, and why it is corrected."""

    def __init__(self, workspace: Workspace, day: str) -> None:
        form = Form(f"bakery/{day}/correct")
        told = _("What the day says now stays to be seen. Shares are reckoned anew; what was paid stays paid.")
        form.add(Strip("blue", told))
        self.reason = LongTextField("reason", _("Why"), lines=2)
        form.add(self.reason)
        self._there = read_sheet(workspace, date.fromisoformat(day)).counts
        self.numbers: dict[str, Field] = {}
        for row in self._there:
            self._add_kind(form, row)
        self._kinds = self._kinds_left_off(workspace)
        self.left_off = RowsField(
            "left_off",
            _("Bread that was left off"),
            self._fill,
            add_text=_("Add bread that was left off"),
            take_out_text=_("Take this bread out"),
        )
        form.add(self.left_off)
        self.left_off.setVisible(bool(self._kinds))
        self.costs = costs_field()
        form.add(self.costs)
        self.sharing = SharingFields(form, workspace)
        self.tick = TickField("as_it_is", _("The bread does not add up, and it is so"))
        form.add(self.tick)
        self.tick.hide()
        title = on_day(_("Correct the day {day}"), day)
        super().__init__(workspace, day, title, form, save=_("Correct the day"), width=WIDE)
        show_costs(self.costs, self.sheet)
        self.sharing.show_sheet(self.sheet, loss_before(workspace, self.sheet))
        form.restored.connect(self.follow)
        self.tick.changed.connect(self.follow)

    def follow(self) -> None:
        """Show the tick where it is set: what is not seen must not be saved."""
        if self.tick.value():
            self.tick.show()

    def write(self) -> None:
        """Correct the day."""
        sheet = read_sheet(self.workspace, self.day)
        draft = replace(
            sheet.draft(),
            counts=(*self._corrected(), *self._added()),
            costs=costs_of(self.costs),
            **self.sharing.said(),
        )
        actions.correct_bread_day(self.workspace.db, draft, self.reason.value(), as_it_is=bool(self.tick.value()))

    def show_problem(self, error: FieldProblem) -> None:
        """Show beside its field why the register refused; bread that does not add up may be ticked."""
        if isinstance(error, DoesNotAddUp):
            self.tick.show()
            self.tick.show_error(error.text())
            self.tick.setFocus()
            return
        field = self._count_field(error.field)
        if field is None:
            super().show_problem(error)
        else:
            field.show_error(error.text())
            field.setFocus()

    # --- the bread ----------------------------------------------------------------------------------------------------

    def _add_kind(self, form: Form, row: CountRow) -> None:
        """Put the price and the numbers of a kind into the form."""
        form.add(Section(row.name))
        key = row.counted.kind_id
        price = MoneyField(f"price:{key}", _("Price"))
        price.set_money(row.counted.price)
        fields: list[Field] = [price, *_number_fields(f":{key}")]
        for name, field in zip(("price", *NUMBERS), fields, strict=True):
            field.speak_as(f"{row.name}: {field.label_text}")
            if name in NUMBERS:
                number = getattr(row.counted, name)
                field.set_value(number if number or name == "left" else None)
            self.numbers[field.name] = field
        form.add_row(*fields[:3])
        form.add_row(*fields[3:])

    def _kinds_left_off(self, workspace: Workspace) -> dict[str, KindRow]:
        there = {row.counted.kind_id for row in self._there}
        with workspace.db.read() as session:
            kinds = queries.bread_kinds(session, archived=True)
        return {str(kind.id): kind for kind in kinds if kind.id not in there}

    def _fill(self, row: Row) -> None:
        kind = ChoiceField("kind", _("Bread"), [(key, one.name) for key, one in self._kinds.items()])
        price = MoneyField("price", _("Price"))
        fields = _number_fields()
        row.add_row(kind, price, stretch=(2, 1))
        row.add_row(*fields[:3])
        row.add_row(*fields[3:])

        def fill_price() -> None:
            chosen = self._kinds.get(kind.value())
            if chosen is not None:
                price.set_money(chosen.price)

        kind.changed.connect(fill_price)

    def _corrected(self) -> list[Counted]:
        found = []
        for row in self._there:
            key = row.counted.kind_id
            fields = {name: self.numbers[f"{name}:{key}"] for name in ("price", *NUMBERS)}
            found.append(_counted(row.counted, fields))
        return found

    def _added(self) -> list[Counted]:
        rows = [row.fields() for row in self._filled()]
        return [_counted(Counted(UUID(str(fields["kind"].value())), Money(0)), fields) for fields in rows]

    def _filled(self) -> list[Row]:
        return [row for row in self.left_off.rows if not is_blank(row)]

    def _count_field(self, named: str) -> Field | None:
        """Return the field a refused number stands in: ``sold-2`` is the number sold of the third kind."""
        name, _dash, place = named.partition("-")
        if name not in {"kind", "price", *NUMBERS} or not place.isdigit():
            return None
        number = int(place)
        if number < len(self._there):
            return self.numbers.get(f"{name}:{self._there[number].counted.kind_id}")
        rows = self._filled()
        number -= len(self._there)
        return rows[number].fields().get(name) if number < len(rows) else None


class CountField(StepperField):
    """A number of bread; empty is none, which is not said at each of them, and Tab comes only to the number."""

    is_typed = True

    def __init__(self, name: str) -> None:
        super().__init__(name, number_words()[name.partition(":")[0]], most=MOST_BREAD)
        for button in (self.less, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows do the same in the number

    def problem(self) -> str | None:
        """Return why the text is no number."""
        return None if self.is_empty() else super().problem()


def _number_fields(ending: str = "") -> list[Field]:
    return [CountField(f"{name}{ending}") for name in NUMBERS]


def _counted(one: Counted, fields: Mapping[str, Field]) -> Counted:
    """Return ``one`` with what its fields say."""
    told: dict[str, Any] = {}
    for name in NUMBERS:
        field = fields[name]
        assert isinstance(field, StepperField)
        told[name] = field.number() if name == "left" else field.number() or 0
    price = fields["price"]
    assert isinstance(price, MoneyField)
    return replace(one, price=price.money() or one.price, **told)
