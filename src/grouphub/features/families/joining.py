"""What becomes of families and guardians when it turns out that a woman was entered twice: two households are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from grouphub.base.i18n import ngettext
from grouphub.features.contribution import Joins, PersonLink
from grouphub.features.families.models import Guardian, HouseholdMember

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

_SAID = ("kin", "kin_words", "of_id", "lives_here", "since", "hours", "remark")


def join_households(session: Session, person_id: UUID) -> None:
    """Let the people of all households a woman belongs to now live in one, and her stand in it once."""
    hers = _now(session, person_id)
    if len(hers) < 2:
        return
    first, *others = hers
    for other in others:
        for row in session.scalars(select(HouseholdMember).where(HouseholdMember.household_id == other.household_id)):
            if row is not other:
                row.household_id = first.household_id
        _take_over(first, other)
        session.delete(other)
    session.flush()


def _now(session: Session, person_id: UUID) -> list[HouseholdMember]:
    found = select(HouseholdMember).where(HouseholdMember.person_id == person_id, HouseholdMember.until.is_(None))
    return list(session.scalars(found.order_by(HouseholdMember.id)))


def _take_over(row: HouseholdMember, other: HouseholdMember) -> None:
    """Write into her first row what only the second says; of two answers whether it is safe, the more cautious one."""
    for name in _SAID:
        mine, hers = getattr(row, name), getattr(other, name)
        if mine in {None, ""} and hers not in {None, ""}:
            setattr(row, name, hers)
    if other.remark and other.remark not in row.remark:
        row.remark = f"{row.remark}; {other.remark}"
    row.safe = _cautious(row.safe, other.safe)


def _one_guardian(row: Guardian, other: Guardian) -> None:
    """Say of a guardian both have what either says."""
    for name in ("kin", "kin_words", "typed", "normal", "whose_words", "hours", "remark"):
        if not getattr(row, name) and getattr(other, name):
            setattr(row, name, getattr(other, name))
    row.safe = _cautious(row.safe, other.safe)


def _cautious(one: str, other: str) -> str:
    return next(safe for safe in ("no", "yes", one) if safe in {one, other})


def _families(count: int) -> str:
    return ngettext("{count} family", "{count} families", count).format(count=count)


def _guardians(count: int) -> str:
    return ngettext("{count} guardian", "{count} guardians", count).format(count=count)


def _girls(count: int) -> str:
    return ngettext("{count} girl she answers for", "{count} girls she answers for", count).format(count=count)


LINKS: tuple[PersonLink, ...] = (
    PersonLink(HouseholdMember, said=_families, settle=join_households),
    PersonLink(HouseholdMember, "of_id", apart="person_id"),
    PersonLink(Guardian, joins=Joins.UNION, same=("who",), said=_guardians, blend=_one_guardian, apart="guardian_id"),
    PersonLink(
        Guardian,
        "guardian_id",
        Joins.UNION,
        ("person_id",),
        said=_girls,
        blend=_one_guardian,
        apart="person_id",
    ),
)
