"""Copies of the register: made while the program runs, read back from the disk, opened and counted."""

from __future__ import annotations

import errno
import os
import platform
import shutil
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import IO, TYPE_CHECKING, Any

from grouphub.base.errors import GroupHubError
from grouphub.base.files import create_private_folder, settle
from grouphub.base.i18n import N_
from grouphub.base.sizes import size_text
from grouphub.base.version import VERSION
from grouphub.store.copyfile import (
    PAGES,
    REGISTER,
    CopyDamaged,
    CopyNewer,
    CopyUnread,
    Head,
    NoCopy,
    Sort,
    forget_cached,
    keys_of,
    numbers_of,
    read_head,
    read_member,
    read_outline,
    reading,
    write_copy,
)
from grouphub.store.faults import DiskFull, blamed
from grouphub.store.frozen import aside, frozen
from grouphub.store.inspecting import fitting_together, look_through, table_counts, table_hashes
from grouphub.store.keyfile import Entry, Kind, read_keys, wipe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from grouphub.base.clock import Clock
    from grouphub.store.copyfile import Outline
    from grouphub.store.frozen import Frozen
    from grouphub.store.recovery import RecoveryCode
    from grouphub.store.vault import OpenVault

ENDING = ".copy"
_HALF = ".half"
_SPARE = 256 * 1024
"""Room kept free beside what a copy needs: file systems want some for themselves."""


_SMALL = 32 * 1024 * 1024


class CopyNotKept(GroupHubError):
    """The copy could not be written; what was begun is taken away again."""

    message = N_("The copy could not be written there. The register is safe. Choose another stick or folder.")


class NoRoomForCopy(CopyNotKept):
    """There is too little room; facts: needed, free."""

    message = N_(
        "There is no room for the copy: it needs {needed}, and {free} are free. The register is safe. "
        "Remove files you do not need there, or choose another stick."
    )


class StickFull(CopyNotKept):
    """No room was left while it was written."""

    message = N_(
        "No room is left there, so the copy was not finished. The register is safe. "
        "Remove files you do not need there, or choose another stick."
    )


class StickGone(CopyNotKept):
    """The stick was pulled out, or the folder is gone."""

    message = N_(
        "The stick was pulled out before the copy was finished. The register is safe; this copy is not whole. "
        "Put the stick in again and keep the copy once more."
    )


class StickClosed(CopyNotKept):
    """Nothing may be written there."""

    message = N_(
        "Nothing can be written there: the stick or folder is closed to writing. The register is safe. "
        "Look for a small switch on the stick, or choose another one."
    )


class CopyUnlike(CopyNotKept):
    """What was written is not what is read: the stick is worn out."""

    message = N_(
        "The copy was written, but reading it back gave something else, so it was taken away again. The register is "
        "safe. This stick may be worn out: use another one."
    )


class SecretForAnother(GroupHubError):
    """Neither a password nor a sheet that was valid when the copy was made."""

    message = N_(
        "This password does not open the copy. It opens with a password, or with the register sheet, that was valid on "
        "the day it was made: {day}. Without one of them nobody can open it."
    )


_BY_NUMBER: dict[int, type[CopyNotKept]] = {
    **dict.fromkeys((errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOTCONN), StickGone),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), StickClosed),
}


class Stage(StrEnum):
    """What is being done, in this order."""

    ROOM = "room"
    """Looking whether there is room."""
    WRITE = "write"
    """Writing the copy."""
    FLUSH = "flush"
    """Waiting until the disk has all of it."""
    READ = "read"
    """Reading it back."""
    LOOK = "look"
    """Opening it, reading every page, counting."""


@dataclass
class Told:
    """How far a copy is. ``tell`` is called often, in the thread that works; what it raises stops the work."""

    tell: Callable[[Told], None] = lambda _told: None
    stage: Stage = Stage.ROOM
    done: int = 0
    """Bytes moved, written and read back together."""
    whole: int = 1

    @property
    def part(self) -> float:
        """How much of all is done, from 0 to 1."""
        return min(1.0, self.done / max(1, self.whole))

    def begin(self, stage: Stage) -> None:
        """Say what comes next."""
        self.stage = stage
        self.tell(self)

    def moved(self, count: int) -> None:
        """Count bytes."""
        self.done += count
        self.tell(self)


@dataclass(frozen=True)
class Copy:
    """A copy that lies somewhere, as far as anybody can see without a password."""

    path: Path
    made: datetime
    sort: Sort
    size: int
    swept: datetime


@dataclass(frozen=True)
class Content:
    """What the seal of a copy says; ``counts`` by table, ``newest`` is the moment of the newest change."""

    made: datetime
    computer: str
    revision: str
    group: str
    counts: Mapping[str, int]
    newest: datetime | None


@dataclass
class OpenCopy:
    """A copy that was opened with a password or a sheet. ``close`` wipes its key."""

    path: Path
    outline: Outline
    entry: Entry
    said: Mapping[str, Any]
    content: Content = field(init=False)

    def __post_init__(self) -> None:
        self.content = _content(self.outline.head, self.said)

    @property
    def key(self) -> bytearray:
        """The key of the register in it."""
        return self.entry.key

    @property
    def by_recovery(self) -> bool:
        """Whether the sheet opened it, not a password."""
        return self.entry.kind is Kind.RECOVERY

    @property
    def size(self) -> int:
        """How many bytes its members have."""
        return sum(member.size for member in self.outline.members)

    def holds(self, name: str) -> bool:
        """Tell whether there is a member of that name."""
        return name in self.said.get("members", ())

    def close(self) -> None:
        """Wipe the key."""
        wipe(self.entry.key)


def copies_in(folder: Path) -> list[Copy]:
    """Return the copies that lie in a folder, newest first; what is none is passed over. Opens none of them."""
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name.endswith(ENDING):
                with suppress(NoCopy, CopyNewer, CopyUnread, OSError):
                    found.append(glance(path))
    return sorted(found, key=lambda copy: copy.made, reverse=True)


def glance(path: Path) -> Copy:
    """Return what anybody sees of a copy. Raises NoCopy, CopyNewer, CopyUnread."""
    head = read_head(path)
    try:
        size = path.stat().st_size
    except OSError as error:
        raise CopyUnread from error
    return Copy(path, _moment(head.made), _sort(head.sort), size, _moment(head.swept))


def room_needed(opened: OpenVault) -> int:
    """Return how many bytes a copy made now would take."""
    folder = opened.folder
    return sum(path.stat().st_size for path in (folder.register, folder.pages) if path.exists()) + _SPARE


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
    moment = _millis(clock.now())
    try:
        with frozen(opened) as now:
            told.whole = 3 * (now.size + _size(opened.folder.pages))
            with _kept_at():
                check_room(target, now.size + _size(opened.folder.pages) + _SPARE)
            said = _said(now.connection, clock)
            hashes = table_hashes(now.connection) if sort is Sort.MIGRATION else None
            with fitting_together(now.connection) if _looks_closely(now.size, sort) else nullcontext():
                with _members(opened, now) as members, _kept_at():
                    _write(opened, members, half, Head(sort, moment, moment), said, told)
                _prove(opened, half, told, said["counts"], hashes)
        with _kept_at():
            return _named(half, target, clock)
    except BaseException:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise


def open_copy(path: Path, secret: str | RecoveryCode) -> OpenCopy:
    """Open a copy with a password or sheet that was valid when it was made. Slow by intent; run it in a job.

    Its members are not read yet. Raises NoCopy, CopyNewer, CopyDamaged, CopyUnread, SecretForAnother, PasswordEmpty.
    """
    from grouphub.store.vault import candidates, try_secret

    with reading(path) as file:
        outline = read_outline(file)
    keys = keys_of(outline)
    for one in candidates(secret):
        entry = try_secret(keys, one)
        if entry is not None:
            break
    else:
        raise SecretForAnother(day=f"{_moment(outline.head.made).astimezone():%d.%m.%Y}")
    said = outline.opened(entry.key)
    if said is None:
        wipe(entry.key)
        raise CopyDamaged
    return OpenCopy(path, outline, entry, said)


def take_out(copy: OpenCopy, name: str, into: Path, told: Told) -> None:
    """Write one member of a copy into a new private file. Raises CopyDamaged, CopyUnread, or an error of the system."""
    (number,) = numbers_of(copy.said, [name])
    with reading(copy.path) as file, _private(into) as out:
        forget_cached(file)
        read_member(file, copy.outline, number, out, told.moved)


def check_room(place: Path, needed: int) -> None:
    """Raise NoRoomForCopy unless so many bytes are free at ``place``. Raises OSError."""
    free = shutil.disk_usage(place).free
    if free < needed:
        raise NoRoomForCopy(needed=size_text(needed), free=size_text(free))


# Writing


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
    members: Mapping[str, tuple[IO[bytes], int]],
    half: Path,
    head: Head,
    said: Mapping[str, Any],
    told: Told,
) -> None:
    told.begin(Stage.WRITE)
    keys, _twins = read_keys(opened.folder)
    with _private(half) as file:
        write_copy(file, head, keys, opened.key, members, said, told.moved)
        told.begin(Stage.FLUSH)
        file.flush()
        os.fsync(file.fileno())
        forget_cached(file)
    settle(half.parent)


def _prove(
    opened: OpenVault, half: Path, told: Told, counts: Mapping[str, int], hashes: Mapping[str, str] | None
) -> None:
    """Read the copy from the disk as bringing it back would, and open what is in it."""
    told.begin(Stage.READ)
    try:
        copy = _opened_again(opened, half)
        with blamed(opened.folder.path), aside(_roomy(opened.folder.path, half.parent, copy.size)) as place:
            take_out(copy, REGISTER, place / REGISTER, told)
            _look_at_pages(copy, told)
            told.begin(Stage.LOOK)
            look_through(place / REGISTER, opened.key, counts, hashes)
            told.moved(copy.size)
    except (CopyDamaged, NoCopy) as error:
        raise CopyUnlike from error
    except CopyUnread as error:
        raise StickGone from error


def _opened_again(opened: OpenVault, half: Path) -> OpenCopy:
    """Open a copy with the key of the open register."""
    with reading(half) as file:
        outline = read_outline(file)
    said = outline.opened(opened.key)
    if said is None:
        raise CopyDamaged
    return OpenCopy(half, outline, Entry(Kind.EMPTY, opened.key, opened.keeper), said)


def _half(opened: OpenVault, target: Path, clock: Clock) -> Path:
    """Return where a copy is written before it is whole; what an earlier one left there is taken away."""
    with _kept_at():
        if target == opened.folder.copies:
            create_private_folder(target)
        for left in target.glob(f"GroupHub-*{ENDING}{_HALF}"):
            left.unlink()
        return target / f"{_free_name(target, clock)}{_HALF}"


def _look_at_pages(copy: OpenCopy, told: Told) -> None:
    if copy.holds(PAGES):
        (number,) = numbers_of(copy.said, [PAGES])
        with reading(copy.path) as file:
            read_member(file, copy.outline, number, None, told.moved)


def _roomy(own: Path, other: Path, needed: int) -> Path:
    """Return where there is room to unpack a copy for looking at it: the computer's own disk before the stick."""
    for place in (own, other):
        with suppress(OSError, NoRoomForCopy):
            check_room(place, needed + _SPARE)
            return place
    raise DiskFull


def _named(half: Path, target: Path, clock: Clock) -> Copy:
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
    newest = connection.execute("SELECT at FROM journal_batch ORDER BY number DESC LIMIT 1").fetchone()
    return {
        "kind": "copy",
        "made": clock.now().isoformat(),
        "computer": platform.node(),
        "program": VERSION,
        "group": _group(connection),
        "revision": connection.execute("SELECT version_num FROM alembic_version").fetchone()[0],
        "newest": None if newest is None else newest[0],
        "counts": table_counts(connection),
    }


def _group(connection: Any) -> str:
    import json

    row = connection.execute("SELECT value FROM setting WHERE name = 'name'").fetchone()
    return "" if row is None else str(json.loads(row[0]))


def _content(head: Head, said: Mapping[str, Any]) -> Content:
    newest = said.get("newest")
    return Content(
        made=_moment(head.made),
        computer=str(said.get("computer", "")),
        revision=str(said.get("revision", "")),
        group=str(said.get("group", "")),
        counts=dict(said.get("counts", {})),
        newest=None if newest is None else _moment(int(newest) >> 16),
    )


@contextmanager
def _kept_at() -> Iterator[None]:
    """Tell what went wrong where the copy is written."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", -1)}:
            raise StickFull from error
        raise _BY_NUMBER.get(error.errno or 0, CopyNotKept) from error


@contextmanager
def _private(path: Path) -> Iterator[IO[bytes]]:
    """Make a new file only its owner may read, as far as the file system knows owners."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "w+b") as file:
        yield file


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _millis(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def _moment(millis: int) -> datetime:
    try:
        return datetime.fromtimestamp(millis / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _sort(number: int) -> Sort:
    return Sort(number) if number in {one.value for one in Sort} else Sort.ASKED
