"""A family for the tests, and what each action does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.birth import Birth
from grouphub.features.families import actions, queries
from grouphub.features.families.drafts import GuardianDraft, MemberDraft
from grouphub.features.families.queries import Family
from grouphub.features.families.rules import Kin
from grouphub.features.people.rules import Safe, Whose
from tests.features.people.group import MONDAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from grouphub.store.database import Database

HUSBAND = MemberDraft(
    name="Фирӯз", birth=Birth.in_year(1980), kin=Kin.HUSBAND, lives_here=False, safe=Safe.NO, remark="works far away"
)
AUNT = GuardianDraft(
    name="Холаи Зарифа", kin=Kin.AUNT, typed="51 000 00 01", whose=Whose.OTHER, whose_words="shop", safe=Safe.YES
)


def found_family(db: Database, her: UUID) -> None:
    """Write down a husband, a child and a guardian."""
    actions.add_member(db, her, HUSBAND)
    actions.add_member(db, her, MemberDraft(name="Анис", birth=Birth.in_year(2018), kin=Kin.CHILD, since=MONDAY))
    actions.add_guardian(db, her, AUNT)


def read(db: Database, her: UUID) -> Family:
    """Return her family."""
    with db.read() as session:
        return queries.family(session, her)


DONE: dict[str, Callable[[Database, UUID], object]] = {
    "add_member": lambda db, key: actions.add_member(db, key, MemberDraft(name="Момо", kin=Kin.MOTHER_IN_LAW)),
    "change_member": lambda db, key: actions.change_member(
        db, read(db, key).members[0].id, MemberDraft(name="Фирӯзшоҳ", kin=Kin.FORMER_HUSBAND, until=MONDAY), seen_by=key
    ),
    "take_out_member": lambda db, key: actions.take_out_member(db, read(db, key).members[0].id),
    "add_guardian": lambda db, key: actions.add_guardian(db, key, GuardianDraft(name="Момо", hours="14–16")),
    "change_guardian": lambda db, key: actions.change_guardian(
        db, read(db, key).guardians[0].id, GuardianDraft(name="Холаи Зарифа", typed="51 000 00 02")
    ),
    "take_out_guardian": lambda db, key: actions.take_out_guardian(db, read(db, key).guardians[0].id),
}
