"""The dialogs of a material: what it is, bought, used, counted, and what was written by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.base.money import NOTHING
from grouphub.desktop.income.earning_form import area_field
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.stock.quantity_field import QuantityField
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.choice_fields import ChoiceField, SegmentsField, TickField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.fields import LongTextField, TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.money_field import MoneyField
from grouphub.features.income import cash
from grouphub.features.income.rules import Area
from grouphub.features.stock import actions, queries
from grouphub.features.stock.drafts import MaterialDraft, MoveDraft
from grouphub.features.stock.rules import MoreThanThere, ThingGone, Unit, shown_quantity, unit_word

if TYPE_CHECKING:
    from grouphub.base.errors import FieldProblem
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.stock.queries import MaterialRow


def material_of(workspace: Workspace, material_id: str) -> MaterialRow:
    """Return a material. Raises ThingGone."""
    with workspace.db.read() as session:
        rows = queries.materials(session, also_ended=True)
    found = next((row for row in rows if str(row.id) == material_id), None)
    if found is None:
        raise ThingGone
    return found


class MaterialDialog(FormDialog):
    """What a material is, what it is counted in, and below how much it must be bought anew."""

    def __init__(self, workspace: Workspace, material_id: str = "") -> None:
        self._row = material_of(workspace, material_id) if material_id else None
        form = Form(f"stock/material/{material_id or 'new'}")
        self.name = TextField("name", _("What it is"))
        units = [(unit.value, unit_word(unit)) for unit in Unit]
        self.unit = SegmentsField("unit", _("Counted in"), units)
        self.unit.set_value(Unit.METRE.value)
        self.area = area_field(workspace)
        hint = _("When less than this is left, Today says so.")
        self.least = QuantityField("least", _("Buy anew below"), "", nothing=True, required=False, hint=hint)
        self.remark = TextField("note", _("Note"), required=False)
        self.key = KeyField("key")
        form.add(self.name)
        form.add(self.unit)
        form.add(self.area)
        form.add_row(self.least, self.remark)
        form.add(self.key)
        if self._row is not None:
            self._show(self._row)
        title = _("Change the material") if self._row else _("A material")
        ends = self._row is not None and not self._row.ended
        super().__init__(workspace, title, form, take_out=_("Take out") if ends else "")

    def write(self) -> None:
        """Keep the material."""
        if self._row is not None:
            actions.change_material(self.workspace.db, self._row.id, self._draft(ended=self._row.ended))
        else:
            actions.add_material(self.workspace.db, self._draft(ended=False))

    def erase(self) -> None:
        """Offer it no longer; what came and went of it stays to be seen."""
        if self._row is not None:
            actions.change_material(self.workspace.db, self._row.id, draft_of(self._row, ended=True))

    def _show(self, row: MaterialRow) -> None:
        self.name.set_value(row.name)
        self.unit.set_value(row.unit.value)
        self.area.set_value(row.area)
        if row.least:
            self.least.set_thousandths(row.least, row.unit)
        self.remark.set_value(row.note)

    def _draft(self, *, ended: bool) -> MaterialDraft:
        key = self._row.id if self._row is not None else UUID(self.key.value())
        unit, area = Unit(self.unit.value()), Area(str(self.area.value()))
        least = self.least.thousandths() or 0
        return MaterialDraft(self.name.value(), unit, area, least, self.remark.value(), ended, id=key)


def draft_of(row: MaterialRow, *, ended: bool) -> MaterialDraft:
    """Return what is written about a material, as it is saved."""
    return MaterialDraft(row.name, row.unit, Area(row.area), row.least, row.note, ended, id=row.id)


class BuyDialog(FormDialog):
    """How much was bought; what it cost goes out of the box."""

    def __init__(self, workspace: Workspace, material_id: str) -> None:
        self._row = material_of(workspace, material_id)
        form = Form(f"stock/buy/{material_id}")
        self.quantity = QuantityField("quantity", _("How much was bought"), self._row.unit)
        self.day = DayField("day", _("Day"), workspace.today, past=True)
        self.day.set_day(workspace.today())
        hint = _("This goes out of the cash box. Leave it empty when nothing was paid.")
        self.cost = MoneyField("cost", _("Paid for all of it"), required=False, least=0, hint=hint)
        self.party = TextField("party", _("From whom"), required=False)
        with workspace.db.read() as session:
            gifts = [(str(one.id), one.name) for one in cash.purposes(session)]
        self.purpose = ChoiceField("purpose_id", _("From which gift"), gifts, required=False)
        self.remark = TextField("note", _("Note"), required=False)
        self.key = KeyField("key")
        form.add_row(self.quantity, self.day)
        form.add_row(self.cost, self.party)
        form.add(self.purpose)
        form.add(self.remark)
        form.add(self.key)
        self.purpose.setVisible(bool(gifts))
        super().__init__(workspace, _("Bought: {name}").format(name=self._row.name), form)

    def write(self) -> None:
        """Write down what was bought."""
        day = self.day.day()
        assert day is not None
        draft = MoveDraft(
            self._row.id,
            self.quantity.thousandths() or 0,
            day,
            self.remark.value(),
            cost=self.cost.money() or NOTHING,
            party=self.party.value(),
            purpose_id=UUID(self.purpose.value()) if self.purpose.value() else None,
            id=UUID(self.key.value()),
        )
        actions.buy(self.workspace.db, draft)

    def show_problem(self, error: FieldProblem) -> None:
        """Show at the cost what the cash box says of it."""
        if error.field == "amount":
            self.cost.show_error(error.text())
            self.cost.setFocus()
        else:
            super().show_problem(error)


class UseDialog(FormDialog):
    """How much was used up, and for what."""

    def __init__(self, workspace: Workspace, material_id: str) -> None:
        self._row = material_of(workspace, material_id)
        form = Form(f"stock/use/{material_id}")
        left = _("There is {amount}").format(amount=self._row.shown())
        self.quantity = QuantityField("quantity", _("How much was used"), self._row.unit, hint=left)
        self.day = DayField("day", _("Day"), workspace.today, past=True)
        self.day.set_day(workspace.today())
        self.remark = TextField("note", _("What for"), required=False)
        self.more = TickField("all_the_same", _("More was there than is written down, and it is right"))
        self.key = KeyField("key")
        form.add_row(self.quantity, self.day)
        form.add(self.remark)
        form.add(self.more)
        form.add(self.key)
        self.more.hide()
        super().__init__(workspace, _("Used: {name}").format(name=self._row.name), form)
        for told in (form.edited, form.restored):
            told.connect(self.follow)

    def write(self) -> None:
        """Write down what was used."""
        day = self.day.day()
        assert day is not None
        draft = MoveDraft(
            self._row.id,
            self.quantity.thousandths() or 0,
            day,
            self.remark.value(),
            all_the_same=bool(self.more.value()),
            id=UUID(self.key.value()),
        )
        actions.use(self.workspace.db, draft)

    def follow(self) -> None:
        """Show the tick where it is set: what is not seen must not be saved."""
        if self.more.value():
            self.more.show()

    def show_problem(self, error: FieldProblem) -> None:
        """Question more than is there; it may be ticked."""
        if isinstance(error, MoreThanThere):
            self.more.show()
        super().show_problem(error)


class CountStockDialog(FormDialog):
    """How much is really there; what differs from the book is told at once."""

    def __init__(self, workspace: Workspace, material_id: str) -> None:
        self._row = material_of(workspace, material_id)
        form = Form(f"stock/count/{material_id}")
        self.quantity = QuantityField("quantity", _("How much is really there"), self._row.unit, nothing=True)
        self.day = DayField("day", _("Day"), workspace.today, past=True)
        self.day.set_day(workspace.today())
        self.told = Strip("sunken", "")
        self.remark = TextField("note", _("Why it differs"), required=False)
        form.add_row(self.quantity, self.day)
        form.add(self.told)
        form.add(self.remark)
        super().__init__(workspace, _("Count: {name}").format(name=self._row.name), form)
        form.edited.connect(self.follow)
        form.restored.connect(self.follow)
        self.follow()

    def write(self) -> None:
        """Bring the book to what was counted."""
        day = self.day.day()
        assert day is not None
        counted = self.quantity.thousandths() or 0
        actions.count_stock(self.workspace.db, self._row.id, counted, day, self.remark.value())

    def follow(self) -> None:
        """Tell what should be there, and the difference."""
        with self.workspace.db.read() as session:
            there = actions.in_stock(session, self._row.id, self.day.day())
        told = _("By the book there is {amount}").format(amount=shown_quantity(there, self._row.unit))
        counted = self.quantity.thousandths()
        if counted is not None and counted != there:
            differs = shown_quantity(counted - there, self._row.unit)
            told += " · " + _("difference {amount}").format(amount=differs)
        self.told.set_words(told)


class VoidMoveDialog(FormDialog):
    """Why something that came or went was not so."""

    def __init__(self, workspace: Workspace, move_id: str) -> None:
        self._move = move_id
        form = Form(f"stock/void/{move_id}")
        self.reason = LongTextField("reason", _("What was wrong"), lines=2)
        told = _("It is crossed out and stays to be seen. What was paid for it goes back into the cash box.")
        form.add(self.reason)
        form.add(Strip("blue", told))
        super().__init__(workspace, _("Void"), form, save=_("Void"))

    def write(self) -> None:
        """Void it."""
        actions.void_move(self.workspace.db, UUID(self._move), self.reason.value())
