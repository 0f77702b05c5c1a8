"""The password: dots or letters, the keyboard's language and Caps Lock inside the field."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.shell import keyboard, theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.buttons import IconButton
from grouphub.desktop.widgets.fields import TextField


class KeyboardBadge(painting.Follows, QWidget):
    """A small box that tells the keyboard's language, and in amber that Caps Lock is on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layout_sign = ""
        self.caps = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_state(self, layout: str, *, caps: bool) -> bool:
        """Show this state; return whether the badge has changed its size."""
        if (layout, caps) == (self.layout_sign, self.caps):
            return False
        self.layout_sign, self.caps = layout, caps
        told = [_("Keyboard: {language}").format(language=keyboard.language_name(layout))] if layout else []
        told += [_("Caps Lock is on")] if caps else []
        self.setAccessibleName(", ".join(told))
        self.setVisible(bool(layout or caps))
        self.update()
        return True

    def sizeHint(self) -> QSize:
        """Return room for what is told."""
        wide = self._wide(self.layout_sign) + self._wide(self._caps_words())
        return QSize(wide + (4 if self.layout_sign and self.caps else 0), theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint one box for each thing told."""
        painter = QPainter(self)
        left = 0
        for text, fill, tone, icon in (
            (self._caps_words(), "ambersoft", "amber", "warning"),
            (self.layout_sign, "sunken", "ink2", "keyboard"),
        ):
            if text:
                box = QRect(left, 0, self._wide(text), self.height())
                painting.box(painter, box, 8, fill=fill)
                size = theme.px(18)
                painting.sign(painter, left + 8, self.height() / 2, icon, tone, size, "regular")
                words = box.adjusted(8 + size + 6, 0, -6, 0)
                painting.words(painter, words, text, theme.font("small", 600), tone)
                left = box.right() + 5
        painter.end()

    def _caps_words(self) -> str:
        return "Caps Lock" if self.caps else ""

    def _wide(self, text: str) -> int:
        return theme.px(18) + 22 + painting.width_of(text, theme.font("small", 600)) if text else 0


class PasswordField(TextField):
    """A password. It is never part of a draft. ``keyboard`` shows language and Caps Lock while it has the focus."""

    secret = True

    def __init__(self, name: str, label: str, *, watches_keyboard: bool = True, **options: Any) -> None:
        super().__init__(name, label, **options)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.eye = IconButton("eye", _("Show the password"), sign=22)
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._show_letters)
        self._name_parts()
        self.edit.put_inside(self.eye)
        self.badge = KeyboardBadge()
        self.edit.put_inside(self.badge)
        self._asks = QTimer(self)
        self._asks.setInterval(400)
        self._asks.timeout.connect(self.ask_keyboard)
        if watches_keyboard:
            self.edit.installEventFilter(self)
            self.edit.textEdited.connect(self.ask_keyboard)

    def ask_keyboard(self) -> None:
        """Read language and Caps Lock anew."""
        layout = keyboard.layout() or keyboard.layout_of(self.value()) or ""
        if self.badge.show_state(layout, caps=bool(keyboard.caps_lock())):
            self.edit.arrange()

    def clear(self) -> None:
        """Forget what was typed and show dots again."""
        self.edit.clear()
        self.eye.setChecked(False)
        self.reset()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the keyboard while the field has the focus; the first look waits until the window is painted."""
        if event.type() == QEvent.Type.FocusIn:
            self._asks.start()
            QTimer.singleShot(60, self, self.ask_keyboard)
        elif event.type() == QEvent.Type.FocusOut:
            self._asks.stop()
            if self.badge.show_state("", caps=False):  # what it told may be wrong when she comes back
                self.edit.arrange()
        elif event.type() == QEvent.Type.KeyRelease:
            self.ask_keyboard()
        return super().eventFilter(watched, event)

    def _show_letters(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.set_sign("eye-slash" if shown else "eye")
        self.eye.setToolTip(_("Hide the password") if shown else _("Show the password"))
        self._name_parts()

    def _name_parts(self) -> None:
        """Name the eye with its field: a form may have two."""
        super()._name_parts()
        eye = getattr(self, "eye", None)  # the field is named before it has one
        if eye is not None:
            eye.setAccessibleName(f"{eye.toolTip()}: {self.spoken()}")
