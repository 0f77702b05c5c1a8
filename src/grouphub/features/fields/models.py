"""Tables of the group's own fields."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from grouphub.base.topics import Topic
from grouphub.store.records import Key, Moment, Record


class OwnField(Record):
    """Something the leader wants to know of each woman. Never required."""

    __tablename__ = "own_field"
    topic: ClassVar[Topic] = Topic.FIELDS

    kind: Mapped[str]
    name_tg: Mapped[str] = mapped_column(default="")
    name_ru: Mapped[str] = mapped_column(default="")
    name_en: Mapped[str] = mapped_column(default="")
    place: Mapped[int] = mapped_column(default=0)
    archived_at: Mapped[Moment | None]
    """Since when it is no longer asked; its answers stay."""


class OwnChoice(Record):
    """One answer of a field that has several."""

    __tablename__ = "own_choice"
    topic: ClassVar[Topic] = Topic.FIELDS

    field_id: Mapped[Key] = mapped_column(ForeignKey("own_field.id"), index=True)
    name_tg: Mapped[str] = mapped_column(default="")
    name_ru: Mapped[str] = mapped_column(default="")
    name_en: Mapped[str] = mapped_column(default="")
    place: Mapped[int] = mapped_column(default=0)
    archived_at: Mapped[Moment | None]
    """Since when it is no longer offered; women who have it keep it."""


class OwnValue(Record):
    """What was answered for one woman.

    A choice and a link stand in columns of their own, so that the file itself keeps them whole: ``text`` is empty then.
    """

    __tablename__ = "own_value"
    topic: ClassVar[Topic] = Topic.PEOPLE
    __table_args__ = (
        UniqueConstraint("person_id", "field_id"),
        Index("ix_own_value_field_id_sort", "field_id", "sort"),
    )

    person_id: Mapped[Key] = mapped_column(ForeignKey("person.id"))
    field_id: Mapped[Key] = mapped_column(ForeignKey("own_field.id"))
    text: Mapped[str] = mapped_column(default="")
    normal: Mapped[str] = mapped_column(default="")
    """The normal form of a telephone."""
    sort: Mapped[str] = mapped_column(default="")
    """Sorts numbers, days and words; of a choice or a link it is empty."""
    choice_id: Mapped[Key | None] = mapped_column(ForeignKey("own_choice.id"), index=True)
    other_id: Mapped[Key | None] = mapped_column(ForeignKey("person.id"), index=True)
    """The woman a link leads to."""
