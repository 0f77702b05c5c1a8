"""Which key was pressed, by its place: shortcuts work on Tajik and Russian layouts too."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_RUSSIAN = dict(zip("ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ", "QWERTYUIOPASDFGHJKLZXCVBNM", strict=True))


def _scan_codes() -> dict[int, str]:
    """Return the letter printed on a key of a US keyboard by the code its hardware sends.

    Linux sends evdev codes plus 8 (X11 and Wayland alike), Windows the PC/AT set 1; both number the three letter
    rows without gaps.
    """
    rows = {"QWERTYUIOP": 16, "ASDFGHJKL": 30, "ZXCVBNM": 44}
    shift = 8 if sys.platform.startswith("linux") else 0
    return {start + shift + step: letter for row, start in rows.items() for step, letter in enumerate(row)}


_SCAN = _scan_codes()


def placed_letter(event: QKeyEvent) -> str:
    """Return the Latin letter at the place of the pressed key, or an empty string for other keys."""
    if letter := _SCAN.get(event.nativeScanCode()):
        return letter
    if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
        return chr(event.key())
    typed = chr(event.key()).upper() if 0 < event.key() < 0x1000000 else event.text().upper()
    return _RUSSIAN.get(typed, "")


def key_name(event: QKeyEvent) -> str:
    """Return what a shortcut calls the key: ``A`` to ``Z`` by place, ``0`` to ``9``, or Qt's name such as ``F1``."""
    if letter := placed_letter(event):
        return letter
    if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
        return chr(event.key())
    try:
        return Qt.Key(event.key()).name.removeprefix("Key_")
    except ValueError:
        return ""
