"""Many women at once, in memory: who of them is worth comparing with whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from grouphub.features.doubles.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grouphub.features.doubles.traits import Traits


class Crowd:
    """Women by their words, telephones and codes."""

    def __init__(self, women: Iterable[Traits]) -> None:
        self.women = {one.row: one for one in women}
        self._by_word: dict[str, set[int]] = defaultdict(set)
        self._by_phone: dict[str, set[int]] = defaultdict(set)
        self._by_code: dict[str, set[int]] = defaultdict(set)
        self._by_place: dict[str, set[int]] = defaultdict(set)
        for one in self.women.values():
            for word in one.words:
                self._by_word[word].add(one.row)
            for number in one.phones:
                self._by_phone[number].add(one.row)
            if one.sign:
                self._by_code[one.sign].add(one.row)
            if one.place:
                self._by_place[one.place].add(one.row)
        # How rare a name is, the register says: whoever is asked about does not make her own name more usual.
        counts = Counter(dict.fromkeys(self._by_word, 0))
        counts.update(word for one in self.women.values() if one.row > 0 for word in one.words)
        there = sum(1 for row in self.women if row > 0)
        self.words = Words(counts, max(there, len(self.women) - there), many=True)

    def worth_comparing(self, one: Traits) -> set[int]:
        """Return the rows of the women who share a telephone, a code, two names, or a name and the village."""
        found: set[int] = set()
        for number in one.phones:
            found |= self._by_phone.get(number, set())
        if one.sign:
            found |= self._by_code.get(one.sign, set())
        named = [self._having(word) for word in one.words]
        here = self._by_place.get(one.place, set()) if one.place else set()
        once: set[int] = set()
        for rows in named:
            found |= rows & once
            found |= rows & here
            once |= rows
        if len(named) == 1:
            found |= named[0]
        found.discard(one.row)
        return found

    def _having(self, word: str) -> set[int]:
        found: set[int] = set()
        for near in self.words.near(word):
            found |= self._by_word[near]
        return found
