"""A page or list with nothing on it: what is missing, why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.labels import Lead, Section, Text, Title, Words

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class Empty(QWidget):
    """A duotone sign, one line of what, one of why, one filled button and a quiet second one.

    With ``small`` it stands inside a card: smaller sign and words, ``extra`` for suggestions between words and buttons.
    """

    main_asked = Signal()
    second_asked = Signal()

    def __init__(
        self,
        icon: str,
        what: str,
        why: str = "",
        main: str | None = None,
        second: str | None = None,
        *,
        area: str = "ink2",
        main_icon: str = "plus",
        second_icon: str | None = None,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(0)
        self.column.addStretch(1)
        side, size = (72, 36) if small else (96, 52)
        self._add(Sign(icon, area=area, side=side, size=size, style="duotone"), 16 if small else 23)
        self.what: Words = Section(what) if small else Title(what)
        self.why: Words = Text(why, tone="ink2") if small else Lead(why)
        self._add_words(self.what, 6)
        self._add_words(self.why, 14 if small else 26)
        self.extra = QVBoxLayout()
        self.extra.setSpacing(8)
        self.column.addLayout(self.extra)
        self.main = Button(main or "", main_icon, "primary", "normal" if small else "large")
        painting.hide_unless(self.main, main)
        self.main.clicked.connect(self.main_asked)
        self._add(self.main, 15)
        self.second = Button(second or "", second_icon, "plain")
        painting.hide_unless(self.second, second)
        self.second.clicked.connect(self.second_asked)
        self._add(self.second, 0)
        self.column.addStretch(1)

    def _add(self, widget: QWidget, gap: int) -> None:
        self.column.addWidget(widget, 0, _CENTRE)
        self.column.addSpacing(gap)

    def _add_words(self, words: Words, gap: int) -> None:
        words.setAlignment(_CENTRE)
        words.setWordWrap(True)
        painting.hide_unless(words, words.text())
        self.column.addWidget(words)
        self.column.addSpacing(gap)
