"""The beginning of a damaged register, which says where everything lies, taken from a copy.

Pages of the list of tables change only with the register's shape. Where one of them is damaged, the same page of an
earlier copy says the same, as long as nothing was moved meanwhile; whether that is so is seen from the keys of the rows
and of their indexes, which must agree. Pages with rows are never taken from a copy here: they would be of another day.
"""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

from grouphub.base.errors import GroupHubError
from grouphub.store.cipher import connect, connect_unread
from grouphub.store.copies import OpenCopy, Told, copies_in, take_out
from grouphub.store.copyfile import REGISTER, read_outline, reading
from grouphub.store.faults import FileDamaged
from grouphub.store.keyfile import Entry, Kind
from grouphub.store.reading_around import Damaged, Unreadable, is_damage

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from grouphub.base.paths import Folder

PAGE = 4096
_LIST = "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master"


def mend_beginning(folder: Folder, path: Path, key: bytearray, nobody: UUID) -> bool:
    """Make the list of tables of a damaged register at ``path`` readable; tells whether it is.

    ``path`` is a private duplicate; what waited beside it is gone already. Copies lie in ``folder``.
    """
    if is_readable(path, key):
        return True
    bad = _bad_pages(path, key)
    damaged = path.read_bytes()
    for copy in copies_in(folder.copies):
        older = path.with_name("older.db")
        older.unlink(missing_ok=True)
        with suppress(GroupHubError, OSError):
            with reading(copy.path) as file:
                outline = read_outline(file)
            said = outline.opened(key)
            if said is not None:
                take_out(OpenCopy(copy.path, outline, Entry(Kind.EMPTY, key, nobody), said), REGISTER, older, Told())
                if _mended(path, older, key, bad):
                    return True
        path.write_bytes(damaged)
    return False


def is_readable(path: Path, key: bytearray) -> bool:
    """Tell whether a register says where everything lies."""
    try:
        with closing(connect(path, key, missing=FileDamaged())) as connection:
            connection.execute(_LIST).fetchall()
    except Exception as error:
        if isinstance(error, FileDamaged) or is_damage(error):
            return False
        raise
    return True


def _mended(path: Path, older: Path, key: bytearray, bad: list[int]) -> bool:
    """Put the pages of the list that are damaged in from an older register; tells whether all fits then."""
    wanted = [page for page in bad if _is_of_list(older, key, page)]
    if 1 in wanted:
        pages = path.stat().st_size // PAGE
        count = _grow(older, key, pages)
        with path.open("ab") as file:
            file.write(bytes((count - pages) * PAGE))
    with older.open("rb") as source, path.open("r+b") as target:
        for page in wanted:
            source.seek((page - 1) * PAGE)
            target.seek((page - 1) * PAGE)
            target.write(source.read(PAGE))
    return bool(wanted) and is_readable(path, key) and _agrees(path, key)


def _agrees(path: Path, key: bytearray) -> bool:
    """Tell whether the rows that can be read are those their indexes know: the tables lie where the list says."""
    with closing(Damaged(lambda: connect(path, key, missing=FileDamaged()))) as damaged:
        names = [name for kind, name, *_rest in damaged.all(_LIST) if kind == "table"]
        known = {name: damaged.keys_in_index(name) for name in names if "id" in damaged.columns(name)}
        return all(keys is None or _some_keys(damaged, name) <= keys for name, keys in known.items())


def _some_keys(damaged: Damaged, table: str) -> set[bytes]:
    found: set[bytes] = set()
    with suppress(Unreadable):
        for (key,) in damaged.rows(f'SELECT id FROM "{table}" NOT INDEXED'):  # noqa: S608  our own names
            found.add(bytes(key))
    return found


def _bad_pages(path: Path, key: bytearray) -> list[int]:
    """Return the numbers of the pages that are not as they were written."""
    with closing(connect_unread(path, key)) as connection:
        told = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    return [int(words.rsplit(" ", 1)[1]) for (words,) in told if words.rsplit(" ", 1)[1].isdigit()]


def _is_of_list(older: Path, key: bytearray, page: int) -> bool:
    """Tell whether a sound register says no more where everything lies once this page is spoilt."""
    at = (page - 1) * PAGE + PAGE // 2
    if at >= older.stat().st_size:
        return False
    with older.open("r+b", buffering=0) as file:
        file.seek(at)
        (byte,) = file.read(1)
        _put(file, at, byte ^ 1)
        try:
            return not _lists(older, key)
        finally:
            _put(file, at, byte)


def _put(file: Any, at: int, byte: int) -> None:
    file.seek(at)
    file.write(bytes([byte]))


def _lists(path: Path, key: bytearray) -> bool:
    try:
        with closing(connect_unread(path, key)) as connection:
            connection.execute(_LIST).fetchall()
    except Exception as error:
        if is_damage(error):
            return False
        raise
    return True


def _grow(older: Path, key: bytearray, pages: int) -> int:
    """Let a register have so many pages at least, so that its first page tells of them; return how many it has."""
    with closing(connect(older, key, missing=FileDamaged())) as connection:
        has = int(connection.execute("PRAGMA page_count").fetchone()[0])
        if has < pages:
            room = (pages - has + 2) * PAGE
            connection.execute("INSERT INTO draft (place, state) VALUES ('@room', zeroblob(?))", (room,))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return int(connection.execute("PRAGMA page_count").fetchone()[0])
