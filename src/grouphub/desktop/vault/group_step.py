"""Step 2: the group, and who is setting it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from grouphub.base.districts import districts
from grouphub.base.i18n import _
from grouphub.desktop.places.choices import district_choices
from grouphub.desktop.shell import theme
from grouphub.desktop.vault.answers import PARTS
from grouphub.desktop.vault.step import Step
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.labels import Small, Text
from grouphub.desktop.widgets.marks import TickTile
from grouphub.desktop.widgets.pick_field import Choice, PickField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from grouphub.desktop.vault.answers import Answers

_OTHER = "other"
_GAP = 20


class GroupStep(Step):
    """Asks for the names, the place and what the group does."""

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.name = TextField("name", _("Name of your group"))
        self.keeper = TextField("keeper_name", _("Your name"))
        self.village = TextField("village", _("Village or town"))
        listed = [*district_choices(districts()), Choice(_OTHER, _("Other place"))]
        self.district = PickField("district", _("District"), listed, required=False)
        self._columns = (0, 0)
        self._fields = QGridLayout()
        self._fields.setHorizontalSpacing(_GAP)
        self._fields.setVerticalSpacing(14)
        column.addLayout(self._fields)
        self._asked = [self.name, self.keeper, self.village, self.district]
        for field in self._asked:
            field.changed.connect(self.changed)
        self._build_parts(column)
        self._show(answers)
        self._lay()
        self.setFocusProxy(self.name.editor())

    def title(self) -> str:
        """Return the title."""
        return _("Your group")

    def lead(self) -> str:
        """Return what the name is for."""
        return _("This name is shown at the top of the screen and on papers you print.")

    def note(self) -> str:
        """Return what is still missing."""
        missing = {
            self.name: _("Write the name of your group."),
            self.keeper: _("Write your own name."),
            self.village: _("Write the village or town."),
        }
        return next((text for field, text in missing.items() if field.is_empty()), self.district.problem() or "")

    def is_done(self) -> bool:
        """Tell whether the names and the place are written."""
        return not self.note()

    def fill(self, answers: Answers) -> None:
        """Write the answers down."""
        answers.name = " ".join(self.name.value().split())
        answers.keeper_name = " ".join(self.keeper.value().split())
        answers.village = " ".join(self.village.value().split())
        chosen = self.district.value()
        answers.district = "" if chosen == _OTHER else chosen
        answers.chosen = tuple(part for part, tile in self.tiles.items() if tile.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything in as many columns as there is room for."""
        super().resizeEvent(event)
        self._lay()

    def _build_parts(self, column: QVBoxLayout) -> None:
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(Text(_("What does your group do?"), weight=600, wrap=True))
        words.addWidget(Small(_("Only what you choose is shown in the side list. You can change it later."), wrap=True))
        column.addLayout(words)
        named = {
            "bakery": (_("Bakery"), "bread", "amber"),
            "sewing": (_("Sewing"), "scissors", "blue"),
            "classes": (_("Classes"), "chalkboard-teacher", "teal"),
            "visits": (_("Visits"), "footprints", "plum"),
            "leaflets": (_("Leaflets"), "note", "clay"),
            "gifts": (_("Gifts"), "gift", "green"),
        }
        self.tiles = {part: TickTile(*named[part]) for part in PARTS}
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        column.addLayout(self._grid)
        for tile in self.tiles.values():
            tile.clicked.connect(self.changed)

    def _show(self, answers: Answers) -> None:
        self.name.set_value(answers.name)
        self.keeper.set_value(answers.keeper_name)
        self.village.set_value(answers.village)
        self.district.set_value(answers.district)
        for part, tile in self.tiles.items():
            tile.setChecked(part in answers.chosen)

    def _lay(self) -> None:
        wide = self.width() >= theme.px(520)
        columns = (2 if wide else 1, 3 if self.width() >= theme.px(620) else 2 if wide else 1)
        if columns != self._columns:
            self._columns = columns
            _arrange(self._fields, self._asked, columns[0])
            _arrange(self._grid, list(self.tiles.values()), columns[1])


def _arrange(grid: QGridLayout, widgets: Sequence[QWidget], columns: int) -> None:
    for place, widget in enumerate(widgets):
        grid.addWidget(widget, place // columns, place % columns)
    for column in range(3):
        grid.setColumnStretch(column, 1 if column < columns else 0)
