"""Tables of the sewing workshop. What an order is worth and what was paid of it stands in the ledger."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from grouphub.base.money import Money
from grouphub.base.topics import Topic
from grouphub.features.income.models import MoneyColumn
from grouphub.store.records import Json, Key, Record


class MeasurementSet(Record):
    """What was measured of one body for one kind of garment on one day. Never changed: later ones stand beside it."""

    __tablename__ = "measurement_set"
    topic: ClassVar[Topic] = Topic.SEWING

    person_id: Mapped[Key | None] = mapped_column(ForeignKey("person.id"), index=True)
    party: Mapped[str] = mapped_column(default="")
    """Whose it is when she has no record here."""
    party_key: Mapped[str] = mapped_column(default="", index=True)
    """The same, folded: by it her earlier measures are found."""
    garment: Mapped[str]
    taken_on: Mapped[date]
    measures: Mapped[Json]
    """Millimetres by the name of the measure, in the order they were taken."""
    note: Mapped[str] = mapped_column(default="")


class SewingOrder(Record):
    """Something a customer asked for. ``stage`` says how far the work is; paid it is when nothing is owed any more."""

    __tablename__ = "sewing_order"
    topic: ClassVar[Topic] = Topic.SEWING

    number: Mapped[int] = mapped_column(unique=True)
    person_id: Mapped[Key | None] = mapped_column(ForeignKey("person.id"))
    party: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    garment: Mapped[str]
    quantity: Mapped[int]
    price: Mapped[Money] = mapped_column(MoneyColumn)
    """Of one."""
    cloth: Mapped[str] = mapped_column(default="")
    """Whose cloth it is: ``Cloth``."""
    measurement_id: Mapped[Key | None] = mapped_column(
        ForeignKey("measurement_set.id", ondelete="SET NULL"), index=True
    )
    taken_on: Mapped[date]
    due: Mapped[date | None]
    fitted_on: Mapped[date | None]
    stage: Mapped[str]
    cut_on: Mapped[date | None]
    sewn_on: Mapped[date | None]
    delivered_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    rule: Mapped[str]
    """How its money is shared: ``income.sharing.Rule``."""
    after_costs: Mapped[bool] = mapped_column(Boolean, default=True)
    fund_percent: Mapped[int] = mapped_column(default=0)
    """Hundredths of a per cent of the profit."""
    piece_pay: Mapped[Money] = mapped_column(MoneyColumn, default=Money(0))
    debt_id: Mapped[Key | None] = mapped_column(ForeignKey("debt.id"), index=True)
    cancelled_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint("quantity > 0", name="something_is_sewn"),
        Index("ix_sewing_order_stage", "stage", "due"),
        Index("ix_sewing_order_person", "person_id"),
    )


class OrderCost(Record):
    """What an order cost: thread, buttons, a zip."""

    __tablename__ = "order_cost"
    topic: ClassVar[Topic] = Topic.SEWING

    order_id: Mapped[Key] = mapped_column(ForeignKey("sewing_order.id"), index=True)
    what: Mapped[str]
    amount: Mapped[Money] = mapped_column(MoneyColumn)
    from_box: Mapped[bool] = mapped_column(Boolean, default=False)
    """Whether it is paid straight from the cash box."""
    place: Mapped[int]


class OrderWorker(Record):
    """Who does what of an order, and her part of the money."""

    __tablename__ = "order_worker"
    topic: ClassVar[Topic] = Topic.SEWING

    order_id: Mapped[Key] = mapped_column(ForeignKey("sewing_order.id"), index=True)
    person_id: Mapped[Key] = mapped_column(ForeignKey("person.id"), index=True)
    task: Mapped[str] = mapped_column(default="")
    weight: Mapped[int] = mapped_column(default=1)
    """In the meaning of the order's rule."""
    place: Mapped[int]


RECORDS: tuple[type[Record], ...] = (MeasurementSet, SewingOrder, OrderCost, OrderWorker)
