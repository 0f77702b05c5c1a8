"""Tables of the ledger and of what stands beside it.

A line of the ledger is never edited: a mistake is taken back by a second line, so every sum is a plain sum.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import Boolean, CheckConstraint, Dialect, ForeignKey, Index, Integer, text, types
from sqlalchemy.orm import Mapped, mapped_column

from grouphub.base.money import NOTHING, Money
from grouphub.base.topics import Topic
from grouphub.features.income.rules import MonthClosed, month_end
from grouphub.store.changes import unpacked
from grouphub.store.records import Base, Json, Key, Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grouphub.store.changes import Change, TakenBack


class MoneyColumn(types.TypeDecorator[Money]):
    """An amount in whole diram."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Money | None, dialect: Dialect) -> int | None:  # noqa: ARG002  SQLAlchemy's
        """Store the number of diram."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Money | None:  # noqa: ARG002
        """Read the amount."""
        return None if value is None else Money(value)


class LedgerLine(Record):
    """One movement: something earned, paid out, come in, gone out. ``rules.EFFECTS`` says what each kind moves.

    ``amount`` is positive in the direction of its kind; only what takes a line back, and a difference found by
    counting, is negative.
    """

    __tablename__ = "ledger_line"
    topic: ClassVar[Topic] = Topic.INCOME

    kind: Mapped[str]
    area: Mapped[str]
    day: Mapped[date]
    """The day it belongs to."""
    written_on: Mapped[date]
    """The day it was written down."""
    amount: Mapped[Money] = mapped_column(MoneyColumn)
    person_id: Mapped[Key | None] = mapped_column(ForeignKey("person.id"))
    party: Mapped[str] = mapped_column(default="")
    """Who paid or was paid and has no record here: a customer, a supplier."""
    category: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    """What it came from: ``share``, ``order``, ``bread_day`` ...; empty when it was written by hand."""
    source_id: Mapped[Key | None]
    run_id: Mapped[Key | None] = mapped_column(ForeignKey("payout_run.id"))
    is_advance: Mapped[bool] = mapped_column(Boolean, default=False)
    debt_id: Mapped[Key | None] = mapped_column(ForeignKey("debt.id"))
    """The debt it is owed, paid or given back for."""
    purpose_id: Mapped[Key | None] = mapped_column(ForeignKey("purpose.id"))
    currency: Mapped[str] = mapped_column(default="")
    """``RUB`` or ``USD`` when it was other money; ``amount`` is what it was worth that day."""
    foreign_amount: Mapped[int | None]
    """Hundredths of that money."""
    rate: Mapped[int | None]
    """What one of that money was worth, in ten thousandths of a diram, as typed that day."""
    reverses_id: Mapped[Key | None] = mapped_column(ForeignKey("ledger_line.id"))
    """The line this one takes back."""
    reason: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint("amount <> 0", name="amount_moves"),
        Index("ix_ledger_line_person", "person_id", "day"),
        Index("ix_ledger_line_day", "day", "kind"),
        Index("ix_ledger_line_source", "source_id", sqlite_where=text("source_id IS NOT NULL")),
        Index("ix_ledger_line_run", "run_id", sqlite_where=text("run_id IS NOT NULL")),
        Index("ix_ledger_line_debt", "debt_id", sqlite_where=text("debt_id IS NOT NULL")),
        Index("ix_ledger_line_purpose", "purpose_id", sqlite_where=text("purpose_id IS NOT NULL")),
        Index("ix_ledger_line_reverses", "reverses_id", unique=True, sqlite_where=text("reverses_id IS NOT NULL")),
    )

    @classmethod
    def take_back(cls, session: Session, changes: list[Change], today: date) -> TakenBack | None:  # noqa: ARG003
        """Refuse to take a step back whose lines lie in a closed month. Raises MonthClosed."""
        days = [change.after["day"] for change in changes if change.table == "ledger_line" and change.after]
        closed = closed_to(session)
        for day in sorted(date.fromisoformat(unpacked(day)) for day in days if day):
            if day <= closed:
                raise MonthClosed("day", closed_to=closed)
        return None


def closed_to(session: Session) -> date:
    """Return the last day of the newest closed month; the beginning of time when none is closed."""
    found = session.connection().exec_driver_sql("SELECT max(month) FROM month_close").scalar()
    return date.min if found is None else month_end(date.fromisoformat(found))


class PayoutRun(Record):
    """One act of paying out, to one woman or many. Its key is made by the form: two quick clicks pay once."""

    __tablename__ = "payout_run"
    topic: ClassVar[Topic] = Topic.INCOME

    day: Mapped[date]
    note: Mapped[str] = mapped_column(default="")


class Share(Record):
    """A sum that was shared, and by which rule; ``waits`` until its money came."""

    __tablename__ = "share"
    topic: ClassVar[Topic] = Topic.INCOME

    area: Mapped[str]
    day: Mapped[date]
    written_on: Mapped[date]
    what: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    source_id: Mapped[Key | None] = mapped_column(index=True)
    rule: Mapped[str]
    total: Mapped[Money] = mapped_column(MoneyColumn)
    costs: Mapped[Money] = mapped_column(MoneyColumn)
    after_costs: Mapped[bool] = mapped_column(Boolean)
    fund_percent: Mapped[int]
    """Hundredths of a per cent of the profit."""
    loss_taken: Mapped[Money] = mapped_column(MoneyColumn)
    """What of an earlier loss was set against it."""
    fund: Mapped[Money] = mapped_column(MoneyColumn)
    piece_pay: Mapped[Money] = mapped_column(MoneyColumn, default=NOTHING)
    rest: Mapped[Money] = mapped_column(MoneyColumn)
    """What nobody got: it stays in the box."""
    loss: Mapped[Money] = mapped_column(MoneyColumn)
    waits: Mapped[bool] = mapped_column(Boolean, default=False)
    replaces_id: Mapped[Key | None] = mapped_column(ForeignKey("share.id"), index=True)
    voided_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")


class SharePart(Record):
    """What one woman gets of a shared sum."""

    __tablename__ = "share_part"
    topic: ClassVar[Topic] = Topic.INCOME

    share_id: Mapped[Key] = mapped_column(ForeignKey("share.id"), index=True)
    person_id: Mapped[Key] = mapped_column(ForeignKey("person.id"), index=True)
    place: Mapped[int]
    weight: Mapped[int]
    """Minutes, hundredths of a per cent, pieces, or diram of a wage; 1 where all get the same."""
    amount: Mapped[Money] = mapped_column(MoneyColumn)
    odd: Mapped[bool] = mapped_column(Boolean, default=False)
    """Whether she got one of the diram that could not be divided."""


class Debt(Record):
    """Something somebody owes the group: how much is left says the ledger."""

    __tablename__ = "debt"
    topic: ClassVar[Topic] = Topic.INCOME

    area: Mapped[str]
    day: Mapped[date]
    person_id: Mapped[Key | None] = mapped_column(ForeignKey("person.id"), index=True)
    party: Mapped[str] = mapped_column(default="")
    what: Mapped[str] = mapped_column(default="")
    due: Mapped[date | None]
    source: Mapped[str] = mapped_column(default="")
    source_id: Mapped[Key | None] = mapped_column(index=True)
    closed_on: Mapped[date | None]
    """The day it was called off: from then on nothing more is owed than was paid."""


class Purpose(Record):
    """What money was given for: a donor's line with its budget."""

    __tablename__ = "purpose"
    topic: ClassVar[Topic] = Topic.INCOME

    name: Mapped[str]
    giver: Mapped[str] = mapped_column(default="")
    budget: Mapped[Money] = mapped_column(MoneyColumn, default=NOTHING)
    since: Mapped[date | None]
    until: Mapped[date | None]
    ended: Mapped[bool] = mapped_column(Boolean, default=False)


class Receipt(Record):
    """A numbered paper about one line; what it says of the debt is what was true when it was written."""

    __tablename__ = "receipt"
    topic: ClassVar[Topic] = Topic.INCOME

    number: Mapped[int] = mapped_column(unique=True)
    line_id: Mapped[Key] = mapped_column(ForeignKey("ledger_line.id"), index=True)
    written_on: Mapped[date]
    what: Mapped[str] = mapped_column(default="")
    left_to_pay: Mapped[Money | None] = mapped_column(MoneyColumn)
    voided_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")


class CashCount(Record):
    """The box as it was counted, note by note; a difference is a line of the ledger."""

    __tablename__ = "cash_count"
    topic: ClassVar[Topic] = Topic.INCOME

    day: Mapped[date]
    pieces: Mapped[Json]
    """How many of each note and coin, by its worth in diram."""
    counted: Mapped[Money] = mapped_column(MoneyColumn)
    expected: Mapped[Money] = mapped_column(MoneyColumn)
    line_id: Mapped[Key | None] = mapped_column(ForeignKey("ledger_line.id"), index=True)
    reason: Mapped[str] = mapped_column(default="")


class MonthClose(Record):
    """A month that is closed, and all before it: corrections are dated later."""

    __tablename__ = "month_close"
    topic: ClassVar[Topic] = Topic.INCOME

    month: Mapped[date] = mapped_column(unique=True)
    """Its first day."""
    closed_on: Mapped[date]


RECORDS: tuple[type[Record], ...] = (
    PayoutRun,
    Debt,
    Purpose,
    LedgerLine,
    Share,
    SharePart,
    Receipt,
    CashCount,
    MonthClose,
)


# --- sums, kept by triggers (``sums``): the program's own, never journaled -------------------------------------------


class MonthSum(Base):
    """What the lines of one month, woman (none: 0 bytes), area and kind come to. A month is year * 12 + month - 1."""

    __tablename__ = "ledger_month"
    __table_args__ = (
        Index("ix_ledger_month_person", "person_id", "month", "area", "kind", "amount"),
        {"sqlite_with_rowid": False},
    )

    month: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    person_id: Mapped[Key] = mapped_column(primary_key=True)
    area: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    amount: Mapped[int]
    lines: Mapped[int]


class BalanceSum(Base):
    """What a woman earned and was not paid yet, and what of it is carried from corrections."""

    __tablename__ = "ledger_balance"
    __table_args__ = ({"sqlite_with_rowid": False},)

    person_id: Mapped[Key] = mapped_column(primary_key=True)
    amount: Mapped[int]
    carried: Mapped[int]
    lines: Mapped[int]


class BoxSum(Base):
    """What the lines of a month change in the box."""

    __tablename__ = "ledger_box"

    month: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    amount: Mapped[int]
    lines: Mapped[int]


class DebtSum(Base):
    """What was owed in all, and what was paid of it."""

    __tablename__ = "ledger_debt"
    __table_args__ = ({"sqlite_with_rowid": False},)

    debt_id: Mapped[Key] = mapped_column(primary_key=True)
    owed: Mapped[int]
    paid: Mapped[int]
    lines: Mapped[int]


class PurposeSum(Base):
    """What came in and went out for a purpose."""

    __tablename__ = "ledger_purpose"
    __table_args__ = ({"sqlite_with_rowid": False},)

    purpose_id: Mapped[Key] = mapped_column(primary_key=True)
    came_in: Mapped[int]
    went_out: Mapped[int]
    lines: Mapped[int]


class ReceiptCounter(Base):
    """The newest number of a receipt: never journaled, so that taking a step back frees no number."""

    __tablename__ = "receipt_counter"

    id: Mapped[int] = mapped_column(primary_key=True)
    newest: Mapped[int]


SUMS: tuple[type[Base], ...] = (MonthSum, BalanceSum, BoxSum, DebtSum, PurposeSum)
BOOKKEEPING: tuple[type[Base], ...] = (*SUMS, ReceiptCounter)
