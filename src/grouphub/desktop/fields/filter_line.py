"""What keeps the list of women to certain answers: the button that asks, and the line that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from grouphub.base.i18n import _
from grouphub.desktop.fields.filter_form import filters_in, in_words
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Strip
from grouphub.features.fields.queries import OwnFilter, own_fields

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace


class OwnFilterLine(QObject):
    """``button`` stands beside the chips where there are own fields, ``strip`` above the list while it is kept."""

    asked = Signal()
    cleared = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.filters: tuple[OwnFilter, ...] = ()
        self.button = Button(_("By your fields"), "funnel", "plain", "small")
        self.button.setFixedHeight(theme.px(44))  # as high as the search line and the chips beside it
        self.button.clicked.connect(self.asked)
        self.button.hide()
        self.strip = Strip("blue", "", _("Show all"))
        self.strip.pressed.connect(self._clear)
        self.strip.hide()

    def refresh(self) -> None:
        """Follow the fields there are: filters of those no longer asked are dropped."""
        with self._workspace.db.read() as session:
            rows = own_fields(session)
        known = {row.id for row in rows}
        self.filters = tuple(one for one in self.filters if one.field in known)
        self.button.setVisible(bool(rows))
        self.strip.setVisible(bool(self.filters))
        if self.filters:
            self.strip.set_words(_("Only: {what}").format(what=in_words(self.filters, rows)))

    def place(self) -> list[dict[str, Any]]:
        """Return the filters as a place of the page keeps them."""
        return [one.to_dict() for one in self.filters]

    def go_to(self, place: dict[str, Any]) -> None:
        """Take up the filters of a place."""
        self.filters = filters_in(place)
        self.refresh()

    def _clear(self) -> None:
        self.filters = ()
        self.refresh()
        self.cleared.emit()
