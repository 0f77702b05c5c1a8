"""What two women are compared by: their names as search keys, birth, telephones, place, code."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from grouphub.base.names import fold, stem
from grouphub.base.phones import parse
from grouphub.base.texts import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from grouphub.base.birth import Birth
    from grouphub.features.people.drafts import PersonDraft

_SHORTEST_NUMBER = 6
"""Digits: a shorter number is a help line, which many women may be reached by."""
_FATHERS_ENDING = re.compile(r"(?<=\w{3})(?:овна|евна|ович|евич)$")
_SOUNDS = str.maketrans("ояюе", "аауи")


@dataclass(frozen=True)
class Traits:
    """One woman, in the register or about to be; ``row`` is her place in the list she comes from."""

    given: str
    family: str = ""
    patronymic: str = ""
    spellings: tuple[str, ...] = ()
    """Other ways her name is written, the name on paper among them, as typed."""
    birth: Birth | None = None
    phones: frozenset[str] = frozenset()
    """Normal forms."""
    village: str = ""
    code: str = ""
    row: int = 0
    id: UUID | None = field(default=None, compare=False)

    @cached_property
    def _folded(self) -> tuple[str, str, str]:
        return fold(self.given), fold(self.family), fold(self.patronymic)

    @cached_property
    def _spelled(self) -> tuple[str, ...]:
        return tuple(map(fold, self.spellings))

    @cached_property
    def names(self) -> tuple[str, str, str]:
        """Given, family and father's name as search keys, each without its blanks."""
        given, family, patronymic = self._folded
        return given.replace(" ", ""), family.replace(" ", ""), patronymic.replace(" ", "")

    @cached_property
    def others(self) -> frozenset[str]:
        """The words of her other spellings, each spelling also as one word."""
        return frozenset(word for text in self._spelled for word in (*text.split(), text.replace(" ", "")))

    @cached_property
    def place(self) -> str:
        """The village as a search key."""
        return fold(self.village)

    @cached_property
    def sign(self) -> str:
        """The code, as it is kept."""
        return self.code.strip()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every word she may be found by, her names first."""
        found = [word for text in (*self._folded, *self._spelled) for word in text.split()]
        return tuple(dict.fromkeys(word for word in found if not word.isdecimal()))

    @cached_property
    def arranged(self) -> tuple[tuple[tuple[str, str, str], bool], ...]:
        """Her names as they may have been meant, and whether that is another order than typed."""
        return tuple(self._arranged())

    def _arranged(self) -> Iterator[tuple[tuple[str, str, str], bool]]:
        given, family, patronymic = self.names
        yield self.names, False
        if family:
            yield (family, given, patronymic), True
            if patronymic:
                yield (given, patronymic, family), True
        else:
            parts = self._folded[0].split()
            if 2 <= len(parts) <= 3:
                first, second, third = (*parts, "", "")[:3]
                yield (first, second, third or patronymic), False
                yield (second, first, third or patronymic), True
                if third:
                    yield (first, third, second), True


def numbers(typed: Iterable[str]) -> frozenset[str]:
    """Return the normal forms of telephones that belong to few women."""
    found = (parse(text).digits for text in typed)
    return frozenset(number for number in found if len(number) >= _SHORTEST_NUMBER)


def traits_of(draft: PersonDraft, row: int = 0) -> Traits:
    """Return what a woman in a form or in a file is compared by."""
    return Traits(
        given=clean(draft.given),
        family=clean(draft.family),
        patronymic=clean(draft.patronymic),
        spellings=tuple(filter(None, map(clean, (*draft.spellings, draft.paper_name)))),
        birth=draft.birth,
        phones=numbers(clean(phone.typed) for phone in draft.phones),
        village=clean(draft.village),
        code=clean(draft.code),
        row=row,
        id=draft.id,
    )


def sound(word: str) -> str:
    """Return a search key with the vowels run together that Russian and Tajik writing swap."""
    return word.translate(_SOUNDS)


def root(word: str) -> str:
    """Return a search key without the ending of a family or father's name."""
    return stem(_FATHERS_ENDING.sub("", word))
