"""What becomes of everything written about a woman when it turns out that she was entered twice."""

from __future__ import annotations

from grouphub.base.i18n import _, ngettext
from grouphub.features.contribution import Joins, PersonLink, Shown
from grouphub.features.people.models import Consent, Note, Phone, Picture, RoleSpan, Spelling, StandingStep
from grouphub.features.people.rules import Safe, Whose

_MOST_CAUTIOUS = (Safe.NO, Safe.YES, Safe.UNKNOWN)


def _one_phone(kept: Phone, other: Phone) -> None:
    """Say of the telephone both have what either says; of two answers whether it is safe, the more cautious one."""
    known = [safe for safe in _MOST_CAUTIOUS if safe in {kept.safe, other.safe}]
    kept.safe = known[0] if known else kept.safe
    if kept.whose == Whose.OWN != other.whose:
        kept.whose = other.whose
    for name in ("whose_words", "hours", "remark"):
        said = dict.fromkeys(filter(None, (getattr(kept, name), getattr(other, name))))
        setattr(kept, name, "; ".join(said))


def _picture(row: Picture) -> Shown:
    return Shown(_("Picture"), "", row.jpeg)


def _phones(count: int) -> str:
    return ngettext("{count} phone", "{count} phones", count).format(count=count)


def _spellings(count: int) -> str:
    return ngettext("{count} other spelling", "{count} other spellings", count).format(count=count)


def _roles(count: int) -> str:
    return ngettext("{count} role", "{count} roles", count).format(count=count)


def _steps(count: int) -> str:
    told = ngettext("{count} day of coming or leaving", "{count} days of coming or leaving", count)
    return told.format(count=count)


def _answers(count: int) -> str:
    return ngettext("{count} answer to a question", "{count} answers to questions", count).format(count=count)


def _notes(count: int) -> str:
    return ngettext("{count} note", "{count} notes", count).format(count=count)


def _pictures(count: int) -> str:
    return ngettext("{count} picture", "{count} pictures", count).format(count=count)


LINKS = (
    PersonLink(Phone, joins=Joins.UNION, same=("key",), said=_phones, blend=_one_phone),
    PersonLink(Spelling, joins=Joins.UNION, same=("text",), said=_spellings),
    PersonLink(RoleSpan, joins=Joins.UNION, same=("role", "since", "until"), said=_roles),
    PersonLink(StandingStep, joins=Joins.UNION, same=("standing", "day", "reason"), said=_steps),
    PersonLink(Consent, joins=Joins.UNION, same=("purpose", "answer", "day", "way"), said=_answers),
    PersonLink(Note, joins=Joins.UNION, same=("day", "text"), said=_notes),
    PersonLink(Picture, joins=Joins.ONE, said=_pictures, shown=_picture),
)
