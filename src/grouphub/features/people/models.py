"""Tables of the women of the group."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import Boolean, ForeignKey, Index, Integer, LargeBinary, Text, types
from sqlalchemy.orm import Mapped, mapped_column

from grouphub.base.birth import Birth
from grouphub.base.keys import new_key
from grouphub.base.topics import Topic
from grouphub.store.records import Key, Moment, Record

if TYPE_CHECKING:
    from sqlalchemy import Dialect


class BirthColumn(types.TypeDecorator[Birth]):
    """What is known of a birth, as text: ``1998-03-12``, ``1998``, ``1975~``, ``34@2026-11-23``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Birth | None, dialect: Dialect) -> str | None:  # noqa: ARG002  SQLAlchemy's
        """Store the text."""
        return None if value is None else value.to_text()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Birth | None:  # noqa: ARG002
        """Read what is known."""
        return None if value is None else Birth.from_text(value)


class Person(Record):
    """A woman of the group. What is empty was not said.

    ``row`` numbers her on this computer: lists hold it instead of the key, and the search index points to it. The
    columns after ``archived_at`` follow from the others and are written by every action, so that undo brings them back.
    """

    __tablename__ = "person"
    topic: ClassVar[Topic] = Topic.PEOPLE

    row: Mapped[int] = mapped_column(Integer, primary_key=True)
    id: Mapped[Key] = mapped_column(default=new_key, unique=True)
    given: Mapped[str]
    patronymic: Mapped[str] = mapped_column(default="")
    family: Mapped[str] = mapped_column(default="")
    paper_name: Mapped[str] = mapped_column(default="")
    """How she wants to be written on paper."""
    birth: Mapped[Birth | None] = mapped_column(BirthColumn)
    schooling: Mapped[str] = mapped_column(default="")
    in_school: Mapped[bool | None] = mapped_column(Boolean)
    """Whether she goes to school now; None is not said."""
    village_id: Mapped[Key | None] = mapped_column(ForeignKey("village.id"))
    street: Mapped[str] = mapped_column(default="")
    house: Mapped[str] = mapped_column(default="")
    code: Mapped[str] = mapped_column(default="")
    archived_at: Mapped[Moment | None]

    village: Mapped[str] = mapped_column(default="")
    """The name of her village."""
    standing: Mapped[str] = mapped_column(default="joined")
    roles: Mapped[int] = mapped_column(default=0)
    """What she does today, one bit for each role."""
    joined_on: Mapped[date | None]
    """The day she last joined, where it is known."""
    sort_given: Mapped[str]
    sort_family: Mapped[str]
    sort_village: Mapped[str] = mapped_column(default="")
    search_names: Mapped[str]
    search_place: Mapped[str] = mapped_column(default="")
    search_more: Mapped[str] = mapped_column(default="")
    """Words she is found by beside her names and her village: street, house, jamoat, and the mark of her district."""
    search_digits: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        # Each list is read from one index alone, without touching the table.
        Index("ix_person_by_family", "archived_at", "sort_family", "standing", "roles", "joined_on", "village_id"),
        Index("ix_person_by_given", "archived_at", "sort_given", "standing", "roles", "joined_on", "village_id"),
        Index("ix_person_by_village", "archived_at", "sort_village", "sort_family", "sort_given", "standing", "roles"),
        Index("ix_person_counts", "archived_at", "standing", "roles", "joined_on"),
        Index("ix_person_place", "village_id", "archived_at", "standing", "roles", "street"),
        Index("ix_person_code", "code"),
    )
    __mapper_args__ = {"primary_key": [id]}  # noqa: RUF012, A003  as SQLAlchemy declares it; ``id`` is the column above


class Spelling(Record):
    """Another way her name is written or said."""

    __tablename__ = "person_spelling"
    topic: ClassVar[Topic] = Topic.PEOPLE

    person_id: Mapped[Key] = mapped_column(ForeignKey("person.id"), index=True)
    text: Mapped[str]


class Phone(Record):
    """A number she can be reached under, as typed, and who may answer."""

    __tablename__ = "person_phone"
    topic: ClassVar[Topic] = Topic.PEOPLE

    person_id: Mapped[Key] = mapped_column(ForeignKey("person.id"), index=True)
    place: Mapped[int] = mapped_column(default=0)
    """The first one is shown in lists."""
    typed: Mapped[str]
    normal: Mapped[str] = mapped_column(default="")
    whose: Mapped[str] = mapped_column(default="own")
    whose_words: Mapped[str] = mapped_column(default="")
    safe: Mapped[str] = mapped_column(default="unknown")
    hours: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")

    @property
    def key(self) -> str:
        """What makes it the same telephone as another: the number, as far as it was understood; else its row."""
        return self.normal or self.typed or str(self.id)


class RoleSpan(Record):
    """Something she does or did in the group; on ``until`` she no longer does it."""

    __tablename__ = "person_role"
    topic: ClassVar[Topic] = Topic.PEOPLE

    person_id: Mapped[Key] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[str]
    since: Mapped[date | None]
    until: Mapped[date | None]


class StandingStep(Record):
    """The day she joined, paused or left, and why."""

    __tablename__ = "person_standing"
    topic: ClassVar[Topic] = Topic.PEOPLE

    person_id: Mapped[Key] = mapped_column(ForeignKey("person.id"), index=True)
    standing: Mapped[str]
    day: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")


class Consent(Record):
    """What she answered when asked; the newest of one purpose counts."""

    __tablename__ = "person_consent"
    topic: ClassVar[Topic] = Topic.PEOPLE

    person_id: Mapped[Key] = mapped_column(ForeignKey("person.id"), index=True)
    purpose: Mapped[str]
    answer: Mapped[str]
    day: Mapped[date]
    way: Mapped[str]


class Note(Record):
    """A note anyone with a password may read."""

    __tablename__ = "person_note"
    topic: ClassVar[Topic] = Topic.PEOPLE

    person_id: Mapped[Key] = mapped_column(ForeignKey("person.id"), index=True)
    day: Mapped[date]
    text: Mapped[str]


class Picture(Record):
    """Her picture: a small JPEG without a word about where and when it was taken."""

    __tablename__ = "person_picture"
    topic: ClassVar[Topic] = Topic.PEOPLE

    person_id: Mapped[Key] = mapped_column(ForeignKey("person.id"), unique=True)
    jpeg: Mapped[bytes] = mapped_column(LargeBinary)


CHILDREN: tuple[type[Record], ...] = (Spelling, Phone, RoleSpan, StandingStep, Consent, Note, Picture)
"""What belongs to one woman and goes where she goes."""
