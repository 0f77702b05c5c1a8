"""What the forms of a family say before they are saved."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from grouphub.base.keys import new_key
from grouphub.base.texts import check_length, clean
from grouphub.features.families.rules import Kin, WhoMissing
from grouphub.features.people.rules import Safe, Whose, check_days

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from grouphub.base.birth import Birth


@dataclass(frozen=True)
class MemberDraft:
    """Somebody who belongs to the household of a woman; ``kin`` is what he or she is to her."""

    person: UUID | None = None
    name: str = ""
    """Of somebody who has no record; passed over where ``person`` is given, as is ``birth``."""
    birth: Birth | None = None
    kin: Kin = Kin.NOT_SAID
    kin_words: str = ""
    lives_here: bool | None = None
    since: date | None = None
    until: date | None = None
    safe: Safe = Safe.UNKNOWN
    hours: str = ""
    remark: str = ""
    id: UUID = field(default_factory=new_key)


@dataclass(frozen=True)
class GuardianDraft:
    """Somebody who answers for a girl."""

    guardian: UUID | None = None
    name: str = ""
    kin: Kin = Kin.NOT_SAID
    kin_words: str = ""
    typed: str = ""
    whose: Whose = Whose.OWN
    whose_words: str = ""
    safe: Safe = Safe.UNKNOWN
    hours: str = ""
    remark: str = ""
    id: UUID = field(default_factory=new_key)


Draft = TypeVar("Draft", MemberDraft, GuardianDraft)
_LINES = ("name", "kin_words", "typed", "whose_words", "hours", "remark")


def checked_member(draft: MemberDraft) -> MemberDraft:
    """Return the draft as it is kept. Raises FieldProblem."""
    kept = _cleaned(draft, draft.person)
    check_days("until", kept.since, kept.until)
    return replace(kept, birth=None) if kept.person is not None else kept


def checked_guardian(draft: GuardianDraft) -> GuardianDraft:
    """Return the draft as it is kept. Raises FieldProblem."""
    return _cleaned(draft, draft.guardian)


def _cleaned(draft: Draft, person: UUID | None) -> Draft:
    texts: dict[str, Any] = {name: clean(getattr(draft, name)) for name in _LINES if hasattr(draft, name)}
    for name, text in texts.items():
        check_length("who" if name == "name" else name, text)
    if person is not None:
        texts["name"] = ""
    elif not texts["name"]:
        raise WhoMissing("who")
    return replace(draft, **texts)
