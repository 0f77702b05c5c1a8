"""SQLCipher: how a file is opened under a raw key, and how a new one is made. The only module that names the driver."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from grouphub.base.files import create_private
from grouphub.store.faults import FileDamaged, blamed

if TYPE_CHECKING:
    from pathlib import Path

    from grouphub.base.errors import GroupHubError

STEP = 1024 * 1024
"""The second file grows by this many bytes at a time."""

_PAGE_BYTES = 4096
_WAY = "" if sys.platform == "win32" else "&vfs=unix-excl"
"""One program at a time has the register: what its connections share lies in memory, not in a file of 32 KiB that a
full disk has no room for."""


def connect(path: Path, key: bytearray, *, missing: GroupHubError) -> Any:
    """Return a connection to the file; raises ``missing`` when it is not there, or a storage fault."""
    from sqlcipher3 import dbapi2

    # An empty file would become an empty register.
    if not path.exists():
        raise missing
    if path.stat().st_size < _PAGE_BYTES:
        raise FileDamaged
    with blamed(path.parent):
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode=rw{_WAY}", uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(connection, key)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_still(path: Path, key: bytearray) -> Any:
    """Return a connection that only reads a file nobody writes to, and leaves nothing beside it.

    Raises FileDamaged when it does not open with the key.
    """
    with blamed(path.parent):
        connection = connect_unread(path, key)
        try:
            connection.execute("PRAGMA cache_size=-16000").fetchall()
            connection.execute("PRAGMA temp_store=MEMORY").fetchall()
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except BaseException:
            connection.close()
            raise
    return connection


def connect_unread(path: Path, key: bytearray) -> Any:
    """Return such a connection without having read anything: to look at a file that may not open at all."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(still_uri(path), uri=True, isolation_level=None, check_same_thread=False)
    _unlock_connection(connection, key)
    return connection


def still_uri(path: Path) -> str:
    """Return how SQLite calls a file that nobody writes to."""
    return path.absolute().as_uri() + "?mode=ro&immutable=1"


def attach_still(connection: Any, path: Path, key: bytearray, name: str) -> None:
    """Let ``connection`` also see a file nobody writes to, its tables under ``name``. Raises storage faults."""
    with blamed(path.parent):
        connection.execute(f"ATTACH DATABASE ? AS {name} KEY \"x'{key.hex()}'\"", (still_uri(path),))


def back_up(source: Any, path: Path, key: bytearray) -> None:
    """Write what ``source`` sees into a new file under the same key, page by page. Raises storage faults."""
    from sqlcipher3 import dbapi2

    create_private(path)
    with blamed(path.parent):
        target = dbapi2.connect(path.absolute().as_uri() + "?mode=rw", uri=True, isolation_level=None)
        try:
            _unlock_connection(target, key)
            source.backup(target)
        finally:
            target.close()


def _prepare(connection: Any, key: bytearray) -> None:
    _unlock_connection(connection, key)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    for setting in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "cache_size=-16000",  # KiB: a page is decrypted once, not at every scan
        "journal_size_limit=4194304",
        "secure_delete=ON",
        "temp_store=MEMORY",
        "busy_timeout=5000",
    ):
        connection.execute(f"PRAGMA {setting}").fetchall()


def _unlock_connection(connection: Any, key: bytearray) -> None:
    # Before the key: a key that does not fit would be reported on stderr with the file's name.
    connection.execute("PRAGMA cipher_log_level=none").fetchall()
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"").fetchall()


def make_file(path: Path, key: bytearray, *, in_steps: bool = False) -> None:
    """Make an empty file; ``in_steps`` fills it up to its first step."""
    from sqlcipher3 import dbapi2

    create_private(path)
    connection = dbapi2.connect(path.absolute().as_uri() + "?mode=rw", uri=True, isolation_level=None)
    try:
        _unlock_connection(connection, key)
        connection.execute("PRAGMA secure_delete=ON").fetchall()
        connection.execute(f"PRAGMA journal_mode={'MEMORY' if in_steps else 'WAL'}").fetchall()
        if in_steps:
            fill_step(connection)
    finally:
        connection.close()


def fill_step(connection: Any) -> None:
    """Fill the file up to a whole number of steps, so that its size says nothing."""
    connection.execute("BEGIN")
    connection.execute("CREATE TABLE filler (room BLOB)")
    while connection.execute("PRAGMA page_count").fetchone()[0] * _PAGE_BYTES % STEP:
        connection.execute("INSERT INTO filler VALUES (zeroblob(3000))")  # one page each
    connection.execute("COMMIT")
