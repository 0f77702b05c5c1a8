"""Words on the page: title, section, lead, text, small."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
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
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
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
            cut = self.sizeHint().width() > self.width()
            self.setToolTip(tip(self.text()) if cut else "")
        return super().event(event)


def tip(text: str) -> str:
    """Return ``text`` as a tooltip that Qt takes literally."""
    from html import escape

    return f"<span>{escape(text[:400])}</span>" if text else ""
