"""The table that remembers which tables were taken over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy.orm import Mapped

from grouphub.base.topics import Topic
from grouphub.store.records import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grouphub.store.changes import Change, TakenBack


class TakenTable(Record):
    """That a table was taken over on a day, and how many women it brought and changed; nothing of the file itself."""

    __tablename__ = "table_taken"
    topic: ClassVar[Topic] = Topic.PEOPLE

    day: Mapped[date]
    added: Mapped[int]
    changed: Mapped[int]

    @classmethod
    def take_back(cls, session: Session, changes: list[Change], today: date) -> TakenBack:
        """Take everything out again that the table brought, but for what was corrected since."""
        from grouphub.features.transfer.taking_out import take_out

        return take_out(session, changes, today, mark=cls.__tablename__)
