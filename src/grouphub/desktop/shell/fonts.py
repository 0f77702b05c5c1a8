"""The program's own letters, Onest, read from the files that come with it."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFontDatabase

from grouphub.base import resources

WEIGHTS: Final = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
_loaded: set[int] = set()


def load(*weights: int) -> None:
    """Make these weights of the font known to Qt (all when none is named); one already known is not read again."""
    for weight in weights or WEIGHTS:
        if weight in _loaded:
            continue
        file = resources.path("fonts", f"Onest-{WEIGHTS[weight]}.ttf")
        if QFontDatabase.addApplicationFont(str(file)) >= 0:
            _loaded.add(weight)
