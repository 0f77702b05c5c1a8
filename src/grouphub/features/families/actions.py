"""What is written down about families: one function, one transaction, one step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from grouphub.base.i18n import N_
from grouphub.base.phones import parse as parse_phone
from grouphub.features.families.drafts import GuardianDraft, MemberDraft, checked_guardian, checked_member
from grouphub.features.families.models import Guardian, Household, HouseholdMember
from grouphub.features.families.rules import AlreadyInFamily, HerselfTwice, Kin, MemberGone, seen_from
from grouphub.features.people.dossier import dossier
from grouphub.features.people.rules import Safe
from grouphub.store.journal import say

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.store.database import Database


# --- members ----------------------------------------------------------------------------------------------------------


def add_member(db: Database, person_id: UUID, draft: MemberDraft) -> UUID:
    """Write down who belongs to the household of a woman and return the key; saving twice writes it once.

    A woman who belongs to another household moves here; when ``person_id`` has none, she joins the other's instead.
    Raises FieldProblem, NobodyThere.
    """
    kept = checked_member(draft)
    today = db.clock.today()
    with db.write(N_("The family of {name} was written down")) as session:
        say(session, name=dossier(session, person_id).name)
        if kept.person == person_id:
            raise HerselfTwice("who")
        if session.get(HouseholdMember, kept.id) is not None:
            return kept.id
        mine = belongs(session, person_id)
        theirs = None if kept.person is None else belongs(session, kept.person)
        if kept.person is not None:
            name = dossier(session, kept.person).name
            if mine is not None and theirs is not None and mine.household_id == theirs.household_id:
                raise AlreadyInFamily("who", name=name)
        if mine is None and theirs is not None:
            return _join(session, person_id, theirs, kept)
        mine = mine or _found(session, person_id, today)
        if theirs is not None:
            _move_out(theirs, kept.since or today)
        session.add(HouseholdMember(id=kept.id, household_id=mine.household_id, of_id=person_id, **_member(kept)))
    return kept.id


def change_member(db: Database, member_id: UUID, draft: MemberDraft, *, seen_by: UUID | None = None) -> None:
    """Write anew what is known of somebody; who it is stays, but a bare name may be given her record.

    ``seen_by`` is the woman whose relation ``kin`` tells; without her the relation stays. Raises FieldProblem,
    MemberGone.
    """
    kept = checked_member(draft)
    with db.write(N_("The family of {name} was changed")) as session:
        row = _member_row(session, member_id)
        say(session, name=_whose(session, row, seen_by))
        wanted = _member(kept)
        if row.person_id is not None:
            wanted |= {"person_id": row.person_id, "name": "", "birth": None}
        elif kept.person is not None:
            _let_in(session, row, kept.person, kept.since or db.clock.today())
        _set(row, wanted | _relation(session, row, kept, seen_by))


def take_out_member(db: Database, member_id: UUID) -> None:
    """Take out somebody who never belonged there; a household of one woman alone goes too. Raises MemberGone."""
    with db.write(N_("The family of {name} was changed")) as session:
        row = _member_row(session, member_id)
        say(session, name=_whose(session, row, None))
        rows = _rows(session, row.household_id)
        session.delete(row)
        session.flush()
        rest = [other for other in rows if other is not row]
        alone = len(rest) == 1 and rest[0].since is None and rest[0].until is None
        if alone or not any(other.person_id for other in rest):
            _close(session, row.household_id, rest)


def belongs(session: Session, person_id: UUID) -> HouseholdMember | None:
    """Return the row by which a woman belongs to a household now; the newest where there are several."""
    query = select(HouseholdMember).where(HouseholdMember.person_id == person_id, HouseholdMember.until.is_(None))
    return session.scalars(query.order_by(HouseholdMember.id.desc()).limit(1)).first()


def _found(session: Session, person_id: UUID, today: date) -> HouseholdMember:
    """Make the household of a woman who has none, with herself in it."""
    house = Household(written_on=today)
    session.add(house)
    session.flush()
    mine = HouseholdMember(household_id=house.id, person_id=person_id)
    session.add(mine)
    session.flush()
    return mine


def _join(session: Session, person_id: UUID, theirs: HouseholdMember, kept: MemberDraft) -> UUID:
    """Let a woman who belongs nowhere join the household of her whom the form names."""
    plain = seen_from(kept.kin)
    words = {"kin": plain.value, "kin_words": kept.kin_words if plain is kept.kin else ""}
    row = HouseholdMember(
        id=kept.id,
        household_id=theirs.household_id,
        of_id=theirs.person_id,
        person_id=person_id,
        since=kept.since,
        **words,
    )
    session.add(row)
    said: dict[str, Any] = {"hours": kept.hours, "remark": kept.remark, "lives_here": kept.lives_here}
    if kept.safe is not Safe.UNKNOWN:
        said["safe"] = kept.safe.value
    # What the form does not say of her whose family it is, is known there already.
    _set(theirs, {name: value for name, value in said.items() if value not in {None, ""}})
    return kept.id


def _move_out(row: HouseholdMember, day: date) -> None:
    row.until = day if row.since is None or row.since <= day else row.since


def _relation(session: Session, row: HouseholdMember, kept: MemberDraft, seen_by: UUID | None) -> dict[str, Any]:
    """Return the columns of what somebody is to whom: said by one woman it is about her, unsaid it stays."""
    mine = None if seen_by is None else belongs(session, seen_by)
    if mine is None or mine.id == row.id:
        return {"kin": row.kin, "kin_words": row.kin_words}
    if row.of_id == seen_by or kept.kin is not Kin.NOT_SAID or kept.kin_words:
        return {"kin": kept.kin.value, "kin_words": kept.kin_words, "of_id": seen_by}
    return {"kin": row.kin, "kin_words": row.kin_words}


def _let_in(session: Session, row: HouseholdMember, person_id: UUID, day: date) -> None:
    """Make ready for a bare name to turn out to be a woman of the register. Raises AlreadyInFamily."""
    name = dossier(session, person_id).name
    theirs = belongs(session, person_id)
    if theirs is not None and theirs.household_id == row.household_id:
        raise AlreadyInFamily("who", name=name)
    if theirs is not None:
        _move_out(theirs, day)


def _member_row(session: Session, member_id: UUID) -> HouseholdMember:
    row = session.get(HouseholdMember, member_id)
    if row is None:
        raise MemberGone
    return row


def _rows(session: Session, household_id: UUID) -> list[HouseholdMember]:
    query = select(HouseholdMember).where(HouseholdMember.household_id == household_id)
    return list(session.scalars(query.order_by(HouseholdMember.id)))


def _whose(session: Session, row: HouseholdMember, seen_by: UUID | None) -> str:
    """Return the name of the woman whose family the sentence speaks of."""
    if seen_by is not None:
        return dossier(session, seen_by).name
    women = [one.person_id for one in _rows(session, row.household_id) if one.person_id is not None]
    others = [one for one in women if one != row.person_id]
    return dossier(session, (others or women)[0]).name if women else row.name


def _close(session: Session, household_id: UUID, rest: list[HouseholdMember]) -> None:
    for other in rest:
        session.delete(other)
    session.flush()
    house = session.get(Household, household_id)
    if house is not None:
        session.delete(house)


def _member(kept: MemberDraft) -> dict[str, Any]:
    return {
        "person_id": kept.person,
        "name": kept.name,
        "birth": kept.birth,
        "kin": kept.kin.value,
        "kin_words": kept.kin_words,
        "lives_here": kept.lives_here,
        "since": kept.since,
        "until": kept.until,
        "safe": kept.safe.value,
        "hours": kept.hours,
        "remark": kept.remark,
    }


# --- guardians --------------------------------------------------------------------------------------------------------


def add_guardian(db: Database, person_id: UUID, draft: GuardianDraft) -> UUID:
    """Write down who answers for a girl and return the key; saving twice writes it once. Raises FieldProblem."""
    kept = checked_guardian(draft)
    with db.write(N_("A guardian of {name} was written down")) as session:
        say(session, name=dossier(session, person_id).name)
        _check_guardian(session, person_id, kept)
        if session.get(Guardian, kept.id) is None:
            session.add(Guardian(id=kept.id, person_id=person_id, **_guardian(kept)))
    return kept.id


def change_guardian(db: Database, guardian_id: UUID, draft: GuardianDraft) -> None:
    """Write anew what is known of a guardian. Raises FieldProblem, MemberGone."""
    kept = checked_guardian(draft)
    with db.write(N_("A guardian of {name} was changed")) as session:
        row = _guardian_row(session, guardian_id)
        say(session, name=dossier(session, row.person_id).name)
        _check_guardian(session, row.person_id, kept, besides=row.id)
        _set(row, _guardian(kept))


def take_out_guardian(db: Database, guardian_id: UUID) -> None:
    """Take out a guardian. Raises MemberGone."""
    with db.write(N_("A guardian of {name} was taken out")) as session:
        row = _guardian_row(session, guardian_id)
        say(session, name=dossier(session, row.person_id).name)
        session.delete(row)


def _guardian_row(session: Session, guardian_id: UUID) -> Guardian:
    row = session.get(Guardian, guardian_id)
    if row is None:
        raise MemberGone
    return row


def _check_guardian(session: Session, person_id: UUID, kept: GuardianDraft, besides: UUID | None = None) -> None:
    if kept.guardian is None:
        return
    if kept.guardian == person_id:
        raise HerselfTwice("who")
    name = dossier(session, kept.guardian).name
    query = select(Guardian).where(Guardian.person_id == person_id, Guardian.guardian_id == kept.guardian)
    if any(row.id not in {besides, kept.id} for row in session.scalars(query)):
        raise AlreadyInFamily("who", name=name)


def _guardian(kept: GuardianDraft) -> dict[str, Any]:
    return {
        "guardian_id": kept.guardian,
        "name": kept.name,
        "kin": kept.kin.value,
        "kin_words": kept.kin_words,
        "typed": kept.typed,
        "normal": parse_phone(kept.typed).digits,
        "whose": kept.whose.value,
        "whose_words": kept.whose_words,
        "safe": kept.safe.value,
        "hours": kept.hours,
        "remark": kept.remark,
    }


def _set(row: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
