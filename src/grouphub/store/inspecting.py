"""Looking whether a register is whole: every page as it was written, the pages fitting together, no row missing."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from grouphub.store.cipher import connect_still
from grouphub.store.faults import FileDamaged, blamed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

_ROWS_AT_ONCE = 500


def _unheard(_rows: int) -> None:
    """Tell nobody how many rows were read."""


@contextmanager
def fitting_together(connection: Any) -> Iterator[None]:
    """Look beside what is done meanwhile whether all that ``connection`` sees fits together: indexes, links of pages.

    Nobody else may use the connection. Raises FileDamaged at the end when something does not.
    """
    with ThreadPoolExecutor(1, "looking") as beside:
        looking = beside.submit(lambda: connection.execute("PRAGMA integrity_check").fetchall())
        try:
            yield
        except BaseException:
            connection.interrupt()
            if looking.exception() is None and not _is_sound(looking.result()):
                raise FileDamaged from None
            raise
        try:
            sound = _is_sound(looking.result())
        except Exception as error:
            raise FileDamaged from error
    if not sound:
        raise FileDamaged


def _is_sound(told: list[tuple[str]]) -> bool:
    """Tell whether an integrity check found nothing but the search index amiss: that follows from the rest."""
    return all(words == "ok" or "fts5" in words.lower() for (words,) in told)


def look_through(
    path: Path,
    key: bytearray,
    counts: Mapping[str, int],
    hashes: Mapping[str, str] | None = None,
    read: Callable[[int], None] = _unheard,
) -> None:
    """Read every page of a register nobody writes to, and count its rows beside it; with ``hashes`` compare them too.

    ``read`` as in ``table_hashes``. Raises FileDamaged where a page is not as it was written, or rows are missing or
    others.
    """
    with (
        blamed(path.parent),
        closing(connect_still(path, key)) as reader,
        closing(connect_still(path, key)) as counter,
        ThreadPoolExecutor(1, "looking") as beside,
    ):
        counted = beside.submit(table_counts, counter)
        sound = not reader.execute("PRAGMA cipher_integrity_check").fetchall()
        sound = counted.result() == dict(counts) and sound
        if not sound or (hashes is not None and table_hashes(counter, read) != dict(hashes)):
            raise FileDamaged


def table_counts(connection: Any) -> dict[str, int]:
    """Return how many rows each table has; the search index, which follows from the rest, is left out."""
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables(connection)}  # noqa: S608


def table_hashes(connection: Any, read: Callable[[int], None] = _unheard) -> dict[str, str]:
    """Return a hash over all rows of each table; ``read`` is told how many rows were read since the last time."""
    return {name: _hash(connection, name, read) for name in tables(connection)}


def _hash(connection: Any, table: str, read: Callable[[int], None]) -> str:
    hashed = hashlib.sha256()
    asked = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608  our own names
    while rows := asked.fetchmany(_ROWS_AT_ONCE):
        for row in rows:
            hashed.update(repr(row).encode())
        read(len(rows))
    return hashed.hexdigest()


def tables(connection: Any) -> list[str]:
    """Return the names of the ordinary tables."""
    made = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY name"
    ).fetchall()
    searched = [name for name, sql in made if sql.startswith("CREATE VIRTUAL")]
    return [name for name, _sql in made if not any(name == one or name.startswith(f"{one}_") for one in searched)]
