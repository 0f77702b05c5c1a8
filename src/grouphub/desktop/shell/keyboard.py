"""What the keyboard is set to: its language and Caps Lock, as far as the system tells.

Qt knows neither on X11 nor on Windows. Both are asked directly, through a connection made on the first question;
where that is not possible every answer is None and the letters typed are the only hint.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QGuiApplication

from grouphub.base.i18n import _

if TYPE_CHECKING:
    import ctypes

_SHORT_NAMES: Final = {"us": "EN", "gb": "EN", "en": "EN", "tj": "TJ", "tg": "TJ", "ru": "RU"}
_WINDOWS: Final = {0x28: "TJ", 0x19: "RU", 0x09: "EN", 0x43: "UZ", 0x29: "FA"}
_TAJIK_ONLY: Final = frozenset("ғӣқӯҳҷҒӢҚӮҲҶ")
_RUSSIAN_ONLY: Final = frozenset("щыьЩЫЬ")


def layout() -> str | None:
    """Return the sign of the keyboard's language, TJ, RU or EN (or another), None where nobody knows."""
    source = _source()
    return source.layout() if source else None


def caps_lock() -> bool | None:
    """Return whether Caps Lock is on, None where nobody knows."""
    source = _source()
    return source.caps_lock() if source else None


def layout_of(text: str) -> str | None:
    """Return the keyboard language that the last letters typed speak of, None while they tell nothing."""
    cyrillic = False
    for letter in reversed(text):
        if letter in _TAJIK_ONLY:
            return "TJ"
        if letter in _RUSSIAN_ONLY:
            return "RU"
        if letter.isascii() and letter.isalpha():
            return "TJ/RU" if cyrillic else "EN"
        cyrillic = cyrillic or "а" <= letter.lower() <= "ё"
    return "TJ/RU" if cyrillic else None


def language_name(sign: str) -> str:
    """Return the language of a keyboard's sign in words."""
    names = {"TJ": _("Tajik"), "RU": _("Russian"), "EN": _("English")}
    return names.get(sign, sign)


class _X11:
    """The keyboard as the X server knows it."""

    def __init__(self) -> None:
        import ctypes

        self._c = ctypes
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XOpenDisplay.argtypes = [ctypes.c_char_p]
        display = self._x.XOpenDisplay(None)
        if not display:
            raise OSError
        self._display = ctypes.c_void_p(display)
        self._prepare()

    def layout(self) -> str | None:
        """Return the sign of the group in use."""
        names = self._group_names()
        if not names:
            return None
        name = names[self._state()[0] % len(names)]
        return _SHORT_NAMES.get(name, name[:2].upper()) or None

    def caps_lock(self) -> bool:
        """Return whether the Lock modifier is held."""
        return bool(self._state()[9] & 2)

    def _prepare(self) -> None:
        c, x = self._c, self._x
        x.XDefaultRootWindow.restype = c.c_ulong
        x.XDefaultRootWindow.argtypes = [c.c_void_p]
        x.XInternAtom.restype = c.c_ulong
        x.XInternAtom.argtypes = [c.c_void_p, c.c_char_p, c.c_int]
        x.XFree.argtypes = [c.c_void_p]
        x.XkbGetState.argtypes = [c.c_void_p, c.c_uint, c.c_void_p]
        x.XkbQueryExtension.argtypes = [c.c_void_p, *[c.c_void_p] * 5]
        numbers = [c.c_int() for _number in range(5)]
        if not x.XkbQueryExtension(self._display, *[c.byref(number) for number in numbers]):
            raise OSError
        self._root = x.XDefaultRootWindow(self._display)
        self._rules = x.XInternAtom(self._display, b"_XKB_RULES_NAMES", 1)

    def _state(self) -> bytes:
        """Return XkbStateRec: the group is byte 0, the locked modifiers byte 9."""
        state: ctypes.Array[ctypes.c_char] = self._c.create_string_buffer(32)
        self._x.XkbGetState(self._display, 0x100, state)
        return state.raw

    def _group_names(self) -> list[str]:
        """Return the layouts in the order of their groups, e.g. ``["us", "tj", "ru"]``."""
        c = self._c
        if not self._rules:
            return []
        kind, form, count, after = c.c_ulong(), c.c_int(), c.c_ulong(), c.c_ulong()
        found: Any = c.c_void_p()
        whole = (c.c_void_p(self._display.value), c.c_ulong(self._root), c.c_ulong(self._rules))
        bounds = (c.c_long(0), c.c_long(1024), c.c_int(0), c.c_ulong(31))
        answers = (kind, form, count, after, found)
        failed = self._x.XGetWindowProperty(*whole, *bounds, *[c.byref(answer) for answer in answers])
        if failed or not found.value:
            return []
        rules = c.string_at(found, count.value).decode("ascii", "replace").split("\0")
        self._x.XFree(found)
        return [name.split("(")[0] for name in rules[2].split(",")] if len(rules) > 2 else []


class _Windows:
    """The keyboard as Windows knows it for this thread."""

    def __init__(self) -> None:
        import ctypes

        self._user: Any = ctypes.windll.user32  # type: ignore[attr-defined,unused-ignore]
        self._user.GetKeyboardLayout.restype = ctypes.c_void_p

    def layout(self) -> str | None:
        """Return the sign of the layout in use."""
        language = int(self._user.GetKeyboardLayout(0) or 0) & 0x3FF
        return _WINDOWS.get(language)

    def caps_lock(self) -> bool:
        """Return whether Caps Lock is on."""
        return bool(self._user.GetKeyState(0x14) & 1)


@cache
def _source() -> _X11 | _Windows | None:
    try:
        if sys.platform == "win32":
            return _Windows()
        return _X11() if QGuiApplication.platformName() == "xcb" else None
    except (OSError, AttributeError):
        return None
