"""The dialogs of a remnant: a piece of cloth that was left over, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.stock.quantity_field import QuantityField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.fields import CompletedField, TextField
from grouphub.desktop.widgets.form import Form
from grouphub.features.stock import queries, remnants
from grouphub.features.stock.drafts import RemnantDraft
from grouphub.features.stock.rules import THOUSAND, ThingGone, Unit, parse_quantity, size_shown

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.stock.queries import RemnantRow

_CLOTH = (Unit.METRE, Unit.CENTIMETRE)


def remnant_of(workspace: Workspace, remnant_id: str) -> RemnantRow:
    """Return a remnant that is kept. Raises ThingGone."""
    with workspace.db.read() as session:
        rows = queries.remnants(session)
    found = next((row for row in rows if str(row.id) == remnant_id), None)
    if found is None:
        raise ThingGone
    return found


class RemnantDialog(FormDialog):
    """Which cloth is left over, how long and wide it is, and where it lies."""

    def __init__(self, workspace: Workspace, remnant_id: str = "") -> None:
        self._row = remnant_of(workspace, remnant_id) if remnant_id else None
        with workspace.db.read() as session:
            self._cloth = {row.name: row.id for row in queries.materials(session) if row.unit in _CLOTH}
        form = Form(f"stock/remnant/{remnant_id}" if remnant_id else "stock/remnant")
        self.what = CompletedField("what", _("Which cloth"), self._named)
        self.long = _centimetres("long_cm", _("Length"))
        self.broad = _centimetres("wide_cm", _("Width"))
        self.day = DayField("day", _("Kept on"), workspace.today, past=True)
        self.day.set_day(workspace.today())
        self.where = TextField("place", _("Where it lies"), required=False)
        self.remark = TextField("note", _("Note"), required=False)
        self.key = KeyField("key")
        form.add(self.what)
        form.add_row(self.long, self.broad)
        form.add_row(self.where, self.day)
        form.add(self.remark)
        form.add(self.key)
        if self._row is not None:
            self._show(self._row)
        super().__init__(workspace, _("Change the remnant") if self._row else _("A remnant"), form)

    def write(self) -> None:
        """Keep the remnant."""
        if self._row is not None:
            remnants.change_remnant(self.workspace.db, self._row.id, self._draft())
        else:
            remnants.keep_remnant(self.workspace.db, self._draft())

    def _show(self, row: RemnantRow) -> None:
        self.what.set_value(row.what)
        self.long.set_value(str(row.long_cm))
        self.broad.set_value(str(row.wide_cm))
        self.day.set_day(row.day)
        self.where.set_value(row.place)
        self.remark.set_value(row.note)

    def _draft(self) -> RemnantDraft:
        day = self.day.day()
        assert day is not None
        long, wide = ((field.thousandths() or 0) // THOUSAND for field in (self.long, self.broad))
        key = self._row.id if self._row is not None else UUID(self.key.value())
        what, place, note = self.what.value().strip(), self.where.value(), self.remark.value()
        return RemnantDraft(what, long, wide, day, place, self._cloth_of(what), note, id=key)

    def _cloth_of(self, what: str) -> UUID | None:
        """Return the cloth of the stock that is called so; of a remnant whose name stays, the one it was cut from."""
        if self._row is not None and what == self._row.what:
            return self._row.material_id
        return next((key for name, key in self._cloth.items() if name.casefold() == what.casefold()), None)

    def _named(self, typed: str) -> list[str]:
        """Return the cloth of the stock whose name begins like this."""
        return [name for name in self._cloth if name.casefold().startswith(typed.strip().casefold())]


class UseRemnantDialog(FormDialog):
    """When a remnant was used, and what it became."""

    def __init__(self, workspace: Workspace, remnant_id: str) -> None:
        found = remnant_of(workspace, remnant_id)
        self._id = found.id
        form = Form(f"stock/use-remnant/{remnant_id}")
        self.used_for = TextField("used_for", _("What it became"), required=False)
        self.day = DayField("day", _("Day"), workspace.today, past=True)
        self.day.set_day(workspace.today())
        form.add_row(self.used_for, self.day)
        title = _("Used: {name}").format(name=f"{found.what}, {size_shown(found.long_cm, found.wide_cm)}")
        super().__init__(workspace, title, form)

    def write(self) -> None:
        """Write down that it was used."""
        day = self.day.day()
        assert day is not None
        remnants.use_remnant(self.workspace.db, self._id, day, self.used_for.value())


def _centimetres(name: str, label: str) -> QuantityField:
    return QuantityField(name, label, Unit.CENTIMETRE, check=_not_whole)


def _not_whole(typed: str) -> str | None:
    """Return that a remnant is measured in whole centimetres."""
    return _("Write whole centimetres, like 70.") if parse_quantity(typed) % THOUSAND else None
