"""What the pages of one material and one machine share: a head with actions, and all that happened, newest first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.page import Page
from grouphub.desktop.settings.rows import RowsCard, ScrolledColumn, SettingRow
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.header import PageHeader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from grouphub.desktop.widgets.buttons import Button
    from grouphub.desktop.workspace import Workspace


class OnePage(Page):
    """One thing of the stock and the rows behind it; a subclass says which in ``_look`` and adds its actions."""

    main_form: ClassVar[str]
    """The form that Ctrl+N opens."""

    def __init__(self, workspace: Workspace, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._key = ""
        self._actions: list[Button] = []
        self.is_there = False
        self.header = PageHeader("", back=_("Stock"))
        self.header.went_back.connect(workspace.frame.back)
        self.rows = RowsCard(heading)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        for part in (self.header, self.rows):
            self._area.put(part)
        self._area.column.addStretch(1)

    def refresh(self) -> None:
        """Read it anew; what had the focus gets it back."""
        focus = self._focused()
        title, facts, rows = self._look()
        self.header.set_title(title)
        self.header.set_facts(facts)
        for part in (self.rows, *self._actions):
            part.setVisible(self.is_there)
        self.rows.clear_rows()
        for row in rows:
            self.rows.add_row(row)
        had = self.findChild(QWidget, focus) if focus else None
        if had is not None:
            had.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> dict[str, Any]:
        """Return which one, what has the focus and how far the page is scrolled."""
        return {self.name: self._key, "focus": self._focused(), "scroll": self._area.scrolled()}

    def go_to(self, place: dict[str, Any]) -> None:
        """Go to one of them."""
        self._key = str(place.get(self.name) or self._key)
        self._stale = True
        self.show_fresh()
        self._area.scroll_to(int(place.get("scroll") or 0))

    def main_action(self) -> None:
        """Open the form written into most often."""
        if self.is_there:
            self._open(self.main_form)

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab: the actions of the head come after the body."""
        return [self.header.back, self.rows, *self._actions]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._area.fit()

    def _look(self) -> tuple[str, str, Sequence[QWidget]]:
        """Return title, facts and rows, and set ``is_there``."""
        raise NotImplementedError

    def _action(self, form: str, button: Button) -> Button:
        """Add a button of the head that opens a form about this one."""
        button.clicked.connect(partial(self._open, form))
        self._actions.append(button)
        return self.header.add_button(button)

    def _open(self, form: str) -> None:
        self.workspace.frame.open_form(form, **{f"{self.name}_id": self._key})

    def _focused(self) -> str:
        here = QApplication.focusWidget()
        return here.objectName() if here is not None and self.isAncestorOf(here) else ""


def nothing_yet(icon: str, text: str) -> SettingRow:
    """Return the row that stands where there is none."""
    return SettingRow(Sign(icon, area="ink2", side=40), text)
