"""A telephone as it is shown: never without what must be known before it is dialled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grouphub.base.i18n import _
from grouphub.base.phones import shown
from grouphub.features.people.rules import Safe, Whose, chosen, word

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Row

    from grouphub.features.people.models import Phone


@dataclass(frozen=True)
class PhoneRow:
    """A number, whose it is, whether it is safe to call and when, and a remark."""

    id: UUID
    typed: str
    normal: str
    shown: str
    whose: Whose
    whose_words: str
    safe: Safe
    hours: str
    remark: str

    def about(self) -> list[str]:
        """Return when to call, whose it is unless her own, and the remark."""
        parts = [_("Hours: {hours}").format(hours=self.hours)] if self.hours else []
        if self.whose is not Whose.OWN:
            parts.append(self.whose_words or word(self.whose))
        return [*parts, self.remark] if self.remark else parts

    def caution(self) -> str:
        """Return in one line what must be known before calling: safe or not, when, whose it is, the remark."""
        return " · ".join((word(self.safe), *self.about()))

    def in_line(self) -> str:
        """Return the number with its caution, for a line of text."""
        return _("{number} ({caution})").format(number=self.shown, caution=self.caution())


def phone_row(phone: Phone | Row[Any]) -> PhoneRow:
    """Return a telephone as it is shown."""
    return PhoneRow(
        id=phone.id,
        typed=phone.typed,
        normal=phone.normal,
        shown=shown(phone.normal) if phone.normal else phone.typed,
        whose=chosen(Whose, phone.whose, Whose.OTHER),
        whose_words=phone.whose_words,
        safe=chosen(Safe, phone.safe, Safe.UNKNOWN),
        hours=phone.hours,
        remark=phone.remark,
    )
