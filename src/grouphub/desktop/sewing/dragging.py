"""An order carried by the mouse from one column of the board to another.

Not a drag of the toolkit: that one runs a loop of its own, which would outlast locking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from grouphub.features.sewing.rules import Stage, next_stage, stage_before

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QScrollArea

    from grouphub.desktop.sewing.tiles import OrderTile

_EDGE: Final = 56
"""So near the upper or lower edge of what is seen the board begins to scroll, the faster the nearer."""
_BEAT_MS: Final = 20


def sensible(stage: Stage) -> set[Stage]:
    """Return the columns an order may be carried to: one step on, or one back; handed over, it can be paid."""
    if stage is Stage.PAID:
        return set()
    return {one for one in (next_stage(stage) or Stage.PAID, stage_before(stage)) if one is not None}


class Dragging(QObject):
    """Follows a tile that is carried: its picture goes with the mouse, and the columns it may go to are marked.

    Held near an edge of ``area``, the board scrolls.
    """

    dropped = Signal(object, object)
    """The order, and the stage of the column it was let go on."""

    def __init__(self, page: QWidget, area: QScrollArea) -> None:
        super().__init__(page)
        self._page, self._area = page, area
        self._columns: Mapping[Stage, QFrame] = {}
        self._tile: OrderTile | None = None
        self._where = QPoint()
        self._scrolling = QTimer(self, interval=_BEAT_MS)
        self._scrolling.timeout.connect(self._scroll)
        self._picture = QLabel(page)
        self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture.hide()

    def show_columns(self, columns: Mapping[Stage, QFrame]) -> None:
        """Know the columns of the board as it is now; what was carried lies where it was."""
        self.stop()
        self._columns = columns

    def follow(self, tile: OrderTile) -> None:
        """Let a tile be carried."""
        tile.carried.connect(self._carry)
        tile.let_go.connect(self._let_go)
        tile.put_back.connect(self.stop)

    def stop(self) -> None:
        """Carry nothing any more."""
        self._tile = None
        self._scrolling.stop()
        self._picture.hide()
        self._picture.clear()
        for column in self._columns.values():
            _mark(column, "sunken")

    def _carry(self, tile: OrderTile, where: QPoint, held_at: QPoint) -> None:
        if self._tile is None:
            self._tile = tile
            self._picture.setPixmap(_picture_of(tile))
            self._picture.adjustSize()
            self._picture.show()
            self._picture.raise_()
            for stage in sensible(tile.order.stage):
                _mark(self._columns[stage], "green")
        self._where = where
        self._picture.move(self._page.mapFromGlobal(where) - held_at)
        if not self._scrolling.isActive() and self._pull():
            self._scrolling.start()

    def _pull(self) -> int:
        """Return how strongly an edge draws: below zero the upper one, above zero the lower one."""
        seen = self._area.viewport()
        down = seen.mapFromGlobal(self._where).y()
        return max(0, down - (seen.height() - _EDGE)) - max(0, _EDGE - down)

    def _scroll(self) -> None:
        pull = self._pull()
        if not pull:
            self._scrolling.stop()
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + max(-_EDGE, min(_EDGE, pull)) // 3)

    def _let_go(self, tile: OrderTile, where: QPoint) -> None:
        was_carried = self._tile is tile  # else the board was drawn anew meanwhile
        self.stop()
        if not was_carried or not self._is_seen(where):
            return
        for stage, column in self._columns.items():
            if column.rect().contains(column.mapFromGlobal(where)):
                self.dropped.emit(tile.order, stage)
                return

    def _is_seen(self, where: QPoint) -> bool:
        seen = self._area.viewport()
        return seen.rect().contains(seen.mapFromGlobal(where))


def _picture_of(tile: QWidget) -> QPixmap:
    """Return how a tile looks, with nothing of the column around its round corners."""
    ratio = tile.devicePixelRatio()
    picture = QPixmap(tile.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    tile.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return picture


def _mark(column: QFrame, role: str) -> None:
    if column.property("role") != role:
        column.setProperty("role", role)
        column.style().unpolish(column)
        column.style().polish(column)
