"""Text typed in the Tajik fonts from before Unicode: their letters are those of other languages (FACTS 4.5).

Two families of fonts were common and read the same letters differently, so a person looks at both readings first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

OldFont = Literal["A", "B"]

_A = dict(zip("ЊљЉњЌќЃѓЇїЎў", "ҲҷҶҳҚқҒғӢӣӮӯ", strict=True))
_B = dict(zip("ІіЇїЅѕЉљЊњЎў", "ҲҳҶҷҚқҒғӢӣӮӯ", strict=True))
_TABLES = {"A": str.maketrans(_A), "B": str.maketrans(_B)}
_LETTERS: dict[OldFont, frozenset[str]] = {"A": frozenset(_A), "B": frozenset(_B)}
_ANY = re.compile(f"[{''.join(sorted(set(_A) | set(_B)))}]")
_UZBEK = frozenset("Ўў")
_TAJIK = re.compile("[ғӣқӯҳҷҒӢҚӮҲҶ]")


def is_suspect(text: str) -> bool:
    """Return whether a letter of ``text`` is one of an old font, and none a real Tajik one."""
    return not text.isascii() and _ANY.search(text) is not None and _TAJIK.search(text) is None


def candidates(texts: Iterable[str]) -> tuple[OldFont, ...]:
    """Return the fonts these texts may have been typed in, the likelier first; none when there is no sign of any."""
    count: dict[OldFont, int] = {"A": 0, "B": 0}
    strange = set()
    for text in texts:
        if is_suspect(text):
            letters = set(_ANY.findall(text))
            strange |= letters
            for font, known in _LETTERS.items():
                count[font] += letters <= known
    if strange <= _UZBEK:  # that one is written in Uzbek to this day
        return ()
    fonts: list[OldFont] = [font for font in ("A", "B") if count[font]]
    # Letters that only one of the two has settle it; what both have leaves the commoner one first.
    return tuple(sorted(fonts, key=lambda font: (-len(strange & _LETTERS[font]), -count[font], font)))


def doubtful_letters(text: str) -> int:
    """Return how many letters of ``text`` may stand for others."""
    return len(_ANY.findall(text))


def converted(text: str, font: OldFont) -> str:
    """Return ``text`` in real Tajik letters, read in ``font``; a word that has them already stays as it is."""
    return text.translate(_TABLES[font]) if is_suspect(text) else text
