"""The end of a widget: between being taken away and dying it must not begin anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_NEVER = 2**31 - 1


def still(widget: QWidget) -> None:
    """Stop every timer of a widget that is about to die: what it would read may be closed already."""
    for timer in widget.findChildren(QTimer):
        timer.stop()
        timer.setInterval(_NEVER)  # whatever starts it again; with its signals blocked PySide would let nothing go
