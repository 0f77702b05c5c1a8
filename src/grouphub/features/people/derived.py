"""What follows from what was written about a woman: how she is sorted, found and called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grouphub.base.names import fold, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

_SORTED_BY = 160
"""Signs of a sort key: names alike that far stay in the order they were entered in."""
_NAME_IN_SENTENCE = 60
_NO_DIGITS = re.compile(r"\D+")
_LETTERS_OR_DIGITS = re.compile(r"\d+|[^\W\d_]+")


def shown_name(given: str, family: str, *, family_first: bool, patronymic: str = "") -> str:
    """Return her name as the group writes it; the patronymic only where it is asked for."""
    parts = (family, given, patronymic) if family_first else (given, patronymic, family)
    return " ".join(filter(None, parts))


def name_in_sentence(given: str, family: str, *, family_first: bool) -> str:
    """Return her name short enough for a sentence."""
    name = shown_name(given, family, family_first=family_first)
    return name if len(name) <= _NAME_IN_SENTENCE else f"{name[: _NAME_IN_SENTENCE - 1]}…"


def sort_keys(given: str, patronymic: str, family: str) -> dict[str, str]:
    """Return the columns that sort her by given and by family name."""
    return {
        "sort_given": _sort_key(given, patronymic, family),
        "sort_family": _sort_key(family, given, patronymic),
    }


def village_key(village: str) -> dict[str, str]:
    """Return the column that sorts her by village."""
    return {"sort_village": _sort_key(village)}


def search_keys(
    names: Iterable[str], village: str, code: str, phones: Iterable[tuple[str, str]], more: Iterable[str], mark: str
) -> dict[str, str]:
    """Return the columns she is found by: all her names, where she lives, and digits without what stands between.

    ``phones`` are pairs of what was typed and its normal form; ``more`` is the rest of what she is found by, ``mark``
    the mark of her district. Words are sorted: in whatever order rows are read, the columns are the same.
    """
    runs = [digits(code)] if len(digits(code)) > 2 else []
    for typed, normal in phones:
        full, as_typed = digits(normal), digits(typed)
        runs += [run for run in (full, as_typed if as_typed not in full else "") if run]
    return {
        "search_names": " ".join(_each_once(names)),
        "search_place": " ".join(_each_once((village, *code_forms(code)))),
        "search_more": " ".join(filter(None, (mark, *_each_once(more)))),
        "search_digits": " ".join(sorted(set(runs))),
    }


def code_forms(code: str) -> tuple[str, ...]:
    """Return the ways a code is typed: as it is, run together and apart, so that B17 and B-17 are the same."""
    parts = _LETTERS_OR_DIGITS.findall(code)
    return tuple(dict.fromkeys(filter(None, (code, "".join(parts), " ".join(parts)))))


def digits(text: str) -> str:
    """Return only the digits of ``text``."""
    return _NO_DIGITS.sub("", text) if text else ""


def _sort_key(*parts: str) -> str:
    return sort_key(" ".join(filter(None, parts)))[:_SORTED_BY]


def _each_once(texts: Iterable[str]) -> list[str]:
    return sorted({word for text in texts if text for word in fold(text).split()})
