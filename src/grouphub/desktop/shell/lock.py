"""When to lock and when to hide: keys, idle time, sleep."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QAbstractNativeEventFilter, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent

from grouphub.base import logs
from grouphub.desktop.shell.keys import key_name, placed_letter

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from PySide6.QtDBus import QDBusConnection

TWICE_SECONDS = 0.6
_LOOK_MS = 1000
_SLEPT_SECONDS = 15
_WATCHED = {
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Watch(QObject):
    """Sees every key and says when to lock and when to hide.

    ``lock_asked``: idle for ``idle_seconds``, or the computer goes to sleep. ``hide_asked``: F12, Ctrl+Shift+H or Esc
    twice.
    """

    lock_asked = Signal()
    hide_asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.idle_seconds = 180.0
        self.hide_with_esc = True
        self._last_input = time.monotonic()
        self._last_esc = 0.0
        self._gap = time.time() - time.monotonic()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._hears_sleep = False
        self._judged: tuple[int, ...] = ()
        self.commands: dict[tuple[Qt.KeyboardModifier, str], Callable[[], bool]] = {}
        """What a key does with Ctrl or Alt: by the Latin letter, digit or name at its place; True when it did it."""
        self.always: dict[tuple[Qt.KeyboardModifier, str], Callable[[], bool]] = {}
        """The same for keys that also work while the register is closed; ``commands`` go first."""
        self._sleep = sleep_signal(self)

    def see_keys(self) -> None:
        """Begin to see every key: once the first window stands, since each event seen from here on costs a little."""
        app = QGuiApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def start(self) -> None:
        """Begin to count idle time: the register is open."""
        self._last_input = time.monotonic()
        self._gap = time.time() - time.monotonic()
        self._timer.start()
        if not self._hears_sleep:
            self._hears_sleep = True
            # Reaching the bus takes a while where there is none: the open register is painted first.
            QTimer.singleShot(_LOOK_MS, self, self._listen)

    def _listen(self) -> None:
        try:
            listen_to_system(self)
        except Exception as error:  # noqa: BLE001  not hearing of sleep must not disturb her
            logs.note(error)

    def stop(self) -> None:
        """Count no more: the register is locked."""
        self._timer.stop()

    def go_on(self) -> None:
        """Count on after ``stop`` as if it had counted all along."""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Lock when nobody has typed for long, or when the computer has slept meanwhile."""
        gap = time.time() - time.monotonic()
        slept = gap - self._gap > _SLEPT_SECONDS
        self._gap = gap
        if slept or time.monotonic() - self._last_input >= self.idle_seconds:
            self.lock_asked.emit()

    @Slot(bool)
    def going_to_sleep(self, going: bool) -> None:  # noqa: FBT001  the signature of the system's signal
        """Lock before the computer sleeps, or when the screen is locked."""
        if going:
            self.lock_asked.emit()

    @Slot()
    def session_locked(self) -> None:
        """Lock with the screen."""
        self.lock_asked.emit()

    @Slot(str, "QVariantMap", "QStringList")
    def session_changed(self, interface: str, changed: dict[str, Any], _gone: list[str]) -> None:
        """Lock when another user takes the screen."""
        if interface.endswith("login1.Session") and changed.get("Active") is False:
            self.lock_asked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002  Qt's signature
        """Note every key and click; swallow the keys that were answered."""
        kind = event.type()
        if kind not in _WATCHED:  # nearly all events: this line is run thousands of times a second
            return False
        if kind == QEvent.Type.KeyRelease:
            self._judged = ()
            return False
        self._last_input = time.monotonic()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            # One press passes window, widget and parents: it is judged where it comes first.
            press = (shiboken6.getCppPointer(event)[0], event.key(), event.timestamp())
            if press != self._judged:
                self._judged = press
                return self._judge(event)
        return False

    def _judge(self, event: QKeyEvent) -> bool:
        hides = event.key() == Qt.Key.Key_F12 or (event.modifiers() == _CONTROL_SHIFT and placed_letter(event) == "H")
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            now = time.monotonic()
            hides = self.hide_with_esc and now - self._last_esc <= TWICE_SECONDS
            self._last_esc = 0.0 if hides else now
        if hides:
            self.hide_asked.emit()
            return True
        pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, key_name(event)
        command = self.commands.get(pressed) or self.always.get(pressed)
        return command is not None and command()


class _WindowsSleep(QAbstractNativeEventFilter):
    """Hears Windows say that it goes to sleep or that the session is locked."""

    _POWER, _SUSPEND = 0x0218, 4
    _SESSION, _LOCKED = 0x02B1, 7

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(self, kind: Any, message: int) -> tuple[bool, int]:
        """Look at the message only; never swallow it."""
        if bytes(kind.data()) == b"windows_generic_MSG":
            from ctypes.wintypes import MSG

            seen = MSG.from_address(int(message))
            if (seen.message, seen.wParam) in {(self._POWER, self._SUSPEND), (self._SESSION, self._LOCKED)}:
                self._watch.going_to_sleep(True)
        return False, 0


def sleep_signal(watch: Watch) -> object | None:
    """Listen to the system's word that it goes to sleep, where there is one; the gap in time is the fallback."""
    if sys.platform == "win32":
        hearer = _WindowsSleep(watch)
        app = QGuiApplication.instance()
        assert app is not None
        app.installNativeEventFilter(hearer)
        return hearer
    return None


def listen_to_system(watch: Watch) -> None:
    """Ask the system to tell of sleep, of a locked screen and of another user; where nobody tells, nothing happens."""
    if sys.platform == "win32":
        _ask_windows(watch)
    if not sys.platform.startswith("linux"):
        return
    from PySide6.QtDBus import QDBusConnection

    login = "org.freedesktop.login1"
    _listen(
        QDBusConnection.systemBus(),
        watch,
        (login, f"{login}.Manager", "PrepareForSleep", "going_to_sleep(bool)"),
        (login, f"{login}.Session", "Lock", "session_locked()"),
        (login, _PROPERTIES, "PropertiesChanged", "session_changed(QString,QVariantMap,QStringList)"),
    )
    savers = [("", name, "ActiveChanged", "going_to_sleep(bool)") for name in _SCREEN_SAVERS]
    _listen(QDBusConnection.sessionBus(), watch, *savers)


def _listen(bus: QDBusConnection, watch: Watch, *told: tuple[str, str, str, str]) -> None:
    """Connect signals (service, interface, name) to slots of ``watch``, whatever object they come from."""
    from PySide6.QtCore import SLOT

    if bus.isConnected():
        for service, interface, name, slot in told:
            # The type stubs ask for bytes; PySide itself takes the text only and refuses bytes.
            bus.connect(service, "", interface, name, watch, SLOT(slot))  # type: ignore[call-overload,unused-ignore]


if sys.platform == "win32":

    def _ask_windows(watch: Watch) -> None:
        """Ask Windows to tell the window that the session is locked; it tells of sleep unasked."""
        import ctypes
        from ctypes.wintypes import DWORD, HWND

        from PySide6.QtWidgets import QWidget

        window = watch.parent()
        if isinstance(window, QWidget):
            register = ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification
            register.argtypes = (HWND, DWORD)
            register(int(window.winId()), 0)  # 0: of this session only
