"""A whole name in one cell: which word is hers, which her father's, which her family's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from grouphub.base.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


class NameOrder(StrEnum):
    """Which name stands first."""

    FAMILY_FIRST = "family"
    GIVEN_FIRST = "given"


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name. ``also`` is another spelling that stood in brackets, ``remark`` anything else there."""

    given: str
    patronymic: str = ""
    family: str = ""
    also: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class NameOrderFound:
    """The order of a column of whole names; ``is_clear`` when the names themselves or the head say so."""

    order: NameOrder
    is_clear: bool = True
    samples: tuple[str, ...] = ()


_FAMILY = re.compile(
    r".{2,}(?:[оеё]в|[оеё]ва|зода|зод|заде|пур|ниё|ский|ская|цкая|[иь]ян|янц|ov|ova|ev|eva|zoda|zade)",
    re.IGNORECASE,
)
_PATRONYMIC = re.compile(r".{2,}(?:[оеё]вна|ична|[оеё]вич|ович|ovna|evna|ovich|evich)", re.IGNORECASE)
_GIVEN_THAT_END_SO = frozenset(fold("шоҳзода шаҳзода шахзода шохзода озода зода фарзода").split())
_DAUGHTER_AFTER = frozenset(["қизи", "кизи", "қызы", "кызы", "qizi", "kizi", "угли", "ӯғлӣ"])
_DAUGHTER_BEFORE = frozenset(["духтари", "бинти", "dukhtari", "binti"])
_LONGEST = 4
"""Words: a whole name has no more."""
_BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]?")
_INITIALS = re.compile(r"(?<=\w\.)(?=\w)")
_GIVEN_FIRST = ("ному насаб", "ном ва насаб", "ном насаб", "имя и фамилия", "имя фамилия", "имя отчество фамилия",
                "name and surname", "name surname", "first and last name", "исму насаб")  # fmt: skip
_FAMILY_FIRST = ("насабу ном", "насаб ва ном", "насаб ном", "фио", "ф и о", "ф и ш", "фиш", "фамилия имя",
                 "фамилия и имя", "surname and name", "surname name", "насабу ному номи падар")  # fmt: skip


def _is_family(word: str) -> bool:
    return bool(_FAMILY.fullmatch(word)) and fold(word) not in _GIVEN_THAT_END_SO


def order_of(names: Iterable[str], head: str = "") -> NameOrderFound:
    """Return whether a column of whole names begins with the family name, by its endings, else by its head."""
    votes = {NameOrder.FAMILY_FIRST: 0, NameOrder.GIVEN_FIRST: 0}
    unsettled: list[str] = []
    for name in names:
        words = _words(_BRACKETS.sub(" ", name))
        if not 2 <= len(words) <= _LONGEST:
            continue
        told = [at for at, one in enumerate(words) if _is_family(one)]
        if len(told) == 1:
            votes[NameOrder.FAMILY_FIRST if told[0] == 0 else NameOrder.GIVEN_FIRST] += 1
        elif len(unsettled) < 3:
            unsettled.append(" ".join(words))
    likelier = max(votes, key=votes.__getitem__)
    all_votes = sum(votes.values())
    if all_votes and votes[likelier] >= 0.7 * all_votes:
        return NameOrderFound(likelier)
    told_by_head = _order_in(head)
    if told_by_head:
        return NameOrderFound(told_by_head)
    return NameOrderFound(NameOrder.FAMILY_FIRST, is_clear=not unsettled, samples=tuple(unsettled))


def _order_in(head: str) -> NameOrder | None:
    key = fold(head)
    if any(fold(one) in key for one in _GIVEN_FIRST):
        return NameOrder.GIVEN_FIRST
    return NameOrder.FAMILY_FIRST if any(fold(one) in key for one in _FAMILY_FIRST) else None


def _words(text: str) -> list[str]:
    """Return the words of a name, initials parted, "daughter of" kept with the father's name."""
    words: list[str] = []
    pending = ""
    for word in _INITIALS.sub(" ", text.replace(",", " ")).split():
        low = word.lower()
        if low in _DAUGHTER_AFTER and words:
            words[-1] += f" {word}"
        elif low in _DAUGHTER_BEFORE:
            pending = word
        else:
            words.append(f"{pending} {word}".strip())
            pending = ""
    return words


def _is_patronymic(word: str) -> bool:
    parts = word.split()
    return bool(_PATRONYMIC.fullmatch(word)) or (
        len(parts) > 1 and (parts[-1].lower() in _DAUGHTER_AFTER or parts[0].lower() in _DAUGHTER_BEFORE)
    )


def split(text: str, order: NameOrder) -> Name:
    """Return the parts of a whole name; endings that tell win over the order of the column."""
    also, remark = _in_brackets(text)
    bare = _BRACKETS.sub(" ", text)
    if "," in bare.strip(" ,"):
        order = NameOrder.FAMILY_FIRST
    words = _words(bare)
    if not words:
        return Name(also or text.strip(" ()[]{}"), remark=remark)
    fathers = [at for at, one in enumerate(words) if len(words) > 1 and _is_patronymic(one)]
    patronymic = words.pop(fathers[-1]) if fathers else ""
    given, middle, family = _parted(words, order, fathers[-1] if fathers else None)
    return Name(given, " ".join(filter(None, (patronymic, middle))), family, also, remark)


def named(text: str, order: NameOrder | None = None) -> Name | None:
    """Return the parts of what was typed where only her own name belongs; None when it is no more than that.

    Without ``order`` the endings have to tell. What stands in brackets stays as typed.
    """
    words = _words(text)
    if len(words) < 2 or len(words) > _LONGEST or _BRACKETS.search(text):
        return None
    names = [one for one in words if not _is_patronymic(one)]
    told = sum(map(_is_family, names)) == 1 or (len(names) < len(words) and len(names) <= 2)
    return split(text, order or NameOrder.FAMILY_FIRST) if order or told else None


def _parted(words: list[str], order: NameOrder, father_at: int | None) -> tuple[str, str, str]:
    """Return given, father's and family name of words from which a patronymic was taken at ``father_at``."""
    if len(words) == 1:
        return words[0], "", ""
    told = [at for at, one in enumerate(words) if _is_family(one)]
    if len(told) == 1:
        family = words.pop(told[0])
        return words[0], " ".join(words[1:]), family
    # The father's name follows hers: in the middle hers stood first.
    if father_at is not None and len(words) == 2:
        order = NameOrder.GIVEN_FIRST if father_at == 1 else NameOrder.FAMILY_FIRST
    if order is NameOrder.FAMILY_FIRST:
        return words[1], " ".join(words[2:]), words[0]
    return words[0], " ".join(words[1:-1]), words[-1]


def _in_brackets(text: str) -> tuple[str, str]:
    found = [" ".join(inside.split()) for inside in _BRACKETS.findall(text) if inside.strip()]
    names = [one for one in found if len(one.split()) <= 3 and all(word[:1].isupper() for word in one.split())]
    return ", ".join(names), ", ".join(one for one in found if one not in names)
