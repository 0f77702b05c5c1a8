"""What the pages read about money: months, years and balances, as frozen values from the kept sums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base.money import NOTHING, Money
from grouphub.base.names import initials
from grouphub.features.group.queries import family_first
from grouphub.features.income.booking import fund_left
from grouphub.features.income.models import closed_to
from grouphub.features.income.rules import Area, Kind, month_number, month_of
from grouphub.features.people.derived import shown_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

BARS = 6
"""Months shown as bars."""


@dataclass(frozen=True)
class Balance:
    """What a woman earned and was not paid yet."""

    person_id: UUID
    name: str
    initials: str
    archived: bool
    balance: Money
    """Earned less paid out; negative after an advance, or when a correction took back what was paid."""
    carried: Money
    """What corrections made too little (or, negative, too much): the next payout takes it in only if she says so."""

    @property
    def to_pay(self) -> Money:
        """What may be handed over without taking corrections in; below zero when she had more already."""
        return self.balance - self.carried


@dataclass(frozen=True)
class IncomeRow:
    """A woman on the month page."""

    balance: Balance
    area: str
    """What she earned most with in these six months."""
    months: tuple[Money, ...]
    """Her income of the last six months, the month shown last."""
    earned: Money
    own: Money
    """Her own income of the month, which never passes the group's box."""
    paid_out: Money
    waiting: Money
    """What she will earn when customers have paid."""

    @property
    def income(self) -> Money:
        """Her whole income of the month."""
        return self.months[-1]


@dataclass(frozen=True)
class IncomeMonth:
    """A month: what all earned, what was paid out in it, and what is to be paid now."""

    month: date
    earned: Money
    own: Money
    paid_out: Money
    to_pay: Money
    fund: Money
    """What is in the group's fund now."""
    closed: bool
    rows: tuple[IncomeRow, ...]


# The plus keeps SQLite from going through all months woman by woman.
_OF_SIX_MONTHS = """
    SELECT person_id, {bars},
        sum(CASE WHEN month = :last AND kind = 'earning' THEN amount ELSE 0 END),
        sum(CASE WHEN month = :last AND kind = 'own' THEN amount ELSE 0 END),
        sum(CASE WHEN month = :last AND kind = 'payout' THEN amount ELSE 0 END),
        {areas}
    FROM ledger_month WHERE month BETWEEN :first AND :last AND +person_id <> x'' {only} GROUP BY +person_id
"""
_INCOME = "kind IN ('earning', 'own')"


def income_month(session: Session, month: date, area: str = "") -> IncomeMonth:
    """Return what each woman earned in the month of a day, who earned most first; of one area when that is named.

    What is to be paid is never of one area alone.
    """
    last = month_number(month)
    found = _sums_of_six_months(session, last, area)
    waiting = waiting_sums(session)
    held = balance_rows(session, found.keys() | waiting.keys())
    blank = (*([0] * BARS), 0, 0, 0, *([0] * len(Area)))
    rows = []
    for key, balance in held.items():
        sums = found.get(key, blank)
        by_area = dict(zip(Area, sums[BARS + 3 :], strict=True))
        best = max(by_area, key=lambda one: by_area[one])
        moved = any(sums) or balance.balance or balance.carried or waiting.get(key)
        if moved:
            rows.append(
                IncomeRow(
                    balance,
                    best.value if by_area[best] else "",
                    tuple(map(Money, sums[:BARS])),
                    Money(sums[BARS]),
                    Money(sums[BARS + 1]),
                    Money(sums[BARS + 2]),
                    waiting.get(key, NOTHING),
                )
            )
    rows.sort(key=lambda row: -row.income)  # those alike stay sorted by name
    return IncomeMonth(
        month_of(last),
        Money(sum(row.earned for row in rows)),
        Money(sum(row.own for row in rows)),
        Money(sum(row.paid_out for row in rows)),
        Money(sum(max(row.balance.to_pay, NOTHING) for row in rows)),
        fund_left(session),
        month_of(last) <= closed_to(session),
        tuple(rows),
    )


def _sums_of_six_months(session: Session, last: int, area: str) -> dict[UUID, tuple[int, ...]]:
    first = last - BARS + 1
    bars = ", ".join(
        f"sum(CASE WHEN month = {month} AND {_INCOME} THEN amount ELSE 0 END)" for month in range(first, last + 1)
    )
    areas = ", ".join(f"sum(CASE WHEN area = '{one}' AND {_INCOME} THEN amount ELSE 0 END)" for one in Area)
    statement = _OF_SIX_MONTHS.format(bars=bars, areas=areas, only="AND area = :area" if area else "")
    asked = {"first": first, "last": last} | ({"area": area} if area else {})
    found = session.connection().exec_driver_sql(statement, asked)
    return {UUID(bytes=bytes(row[0])): tuple(row[1:]) for row in found}


# --- balances ---------------------------------------------------------------------------------------------------------

_HELD = """
    SELECT {sort}, person.id, given, family, archived_at, coalesce(ledger_balance.amount, 0), coalesce(carried, 0)
    FROM person LEFT JOIN ledger_balance ON ledger_balance.person_id = person.id
"""


def balance_rows(session: Session, besides: Iterable[UUID] = ()) -> dict[UUID, Balance]:
    """Return the balance of every woman who has lines, and of those named, sorted by name."""
    found = _held(session, "WHERE person.id IN (SELECT person_id FROM ledger_balance)")
    there = {one.person_id for _sort, one in found}
    more = [key.bytes for key in besides if key not in there]
    for start in range(0, len(more), 500):
        some = tuple(more[start : start + 500])
        found += _held(session, f"WHERE person.id IN ({', '.join('?' * len(some))})", some)
    found.sort(key=lambda pair: pair[0])
    return {one.person_id: one for _sort, one in found}


def balances(session: Session) -> list[Balance]:
    """Return every woman to whom something is owed, or who had more than she earned, sorted by name."""
    return [one for one in balance_rows(session).values() if one.balance or one.carried]


def balance(session: Session, person_id: UUID) -> Balance:
    """Return the balance of one woman; nothing is owed to one without lines."""
    found = _held(session, "WHERE person.id = ?", (person_id.bytes,))
    return found[0][1] if found else Balance(person_id, "", "", archived=False, balance=NOTHING, carried=NOTHING)


def _held(session: Session, which: str, values: tuple[bytes, ...] = ()) -> list[tuple[str, Balance]]:
    """Return balances with what they are sorted by."""
    first = family_first(session)
    statement = _HELD.format(sort="sort_family" if first else "sort_given")
    return [
        (
            sort,
            Balance(
                UUID(bytes=bytes(key)),
                shown_name(given, family, family_first=first),
                initials(given, family),
                archived is not None,
                Money(amount),
                Money(carried),
            ),
        )
        for sort, key, given, family, archived, amount, carried in session.connection().exec_driver_sql(
            f"{statement} {which}", values
        )
    ]


def waiting_sums(session: Session) -> dict[UUID, Money]:
    """Return what each woman will earn when the customers have paid: shares not yet received."""
    found = session.connection().exec_driver_sql(
        "SELECT part.person_id, sum(part.amount) FROM share JOIN share_part AS part ON part.share_id = share.id "
        "WHERE share.waits AND share.voided_on IS NULL GROUP BY part.person_id"
    )
    return {UUID(bytes=bytes(key)): Money(amount) for key, amount in found}


# --- years ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class YearRow:
    """A woman's year: her income month by month."""

    person_id: UUID
    name: str
    months: tuple[Money, ...]
    earned: Money
    own: Money
    paid_out: Money


@dataclass(frozen=True)
class IncomeYear:
    """A year: by woman, and by area and month for all."""

    year: int
    rows: tuple[YearRow, ...]
    by_area: dict[str, tuple[Money, ...]]
    earned: Money
    own: Money
    paid_out: Money


_OF_A_YEAR = """
    SELECT sums.*, person.given, person.family FROM (
        SELECT person_id, {months},
            sum(CASE WHEN kind = 'earning' THEN amount ELSE 0 END),
            sum(CASE WHEN kind = 'own' THEN amount ELSE 0 END),
            sum(CASE WHEN kind = 'payout' THEN amount ELSE 0 END)
        FROM ledger_month WHERE month BETWEEN :first AND :last AND +person_id <> x'' {only} GROUP BY +person_id
    ) AS sums JOIN person ON person.id = sums.person_id ORDER BY {sort}
"""
AREAS_OF_A_YEAR = """
    SELECT area, month - :first, sum(amount) FROM ledger_month
    WHERE month BETWEEN :first AND :last AND +person_id <> x'' AND kind IN ('earning', 'own') GROUP BY area, month
"""


def year_statement(year: int, area: str = "", *, by_family: bool = True) -> tuple[str, dict[str, Any]]:
    """Return the SQL behind ``income_year`` and what it asks for."""
    first = year * 12
    months = ", ".join(
        f"sum(CASE WHEN month = {first + place} AND {_INCOME} THEN amount ELSE 0 END)" for place in range(12)
    )
    sort = "sort_family" if by_family else "sort_given"
    statement = _OF_A_YEAR.format(months=months, only="AND area = :area" if area else "", sort=sort)
    return statement, {"first": first, "last": first + 11} | ({"area": area} if area else {})


def income_year(session: Session, year: int, area: str = "") -> IncomeYear:
    """Return what each woman earned in each month of a year, sorted by name."""
    by_family = family_first(session)
    statement, asked = year_statement(year, area, by_family=by_family)
    connection = session.connection()
    found = connection.exec_driver_sql(statement, asked).all()
    rows = [
        YearRow(
            UUID(bytes=bytes(key)),
            shown_name(given, family, family_first=by_family),
            tuple(map(Money, months)),
            Money(earned),
            Money(own),
            Money(paid_out),
        )
        for key, *months, earned, own, paid_out, given, family in found
    ]
    by_area = {one.value: [NOTHING] * 12 for one in Area}
    span = {"first": year * 12, "last": year * 12 + 11}
    for name, place, amount in connection.exec_driver_sql(AREAS_OF_A_YEAR, span):
        by_area[name][place] = Money(amount)
    return IncomeYear(
        year,
        tuple(rows),
        {name: tuple(months) for name, months in by_area.items()},
        Money(sum(row[13] for row in found)),
        Money(sum(row[14] for row in found)),
        Money(sum(row[15] for row in found)),
    )


# --- one woman --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class MonthOfHers:
    """A month of one woman."""

    month: date
    by_area: dict[str, Money]
    """Her income, own included, by area; areas without are left out."""
    earned: Money
    own: Money
    paid_out: Money

    @property
    def income(self) -> Money:
        """Her whole income of the month."""
        return self.earned + self.own


@dataclass(frozen=True)
class PersonIncome:
    """What one woman earned, month by month without gaps, the newest last."""

    balance: Balance
    waiting: Money
    months: tuple[MonthOfHers, ...]

    def by_area(self) -> dict[str, Money]:
        """Return what she earned with each area in all these months."""
        found: dict[str, Money] = {}
        for one in self.months:
            for area, amount in one.by_area.items():
                found[area] = found.get(area, NOTHING) + amount
        return found


def person_income(session: Session, person_id: UUID, last: date, count: int = 12) -> PersonIncome:
    """Return what one woman earned in the ``count`` months up to that of ``last``."""
    end = month_number(last)
    found = session.connection().exec_driver_sql(
        "SELECT month, area, kind, amount FROM ledger_month WHERE person_id = ? AND month BETWEEN ? AND ?",
        (person_id.bytes, end - count + 1, end),
    )
    by_month: dict[int, list[Any]] = {}
    for month, area, kind, amount in found:
        by_month.setdefault(month, []).append((area, kind, amount))
    months = tuple(_month_of_hers(number, by_month.get(number, [])) for number in range(end - count + 1, end + 1))
    return PersonIncome(balance(session, person_id), waiting_sums(session).get(person_id, NOTHING), months)


def _month_of_hers(number: int, sums: list[Any]) -> MonthOfHers:
    by_area: dict[str, Money] = {}
    by_kind = {Kind.EARNING: NOTHING, Kind.OWN: NOTHING, Kind.PAYOUT: NOTHING}
    for area, kind, amount in sums:
        if kind in by_kind:
            by_kind[Kind(kind)] += amount
        if kind in {Kind.EARNING, Kind.OWN}:
            by_area[area] = by_area.get(area, NOTHING) + amount
    return MonthOfHers(
        month_of(number),
        {area: amount for area, amount in by_area.items() if amount},
        by_kind[Kind.EARNING],
        by_kind[Kind.OWN],
        by_kind[Kind.PAYOUT],
    )


@dataclass(frozen=True)
class BeforeAndAfter:
    """Her income of so many months before and after a day, such as the end of a course."""

    before: Money
    after: Money
    months_before: int
    months_after: int
    """Fewer than asked for while they have not come yet."""

    @property
    def each_before(self) -> Money:
        """What she earned in a month before, rounded down to a diram."""
        return Money(self.before // self.months_before) if self.months_before else NOTHING

    @property
    def each_after(self) -> Money:
        """What she earned in a month after, rounded down to a diram."""
        return Money(self.after // self.months_after) if self.months_after else NOTHING


def before_and_after(session: Session, person_id: UUID, day: date, today: date, count: int = 6) -> BeforeAndAfter:
    """Return her income in the full months before the month of ``day`` and after it, the running one left out."""
    turn = month_number(day)
    end = min(turn + count, month_number(today) - 1)
    asked = (person_id.bytes, turn - count, turn - 1, person_id.bytes, turn + 1, end)
    part = (
        "(SELECT coalesce(sum(amount), 0) FROM ledger_month "
        "WHERE person_id = ? AND month BETWEEN ? AND ? AND kind IN ('earning', 'own'))"
    )
    row = session.connection().exec_driver_sql(f"SELECT {part}, {part}", asked).one()
    return BeforeAndAfter(Money(row[0]), Money(row[1]), count, max(end - turn, 0))
