"""Numbers with figures behind the mark, kept as whole parts of one: "2,5" is 25 tenths."""

from __future__ import annotations

import re
from typing import Final

from grouphub.base.i18n import current

_MARK: Final = {"tg": ",", "ru": ",", "en": "."}
_WRITTEN: Final = re.compile(r"([0-9]{1,12})(?:[.,]([0-9]*))?")


def mark() -> str:
    """Return the sign between whole and parts in the language spoken now."""
    return _MARK[current()]


def parse(typed: str, parts: int) -> int | None:
    """Return what was typed, with comma or point, as whole ``parts`` (10, 100, 1000 ...) of one.

    None when it is no number from zero up, or has more figures behind the mark than ``parts`` tell apart.
    """
    found = _WRITTEN.fullmatch("".join(typed.split()))
    figures = len(str(parts)) - 1
    if found is None or len(found[2] or "") > figures:
        return None
    return int(found[1]) * parts + int((found[2] or "").ljust(figures, "0") or 0)


def shown(count: int, parts: int) -> str:
    """Return "2,5" for 25 of 10 ``parts``: as many figures as it needs, in the language spoken now."""
    whole, rest = divmod(abs(count), parts)
    text = f"{whole}{mark()}{rest:0{len(str(parts)) - 1}}".rstrip("0") if rest else str(whole)
    return f"\N{MINUS SIGN}{text}" if count < 0 else text
