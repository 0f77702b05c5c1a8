"""What is remembered of copies that lie elsewhere."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from grouphub.base.keys import new_key
from grouphub.store.records import Base, Key, Moment


class CopyKept(Base):
    """One copy outside the register's own folder. It may be gone by now: nobody tells when a stick is emptied."""

    __tablename__ = "copy_kept"

    id: Mapped[Key] = mapped_column(primary_key=True, default=new_key)
    at: Mapped[Moment]
    label: Mapped[str]
    """How the stick or the folder is called."""
    folder: Mapped[str]
    name: Mapped[str]
    size: Mapped[int]
    outside: Mapped[bool]
    """Whether it left the computer: a copy on the same disk does not survive the disk."""
