"""How strong a password is, in words. An estimate without a dictionary, on the careful side.

A word counts as a word, not as so many letters: its first letter is worth a whole letter, the others about half
of one, and no word much more than a choice among two thousand. Four everyday words come out strong, one long word
does not. Rows of the keyboard, runs, repeats, years and known favourites are worth next to nothing, and so is the
group's own name.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from grouphub.base.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WORDS = (N_("Very weak"), N_("Weak"), N_("Fair"), N_("Strong"), N_("Very strong"))
_LIMITS = (20, 27, 34, 50)  # bits at which the next level begins
_ADVICE = (
    N_("Four everyday words that do not belong together are easy to remember and hard to guess."),
    N_("Add another word or two."),
    N_("Add another word and it is strong."),
    N_("Good. Do not use it anywhere else."),
    N_("Very good. Do not use it anywhere else."),
)

_FIRST_LETTER = 4.7
_NEXT_LETTER = 2.6
_DIGIT = 3.3
_SIGN = 3.5
_EVERYDAY_WORD = 11.0  # one of two thousand: how people choose words
_FAVOURITE = 4.0
_YEAR = 6.0
_DAY = 12.0
_PHONE = 14.0
_REPEATED = 0.5
_JUDGED = 256  # signs: more would only make typing slow

_ROWS = (
    "1234567890-=",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю",
    "йқукенгшҳзхъ",
    "фҷвапролджэ",
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
)
_FAVOURITE_WORDS = """
password passw0rd parol parool пароль рамз admin админ administrator root login welcome letmein master
iloveyou qwerty йцукен secret monkey dragon love test user
tojikiston таджикистан тоҷикистон tajikistan dushanbe душанбе khujand хуҷанд худжанд
наташа люблю любовь солнышко привет модар модарҷон modar mama мама papa падар азизам салом salom assalom
бисмиллоҳ bismillah bismilloh аллоҳ аллах allah рахмон сомонӣ сомони navruz наврӯз навруз guldast гулдаста
grouphub group гурӯҳ занон
"""
_FAVOURITES = frozenset(_FAVOURITE_WORDS.split())
_DISGUISES = str.maketrans("@4301!$57", "aaeoiisst")
_DATE = re.compile(r"\d{1,2}([./-])\d{1,2}\1(19|20)?\d\d")
_PIECE = re.compile(rf"{_DATE.pattern.replace('(19|20)', '(?:19|20)')}|[^\W\d_]+|\d+|[\W_]")


@dataclass(frozen=True)
class Strength:
    """How strong a password is: ``level`` 0 (worst) to 4."""

    level: int

    @property
    def words(self) -> str:
        """The level in words, in the language spoken now."""
        return _(WORDS[self.level])

    @property
    def advice(self) -> str:
        """What would make it better, in the language spoken now."""
        return _(_ADVICE[self.level])


def strength(password: str, known: Iterable[str] = ()) -> Strength:
    """Judge ``password``; ``known`` are words others guess first, such as the group's name and village."""
    bits = _bits(unicodedata.normalize("NFC", password[:_JUDGED]), _favourites(known))
    return Strength(sum(bits >= limit for limit in _LIMITS))


def _favourites(known: Iterable[str]) -> frozenset[str]:
    words = {
        word for text in known for word in [text.casefold(), *re.findall(r"\w+", text.casefold())] if len(word) > 2
    }
    return _FAVOURITES | words


def _bits(password: str, favourites: frozenset[str]) -> float:
    lowered = password.casefold()
    whole = lowered.strip()
    if whole in favourites or whole.translate(_DISGUISES) in favourites:
        return _FAVOURITE
    seen: set[str] = set()
    total = 0.0
    for piece in _pieces(lowered, favourites):
        total += _REPEATED if piece in seen else _worth(piece, favourites)
        seen.add(piece)
    return min(total + _capitals(password), _FIRST_LETTER * _without_runs(lowered))


def _pieces(lowered: str, favourites: frozenset[str]) -> Iterator[str]:
    """Yield the parts a guesser would put together: favourites in disguise, words, numbers, signs."""
    plain = lowered.translate(_DISGUISES)
    hidden = sorted((word for word in favourites if len(word) > 3 and word in plain), key=len, reverse=True)
    end = 0
    for found in re.finditer("|".join(map(re.escape, hidden)), plain) if hidden else ():
        yield from (piece[0] for piece in _PIECE.finditer(lowered[end : found.start()]))
        yield found[0]
        end = found.end()
    yield from (piece[0] for piece in _PIECE.finditer(lowered[end:]))


def _worth(piece: str, favourites: frozenset[str]) -> float:
    known = (
        (piece in favourites, _FAVOURITE),
        (piece.isspace(), _REPEATED),
        (bool(re.fullmatch(r"(19|20)\d\d", piece)), _YEAR),
        (bool(_DATE.fullmatch(piece)), _DAY),
        (bool(re.fullmatch(r"(992)?\d{9}", piece)), _PHONE),
        (not piece[0].isalnum(), _SIGN),
    )
    signs = _without_runs(piece)
    word = min(_FIRST_LETTER + _NEXT_LETTER * (signs - 1), _EVERYDAY_WORD + max(0.0, signs - 6))
    return next((bits for fits, bits in known if fits), _DIGIT * signs if piece.isdigit() else word)


def _without_runs(piece: str) -> float:
    """Return how many signs are left when each one inside a run of three or more counts for a tenth."""
    follows = [False, *(_follows(first, second) for first, second in pairwise(piece)), False]
    runs = sum(
        here and (before or after) for before, here, after in zip(follows, follows[1:], follows[2:], strict=False)
    )
    return min(len(piece) - 0.9 * runs, 2.0 * len(set(piece)))


def _follows(first: str, second: str) -> bool:
    return first == second or any(first + second in row or second + first in row for row in _ROWS)


def _capitals(password: str) -> float:
    """Return what capitals add: nothing for the first letter or all of them."""
    letters = [sign for sign in password if sign.isalpha()]
    upper = sum(sign.isupper() for sign in letters[1:])
    return 0.0 if upper in {0, len(letters) - 1} else min(math.log2(len(letters)), 4.0)
