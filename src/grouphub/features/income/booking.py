"""Writing lines of the ledger inside a running action: what every action here, an order or a bread day builds on.

Nothing here begins a transaction. Days are checked, amounts are positive, and a line is taken back, never changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from grouphub.base.money import Money
from grouphub.base.texts import check_length, clean
from grouphub.features.group.queries import family_first
from grouphub.features.income.models import LedgerLine, Receipt, closed_to
from grouphub.features.income.rules import (
    BY_HAND,
    FOLLOWING,
    Kind,
    LineFollows,
    LineGone,
    LineVoided,
    PersonArchived,
    ReasonMissing,
    booked_day,
    check_amount,
    check_day,
    month_number,
    month_of,
)
from grouphub.features.people.derived import name_in_sentence
from grouphub.features.people.following import led
from grouphub.features.people.rules import NobodyThere

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Whom:
    """A woman as far as a line needs her."""

    id: UUID
    name: str
    archived: bool


def whom(session: Session, person_id: UUID, field: str = "person_id", *, archived: bool = False) -> Whom:
    """Return the woman meant; one who was merged into another is that one.

    Unless ``archived`` is right, one in the bin is refused. Raises NobodyThere, PersonArchived.
    """
    key = led(session, person_id)
    statement = "SELECT given, family, archived_at FROM person WHERE id = ?"
    row = session.connection().exec_driver_sql(statement, (key.bytes,)).first()
    if row is None:
        raise NobodyThere
    found = Whom(key, name_in_sentence(row[0], row[1], family_first=family_first(session)), row[2] is not None)
    if found.archived and not archived:
        raise PersonArchived(field, name=found.name)
    return found


def line(session: Session, line_id: UUID) -> LedgerLine:
    """Return a line. Raises LineGone."""
    found = session.get(LedgerLine, line_id)
    if found is None:
        raise LineGone
    return found


def book(
    session: Session,
    kind: Kind,
    amount: int,
    day: date,
    today: date,
    *,
    late: bool = False,
    **known: Any,
) -> LedgerLine:
    """Add one line; ``known`` are its other columns.

    With ``late``, for corrections, a day in a closed month becomes today. Raises DayAhead, MonthClosed, AmountMissing.
    """
    closed = closed_to(session)
    if late:
        day = booked_day(day, closed, today)
    check_day(day, today, closed)
    if kind not in _SIGNED:
        check_amount(amount)
    texts = {name: clean(known[name]) for name in _TEXTS if name in known}
    for name, text in texts.items():
        check_length(name, text)
    made = LedgerLine(
        kind=kind.value,
        area=str(known.pop("area", "other")),
        day=day,
        written_on=today,
        amount=Money(amount),
        **{**known, **texts},
    )
    session.add(made)
    session.flush()
    return made


_SIGNED = {Kind.DIFFERENCE, Kind.FUND, Kind.LOSS, Kind.OWED, Kind.CARRIED}
"""Kinds whose lines may be negative without taking anything back."""
_TEXTS = ("party", "category", "note")
_COPIED = (
    *("area", "person_id", "party", "category", "note", "source", "source_id", "run_id", "is_advance"),
    *("debt_id", "purpose_id", "currency", "rate"),
)
"""What a line that takes another back has in common with it."""


def take_back(session: Session, taken: LedgerLine, reason: str, today: date) -> LedgerLine:
    """Add the line that takes ``taken`` back: on its own day, or today when its month is closed.

    Receipts about it are void. Raises LineVoided, ReasonMissing.
    """
    kept = reason_given(reason)
    if taken.reverses_id is not None or is_taken_back(session, taken.id):
        raise LineVoided
    made = LedgerLine(
        kind=taken.kind,
        day=booked_day(taken.day, closed_to(session), today),
        written_on=today,
        amount=-taken.amount,
        foreign_amount=None if taken.foreign_amount is None else -taken.foreign_amount,
        reverses_id=taken.id,
        reason=kept,
        **{name: getattr(taken, name) for name in _COPIED},
    )
    session.add(made)
    for receipt in session.scalars(select(Receipt).where(Receipt.line_id == taken.id, Receipt.voided_on.is_(None))):
        receipt.voided_on, receipt.reason = today, kept
    session.flush()
    return made


def is_taken_back(session: Session, line_id: UUID) -> bool:
    """Return whether a line was taken back."""
    return session.scalar(select(LedgerLine.id).where(LedgerLine.reverses_id == line_id).limit(1)) is not None


def reason_given(reason: str) -> str:
    """Return why, as it is kept. Raises ReasonMissing."""
    kept = clean(reason)
    check_length("reason", kept)
    if not kept:
        raise ReasonMissing("reason")
    return kept


def lines_of(session: Session, source: str, source_id: UUID) -> list[LedgerLine]:
    """Return the lines that came from one thing and stand: neither taken back nor taking anything back."""
    back = select(LedgerLine.reverses_id).where(LedgerLine.reverses_id.is_not(None))
    query = select(LedgerLine).where(
        LedgerLine.source_id == source_id,
        LedgerLine.source == source,
        LedgerLine.reverses_id.is_(None),
        LedgerLine.id.not_in(back.where(LedgerLine.source_id == source_id)),
    )
    return list(session.scalars(query.order_by(LedgerLine.id)))


def take_back_all(session: Session, source: str, source_id: UUID, reason: str, today: date) -> int:
    """Take back every line that came from one thing and stands; return how many that were. Raises ReasonMissing."""
    found = lines_of(session, source, source_id)
    for one in found:
        take_back(session, one, reason, today)
    return len(found)


def check_by_hand(taken: LedgerLine) -> None:
    """Raise LineFollows when the line follows from a shared sum, an order or the like."""
    if taken.source not in BY_HAND or taken.kind in FOLLOWING:
        raise LineFollows


def balance_of(session: Session, person_id: UUID) -> tuple[Money, Money]:
    """Return what she earned and was not paid yet, and what of that is carried from corrections."""
    session.flush()
    statement = "SELECT amount, carried FROM ledger_balance WHERE person_id = ?"
    row = session.connection().exec_driver_sql(statement, (person_id.bytes,)).first()
    return (Money(row[0]), Money(row[1])) if row else (Money(0), Money(0))


def fund_left(session: Session) -> Money:
    """Return what is in the group's fund."""
    return _kind_total(session, Kind.FUND)


def open_loss(session: Session, area: str, day: date | None = None) -> Money:
    """Return the loss of an area that is still open; with ``day`` what of it was lost by then."""
    in_all = _kind_total(session, Kind.LOSS, area)
    return in_all if day is None else min(in_all, _loss_by(session, area, day))


def _loss_by(session: Session, area: str, day: date) -> Money:
    """Return the loss of an area as it stood in the evening of ``day``."""
    found = session.connection().exec_driver_sql(
        "SELECT coalesce((SELECT sum(amount) FROM ledger_month "
        "WHERE person_id = x'' AND kind = 'loss' AND area = :area AND month < :month), 0) "
        "+ coalesce((SELECT sum(amount) FROM ledger_line "
        "WHERE kind = 'loss' AND area = :area AND day BETWEEN :first AND :day), 0)",
        {
            "area": area,
            "month": month_number(day),
            "first": month_of(month_number(day)).isoformat(),
            "day": day.isoformat(),
        },
    )
    return Money(found.scalar_one())


def _kind_total(session: Session, kind: Kind, area: str = "") -> Money:
    session.flush()
    found = session.connection().exec_driver_sql(
        "SELECT coalesce(sum(amount), 0) FROM ledger_month WHERE person_id = x'' AND kind = ? AND ? IN ('', area)",
        (kind.value, area),
    )
    return Money(found.scalar_one())
