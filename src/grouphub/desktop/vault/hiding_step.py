"""Step 4: practising to hide the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from grouphub.base.i18n import _, current
from grouphub.desktop.shell import theme
from grouphub.desktop.vault.step import Step
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.labels import Lead, Small, Text
from grouphub.features.recipes.recipes import Recipe, recipes


class KeyCap(painting.Follows, QWidget):
    """A key of the keyboard."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of a key."""
        return QSize(theme.px(92), theme.px(52))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the key, thicker at its foot."""
        painter = QPainter(self)
        painting.box(painter, self.rect(), 10, fill="line2")
        painting.box(painter, self.rect().adjusted(0, 0, 0, -3), 10, fill="surface", edge="line2")
        top = self.rect().adjusted(0, 0, 0, -3)
        painting.words(painter, top, self._word, theme.font("lead", 600), "ink", Qt.AlignmentFlag.AlignCenter)
        painter.end()


class SideRow(painting.Pressed, QPushButton):
    """The row "Recipes" as it stands in the side list."""

    def __init__(self) -> None:
        super().__init__(_("Recipes"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of a row of the side list."""
        return QSize(
            max(theme.px(196), painting.width_of(self.text(), theme.font("text", 500)) + theme.px(70)), theme.px(46)
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint sign and word."""
        painter = QPainter(self)
        painting.box(painter, self.rect(), 10, fill="track" if self.underMouse() else "side")
        sign = theme.px(22)
        painting.sign(painter, 14, self.height() / 2, "cooking-pot", "ink2", sign, "regular")
        room = self.rect().adjusted(14 + sign + 12, 0, -8, 0)
        painting.words(painter, room, self.text(), theme.font("text", 500), "ink")
        if self.shows_ring():
            painting.ring(painter, self.rect(), 10)
        painter.end()


class HidingStep(Step):
    """Waits until she has hidden the screen once; ``hide_asked`` follows the sample of the side list."""

    hide_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._has_hidden = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(32)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(Lead(_("1.  Press Esc two times, quickly"), weight=600, tone="ink", wrap=True))
        left.addSpacing(10)
        keys = QHBoxLayout()
        keys.setSpacing(12)
        keys.addWidget(KeyCap("Esc"))
        keys.addWidget(KeyCap("Esc"))
        keys.addStretch(1)
        left.addLayout(keys)
        left.addSpacing(12)
        at_once = _("The screen turns into a bread recipe at once and the register is locked.")
        left.addWidget(Text(at_once, tone="ink2", wrap=True))
        left.addSpacing(20)
        left.addWidget(Lead(_("2.  Or click “Recipes” in the side list"), weight=600, tone="ink", wrap=True))
        left.addSpacing(10)
        self.sample = SideRow()
        self.sample.clicked.connect(self.hide_asked)
        left.addWidget(self.sample, 0, Qt.AlignmentFlag.AlignLeft)
        left.addSpacing(20)
        left.addLayout(_hint())
        left.addStretch(1)
        self._row.addLayout(left, 3)
        self._row.addLayout(_preview(recipes(current())[0]), 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.title())

    def title(self) -> str:
        """Return the title."""
        return _("Hide the screen quickly")

    def lead(self) -> str:
        """Return what to do."""
        return _("Practise once now. It works on every page.")

    def note(self) -> str:
        """Return what the step waits for."""
        return _("You hid the screen and came back.") if self._has_hidden else _("Waiting for Esc, Esc …")

    def is_done(self) -> bool:
        """Tell whether she has hidden the screen once."""
        return self._has_hidden

    def note_hidden(self) -> None:
        """Hear that the screen was hidden."""
        self._has_hidden = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the preview below where it is narrow."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(560)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)


def _hint() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(Sign("info", size=20))
    row.addWidget(Text(_("To come back, click the small padlock and type your password."), tone="ink2", wrap=True), 1)
    return row


def _preview(recipe: Recipe) -> QVBoxLayout:
    """Return what others will see, small."""
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(Small(_("What others will see"), weight=600, wrap=True))
    box = QFrame()
    box.setProperty("role", "sunken")
    inner = QVBoxLayout(box)
    inner.setContentsMargins(20, 18, 20, 14)
    inner.setSpacing(8)
    head = QHBoxLayout()
    head.setSpacing(10)
    head.addWidget(Sign("cooking-pot", area="amber", side=36))
    head.addWidget(Text(recipe.short, weight=600, wrap=True), 1)
    inner.addLayout(head)
    for line in recipe.ingredients[:4]:
        row = QHBoxLayout()
        row.addWidget(Text(line.name, tone="ink2", wrap=True), 1)
        row.addWidget(Text(line.amount, weight=600))
        inner.addLayout(row)
    inner.addStretch(1)
    inner.addWidget(Sign("lock-simple", tone="ink3", size=20), 0, Qt.AlignmentFlag.AlignRight)
    column.addWidget(box, 1)
    return column
