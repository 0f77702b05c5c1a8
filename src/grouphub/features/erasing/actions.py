"""Erasing for ever: one transaction that cannot be taken back."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_
from grouphub.base.topics import Topic
from grouphub.features.contribution import Fate
from grouphub.features.erasing.queries import count_of, traces
from grouphub.features.people.derived import name_in_sentence, shown_name, sort_keys
from grouphub.features.people.following import merged_into
from grouphub.features.people.rules import NobodyThere
from grouphub.store.erased import erased_keys, keep_beside
from grouphub.store.forgetting import blank_texts, forget_in_drafts, forget_in_journal, names_in_journal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from sqlalchemy import Connection

    from grouphub.features.contribution import Contribution
    from grouphub.store.database import Database

_SENTENCE = N_("A woman was erased for ever")
_NAMES = ("given", "patronymic", "family", "paper_name")
_BLANK = ("patronymic", "family", "paper_name", "schooling", "village", "street", "house", "code")
_INDEXES = ("person_start", "person_part")


def erase_person(db: Database, features: Sequence[Contribution], person_id: UUID) -> None:
    """Take the woman, and everything that only concerns her, out of the register for ever. Raises NobodyThere.

    Rows that count on keep pointing to a woman without a name. The file is written anew afterwards where the disk has
    room for that; her pages are overwritten with zeros in any case.
    """
    with db.erase(_SENTENCE, frozenset(Topic)) as connection:
        _erase(connection, features, person_id, db)
    _finish(db)


def erase_again(db: Database, features: Sequence[Contribution]) -> int:
    """Erase whoever was erased before and is here again, from an older copy; return how many that were."""
    keys = all_erased(db)
    with db.read() as session:
        back = [key for key in keys if _is_here(session.connection(), key)]
    for key in back:
        with db.erase(_SENTENCE, frozenset(Topic)) as connection:
            _erase(connection, features, key, db)
    if keys:
        keep_beside(db.opened, keys)
    if back:
        _finish(db)
    return len(back)


def all_erased(db: Database) -> frozenset[UUID]:
    """Return the keys of everybody who was erased; those known only beside the register are written into it too."""
    with db.read() as session:
        keys = erased_keys(session, db.opened)
        known = {bytes(key) for (key,) in session.connection().exec_driver_sql("SELECT id FROM erased")}
    missing = [key.bytes for key in keys if key.bytes not in known]
    if missing:
        moment = round(db.clock.now().timestamp() * 1000)
        with db.fill() as connection:
            for key in missing:
                connection.exec_driver_sql("INSERT OR IGNORE INTO erased (id, at) VALUES (?, ?)", (key, moment))
    return keys


def _erase(connection: Connection, features: Sequence[Contribution], person_id: UUID, db: Database) -> None:
    if not _is_here(connection, person_id):
        raise NobodyThere
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    twice = merged_into(connection, person_id)
    names = _all_names(connection, [person_id, *twice])
    counts_on = any(count_of(connection, trace, person_id) for trace in traces(features, Fate.STAYS))
    goes = list(traces(features, Fate.GOES))
    emptied = [(trace.table, trace.column) for trace in traces(features, Fate.EMPTIED)]
    for trace in goes:
        connection.exec_driver_sql(
            f'DELETE FROM "{trace.table}" WHERE {trace.condition()}',  # noqa: S608  our own names
            (person_id.bytes,),
        )
    for table, column in emptied:
        connection.exec_driver_sql(
            f'UPDATE "{table}" SET "{column}" = NULL WHERE "{column}" = ?',  # noqa: S608  our own names
            (person_id.bytes,),
        )
    for trace in traces(features, Fate.STAYS):
        if trace.texts:
            blank_texts(connection, person_id, trace.table, trace.column, trace.texts)
    if counts_on:
        _unname(connection, person_id, db)
    else:
        connection.exec_driver_sql("DELETE FROM person WHERE id = ?", (person_id.bytes,))
    moment = round(db.clock.now().timestamp() * 1000)
    for key in (person_id, *twice):
        forget_in_journal(connection, key, names, goes={trace.table for trace in goes}, emptied=emptied)
        forget_in_drafts(connection, key, names)
        connection.exec_driver_sql("INSERT OR IGNORE INTO erased (id, at) VALUES (?, ?)", (key.bytes, moment))
    _forget_lists(connection, names)
    for index in _INDEXES:
        # The words of a removed row stay in the index until its parts are merged.
        connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('optimize')")  # noqa: S608  our own names


def _forget_lists(connection: Connection, names: set[str]) -> None:
    """Take away the kept lists that are called like her or search for her, and what the journal says of them."""
    sought = [name.lower() for name in names]

    def tells(*texts: str | None) -> bool:
        return any(name in text.lower() for text in texts if text for name in sought)

    kept = connection.exec_driver_sql("SELECT id, name, shows FROM saved_list").all()
    written = connection.exec_driver_sql(
        "SELECT record_id, before, after, batch FROM journal_row WHERE record_table = 'saved_list'"
    ).all()
    gone = {bytes(key) for key, *texts in (*kept, *(row[:3] for row in written)) if tells(*texts)}
    for key in gone:
        connection.exec_driver_sql("DELETE FROM saved_list WHERE id = ?", (key,))
        connection.exec_driver_sql("DELETE FROM journal_row WHERE record_id = ?", (key,))
    for batch in {batch for key, _before, _after, batch in written if bytes(key) in gone}:
        connection.exec_driver_sql(
            "DELETE FROM journal_batch WHERE number = ? AND number NOT IN (SELECT batch FROM journal_row)", (batch,)
        )


def _unname(connection: Connection, person_id: UUID, db: Database) -> None:
    """Leave a woman of whom nothing is known: what counts on points to her."""
    values: dict[str, Any] = {
        "given": "",
        **dict.fromkeys(_BLANK, ""),
        "birth": None,
        "in_school": None,
        "village_id": None,
    }
    values |= {"roles": 0, "joined_on": None, "sort_village": "", **sort_keys("", "", "")}
    values |= dict.fromkeys(("search_names", "search_place", "search_more", "search_digits"), "")
    values["archived_at"] = round(db.clock.now().timestamp() * 1000)
    listed = ", ".join(f'"{column}" = ?' for column in values)
    connection.exec_driver_sql(
        f"UPDATE person SET {listed} WHERE id = ?",  # noqa: S608  our own names
        (*values.values(), person_id.bytes),
    )


def _all_names(connection: Connection, keys: Sequence[UUID]) -> set[str]:
    """Return every way her whole name was ever written in a sentence or a form, under each of her keys.

    A given name alone is many women's: it is told apart only where it was all she had.
    """
    found: set[str] = set()
    for version in (version for key in keys for version in _versions(connection, key)):
        given, family = version.get("given", ""), version.get("family", "")
        for first in (True, False):
            found |= {
                name_in_sentence(given, family, family_first=first),
                shown_name(given, family, family_first=first),
            }
        found |= {version.get("paper_name", "")}
    return {name for name in found if name}


def _versions(connection: Connection, key: UUID) -> list[dict[str, str]]:
    """Return all her names as they are and ever were; of a woman merged into another only as they were."""
    line = connection.exec_driver_sql(
        "SELECT given, patronymic, family, paper_name FROM person WHERE id = ?", (key.bytes,)
    ).first()
    versions = [] if line is None else [dict(zip(_NAMES, line, strict=True))]
    known = dict(versions[0]) if versions else {}
    for version in names_in_journal(connection, "person", key, _NAMES):
        known = known | version
        versions.append(known)
    return versions


def _is_here(connection: Connection, person_id: UUID) -> bool:
    """Tell whether she is in the register with her name."""
    row = connection.exec_driver_sql("SELECT given FROM person WHERE id = ?", (person_id.bytes,)).first()
    return row is not None and row[0] != ""


def _finish(db: Database) -> None:
    with db.read() as session:
        keys = erased_keys(session, db.opened)
    keep_beside(db.opened, keys)
    with suppress(GroupHubError):  # no room to write the file anew: what is free holds zeros all the same
        db.sweep()
