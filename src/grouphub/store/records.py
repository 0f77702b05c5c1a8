"""What every table shares: keys, moments, and the mark that says which topic a change touches."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar
from uuid import UUID

from sqlalchemy import Dialect, Integer, LargeBinary, MetaData, Text, types
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from grouphub.base.keys import new_key
from grouphub.base.topics import Topic

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from grouphub.store.changes import Change, TakenBack


class KeyColumn(types.TypeDecorator[UUID]):
    """A UUID in 16 bytes."""

    impl = LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002  SQLAlchemy's
        """Store the 16 bytes."""
        return None if value is None else value.bytes

    def process_result_value(self, value: Any | None, dialect: Dialect) -> UUID | None:  # noqa: ARG002  SQLAlchemy's
        """Read the 16 bytes."""
        return None if value is None else UUID(bytes=bytes(value))


class MomentColumn(types.TypeDecorator[datetime]):
    """A moment in UTC as whole milliseconds since 1970."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002  SQLAlchemy's
        """Store milliseconds."""
        return None if value is None else round(value.timestamp() * 1000)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read an aware moment."""
        return None if value is None else datetime.fromtimestamp(value / 1000, UTC)


class JsonColumn(types.TypeDecorator[Any]):
    """Any JSON value as text, Tajik letters readable."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> str | None:  # noqa: ARG002  SQLAlchemy's
        """Store the text."""
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Any:  # noqa: ARG002  SQLAlchemy's
        """Read the value."""
        return None if value is None else json.loads(value)


Key = Annotated[UUID, mapped_column(KeyColumn)]
Moment = Annotated[datetime, mapped_column(MomentColumn)]
Json = Annotated[Any, mapped_column(JsonColumn)]


class Base(DeclarativeBase):
    """All tables; those that are not a ``Record`` are the program's own bookkeeping and not journaled."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {UUID: KeyColumn, datetime: MomentColumn}


class Record(Base):
    """A row the group writes: keyed where it is made, journaled, undoable."""

    __abstract__ = True
    topic: ClassVar[Topic]
    shared: ClassVar[bool] = False
    """Whether others may link to a row by the time the step that made it is taken back: then it stays."""

    id: Mapped[Key] = mapped_column(primary_key=True, default=new_key)

    @classmethod
    def take_back(cls, session: Session, changes: list[Change], today: date) -> TakenBack | None:  # noqa: ARG003
        """Take back the whole action that added such a row; None, as here, when that is done row by row."""
        return None


@cache
def shared_tables() -> frozenset[str]:
    """Return the tables whose rows others may link to by the time a step is taken back."""
    kinds = [mapper.class_ for mapper in Record.registry.mappers if issubclass(mapper.class_, Record)]
    return frozenset(kind.__tablename__ for kind in kinds if kind.shared)
