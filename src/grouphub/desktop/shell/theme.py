"""Colours, letters and sizes: the one place that knows how the program looks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtGui import QColor, QFont, QPalette

from grouphub.desktop.shell import stylesheet
from grouphub.desktop.shell.sweep import held_back

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_LIGHT: Final = {
    "bg": "#FBF7F1",
    "surface": "#FFFFFF",
    "sunken": "#F6F0E7",
    "side": "#F3EBE0",
    "sideon": "#FFFFFF",
    "line": "#E8DFD2",
    "line2": "#8F8272",
    "track": "#ECE4D8",
    "ink": "#2A2320",
    "ink2": "#5B5048",
    "ink3": "#74685D",
    "primary": "#17695F",
    "hover": "#105249",
    "onprimary": "#FFFFFF",
    "psoft": "#DDEFEA",
    "ptext": "#0F5249",
    "amber": "#8A5206",
    "ambersoft": "#FCECCF",
    "amberfill": "#C78118",
    "blue": "#2C5A94",
    "bluesoft": "#E3ECF8",
    "bluefill": "#5886C4",
    "plum": "#75456F",
    "plumsoft": "#F4E8F2",
    "plumfill": "#B07FA9",
    "clay": "#9A4A26",
    "claysoft": "#FBE7DC",
    "clayfill": "#C4703F",
    "green": "#2C6A35",
    "greensoft": "#E1F0DF",
    "greenfill": "#46944F",
    "red": "#A6322A",
    "redsoft": "#FBE4E0",
    "redfill": "#D5695E",
    "teal": "#0F5249",
    "tealsoft": "#DDEFEA",
    "tealfill": "#3B9385",
    "focus": "#1D62C4",
    "toast": "#2F2723",
    "toasttext": "#FBF7F1",
    "toastaction": "#8FDCCB",
    "scrim": "#732A2320",
}
_DARK: Final = {
    "bg": "#1D1917",
    "surface": "#282320",
    "sunken": "#322C28",
    "side": "#171412",
    "sideon": "#2E2824",
    "line": "#3E3731",
    "line2": "#93877A",
    "track": "#3B342F",
    "ink": "#F5EEE5",
    "ink2": "#D2C7BA",
    "ink3": "#AB9F92",
    "primary": "#6FCAB8",
    "hover": "#8ADBCB",
    "onprimary": "#0B2622",
    "psoft": "#1D3E39",
    "ptext": "#A9E6DA",
    "amber": "#F2C06A",
    "ambersoft": "#43331A",
    "amberfill": "#E3A03C",
    "blue": "#A5C6F2",
    "bluesoft": "#25344A",
    "bluefill": "#6C97CF",
    "plum": "#DDB0D6",
    "plumsoft": "#3F2B3C",
    "plumfill": "#B07FA9",
    "clay": "#F0B491",
    "claysoft": "#452C20",
    "clayfill": "#D98960",
    "green": "#93D39C",
    "greensoft": "#22392A",
    "greenfill": "#5DA868",
    "red": "#F5A79E",
    "redsoft": "#4A2723",
    "redfill": "#D5695E",
    "teal": "#A9E6DA",
    "tealsoft": "#1D3E39",
    "tealfill": "#4FA596",
    "focus": "#8AB8FF",
    "toast": "#F5EEE5",
    "toasttext": "#2A2320",
    "toastaction": "#105249",
    "scrim": "#73000000",
}
TOKENS: Final = {"light": _LIGHT, "dark": _DARK}

LETTERS: Final = {"normal": 1.0, "large": 1.15, "largest": 1.3}

AREAS: Final = ("teal", "amber", "blue", "plum", "clay", "green")
"""Soft colours a letter circle or an area may have; each has NAMEsoft and NAMEfill beside it."""

SIZES: Final = {"title": 26, "section": 19, "lead": 17, "text": 15, "small": 13, "tiny": 12, "number": 30, "figure": 22}
"""Letter sizes by name, in px at normal letters."""


class Theme(NamedTuple):
    """One look: ``light`` or ``dark``, with ``normal``, ``large`` or ``largest`` letters."""

    name: str = "light"
    letters: str = "normal"

    @property
    def tokens(self) -> dict[str, str]:
        """Return the colour of every token as written."""
        return TOKENS.get(self.name, _LIGHT)

    @property
    def scale(self) -> float:
        """Return by how much letters are larger than normal."""
        return LETTERS.get(self.letters, 1.0)

    def colour(self, token: str) -> QColor:
        """Return the colour of a token, or read ``token`` as a colour itself."""
        return QColor(_colour(self.tokens.get(token, token)))

    def px(self, size: float) -> int:
        """Return ``size`` px grown with the letters."""
        return _grown(size, self.letters)

    def font(self, size: str | int = "text", weight: int = 400, *, tabular: bool = False) -> QFont:
        """Return the font of a named or given size; ``tabular`` makes all digits equally wide."""
        points = SIZES[size] if isinstance(size, str) else size
        return QFont(_font(self.px(points), weight, tabular))


@cache
def _grown(size: float, letters: str) -> int:
    return round(size * LETTERS.get(letters, 1.0))


@cache
def _colour(written: str) -> QColor:
    return QColor(written)


@cache
def _font(px: int, weight: int, tabular: bool) -> QFont:  # noqa: FBT001 - a cache key
    font = QFont(["Onest", "Noto Sans"])
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight))
    if weight == 700 and px > 22:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -px / 120)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


_worn = [Theme()]


def current() -> Theme:
    """Return the look in use."""
    return _worn[0]


def colour(token: str) -> QColor:
    """Return the colour of a token in the look in use."""
    return _worn[0].colour(token)


def px(size: float) -> int:
    """Return ``size`` px grown with the letters in use."""
    return _worn[0].px(size)


def font(size: str | int = "text", weight: int = 400, *, tabular: bool = False) -> QFont:
    """Return a font of the look in use."""
    return _worn[0].font(size, weight, tabular=tabular)


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole program this look; may be called again at any time."""
    _worn[0] = theme
    with held_back():
        app.setFont(theme.font())
        app.setPalette(palette(theme))
        app.setStyleSheet(stylesheet.sheet(theme.tokens, theme.px))


def palette(theme: Theme) -> QPalette:
    """Return the palette for what Qt draws by itself."""
    roles = {
        QPalette.ColorRole.Window: "bg",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "sunken",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.PlaceholderText: "ink3",
        QPalette.ColorRole.Highlight: "psoft",
        QPalette.ColorRole.HighlightedText: "ink",
        QPalette.ColorRole.ToolTipBase: "toast",
        QPalette.ColorRole.ToolTipText: "toasttext",
        QPalette.ColorRole.Link: "ptext",
        QPalette.ColorRole.Accent: "primary",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Midlight: "line",
        QPalette.ColorRole.Dark: "line2",
        QPalette.ColorRole.Light: "surface",
        QPalette.ColorRole.Shadow: "line2",
    }
    made = QPalette()
    for role, token in roles.items():
        made.setColor(role, theme.colour(token))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("ink3"))
    return made
