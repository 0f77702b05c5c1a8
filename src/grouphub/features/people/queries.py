"""What pages and the console read about women, as frozen values."""

from __future__ import annotations

import json
from array import array
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import bindparam, func, select

from grouphub.base.names import initials
from grouphub.features.people.contact import PhoneRow, phone_row
from grouphub.features.people.derived import shown_name
from grouphub.features.people.models import Person, Phone
from grouphub.features.people.rules import Role, Standing, chosen, unmask
from grouphub.features.people.seeking import Kind, Sought, sought
from grouphub.features.people.where import inhabited
from grouphub.features.places.models import Village

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from grouphub.features.fields.queries import OwnFilter


class SortBy(StrEnum):
    """What a list of women is sorted by; the name decides between equals."""

    NAME = "name"
    VILLAGE = "village"
    ROLES = "roles"
    JOINED = "joined"


@dataclass(frozen=True)
class Order:
    """The order of a list."""

    by: SortBy = SortBy.NAME
    family_first: bool = True
    descending: bool = False


@dataclass(frozen=True)
class PeopleFilter:
    """Which women a list shows: those that fit everything said here.

    ``roles`` and ``standings``: any of them; empty means all. ``villages`` and ``districts`` (keys): whoever lives in
    any of them; both empty means everywhere.
    """

    text: str = ""
    roles: frozenset[Role] = frozenset()
    standings: frozenset[Standing] = frozenset()
    villages: frozenset[UUID] = frozenset()
    districts: frozenset[str] = frozenset()
    archived: bool = False
    own: tuple[OwnFilter, ...] = ()
    """What the answers to own fields must be, all of it."""


@dataclass(frozen=True)
class Counts:
    """How many women fit the filter, whatever role is chosen in it, and what they do."""

    total: int
    by_role: dict[Role, int]
    by_standing: dict[Standing, int]


@dataclass(frozen=True)
class Found:
    """A list: rows in order, how many by role, and how the search was understood."""

    rows: array[int]
    counts: Counts
    kind: Kind


@dataclass(frozen=True)
class PersonRow:
    """A woman in a list."""

    row: int
    id: UUID
    name: str
    given: str
    family: str
    initials: str
    village: str
    jamoat: str
    district: str
    code: str
    roles: tuple[Role, ...]
    standing: Standing
    joined_on: date | None
    phone: PhoneRow | None
    archived_at: datetime | None


# --- lists ------------------------------------------------------------------------------------------------------------

_BY_NAME = {True: ("ix_person_by_family", "sort_family"), False: ("ix_person_by_given", "sort_given")}
_FEW = 2000
"""Up to so many hits are looked up one by one; for more, one pass over the sorted index is faster."""

# A row with her standing and roles in one whole number: a list and its counts come from one pass.
_STANDING_BITS = "(CASE standing WHEN 'paused' THEN 1 WHEN 'left' THEN 2 ELSE 0 END)"
_PACKED = f'"row" * 4096 + roles * 4 + {_STANDING_BITS}'
_STANDINGS = (Standing.JOINED, Standing.PAUSED, Standing.LEFT)


def people_found(session: Session, wanted: PeopleFilter, order: Order = Order()) -> Found:
    """Return the list and its counts at once: what a page needs after a key press."""
    if not wanted.text.strip():
        return Found(people_ids(session, wanted, order), counts(session, wanted), Kind.TYPED)
    search = _hits(session, wanted)
    if search is None:
        return Found(array("q"), _counted({}), Kind.TYPED)
    packed = listed(session, _PACKED, wanted, order, search, roles=False)
    tally = Counter([number & 4095 for number in packed])
    mask = sum(role.bit for role in wanted.roles) << 2
    rows = array("q", [number >> 12 for number in packed if not mask or number & mask])
    return Found(rows, _counted(tally), search.kind)


def people_ids(
    session: Session,
    wanted: PeopleFilter,
    order: Order = Order(),
    *,
    limit: int = -1,
) -> array[int]:
    """Return the rows of the women the filter shows, in order; with ``limit`` only the first ones."""
    search = _hits(session, wanted)
    if search is None:
        return array("q")
    return array("q", listed(session, '"row"', wanted, order, search, limit=limit))


def counts(session: Session, wanted: PeopleFilter) -> Counts:
    """Return how many women the filter shows, and what they do, whatever role is chosen in it."""
    search = _hits(session, wanted)
    if search is None:
        return _counted({})
    where, values = _conditions(wanted, roles=False)
    inside, more = search.conditions()
    source = "person INDEXED BY ix_person_place" if wanted.villages or wanted.districts else "person"
    rows = session.connection().exec_driver_sql(
        f"SELECT {_STANDING_BITS}, roles, count(*) FROM {source} WHERE {' AND '.join([*where, *inside])} "  # noqa: S608
        "GROUP BY standing, roles",  # in the order of the index: nothing is sorted
        (*values, *more),
    )
    return _counted({roles * 4 + bits: number for bits, roles, number in rows})


def group_figures(session: Session, today: date) -> dict[str, int]:
    """Return how many women there are who have not left, in how many villages, and how many joined this month."""
    line = session.connection().exec_driver_sql(
        "SELECT count(*), count(joined_on >= ? OR NULL) FROM person WHERE archived_at IS NULL AND standing <> 'left'",
        (today.replace(day=1).isoformat(),),
    )
    women, joined = line.one()
    return {"women": women, "villages": len(inhabited(session)), "joined": joined}


def _hits(session: Session, wanted: PeopleFilter) -> Sought | None:
    """Return how the text of the filter is looked for; None when nobody fits it."""
    return sought(session, wanted.text) if wanted.text.strip() else Sought(())


def listed(
    session: Session,
    what: str,
    wanted: PeopleFilter,
    order: Order,
    search: Sought,
    *,
    roles: bool = True,
    limit: int = -1,
) -> list[int]:
    """Return ``what`` of each woman the filter and the search show, in order; the filter's own text is passed over.

    SQLite hands the list over as one text: reading that takes a third of the time of reading rows.
    """
    where, values = _conditions(wanted, roles=roles)
    index, sort = _sorted_by(order)
    if search.is_empty or search.count(session, _FEW + 1) > _FEW:
        inside, more = search.conditions()
        source = f"person INDEXED BY {'ix_person_place' if _is_few(session, wanted) else index}"
    else:
        source, inside, more = search.source()
    # LIMIT keeps SQLite from dropping the order of the inner query.
    listed = f"SELECT {what} AS x FROM {source} WHERE {' AND '.join([*inside, *where])} ORDER BY {sort} LIMIT ?"  # noqa: S608
    found = session.connection().exec_driver_sql(
        f"SELECT json_group_array(x) FROM ({listed})",  # noqa: S608  our own names
        (*more, *values, limit),
    )
    return json.loads(found.scalar_one())  # type: ignore[no-any-return]


def _conditions(wanted: PeopleFilter, *, roles: bool) -> tuple[list[str], list[Any]]:
    # Whoever was erased while figures count on is in no list: she has no name.
    where = ["archived_at IS NOT NULL", "sort_family <> ''"] if wanted.archived else ["archived_at IS NULL"]
    values: list[Any] = []
    if roles and wanted.roles:
        where.append("roles & ?")
        values.append(sum(role.bit for role in wanted.roles))
    if wanted.standings:
        where.append(f"standing IN ({_marks(wanted.standings)})")
        values.extend(sorted(wanted.standings))
    place, more = _in_places(wanted)
    own, asked = _with_answers(wanted)
    return [*where, *place, *own], [*values, *more, *asked]


def _with_answers(wanted: PeopleFilter) -> tuple[list[str], list[Any]]:
    """Return the conditions on answers to own fields, and their values."""
    where: list[str] = []
    values: list[Any] = []
    for one in wanted.own:
        among, sql, asked = one.condition()
        # By the row, which every index has: the table need not be touched.
        inside = f'SELECT one."row" FROM person AS one WHERE one.id IN ({sql})'  # noqa: S608  our own names
        where.append(f'person."row" {"IN" if among else "NOT IN"} ({inside})')
        values += asked
    return where, values


def _in_places(wanted: PeopleFilter) -> tuple[list[str], list[Any]]:
    """Return the condition that she lives in one of the places, and its values."""
    if not wanted.villages and not wanted.districts:
        return [], []
    chosen = f"id IN ({_marks(wanted.villages)}) OR district IN ({_marks(wanted.districts)})"
    keys = [village.bytes for village in sorted(wanted.villages)]
    return [f"village_id IN (SELECT id FROM village WHERE {chosen})"], [*keys, *sorted(wanted.districts)]  # noqa: S608


def _is_few(session: Session, wanted: PeopleFilter) -> bool:
    """Return whether so few live in the places of the filter that they are looked up one by one."""
    place, values = _in_places(wanted)
    if not place:
        return False
    counted = f"SELECT count(*) FROM (SELECT 1 FROM person INDEXED BY ix_person_place WHERE {place[0]} LIMIT ?)"  # noqa: S608
    number: int = session.connection().exec_driver_sql(counted, (*values, _FEW + 1)).scalar_one()
    return number <= _FEW


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))


def _sorted_by(order: Order) -> tuple[str, str]:
    index, name = _BY_NAME[order.family_first]
    down = " DESC" if order.descending else ""
    match order.by:
        case SortBy.NAME:
            return index, f"{name}{down}, row{down}"
        case SortBy.VILLAGE:
            # Those whose village is not known come last, whichever way the list runs.
            return "ix_person_by_village", f"sort_village = '', sort_village{down}, {name}"
        case SortBy.ROLES:
            return index, f"roles = 0, roles{down}, {name}"
        case SortBy.JOINED:
            return index, f"joined_on IS NULL, joined_on{down}, {name}"


def _counted(tally: Mapping[int, int]) -> Counts:
    """Return the counts of women by their packed roles and standing."""
    by_role = dict.fromkeys(Role, 0)
    by_standing = dict.fromkeys(Standing, 0)
    for bits, number in tally.items():
        by_standing[_STANDINGS[bits & 3]] += number
        for role in unmask(bits >> 2):
            by_role[role] += number
    return Counts(sum(tally.values()), by_role, by_standing)


# --- rows of a page ---------------------------------------------------------------------------------------------------

_PAGE = (
    select(
        Person.row,
        Person.id,
        Person.given,
        Person.family,
        Person.village,
        func.coalesce(Village.jamoat, "").label("jamoat"),
        func.coalesce(Village.district, "").label("district"),
        Person.code,
        Person.roles,
        Person.standing,
        Person.joined_on,
        Person.archived_at,
    )
    .outerjoin(Village, Village.id == Person.village_id)
    .where(Person.row.in_(bindparam("rows", expanding=True)))
)
_PHONES = (
    select(*Phone.__table__.columns)
    .join(Person, Person.id == Phone.person_id)
    .where(Person.row.in_(bindparam("rows", expanding=True)))
)


def people_page(session: Session, rows: Sequence[int], *, family_first: bool = True) -> list[PersonRow]:
    """Return the women of ``rows`` in that order; those no longer there are left out. Two queries for any length."""
    asked = {"rows": list(rows)}
    last_to_first = sorted(session.execute(_PHONES, asked), key=lambda phone: (phone.place, phone.id), reverse=True)
    phones = {phone.person_id: phone_row(phone) for phone in {one.person_id: one for one in last_to_first}.values()}
    found = {line.row: _person_row(line, phones.get(line.id), family_first) for line in session.execute(_PAGE, asked)}
    return [found[row] for row in rows if row in found]


def people_by_id(session: Session, ids: Iterable[UUID], *, family_first: bool = True) -> list[PersonRow]:
    """Return the women of ``ids``, in that order."""
    wanted = list(ids)
    found = session.execute(select(Person.id, Person.row).where(Person.id.in_(wanted)))
    rows = {one: row for one, row in found}  # noqa: C416  as above
    return people_page(session, [rows[one] for one in wanted if one in rows], family_first=family_first)


def ids_of(session: Session, rows: Sequence[int]) -> list[UUID]:
    """Return the keys of ``rows``, in that order: for actions on several women chosen at once."""
    found = session.connection().exec_driver_sql(
        "SELECT person.id FROM json_each(?) AS chosen JOIN person ON person.row = chosen.value ORDER BY chosen.key",
        (json.dumps(list(rows)),),
    )
    return [UUID(bytes=bytes(key)) for (key,) in found]


def _person_row(line: Any, phone: PhoneRow | None, family_first: bool) -> PersonRow:  # noqa: FBT001
    return PersonRow(
        row=line.row,
        id=line.id,
        name=shown_name(line.given, line.family, family_first=family_first),
        given=line.given,
        family=line.family,
        initials=initials(line.given, line.family),
        village=line.village,
        jamoat=line.jamoat,
        district=line.district,
        code=line.code,
        roles=unmask(line.roles),
        standing=chosen(Standing, line.standing, Standing.JOINED),
        joined_on=line.joined_on,
        phone=phone,
        archived_at=line.archived_at,
    )


# --- on a day of the past ---------------------------------------------------------------------------------------------


# The newest step by then decides; SQLite takes ``standing`` from the row that has the maximum.
_STANDING_THEN = """
    SELECT person_id, standing AS was, max(coalesce(day, '') || hex(id)) FROM person_standing
    WHERE day IS NULL OR day <= :day GROUP BY person_id
"""


def members_on(session: Session, day: date) -> list[UUID]:
    """Return the women who were in the group on ``day``: joined by then, not pausing, not left, not archived yet."""
    evening = datetime.combine(day + timedelta(days=1), time()).astimezone(UTC)
    found = session.connection().exec_driver_sql(
        f"SELECT person.id FROM ({_STANDING_THEN}) JOIN person ON person.id = person_id "  # noqa: S608  our own names
        "WHERE was = 'joined' AND (archived_at IS NULL OR archived_at >= :evening)",
        {"day": day.isoformat(), "evening": round(evening.timestamp() * 1000)},
    )
    return [UUID(bytes=bytes(key)) for (key,) in found]
