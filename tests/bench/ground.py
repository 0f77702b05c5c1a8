"""What is measured on: folders on a real disk, invented groups, fresh processes of the program."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any

from grouphub.base.paths import Folder

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "non bist chor gul"
_LONGEST_CHILD = 900
"""Seconds; one that takes longer hangs."""
_NO_DISK = {"tmpfs", "ramfs"}


@cache
def place() -> Path:
    """Return a private folder on a disk, where "durable" costs what it costs; ``leave`` removes it."""
    for parent in (Path(tempfile.gettempdir()), Path("/var/tmp"), Path.home()):
        if parent.is_dir() and os.access(parent, os.W_OK) and _file_system(parent) not in _NO_DISK:
            return Path(tempfile.mkdtemp(prefix="grouphub-bench-", dir=parent))
    return Path(tempfile.mkdtemp(prefix="grouphub-bench-"))


def leave() -> None:
    """Remove everything that was made for measuring, but not the groups that were to be kept."""
    shutil.rmtree(place(), ignore_errors=True)


_kept: list[Path] = []


def keep_in(folder: Path | None) -> None:
    """Make the invented groups in ``folder`` and take those that are there already: a large one takes minutes."""
    _kept[:] = [folder] if folder else []


@cache
def group(people: int) -> Folder:
    """Return the folder of an invented group with ``people`` women, made with the command made for it."""
    folder = (_kept or [place()])[0] / f"group-{people}"
    if folder.exists():
        return Folder(folder)
    words = ["practice", "--people", str(people), "--data-dir", str(folder), "--lang", "en"]
    reading, writing = os.pipe()
    os.write(writing, PASSWORD.encode())
    os.close(writing)
    command = [*program(), *words, "--password-fd", str(reading)]
    subprocess.run(command, env=environment(), pass_fds=[reading], check=True, stdout=subprocess.DEVNULL)
    os.close(reading)
    return Folder(folder)


def copied(people: int) -> Folder:
    """Return a copy of the group, for what leaves a half-typed form behind."""
    copy = place() / f"copy-{people}"
    shutil.copytree(group(people).path, copy, dirs_exist_ok=True)
    return Folder(copy)


def program() -> list[str]:
    """Return the start of a command line that runs the program as installed."""
    return [sys.executable, "-P", "-m", "grouphub"]


def environment() -> dict[str, str]:
    """Return the environment of a measured process: compiled bytecode may be read and written, no screen needed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHONDONTWRITE")}
    kept["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    kept.setdefault("QT_QPA_PLATFORM", "offscreen")
    return kept


def child(module: str, *words: object) -> dict[str, Any]:
    """Run ``tests.bench.<module>`` in a fresh process and return the JSON of its last line.

    The moment it was started is its first word, on the clock that all processes share.
    """
    command = [sys.executable, "-P", "-m", f"tests.bench.{module}", repr(time.monotonic()), *map(str, words)]
    done = subprocess.run(
        command, env=environment(), check=False, capture_output=True, text=True, timeout=_LONGEST_CHILD
    )
    if done.returncode or not done.stdout.strip():
        raise RuntimeError(f"{module} {words}: {done.stdout}{done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _file_system(path: Path) -> str:
    """Return the kind of file system ``path`` is on, as Linux tells it; nothing elsewhere."""
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    mounts = [line.split() for line in lines]
    fitting = [(len(mount[1]), mount[2]) for mount in mounts if path.resolve().is_relative_to(mount[1])]
    return max(fitting, default=(0, ""))[1]
