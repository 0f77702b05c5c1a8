"""What the program must know before unlocking: how the screen looks. Nothing here is secret."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from grouphub.base.files import create_private_folder, replace_private
from grouphub.base.i18n import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

THEMES = ("light", "dark")
LETTERS = ("normal", "large", "largest")
_CHOICES = {"language": LANGUAGES, "theme": THEMES, "letters": LETTERS}


class ScreenSettings:
    """How the screen looks on this computer.

    ``neutral_word`` is what the unlock window shows instead of the group's name; empty means the program's own.
    """

    def __init__(
        self, *, language: str = "tg", theme: str = "light", letters: str = "normal", neutral_word: str = ""
    ) -> None:
        self.language = language
        self.theme = theme
        self.letters = letters
        self.neutral_word = neutral_word

    @classmethod
    def load(cls, path: Path) -> ScreenSettings:
        """Read the settings; whatever is missing or spoilt keeps its default."""
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls()
        settings = cls()
        for name in vars(settings):
            value = found.get(name) if isinstance(found, dict) else None
            if isinstance(value, str) and value in _CHOICES.get(name, (value,)):
                setattr(settings, name, value[:80])
        return settings

    def save(self, path: Path) -> None:
        """Write the settings whole or not at all. Raises OSError."""
        create_private_folder(path.parent)
        replace_private(path, json.dumps(vars(self), ensure_ascii=False).encode())
