"""Tables of the stock. A movement is never edited: a mistake is taken back by a second one."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from grouphub.base.topics import Topic
from grouphub.store.records import Key, Record


class Material(Record):
    """Something that is bought and used up, counted in one unit."""

    __tablename__ = "material"
    topic: ClassVar[Topic] = Topic.STOCK

    name: Mapped[str]
    unit: Mapped[str]
    area: Mapped[str] = mapped_column(default="other")
    least: Mapped[int] = mapped_column(default=0)
    """Thousandths of the unit below which it should be bought anew; 0 never."""
    note: Mapped[str] = mapped_column(default="")
    ended: Mapped[bool] = mapped_column(Boolean, default=False)


class StockMove(Record):
    """What came or went: bought, used, or found otherwise by counting. ``quantity`` is signed: below zero it went."""

    __tablename__ = "stock_move"
    topic: ClassVar[Topic] = Topic.STOCK

    material_id: Mapped[Key] = mapped_column(ForeignKey("material.id"), index=True)
    kind: Mapped[str]
    day: Mapped[date]
    written_on: Mapped[date]
    quantity: Mapped[int]
    """Thousandths of the unit."""
    note: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    """What it was used for: ``order``, ``bread_day``; empty when it was written by hand."""
    source_id: Mapped[Key | None]
    reverses_id: Mapped[Key | None] = mapped_column(ForeignKey("stock_move.id"))
    reason: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint("quantity <> 0", name="quantity_moves"),
        Index("ix_stock_move_source", "source_id", sqlite_where=text("source_id IS NOT NULL")),
        Index("ix_stock_move_reverses", "reverses_id", unique=True, sqlite_where=text("reverses_id IS NOT NULL")),
    )


class Remnant(Record):
    """A piece of cloth that was left over, kept until it is used."""

    __tablename__ = "remnant"
    topic: ClassVar[Topic] = Topic.STOCK

    what: Mapped[str]
    material_id: Mapped[Key | None] = mapped_column(ForeignKey("material.id"), index=True)
    long_cm: Mapped[int]
    wide_cm: Mapped[int]
    day: Mapped[date]
    place: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="", server_default="")
    used_on: Mapped[date | None]
    used_for: Mapped[str] = mapped_column(default="")


class Tool(Record):
    """A machine or a tool: where it is and since when, how it is, and when it must be cared for."""

    __tablename__ = "tool"
    topic: ClassVar[Topic] = Topic.STOCK

    name: Mapped[str]
    code: Mapped[str] = mapped_column(default="")
    condition: Mapped[str]
    person_id: Mapped[Key | None] = mapped_column(ForeignKey("person.id"), index=True)
    """The woman it is with."""
    place: Mapped[str] = mapped_column(default="")
    """Where it is when it is with nobody."""
    since: Mapped[date | None]
    next_care: Mapped[date | None]
    care: Mapped[str] = mapped_column(default="")
    """What must be done then: oiling, a new belt."""
    note: Mapped[str] = mapped_column(default="")
    ended: Mapped[bool] = mapped_column(Boolean, default=False)


class ToolCare(Record):
    """What was done for a machine on a day. Never edited: a mistake is voided and written anew."""

    __tablename__ = "tool_care"
    topic: ClassVar[Topic] = Topic.STOCK

    tool_id: Mapped[Key] = mapped_column(ForeignKey("tool.id"), index=True)
    day: Mapped[date]
    what: Mapped[str]
    note: Mapped[str] = mapped_column(default="", server_default="")
    was_due: Mapped[date | None]
    """When the machine had to be cared for until then."""
    next_care: Mapped[date | None]
    """When it is due again, as it was said on that day."""
    voided_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="", server_default="")


RECORDS: tuple[type[Record], ...] = (Material, StockMove, Remnant, Tool, ToolCare)
