"""Where the Tab key stops, and in which order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


def takes_tab(widget: QWidget) -> bool:
    """Tell whether the Tab key stops at ``widget`` now."""
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isEnabled()
        and widget.isVisible()
        and widget.focusProxy() is None
    )


def order_stops(parts: Sequence[QWidget]) -> None:
    """Let Tab go through ``parts`` in this order, and inside each from top to bottom and left to right.

    Qt puts what is built later at the end of the way, wherever it stands on the screen.
    """
    found = [stop for part in parts for stop in _stops(part)]
    for before, after in pairwise(found):
        QWidget.setTabOrder(before, after)


def _stops(part: QWidget) -> list[QWidget]:
    inside = [part, *part.findChildren(QWidget)] if part.isVisible() else []
    window = part.window()
    return sorted((one for one in inside if _may_stop(one) and one.window() is window), key=_place)


def _may_stop(widget: QWidget) -> bool:
    """Tell whether Tab stops there, or would once it is the one chosen of several."""
    return takes_tab(widget) or (getattr(widget, "is_choice", False) and widget.isEnabled() and widget.isVisible())


def _place(widget: QWidget) -> tuple[int, int]:
    corner = widget.mapTo(widget.window(), QPoint(0, 0))
    return corner.y(), corner.x()
