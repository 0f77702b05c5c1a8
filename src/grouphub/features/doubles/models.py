"""Tables of doubles: who was entered twice, and who was said to be two women."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from grouphub.base.topics import Topic
from grouphub.store.records import Key, Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grouphub.store.changes import Change, TakenBack


class TwoWomen(Record):
    """Two women who are alike and are not one; they are not asked about again."""

    __tablename__ = "person_two"
    topic: ClassVar[Topic] = Topic.PEOPLE

    one_id: Mapped[Key] = mapped_column(ForeignKey("person.id"), index=True)
    other_id: Mapped[Key] = mapped_column(ForeignKey("person.id"), index=True)


class Merged(Record):
    """That a woman was entered twice: whoever looks for ``gone_id`` is led to the one who was kept.

    ``gone_id`` is no link: that row is not there any more. It returns when both are parted again.
    """

    __tablename__ = "person_merged"
    topic: ClassVar[Topic] = Topic.PEOPLE

    gone_id: Mapped[Key] = mapped_column(index=True)
    kept_id: Mapped[Key] = mapped_column(ForeignKey("person.id"), index=True)
    gone_name: Mapped[str]
    day: Mapped[date]

    @classmethod
    def take_back(cls, session: Session, changes: list[Change], today: date) -> TakenBack:
        """Part both women again, however much was written since."""
        from grouphub.features.doubles.parting import part

        return part(session, changes, today)
