"""The table of kept lists."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from grouphub.base.topics import Topic
from grouphub.store.records import JsonColumn, Record


class SavedList(Record):
    """What a list of women shows, under a name. Whom it shows is asked anew each time."""

    __tablename__ = "saved_list"
    topic: ClassVar[Topic] = Topic.LISTS

    name: Mapped[str]
    shows: Mapped[Any] = mapped_column(JsonColumn)
    """Search, filters and order as the page of women keeps its place."""
    place: Mapped[int] = mapped_column(default=0)
