"""The head of a page: title, one line of facts, actions at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QMoveEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.flow import Flow
from grouphub.desktop.widgets.labels import Elided, Small, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grouphub.desktop.widgets.buttons import Button


_GAP = 12
_REACH = 8
"""So far the back link reaches beyond its words: into the margin of the page and over the edge of the title."""


class BackLink(painting.Pressed, QPushButton):
    """The way back to the list a page was opened from: ← People."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(painting.escaped(text))
        self.setAccessibleName(_("Back to {page}").format(page=text))
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for arrow and words."""
        wide = theme.px(18) + 6 + painting.width_of(painting.plain(self), theme.font("text", 600))
        return QSize(wide + 2 * _REACH, theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint arrow and words."""
        painter = QPainter(self)
        size = theme.px(18)
        painting.sign(painter, _REACH, self.height() / 2, "arrow-left", "ptext", size, "bold")
        rect = self.rect().adjusted(_REACH + size + 6, 0, 0, 0)
        font = theme.font("text", 600)
        font.setUnderline(self.underMouse())
        painting.words(painter, rect, painting.plain(self), font, "ptext")
        if self.shows_ring():
            painting.ring(painter, self.rect().adjusted(0, 3, 0, -5), 8)  # clear of the title below
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
        row.setSpacing(_GAP)
        left = QVBoxLayout()
        left.setSpacing(1)
        row.addLayout(left, 1)
        self.back = BackLink(back or "", self)
        self._leads_back = bool(back)
        self.back.setVisible(self._leads_back)
        self.back.clicked.connect(self.went_back)
        self.title = Elided(title, size="title", weight=700)
        self.facts = Text(facts, tone="ink2", wrap=True)  # never shortened: a phone stands with its caution
        painting.hide_unless(self.facts, facts)
        left.addSpacing(theme.px(21) if back else 0)
        left.addWidget(self.title)
        left.addWidget(self.facts)
        self.saved = SavedMark()
        self._right = Flow(gap=_GAP)
        self._right.add(self.saved)
        row.addWidget(self._right)
        row.setAlignment(self._right, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for action in actions:
            self.add_action_widget(action)

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
        self._right.add(action)

    def add_button(self, button: Button) -> Button:
        """Put one more button at the right and return it."""
        self._right.add(button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the page."""
        super().resizeEvent(event)
        self._lay()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Keep the back link above the title."""
        super().moveEvent(event)
        self._lay_back()

    def event(self, event: QEvent) -> bool:
        """Follow actions whose words change; give the back link to the page, as it reaches into the page's margins."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._lay()
        page = self.parentWidget()
        if event.type() == QEvent.Type.ParentChange and page is not None and self._leads_back:
            self.back.setParent(page)
            self.back.show()
            self.back.raise_()
            self._lay_back()
        return done

    def _lay_back(self) -> None:
        over = (theme.px(36) - theme.px(20)) // 2
        self.back.move(self.x() - _REACH, self.y() - over)
        self.back.resize(self.back.sizeHint())

    def _lay(self) -> None:
        """Put the actions below a title that would be cut beside them; too many for one line stand beside it in two."""
        least, wide = self.title.sizeHint().width() + _GAP, self._right.sizeHint().width()
        beside = least + wide <= self.width() or wide > self.width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != way:
            self._row.setDirection(way)
        room = min(wide, max(self.width() - least, 0)) if beside else wide
        self._right.setMinimumWidth(room if beside else 0)  # below the title it may never hold the page wide
        self._right.setMaximumWidth(room)
