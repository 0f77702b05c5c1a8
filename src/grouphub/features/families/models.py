"""Tables of households and guardians."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy import Boolean, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from grouphub.base.birth import Birth
from grouphub.base.topics import Topic
from grouphub.features.people.models import BirthColumn
from grouphub.store.records import Key, Record


class Household(Record):
    """People who belong together."""

    __tablename__ = "household"
    topic: ClassVar[Topic] = Topic.FAMILIES

    written_on: Mapped[date]


class HouseholdMember(Record):
    """Somebody of a household: a woman of the register, or only a name; on ``until`` she no longer belongs to it."""

    __tablename__ = "household_member"
    topic: ClassVar[Topic] = Topic.FAMILIES

    household_id: Mapped[Key] = mapped_column(ForeignKey("household.id"), index=True)
    person_id: Mapped[Key | None] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str] = mapped_column(default="")
    """Of somebody who has no record; else empty."""
    birth: Mapped[Birth | None] = mapped_column(BirthColumn)
    kin: Mapped[str] = mapped_column(default="")
    kin_words: Mapped[str] = mapped_column(default="")
    of_id: Mapped[Key | None] = mapped_column(ForeignKey("person.id"), index=True)
    """The woman whose husband, child or mother-in-law it is."""
    lives_here: Mapped[bool | None] = mapped_column(Boolean)
    """Whether he or she lives there now; None is not said."""
    since: Mapped[date | None]
    until: Mapped[date | None]
    safe: Mapped[str] = mapped_column(default="unknown")
    hours: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")


class Guardian(Record):
    """Who answers for a girl: a woman of the register, or a name with a telephone."""

    __tablename__ = "guardian"
    topic: ClassVar[Topic] = Topic.FAMILIES

    person_id: Mapped[Key] = mapped_column(ForeignKey("person.id"), index=True)
    guardian_id: Mapped[Key | None] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str] = mapped_column(default="")
    kin: Mapped[str] = mapped_column(default="")
    kin_words: Mapped[str] = mapped_column(default="")
    typed: Mapped[str] = mapped_column(default="")
    normal: Mapped[str] = mapped_column(default="")
    whose: Mapped[str] = mapped_column(default="own")
    whose_words: Mapped[str] = mapped_column(default="")
    safe: Mapped[str] = mapped_column(default="unknown")
    hours: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")

    @property
    def who(self) -> str:
        """What makes it the same guardian as another: the woman, or else the name."""
        return str(self.guardian_id or self.name)
