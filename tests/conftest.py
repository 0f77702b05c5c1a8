"""What every test stands on: an isolated home, a clock of its own, a real encrypted register."""

from __future__ import annotations

import os
import sys
import threading
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from grouphub.base import i18n
from grouphub.base.clock import FixedClock
from grouphub.base.paths import Folder
from tests import factory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from grouphub.store.database import Database
    from grouphub.store.opened import OpenVault

settings.register_profile("grouphub", deadline=None, suppress_health_check=list(HealthCheck), max_examples=60)
settings.load_profile("grouphub")


_NETWORK = frozenset(
    {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"}
)
_reached_out: list[str] = []


def _note_network(event: str, args: tuple[Any, ...]) -> None:
    """Note whoever reaches for the network, even where the error is swallowed; files of the system are no network."""
    if event in _NETWORK and not isinstance(args[-1], (str, bytes)):
        _reached_out.append(f"{event} {args[1:]}")
        raise OSError(event)


sys.addaudithook(_note_network)


def _at_work() -> list[threading.Thread]:
    """Return the threads of slow things that do something: one that waits for work stands in its own loop."""
    frames = sys._current_frames()
    named = [thread for thread in threading.enumerate() if thread.name == "jobs" and thread.ident in frames]
    return [thread for thread in named if frames[thread.ident or 0].f_code.co_name != "_next"]


@pytest.fixture(autouse=True)
def nothing_works_on() -> Iterator[None]:
    """Wait for the thread of slow things: what it still does must not fall into the next test."""
    yield
    until = time.monotonic() + 20
    while (working := _at_work()) and time.monotonic() < until:
        working[0].join(0.02)


@pytest.fixture(autouse=True)
def offline() -> Iterator[None]:
    """Fail when anything was asked of a network, this computer's own included."""
    _reached_out.clear()
    yield
    assert not _reached_out


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep every test out of the real home and in English."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture
def clock() -> FixedClock:
    """Monday 17 March 2025, ten o'clock."""
    return FixedClock(datetime(2025, 3, 17, 10, 0, tzinfo=UTC))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A group's folder that does not exist yet."""
    return Folder(tmp_path / "group")


@pytest.fixture
def opened(folder: Folder) -> Iterator[OpenVault]:
    """A new vault, open, without tables."""
    vault = factory.new_vault(folder)
    yield vault
    vault.close()


@pytest.fixture
def db(opened: OpenVault, clock: FixedClock) -> Iterator[Database]:
    """A new register with all its tables."""
    database = factory.new_database(opened, clock)
    yield database
    database.close()
