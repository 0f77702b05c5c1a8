"""Tables of the group itself."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from grouphub.base.topics import Topic
from grouphub.store.records import Base, Json, Key, Moment, Record


class Setting(Record):
    """One setting of the group; its key is made from its name, so every computer has the same row."""

    __tablename__ = "setting"
    topic: ClassVar[Topic] = Topic.GROUP

    name: Mapped[str] = mapped_column(unique=True)
    value: Mapped[Json]


class Keeper(Base):
    """A woman with her own password. Not undoable: a password cannot be un-known."""

    __tablename__ = "keeper"

    id: Mapped[Key] = mapped_column(primary_key=True)
    name: Mapped[str]
    since: Mapped[Moment]
    password_since: Mapped[Moment]
    left_at: Mapped[Moment | None]
