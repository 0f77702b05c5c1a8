"""Dialogs inside the window: a card over a scrim, so that locking and hiding reach every one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from grouphub.base.i18n import _
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.buttons import Button, IconButton
from grouphub.desktop.widgets.cover import Cover
from grouphub.desktop.widgets.ending import still
from grouphub.desktop.widgets.fields import Field
from grouphub.desktop.widgets.labels import Section, Small
from grouphub.desktop.widgets.stops import takes_tab

if TYPE_CHECKING:
    from collections.abc import Sequence

NARROW, MIDDLE, WIDE = 440, 560, 680


class Dialog(QDialog):
    """A card in the middle of the window: title, a body that scrolls, actions that are always in sight.

    It lives inside the window, never as a window of its own. ``accepted`` and ``rejected`` follow ``accept`` and
    ``reject``; Esc and ✕ reject once. ``hide_asked`` follows the small Recipes sign.
    """

    hide_asked = Signal()
    help_name = ""
    """Which help F1 shows; empty: that of the page behind."""

    def __init__(
        self,
        title: str,
        body: QWidget,
        actions: Sequence[Button] = (),
        *,
        note: str = "",
        width: int = MIDDLE,
        closable: bool = True,
    ) -> None:
        super().__init__(None, Qt.WindowType.Widget)
        self._built = False
        self.setProperty("role", "overlay")
        self.setAccessibleName(title)
        self.body = body
        self.wide = width
        self._closable = closable
        # From above to below: each time a part gets another parent, all that is in it is styled anew.
        self.card = QFrame(self)
        self.card.setProperty("role", "dialog")
        self._column = column = QVBoxLayout(self.card)
        column.setContentsMargins(28, 18, 20, 24)
        column.setSpacing(0)
        self._head_row = self._head(title)
        column.addLayout(self._head_row)
        column.addWidget(self._scrolled(body), 1)
        self.main: Button | None = None
        self._actions = QHBoxLayout()
        self._strips = QVBoxLayout()
        self._strips.setSpacing(8)
        column.addLayout(self._strips)
        self._feet_row = self._feet(note)
        column.addLayout(self._feet_row)
        for action in actions:
            self.add_action(action)
        self.card.installEventFilter(self)
        self._built = True

    def place(self) -> dict[str, Any] | None:
        """Return what a dialog without a form returns with after the lock, JSON-able; None when it does not return."""
        return {}

    def add_action(self, button: Button, *, before: Button | None = None) -> Button:
        """Put one more button at the right end, or before another; the last filled or danger one is the main action."""
        self._actions.insertWidget(self._actions.indexOf(before) if before else -1, button)
        if before is not None:
            QWidget.setTabOrder(button, before)
        if button.kind in {"primary", "danger"}:
            self.main = button
            # what was refused stands by the field that now has the focus, which may be out of sight
            button.clicked.connect(lambda: QTimer.singleShot(0, self, self._show_focus))
        return button

    @property
    def is_closable(self) -> bool:
        """Whether Esc and the cross close it."""
        return self._closable

    def add_cancel(self, text: str = "") -> Button:
        """Put a button that closes the dialog without doing anything."""
        button = self.add_action(Button(text or _("Cancel")))
        button.clicked.connect(self.reject)
        return button

    def add_strip(self, widget: QWidget) -> None:
        """Put a row between the body and the actions that never scrolls, such as the bar of Tajik letters."""
        self._strips.setContentsMargins(0, 12, 8, 0)
        self._strips.addWidget(widget)
        self.place_card()

    def set_note(self, text: str) -> None:
        """Show a small note at the left of the actions."""
        self.note.setText(text)

    def place_card(self) -> None:
        """Lay the card into the middle, as high as its content asks, never higher than the window."""
        if not self._built or self.parentWidget() is None:
            return
        room = self.rect().adjusted(12, 12, -12, -12)
        wide = min(max(round(self.wide * (1 + (theme.current().scale - 1) / 2)), self._least_wide()), room.width())
        high = min(self._height_for(wide), room.height())
        self.card.setGeometry(room.center().x() - wide // 2 + 1, room.center().y() - high // 2 + 1, wide, high)

    def _least_wide(self) -> int:
        """Return how wide the card is when no long word or button is cut, with room for the bar that scrolls."""
        margins = self._column.contentsMargins()
        bar = self._area.verticalScrollBar().sizeHint().width()
        inner = max(self._body_column.minimumSize().width() + bar, self._feet_row.minimumSize().width())
        return margins.left() + margins.right() + inner + 2

    def _height_for(self, wide: int) -> int:
        """Return how high the card is when nothing scrolls."""
        margins = self._column.contentsMargins()
        inner = wide - margins.left() - margins.right() - 2
        holder = self._body_column
        body = holder.heightForWidth(inner) if holder.hasHeightForWidth() else holder.sizeHint().height()
        feet = self._feet_row.heightForWidth(inner) if self._feet_row.hasHeightForWidth() else 0
        feet = max(feet, self._feet_row.sizeHint().height())
        head = max(self._head_row.heightForWidth(inner), self._head_row.sizeHint().height())
        strips = self._strips.sizeHint().height() if self._strips.count() else 0
        return margins.top() + margins.bottom() + 2 + head + body + strips + feet

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the card in the middle."""
        super().resizeEvent(event)
        self.place_card()

    def event(self, event: QEvent) -> bool:
        """Lay the card anew when its content has grown."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange):
            self.place_card()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a body that grows or shrinks; what has the focus stays in sight."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.place_card()
            self._show_focus()
            QTimer.singleShot(0, self, self._show_focus)  # wrapped words know their height only now
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the scrim over the whole window."""
        painter = QPainter(self)
        painting.fill(painter, self.rect(), "scrim")
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc cancels once; Enter in a single line is the main action."""
        if event.key() == Qt.Key.Key_Escape:
            if self._closable and not event.isAutoRepeat():
                self.reject()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            in_line = isinstance(QApplication.focusWidget(), QLineEdit)
            if in_line and not event.isAutoRepeat() and self.main and self.main.isEnabled():
                self.main.click()
            return
        event.ignore()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's signature
        """Keep Tab inside the dialog."""
        stops = _stops(self)
        if not stops:
            return True
        here = QApplication.focusWidget()
        at = stops.index(here) if here in stops else (-1 if next else 0)
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stop = stops[(at + (1 if next else -1)) % len(stops)]
        stop.setFocus(reason)
        self._show_whole(stop)
        return True

    def _show_focus(self) -> None:
        here = QApplication.focusWidget()
        if here is not None and self._area.isAncestorOf(here):
            self._show_whole(here)

    def _show_whole(self, stop: QWidget) -> None:
        """Scroll to the widget, with the label of its field and, where there is room, what is wrong with its list."""
        fields = []
        part = stop
        while part is not self:
            if isinstance(part, Field):
                fields.append(part)
            part = part.parentWidget() or self
        for field in reversed(fields):
            if field.error():
                self._area.ensureWidgetVisible(field.message, 0, 12)
        self._area.ensureWidgetVisible(fields[0] if fields else stop, 0, 12)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let a click beside the card do nothing."""
        event.accept()

    def _head(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 10)
        row.setSpacing(2)
        self.title = Section(title, wrap=True)
        row.addWidget(self.title, 1)
        self.recipes = IconButton("cooking-pot", _("Recipes"), sign=18, tone="ink3")
        self.recipes.clicked.connect(self.hide_asked)
        self.closer = IconButton("x", _("Close"), sign=22)
        self.closer.setAccessibleName(_("Close: {what}").format(what=title))  # a button below may be named Close too
        self.closer.clicked.connect(self.reject)
        painting.hide_unless(self.closer, self._closable)
        row.addWidget(self.recipes)
        row.addWidget(self.closer)
        return row

    def _scrolled(self, body: QWidget) -> QScrollArea:
        self._area = QScrollArea(self.card)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        holder = QWidget()
        holder.setObjectName("dialogbody")
        column = self._body_column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 8, 0)
        self._area.setWidget(holder)
        column.addWidget(body)
        column.addStretch(1)
        self._area.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        holder.installEventFilter(self)
        return self._area

    def _feet(self, note: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 20, 8, 0)
        row.setSpacing(12)
        self.note = Small(note, wrap=True)
        row.addWidget(self.note, 1)
        self._actions.setSpacing(12)
        row.addLayout(self._actions)
        return row


class OverlayHost(QObject):
    """Shows at most one dialog over a window and gives the focus back when it closes.

    While one is shown a screen reader finds nothing else in the window.
    """

    opened = Signal()
    closed = Signal()
    hide_asked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._cover = Cover()
        self._opener: QWidget | None = None
        self._aside: tuple[Dialog, QWidget | None, QWidget | None] | None = None
        """A dialog that gave its place to another for a while, its opener, and what held the focus in it."""
        self.dialog: Dialog | None = None
        window.installEventFilter(self)

    def show_dialog(self, dialog: Dialog) -> None:
        """Put ``dialog`` over the window; one that is open already is cancelled first."""
        self.cancel()
        self._opener = QApplication.focusWidget()
        self._show(dialog)

    def show_instead(self, dialog: Dialog) -> None:
        """Put ``dialog`` in the place of the open one, which comes back as it was when this one closes."""
        if self.dialog is None or self._aside is not None:
            self.show_dialog(dialog)
            return
        self._aside = self.dialog, self._opener, QApplication.focusWidget()
        self._opener = None
        self.dialog.hide()
        self._show(dialog)

    @property
    def busy_with(self) -> Dialog | None:
        """The dialog she is busy with, also while it has given its place to another."""
        return self._aside[0] if self._aside else self.dialog

    def cancel(self) -> None:
        """Close what is open as by Cancel."""
        for _dialog in range(2):  # one may wait behind the other
            if self.dialog is not None:
                self.dialog.reject()

    def close(self) -> None:
        """Take the open dialog away without its answer: for locking and hiding."""
        gone = [self.dialog, self._aside[0] if self._aside else None]
        self.dialog = self._opener = self._aside = None
        self._cover.take_away()
        for dialog in gone:
            if dialog is not None:
                still(dialog)
                dialog.hide()
                dialog.deleteLater()
        if any(gone):
            self.closed.emit()

    def lift(self, part: QWidget) -> None:
        """Let a screen reader find a part of the window that now stands in front of the dialog."""
        self._cover.lift(part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the window."""
        if event.type() == QEvent.Type.Resize and self.dialog is not None:
            self.dialog.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def _show(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.setParent(self._window)
        dialog.setWindowFlags(Qt.WindowType.Widget)
        dialog.setGeometry(self._window.rect())
        dialog.finished.connect(partial(self._finished, dialog))
        dialog.hide_asked.connect(self.hide_asked)
        dialog.show()
        dialog.raise_()
        dialog.place_card()
        self._cover.lay_over(self._window, besides=dialog)
        if not dialog.isAncestorOf(QApplication.focusWidget() or self._window):
            # What takes the focus may still be off: a preview is being made. Enter then closes, never hides.
            first = next(iter(_stops(dialog, chrome=False)), None) or (dialog.closer if dialog.is_closable else dialog)
            first.setFocus(Qt.FocusReason.TabFocusReason)
        self.opened.emit()

    def _finished(self, dialog: Dialog, _result: int) -> None:
        if self._aside is not None and dialog is self._aside[0]:
            self._opener, self._aside = self._aside[1], None  # it ended by itself; what took its place stays
            dialog.deleteLater()
        elif dialog is self.dialog:
            self.dialog = None
            dialog.hide()
            dialog.deleteLater()
            self._give_back()

    def _give_back(self) -> None:
        """Show the dialog that gave its place, or the page again."""
        opener, self._opener = self._opener, None
        if self._aside is not None:
            (self.dialog, self._opener, opener), self._aside = self._aside, None
            self.dialog.setGeometry(self._window.rect())
            self.dialog.show()
            self.dialog.raise_()
        else:
            self._cover.take_away()
        if opener is not None and shiboken6.isValid(opener) and opener.isVisible():
            opener.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._window.focusNextChild()
        if self.dialog is None:
            self.closed.emit()


def _stops(dialog: Dialog, *, chrome: bool = True) -> list[QWidget]:
    """Return what Tab reaches inside the dialog, in reading order; the two signs of its head come last."""
    body: list[QWidget] = []
    feet: list[QWidget] = []
    head: list[QWidget] = []
    widget = dialog.nextInFocusChain()
    while widget is not None and widget is not dialog:
        if takes_tab(widget) and dialog.isAncestorOf(widget):
            if widget in (dialog.recipes, dialog.closer):
                head.append(widget)
            elif dialog.body.isAncestorOf(widget) or widget is dialog.body:
                body.append(widget)
            else:
                feet.append(widget)
        widget = widget.nextInFocusChain()
    return body + feet + (head if chrome else [])
