"""Cards and strips: the boxes things stand in."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.labels import Section, Words

StripKind = Literal["sunken", "amber", "blue", "red", "green"]
_SIGNS = {"amber": "warning-circle", "blue": "info", "red": "warning-circle", "green": "check-circle"}


class Card(QFrame):
    """A white box with a thin edge; put content into ``body``."""

    def __init__(self, title: str | None = None, *, padding: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(12)
        self.title = Section(title or "")
        self.head = QHBoxLayout()
        if title:
            self.setAccessibleName(title)
            self.head.addWidget(self.title, 1)
            self.body.addLayout(self.head)


class Line(QFrame):
    """A thin line between things; one that lies or, with ``upright``, stands."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "line")
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Sign(painting.Follows, QWidget):
    """A Phosphor sign that cannot be pressed; with ``area`` it stands on that area's soft square."""

    def __init__(
        self,
        icon: str,
        *,
        tone: str = "ink2",
        size: int = 20,
        style: str = "regular",
        area: str | None = None,
        side: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._tone = area or tone
        self._size = size
        self._style = style
        self._area = area
        self._side = side if area else size
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.look_changed()

    def set_sign(self, icon: str, tone: str | None = None) -> None:
        """Show another sign, in another colour if given."""
        self._icon = icon
        self._tone = tone or self._tone
        self.update()

    def look_changed(self) -> None:
        """Grow with the letters."""
        self.setFixedSize(theme.px(self._side), theme.px(self._side))
        super().look_changed()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the soft square and the sign."""
        painter = QPainter(self)
        if self._area:
            soft = "sunken" if self._area in {"ink2", "ink3"} else f"{self._area}soft"
            painting.box(painter, self.rect(), round(self.width() * 0.25), fill=soft)
        size = theme.px(self._size)
        painting.sign(painter, (self.width() - size) / 2, self.height() / 2, self._icon, self._tone, size, self._style)
        painter.end()


class Strip(QFrame):
    """A soft band with a sign, a sentence and perhaps a button: a hint, a warning, a notice."""

    pressed = Signal()

    def __init__(self, kind: StripKind, text: str, button: str | None = None, *, icon: str | None = None) -> None:
        super().__init__()
        self.setProperty("role", kind)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(15, 10, 10, 10)
        layout.setSpacing(13)
        name = icon or _SIGNS.get(kind)
        tone = "ink2" if kind == "sunken" else kind
        if name:
            layout.addWidget(Sign(name, tone=tone, size=20, style="regular" if icon else "fill"))
        self.words = Words(text, weight=None if kind == "sunken" else 500, tone=tone, wrap=True)
        layout.addWidget(self.words, 1)
        self.button = Button(button or "", size="small")
        self.button.clicked.connect(self.pressed)
        layout.addWidget(self.button)
        painting.hide_unless(self.button, button)

    def set_words(self, text: str) -> None:
        """Say something else."""
        self.words.setText(text)
