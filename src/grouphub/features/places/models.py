"""Tables of the places women live in."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from grouphub.base.topics import Topic
from grouphub.store.records import Json, Record


class Village(Record):
    """A village as women live in it. Without a name it stands for a jamoat or district alone.

    Others may live in it by the time the step that made it is taken back: then it stays.
    """

    __tablename__ = "village"
    topic: ClassVar[Topic] = Topic.PLACES
    shared: ClassVar[bool] = True

    name: Mapped[str] = mapped_column(default="")
    jamoat: Mapped[str] = mapped_column(default="")
    district: Mapped[str] = mapped_column(default="")
    """Key of a district."""
    identity: Mapped[str] = mapped_column(unique=True)
    """Which place it is, whatever the case and the blanks; follows from the other three."""

    __table_args__ = (Index("ix_village_district", "district"),)


class OwnDistrict(Record):
    """A district as this group writes it: added, or in place of the shipped one of the same key."""

    __tablename__ = "district"
    topic: ClassVar[Topic] = Topic.PLACES

    key: Mapped[str] = mapped_column(unique=True)
    tg: Mapped[str]
    ru: Mapped[str]
    en: Mapped[str]
    also: Mapped[Json]
    """Other spellings it is found by."""
    former: Mapped[Json]
    """Names it had before, the newest first."""
