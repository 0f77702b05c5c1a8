"""The one window: a view, a layer for a dialog, a toast. It knows nothing of what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from grouphub.desktop.shell import icons
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.ending import still

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from grouphub.desktop.widgets.overlay import OverlayHost
    from grouphub.desktop.widgets.toast import Toast

NAME = "GroupHub"
_AFTER_MS = 30
"""So long the first picture has to reach the screen before anything else is begun."""
_FIRST_SIZE = QSize(1366, 698)
_TITLE_BAR = 32
"""So much the frame takes, which Qt does not know before the window stands."""


class Window(QWidget):
    """Shows one view at a time; ``closing`` is emitted before the window goes."""

    closing = Signal()
    painted = Signal()
    """The window stands on the screen for the first time."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(NAME)
        self.setMinimumSize(640, 420)
        self._views = QStackedLayout(self)
        self._views.setContentsMargins(0, 0, 0, 0)
        self._layer: OverlayHost | None = None
        self._toast: Toast | None = None
        self._undo: Callable[[], None] | None = None
        self._stands = False
        self.resize(self._fitting())

    @property
    def layer(self) -> OverlayHost:
        """The place of dialogs, made when first needed."""
        if self._layer is None:
            from grouphub.desktop.widgets.overlay import OverlayHost

            self._layer = OverlayHost(self)
        return self._layer

    def show_view(self, view: QWidget, title: str = NAME) -> None:
        """Show ``view`` at once, with nothing over it."""
        if self._views.indexOf(view) < 0:
            self._views.addWidget(view)
        self.clear_layer()
        self.setWindowTitle(title)
        self._views.setCurrentWidget(view)

    def drop_view(self, view: QWidget) -> None:
        """Forget ``view`` and all it shows."""
        self._views.removeWidget(view)
        still(view)
        view.hide()
        view.setParent(None)
        view.deleteLater()

    def clear_layer(self) -> None:
        """Take away dialog, toast and any list that hangs open."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        if self._layer is not None:
            self._layer.close()
        if self._toast is not None:
            self._toast.clear()
            self._undo = None

    def toast(self, text: str, *, undo: Callable[[], None] | None = None, trouble: bool = False) -> None:
        """Say what happened at the foot of the page; trouble stays until she closes it."""
        if self._toast is None:
            from grouphub.desktop.widgets.toast import Toast

            self._toast = Toast(self)
            self._toast.undo_asked.connect(self._undo_last)
        self._undo = undo
        self._toast.say(text, undo=undo is not None, trouble=trouble)
        if self._layer is not None:
            self._layer.lift(self._toast)

    def _undo_last(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let what is open be kept first."""
        self.closing.emit()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the ground of the page; what can wait for the first picture waits."""
        painter = QPainter(self)
        painting.fill(painter, self.rect(), "bg")
        painter.end()
        if not self._stands:
            self._stands = True
            QTimer.singleShot(_AFTER_MS, self._after_first_paint)

    def _after_first_paint(self) -> None:
        self.setWindowIcon(icons.app_icon())
        self.painted.emit()

    @staticmethod
    def _fitting() -> QSize:
        """Return the usual size, or what the screen has room for."""
        screen = QGuiApplication.primaryScreen()
        if screen is None:
            return _FIRST_SIZE
        return _FIRST_SIZE.boundedTo(screen.availableSize() - QSize(0, _TITLE_BAR))
