"""The end of a widget: between being taken away and dying it must not begin anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def still(widget: QWidget) -> None:
    """Stop every timer of a widget that is about to die: what it would read may be closed already."""
    for timer in widget.findChildren(QTimer):
        timer.stop()
        timer.blockSignals(True)  # whatever starts it again
