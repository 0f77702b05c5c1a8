"""Input help for ғ ӣ қ ӯ ҳ ҷ: a small bar to press, and Alt with the key of the plain letter."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.labels import Small, tip

LETTERS: Final = {"ғ": "г", "ӣ": "и", "қ": "к", "ӯ": "у", "ҳ": "х", "ҷ": "ч"}
"""Each letter and the plain one whose key, pressed with Alt, writes it."""

_PLACES: Final = {22: "ғ", 48: "ӣ", 19: "қ", 18: "ӯ", 26: "ҳ", 45: "ҷ"}
"""The same by the key's place (the code of the key on a PC keyboard), whatever the layout."""
_X11_OFFSET: Final = 8
_BY_NAME: Final = {plain: letter for letter, plain in LETTERS.items()} | dict(zip("ubre[x", LETTERS, strict=True))


class LetterKeys(QObject):
    """Writes the six letters for Alt and a key in whatever text field has the focus. One for the whole program.

    Only the field with the focus is watched: a filter over the whole program would slow every event.
    """

    shifted = Signal(bool)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._watched: QWidget | None = None
        app.focusChanged.connect(self.follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Alt with one of the six keys."""
        if isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Shift:
                self.shifted.emit(event.type() == QEvent.Type.KeyPress)
            letter = _letter_for(event)
            if letter and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if letter and event.type() == QEvent.Type.KeyPress:
                write(letter)
                return True
        return super().eventFilter(watched, event)

    def follow(self, old: QWidget | None, new: QWidget | None) -> None:  # noqa: ARG002 - Qt's signature
        """Watch the field that has the focus now, and no other."""
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._gone)
        self._watched = new if isinstance(new, QLineEdit | QPlainTextEdit) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
            self._watched.destroyed.connect(self._gone)

    def _gone(self) -> None:
        self._watched = None


class LettersBar(QWidget):
    """Six small buttons that write into the text field that has the focus; Shift makes capitals."""

    def __init__(self, keys: LetterKeys | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Tajik letters"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(Small(_("Letters"), tone="ink3"))
        row.addSpacing(4)
        self.buttons: list[Button] = []
        for letter, plain in LETTERS.items():
            button = Button(letter, size="small")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            way = _("Alt with {letter}").format(letter=plain)
            button.setToolTip(tip(way))
            button.setAccessibleDescription(way)
            button.clicked.connect(lambda _checked=False, letter=letter: self._press(letter))
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)
        if keys is not None:
            keys.shifted.connect(self.show_capitals)

    def show_capitals(self, on: bool) -> None:  # noqa: FBT001 - a slot
        """Show capitals while Shift is held."""
        for button, letter in zip(self.buttons, LETTERS, strict=True):
            button.set_words(letter.upper() if on else letter)

    def _press(self, letter: str) -> None:
        capital = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        write(letter.upper() if capital else letter)


def write(text: str) -> bool:
    """Write ``text`` where the cursor is; return whether there is a text field that takes it."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit) and not field.isReadOnly():
        field.insert(text)
        field.textEdited.emit(field.text())
    elif isinstance(field, QPlainTextEdit) and not field.isReadOnly():
        field.insertPlainText(text)
    else:
        return False
    return True


def _letter_for(event: QKeyEvent) -> str:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    if modifiers != Qt.KeyboardModifier.AltModifier:
        return ""
    letter = _by_place(event.nativeScanCode()) or _by_key(event)
    return letter.upper() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else letter


def _by_place(code: int) -> str:
    from PySide6.QtGui import QGuiApplication

    offset = 0 if QGuiApplication.platformName() == "windows" else _X11_OFFSET
    return _PLACES.get(code - offset, "") if code else ""


def _by_key(event: QKeyEvent) -> str:
    if event.nativeScanCode():
        return ""
    key = event.key()
    return _BY_NAME.get(chr(key).lower(), "") if 0 < key < 0x110000 else ""
