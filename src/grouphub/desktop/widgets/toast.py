"""What just happened, at the bottom of the page, with a way to undo it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.widgets.buttons import Button, IconButton
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.labels import Words

STAYS = 8_000
"""How long a toast is shown, in milliseconds."""


class Toast(QFrame):
    """One sentence over the bottom of ``page``; a new one takes the place of the last.

    It stays while it is pointed at or holds the focus. ``undo_asked`` follows its Undo button.
    """

    undo_asked = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setProperty("role", "toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(19, 8, 4, 8)
        row.setSpacing(0)
        self._sign = Sign("check-circle", tone="toastaction", size=18, style="fill")
        row.addWidget(self._sign)
        row.addSpacing(11)
        self._words = Words(tone="toasttext", weight=500)
        row.addWidget(self._words, 1)
        row.addSpacing(13)
        self.undo = Button(_("Undo"), kind="toast", size="small")
        self.undo.clicked.connect(self._undo)
        row.addWidget(self.undo)
        self.closer = IconButton("x", _("Close"), tone="toasttext", sign=18)
        self.closer.clicked.connect(self.clear)
        row.addWidget(self.closer)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(STAYS)
        self.timer.timeout.connect(self._time_over)
        page.installEventFilter(self)
        self.hide()

    def say(self, text: str, *, undo: bool = False, trouble: bool = False) -> None:
        """Show a sentence, with Undo if it can be undone; trouble stays until it is closed."""
        self._words.setText(text)
        self._sign.set_sign("warning-circle" if trouble else "check-circle")
        self.undo.set_words(_("Undo"))
        self.closer.set_name(_("Close"))
        self.setAccessibleName(text)
        self.undo.setVisible(undo)
        self._place()
        self.show()
        self.raise_()
        self.timer.stop()
        if not trouble:
            self.timer.start()

    def clear(self) -> None:
        """Hide and forget the sentence."""
        self.timer.stop()
        self.hide()
        self._words.setText("")
        self.setAccessibleName("")

    def text(self) -> str:
        """Return the sentence that is showing, or an empty text."""
        return "" if self.isHidden() else self._words.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom of the page."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room = self._page.width() - 32
        self._words.setWordWrap(False)
        if self.sizeHint().width() > room:
            self._words.setWordWrap(True)
        wide = min(self.sizeHint().width(), room)
        high = self.heightForWidth(wide) if self._words.wordWrap() else self.sizeHint().height()
        self.setGeometry((self._page.width() - wide) // 2, self._page.height() - high - 24, wide, high)

    def _time_over(self) -> None:
        if self.underMouse() or self.isAncestorOf(self.window().focusWidget() or self):
            self.timer.start()
        else:
            self.clear()

    def _undo(self) -> None:
        self.clear()
        self.undo_asked.emit()
