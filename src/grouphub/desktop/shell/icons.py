"""Phosphor signs, read when first shown, tinted, and kept by name, size and colour."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap

from grouphub.base import resources
from grouphub.desktop.shell import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


def pixmap(name: str, colour: str = "ink2", size: int = 20, style: str = "regular", *, ratio: float = 0.0) -> QPixmap:
    """Return the sign ``name`` in a token's colour, ``size`` px wide (already grown with the letters)."""
    return _tinted(name, style, theme.colour(colour).name(), size, ratio or _ratio())


def icon(name: str, colour: str = "ink2", size: int = 20, style: str = "regular") -> QIcon:
    """Return the sign as an icon, paler where it is switched off."""
    from PySide6.QtGui import QIcon  # its list of theme signs takes milliseconds to set up

    made = QIcon(pixmap(name, colour, size, style))
    made.addPixmap(pixmap(name, "ink3", size, style), QIcon.Mode.Disabled)
    return made


def app_icon() -> QIcon:
    """Return the program's own sign in the usual sizes."""
    from PySide6.QtGui import QIcon

    return QIcon(str(resources.path("app-icon.svg")))


def _ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


@lru_cache(maxsize=128)
def _source(name: str, style: str) -> bytes:
    suffix = "" if style == "regular" else f"-{style}"
    for file in (resources.path("icons", style, f"{name}.svg"), resources.path("icons", style, f"{name}{suffix}.svg")):
        if file.exists():
            return file.read_bytes()
    return b""


@lru_cache(maxsize=512)
def _tinted(name: str, style: str, colour: str, size: int, ratio: float) -> QPixmap:
    # QtSvg is imported here: a window without signs is painted before it is needed
    from PySide6.QtSvg import QSvgRenderer

    side = round(size * ratio)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    source = _source(name, style)
    if source:
        painter = QPainter(made)
        QSvgRenderer(source.replace(b"currentColor", colour.encode())).render(painter)
        painter.end()
    made.setDevicePixelRatio(ratio)
    return made
