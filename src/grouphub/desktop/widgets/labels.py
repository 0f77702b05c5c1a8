"""Words on the page: title, section, lead, text, small."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting


class Words(QLabel):
    """A label that takes its text literally and its look from its role, weight and tone."""

    role = "text"

    def __init__(
        self,
        text: str = "",
        *,
        weight: int | None = None,
        tone: str | None = None,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", self.role)
        if weight is not None:
            self.setProperty("weight", str(weight))
        if tone is not None:
            self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Change the colour to that of a token."""
        self._look("tone", tone)

    def set_weight(self, weight: int) -> None:
        """Make the letters stronger or lighter."""
        self._look("weight", str(weight))

    def _look(self, what: str, value: str) -> None:
        if self.property(what) != value:
            self.setProperty(what, value)
            self.style().unpolish(self)
            self.style().polish(self)


class Title(Words):
    """The title of a page: one per page."""

    role = "title"


class Section(Words):
    """The title of a card or dialog."""

    role = "section"


class Lead(Words):
    """Larger running text: wizard pages, totals."""

    role = "lead"


class Text(Words):
    """Ordinary text."""


class Small(Words):
    """Second lines and hints."""

    role = "small"


class Tiny(Words):
    """The line under the group's name, nothing else."""

    role = "tiny"


class Number(Words):
    """A big figure."""

    role = "number"


class Figure(Words):
    """A middling figure."""

    role = "figure"


class Elided(painting.Follows, QLabel):
    """One line, shortened with … when there is no room; the whole text is in the tooltip then."""

    def __init__(
        self,
        text: str = "",
        *,
        size: str | int = "text",
        weight: int = 400,
        tone: str = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._size = size
        self._weight = weight
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Change the colour to that of a token."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room the whole text would like."""
        font = theme.font(self._size, self._weight)
        return QSize(painting.width_of(self.text(), font), round(font.pixelSize() * 1.35))

    def is_shortened(self) -> bool:
        """Return whether the text ends in … on the screen."""
        return self.sizeHint().width() > self.width() + 1

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme.px(48)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint what fits."""
        painter = QPainter(self)
        font = theme.font(self._size, self._weight)
        centred = self.alignment() & Qt.AlignmentFlag.AlignHCenter
        painting.words(
            painter, self.rect(), self.text(), font, self._tone, painting.CENTRE if centred else painting.LEFT
        )
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Give the whole text as tooltip only when it is shortened."""
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(tip(self.text()) if self.is_shortened() else "")
        return super().event(event)


class TwoLines(Elided):
    """One line or two, as the width asks; only what does not fit into two is shortened."""

    def __init__(self, text: str = "", **look: Any) -> None:
        super().__init__(text, **look)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Return True: a long text takes a second line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of one line or of two."""
        return super().sizeHint().height() * len(self._lines(width))

    def is_shortened(self) -> bool:
        """Return whether even the second line has no room for the rest."""
        font = theme.font(self._size, self._weight)
        return any(painting.width_of(line, font) > self.width() + 1 for line in self._lines(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the lines."""
        painter = QPainter(self)
        lines = self._lines(self.width())
        high = self.height() / len(lines)
        for number, line in enumerate(lines):
            room = QRectF(0, number * high, self.width(), high)
            painting.words(painter, room, line, theme.font(self._size, self._weight), self._tone)
        painter.end()

    def _lines(self, width: int) -> list[str]:
        font = theme.font(self._size, self._weight)
        first, rest = "", self.text().split(" ")
        while rest and (not first or painting.width_of(f"{first} {rest[0]}", font) <= width):
            first = f"{first} {rest.pop(0)}".strip()
        return [first, " ".join(rest)] if rest else [first]


def tip(text: str) -> str:
    """Return ``text`` as a tooltip that Qt takes literally."""
    from html import escape

    return f"<span>{escape(text[:400])}</span>" if text else ""
