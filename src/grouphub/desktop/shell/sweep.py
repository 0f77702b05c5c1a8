"""Memory is swept between events only: never amid Qt's own work, never in another thread. Both end in a crash."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Iterator

_EVERY_MS = 1000


class Sweeper(QObject):
    """Takes the place of Python's own sweeping, which comes whenever and in whichever thread it likes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.sweep)

    def begin(self) -> None:
        """Sweep from now on; what lives now, modules and classes, is not looked at: it would keep a key waiting."""
        gc.freeze()
        self._timer.start()

    def sweep(self) -> None:
        """Sweep the oldest generation that is due."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        generations = [number for number, (count, most) in enumerate(due) if count > most]
        if generations:
            gc.collect(generations[-1])

    def sweep_all(self) -> None:
        """Sweep everything. Takes long: for when the window is covered."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()


@contextmanager
def held_back() -> Iterator[None]:
    """Let nothing be swept meanwhile: Qt goes through all its widgets, and none may die under it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
