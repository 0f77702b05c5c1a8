"""Takes a table that came in out again: woman by woman, and whoever was corrected since stays as she is by now."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base.i18n import N_
from grouphub.features.people.dossier import FOLLOWS, dossiers
from grouphub.features.people.models import Person
from grouphub.store import reversal
from grouphub.store.changes import Change, TakenBack, packed, unpacked
from grouphub.store.journal import kinds_by_table, record_columns
from grouphub.store.records import shared_tables

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

_PERSON = Person.__tablename__
_AT_ONCE = 500


def take_out(session: Session, changes: list[Change], today: date, *, mark: str) -> TakenBack:
    """Take the changes of a table back; never refuses. ``mark`` is where it stands that the table was taken over.

    A woman it brought goes with all it said of her, unless something of hers was changed, added or taken out since:
    then she stays whole. Of a woman it only changed, each field goes back that still says what the table said.
    """
    step = _TakingOut(session, changes, mark)
    step.take_out_new()
    step.change_back()
    for one in dossiers(session, step.touched & _there(session.connection(), step.touched)):
        one.refresh(today)
    session.flush()
    done = [*step.done, *session.info["changes"]]
    brought = next(change.after for change in changes if change.table == mark and change.after)
    stayed = len(step.corrected)
    if not stayed:
        facts = {"added": str(brought["added"]), "changed": str(brought["changed"])}
        return TakenBack(done, N_("From a table came in: {added} new, {changed} changed"), facts)
    facts = {"out": str(step.out), "stayed": str(stayed)}
    return TakenBack(done, N_("What came in from a table: {out} taken out, {stayed} corrected since and left"), facts)


class _TakingOut:
    """Knows what the table wrote, of whom, and what of it still stands as it was written."""

    def __init__(self, session: Session, changes: list[Change], mark: str) -> None:
        self._session = session
        self._mark = mark
        self._changes = changes
        self._now = _now(session.connection(), changes)
        self._of: dict[UUID, list[Change]] = defaultdict(list)
        for change in changes:
            key = _woman_of(change)
            if key is not None:
                self._of[key].append(change)
        self._new = {change.record_id for change in changes if change.table == _PERSON and change.before is None}
        self.done: list[Change] = []
        self.out = 0
        """How many women went out again or are as before."""
        self.corrected: set[UUID] = set()
        """Women of whom something was changed since: that stays."""
        self.touched: set[UUID] = set()
        """Women who are there and whose columns must follow what was taken back."""

    def take_out_new(self) -> None:
        """Take out the women the table brought, and last the villages nobody lives in any more."""
        linked = self._linked_since()
        going = []
        for key in self._new:
            if key in linked or not all(self._is_as_left(change) for change in self._of[key]):
                self.corrected.add(key)
            else:
                going.append(key)
        self.out += len(going)
        for key in going:
            for change in reversed(self._of[key]):
                self._write(change.reverse)
        for change in self._changes:
            if change.table == self._mark and self._now.get(change.record_id) is not None:
                self._write(change.reverse)

    def change_back(self) -> None:
        """Take back what the table changed of women who had been there, then what is nobody's any more."""
        for key, changes in self._of.items():
            if key in self._new:
                continue
            kept = [change for change in reversed(changes) if not self._took_back(change)]
            self.touched.add(key)
            if kept:
                self.corrected.add(key)
            else:
                self.out += 1
        for change in self._changes:
            shared = change.table in shared_tables() and change.before is None
            if shared and self._is_as_left(change) and not reversal.is_linked(self._session, change.reverse):
                self._write(change.reverse)

    def _took_back(self, change: Change) -> bool:
        """Take one change back as far as nothing later stands against it; return whether all of it was."""
        now = self._now.get(change.record_id)
        if change.before is None:
            if now is None or not self._is_as_left(change):
                return now is None
            self._write(change.reverse)
            return True
        if now is None or change.after is None:
            return False
        back: dict[str, Any] = {}
        for name, was in change.before.items():
            if change.table == _PERSON and name in FOLLOWS:
                continue
            if now[name] == unpacked(change.after[name]) and not self._points_nowhere(change.table, name, was):
                back[name] = was
        wanted = {name for name in change.before if not (change.table == _PERSON and name in FOLLOWS)}
        if back:
            self._write(Change(change.table, change.record_id, {name: packed(now[name]) for name in back}, back))
        return wanted == set(back)

    def _points_nowhere(self, table: str, name: str, value: Any) -> bool:
        """Return whether a link would lead to a row that is not there any more."""
        if value is None:
            return False
        targets = (key.column.table.name for key in record_columns(table)[name].foreign_keys)
        statements = (f'SELECT 1 FROM "{target}" WHERE id = ?' for target in targets)  # noqa: S608  our own names
        connection = self._session.connection()
        return any(connection.exec_driver_sql(one, (unpacked(value),)).first() is None for one in statements)

    def _is_as_left(self, change: Change) -> bool:
        """Return whether a row says what the table wrote; what only follows from others is not looked at."""
        now = self._now.get(change.record_id)
        if now is None or change.after is None:
            return now is None and change.after is None
        follows: frozenset[str] = FOLLOWS if change.table == _PERSON else frozenset()
        after = change.after
        if change.before is None:
            return all(value == unpacked(after.get(name)) for name, value in now.items() if name not in follows)
        return all(now[name] == unpacked(value) for name, value in after.items() if name not in follows)

    def _linked_since(self) -> set[UUID]:
        """Return the women the table brought to whom something belongs that it did not bring."""
        brought = {change.record_id for change in self._changes}
        found = set()
        for table, column in reversal.links_to(_PERSON):
            if table not in kinds_by_table():
                continue
            for part in _parts(self._new):
                statement = f'SELECT id, "{column}" FROM "{table}" WHERE "{column}" IN ({_marks(part)})'  # noqa: S608  our own names
                for row, key in self._session.connection().exec_driver_sql(statement, tuple(part)):
                    if UUID(bytes=bytes(row)) not in brought:
                        found.add(UUID(bytes=bytes(key)))
        return found

    def _write(self, change: Change) -> None:
        reversal.write(self._session, change)
        self.done.append(change)
        self._follow(change)

    def _follow(self, change: Change) -> None:
        """Keep in mind what a row says by now: two rows of the table may have been about one woman."""
        if change.after is None:
            self._now.pop(change.record_id, None)
        elif change.record_id in self._now:
            self._now[change.record_id] |= {name: unpacked(value) for name, value in change.after.items()}


def _woman_of(change: Change) -> UUID | None:
    """Return the key of the woman a row is hers of; None for a row that belongs to nobody."""
    if change.table == _PERSON:
        return change.record_id
    fields = {**(change.before or {}), **(change.after or {})}
    if "person_id" in fields:
        return UUID(bytes=unpacked(fields["person_id"]))
    return None


def _now(connection: Connection, changes: Iterable[Change]) -> dict[UUID, dict[str, Any]]:
    """Return the rows of the changes as they are now; those that are not there any more are missing."""
    keys: dict[str, dict[bytes, None]] = defaultdict(dict)
    for change in changes:
        keys[change.table][change.record_id.bytes] = None
    found = {}
    for table, wanted in keys.items():
        names = list(record_columns(table))
        listed = ", ".join(f'"{name}"' for name in names)
        for part in _parts(UUID(bytes=key) for key in wanted):
            statement = f'SELECT {listed} FROM "{table}" WHERE id IN ({_marks(part)})'  # noqa: S608  our own names
            for row in connection.exec_driver_sql(statement, tuple(part)):
                fields = dict(zip(names, row, strict=True))
                found[UUID(bytes=bytes(fields["id"]))] = fields
    return found


def _there(connection: Connection, keys: Iterable[UUID]) -> set[UUID]:
    found = set()
    for part in _parts(keys):
        rows = connection.exec_driver_sql(f"SELECT id FROM person WHERE id IN ({_marks(part)})", tuple(part))  # noqa: S608
        found |= {UUID(bytes=bytes(key)) for (key,) in rows}
    return found


def _parts(keys: Iterable[UUID]) -> list[list[bytes]]:
    every = [key.bytes for key in keys]
    return [every[start : start + _AT_ONCE] for start in range(0, len(every), _AT_ONCE)]


def _marks(part: list[bytes]) -> str:
    return ", ".join("?" * len(part))
