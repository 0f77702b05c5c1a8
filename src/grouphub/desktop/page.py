"""What every page of the window is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from grouphub.desktop.widgets.stops import order_stops

if TYPE_CHECKING:
    from grouphub.base.topics import Topic
    from grouphub.desktop.workspace import Workspace


class Page(QWidget):
    """One page: reads what it shows, keeps its place, and re-reads when something it shows has changed."""

    name: ClassVar[str]
    """Key of the page: for navigation, help and the place kept over locking."""
    topics: ClassVar[frozenset[Topic]] = frozenset()
    shows_other = Signal()
    """What ``shows`` returns has changed."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._stale = True

    def refresh(self) -> None:
        """Read anew what the page shows."""

    def place(self) -> dict[str, Any]:
        """Return where she is on the page, JSON-able: what is chosen, searched, scrolled."""
        return {}

    def go_to(self, place: dict[str, Any]) -> None:
        """Go where ``place`` says; what is unknown or gone is passed over."""

    def shows(self) -> dict[str, Any] | None:
        """Return what of its place is worth keeping as a list under a name; None where nothing is."""
        return None

    def main_action(self) -> None:
        """Do what Ctrl+N does here."""

    def print_page(self) -> None:
        """Do what Ctrl+P does here: open what can be printed, where there is something."""

    def save_now(self) -> bool:
        """Do what Ctrl+S does here; return False where everything is saved by itself."""
        return False

    def take_back(self, *, again: bool) -> bool:
        """Take back a step of typing on this page, or do it ``again``; False where there is none: an action is next."""
        del again
        return False

    def search_field(self) -> QWidget | None:
        """Return the field that Ctrl+F goes to."""
        return None

    def first_stop(self) -> QWidget:
        """Return what the keys go to when she returns to the page and nothing on it had them."""
        return self

    def parts_in_order(self) -> list[QWidget]:
        """Return the parts Tab goes through one after the other; none: as they were built."""
        return []

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's signature
        """Put what was built since into the order of reading, then go on; from what was hidden, never off the page."""
        order_stops(self.parts_in_order())
        here = QApplication.focusWidget()
        was_hidden = here is not None and self.isVisible() and self.isAncestorOf(here) and not here.isVisible()
        moved = super().focusNextPrevChild(next)
        if was_hidden and not self.isAncestorOf(QApplication.focusWidget() or self.window()):
            self.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)
        _bring_into_sight(QApplication.focusWidget())
        return moved

    def show_fresh(self) -> None:
        """Read again if something changed while the page was not seen."""
        if self._stale:
            self._stale = False
            self.refresh()
            # Tab may come from the sidebar, before the page itself is asked for the next stop.
            QTimer.singleShot(0, self, lambda: order_stops(self.parts_in_order()))

    def hear(self, topics: frozenset[Topic]) -> None:
        """Note that ``topics`` changed; read again at once when the page is seen."""
        if topics & self.topics:
            self._stale = True
            if self.isVisible():
                self.show_fresh()


def _bring_into_sight(stop: QWidget | None) -> None:
    """Scroll to where Tab went: Qt does so only when it came from inside what scrolls."""
    area = None if stop is None else stop.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None and stop is not None:
        area.ensureWidgetVisible(stop)
