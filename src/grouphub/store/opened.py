"""An unlocked register: its key in memory, and the files held against other programs."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_
from grouphub.store.cipher import STEP, connect
from grouphub.store.faults import FileDamaged, blamed
from grouphub.store.keyfile import Kind, read_keys, wipe
from grouphub.store.rooms import free_reserve, refill_rooms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from grouphub.base.paths import Folder
    from grouphub.store.holder import Holder
    from grouphub.store.keyfile import Entry


class RegisterMissing(GroupHubError):
    """There are keys but no register; fact: folder."""

    message = N_(
        "The file register.db is missing in the folder {folder}; no new one was made in its place. "
        "Your copies are safe: bring one back. If somebody moved the file, put it back there."
    )


class PagesMissing(GroupHubError):
    """The second file is gone; fact: folder."""

    message = N_(
        "The file pages.db is missing in the folder {folder}. The register itself is whole, and you can go on working. "
        "If somebody moved the file, put it back there; your copies hold it too."
    )


class WasLocked(GroupHubError):
    """The register was locked while a password was being made."""

    message = N_("The register was locked meanwhile, so nothing was changed. Open it and try again.")


class OpenVault:
    """An unlocked vault: the key in memory and the register held against other programs, until ``close``."""

    def __init__(self, folder: Folder, entry: Entry, holder: Holder) -> None:
        self.folder = folder
        self.key = entry.key
        self.keeper = entry.keeper
        self.by_recovery = entry.kind is Kind.RECOVERY
        self.after_crash = holder.was_left
        """Whether the program or the computer stopped while the register was open last."""
        self._holder = holder
        self._closed = False
        self.gives_way = False
        """Whether the register is about to be replaced: nobody connects to it any more, and it stays held."""
        self._guard = threading.Lock()

    def connect(self) -> Any:
        """Return a new connection to the register; the caller closes it before the vault is closed.

        Nothing is begun by itself (``isolation_level=None``), and any one thread at a time may use it.
        Raises WasLocked, RegisterMissing, FileDamaged or another storage fault.
        """
        if self._closed or self.gives_way:
            raise WasLocked
        return connect(self.folder.register, self.key, missing=RegisterMissing(folder=self.folder.path))

    def verify(self) -> None:
        """Read every page of the register; raises FileDamaged or PagesMissing."""
        with blamed(self.folder.path):
            connection = self.connect()
            try:
                broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
                sound = connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            finally:
                connection.close()
        if broken or not sound:
            raise FileDamaged
        if not self.folder.pages.exists():
            raise PagesMissing(folder=self.folder.path)
        if not self.folder.pages.stat().st_size or self.folder.pages.stat().st_size % STEP:
            raise FileDamaged

    @property
    def has_slots_left(self) -> bool:
        """Tell whether one more password fits."""
        return any(seat.kind is Kind.EMPTY for seat in read_keys(self.folder)[0].seating(self.key))

    @property
    def keepers(self) -> frozenset[UUID]:
        """Who has a password."""
        seating = read_keys(self.folder)[0].seating(self.key)
        return frozenset(seat.keeper for seat in seating if seat.kind is Kind.PASSWORD)

    def free_reserve(self) -> bool:
        """Give the kept room back to a full disk; tells whether there was any."""
        return free_reserve(self.folder)

    def refill_rooms(self) -> None:
        """Keep room again where the disk has it; leaves a full disk alone."""
        refill_rooms(self.folder)

    def close(self) -> None:
        """Wipe the key and let others open the register; a second call does nothing."""
        with self._guard:
            self._closed = True
            wipe(self.key)
            self._holder.release()

    @property
    def is_closed(self) -> bool:
        """Whether the key is wiped."""
        return self._closed

    @contextmanager
    def kept_open(self) -> Iterator[None]:
        """Keep the key from being wiped meanwhile: a slot with a wiped key would open nothing. Raises WasLocked."""
        with self._guard:
            if self._closed:
                raise WasLocked
            yield
