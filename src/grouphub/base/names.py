"""Names of people and places: found in any spelling, sorted as Tajik does, written in Latin letters.

What is stored and shown keeps the spelling it was typed in; what this module returns is for keys and suggestions.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from grouphub.base.layouts import other_layouts

APOSTROPHES = "'’‘‛ʻʼ`´′ʹʿʾ＇"
ALPHABET = "абвгғдеёжзиӣйкқлмнопрстуӯфхҳцчҷшщъыьэюя"
"""The 35 Tajik letters in order; the four that only Russian names have stand where a Tajik reader looks for them."""

_LATIN_ALPHABET = "abcdefghijklmnopqrstuvwxyz"

# Letters of the old Tajik fonts (encoding A) and of the neighbours, and the letters they stand for.
_STAND_INS = dict(zip("њљќѓїўіґє", "ҳҷқғӣӯиге", strict=True))

# Stress marks and signs that cannot be seen take no part in a name.
_UNSEEN_POINTS = (
    (0x00AD, 0x00AD),
    (0x0300, 0x036F),
    (0x0483, 0x0489),
    (0x064B, 0x065F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
)
_UNSEEN = "".join(chr(point) for first, last in _UNSEEN_POINTS for point in range(first, last + 1))
_UNSEEN_CLASS = "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSEEN_POINTS)


def _plain_latin() -> dict[str, str]:
    """Return each accented Latin letter with the letter under its accent."""
    points = [*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)]
    under = {chr(point): normalize("NFD", chr(point))[0] for point in points}
    plain = {letter: base for letter, base in under.items() if letter != base and base in _LATIN_ALPHABET}
    return plain | {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ə": "a", "æ": "e"}


_PLAIN_LATIN = _plain_latin()


# --- the search key ---------------------------------------------------------------------------------------------------

_HAS_LATIN = re.compile("[a-z\u00df-\u024fə\u1e00-\u1eff]")
_READ_LATIN = str.maketrans(
    _PLAIN_LATIN
    | dict.fromkeys(APOSTROPHES, "'")
    | {"š": "sh", "ş": "sh", "ș": "sh", "č": "ch", "ç": "ch", "ž": "zh", "ğ": "gh", "ġ": "gh", "ß": "ss"}
)
_DIGRAPHS = {
    "shch": "ш", "sh": "ш", "ch": "ч", "kh": "х", "gh": "г", "zh": "ж", "dj": "ч",
    "yo": "е", "yu": "ю", "ya": "я", "ye": "е", "ts": "с", "o'": "у", "g'": "г",
}  # fmt: skip
_DIGRAPH = re.compile("|".join(_DIGRAPHS))
_SKELETON = str.maketrans(
    dict(zip("ғӣйқӯҳҷёэыщц", "гиикухчееишс", strict=True))
    | dict(zip("њљќѓїўіґє", "хчкгиуиге", strict=True))
    | dict(zip(_LATIN_ALPHABET, "абсдефгхичклмнопкрстуввхиз", strict=True))
    | dict.fromkeys("ъь" + APOSTROPHES + _UNSEEN)
)
_NO_LETTERS = re.compile(r"[\W_]+")
_TWICE = re.compile(r"(\w)\1")
_LETTER_TWICE = re.compile(r"([^\W\d_])\1+")


def fold(text: str) -> str:
    """Return the search key of ``text``: equal for all the ways one name is written.

    Tajik, Russian and Latin spelling, an old Tajik font or no Tajik keyboard at all give the same key, in words parted
    by one space. Digits stay, so that streets, codes and numbers are found too.
    """
    text = normalize("NFC", text).lower()
    if _HAS_LATIN.search(text):
        text = _DIGRAPH.sub(lambda found: _DIGRAPHS[found[0]], text.translate(_READ_LATIN))
    text = normalize("NFC", text.translate(_SKELETON).replace("дж", "ч"))
    text = " ".join(text.split() if text.replace(" ", "").isalnum() else _NO_LETTERS.sub(" ", text).split())
    return _LETTER_TWICE.sub(r"\1", text) if _TWICE.search(text) else text


def readings(query: str) -> tuple[str, ...]:
    """Return the search keys a query can mean: as typed first, then as the same keys of the other layouts."""
    keys = (fold(text) for text in (query, *other_layouts(query)))
    return tuple(dict.fromkeys(key for key in keys if key))


# --- the order of the alphabet ----------------------------------------------------------------------------------------

# Places are signs in the order in which text is compared: "!" between words, digits, the alphabet, Latin, the rest.
_PLACE_OF = {letter: chr(ord(":") + number) for number, letter in enumerate(ALPHABET + _LATIN_ALPHABET)}
_PLACES = str.maketrans(
    _PLACE_OF
    | {letter: _PLACE_OF[meant] for letter, meant in (_STAND_INS | _PLAIN_LATIN).items()}
    | {" ": "!"}
    | dict.fromkeys(APOSTROPHES + _UNSEEN)
)
_BETWEEN_WORDS = re.compile(f"(?:[^\\w{APOSTROPHES}{_UNSEEN_CLASS}]|_)+")
_WORD = f"(?:[0-9]+|[A-Z{ALPHABET.upper()}][a-z{ALPHABET}]*)"
_PLAINLY_WRITTEN = re.compile(f"(?:{_WORD}(?: {_WORD})*)?")


def sort_key(text: str) -> str:
    """Return a key that sorts by the Tajik alphabet wherever text is compared by code point, as SQLite does.

    Digits come first, Russian letters in their place, Latin last; a space or hyphen is lighter than any letter. Case
    does not count until all else is equal: then the writing itself, added behind a space, decides.
    """
    text = normalize("NFC", text)
    key = _BETWEEN_WORDS.sub(" ", text.lower()).strip().translate(_PLACES)
    return key if _PLAINLY_WRITTEN.fullmatch(text) else f"{key} {text}"


# --- nearness ---------------------------------------------------------------------------------------------------------


def _without_shared_ends(one: str, other: str) -> tuple[str, str]:
    """Return both without what they begin and end with alike: most of two near names."""
    shorter = min(len(one), len(other))
    start = 0
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]


def distance(one: str, other: str, limit: int = 2) -> int:
    """Return how many letters were missed, added, changed or swapped with a neighbour, or ``limit + 1`` for more."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    one, other = _without_shared_ends(one, other)
    far = limit + 1
    # Only cells within ``limit`` of the diagonal can count: place k of a row is the column row - limit + k.
    before = [far] * (2 * limit + 2)
    above = [far] * limit + list(range(limit + 1)) + [far]
    for row, letter in enumerate(one, 1):
        current = [far] * (2 * limit + 2)
        for place in range(max(0, limit - row), min(2 * limit, len(other) - row + limit) + 1):
            column = row - limit + place
            if column == 0:
                current[place] = row
                continue
            beside = other[column - 1]
            cost = min(above[place + 1] + 1, current[place - 1] + 1, above[place] + (letter != beside))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == beside:
                cost = min(cost, before[place] + 1)
            current[place] = min(cost, far)
        if min(current) > limit:
            return far
        before, above = above, current
    return above[len(other) - len(one) + limit]


# Family endings of FACTS 4.5, as the search key spells them.
_ENDING = re.compile(r"(?<=\w{3})(?:ова?|ева?|зода?|заде|пур|духт|и?ен|фар|ние|ер|и)\b")
_LAST_VOWEL = re.compile(r"(?<=\w{3})и\b")


def stem(family: str) -> str:
    """Return the search key of a family name without its ending, as a hint that two forms may be one family."""
    return _LAST_VOWEL.sub("", _ENDING.sub("", fold(family)))


# --- on screen and on paper -------------------------------------------------------------------------------------------

_LATIN_LETTERS = [
    "a", "b", "v", "g", "gh", "d", "e", "yo", "zh", "z", "i", "i", "y", "k", "q", "l", "m", "n", "o", "p", "r", "s",
    "t", "u", "u", "f", "kh", "h", "ts", "ch", "j", "sh", "shch", "'", "y", "", "e", "yu", "ya",
]  # fmt: skip
_LATIN_FOR = dict(zip(ALPHABET, _LATIN_LETTERS, strict=True))
_LATIN = str.maketrans(_LATIN_FOR | {letter.upper(): latin.capitalize() for letter, latin in _LATIN_FOR.items()})
_WORDS = re.compile(r"\w+")


def _latin_word(found: re.Match[str]) -> str:
    word = found[0]
    written = word.translate(_LATIN)
    return written.upper() if len(word) > 1 and word.isupper() else written


def latin(text: str) -> str:
    """Suggest the Latin spelling used in Tajikistan; what stands in a passport wins over it."""
    return _WORDS.sub(_latin_word, normalize("NFC", text))


def initials(given: str, family: str) -> str:
    """Return the first letter of each name in capitals: two, one, or none when there is no letter at all."""
    firsts = (next(filter(str.isalnum, normalize("NFC", name)), "") for name in (given, family))
    return "".join(first.upper()[:1] for first in firsts)
