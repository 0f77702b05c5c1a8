"""What is known of a woman's family, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from grouphub.base.i18n import _
from grouphub.base.names import initials
from grouphub.features.contribution import Caution, TimelineRow
from grouphub.features.families.drafts import GuardianDraft, MemberDraft
from grouphub.features.families.models import Guardian, HouseholdMember
from grouphub.features.families.rules import Kin, kin_word, seen_from, speak_word
from grouphub.features.group.queries import family_first as family_first_of
from grouphub.features.people.contact import PhoneRow, phone_row
from grouphub.features.people.derived import shown_name
from grouphub.features.people.models import Person
from grouphub.features.people.rules import Safe, chosen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.base.birth import Birth


@dataclass(frozen=True)
class Somebody:
    """A woman of the register, or somebody known by name only."""

    person_id: UUID | None
    name: str
    initials: str
    birth: Birth | None
    archived: bool = False


@dataclass(frozen=True)
class MemberRow:
    """Somebody of a household, as seen from one woman of it."""

    id: UUID
    who: Somebody
    kin: str
    """What he or she is to the woman, in words; empty when it was not said."""
    lives_here: bool | None
    since: date | None
    safe: Safe
    hours: str
    remark: str

    def speaking(self) -> str:
        """Return whether to speak with him or her, when, and the remark, in one line."""
        return _speaking(self.safe, self.hours, self.remark)


@dataclass(frozen=True)
class GuardianRow:
    """Somebody who answers for a girl."""

    id: UUID
    who: Somebody
    kin: str
    phone: PhoneRow | None
    safe: Safe
    hours: str
    remark: str

    def speaking(self) -> str:
        """Return whether to speak with him or her, when, and the remark, in one line."""
        return _speaking(self.safe, self.hours, self.remark)


@dataclass(frozen=True)
class Family:
    """Who belongs to a woman now: her household without herself, and her guardians."""

    members: tuple[MemberRow, ...] = ()
    guardians: tuple[GuardianRow, ...] = ()
    her_row: UUID | None = None
    """Key of the row by which she herself belongs to it."""


def family(session: Session, person_id: UUID, *, family_first: bool = True) -> Family:
    """Return who belongs to the woman now."""
    mine = _mine(session, person_id)
    rows = [] if mine is None else _of(session, mine.household_id)
    guardians = list(session.scalars(select(Guardian).where(Guardian.person_id == person_id).order_by(Guardian.id)))
    keys = [key for row in rows for key in (row.person_id, row.of_id)] + [row.guardian_id for row in guardians]
    women = _women(session, [key for key in keys if key is not None], family_first=family_first)
    names = {row.id: _somebody(row.person_id, row.name, row.birth, women) for row in rows}
    others = [row for row in rows if mine is not None and row.id != mine.id and row.until is None]
    # Who is something to her comes before the relations of others.
    others.sort(key=lambda row: mine is not None and not _told_between(row, mine))
    members = tuple(_member_row(row, mine, names, women) for row in others if mine is not None)
    return Family(members, tuple(_guardian_row(row, women) for row in guardians), mine.id if mine else None)


def household_women(session: Session, person_id: UUID) -> list[UUID]:
    """Return the women of the register who belong to one household with her now, herself not."""
    mine = _mine(session, person_id)
    rows = [] if mine is None else _of(session, mine.household_id)
    there = [row.person_id for row in rows if row.person_id is not None and row.until is None]
    return [key for key in there if key != person_id]


def household_of(session: Session, person_id: UUID) -> UUID | None:
    """Return the household a woman belongs to now."""
    mine = _mine(session, person_id)
    return None if mine is None else mine.household_id


def member_draft(session: Session, member_id: UUID, seen_by: UUID) -> MemberDraft | None:
    """Return what the form about somebody begins with, seen from one woman; None when it is gone."""
    row = session.get(HouseholdMember, member_id)
    if row is None:
        return None
    told = row.of_id == seen_by
    return MemberDraft(
        person=row.person_id,
        name=row.name,
        birth=row.birth,
        kin=chosen(Kin, row.kin, Kin.OTHER) if told else Kin.NOT_SAID,
        kin_words=row.kin_words if told else "",
        lives_here=row.lives_here,
        since=row.since,
        until=row.until,
        safe=chosen(Safe, row.safe, Safe.UNKNOWN),
        hours=row.hours,
        remark=row.remark,
        id=row.id,
    )


def guardian_draft(session: Session, guardian_id: UUID) -> GuardianDraft | None:
    """Return what the form about a guardian begins with; None when it is gone."""
    row = session.get(Guardian, guardian_id)
    if row is None:
        return None
    phone = phone_row(row)  # type: ignore[arg-type]  # the columns of a telephone
    return GuardianDraft(
        guardian=row.guardian_id,
        name=row.name,
        kin=chosen(Kin, row.kin, Kin.OTHER),
        kin_words=row.kin_words,
        typed=row.typed,
        whose=phone.whose,
        whose_words=row.whose_words,
        safe=phone.safe,
        hours=row.hours,
        remark=row.remark,
        id=row.id,
    )


# --- shown elsewhere --------------------------------------------------------------------------------------------------


def cautions(session: Session, person_id: UUID) -> list[Caution]:
    """Return who may be spoken to: what must be read before she is called or visited.

    Those of whom nothing more is known stand together in one line. Of somebody who must not be spoken to no name
    and no remark is told: he may stand behind her who reads. That it is her herself who is spoken with is said.
    """
    found = family(session, person_id, family_first=family_first_of(session))
    people: list[MemberRow | GuardianRow] = [*found.guardians, *found.members]
    told: dict[str, Caution] = {}
    if any(one.safe is Safe.NO for one in people):
        told[""] = Caution(_("Speak with her herself"), forbids=True)
    safe = [one for one in people if one.safe is Safe.YES]
    plain = [_with_kin(one) for one in safe if not (one.hours or one.remark)]
    lines = [_line(Safe.YES, ", ".join(dict.fromkeys(plain)))] if plain else []
    lines += [
        " · ".join((_line(Safe.YES, _with_kin(one)), *_when(one.hours, one.remark)))
        for one in safe
        if one.hours or one.remark
    ]
    told.update({line: Caution(line, forbids=False) for line in lines})
    return list(told.values())


def _line(safe: Safe, who: str) -> str:
    return _("{may}: {who}").format(may=speak_word(safe), who=who)


def _with_kin(one: MemberRow | GuardianRow) -> str:
    if not one.kin:
        return one.who.name
    kin = one.kin[:1].lower() + one.kin[1:]
    return _("{name} ({kin})").format(name=one.who.name, kin=kin)


def timeline(session: Session, person_id: UUID) -> list[TimelineRow]:
    """Return the days on which she came into a family or left one, where they are known."""
    query = select(HouseholdMember).where(HouseholdMember.person_id == person_id).order_by(HouseholdMember.id)
    lines = []
    for row in session.scalars(query):
        if row.since is None and row.until is None:
            continue
        with_whom = ", ".join(_others(session, row)[:3])
        for day, text in ((row.since, _("Came into this family")), (row.until, _("No longer in this family"))):
            if day is not None:
                lines.append(TimelineRow(day, "house-line", "plum", "family", text, with_whom, row.id))
    return lines


def _others(session: Session, mine: HouseholdMember) -> list[str]:
    rows = [row for row in _of(session, mine.household_id) if row.id != mine.id and row.person_id != mine.person_id]
    rows.sort(key=lambda row: row.person_id is None)
    keys = [row.person_id for row in rows if row.person_id]
    women = _women(session, keys, family_first=family_first_of(session))
    return [_somebody(row.person_id, row.name, row.birth, women).name for row in rows]


# --- parts ------------------------------------------------------------------------------------------------------------


def _mine(session: Session, person_id: UUID) -> HouseholdMember | None:
    query = select(HouseholdMember).where(HouseholdMember.person_id == person_id, HouseholdMember.until.is_(None))
    return session.scalars(query.order_by(HouseholdMember.id.desc()).limit(1)).first()


def _of(session: Session, household_id: UUID) -> list[HouseholdMember]:
    query = select(HouseholdMember).where(HouseholdMember.household_id == household_id)
    return list(session.scalars(query.order_by(HouseholdMember.id)))


def _women(session: Session, ids: Iterable[UUID], *, family_first: bool) -> dict[UUID, Somebody]:
    columns = (Person.id, Person.given, Person.family, Person.birth, Person.archived_at)
    return {
        line.id: Somebody(
            line.id,
            shown_name(line.given, line.family, family_first=family_first),
            initials(line.given, line.family),
            line.birth,
            line.archived_at is not None,
        )
        for line in session.execute(select(*columns).where(Person.id.in_(list(ids))))
    }


def _somebody(person_id: UUID | None, name: str, birth: Birth | None, women: dict[UUID, Somebody]) -> Somebody:
    if person_id is not None and person_id in women:
        return women[person_id]
    given, _blank, family_name = name.partition(" ")
    return Somebody(None, name, initials(given, family_name), birth)


def _member_row(
    row: HouseholdMember, mine: HouseholdMember, names: dict[UUID, Somebody], women: dict[UUID, Somebody]
) -> MemberRow:
    return MemberRow(
        id=row.id,
        who=names[row.id],
        kin=_seen(row, mine, women),
        lives_here=row.lives_here,
        since=row.since,
        safe=chosen(Safe, row.safe, Safe.UNKNOWN),
        hours=row.hours,
        remark=row.remark,
    )


def _told_between(row: HouseholdMember, mine: HouseholdMember) -> bool:
    """Tell whether one of the two was said to be something to the other."""
    return row.of_id == mine.person_id or (mine.of_id is not None and mine.of_id == row.person_id)


def _seen(row: HouseholdMember, mine: HouseholdMember, women: dict[UUID, Somebody]) -> str:
    """Return what somebody is to the woman: directly, the other way round, or as somebody's relation."""
    told = kin_word(chosen(Kin, row.kin, Kin.OTHER), row.kin_words)
    if _told_between(row, mine) and not (told and row.of_id == mine.person_id):
        return kin_word(seen_from(chosen(Kin, mine.kin, Kin.OTHER)))
    of = women.get(row.of_id) if row.of_id is not None else None
    if not told or row.of_id == mine.person_id or of is None:
        return told
    return _("{kin} of {name}").format(kin=told, name=of.name)


def _guardian_row(row: Guardian, women: dict[UUID, Somebody]) -> GuardianRow:
    return GuardianRow(
        id=row.id,
        who=_somebody(row.guardian_id, row.name, None, women),
        kin=kin_word(chosen(Kin, row.kin, Kin.OTHER), row.kin_words),
        phone=phone_row(row) if row.typed else None,  # type: ignore[arg-type]  # the columns of a telephone
        safe=chosen(Safe, row.safe, Safe.UNKNOWN),
        hours=row.hours,
        remark=row.remark,
    )


def _speaking(safe: Safe, hours: str, remark: str) -> str:
    if safe is Safe.NO:
        return speak_word(safe)  # why stands in the form alone
    return " · ".join((speak_word(safe), *_when(hours, remark)))


def _when(hours: str, remark: str) -> list[Any]:
    return list(filter(None, (_("Hours: {hours}").format(hours=hours) if hours else "", remark)))
