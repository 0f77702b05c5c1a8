"""Where a live register may lie: not on a stick, which gets pulled out, nor on a network drive, which loses writes.

The rules are plain functions over tables; only the last part of the module asks this computer.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class UnsafePlace(GroupHubError):
    """A live register must not lie here."""


class OnStick(UnsafePlace):
    """The folder is on something that can be pulled out."""

    message = N_(
        "This folder is on a stick. A register in use is lost when a stick is pulled out, so it was not opened there "
        "and nothing was changed. Keep it on the computer's own disk; a stick is for copies."
    )


class OnNetworkDrive(UnsafePlace):
    """The folder belongs to another computer."""

    message = N_(
        "This folder is on a network drive. A register in use can be damaged there, so it was not opened and nothing "
        "was changed. Keep it on the computer's own disk."
    )


class Place(Enum):
    """What kind of disk a folder is on."""

    OWN_DISK = "own disk"
    STICK = "stick"
    NETWORK = "network"


# Shared folders of virtual machines belong here too: SQLite's shared memory does not work across them.
_NETWORK_TYPES = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "smb2",
        "ncpfs",
        "afs",
        "coda",
        "ceph",
        "glusterfs",
        "lustre",
        "beegfs",
        "davfs",
        "vboxsf",
        "prl_fs",
        "fuse.sshfs",
        "fuse.davfs",
        "fuse.davfs2",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.glusterfs",
        "fuse.cephfs",
        "fuse.curlftpfs",
        "fuse.smbnetfs",
        "fuse.gvfsd-fuse",
        "fuse.gvfs-fuse-daemon",
        "fuse.kio-fuse",
        "fuse.vmhgfs-fuse",
        "fuse.onedriver",
    }
)


@dataclass(frozen=True)
class Mount:
    """One line of the table of mounted disks."""

    point: Path
    device: str  # major:minor
    type: str
    source: str


@dataclass(frozen=True)
class Disk:
    """What is known of a whole disk: its path in the device tree, and whether it says it can be taken out."""

    path: str
    is_removable: bool
    is_card: bool = False


def read_mounts(table: str) -> tuple[Mount, ...]:
    """Return the mounts of a ``/proc/self/mountinfo``; lines that do not fit are left out."""
    mounts = []
    for line in table.splitlines():
        before, dash, after = line.partition(" - ")
        words, end = before.split(), after.split()
        if dash and len(words) > 4 and len(end) > 1:
            mounts.append(Mount(Path(_plain(words[4])), words[2], end[0], _plain(end[1])))
    return tuple(mounts)


def mount_of(path: Path, mounts: Sequence[Mount]) -> Mount | None:
    """Return the mount an absolute ``path`` lies on: the deepest, and of equals the latest."""
    over = [mount for mount in mounts if path == mount.point or mount.point in path.parents]
    return max(enumerate(over), key=lambda one: (len(one[1].point.parts), one[0]))[1] if over else None


def judge(path: Path, mounts: Sequence[Mount], disk_of: Callable[[Mount], Disk | None]) -> Place:
    """Return what kind of disk ``path`` is on.

    The disk the whole system runs from counts as the computer's own, even when it hangs on USB.
    """
    mount = mount_of(path, mounts)
    if mount is None:
        return Place.OWN_DISK
    if mount.type in _NETWORK_TYPES or mount.source.startswith("//"):
        return Place.NETWORK
    disk, root = disk_of(mount), mount_of(Path("/"), mounts)
    if disk is None or (root and disk == disk_of(root)):
        return Place.OWN_DISK
    can_be_pulled = disk.is_removable or disk.is_card or re.search(r"/(usb|mmc_host/sd)\d", disk.path)
    return Place.STICK if can_be_pulled else Place.OWN_DISK


def judge_drive(drive_type: int) -> Place:
    """Return what Windows means by the number of its GetDriveTypeW."""
    return {2: Place.STICK, 4: Place.NETWORK, 5: Place.STICK}.get(drive_type, Place.OWN_DISK)


def place_of(path: Path) -> Place:
    """Return what kind of disk ``path`` is on; it need not exist yet."""
    there = _existing(path)
    if sys.platform == "win32":
        return Place.NETWORK if str(there).startswith("\\\\") else judge_drive(_drive_type(_volume(there)))
    return judge(there, _mounts(), _disk_of)


def check_place(path: Path) -> None:
    """Raise OnStick or OnNetworkDrive unless a live register may lie at ``path``."""
    place = place_of(path)
    if place is not Place.OWN_DISK:
        raise OnStick if place is Place.STICK else OnNetworkDrive


def is_removable(path: Path) -> bool:
    """Tell whether ``path`` is on something that can be pulled out."""
    return place_of(path) is Place.STICK


def holds_copy_of_register(path: Path) -> bool:
    """Tell whether a register or a copy of one lies where ``path`` does.

    On a stick all of the stick counts, elsewhere only the folder itself: a recovery sheet kept
    beside the register opens it for whoever takes both.
    """
    there = _existing(path)
    folder = there if there.is_dir() else there.parent
    if place_of(folder) is Place.OWN_DISK:
        return any(_opens_register(file) for file in _files(folder, depth=0))
    return any(_opens_register(file) for file in _files(_top(folder), depth=5))


def _plain(escaped: str) -> str:
    r"""Undo the octal escapes of mountinfo (``\040`` is a blank)."""
    return re.sub(r"\\(0[0-7]{2}|1[0-7]{2})", lambda found: chr(int(found[1], 8)), escaped)


def _existing(path: Path) -> Path:
    """Return the resolved path, or the nearest folder above it that is there."""
    there = Path(os.path.realpath(path))
    return next((one for one in (there, *there.parents) if one.exists()), there)


def _mounts() -> tuple[Mount, ...]:
    try:
        return read_mounts(Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape"))
    except OSError:
        return ()


def _disk_of(mount: Mount) -> Disk | None:
    """Return the whole disk below a mount, through partitions and encryption."""
    name = Path(os.path.realpath(mount.source)).name if mount.source.startswith("/dev/") else ""
    for start in (Path("/sys/class/block") / (name or "-"), Path("/sys/dev/block") / mount.device):
        if start.exists():
            return _whole_disk(Path(os.path.realpath(start)))
    return None


def _whole_disk(device: Path) -> Disk:
    for _ in range(8):  # a volume on encryption on a partition is three deep
        below = sorted((device / "slaves").iterdir()) if (device / "slaves").is_dir() else []
        if not below:
            break
        device = Path(os.path.realpath(below[0]))
    whole = device.parent if (device / "partition").exists() else device
    return Disk(str(whole), _word(whole / "removable") == "1", _word(whole / "device" / "type") == "SD")


def _word(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace").strip()
    except OSError:
        return ""


def _top(folder: Path) -> Path:
    """Return the top folder of the disk ``folder`` is on."""
    if sys.platform == "win32":
        return Path(_volume(folder))
    mount = mount_of(folder, _mounts())
    return mount.point if mount else folder


def _files(folder: Path, depth: int, left: int = 20_000) -> Iterator[Path]:
    """Yield files under ``folder``, nearest first; what cannot be read is passed over."""
    waiting = [(folder, depth)]
    while waiting and left > 0:
        here, deeper = waiting.pop(0)
        try:
            entries = list(os.scandir(here))
        except OSError:
            continue
        left -= len(entries)
        for entry in entries:
            if entry.is_file(follow_symlinks=False):
                yield Path(entry.path)
            elif deeper and entry.is_dir(follow_symlinks=False):
                waiting.append((Path(entry.path), deeper - 1))


def _opens_register(path: Path) -> bool:
    """Tell whether a file is a key file or a copy, which holds one."""
    from grouphub.store.copyfile import is_copy
    from grouphub.store.keyfile import SIZE, is_key_file

    try:
        with path.open("rb") as file:
            first = file.read(16)
        return is_copy(first) or (path.stat().st_size == SIZE and is_key_file(first))
    except OSError:
        return False


if sys.platform == "win32":
    import ctypes

    def _volume(path: Path) -> str:
        found = ctypes.create_unicode_buffer(1024)
        known = ctypes.windll.kernel32.GetVolumePathNameW(str(path), found, len(found))
        return found.value if known else path.anchor

    def _drive_type(volume: str) -> int:
        return int(ctypes.windll.kernel32.GetDriveTypeW(volume))
