"""What the pages read about the box, debts, receipts, counts and purposes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from grouphub.base.money import Money
from grouphub.features.group.queries import family_first
from grouphub.features.income.lines import LineRow, key_of, line_rows
from grouphub.features.income.models import CashCount, closed_to
from grouphub.features.income.rules import IN_THE_BOX, Kind, month_number, month_of, month_range
from grouphub.features.people.derived import shown_name

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class BoxLine:
    """A line of the box, and what was in the box after it."""

    line: LineRow
    after: Money


@dataclass(frozen=True)
class Box:
    """The box in one month: what was in it, what came in and went out, and what is in it at the end."""

    month: date
    opening: Money
    came_in: Money
    went_out: Money
    closing: Money
    lines: tuple[BoxLine, ...]
    """The newest last."""
    left_out: int
    """How many older lines of the month are not among them."""
    closed: bool


_KINDS = ", ".join(f"'{kind}'" for kind in IN_THE_BOX)
_MOVES = f"CASE WHEN kind IN ('{Kind.PAYOUT}', '{Kind.WENT_OUT}') THEN -amount ELSE amount END"
_TOTALS = (
    f"SELECT coalesce(sum(max({_MOVES}, 0)), 0), coalesce(sum(max(-({_MOVES}), 0)), 0), count(*) FROM ledger_line "  # noqa: S608  our own names
    f"WHERE day >= ? AND day < ? AND kind IN ({_KINDS})"
)


def box(session: Session, month: date, most: int = 1000) -> Box:
    """Return the box in the month of a day, with its newest lines by day, at most so many."""
    number = month_number(month)
    opening = _in_box(session, number)
    days = tuple(day.isoformat() for day in month_range(month))
    came_in, went_out, count = session.connection().exec_driver_sql(_TOTALS, days).one()
    # The newest are picked before anything else is looked up about them.
    newest = f"SELECT id FROM ledger_line WHERE day >= ? AND day < ? AND kind IN ({_KINDS}) ORDER BY day DESC, id DESC"  # noqa: S608
    which = f"WHERE line.id IN ({newest} LIMIT ?) ORDER BY line.day DESC, line.id DESC"
    found = line_rows(session, which, (*days, most))
    closing = Money(opening + came_in - went_out)
    after = accumulate((-one.in_box for one in found), initial=closing)
    lines = [BoxLine(one, Money(then)) for one, then in zip(found, after, strict=False)]
    left_out = count - len(found)
    return Box(
        month_of(number),
        opening,
        Money(came_in),
        Money(went_out),
        closing,
        tuple(reversed(lines)),
        left_out,
        closed_to(session) >= month_of(number),
    )


def in_box(session: Session) -> Money:
    """Return what must be in the box now."""
    return _in_box(session, 10**6)


def _in_box(session: Session, before: int) -> Money:
    found = session.connection().exec_driver_sql(
        "SELECT coalesce(sum(amount), 0) FROM ledger_box WHERE month < ?", (before,)
    )
    return Money(found.scalar_one())


@dataclass(frozen=True)
class Expense:
    """What went out for one category, area, supplier or purpose. ``key`` is what ``Figure`` takes."""

    key: str
    amount: Money


_BY = {"category": "category", "area": "area", "party": "party", "purpose": "coalesce(purpose.name, '')"}


def expenses(session: Session, first: date, last: date, by: str = "category") -> list[Expense]:
    """Return what went out between two days (both included) by ``category``, ``area``, ``party`` or ``purpose``."""
    name = _BY[by]
    found = session.connection().exec_driver_sql(
        f"SELECT {name}, sum(amount) FROM ledger_line LEFT JOIN purpose ON purpose.id = purpose_id "  # noqa: S608  our own names
        "WHERE kind = 'went_out' AND day BETWEEN ? AND ? GROUP BY 1 HAVING sum(amount) <> 0 ORDER BY 2 DESC, 1",
        (first.isoformat(), last.isoformat()),
    )
    return [Expense(key, Money(amount)) for key, amount in found]


# --- debts ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class DebtRow:
    """What somebody owes the group."""

    id: UUID
    area: str
    day: date
    due: date | None
    person_id: UUID | None
    who: str
    what: str
    source: str
    source_id: UUID | None
    owed: Money
    paid: Money

    @property
    def left(self) -> Money:
        """What is still to be paid; below zero when more was paid than is owed."""
        return self.owed - self.paid


_DEBTS = (
    "SELECT debt.id, debt.area, debt.day, debt.due, debt.person_id, debt.party, person.given, person.family, "
    "debt.what, debt.source, debt.source_id, coalesce(owed, 0), coalesce(paid, 0) FROM debt "
    "LEFT JOIN ledger_debt ON ledger_debt.debt_id = debt.id LEFT JOIN person ON person.id = debt.person_id"
)


def debts(session: Session, *, only_open: bool = True, person_id: UUID | None = None) -> list[DebtRow]:
    """Return what is owed to the group, what is due first at the top; of one woman when she is named."""
    conditions = ["coalesce(owed, 0) <> coalesce(paid, 0)"] if only_open else []
    conditions += ["debt.person_id = ?"] if person_id else []
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    values = (person_id.bytes,) if person_id else ()
    return _debt_rows(session, f"{where} ORDER BY debt.due IS NULL, debt.due, debt.day, debt.id", values)


def debt_row(session: Session, debt_id: UUID) -> DebtRow | None:
    """Return one debt."""
    return next(iter(_debt_rows(session, "WHERE debt.id = ?", (debt_id.bytes,))), None)


def _debt_rows(session: Session, which: str, values: tuple[bytes, ...]) -> list[DebtRow]:
    first = family_first(session)
    rows = []
    for (
        key,
        area,
        day,
        due,
        person,
        party,
        given,
        family,
        what,
        source,
        source_id,
        owed,
        paid,
    ) in session.connection().exec_driver_sql(f"{_DEBTS} {which}", values):
        who = party or (shown_name(given, family, family_first=first) if given is not None else "")
        rows.append(
            DebtRow(
                UUID(bytes=bytes(key)),
                area,
                date.fromisoformat(day),
                date.fromisoformat(due) if due else None,
                key_of(person),
                who,
                what,
                source,
                key_of(source_id),
                Money(owed),
                Money(paid),
            )
        )
    return rows


# --- receipts, counts, purposes ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ReceiptRow:
    """A numbered receipt and the line it is about."""

    id: UUID
    number: int
    written_on: date
    what: str
    left: Money | None
    """What was left to pay of the debt when it was written."""
    voided_on: date | None
    reason: str
    line: LineRow


def receipts(session: Session, *, number: int | None = None, limit: int = -1) -> list[ReceiptRow]:
    """Return the receipts, the newest first; one when its number is given."""
    found = session.connection().exec_driver_sql(
        "SELECT id, number, written_on, what, left_to_pay, voided_on, reason, line_id FROM receipt "
        "WHERE ? IS NULL OR number = ? ORDER BY number DESC LIMIT ?",
        (number, number, limit),
    )
    rows = found.all()
    wanted = "SELECT line_id FROM receipt WHERE ? IS NULL OR number = ? ORDER BY number DESC LIMIT ?"
    about = {one.id: one for one in line_rows(session, f"WHERE line.id IN ({wanted})", (number, number, limit))}
    return [
        ReceiptRow(
            UUID(bytes=bytes(key)),
            count,
            date.fromisoformat(written),
            what,
            None if left is None else Money(left),
            date.fromisoformat(voided) if voided else None,
            reason,
            about[UUID(bytes=bytes(line_id))],
        )
        for key, count, written, what, left, voided, reason, line_id in rows
    ]


@dataclass(frozen=True)
class CountRow:
    """The box as it was counted."""

    id: UUID
    day: date
    pieces: dict[int, int]
    counted: Money
    expected: Money
    reason: str

    @property
    def difference(self) -> Money:
        """What was more, or (negative) less, than expected."""
        return self.counted - self.expected


def counts(session: Session, limit: int = 20) -> list[CountRow]:
    """Return how the box was counted, the newest first."""
    found = session.scalars(select(CashCount).order_by(CashCount.day.desc(), CashCount.id.desc()).limit(limit))
    return [
        CountRow(
            row.id,
            row.day,
            {int(piece): count for piece, count in row.pieces.items()},
            row.counted,
            row.expected,
            row.reason,
        )
        for row in found
    ]


@dataclass(frozen=True)
class PurposeRow:
    """A donor's line: its budget, and what came in and went out for it."""

    id: UUID
    name: str
    giver: str
    budget: Money
    since: date | None
    until: date | None
    ended: bool
    came_in: Money
    went_out: Money

    @property
    def left(self) -> Money:
        """What of the budget is not spent; below zero when more was."""
        return self.budget - self.went_out


def purposes(session: Session, *, also_ended: bool = False) -> list[PurposeRow]:
    """Return what money is for, by name."""
    found = session.connection().exec_driver_sql(
        "SELECT purpose.id, name, giver, budget, since, until, ended, coalesce(came_in, 0), coalesce(went_out, 0) "
        "FROM purpose LEFT JOIN ledger_purpose ON purpose_id = purpose.id WHERE ? OR NOT ended ORDER BY name",
        (also_ended,),
    )
    return [
        PurposeRow(
            UUID(bytes=bytes(key)),
            name,
            giver,
            Money(budget),
            date.fromisoformat(since) if since else None,
            date.fromisoformat(until) if until else None,
            bool(ended),
            Money(came),
            Money(went),
        )
        for key, name, giver, budget, since, until, ended, came, went in found
    ]
