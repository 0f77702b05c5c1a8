"""Phosphor signs, read when first shown, tinted, and kept by name, size and colour."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from grouphub.base import resources
from grouphub.desktop.shell import theme


def pixmap(name: str, colour: str = "ink2", size: int = 20, style: str = "regular", *, ratio: float = 0.0) -> QPixmap:
    """Return the sign ``name`` in a token's colour, ``size`` px wide (already grown with the letters)."""
    return _tinted(name, style, theme.colour(colour).name(QColor.NameFormat.HexArgb), size, ratio or _ratio())


def icon(name: str, colour: str = "ink2", size: int = 20, style: str = "regular") -> QIcon:
    """Return the sign as an icon, paler where it is switched off."""
    made = QIcon(pixmap(name, colour, size, style))
    made.addPixmap(pixmap(name, "ink3", size, style), QIcon.Mode.Disabled)
    return made


def app_icon() -> QIcon:
    """Return the program's own sign in the usual sizes."""
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

    made = QPixmap(QSize(size, size) * ratio)
    made.fill(Qt.GlobalColor.transparent)
    source = _source(name, style)
    if source:
        painter = QPainter(made)
        whole = QRectF(0, 0, made.width(), made.height())
        QSvgRenderer(QByteArray(source)).render(painter, whole)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(whole, QColor(colour))
        painter.end()
    made.setDevicePixelRatio(ratio)
    return made
