"""The register held as it is at one moment while the program goes on writing: what a copy is made from.

In SQLite's WAL the register's own file changes only at a checkpoint, and no checkpoint writes into it while somebody
reads it and nothing but it. So all that waits beside it is brought in first, then such a reader is begun before anybody
can write again: until it ends the bytes of the file stay as they are, and are what the reader sees.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grouphub.store.cipher import back_up, connect_still
from grouphub.store.faults import blamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grouphub.store.opened import OpenVault

_TRIES = 3
_ASIDE = "checking-"


@dataclass(frozen=True)
class Frozen:
    """The register as it is at one moment: a file whose bytes stay, and a connection that sees just them."""

    path: Path
    size: int
    connection: Any


@contextmanager
def frozen(opened: OpenVault) -> Iterator[Frozen]:
    """Give the register as it is now; others read and write meanwhile. Raises storage faults.

    Where somebody reads an older state for long, it is written anew aside, which needs its room and takes longer.
    """
    with blamed(opened.folder.path):
        reader = opened.connect()
        try:
            if any(_is_held(opened, reader) for _try in range(_TRIES)):
                yield Frozen(opened.folder.register, opened.folder.register.stat().st_size, reader)
            else:
                with aside(opened.folder.path) as place, _written_aside(opened, reader, place) as made:
                    yield made
        finally:
            reader.close()


@contextmanager
def aside(parent: Path) -> Iterator[Path]:
    """Give a private folder below ``parent`` that is gone afterwards."""
    place = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=parent))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def clear_aside(parent: Path) -> None:
    """Take away what a power cut left of such folders."""
    with suppress(OSError):
        for left in parent.glob(_ASIDE + "*"):
            shutil.rmtree(left, ignore_errors=True)


def _is_held(opened: OpenVault, reader: Any) -> bool:
    """Try to begin a reader of the register's own file alone; tells whether it is one."""
    writer = opened.connect()
    try:
        writer.execute("PRAGMA busy_timeout=700").fetchall()
        if not _begins(writer):
            return False
        busy, waiting, brought_in = reader.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        if busy or waiting != brought_in:
            return False
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        if writer.in_transaction:
            writer.execute("ROLLBACK")
        writer.close()
    return True


def _begins(writer: Any) -> bool:
    """Keep others from writing; tells whether that was possible."""
    try:
        writer.execute("BEGIN IMMEDIATE")
    except Exception as error:
        if "locked" in str(error):
            return False
        raise
    return True


@contextmanager
def _written_aside(opened: OpenVault, reader: Any, place: Path) -> Iterator[Frozen]:
    path = place / "register.db"
    back_up(reader, path, opened.key)
    still = connect_still(path, opened.key)
    try:
        yield Frozen(path, path.stat().st_size, still)
    finally:
        still.close()
