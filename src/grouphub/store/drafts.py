"""Half-typed forms, kept in the register beside what is saved: encrypted, never journaled, gone when saved."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Mapped, mapped_column

from grouphub.store.faults import DiskFull
from grouphub.store.records import Base
from grouphub.store.shelf import MARK

if TYPE_CHECKING:
    from grouphub.store.database import Database


class Draft(Base):
    """One half-typed form."""

    __tablename__ = "draft"

    place: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]


class Drafts:
    """The drafts of the open register."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @property
    def finished(self) -> set[str]:
        """Places that the running change makes needless: they go in its transaction."""
        return self._db.finished_drafts

    def save(self, states: dict[str, dict[str, Any] | None]) -> None:
        """Keep every state under its place, all at once; ``None`` forgets the place.

        On a full disk they lie beside the register until it can take them. Raises StorageFault, Busy.
        """
        try:
            self._save(states)
        except DiskFull:
            try:
                self._db.shelf.put(self._with(states))
            except OSError:  # not there, or too small for all that is typed
                self._db.use_reserve()
                self._save(states)

    def load(self, place: str) -> dict[str, Any] | None:
        """Return the state kept under ``place``."""
        return self.all().get(place)

    def all(self) -> dict[str, dict[str, Any]]:
        """Return every draft by its place."""
        with self._db.read() as session:
            connection = session.connection()
            shelved = self._db.shelf.drafts(connection)
            if shelved is not None:
                return dict(shelved)
            rows = connection.exec_driver_sql("SELECT place, state FROM draft WHERE place != ?", (MARK,)).all()
        return {place: json.loads(state) for place, state in rows}

    def _save(self, states: dict[str, dict[str, Any] | None]) -> None:
        with self._db.fill() as connection:
            self._db.shelf.move_into(connection)
            for place, state in states.items():
                if state is None:
                    connection.exec_driver_sql("DELETE FROM draft WHERE place = ?", (place,))
                else:
                    written = json.dumps(state, ensure_ascii=False)
                    connection.exec_driver_sql("INSERT OR REPLACE INTO draft VALUES (?, ?)", (place, written))
        self._db.shelf.clear()

    def _with(self, states: dict[str, dict[str, Any] | None]) -> dict[str, dict[str, Any]]:
        """Return every draft as it is with ``states``."""
        wanted = {**self.all(), **states}
        return {place: state for place, state in wanted.items() if state is not None}
