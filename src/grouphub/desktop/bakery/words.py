"""What the bakery's pages say in the same words."""

from __future__ import annotations

from grouphub.base import decimals
from grouphub.base.i18n import _, ngettext
from grouphub.base.money import shown


def hours(minutes: int) -> str:
    """Return "8 hours" or "7:30"."""
    whole, rest = divmod(minutes, 60)
    if rest:
        return _("{hours} h").format(hours=f"{whole}:{rest:02}")
    return ngettext("{count} hour", "{count} hours", whole).format(count=whole)


def typed_hours(minutes: int) -> str:
    """Return "8" or "7:30", as it is typed."""
    whole, rest = divmod(minutes, 60)
    return f"{whole}:{rest:02}" if rest else str(whole)


def minutes_of(text: str, *, most: int = 24 * 60) -> int | None:
    """Return the minutes of "8", "7:30" or "7,5", at most so many; none when it is no time."""
    whole, colon, rest = text.strip().partition(":")
    if colon and whole.isdecimal() and rest.isdecimal() and len(rest) == 2 and int(rest) < 60:
        found = int(whole) * 60 + int(rest)
    else:
        hundredths = decimals.parse(text, 100)
        if hundredths is None:
            return None
        found = round(hundredths * 60 / 100)
    return found if 0 <= found <= most else None


def time_of(text: str) -> int | None:
    """Return the minutes since midnight of "5" or "5:30"; none when it is no time of a day."""
    found = minutes_of(text)
    return found if found is not None and found < 24 * 60 else None


def typed_time(minutes: int) -> str:
    """Return "5:00", as it is typed."""
    return f"{minutes // 60}:{minutes % 60:02}"


def unit_word(unit: str) -> str:
    """Return in what an ingredient is measured."""
    words = {"kg": _("kg"), "litre": _("litre"), "piece": _("piece"), "pack": _("pack"), "sack": _("sack")}
    return words.get(unit, unit)


def minus(amount: int) -> str:
    """Return what goes off a sum, with its minus."""
    return shown(-amount) if amount else shown(0)
