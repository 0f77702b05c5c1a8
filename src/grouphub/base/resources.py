"""Where the files shipped with the program lie."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    """Return the folder that holds ``resources`` and ``translations``: the project's, or the packed program's."""
    packed = getattr(sys, "_MEIPASS", None)
    return Path(packed) if packed else Path(__file__).resolve().parents[3]


def path(*parts: str) -> Path:
    """Return the path of a shipped file, e.g. ``path("icons", "regular", "sun.svg")``."""
    return _root().joinpath("resources", *parts)


def translations_folder() -> str:
    """Return the folder of the catalogues."""
    return str(_root() / "translations")
