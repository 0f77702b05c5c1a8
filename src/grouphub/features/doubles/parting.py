"""Takes a merge back as far as it reaches: both women are there again, and what was written since stays.

Rows that came from the other woman go back to her, even when they were changed since. Rows written since stay where
they are. A field that was changed since keeps its later value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from grouphub.base.i18n import N_
from grouphub.features.people.dossier import FOLLOWS, Dossier, dossier
from grouphub.features.people.following import led
from grouphub.features.people.models import Person
from grouphub.store import reversal
from grouphub.store.changes import Change, TakenBack, packed, unpacked
from grouphub.store.journal import record_columns

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Column
    from sqlalchemy.orm import Session

_PERSON = Person.__tablename__
_MERGED = "person_merged"


def part(session: Session, changes: list[Change], today: date) -> TakenBack:
    """Take the changes of a merge back; never refuses."""
    parting = _Parting(session)
    for change in reversed(changes):
        parting.take_back(change)
    merged = next(change.after for change in changes if _is_the_mark(change) and change.after)
    kept, gone = (_woman(session, merged[column]) for column in ("kept_id", "gone_id"))
    if gone is not None and _is_taken(session, gone.person):
        gone.person.code = ""  # somebody got her code meanwhile and keeps it
        parting.later += 1
    for one in filter(None, (kept, gone)):
        one.refresh(today)
    told = {
        "name": kept.name if kept else "",
        "other": gone.name if gone else str(merged["gone_name"]),
    }
    session.flush()
    done = [*parting.done, *session.info["changes"]]
    if parting.later:
        sentence = N_("{name} and {other} are one woman. Changed later and left with {name}: {count}")
        return TakenBack(done, sentence, {**told, "count": str(parting.later)})
    return TakenBack(done, N_("{name} and {other} are one woman"), told)


def _is_the_mark(change: Change) -> bool:
    """Return whether the change wrote down that two women were made one."""
    return change.table == _MERGED and change.before is None


def _woman(session: Session, stored: Any) -> Dossier | None:
    key = led(session, UUID(bytes=unpacked(stored)))
    return None if session.get(Person, key) is None else dossier(session, key)


def _is_taken(session: Session, person: Person) -> bool:
    statement = "SELECT 1 FROM person WHERE code = ? AND id <> ? LIMIT 1"
    found = session.connection().exec_driver_sql(statement, (person.code, person.id.bytes)).first()
    return bool(person.code) and found is not None


class _Parting:
    """Goes through the changes of a merge from the last to the first."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.done: list[Change] = []
        self.later = 0
        """How many fields were changed since and keep their later value."""

    def take_back(self, change: Change) -> None:
        """Take one change back where nothing later stands against it."""
        now = reversal.current(self.session, change)
        if change.before is None:
            self._take_out(change, now)
        elif change.after is None:
            self._bring_back(change, now)
        elif now is not None:
            self._change_back(change, now)

    def _take_out(self, change: Change, now: dict[str, Any] | None) -> None:
        """Take out what the merge wrote, unless it was changed since."""
        assert change.after is not None
        if now is None:
            return
        written = {name: value for name, value in change.after.items() if not _names_person(change.table, name)}
        if change.table == _MERGED or all(now[name] == unpacked(value) for name, value in written.items()):
            self._write(Change(change.table, change.record_id, _stored(now), None))

    def _bring_back(self, change: Change, now: dict[str, Any] | None) -> None:
        """Bring back what the merge took out, without links to what is not there any more."""
        assert change.before is not None
        if now is not None:
            return
        fields = dict(change.before)
        for name, column in record_columns(change.table).items():
            if fields.get(name) is None or not column.foreign_keys:
                continue
            if _names_person(change.table, name):
                fields[name] = self._led(fields[name])
            if not self._is_there(column, fields[name]):
                if not column.nullable:
                    return  # what it belonged to is not there any more
                del fields[name]
        self._write(Change(change.table, change.record_id, None, fields))

    def _change_back(self, change: Change, now: dict[str, Any]) -> None:
        assert change.before is not None
        assert change.after is not None
        back: dict[str, Any] = {}
        for name, was in change.before.items():
            if change.table == _PERSON and name in FOLLOWS:
                continue
            if self._is_as_left(change, name, now):
                back[name] = was
            elif now[name] != unpacked(was):
                self.later += 1
        if back:
            self._write(Change(change.table, change.record_id, {name: packed(now[name]) for name in back}, back))

    def _is_as_left(self, change: Change, name: str, now: dict[str, Any]) -> bool:
        """Return whether a field still says what the merge wrote, perhaps of a woman who was merged on since."""
        assert change.after is not None
        left = change.after[name]
        if now[name] == unpacked(left):
            return True
        return _names_person(change.table, name) and left is not None and now[name] == unpacked(self._led(left))

    def _led(self, stored: Any) -> Any:
        return None if stored is None else packed(led(self.session, UUID(bytes=unpacked(stored))).bytes)

    def _is_there(self, column: Column[Any], stored: Any) -> bool:
        target = next(iter(column.foreign_keys)).column
        statement = f'SELECT 1 FROM "{target.table.name}" WHERE "{target.name}" = ?'  # noqa: S608  our own names
        return self.session.connection().exec_driver_sql(statement, (unpacked(stored),)).first() is not None

    def _write(self, change: Change) -> None:
        try:
            with self.session.begin_nested():
                reversal.write(self.session, change)
        except IntegrityError:
            self.later += 1  # what can be there only once is there already
        else:
            self.done.append(change)


def _names_person(table: str, name: str) -> bool:
    return any(key.target_fullname == "person.id" for key in record_columns(table)[name].foreign_keys)


def _stored(now: dict[str, Any]) -> dict[str, Any]:
    return {name: packed(value) for name, value in now.items() if value is not None}
