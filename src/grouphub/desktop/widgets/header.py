"""The head of a page: title, one line of facts, actions at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.labels import Elided, Small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grouphub.desktop.widgets.buttons import Button


_REACH = 8
"""So far the back link reaches around its words: into the margins of the page and under the title."""


class BackLink(painting.Pressed, QPushButton):
    """The way back to the list a page was opened from: ← People."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reach = 0
        self.setText(painting.escaped(text))
        self.setAccessibleName(_("Back to {page}").format(page=text))
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for arrow and words."""
        wide = theme.px(18) + 6 + painting.width_of(painting.plain(self), theme.font("text", 600))
        return QSize(wide + 8 + self.reach, theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint arrow and words."""
        painter = QPainter(self)
        size = theme.px(18)
        painting.sign(painter, self.reach, self.height() / 2, "arrow-left", "ptext", size, "bold")
        rect = self.rect().adjusted(self.reach + size + 6, 0, 0, 0)
        font = theme.font("text", 600)
        font.setUnderline(self.underMouse())
        painting.words(painter, rect, painting.plain(self), font, "ptext")
        if self.shows_ring():
            painting.ring(painter, self.rect(), 8)
        painter.end()


class SavedMark(QWidget):
    """The quiet proof at the right of the head: Saved 10:42."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        row.addWidget(Sign("check-circle", tone="green", size=18, style="fill"))
        self._words = Small()
        row.addWidget(self._words)
        self.hide()

    def show_time(self, time: str) -> None:
        """Say that all was saved at ``time`` (HH:MM)."""
        self._words.setText(_("Saved {time}").format(time=time))
        self.setAccessibleName(self._words.text())
        self.show()


class PageHeader(QWidget):
    """Title and facts at the left, actions at the right, the filled action last.

    ``actions`` holds the buttons; a page puts the header first in its layout. ``went_back`` follows the back link.
    """

    went_back = Signal()

    def __init__(
        self,
        title: str,
        facts: str = "",
        back: str | None = None,
        actions: Sequence[QWidget] = (),
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        left = QVBoxLayout()
        left.setSpacing(1)
        row.addLayout(left, 1)
        self.back = BackLink(back or "")
        painting.hide_unless(self.back, back)
        self.back.clicked.connect(self.went_back)
        self.title = Elided(title, size="title", weight=700)
        self.facts = Elided(facts, tone="ink2")
        painting.hide_unless(self.facts, facts)
        above = QHBoxLayout()
        above.setContentsMargins(0, 0, 0, -_REACH)
        above.addWidget(self.back)
        above.addStretch(1)
        left.addLayout(above)
        self._words = QVBoxLayout()
        self._words.setSpacing(1)
        self._words.addWidget(self.title)
        self._words.addWidget(self.facts)
        left.addLayout(self._words)
        self.saved = SavedMark()
        self._right = QHBoxLayout()
        self._right.setSpacing(12)
        self._right.addWidget(self.saved)
        row.addLayout(self._right)
        row.setAlignment(self._right, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for action in actions:
            self.add_action_widget(action)

    def stand_in(self, column: QBoxLayout) -> None:
        """Stand in the column of a page; the back link may reach a little into the page's margins."""
        held = QHBoxLayout()
        if not self.back.isHidden():
            self.back.reach = _REACH
            self._words.setContentsMargins(_REACH, 0, 0, 0)
            held.setContentsMargins(-_REACH, -_REACH, 0, 0)
        held.addWidget(self)
        column.addLayout(held)
        self.back.raise_()
        self._lay()

    def set_title(self, title: str) -> None:
        """Show another title."""
        self.title.setText(title)
        self._lay()

    def set_facts(self, facts: str) -> None:
        """Show another line of facts; an empty one takes no room."""
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))

    def add_action_widget(self, action: QWidget) -> None:
        """Put one more button at the right; the filled one comes last."""
        self._right.addWidget(action)

    def add_button(self, button: Button) -> Button:
        """Put one more button at the right and return it."""
        self._right.addWidget(button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the page."""
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        """Put the actions below a title that would be cut beside them."""
        reach = self.back.reach
        beside = reach + self.title.sizeHint().width() + 12 + self._right.sizeHint().width() <= self.width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._right.setContentsMargins(*((0, reach, 0, 0) if beside else (reach, 0, 0, 0)))
        if self._row.direction() != way:
            self._row.setDirection(way)
