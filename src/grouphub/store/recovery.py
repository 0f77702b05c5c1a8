"""The recovery sheet's code: 24 signs in six groups of four.

Of 120 bits 110 are random. The last two signs are the check of a Reed-Solomon code over GF(32): any one or two
wrong signs, and any two signs changed about, are noticed for certain, not only probably; a single wrong one can be
pointed at. The signs are Crockford's base 32, which leaves out I, L, O and U.
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 24
GROUP = 4
GROUPS = LENGTH // GROUP

_RANDOM = LENGTH - 2
_DOMAIN = b"grouphub recovery sheet\0"

# What a hand or an eye makes of the signs.
_ALIKE = dict(zip("OILUОАВЕЁКМНРСТУХЗІҚҲИӢЧҶҒБ", "011V0ABEEKMHPCTYX31KXNN44F6", strict=True))

# The same keys on the Russian and the Tajik keyboard (xkeyboard-config, symbols ru and tj); the dash of the
# Tajik one is ғ.
_BY_PLACE = dict(zip("ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬҚҲҶӢ", "QWERTYUIOPASDFGHJKLZXCVBNMWOSM", strict=True)) | {"Ғ": ""}


class RecoveryMistyped(GroupHubError):
    """These signs are not a recovery code."""

    message = N_("These signs do not fit together. Compare them with the sheet group by group. Nothing was changed.")


class RecoveryTooShort(RecoveryMistyped):
    """Signs are missing; fact: count."""

    def text(self) -> str:
        """Return the sentence with the number of missing signs."""
        count = self.facts["count"]
        assert isinstance(count, int)
        return ngettext(
            "{count} sign is missing: the sheet has 24.", "{count} signs are missing: the sheet has 24.", count
        ).format(count=count)


class RecoveryTooLong(RecoveryMistyped):
    """There are too many signs; fact: count."""

    def text(self) -> str:
        """Return the sentence with the number of signs too many."""
        count = self.facts["count"]
        assert isinstance(count, int)
        return ngettext(
            "{count} sign is too many: the sheet has 24.", "{count} signs are too many: the sheet has 24.", count
        ).format(count=count)


class RecoverySignUnknown(RecoveryMistyped):
    """A sign never stands on a sheet; facts: sign, group (from 1)."""

    message = N_("The sign {sign} in group {group} is never on a sheet. Compare this group with the sheet.")


class RecoveryGroupDoubtful(RecoveryMistyped):
    """One sign differs; fact: group (from 1) it most likely stands in."""

    message = N_("These signs do not fit together. Look at group {group} first: most likely one sign there differs.")


@dataclass(frozen=True)
class RecoveryCode:
    """What opens the register when the password is forgotten."""

    signs: str = field(repr=False)

    @classmethod
    def new(cls) -> RecoveryCode:
        """Make a code by chance."""
        return cls(_with_check([secrets.randbelow(32) for _ in range(_RANDOM)]))

    @classmethod
    def parse(cls, typed: str) -> RecoveryCode:
        """Read what she typed from the sheet; raises RecoveryMistyped or a kind of it.

        Small letters, blanks, dashes, look-alikes and the same keys in the Russian or Tajik layout are understood.
        """
        letters = _letters(typed)
        readings = [_read(letters, _ALIKE), _read(letters, _BY_PLACE)]
        for reading in readings:
            if _is_whole(reading) and not any(_syndromes(reading)):
                return cls(reading)
        raise _mistake(letters, readings)

    @property
    def groups(self) -> tuple[str, ...]:
        """The code as six groups of four."""
        return tuple(self.signs[start : start + GROUP] for start in range(0, LENGTH, GROUP))

    @property
    def secret(self) -> bytes:
        """The bytes a key is derived from; no password has the same."""
        return _DOMAIN + self.signs.encode()

    def fits_groups(self, indices: Sequence[int], typed: Sequence[str]) -> bool:
        """Tell whether the groups at ``indices`` (from 0) were typed back right."""
        return len(indices) == len(typed) and all(
            self.groups[index] in {_read(_letters(text), _ALIKE), _read(_letters(text), _BY_PLACE)}
            for index, text in zip(indices, typed, strict=True)
        )


def choose_groups(count: int = 2) -> tuple[int, ...]:
    """Return by chance which groups (from 0, in order) she is asked to type back."""
    return tuple(sorted(secrets.SystemRandom().sample(range(GROUPS), count)))


def _letters(typed: str) -> str:
    """Return the signs alone: no blanks, dashes, dots or underscores, in capitals."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    return "".join(sign for sign in plain if sign.isalnum() or unicodedata.category(sign)[0] == "S")


def _read(letters: str, table: dict[str, str]) -> str:
    placed = "".join(table.get(sign, sign) for sign in letters)
    return "".join(_ALIKE.get(sign, sign) for sign in placed)


def _mistake(letters: str, readings: list[str]) -> RecoveryMistyped:
    strange = next((place for place, sign in enumerate(letters) if not _is_sign(sign)), None)
    if strange is not None:
        return RecoverySignUnknown(sign=letters[strange], group=strange // GROUP + 1)
    length = min((len(reading) for reading in readings), key=lambda length: abs(length - LENGTH))
    if length < LENGTH:
        return RecoveryTooShort(count=LENGTH - length)
    if length > LENGTH:
        return RecoveryTooLong(count=length - LENGTH)
    for reading in readings:
        if _is_whole(reading) and (place := _doubtful(reading)) is not None:
            return RecoveryGroupDoubtful(group=place // GROUP + 1)
    return RecoveryMistyped()


def _is_sign(sign: str) -> bool:
    return any(set(_read(sign, table)) <= set(SIGNS) for table in (_ALIKE, _BY_PLACE))


def _is_whole(reading: str) -> bool:
    return len(reading) == LENGTH and set(reading) <= set(SIGNS)


# GF(32) over x^5 + x^2 + 1, whose x generates all 31 elements but 0.
_POWERS = [1]
while len(_POWERS) < 31:
    _shifted = _POWERS[-1] << 1
    _POWERS.append(_shifted ^ 0b100101 if _shifted & 32 else _shifted)
_LOGS = {element: power for power, element in enumerate(_POWERS)}


def _times(left: int, right: int) -> int:
    return _POWERS[(_LOGS[left] + _LOGS[right]) % 31] if left and right else 0


def _sums(elements: Sequence[int]) -> tuple[int, int]:
    plain = weighted = 0
    for place, element in enumerate(elements):
        plain ^= element
        weighted ^= _times(element, _POWERS[place])
    return plain, weighted


def _syndromes(reading: str) -> tuple[int, int]:
    return _sums([SIGNS.index(sign) for sign in reading])


def _with_check(elements: list[int]) -> str:
    """Append two signs so that both sums become 0."""
    plain, weighted = _sums(elements)
    first, last = _POWERS[_RANDOM], _POWERS[_RANDOM + 1]
    # a + b = plain and a * first + b * last = weighted, where + is exclusive or
    divisor = _LOGS[first ^ last]
    rest = weighted ^ _times(plain, first)
    check = _POWERS[(_LOGS[rest] - divisor) % 31] if rest else 0
    return "".join(SIGNS[element] for element in [*elements, plain ^ check, check])


def _doubtful(reading: str) -> int | None:
    """Return where one wrong sign would explain the sums, if anywhere."""
    plain, weighted = _syndromes(reading)
    if not plain or not weighted:
        return None
    place = (_LOGS[weighted] - _LOGS[plain]) % 31
    return place if place < LENGTH else None
