"""Guesses what the columns of a table are for, from their heads and from what stands in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from grouphub.base.names import fold
from grouphub.features.transfer import choice_words
from grouphub.features.transfer.heads import detailed, recognised
from grouphub.features.transfer.meanings import NOT_USED, SEVERAL, TELLING, Meaning, OwnColumn, Use
from grouphub.features.transfer.sheets import CellFault, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grouphub.features.transfer.sheets import Cell
    from grouphub.features.transfer.tables import Column, Table

_SAMPLE = 200


def guess(
    table: Table, today: date, *, chosen: Mapping[int, Use] | None = None, own: tuple[OwnColumn, ...] = ()
) -> tuple[Use, ...]:
    """Return the use of each column of the table. ``chosen`` are those she set, by the column's number in the sheet."""
    chosen = chosen or {}
    looks = [_look(table, place, today) for place in range(len(table.columns))]
    uses = [
        detailed(chosen[column.number], column.head) if column.number in chosen else _use(column, look, own)
        for column, look in zip(table.columns, looks, strict=True)
    ]
    fixed = {place for place, column in enumerate(table.columns) if column.number in chosen}
    return tuple(_without_clashes(_names_settled(uses, looks, fixed), looks, fixed))


def is_questionable(uses: tuple[Use, ...]) -> bool:
    """Return whether no column looks like names, births or phones: then it may be no list of women at all."""
    return not any(use.meaning in TELLING for use in uses)


@dataclass(frozen=True, slots=True)
class _Look:
    """What part of the filled cells of a column looks like what; all 0 in an empty one."""

    filled: int = 0
    words: float = 0.0
    several_words: float = 0.0
    names: float = 0.0
    families: float = 0.0
    phones: float = 0.0
    years: float = 0.0
    ages: float = 0.0
    days: float = 0.0
    births: float = 0.0
    roles: float = 0.0
    ticks: float = 0.0
    differing: float = 0.0
    counting: bool = False


def _look(table: Table, place: int, today: date) -> _Look:
    cells = [cell for cell in (row[place] for row in table.rows[: 4 * _SAMPLE]) if cell != ""][:_SAMPLE]
    cells = [cell for cell in cells if not isinstance(cell, CellFault)]
    if not cells:
        return _Look()
    count = len(cells)
    texts = [text_of(cell) for cell in cells]
    parts = [_NAME_WORD.findall(text) for text in texts]
    words = [bool(found) and not any(map(str.isdecimal, text)) for found, text in zip(parts, texts, strict=True)]
    return _Look(
        filled=count,
        words=sum(words) / count,
        several_words=sum(is_word and 2 <= len(found) <= 5 for is_word, found in zip(words, parts, strict=True))
        / count,
        names=sum(
            is_word and len(found) <= 5 and found[0][:1].isupper() for is_word, found in zip(words, parts, strict=True)
        )
        / count,
        families=sum(any(_FAMILY.search(one) for one in found) for found in parts) / count,
        phones=sum(map(_is_phone, texts)) / count,
        years=sum(text.isdecimal() and 1900 <= int(text) <= today.year - _YOUNGEST for text in map(_four_digits, texts))
        / count,
        ages=sum(text.isdecimal() and len(text) <= 3 and 5 <= int(text) <= 110 for text in texts) / count,
        births=sum(_is_old_day(cell, text, today) for cell, text in zip(cells, texts, strict=True)) / count,
        days=sum(isinstance(cell, date) or bool(_DAY.match(text)) for cell, text in zip(cells, texts, strict=True))
        / count,
        roles=sum(map(choice_words.is_role, texts)) / count,
        ticks=sum(choice_words.answer_in(text) is not None for text in texts) / count,
        differing=len(set(texts)) / count,
        counting=_counts(cells),
    )


_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_.'’ʼ`-]*(?:['’ʼ`-][^\W\d_]+)*")
_FAMILY = re.compile(r"(?:ов|ева|ев|ова|зода|зод|заде|ян|ӣ|ниё|фар|пур|духт|ov|ova|ev|eva|zoda|zade)$", re.IGNORECASE)
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b")


_YOUNGEST = 5
"""Years: a column of younger days or years, whose head says nothing, is not of births."""
_YEAR_AT_END = re.compile(r"\b(\d{4})\b")


def _is_old_day(cell: Cell, text: str, today: date) -> bool:
    if isinstance(cell, date):
        return cell.year <= today.year - _YOUNGEST
    year = _YEAR_AT_END.search(text) if _DAY.match(text) else None
    return bool(_DAY.match(text)) and (year is None or int(year[1]) <= today.year - _YOUNGEST)


def _is_phone(text: str) -> bool:
    digits = sum(map(str.isdecimal, text))
    return 9 <= digits <= 40 and not _DAY.match(text) and digits * 2 >= len(text.replace(" ", ""))


def _four_digits(text: str) -> str:
    return text if len(text) == 4 else ""


def _counts(cells: list[Cell]) -> bool:
    """Return whether the cells count the rows: 1, 2, 3."""
    numbers = [int(text) for cell in cells if (text := text_of(cell).rstrip(".")).isdecimal() and len(text) < 7]
    if len(numbers) < 2 or len(numbers) < 0.9 * len(cells):
        return False
    steps = sum(after - before == 1 for before, after in pairwise(numbers))
    return numbers[0] <= 1 and steps >= 0.8 * (len(numbers) - 1)


def _use(column: Column, look: _Look, own: tuple[OwnColumn, ...]) -> Use:
    """Return what the head says, corrected by what stands below it; without a head, what stands there alone."""
    said = told(column.heads, own)
    if said is None and choice_words.role_named(column.head) and look.ticks > 0.8:
        said = Use(Meaning.ROLES, sure=0.8)
    if said is None:
        return _by_values(look, has_head=bool(column.heads))
    if said.meaning is Meaning.YEAR and look.filled and look.days > 0.5:
        return replace(said, meaning=Meaning.BIRTH)
    if said.meaning is Meaning.CODE and look.counting:
        return replace(said, sure=0.6)
    if said.meaning in {Meaning.YEAR, Meaning.BIRTH} and look.ages > 0.8:
        return replace(said, meaning=Meaning.AGE, sure=0.7)
    if (
        said.meaning is Meaning.NOTHING
        and not look.counting
        and look.phones > 0.8
        and fold(column.head) in _NUMBER_HEADS
    ):
        return Use(Meaning.PHONE, sure=0.7)
    return said


_NUMBER_HEADS = {fold(head) for head in ("рақам", "номер", "number", "no", "nr", "num")}


def told(heads: tuple[str, ...], own: tuple[OwnColumn, ...] = ()) -> Use | None:
    """Return what the heads of a column say: the lowest one first, seen together with those above it."""
    if not heads:
        return None
    together = recognised(" ".join(heads), own) if len(heads) > 1 else None
    for head in reversed(heads):
        found = recognised(head, own)
        if found:
            if together and (together.meaning is Meaning.NOTHING or together.meaning is found.meaning):
                return replace(together, sure=found.sure)
            return found
    return together


def _by_values(look: _Look, *, has_head: bool) -> Use:
    """Return the likeliest use of a column whose head, if it has one, says nothing that is known."""
    if not look.filled or look.counting:
        return NOT_USED
    likely = (
        (Meaning.PHONE, look.phones > 0.7, 0.6),
        (Meaning.BIRTH, look.births > 0.7, 0.5),
        (Meaning.YEAR, look.years > 0.8, 0.6),
        (Meaning.ROLES, look.roles > 0.8, 0.6),
        (Meaning.FULL_NAME, look.names > 0.8 and look.several_words > 0.7 and look.families > 0.3, 0.6),
        (Meaning.FAMILY, look.names > 0.8 and look.families > 0.7 and look.differing > 0.2, 0.5),
        (Meaning.AGE, look.ages > 0.9 and look.filled > 2 and look.differing > 0.2 and not has_head, 0.4),
    )
    found = next(((meaning, sure) for meaning, is_likely, sure in likely if is_likely), None)
    return Use(found[0], sure=found[1] - 0.1 * has_head) if found else NOT_USED


_NAMES = frozenset({Meaning.GIVEN, Meaning.FAMILY, Meaning.FULL_NAME})


def _names_settled(uses: list[Use], looks: list[_Look], fixed: set[int]) -> list[Use]:
    """Tell a column "Name" that holds whole names from one that holds her own name only."""
    meanings = {use.meaning for use in uses}
    if any(use.meaning in _NAMES and use.sure > 0.6 for use in uses):
        # Where heads name her, other names in the table are those of husbands and trainers.
        uses = [NOT_USED if use.meaning in _NAMES and use.sure <= 0.6 else use for use in uses]
    for place, use in enumerate(uses):
        if place in fixed:
            continue
        look = looks[place]
        if (
            use.meaning is Meaning.GIVEN
            and not meanings & {Meaning.FAMILY, Meaning.FULL_NAME}
            and look.several_words > 0.5
        ):
            uses[place] = replace(use, meaning=Meaning.FULL_NAME, sure=min(use.sure, 0.8))
        if use.meaning is Meaning.FULL_NAME and Meaning.GIVEN in meanings and look.several_words < 0.3:
            uses[place] = replace(use, meaning=Meaning.NOTHING, sure=0.4)
    if not {use.meaning for use in uses} & {Meaning.GIVEN, Meaning.FULL_NAME}:
        _find_given(uses, looks, fixed)
    return uses


def _find_given(uses: list[Use], looks: list[_Look], fixed: set[int]) -> None:
    """Take the first unused column of words as her name when there is none yet."""
    for place, use in enumerate(uses):
        look = looks[place]
        if place not in fixed and use == NOT_USED and look.names > 0.8 and look.differing > 0.3:
            whole = look.several_words > 0.6 and Meaning.FAMILY not in {one.meaning for one in uses}
            uses[place] = Use(Meaning.FULL_NAME if whole else Meaning.GIVEN, sure=0.4)
            return


def _without_clashes(uses: list[Use], looks: list[_Look], fixed: set[int]) -> list[Use]:
    """Leave one column for what a woman has once: the chosen one, else the surest, else the fullest."""
    best: dict[Meaning, int] = {}
    for place in sorted(
        range(len(uses)), key=lambda at: (at not in fixed, -uses[at].sure, -min(looks[at].filled, 1), at)
    ):
        meaning = uses[place].meaning
        if meaning in SEVERAL:
            continue
        if meaning in best and place not in fixed:
            uses[place] = NOT_USED
        best.setdefault(meaning, place)
    return uses
