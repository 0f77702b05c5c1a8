"""Where she is in the first run: four numbers with words, a tick on those that are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPOT, _GAP, _LINE = 30, 12, 40


class StepMarks(painting.Follows, QWidget):
    """Numbers, words and lines, drawn from the right; where there is no room only the current step has its word."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._words = tuple(words)
        self._step = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_step(1)

    def set_step(self, step: int) -> None:
        """Make ``step`` (from 1) the current one."""
        self._step = step
        told = _("Step {number} of {count}: {name}")
        self.setAccessibleName(told.format(number=step, count=len(self._words), name=self._words[step - 1]))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all words."""
        return QSize(self._whole_width(all_words=True), theme.px(40))

    def minimumSizeHint(self) -> QSize:
        """Return room for the current word alone."""
        return QSize(theme.px(120), theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the marks."""
        painter = QPainter(self)
        all_words = self._whole_width(all_words=True) <= self.width()
        left = max(0, self.width() - self._whole_width(all_words=all_words))
        for number, word in enumerate(self._words, 1):
            left = self._paint_mark(painter, number, word if all_words or number == self._step else "", left)
        painter.end()

    def _paint_mark(self, painter: QPainter, number: int, word: str, left: int) -> int:
        """Paint one step and the line after it; return where the next begins."""
        side = theme.px(_SPOT)
        done, now = number < self._step, number == self._step
        spot = QRect(left, (self.height() - side) // 2, side, side)
        filled = done or now
        painting.box(painter, spot, 99, fill="primary" if filled else "surface", edge="" if filled else "line2")
        if done:
            size = theme.px(16)
            painting.sign(painter, left + (side - size) / 2, self.height() / 2, "check", "onprimary", size, "bold")
        else:
            ink = "onprimary" if now else "ink"
            painting.words(painter, spot, str(number), theme.font("text", 600), ink, Qt.AlignmentFlag.AlignCenter)
        left += side + _GAP
        if word:
            font = theme.font("text", 600 if now else 400)
            wide = painting.width_of(word, font)
            painting.words(painter, QRect(left, 0, wide, self.height()), word, font, "ink" if now else "ink2")
            left += wide + _GAP
        if number < len(self._words):
            painter.fillRect(left, self.height() // 2, _LINE, 2, theme.colour("primary" if done else "line"))
            left += _LINE + _GAP
        return left

    def _whole_width(self, *, all_words: bool) -> int:
        total = 0
        for number, word in enumerate(self._words, 1):
            now = number == self._step
            total += theme.px(_SPOT) + _GAP
            if all_words or now:
                total += painting.width_of(word, theme.font("text", 600 if now else 400)) + _GAP
            if number < len(self._words):
                total += _LINE + _GAP
        return total - (_GAP if all_words or self._step == len(self._words) else 0)
