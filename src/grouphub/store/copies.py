"""Copies of the register as they lie somewhere: found, looked at, opened, taken out of. ``copying`` makes them."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import IO, TYPE_CHECKING, Any

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_
from grouphub.base.sizes import size_text
from grouphub.store.copyfile import (
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
)
from grouphub.store.keyfile import Entry, Kind, wipe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from grouphub.store.copyfile import Outline
    from grouphub.store.opened import OpenVault
    from grouphub.store.recovery import RecoveryCode

ENDING = ".copy"
SPARE = 256 * 1024
"""Room kept free beside what a copy needs: file systems want some for themselves."""


LOST = N_(
    "Without a password or the register sheet nobody can open a register or a copy, the makers of the program neither. "
    "What can still be done: look for the sheet with six groups of four signs; ask each woman who has a password of "
    "her own; try the password of the day the copy was made. Keep the files: they open when one of them is found. "
    "Paper lists and tables that were saved before can be entered into a new register."
)
"""What to say to whoever has neither a password nor the sheet."""


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
    CHANGE = "change"
    """Taking the register, of which the copy was made, to this program's shape."""


@dataclass
class Told:
    """How far a copy is. ``tell`` is called often, in the thread that works; what it raises stops the work."""

    tell: Callable[[Told], None] = lambda _told: None
    stage: Stage = Stage.ROOM
    done: int = 0
    """Bytes moved, written and read back together."""
    whole: int = 0

    @property
    def part(self) -> float:
        """How much of all is done, from 0 to 1."""
        return min(1.0, self.done / max(1, self.whole))

    def expect(self, count: int) -> None:
        """Say how many bytes all of it will move; who says so first, for the whole of the work, is believed."""
        self.whole = self.whole or count

    def begin(self, stage: Stage) -> None:
        """Say what comes next."""
        self.stage = stage
        self.tell(self)

    def rows(self, all_rows: int, size: int) -> Callable[[int], None]:
        """Return what is told of rows that are read, ``all_rows`` of them counting as ``size`` bytes."""
        return lambda count: self.moved(size * count // max(1, all_rows))

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
    newest: int
    """The newest change in it, by the journal's own time: the same as the register's where it holds all of it."""
    swept: int
    """How many were erased for ever and are not in it."""


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
    return Copy(path, moment_of_millis(head.made), _sort(head.sort), size, head.newest, head.swept)


def room_needed(opened: OpenVault) -> int:
    """Return how many bytes a copy made now would take."""
    folder = opened.folder
    return size_of(folder.register) + size_of(folder.pages) + SPARE


def open_copy(path: Path, secret: str | RecoveryCode) -> OpenCopy:
    """Open a copy with a password or sheet that was valid when it was made. Slow by intent; run it in a job.

    Its members are not read yet. Raises NoCopy, CopyNewer, CopyDamaged, CopyUnread, SecretForAnother, PasswordEmpty.
    """
    from grouphub.store.unlocking import candidates, try_secret

    with reading(path) as file:
        outline = read_outline(file)
    keys = keys_of(outline)
    for one in candidates(secret):
        entry = try_secret(keys, one)
        if entry is not None:
            break
    else:
        raise SecretForAnother(day=f"{moment_of_millis(outline.head.made).astimezone():%d.%m.%Y}")
    said = outline.opened(entry.key)
    if said is None or said.get("kind") != "copy":
        wipe(entry.key)
        raise CopyDamaged if said is None else NoCopy
    return OpenCopy(path, outline, entry, said)


def take_out(copy: OpenCopy, name: str, into: Path, told: Told) -> None:
    """Write one member of a copy into a new private file. Raises CopyDamaged, CopyUnread, or an error of the system."""
    (number,) = numbers_of(copy.said, [name])
    with reading(copy.path) as file, private(into) as out:
        forget_cached(file)
        read_member(file, copy.outline, number, out, told.moved)


def check_room(place: Path, needed: int) -> None:
    """Raise NoRoomForCopy unless so many bytes are free at ``place``. Raises OSError."""
    free = shutil.disk_usage(place).free
    if free < needed:
        raise NoRoomForCopy(needed=size_text(needed), free=size_text(free))


def _content(head: Head, said: Mapping[str, Any]) -> Content:
    newest = said.get("newest")
    return Content(
        made=moment_of_millis(head.made),
        computer=str(said.get("computer", "")),
        revision=str(said.get("revision", "")),
        group=str(said.get("group", "")),
        counts=dict(said.get("counts", {})),
        newest=None if newest is None else moment_of_millis(int(newest) >> 16),
    )


@contextmanager
def private(path: Path) -> Iterator[IO[bytes]]:
    """Make a new file only its owner may read, as far as the file system knows owners."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "w+b") as file:
        yield file


def size_of(path: Path) -> int:
    """Return how many bytes a file has; none where there is none."""
    return path.stat().st_size if path.exists() else 0


def moment_of_millis(millis: int) -> datetime:
    """Return the moment; a number that is none gives the first of 1970."""
    try:
        return datetime.fromtimestamp(millis / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _sort(number: int) -> Sort:
    return Sort(number) if number in {one.value for one in Sort} else Sort.ASKED
