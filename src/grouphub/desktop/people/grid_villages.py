"""Villages offered below the cell one types a village into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import Qt

from grouphub.desktop.places.choices import village_choices
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.pick_field import ChoiceOffers
from grouphub.features.people import where
from grouphub.features.places.queries import districts, place_of
from grouphub.features.places.rules import Place
from grouphub.features.transfer.typed_rows import Typed

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from grouphub.desktop.people.grid_table import GridTable
    from grouphub.desktop.widgets.pick_field import Choice
    from grouphub.desktop.workspace import Workspace

_WIDE: Final = 380
_FRAME: Final = 2
"""So far the edge of the card is from the table."""


class VillageOffers(ChoiceOffers):
    """The list below the line of the grid; Enter and Tab lead on in the grid unless a village is chosen."""

    def __init__(self, workspace: Workspace, table: GridTable) -> None:
        super().__init__(table.line, self._villages)
        self._workspace = workspace
        self._table = table
        self.chosen.connect(self._write)
        table.selectionModel().currentChanged.connect(self.hide)
        table.verticalScrollBar().valueChanged.connect(self.hide)
        table.horizontalScrollBar().valueChanged.connect(self.hide)

    def _villages(self, typed: str) -> list[Choice]:
        if self._table.grid.columns[self._table.place()[1]] != Typed.VILLAGE:
            return []
        with self._workspace.db.read() as session:
            named = {one.key: one.name for one in districts(session)}
            return village_choices(where.villages_like(session, typed), named)

    def _write(self, one: Choice) -> None:
        """Write the village with where it is: there may be others of its name."""
        with self._workspace.db.read() as session:
            place = place_of(session, UUID(one.key)) if one.key else Place(one.name)
        cells = {Typed.VILLAGE: place.village, Typed.JAMOAT: place.jamoat, Typed.DISTRICT: place.district}
        self._table.grid.put(self._table.place()[0], [{str(key): text for key, text in cells.items()}])

    def place(self) -> None:
        """Lie below the cell, wide enough to tell two villages of one name apart."""
        super().place()
        here = self.geometry()
        wide = max(here.width(), theme.px(_WIDE))
        edge = self._table.mapTo(self._table.window(), self._table.rect().topRight()).x()
        left = min(here.left(), edge + 1 + _FRAME - wide)
        self.setGeometry(left, here.top(), wide, here.height())

    def _key(self, event: QKeyEvent) -> bool:
        """Let Enter lead to the next row when no village is marked: only what is chosen is taken."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is None:
            self.hide()
            return False
        return super()._key(event)
