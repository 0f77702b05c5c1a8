"""A row of the stock: what it is, how much is there, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.flow import Flow
from grouphub.desktop.widgets.labels import Lead, Small, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from grouphub.desktop.widgets.card import Sign
    from grouphub.desktop.widgets.chips import Pill

_WORDS: Final = 330
"""Least width for the words beside the buttons, at normal letters; with less room the buttons stand below."""
_EDGE: Final = 20
_GAP: Final = 16


class StockRow(QWidget):
    """Sign, words, an amount and a pill at the left; buttons at the right, or below where there is little room."""

    def __init__(self, sign: Sign, title: str, second: str, *, amount: str = "", pill: Pill | None = None) -> None:
        super().__init__()
        self.setMinimumHeight(theme.px(67))
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(_EDGE, 11, _EDGE, 11)
        self._both.setSpacing(_GAP)
        left = QHBoxLayout()
        left.setSpacing(_GAP)
        left.addWidget(sign)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(Text(painting.escaped(title), weight=600, wrap=True))
        told = Small(painting.escaped(second), wrap=True)
        painting.hide_unless(told, second)
        words.addWidget(told)
        if pill is not None:
            words.addSpacing(4)
            words.addWidget(pill, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        left.addLayout(words, 1)
        if amount:
            shown = Lead(painting.escaped(amount), weight=600, tone="ink")
            shown.setFont(theme.font("lead", 600, tabular=True))
            left.addWidget(shown, 0, Qt.AlignmentFlag.AlignVCenter)
        self._both.addLayout(left, 1)
        self._buttons = Flow()
        self._both.addWidget(self._buttons)

    def add_button(self, name: str, words: str, icon: str, spoken: str, act: Callable[[], object]) -> Button:
        """Put one more button at the end; ``spoken`` tells it from those of the other rows."""
        button = Button(words, icon, size="small")
        button.setObjectName(name)
        button.setAccessibleName(spoken)
        button.clicked.connect(partial(_call, act))
        self._buttons.add(button)
        self._lay()
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the page."""
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        wide = self._buttons.sizeHint().width()
        beside = self.width() - 2 * _EDGE - _GAP - wide >= theme.px(_WORDS)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._both.direction() != way:
            self._both.setDirection(way)
        if beside:
            self._buttons.setFixedWidth(wide)
        else:
            self._buttons.setMinimumWidth(0)
            self._buttons.setMaximumWidth(16_777_215)


def _call(act: Callable[[], object], _checked: object = None) -> None:
    act()
