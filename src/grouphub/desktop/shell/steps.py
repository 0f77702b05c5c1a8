"""Short things done one after the other between events, so that no key waits for more than one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Generator


class Steps(QObject):
    """Goes through ``steps``, one after each round of events; a step is whatever happens until the next ``yield``."""

    def __init__(self, steps: Generator[object, None, None], parent: QObject, *, every_ms: int = 0) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self._take)

    @property
    def are_left(self) -> bool:
        """Whether there is something left to do."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Start going."""
        self._timer.start()

    def finish(self) -> None:
        """Do at once all that is left."""
        self._timer.stop()
        for _step in self._steps:
            pass

    def drop(self) -> None:
        """Leave undone what is left, and go away."""
        self._timer.stop()
        self._steps.close()
        self.deleteLater()

    def _take(self) -> None:
        if next(self._steps, self) is self:
            self._timer.stop()
