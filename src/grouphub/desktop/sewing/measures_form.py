"""The dialog of what is measured for an order."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.sewing.money_forms import card_of
from grouphub.desktop.widgets.choice_fields import ChoiceField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.overlay import WIDE
from grouphub.desktop.widgets.rows_field import RowsField
from grouphub.features.sewing import actions, queries
from grouphub.features.sewing.drafts import MeasureDraft
from grouphub.features.sewing.rules import (
    Measure,
    MeasureTwice,
    centimetres,
    garment_word,
    measure_word,
    measures_of,
    millimetres,
)

if TYPE_CHECKING:
    from grouphub.base.errors import FieldProblem
    from grouphub.desktop.widgets.rows_field import Row
    from grouphub.desktop.workspace import Workspace


class MeasuresDialog(FormDialog):
    """What is measured for an order; what was measured last stands beside it."""

    def __init__(self, workspace: Workspace, order_id: str) -> None:
        self._order_id = order_id
        self._card = card_of(workspace, order_id)
        garment = self._card.row.garment
        with workspace.db.read() as session:
            whose, party = self._card.person_id, self._card.party
            earlier = queries.measures(session, person_id=whose, party=party, garment=garment)
        last = earlier[0].measures if earlier else {}
        form = Form(f"sewing/measures/{order_id}")
        self.taken_on = DayField("taken_on", _("Measured on"), workspace.today, past=True)
        self.taken_on.set_day(workspace.today())
        form.add(self.taken_on)
        self.fields: dict[str, TextField] = {}
        names = list(dict.fromkeys((*measures_of(garment), *last)))
        for at in range(0, len(names), 3):
            form.add_row(*[self._field(name, last.get(name)) for name in names[at : at + 3]])
        choices = [(one.value, measure_word(one)) for one in Measure if one not in names]
        self._choices = choices
        self.more = RowsField(
            "more", _("Other measures"), self._fill, add_text=_("Add a measure"), take_out_text=_("Take it out")
        )
        self.remark = TextField("note", _("Note"), required=False)
        self.key = KeyField("key")
        form.add(self.more)
        form.add(self.remark)
        form.add(self.key)
        title = _("Measures: {what}").format(what=garment_word(garment))
        super().__init__(workspace, title, form, width=WIDE)

    def write(self) -> None:
        """Keep the measures."""
        found = {name: value for name, field in self.fields.items() if (value := millimetres(field.value()))}
        for place, row in enumerate(self.more.rows):
            fields = row.fields()
            name, value = str(fields["name"].value()), millimetres(str(fields["value"].value()))
            if name in found:
                raise MeasureTwice(f"more-{place}")
            if value:
                found[name] = value
        draft = MeasureDraft(
            self._card.row.garment,
            found,
            self.taken_on.day() or self.workspace.today(),
            note=self.remark.value(),
            id=UUID(self.key.value()),
        )
        actions.measure_for_order(self.workspace.db, UUID(self._order_id), draft)

    def show_problem(self, error: FieldProblem) -> None:
        """Show at the second of two like measures that it is there already, and at the first that there is none."""
        name, _dash, place = error.field.partition("-")
        if name == "more" and place.isdigit():
            field = self.more.rows[int(place)].fields()["value"]
            field.show_error(error.text())
            field.setFocus()
        elif name == "measures":
            field = next(iter(self.fields.values()))
            field.show_error(error.text())
            field.setFocus()
        else:
            super().show_problem(error)

    def _field(self, name: str, last: int | None) -> TextField:
        hint = _("last {value}").format(value=centimetres(last)) if last else ""
        field = TextField(f"m-{name}", measure_word(name), required=False, suffix=_("cm"), hint=hint, check=_no_measure)
        self.fields[name] = field
        return field

    def _fill(self, row: Row) -> None:
        value = TextField("value", _("How much"), suffix=_("cm"), check=_no_measure)
        row.add_row(ChoiceField("name", _("What"), self._choices), value)


def _no_measure(typed: str) -> str | None:
    return None if millimetres(typed) else _("Write the measure in centimetres, like 92 or 92,5.")
