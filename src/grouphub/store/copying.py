"""Making copies: written while the program runs, read back from the disk, opened and counted before they count."""

from __future__ import annotations

import errno
import json
import os
import platform
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress
from typing import IO, TYPE_CHECKING, Any

from grouphub.base.files import create_private_folder, settle
from grouphub.base.version import VERSION
from grouphub.store.cipher import connect_still
from grouphub.store.copies import (
    ENDING,
    SPARE,
    Copy,
    CopyNotKept,
    CopyUnlike,
    NoRoomForCopy,
    OpenCopy,
    Stage,
    StickClosed,
    StickFull,
    StickGone,
    Told,
    check_room,
    glance,
    private,
    size_of,
    take_out,
)
from grouphub.store.copyfile import (
    PAGES,
    REGISTER,
    CopyDamaged,
    CopyUnread,
    Head,
    NoCopy,
    Sort,
    forget_cached,
    keys_of,
    numbers_of,
    read_member,
    read_outline,
    reading,
    write_copy,
)
from grouphub.store.faults import DiskFull, blamed
from grouphub.store.frozen import aside, frozen
from grouphub.store.inspecting import fitting_together, look_through, table_counts, table_hashes, tables
from grouphub.store.keyfile import Entry, Kind, read_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from grouphub.base.clock import Clock
    from grouphub.store.copyfile import Member
    from grouphub.store.frozen import Frozen
    from grouphub.store.keyfile import KeyFile
    from grouphub.store.opened import OpenVault

_HALF = ".half"
_SMALL = 32 * 1024 * 1024
_BY_NUMBER: dict[int, type[CopyNotKept]] = {
    **dict.fromkeys((errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOTCONN), StickGone),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), StickClosed),
}
_GONE_ON_WINDOWS = frozenset({21, 31, 55, 433, 1006, 1110, 1167, 1617})
"""Not ready, not working, no longer there, another one inserted: Python gives these the numbers of other errors."""


def make_copy(
    opened: OpenVault, target: Path, clock: Clock, *, sort: Sort = Sort.ASKED, told: Told | None = None
) -> Copy:
    """Write a copy into the folder ``target``, read it back, open it and count its rows; only then it has its name.

    Runs in any thread, beside others that read and write. Raises CopyNotKept and its kinds, storage faults, and
    whatever ``told`` raises; nothing of the copy stays then.
    """
    told = told or Told()
    told.begin(Stage.ROOM)
    half = _half(opened, target, clock)
    disk = _disk_of(target)
    moment = _millis(clock.now())
    try:
        with frozen(opened) as now:
            told.expect(3 * (now.size + size_of(opened.folder.pages)))
            with _kept_at():
                check_room(target, now.size + size_of(opened.folder.pages) + SPARE)
            said = _said(now.connection, clock)
            hashes = _hashes(now, said["counts"], told) if sort is Sort.MIGRATION else None
            with fitting_together(now.connection) if _looks_closely(now.size, sort) else nullcontext():
                with _members(opened, now) as members, _kept_at():
                    _write(
                        opened,
                        read_keys(opened.folder)[0],
                        members,
                        half,
                        Head(sort, moment, _newest(now.connection) or 0, _erased(now.connection)),
                        said,
                        told,
                    )
                _prove(opened, half, told, said["counts"], hashes)
        with _kept_at():
            return _named(half, target, clock, disk)
    except BaseException:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise


def remake_copy(opened: OpenVault, copy: OpenCopy, register: Path, told: Told | None = None) -> Copy:
    """Put ``register``, which nobody writes to, in the place of the register in a copy; all else stays as it was.

    The new file is read back and opened before it takes the place of the old one. Raises as ``make_copy``.
    """
    told = told or Told()
    half = copy.path.with_name(copy.path.name + _HALF)
    size = size_of(register)
    told.expect(3 * copy.size)
    with closing(connect_still(register, opened.key)) as still:
        swept = _erased(still)
        said = {**copy.said, "counts": table_counts(still), "revision": _revision(still)}
    outline = copy.outline
    head = Head(outline.head.sort, outline.head.made, outline.head.newest, swept)
    try:
        with _kept_at(), register.open("rb") as file, reading(copy.path) as old:
            half.unlink(missing_ok=True)
            check_room(half.parent, copy.size + SPARE)
            members: dict[str, tuple[IO[bytes], int]] = {REGISTER: (file, size)}
            if copy.holds(PAGES):
                (number,) = numbers_of(copy.said, [PAGES])
                old.seek(outline.offset(number))
                members[PAGES] = (old, outline.members[number].size)
            written = _write(opened, keys_of(outline), members, half, head, said, told)
        _check_second_file(copy, written)
        _prove(opened, half, told, said["counts"], None)
        with _kept_at():
            half.replace(copy.path)
            settle(half.parent)
            return glance(copy.path)
    except BaseException:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise


def _hashes(now: Frozen, counts: Mapping[str, int], told: Told) -> dict[str, str]:
    """Return what every table of the register comes to, to be compared with the copy."""
    told.begin(Stage.WRITE)
    return table_hashes(now.connection, told.rows(sum(counts.values()), now.size))


def _check_second_file(copy: OpenCopy, written: Sequence[Member]) -> None:
    """Raise CopyDamaged when the second file is not what the old copy says: damage must not become sound."""
    if copy.holds(PAGES):
        (number,) = numbers_of(copy.said, [PAGES])
        if written[-1] != copy.outline.members[number]:
            raise CopyDamaged


def _looks_closely(size: int, sort: Sort) -> bool:
    """Tell whether a copy is also searched for what only a fault of the program itself could have made.

    In a large register that takes several times as long as all the rest.
    """
    return size <= _SMALL or sort is Sort.MIGRATION


@contextmanager
def _members(opened: OpenVault, now: Frozen) -> Iterator[dict[str, tuple[IO[bytes], int]]]:
    """Open what goes into a copy; the second file is left out where it is missing."""
    with ExitStack() as files, blamed(opened.folder.path):
        found: dict[str, tuple[IO[bytes], int]] = {REGISTER: (files.enter_context(now.path.open("rb")), now.size)}
        pages = opened.folder.pages
        if pages.exists():
            found[PAGES] = (files.enter_context(pages.open("rb")), pages.stat().st_size)
        yield found


def _write(
    opened: OpenVault,
    keys: KeyFile,
    members: Mapping[str, tuple[IO[bytes], int]],
    half: Path,
    head: Head,
    said: Mapping[str, Any],
    told: Told,
) -> tuple[Member, ...]:
    told.begin(Stage.WRITE)
    with private(half) as file:
        written = write_copy(file, head, keys, opened.key, members, said, told.moved)
        told.begin(Stage.FLUSH)
        file.flush()
        os.fsync(file.fileno())
        forget_cached(file)
    settle(half.parent)
    return written


def _prove(
    opened: OpenVault, half: Path, told: Told, counts: Mapping[str, int], hashes: Mapping[str, str] | None
) -> None:
    """Read the copy from the disk as bringing it back would, and open what is in it."""
    told.begin(Stage.READ)
    try:
        copy = open_with_key(opened, half)
        with blamed(opened.folder.path), aside(_roomy(opened.folder.path, half.parent, copy.size)) as place:
            take_out(copy, REGISTER, place / REGISTER, told)
            _look_at_pages(copy, told)
            told.begin(Stage.LOOK)
            heard = told.rows(sum(counts.values()), size_of(place / REGISTER))
            look_through(place / REGISTER, opened.key, counts, hashes, heard)
            told.moved(copy.size)
    except (CopyDamaged, NoCopy) as error:
        raise CopyUnlike from error
    except CopyUnread as error:
        raise StickGone from error


def open_with_key(opened: OpenVault, path: Path) -> OpenCopy:
    """Open a copy with the key of the open register, which stays its owner's. Raises CopyDamaged and its neighbours."""
    with reading(path) as file:
        outline = read_outline(file)
    said = outline.opened(opened.key)
    if said is None:
        raise CopyDamaged
    return OpenCopy(path, outline, Entry(Kind.EMPTY, opened.key, opened.keeper), said)


def _disk_of(path: Path) -> int:
    """Return which disk a path is on: where a stick was, there may be an ordinary folder once it is pulled out."""
    with _kept_at():
        return path.stat().st_dev


def _half(opened: OpenVault, target: Path, clock: Clock) -> Path:
    """Return where a copy is written before it is whole; what an earlier one left there is taken away."""
    with _kept_at():
        if target == opened.folder.copies:
            create_private_folder(target)
        _clear_halves(target)
        return target / f"{_free_name(target, clock)}{_HALF}"


def sweep_unfinished(target: Path) -> bool:
    """Take away what a power cut left of copies in a folder: it takes the room of the next. Tells whether it did."""
    try:
        return _clear_halves(target)
    except OSError:
        return False  # making a copy there says why


def _clear_halves(target: Path) -> bool:
    left = list(target.glob(f"GroupHub-*{ENDING}{_HALF}"))
    for path in left:
        path.unlink(missing_ok=True)
    return bool(left)


def _look_at_pages(copy: OpenCopy, told: Told) -> None:
    if copy.holds(PAGES):
        (number,) = numbers_of(copy.said, [PAGES])
        with reading(copy.path) as file:
            read_member(file, copy.outline, number, None, told.moved)


def _roomy(own: Path, other: Path, needed: int) -> Path:
    """Return where there is room to unpack a copy for looking at it: the computer's own disk before the stick."""
    for place in (own, other):
        with suppress(OSError, NoRoomForCopy):
            check_room(place, needed + SPARE)
            return place
    raise DiskFull


def _named(half: Path, target: Path, clock: Clock, disk: int) -> Copy:
    """Give a proved copy its name. Raises StickGone when it lies on another disk than was meant."""
    if _disk_of(half) != disk:
        raise StickGone
    path = target / _free_name(target, clock)
    half.rename(path)
    settle(target)
    return glance(path)


def _free_name(target: Path, clock: Clock) -> str:
    stem = f"GroupHub-{clock.today().isoformat()}"
    number = 1
    while (target / (name := f"{stem}{f'-{number}' if number > 1 else ''}{ENDING}")).exists():
        number += 1
    return name


def _said(connection: Any, clock: Clock) -> dict[str, Any]:
    return {
        "kind": "copy",
        "made": clock.now().isoformat(),
        "computer": platform.node(),
        "program": VERSION,
        "group": _group(connection),
        "revision": _revision(connection),
        "newest": _newest(connection),
        "counts": table_counts(connection),
    }


def _revision(connection: Any) -> str:
    return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def _erased(connection: Any) -> int:
    """Return how many were erased for ever; a register of an early program knows of none."""
    if "erased" not in tables(connection):
        return 0
    return int(connection.execute("SELECT count(*) FROM erased").fetchone()[0])


def _newest(connection: Any) -> int | None:
    row = connection.execute("SELECT at FROM journal_batch ORDER BY number DESC LIMIT 1").fetchone()
    return None if row is None else int(row[0])


def _group(connection: Any) -> str:
    row = connection.execute("SELECT value FROM setting WHERE name = 'name'").fetchone()
    return "" if row is None else str(json.loads(row[0]))


@contextmanager
def _kept_at() -> Iterator[None]:
    """Tell what went wrong where the copy is written."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", -1)}:
            raise StickFull from error
        if getattr(error, "winerror", None) in _GONE_ON_WINDOWS:
            raise StickGone from error
        raise _BY_NUMBER.get(error.errno or 0, CopyNotKept) from error


def _millis(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
