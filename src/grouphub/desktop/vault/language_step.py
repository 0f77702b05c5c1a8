"""Step 1: the language, all three at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout

from grouphub.base.i18n import LANGUAGE_NAMES, LANGUAGES, _
from grouphub.desktop.shell import theme
from grouphub.desktop.vault.step import Step
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.chips import RadioChoice
from grouphub.desktop.widgets.labels import Text
from grouphub.desktop.widgets.marks import paint_radio

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from grouphub.desktop.vault.answers import Answers

_TITLE: Final = ("Забон", "Язык", "Language")
_SECOND: Final = {"tg": "Забони тоҷикӣ", "ru": "Русский язык", "en": "English language"}


class LanguageTile(RadioChoice):
    """A big choice: the language in its own words."""

    def __init__(self, language: str) -> None:
        super().__init__(LANGUAGE_NAMES[language])
        self._second = _SECOND[language]
        self.setAccessibleDescription(self._second)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of a tile."""
        return QSize(theme.px(150), theme.px(190))

    def minimumSizeHint(self) -> QSize:
        """Return a narrower tile."""
        return QSize(theme.px(130), theme.px(150))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint words and mark."""
        painter = QPainter(self)
        chosen, wide = self.isChecked(), self.width()
        fill = "psoft" if chosen else ("sunken" if self.underMouse() else "surface")
        edge = "primary" if chosen else "line2"
        painting.box(painter, self.rect(), 12, fill=fill, edge=edge, width=2 if chosen else 1)
        middle = Qt.AlignmentFlag.AlignCenter
        top = self.height() - theme.px(190)
        first = QRect(0, top // 2 + theme.px(36), wide, theme.px(42))
        second = QRect(0, top // 2 + theme.px(84), wide, theme.px(28))
        ink = "ptext" if chosen else "ink"
        painting.words(painter, first, painting.plain(self), theme.font("title", 700), ink, middle)
        painting.words(painter, second, self._second, theme.font(), "ink2", middle)
        side = theme.px(22)
        paint_radio(painter, QRect((wide - side) // 2, top // 2 + theme.px(137), side, side), checked=chosen)
        if self.shows_ring():
            painting.ring(painter, self.rect(), 12)
        painter.end()


class LanguageStep(Step):
    """Asks for the language; ``language_chosen`` follows the tiles."""

    language_chosen = Signal(str)

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(20)
        self._row = QHBoxLayout()
        self._row.setSpacing(20)
        self._group = QButtonGroup(self)
        self.tiles = {key: LanguageTile(key) for key in LANGUAGES}
        for key, tile in self.tiles.items():
            tile.setChecked(key == answers.language)
            self._group.addButton(tile)
            self._row.addWidget(tile)
        self._group.buttonClicked.connect(self._clicked)
        column.addLayout(self._row)
        hint = QHBoxLayout()
        hint.setSpacing(10)
        hint.addWidget(Sign("info", size=20))
        hint.addWidget(
            Text(_("You can change the language at any time. Your data stays the same."), tone="ink2", wrap=True), 1
        )
        column.addLayout(hint)
        self.setFocusProxy(self.tiles.get(answers.language, self.tiles["tg"]))

    def title(self) -> str:
        """Return the word in all three languages."""
        return "  ·  ".join(_TITLE)

    def lead(self) -> str:
        """Return what is asked."""
        return _("Choose the language of the buttons and words on the screen.")

    def is_done(self) -> bool:
        """Tell whether a language is chosen: one always is."""
        return True

    def fill(self, answers: Answers) -> None:
        """Write the language down."""
        answers.language = self._chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the tiles below each other where it is narrow."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(460)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _chosen(self) -> str:
        return next((key for key, tile in self.tiles.items() if tile.isChecked()), "tg")

    def _clicked(self) -> None:
        self.changed.emit()
        self.language_chosen.emit(self._chosen())
