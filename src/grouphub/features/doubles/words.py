"""The words of all names, how many women have each, and which are near to one another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from math import log2
from typing import TYPE_CHECKING, Any, TypeVar

from grouphub.base.names import distance
from grouphub.features.doubles.traits import root, sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Found = TypeVar("Found")
_SHORT, _LONG = 4, 6
"""Words shorter than the first have no near ones; from the second on two letters may differ."""
_SHORTEST_ROOT = 5
"""Roots from this length on may differ by one letter."""
_FEWEST = 1000
"""In a small group chance makes hardly a namesake: names are as rare as among so many women."""
_MOST_NEAR = 150
"""So many words are taken for near to one word at most; in names as people have them a tenth of it are."""
_MOST = 12.0
"""Points an agreeing word is worth at most."""
_FIRST = ord("а")


def letters_apart(length: int) -> int:
    """Return by how many letters another writing of a word of this length may differ."""
    return 0 if length < _SHORT else 1 if length < _LONG else 2


def is_near(one: str, other: str) -> bool:
    """Return whether two words of names may be one: a slip of the hand, another ending, another way to hear it."""
    if one == other or sound(one) == sound(other):
        return True
    if _figures(one) != _figures(other):
        return False  # whoever numbers names means to tell them apart
    if distance(one, other) <= letters_apart(min(len(one), len(other))):
        return True
    roots = root(one), root(other)
    if roots[0] == roots[1]:
        return True
    return one[:2] == other[:2] and min(map(len, roots)) >= _SHORTEST_ROOT and distance(*roots, 1) <= 1


@dataclass(frozen=True, slots=True)
class Alike:
    """How near two words are: letters that differ (3 for more than two), one sound, one root; 3 when none is near."""

    letters: int
    sounds: bool
    roots: bool
    letters_of_roots: int


class Words:
    """The words of a register with how many women have each. ``many`` prepares for thousands of questions."""

    def __init__(self, counts: Mapping[str, int], women: int, *, many: bool = False) -> None:
        self.women = max(women, _FEWEST)
        self._counts = counts
        self._many = many
        self._roots: dict[str, str] = {}
        self._pairs: dict[tuple[str, str], Alike] = {}
        self._near: dict[str, frozenset[str]] = {}
        self._found: dict[tuple[Any, str, str], Any] = {}
        self._sounds: dict[str, str] = {}
        self._letters: dict[str, int] = {}
        self._masks: list[tuple[str, int]] = []
        self._by_part: dict[str, list[str]] = defaultdict(list)
        if many:
            for word in counts:
                for part in _parts(word):
                    self._by_part[part].append(word)
        else:
            self._masks = [(word, _mask(word)) for word in counts]

    def count(self, *words: str) -> int:
        """Return how many women have the most usual of ``words``; at least one."""
        return max([1, *[self._counts.get(word, 0) for word in words]])

    def worth(self, one: str, other: str) -> float:
        """Return what it is worth that both have this word: the rarer it is, the more."""
        return min(_MOST, log2(self.women / max(1, self._counts.get(one, 0), self._counts.get(other, 0))))

    def once(self, judge: Callable[[str, str, Words], Found], one: str, other: str) -> Found:
        """Return what ``judge`` says of two words in this register; the same pair is judged once."""
        key = judge, one, other
        if key not in self._found:
            self._found[key] = judge(one, other, self)
        found: Found = self._found[key]
        return found

    def alike(self, one: str, other: str) -> Alike:
        """Return how near two words are."""
        found = self._pairs.get((one, other))
        if found is None:
            roots = self.root(one), self.root(other)
            found = Alike(
                self._apart(one, other),
                self._sound(one) == self._sound(other),
                min(map(len, roots)) >= _SHORT - 1 and self._sound(roots[0]) == self._sound(roots[1]),
                self._apart(*roots),
            )
            self._pairs[one, other] = found
        return found

    def root(self, word: str) -> str:
        """Return a word without its ending."""
        found = self._roots.get(word)
        if found is None:
            found = self._roots[word] = root(word)
        return found

    def _sound(self, word: str) -> str:
        found = self._sounds.get(word)
        if found is None:
            found = self._sounds[word] = sound(word)
        return found

    def _mask(self, word: str) -> int:
        found = self._letters.get(word)
        if found is None:
            found = self._letters[word] = _mask(word)
        return found

    def _apart(self, one: str, other: str) -> int:
        """Return by how many letters two words differ, 3 for more than two; most share too few letters to count."""
        if (self._mask(one) ^ self._mask(other)).bit_count() > _LETTERS_OF_TWO or _figures(one) != _figures(other):
            return 3
        return distance(one, other)

    def near(self, word: str) -> frozenset[str]:
        """Return the known words that may be ``word``, itself among them when it is known."""
        found = self._near.get(word)
        if found is None:
            found = frozenset(self._nearest(word, [other for other in self._pool(word) if is_near(word, other)]))
            self._near[word] = found
        return found

    def _nearest(self, word: str, found: list[str]) -> list[str]:
        """Return the nearest of ``found`` where hundreds differ from ``word`` by a letter: more says nothing."""
        if len(found) <= _MOST_NEAR:
            return found
        return sorted(
            found,
            key=lambda other: (other != word, self._sound(other) != self._sound(word), distance(word, other), other),
        )[:_MOST_NEAR]

    def _pool(self, word: str) -> Iterable[str]:
        """Return the words worth a closer look."""
        if self._many:
            return {other for part in _parts(word) for other in self._by_part.get(part, ())}
        return self._worth(word)

    def _worth(self, word: str) -> list[str]:
        mask, allowed = _mask(word), 2 * letters_apart(len(word))
        heard, begin = sound(word), word[:2]
        return [
            other
            for other, letters in self._masks
            if (letters ^ mask).bit_count() <= allowed or other[:2] == begin or sound(other) == heard
        ]


_LETTERS_OF_TWO = 4
"""Two letters written otherwise are four letters only one of both words has, at most."""


def _mask(word: str) -> int:
    found = 0
    for letter in word:
        found |= 1 << ((ord(letter) - _FIRST) % 61)
    return found


def _figures(word: str) -> str:
    """Return the figures in a word, in their order; names as people have them hold none."""
    return "" if word.isalpha() else "".join(filter(str.isdecimal, word))


def _parts(word: str) -> set[str]:
    """Return keys of which two near words share at least one. Figures stay in every key: they tell words apart."""
    found = {f"={sound(word)}", f"^{root(word)}", word}
    allowed = letters_apart(len(word))
    may_go = [place for place, letter in enumerate(word) if not letter.isdecimal()]
    for number in range(1, allowed + 1):
        for places in combinations(may_go, number):
            found.add("".join(letter for place, letter in enumerate(word) if place not in places))
    short = root(word)
    if len(short) >= _SHORTEST_ROOT:
        found |= {f"^{short[:place]}{short[place + 1 :]}" for place in range(len(short))}
    return found
