"""The shape of the register: made anew for a new group, brought up by migrations for an old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_
from grouphub.store.records import Base

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

HEAD = "0015"
"""The newest revision in ``migrations/versions``; a test holds the two together."""


class NewerRegister(GroupHubError):
    """The register was written by a newer program."""

    message = N_(
        "This register was last opened by a newer GroupHub. Nothing was changed. Open it with the newer program."
    )


class NoGroupInside(GroupHubError):
    """The file opens but holds no register."""

    message = N_("This file opens, but there is no register in it. Nothing was changed. Bring back a copy.")


class BrokenLinks(Exception):
    """A migration left a row that links to nothing: it is taken back."""


def create(connection: Connection) -> None:
    """Make every table in an empty file. All models must have been imported."""
    Base.metadata.create_all(connection)
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def revision(connection: Connection) -> str:
    """Return the revision of the file. Raises NoGroupInside."""
    known = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first()
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first() if known else None
    if row is None:
        raise NoGroupInside
    return str(row[0])


def is_empty(connection: Connection) -> bool:
    """Tell whether nothing was ever written into the file: making the register was cut off by a power cut."""
    return connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").first() is None


def check_known(connection: Connection) -> None:
    """Raise NewerRegister unless this program knows how to bring the file up."""
    from grouphub.store.migrations import steps

    if revision(connection) not in steps.known():
        raise NewerRegister


def _unheard(_part: float) -> None:
    """Tell nobody how far it is."""


def bring_up(connection: Connection, told: Callable[[float], None] = _unheard) -> None:
    """Take the file to ``HEAD`` in the running transaction; Alembic is imported only when there is something to do.

    Tables are made anew meanwhile: links are judged at the end. ``told`` hears the part done, from 0 to 1, and may
    end the work. Raises NewerRegister, NoGroupInside.
    """
    found = revision(connection)
    if found == HEAD:
        return
    from grouphub.store.migrations import steps

    known = steps.known()
    if found not in known:
        raise NewerRegister
    told(0)
    broken = _broken_links(connection)
    ahead = known.index(found)  # the newest comes first
    steps.upgrade(connection, told=lambda reached: told(1 - known.index(reached) / ahead))
    if _broken_links(connection) > broken:
        raise BrokenLinks


def _broken_links(connection: Connection) -> int:
    return len(connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall())
