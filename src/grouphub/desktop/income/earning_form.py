"""The dialog in which income is written down."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.base.money import Money, shown
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.person_picker import PersonField
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.widgets.choice_fields import TickField, TilesField
from grouphub.desktop.widgets.day_fields import DayField
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.money_field import MoneyField
from grouphub.features.income import actions
from grouphub.features.income.drafts import EarningDraft
from grouphub.features.income.lines import Figure, lines_behind
from grouphub.features.income.rules import AREA_SIGNS, Area, Kind, area_word

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace

_TIMES = 10
"""So many times her usual amount is asked about once."""
_LOOKED_AT = 20
_LEAST_LINES = 3
_OWN = "own"


def area_field(workspace: Workspace, besides: str = "") -> TilesField:
    """Return the tiles of the work money belongs to: what the group does, other, and ``besides`` what is written."""
    parts = {*workspace.settings.parts, besides}
    shown_areas = [one for one in Area if one is Area.OTHER or one.value in parts]
    tiles = [(one.value, area_word(one), *AREA_SIGNS[one]) for one in shown_areas]
    field = TilesField("area", _("Which work"), tiles, columns=2 if len(tiles) == 4 else 3)
    field.set_value(shown_areas[0].value)
    return field


class EarningDialog(FormDialog):
    """Who earned how much, when and with what; money of her own is kept apart."""

    def __init__(self, workspace: Workspace, person_id: str = "") -> None:
        form = Form(f"income/earning/{person_id or 'new'}")
        self._workspace = workspace
        self._asked_about = 0
        self.who = PersonField("person_id", _("Who earned it"), workspace)
        self.who.set_person(UUID(person_id) if person_id else None)
        self.area = area_field(workspace)
        self.amount = MoneyField("amount", _("Her money"), doubt_about=self._doubt)
        self.day = DayField("day", _("Day"), workspace.today, past=True)
        self.day.set_day(workspace.today())
        whose = [
            ("group", _("From the group"), "users-three", "green", _("Paid out by us")),
            (_OWN, _("Her own"), "house-line", "plum", _("Never in our box")),
        ]
        self.whose = TilesField("whose", _("Where it came from"), whose, columns=2)
        self.whose.set_value("group")
        self.what = TextField("note", _("Note"), required=False)
        self.paid = TickField("paid", _("Already paid in cash"))
        self.key = KeyField("key")
        form.add(self.who)
        form.add(self.area)
        form.add_row(self.amount, self.day)
        form.add(self.whose)
        form.add(self.what)
        form.add(self.paid)
        form.add(self.key)
        super().__init__(workspace, _("Add income"), form)
        self.whose.changed.connect(self._follow)
        form.restored.connect(self._follow)
        self._follow()

    def write(self) -> None:
        """Write it down."""
        person, amount, day = self.who.person(), self.amount.money(), self.day.day()
        assert person is not None
        assert amount is not None
        assert day is not None
        own = self.whose.value() == _OWN
        actions.add_earning(
            self.workspace.db,
            EarningDraft(
                person,
                amount,
                day,
                Area(str(self.area.value())),
                self.what.value(),
                own,
                bool(self.paid.value()) and not own,
                UUID(self.key.value()),
            ),
        )

    def _save(self) -> None:
        """Ask once about an amount that is far from her usual."""
        amount = self.amount.money()
        if amount is not None and amount != self._asked_about and self._doubt(amount):
            self._asked_about = amount
            self.amount.check_now()
            self.amount.setFocus()
            return
        super()._save()

    def _follow(self) -> None:
        self.paid.setVisible(self.whose.value() != _OWN)

    def _doubt(self, amount: Money) -> str | None:
        """Return that an amount is over ten times what she usually earns."""
        person = self.who.person()
        if person is None:
            return None
        with self._workspace.db.read() as session:
            figure = Figure(kinds=(Kind.EARNING, Kind.OWN), person_id=person)
            lines = lines_behind(session, figure, limit=_LOOKED_AT)
        known = [line.amount for line in lines if not line.voided and line.reverses_id is None]
        if len(known) < _LEAST_LINES or amount <= _TIMES * median(known):
            return None
        usual = shown(int(median(known)))
        return _("Far over her usual {usual}: if it is right, press Save again").format(usual=usual)
