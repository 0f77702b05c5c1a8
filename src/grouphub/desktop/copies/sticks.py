"""The sticks that are in the computer now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from grouphub.store.places import is_removable


@dataclass(frozen=True)
class Stick:
    """A stick or card: where it is mounted, what it is called, how many bytes are free."""

    root: Path
    label: str
    free: int
    is_closed: bool = False
    """Whether nothing can be written to it."""


def sticks() -> list[Stick]:
    """Return every stick that is ready, by name."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = Path(volume.rootPath())
        if volume.isReady() and is_removable(root):
            label = volume.name() or root.name or volume.rootPath()
            found.append(Stick(root, label, volume.bytesAvailable(), volume.isReadOnly()))
    return sorted(found, key=lambda stick: (stick.label, str(stick.root)))
