"""Bars: a chart with its figures on it, small bars beside a number, and progress."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Bar:
    """One bar: the word under it, its amount, and the figure written on it."""

    word: str
    amount: float
    figure: str = ""


class Bars(painting.Follows, QWidget):
    """A bar chart: figure on each bar, four grid lines, the last bar strongest."""

    def __init__(self, bars: Sequence[Bar] = (), *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setMinimumHeight(theme.px(140))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_bars(bars)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other bars; a screen reader hears them as one sentence."""
        self._bars = tuple(bars)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(", ".join(f"{bar.word}: {bar.figure or bar.amount}" for bar in self._bars))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint grid, bars, figures and words."""
        painter = QPainter(self)
        line = theme.px(22)
        room = QRect(0, line, self.width(), self.height() - 2 * line)
        for step in range(4):
            top = room.bottom() - round(room.height() * step / 3)
            painting.fill(painter, QRect(0, top, self.width(), 1), "line")
        most = max((bar.amount for bar in self._bars), default=0) or 1
        for number, bar in enumerate(self._bars):
            self._paint_bar(painter, bar, number, room, most)
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: Bar, number: int, room: QRect, most: float) -> None:
        share = self.width() / len(self._bars)
        wide = min(share * 0.6, theme.px(64))
        high = room.height() * bar.amount / most
        left = number * share + (share - wide) / 2
        last = number == len(self._bars) - 1
        place = QRectF(left, room.bottom() - high, wide, high)
        painting.box(painter, place, 4, fill="primary" if last else "tealfill")
        line = theme.px(20)
        above = QRectF(number * share, place.top() - line - 1, share, line)
        painting.words(painter, above, bar.figure, theme.font("small", 600, tabular=True), "ink", painting.CENTRE)
        below = QRectF(number * share, room.bottom() + 2, share, line)
        painting.words(painter, below, bar.word, theme.font("small"), "ink2", painting.CENTRE)


class Spark(painting.Follows, QWidget):
    """Small bars without figures beside a number that is written out."""

    def __init__(self, amounts: Sequence[float] = (), *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_amounts(amounts)

    def show_amounts(self, amounts: Sequence[float]) -> None:
        """Show other bars, the newest last."""
        self._amounts = tuple(amounts)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return 12 px for each bar and the gaps."""
        return QSize(16 * len(self._amounts), theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the bars."""
        painter = QPainter(self)
        most = max(self._amounts, default=0) or 1
        for number, amount in enumerate(self._amounts):
            high = max(2.0, self.height() * amount / most)
            last = number == len(self._amounts) - 1
            place = QRectF(16 * number + 4, self.height() - high, 12, high)
            painting.box(painter, place, 2, fill="primary" if last else "tealfill")
        painter.end()


class Progress(painting.Follows, QWidget):
    """How far a work is: a thin bar from 0 to 1."""

    def __init__(self, *, name: str = "", fill: str = "tealfill", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = 0.0
        self._fill = fill
        self.setAccessibleName(name)
        self.setFixedHeight(8)

    def set_part(self, part: float) -> None:
        """Show that ``part`` (0 to 1) is done."""
        self._part = max(0.0, min(1.0, part))
        self.setAccessibleDescription(f"{round(self._part * 100)} %")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint track and done part."""
        painter = QPainter(self)
        painting.box(painter, self.rect(), 4, fill="track")
        if self._part:
            painting.box(painter, QRectF(0, 0, max(8, self.width() * self._part), self.height()), 4, fill=self._fill)
        painter.end()


class Strength(painting.Follows, QWidget):
    """Four short bars that fill from the left: how strong a password is, always beside a word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = 0
        self.setFixedHeight(6)

    def set_level(self, level: int, word: str) -> None:
        """Fill ``level`` of the four bars; ``word`` is for screen readers."""
        self._level = level
        self.setAccessibleName(word)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the four bars."""
        painter = QPainter(self)
        wide = (self.width() - 18) / 4
        tone = {1: "redfill", 2: "amberfill"}.get(self._level, "greenfill")
        for number in range(4):
            fill = tone if number < self._level else "track"
            painting.box(painter, QRectF(number * (wide + 6), 0, wide, 6), 3, fill=fill)
        painter.end()
