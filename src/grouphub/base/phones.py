"""Telephone numbers of Tajikistan: read from any writing, never refused, doubted aloud (FACTS 4.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from grouphub.base.i18n import _, ngettext

COUNTRY = "992"
"""The code of Tajikistan; nine digits follow, and a mobile number may begin with 0."""


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """What was read of a typed number: its normal form, and what seems wrong with it.

    ``digits`` is "+992#########", another country's "+" number, a short number, or the bare digits when in doubt.
    """

    digits: str
    doubt: Literal["missing", "extra", "unknown"] | None = None
    missing: int = 0
    extra: int = 0


_ONE_PLUS = re.compile(r"\+[\s(]*\d")


def parse(typed: str) -> PhoneNumber:
    """Return what can be read of a typed number; nothing is refused."""
    plain = typed.isascii() and typed.isdecimal()
    digits = typed if plain else "".join(str(int(sign)) for sign in typed if sign.isdecimal())
    if not digits:
        return PhoneNumber("", "unknown" if typed.strip() else None)
    with_code = digits if _ONE_PLUS.search(typed) else _with_code(digits)
    return _international(with_code) if with_code else _national(digits)


def _with_code(digits: str) -> str | None:
    """Return the digits from the country code on when what stands before them shows that there is one."""
    for prefix in ("810" + COUNTRY, "8" + COUNTRY, COUNTRY):
        if digits.startswith(prefix) and len(digits) == len(prefix) + 9:
            return digits[len(prefix) - len(COUNTRY) :]
    if digits.startswith("00") and len(digits) > 10:
        return digits[2:]
    if digits.startswith("8") and len(digits) == 10:  # 8 was dialled before every number within the country
        return COUNTRY + digits[1:]
    if digits.startswith("79") and len(digits) == 11:  # many husbands have a mobile number of Russia
        return digits
    return None


def _international(digits: str) -> PhoneNumber:
    if not digits.startswith(COUNTRY):
        return PhoneNumber(f"+{digits}", None if 10 <= len(digits) <= 15 else "unknown")
    return _counted(f"+{digits}", len(digits) - len(COUNTRY))


def _national(digits: str) -> PhoneNumber:
    if 3 <= len(digits) <= 5:
        return PhoneNumber(digits)
    return _counted(f"+{COUNTRY}{digits}" if len(digits) == 9 else digits, len(digits))


def _counted(normal: str, count: int) -> PhoneNumber:
    if count < 9:
        return PhoneNumber(normal, "missing", missing=9 - count)
    if count > 9:
        return PhoneNumber(normal, "extra", extra=count - 9)
    return PhoneNumber(normal)


def doubt_text(number: PhoneNumber) -> str | None:
    """Return what to look at again, or None when the number looks right."""
    match number.doubt:
        case "missing":
            text = ngettext("{count} digit is missing.", "{count} digits are missing.", number.missing)
            return text.format(count=number.missing)
        case "extra":
            text = ngettext("There is {count} digit too many.", "There are {count} digits too many.", number.extra)
            return text.format(count=number.extra)
        case "unknown":
            return _("This does not look like a phone number. It is kept as it is.")
    return None


def shown(normal: str, *, style: Literal["short", "full", "threes"] = "short") -> str:
    """Return a normal form grouped for reading.

    ``short`` is "93 514 16 42", ``full`` "+992 93 514 16 42", ``threes`` "935 14 16 42"; a number of another country
    or in doubt is grouped as far as that is safe.
    """
    if normal.startswith(f"+{COUNTRY}") and len(normal) == 13:
        sizes = (3, 2, 2, 2) if style == "threes" else (2, 3, 2, 2)
        grouped = _grouped(normal[4:], sizes)
        return f"+{COUNTRY} {grouped}" if style == "full" else grouped
    if normal.startswith("+7") and len(normal) == 12:
        return f"+7 {_grouped(normal[2:], (3, 3, 2, 2))}"
    if normal.startswith("+") and len(normal) > 7:
        return f"{normal[:4]} {_grouped(normal[4:], (2, 3, 2, 2, 2, 2))}"
    return normal


def _grouped(digits: str, sizes: tuple[int, ...]) -> str:
    groups = []
    for size in sizes:
        groups.append(digits[:size])
        digits = digits[size:]
    return " ".join(filter(None, [*groups, digits]))
