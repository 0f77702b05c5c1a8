"""What makes two places one, and how a district is found in the search index."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2s
from string import ascii_lowercase

from grouphub.base.texts import clean

_BETWEEN = "\n"
_MARK_LETTERS = 4


@dataclass(frozen=True)
class Place:
    """Where somebody lives, as typed; ``district`` is the key of one."""

    village: str = ""
    jamoat: str = ""
    district: str = ""

    @property
    def parts(self) -> tuple[str, str, str]:
        """Village, jamoat and district."""
        return self.village, self.jamoat, self.district

    @property
    def is_said(self) -> bool:
        """Whether anything is known at all."""
        return any(self.parts)

    @property
    def identity(self) -> str:
        """What is equal for one place however it was typed: only case and blanks may differ."""
        return _BETWEEN.join((self.district, _plain(self.jamoat), _plain(self.village)))


def _plain(text: str) -> str:
    return clean(text).casefold()


@lru_cache(maxsize=1024)
def district_mark(key: str) -> str:
    """Return the few letters that stand for a district in the search index.

    They are Latin, which no folded word is: only who is looked for by district is found by them. A district renamed
    keeps its mark, so nothing of its women has to be written anew.
    """
    if not key:
        return ""
    number = int.from_bytes(blake2s(key.encode(), digest_size=8).digest(), "big")
    letters = []
    for _place in range(_MARK_LETTERS):
        number, letter = divmod(number, len(ascii_lowercase))
        letters.append(ascii_lowercase[letter])
    return "".join(letters)
