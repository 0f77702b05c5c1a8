"""The rows behind every figure: lines of the ledger as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base.money import Money
from grouphub.features.group.queries import family_first
from grouphub.features.income.rules import BY_HAND, EFFECTS, FOLLOWING, Kind
from grouphub.features.people.derived import shown_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Figure:
    """A figure on a page: which lines it is made of. What is empty does not matter; days are included on both ends."""

    kinds: tuple[Kind, ...] = ()
    person_id: UUID | None = None
    areas: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    category: str | None = None
    party: str | None = None
    debt_id: UUID | None = None
    purpose_id: UUID | None = None
    run_id: UUID | None = None
    source: str = ""
    source_id: UUID | None = None


@dataclass(frozen=True)
class LineRow:
    """One line of the ledger."""

    id: UUID
    kind: Kind
    area: str
    day: date
    written_on: date
    amount: Money
    person_id: UUID | None
    who: str
    """The woman's name, or who else paid or was paid."""
    category: str
    note: str
    source: str
    source_id: UUID | None
    run_id: UUID | None
    is_advance: bool
    debt_id: UUID | None
    purpose: str
    currency: str
    foreign_amount: int | None
    rate: int | None
    reverses_id: UUID | None
    reason: str
    voided: bool
    """Whether another line takes it back."""
    receipt: int | None
    """The number of the receipt that stands for it."""
    shared: bool
    """Whether it is her part of a sum that was shared here and stands: that is corrected as a whole."""

    @property
    def in_box(self) -> Money:
        """What it changes in the box."""
        return Money(self.amount * EFFECTS[self.kind].box)

    @property
    def by_hand(self) -> bool:
        """Whether it may be voided by itself."""
        follows = self.source not in BY_HAND or self.kind in FOLLOWING
        return not follows and not self.voided and self.reverses_id is None


_COLUMNS = (
    "line.id, line.kind, line.area, line.day, line.written_on, line.amount, line.person_id, line.party, person.given, "
    "person.family, line.category, line.note, line.source, line.source_id, line.run_id, line.is_advance, "
    "line.debt_id, purpose.name, line.currency, line.foreign_amount, line.rate, line.reverses_id, line.reason, "
    "EXISTS (SELECT 1 FROM ledger_line AS back WHERE back.reverses_id = line.id), "
    "(SELECT number FROM receipt WHERE receipt.line_id = line.id AND receipt.voided_on IS NULL LIMIT 1), "
    "line.source = 'share' AND line.reverses_id IS NULL AND EXISTS ("
    "SELECT 1 FROM share WHERE share.id = line.source_id AND share.source = '' AND share.voided_on IS NULL)"
)
_FROM = (
    "FROM ledger_line AS line LEFT JOIN person ON person.id = line.person_id "
    "LEFT JOIN purpose ON purpose.id = line.purpose_id"
)


def lines_behind(session: Session, figure: Figure, *, newest_first: bool = True, limit: int = -1) -> list[LineRow]:
    """Return the lines a figure is made of: their amounts, each in the direction of its kind, add up to it."""
    where, values = _where(figure)
    order = "DESC" if newest_first else "ASC"
    return line_rows(session, f"WHERE {where} ORDER BY line.day {order}, line.id {order} LIMIT ?", (*values, limit))


def line_rows(session: Session, which: str, values: Iterable[Any]) -> list[LineRow]:
    """Return the lines that a piece of SQL picks and puts in order; the table is called ``line`` in it."""
    first = family_first(session)
    found = session.connection().exec_driver_sql(f"SELECT {_COLUMNS} {_FROM} {which}", tuple(values))
    return [_row(row, first=first) for row in found]


def key_of(stored: Any) -> UUID | None:
    """Return a key as the file holds it; nothing for nothing."""
    return UUID(bytes=bytes(stored)) if stored else None


def _row(row: Any, *, first: bool) -> LineRow:
    who = row[7] or (shown_name(row[8], row[9], family_first=first) if row[8] is not None else "")
    key = key_of(row[0])
    assert key is not None
    return LineRow(
        key,
        Kind(row[1]),
        row[2],
        date.fromisoformat(row[3]),
        date.fromisoformat(row[4]),
        Money(row[5]),
        key_of(row[6]),
        who,
        row[10],
        row[11],
        row[12],
        key_of(row[13]),
        key_of(row[14]),
        bool(row[15]),
        key_of(row[16]),
        row[17] or "",
        row[18],
        row[19],
        row[20],
        key_of(row[21]),
        row[22],
        bool(row[23]),
        row[24],
        bool(row[25]),
    )


def _where(figure: Figure) -> tuple[str, list[Any]]:
    equal: dict[str, Any] = {
        "person_id": figure.person_id,
        "debt_id": figure.debt_id,
        "purpose_id": figure.purpose_id,
        "run_id": figure.run_id,
        "source_id": figure.source_id,
        "source": figure.source or None,
        "category": figure.category,
        "party": figure.party,
    }
    among = {"kind": figure.kinds, "area": figure.areas}
    span = {">=": figure.first, "<=": figure.last}
    conditions: list[tuple[str, tuple[Any, ...]]] = [
        (f"line.{name} = ?", (value,)) for name, value in equal.items() if value is not None
    ]
    conditions += [
        (f"line.{name} IN ({', '.join('?' * len(listed))})", tuple(map(str, listed)))
        for name, listed in among.items()
        if listed
    ]
    conditions += [(f"line.day {sign} ?", (day.isoformat(),)) for sign, day in span.items() if day is not None]
    values = [value.bytes if isinstance(value, UUID) else value for _text, some in conditions for value in some]
    return " AND ".join(("1", *(text for text, _values in conditions))), values
